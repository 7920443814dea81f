"""What the later modules ask of an annotation: edges of subtrees, clauses, subjects, quotation of a token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from onrecord.statements.datelines import body_starts
from onrecord.statements.quotes import Quotation
from onrecord.types import Annotation

MARKS = frozenset({'"', "“", "”", "„", "‟", "«", "»", "‹", "›", "``", "''", "‘", "’", "'", "`", "‚"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
STOPS = frozenset({",", ";", ":", ".", "-", "--", "–", "—", "?", "!", "...", "…"})
_TRIM = frozenset({",", ".", ";", ":", "-", "--", "–", "—", "(", ")", "[", "]", "…", "...", "!", "?"})

_BESIDE = 6

Piece = tuple[int, int]
"""First and last token, inclusive."""


def meet(one: Piece, others: Sequence[Piece]) -> bool:
    """Whether a piece has a token in common with one of the others."""
    return any(one[0] <= last and first <= one[1] for first, last in others)


class Reading:
    """An annotation with its quotations, and what is derived from both once a report."""

    __slots__ = (
        "a", "bodies", "children", "deps", "heads", "label_of", "left", "lowers", "quotations", "quote_of",
        "quote_tokens", "quotes_in", "right", "sentence_of", "tags", "words",
    )  # fmt: skip

    def __init__(self, annotation: Annotation, quotations: Sequence[Quotation]) -> None:
        self.a = annotation
        self.words, self.lowers = annotation.words, annotation.lowers
        self.tags, self.deps, self.heads = annotation.tags, annotation.deps, annotation.heads
        self.children = annotation.children
        self.sentence_of = annotation.sentence_of
        self.label_of = {t: n.label for n in annotation.names for t in range(n.start, n.end)}
        self.left, self.right = _edges(annotation.heads, annotation.children)
        self.bodies = body_starts(annotation)
        for begin, body in self.bodies.items():
            for token in range(body, annotation.sentences[self.sentence_of[body]].end):
                if self.left[token] >= begin:
                    self.left[token] = max(self.left[token], body)
        self.quotations = tuple(q for q in quotations if not q.inner)
        self.quote_of, self.quote_tokens = _quote_columns(annotation, self.quotations)
        self.quotes_in: dict[int, list[Piece]] = {}
        for span in self.quote_tokens:
            if span is not None:
                for sentence in range(self.sentence_of[span[0]], self.sentence_of[span[1]] + 1):
                    self.quotes_in.setdefault(sentence, []).append(span)

    def sentence(self, token: int) -> tuple[int, int]:
        """First and last token of the sentence that holds ``token``, without the dateline before it."""
        s = self.a.sentences[self.sentence_of[token]]
        body = self.bodies.get(s.start, s.start) if self.bodies else s.start
        return (body if body <= token else s.start), s.end - 1

    def quotations_beside(self, token: int) -> list[Piece]:
        """The quotations of the sentence of ``token`` that do not hold it, a few on either side."""
        spans = self.quotes_in.get(self.sentence_of[token])
        if not spans:
            return []
        begin, end = self.sentence(token)
        at = bisect_right(spans, (token, len(self.words)))
        near = spans[max(0, at - _BESIDE) : at + _BESIDE]
        return [(max(begin, a), min(end, b)) for a, b in near if not a <= token <= b]

    def paragraph(self, token: int) -> int:
        """The index of the paragraph that holds ``token``."""
        return self.a.sentences[self.sentence_of[token]].paragraph

    def child(self, token: int, *labels: str) -> int | None:
        """The first dependent with one of the labels."""
        deps = self.deps
        for c in self.children[token]:
            if deps[c] in labels:
                return c
        return None

    def trim(self, first: int, last: int) -> Piece | None:
        """The piece without the punctuation at its ends; quotation marks stay."""
        words = self.words
        while first <= last and (words[first] in _TRIM):
            first += 1
        while last >= first and words[last] in _TRIM:
            last -= 1
        return (first, last) if first <= last else None

    def subject(self, verb: int) -> int | None:
        """The subject of a verb, its own or the one that it shares."""
        heads, deps = self.heads, self.deps
        for _ in range(8):
            found = [c for c in self.children[verb] if deps[c] in ("nsubj", "nsubjpass", "csubj")]
            if found:
                return next((c for c in reversed(found) if c < verb), found[0])
            if self.child(verb, "expl") is not None:
                return None
            label, head = deps[verb], heads[verb]
            if head == verb:
                return None
            if label in ("acl", "relcl"):
                return head
            if label == "xcomp":
                # "urged him to say", "was heard to say": the object, if there is one, says it.
                patient = self.child(head, "dobj", "dative")
                if patient is not None and patient < verb:
                    return patient
            elif label == "pcomp" and self.lowers[head] in ("for", "of"):
                # "blamed him for saying", "accused them of hiding": again the object.
                above = self.heads[head]
                patient = self.child(above, "dobj", "nsubjpass")
                if patient is not None and patient < verb:
                    return patient
            elif label not in (
                "acomp",
                "attr",
                "oprd",
                "conj",
                "advcl",
                "ccomp",
                "pcomp",
                "dep",
                "prep",
                "parataxis",
            ):
                return None
            if label == "ccomp" and self.tags[verb] not in ("VBG", "VBN", "VB"):
                return None
            verb = head
        return None


def _edges(heads: Sequence[int], children: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
    """The first and the last token below each token."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    order = [token for token, head in enumerate(heads) if head == token]
    for token in order:
        order.extend(children[token])
    for token in reversed(order):
        head = heads[token]
        left[head] = min(left[head], left[token])
        right[head] = max(right[head], right[token])
    return left, right


def _quote_columns(
    annotation: Annotation, quotations: Sequence[Quotation]
) -> tuple[list[int], list[Piece | None]]:
    """For each token its quotation or -1, and for each quotation its first and last token."""
    column = [-1] * len(annotation)
    ranges: list[Piece | None] = []
    starts, ends = annotation.starts, annotation.ends
    for number, quotation in enumerate(quotations):
        first = bisect_right(ends, quotation.start)
        last = bisect_right(starts, quotation.end - 1) - 1
        if first > last:
            ranges.append(None)
            continue
        ranges.append((first, last))
        column[first : last + 1] = [number] * (last + 1 - first)
    return column, ranges
