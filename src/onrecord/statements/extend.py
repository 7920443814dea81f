"""Pieces of content completed by the quotations that they touch.

A sentence ends inside a quotation, but a quotation ends where its mark is; and ``"X," he said. "Y."`` is
one statement.
"""

from __future__ import annotations

from onrecord.statements.syntax import Piece, Reading

_OCCASIONS = frozenset(
    """
    speech statement interview tweet letter address remarks post briefing conference hearing broadcast email
    message debate sermon testimony memo column editorial blog
    """.split()
)
_SOME = frozenset({"a", "an", "his", "her", "their", "its"})
_IN = frozenset({"in", "at", "during", "on"})


def without_occasion(reading: Reading, cue: int, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The pieces short of where it was said: "condemned the raid in a speech in Lagos on Sunday"."""
    first, last = pieces[-1]
    if first < cue or reading.quote_of[last] >= 0:
        return pieces
    thing = reading.child(cue, "dobj")  # the parse often hangs the occasion on it
    for c in (*reading.children[cue], *(reading.children[thing] if thing is not None else ())):
        if first < c <= last and _is_occasion(reading, cue, c):
            end = reading.right[c]
            if end >= last or reading.tags[end + 1] == "IN":
                return (*pieces[:-1], (first, c - 1))
    return pieces


def _is_occasion(reading: Reading, cue: int, token: int) -> bool:
    """Whether a preposition begins "in a speech", "in his letter"; beside the cue, "in the speech" too."""
    if reading.deps[token] != "prep" or reading.lowers[token] not in _IN:
        return False
    noun = reading.child(token, "pobj")
    if noun is None or reading.lowers[noun] not in _OCCASIONS:
        return False
    determiner = reading.child(noun, "det", "poss")
    return determiner is not None and (reading.heads[token] == cue or reading.lowers[determiner] in _SOME)


def complete(
    reading: Reading, cue: int, pieces: tuple[Piece, ...], *, ahead: bool = True
) -> tuple[Piece, ...]:
    """The pieces in text order, grown to whole quotations, with those that go on after the cue
    if ``ahead``."""
    own = reading.quote_of[cue]
    grown = [_grow(reading, own, piece) for piece in pieces]
    last = grown[-1][1]
    quoted = any(
        reading.quote_of[f] not in (-1, own) and reading.quote_of[t] not in (-1, own) for f, t in grown
    )
    if quoted and ahead:
        grown.extend(_following(reading, max(cue, last), own))
    return _merged(grown)


def _grow(reading: Reading, own: int, piece: Piece) -> Piece:
    first, last = piece
    quote = reading.quote_of[first]
    if quote not in (-1, own) and (span := reading.quote_tokens[quote]) and span[0] < first:
        begin, _ = reading.sentence(first)
        if first - begin <= 1:
            first = span[0]
    quote = reading.quote_of[last]
    if quote not in (-1, own) and (span := reading.quote_tokens[quote]) and span[1] > last:
        _, end = reading.sentence(last)
        if end - last <= 1 or (span[1] <= end and span[1] - last <= 2):
            last = span[1]
    return first, last


def _following(reading: Reading, after: int, own: int) -> list[Piece]:
    """Quotations that are the whole of the sentences after the cue's, in its paragraph, and what they leave
    open for the next paragraphs."""
    sentences = reading.a.sentences
    out: list[Piece] = []
    at = reading.sentence_of[after] + 1
    paragraph = reading.paragraph(after)
    last_quote = reading.quote_of[after]
    last_end = after
    while at < len(sentences):
        begin, stop = sentences[at].start, sentences[at].end - 1
        quote = reading.quote_of[begin]
        if quote in (-1, own):
            break
        span = reading.quote_tokens[quote]
        goes_on = sentences[at].paragraph == paragraph
        if not goes_on:
            goes_on = (
                reading.quotations[quote].continues
                and quote == last_quote + 1
                and sentences[at].paragraph - paragraph == 1
            )
        if span is None or not goes_on or span[0] != begin or other_hand(reading, last_end, begin):
            break
        if span[1] < stop - 1:
            break
        out.append(span)
        last_quote, last_end = quote, span[1]
        at = reading.sentence_of[span[1]] + 1
        paragraph = reading.paragraph(span[1])
    return out


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for first, last in sorted(pieces):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return tuple(out)


def other_hand(reading: Reading, last: int, first: int) -> bool:
    """Whether a quotation that begins with ``first`` is marked otherwise than the one that ``last`` closes:
    a straight mark after curly ones is that of a text that the report reproduces, not of the speaker."""
    return reading.words[last] == "”" and reading.words[first] == '"'
