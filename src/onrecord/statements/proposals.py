"""Cue words and, for each, the pieces of text that could be its content.

Nothing is decided here: a cue gives every span that its grammar allows (``choices``); ``judge`` picks one
or none.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from onrecord.resources.cues import Cue, CueLexicon
from onrecord.statements.choices import (
    Choice,
    Choices,
    after_cue,
    around_cue,
    as_governor,
    as_subject,
    clause_of,
    quotes_beside,
)
from onrecord.statements.syntax import MARKS, STOPS, Piece, Reading

_OPENING = frozenset({"“", "„", "«", "‘", "``", "‹"})
_DASHES = frozenset({"-", "--", "–", "—", "―"})
_MAX_NAME = 8
_MAX_LINE = 3000
"""Characters of a signed line."""


class Proposal(Struct, frozen=True):
    """A word that may be a cue, with the choices of content it has. ``clause`` is the cue with what
    belongs to it alone: speaker, addressee, time."""

    token: int
    kind: str
    cue: Cue
    clause: Piece
    choices: tuple[Choice, ...]


def propose(reading: Reading, cues: CueLexicon) -> Iterator[Proposal]:
    """The proposals of a report in text order."""
    for token in range(len(reading.tags)):
        made = _proposal(reading, token, cues)
        if made is not None and made.choices:
            yield made


def _proposal(reading: Reading, token: int, cues: CueLexicon) -> Proposal | None:
    word, kind = reading.lowers[token], reading.tags[token][:2]
    if word in cues.phrases:
        found = _phrase(reading, token, cues.phrases[word])
        if found is not None and found.choices:
            return found
    if word in _DASHES:
        return _dash(reading, token)
    if word == ":":
        return _colon(reading, token)
    if kind == "VB":
        cue = cues.verbs.get(word)
        if cue is None and _beside_quotation(reading, token):
            cue = Cue(word, "other")
        return _verb(reading, token, _with_particle(reading, token, cue, cues)) if cue else None
    if kind == "NN":
        cue = cues.nouns.get(word)
        made = _noun(reading, token, cue) if cue else None
        if made is None and reading.paragraph(token) == 0 and (cue := cues.verbs.get(word)):
            return _verb(reading, token, cue)  # the capitals of a headline hide its verb
        return made
    if kind == "JJ":
        cue = cues.others.get(word) or cues.verbs.get(word)
        return _adjective(reading, token, cue) if cue else None
    if kind == "RB":
        cue = cues.others.get(word)
        return _adverb(reading, token, cue) if cue else None
    return None


def _beside_quotation(reading: Reading, h: int) -> bool:
    """Whether a verb introduces a quotation whatever it means: "…," the crowd thundered; he demurred: "…"."""
    begin, end = reading.sentence(h)
    if reading.quote_of[h] >= 0:
        return False
    if h + 2 <= end and reading.words[h + 1] in (",", ":") and reading.quote_of[h + 2] >= 0:
        return True
    subject = reading.child(h, "nsubj")
    if subject is None or (subject not in (h - 1, h + 1) and reading.right[subject] != h - 1):
        return False
    first = min(h, reading.left[subject])
    return first > begin + 1 and reading.quote_of[first - 1] >= 0 and reading.words[first - 2] in STOPS


def _with_particle(reading: Reading, h: int, cue: Cue, cues: CueLexicon) -> Cue:
    """The verb in the meaning that it has with its particle: "call for", "point out"."""
    for c in reading.children[h]:
        if c > h and reading.deps[c] in ("prt", "prep", "advmod"):
            meaning = cues.particles.get((cue.lemma, reading.lowers[c]))
            if meaning is not None:
                return Cue(cue.lemma, meaning)
    return cue


def _verb(reading: Reading, h: int, cue: Cue) -> Proposal | None:
    if reading.deps[h] in ("aux", "auxpass") or _quoted_as_saying(reading, h):
        return None
    choices = Choices(reading, h)
    clause = clause_of(reading, h)
    after_cue(reading, h, choices)
    as_subject(reading, h, choices)
    around_cue(reading, h, clause, choices)
    quotes_beside(reading, h, clause, choices)
    as_governor(reading, h, clause, choices)
    return Proposal(h, "verb", cue, clause, tuple(choices.found))


def _quoted_as_saying(reading: Reading, h: int) -> bool:
    """ "was quoted as saying": the saying is the cue, its speaker the one who is quoted."""
    as_ = reading.child(h, "prep")
    return as_ is not None and reading.lowers[as_ : as_ + 2] in (("as", "saying"), ("as", "telling"))


def _noun(reading: Reading, h: int, cue: Cue) -> Proposal | None:
    deps, left, right = reading.deps, reading.left, reading.right
    choices = Choices(reading, h)
    after_cue(reading, h, choices)
    head = reading.heads[h]
    for c in reading.children[h]:
        if c < h and deps[c] in ("compound", "amod", "nmod", "poss"):
            choices.add(f"L:{deps[c]}", (left[c], right[c]))
    if deps[h] in ("nsubj", "nsubjpass") and head > h:
        for c in reading.children[head]:
            if c > head and deps[c] in ("ccomp", "attr", "xcomp", "advcl"):
                choices.add(f"C:{deps[c]}", (left[c], right[c]))
    elif deps[h] in ("dobj", "attr", "pobj", "oprd"):
        for c in reading.children[head]:
            if c > h and deps[c] in ("ccomp", "xcomp", "acl", "prep", "advcl", "relcl"):
                inner = next((g for g in reading.children[c] if deps[g] in ("pobj", "pcomp")), None)
                start = left[inner] if deps[c] == "prep" and inner is not None else left[c]
                choices.add(f"O:{deps[c]}", (start, right[c]))
        if deps[h] == "attr" and (subject := reading.child(head, "nsubj")) is not None and subject < h:
            choices.add("S:attr", (left[subject], right[subject]))
    quotes_beside(reading, h, (h, h), choices)
    return Proposal(h, "noun", cue, (h, h), tuple(choices.found)) if choices.found else None


def _adjective(reading: Reading, h: int, cue: Cue) -> Proposal | None:
    choices = Choices(reading, h)
    after_cue(reading, h, choices)
    head = reading.heads[h]
    if reading.deps[h] == "acomp":
        for c in reading.children[head]:
            if c > h and reading.deps[c] in ("ccomp", "xcomp", "prep"):
                choices.add(f"O:{reading.deps[c]}", (reading.left[c], reading.right[c]))
    elif reading.deps[h] == "amod" and head > h:
        choices.add("N:amod", (h + 1, reading.right[head]))
    return Proposal(h, "adjective", cue, (h, h), tuple(choices.found)) if choices.found else None


def _adverb(reading: Reading, h: int, cue: Cue) -> Proposal | None:
    choices = Choices(reading, h)
    head = reading.heads[h]
    begin, end = reading.sentence(h)
    for name, first, last in (("g", reading.left[head], reading.right[head]), ("s", begin, end)):
        choices.add(f"A:{name}", (first, h - 1), (h + 1, last))
        choices.add(f"A:{name}>", (h + 1, last))
    return Proposal(h, "adverb", cue, (h, h), tuple(choices.found))


def _phrase(reading: Reading, h: int, phrases: tuple[tuple[str, ...], ...]) -> Proposal | None:
    words = next((p for p in phrases if reading.lowers[h : h + len(p)] == p), None)
    begin, end = reading.sentence(h)
    if words is None or not reading.tags[h] or h + len(words) > end:
        return None
    last = max(reading.right[h], reading.right[h + len(words) - 1])
    last = _speaker_end(reading, h + len(words), min(last, end))
    choices = Choices(reading, h)
    after = last + 1
    head = reading.heads[h]
    governors = [("s", begin, end)]
    if head != h:
        governors.append(("g", reading.left[head], reading.right[head]))
        top = reading.heads[head]
        if top != head:
            governors.append(("gg", reading.left[top], reading.right[top]))
    near = "0" if h == begin else "," if reading.words[h - 1] in STOPS else ""
    for name, first, stop in governors:
        choices.add(f"P:{name}{near}", (first, h - 1))
        choices.add(f"P:{name}{near}+e", (first, h - 1), (after, stop))
    quote = reading.quote_of[h - 1] if h else -1
    if quote >= 0 and (span := reading.quote_tokens[quote]):
        choices.add("P:q", (max(begin, span[0]), h - 1))
    cue = Cue(" ".join(words), "according")
    return Proposal(h, "phrase", cue, (h, last), tuple(choices.found))


def _speaker_end(reading: Reading, first: int, last: int) -> int:
    """The end of a speaker after "according to": before a quotation, or a comma with a clause behind it."""
    for token in range(first, last + 1):
        if reading.words[token] in _OPENING or (reading.words[token] == '"' and token > first):
            return token - 1
    return last


def _colon(reading: Reading, h: int) -> Proposal | None:
    """ "NAME: words" at the start of a paragraph."""
    begin, end = reading.sentence(h)
    if h in (begin, end) or h - begin > _MAX_NAME:
        return None
    if reading.words[begin] in MARKS:
        begin += 1
    para = reading.paragraph(h)
    if begin > 1 and reading.paragraph(begin - 2) == para:
        return None
    if begin >= h or any(t[:2] in ("VB", "MD") for t in reading.tags[begin:h]):
        return None
    stop = reading.sentence_of[h]
    sentences = reading.a.sentences
    while (
        stop + 1 < len(sentences)
        and sentences[stop + 1].paragraph == para
        and stop - reading.sentence_of[h] < 60
    ):
        stop += 1
    choices = Choices(reading, h)
    turn = (
        all(w.isupper() or w in (".", "-") for w in reading.words[begin:h]) and len(reading.words[begin]) > 1
    )
    if not turn:
        choices.add("K:s", (h + 1, end))
    choices.add("K:p", (h + 1, sentences[stop].end - 1))
    quote = reading.quote_of[h + 1]
    if not turn and quote >= 0 and (span := reading.quote_tokens[quote]):
        choices.add("K:q", (h + 1, span[1]))
    return Proposal(h, "turn" if turn else "colon", Cue(":", "colon"), (begin, h), tuple(choices.found))


def _dash(reading: Reading, h: int) -> Proposal | None:
    """A quotation, a dash, a name, and then nothing more or another quotation."""
    quote = reading.quote_of[h - 1] if h else -1
    if quote < 0 or reading.quote_of[h] >= 0:
        return None
    last = h
    limit = min(h + _MAX_NAME, len(reading.words) - 1)
    while last < limit and _in_name(reading, last + 1):
        last += 1
    if last == h:
        return None
    after = last + 1
    if after < len(reading.words) and reading.paragraph(after) == reading.paragraph(h):
        if reading.words[after] not in MARKS and reading.words[after] not in (".", ","):
            return None
        if reading.words[after] == "," and after != reading.sentence(h)[1]:
            last = reading.sentence(h)[1]
    choices = Choices(reading, h)
    span = reading.quote_tokens[quote]
    begin = _line_begin(reading, h)
    signed = any(w in _DASHES for w in reading.words[begin:h])
    if span is not None and begin < span[0] and reading.words[begin] in MARKS and not signed:
        span = (begin, span[1])
    choices.add("D:q", span)
    return Proposal(h, "dash", Cue("-", "dash"), (h, last), tuple(choices.found))


def _in_name(reading: Reading, token: int) -> bool:
    """Whether a word is part of a name; in a sentence that was not parsed, its capital tells."""
    tag, word = reading.tags[token], reading.words[token]
    return tag in ("NNP", "NNPS") if tag else word[0].isupper()


def _line_begin(reading: Reading, h: int) -> int:
    """The first token of the line that ``h`` stands in, at most its paragraph; ``h`` if the line is so long
    that nobody signs it."""
    a = reading.a
    start, here = a.paragraphs[reading.paragraph(h)][0], a.starts[h]
    line = a.text.rfind("\n", max(start, here - _MAX_LINE), here) + 1
    if line == 0 and here - start > _MAX_LINE:
        return h
    return a.tokens_in(max(start, line), a.ends[h]).start
