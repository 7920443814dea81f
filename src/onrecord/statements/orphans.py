"""Quotations that no cue claimed: they go on with what somebody was saying, or stand alone."""

from __future__ import annotations

from onrecord.statements.extend import other_hand
from onrecord.statements.judged import Judged
from onrecord.statements.syntax import Piece, Reading

_UTTERANCES = frozenset(
    """
    say write cry add tell answer ask stress claim admit warn announce deny joke
    """.split()
)
_MIN_WORDS = 3


def adopt_orphans(reading: Reading, judged: list[Judged]) -> tuple[list[Judged], list[Piece]]:
    """The statements, grown by the quotations that go on with them, and the quotations left over.

    A quotation that is the whole of its sentences goes on with the statement before it in its paragraph;
    one that is the whole of its paragraph, with the statement that ends the paragraph before in a
    quotation.
    """
    covered = _covered(reading, judged)
    by_cue = sorted((j.proposal.token, n) for n, j in enumerate(judged) if _may_go_on(reading, j))
    grown = list(judged)
    left: list[Piece] = []
    turns = {reading.paragraph(j.proposal.token) for j in judged if j.proposal.kind == "turn"}
    at, previous = 0, -1
    for number, span in enumerate(reading.quote_tokens):
        if span is None:
            continue
        while at < len(by_cue) and by_cue[at][0] < span[0]:
            previous = _later(reading, grown, previous, by_cue[at][1])
            at += 1
        if number in covered or reading.paragraph(span[0]) in turns or not _whole_sentences(reading, span):
            continue
        owner = previous if previous >= 0 and _goes_on(reading, grown[previous], span) else -1
        if owner >= 0:
            grown[owner] = _with(grown[owner], span)
        elif _alone(reading, span):
            left.append(span)
    return grown, _join_chains(reading, grown, left)


def _join_chains(reading: Reading, grown: list[Judged], left: list[Piece]) -> list[Piece]:
    """Gives to a statement the paragraphs of its quotation that stand before the one with its cue."""
    owners = {
        reading.quote_of[j.pieces[0][0]]: n
        for n, j in enumerate(grown)
        if reading.quote_of[j.proposal.token] < 0
    }
    alone: list[Piece] = []
    for span in reversed(left):
        after = reading.quote_of[span[0]] + 1
        owner = owners.get(after)
        if owner is not None and reading.quotations[after].continues:
            grown[owner] = _with(grown[owner], span)
            owners[after - 1] = owner
        else:
            alone.append(span)
    return alone[::-1]


def _with(one: Judged, span: Piece) -> Judged:
    return Judged(one.proposal, one.choice, tuple(sorted([*one.pieces, span])), one.probability)


def _later(reading: Reading, judged: list[Judged], previous: int, number: int) -> int:
    """Of two statements, the one that a quotation would go on with: the later, but in one sentence the one
    that is a quotation itself ("“…,” she said, stressing that … “…”")."""
    if previous < 0:
        return number
    one, other = judged[previous], judged[number]
    if one.proposal.kind == "turn" and _inside(one, other.proposal.token):
        return previous  # told within the turn
    if reading.sentence_of[one.proposal.token] != reading.sentence_of[other.proposal.token]:
        return number
    quoted = reading.quote_of[one.pieces[0][0]] >= 0 > reading.quote_of[other.pieces[0][0]]
    return previous if quoted else number


def _inside(one: Judged, token: int) -> bool:
    return any(first <= token <= last for first, last in one.pieces)


def _covered(reading: Reading, judged: list[Judged]) -> set[int]:
    """The quotations that hold a word of a statement's content, other than the one its cue stands in."""
    out: set[int] = set()
    for one in judged:
        own = reading.quote_of[one.proposal.token]
        for first, last in one.pieces:
            out.update(q for q in reading.quote_of[first : last + 1] if q != own)
    return out


def _may_go_on(reading: Reading, one: Judged) -> bool:
    if reading.quote_of[one.proposal.token] >= 0 or one.proposal.kind == "dash":
        return False
    if one.proposal.kind == "turn":
        return True
    return one.proposal.cue.meaning in _UTTERANCES or reading.quote_of[one.pieces[-1][1]] >= 0


def _whole_sentences(reading: Reading, span: Piece) -> bool:
    begin, _ = reading.sentence(span[0])
    _, end = reading.sentence(span[1])
    whole = end - span[1] <= 1 or span[1] > reading.sentence(span[0])[1]
    return span[0] == begin and whole and span[1] - span[0] > _MIN_WORDS


def _alone(reading: Reading, span: Piece) -> bool:
    """Whether nothing else stands in the paragraphs of the quotation."""
    before, after = span[0] - 1, span[1] + 2
    return (before < 0 or reading.paragraph(before) != reading.paragraph(span[0])) and (
        after >= len(reading.words) or reading.paragraph(after) != reading.paragraph(span[1])
    )


def _goes_on(reading: Reading, one: Judged, span: Piece) -> bool:
    here, cue = reading.paragraph(span[0]), reading.paragraph(one.proposal.token)
    if other_hand(reading, one.pieces[-1][1], span[0]):
        return False
    last = max(one.pieces[-1][1], one.proposal.token)
    if here == cue:
        return True
    return (
        _alone(reading, span)
        and reading.paragraph(last) == here - 1
        and (reading.quote_of[one.pieces[-1][1]] >= 0 or one.proposal.kind == "turn")
    )
