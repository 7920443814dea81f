"""From tokens to the characters of a Statement: kind, speaker's entity, addressee, date and place of saying."""

from __future__ import annotations

from onrecord.statements.proposals import Proposal
from onrecord.statements.speakers import antecedent, find_addressee
from onrecord.statements.syntax import MARKS, Piece, Reading
from onrecord.types import Content, Date, Findings, Mention, Place, Span, Speaker, Statement, StatementKind

_CLOSERS = frozenset({"”", '"', "''", "»", "’", "'", "“", "›"})


def fill_statement(
    reading: Reading,
    found: Findings,
    proposal: Proposal,
    pieces: tuple[Piece, ...],
    speaker: Piece | None,
    *,
    number: int,
    within: int | None,
    confidence: float,
) -> Statement:
    """The statement with every span as characters of the report."""
    a = reading.a
    content = tuple(_content(reading, piece, proposal) for piece in pieces)
    taken = [*pieces, *([speaker] if speaker else [])]
    addressee = find_addressee(reading, proposal, taken)
    first, last = cue_tokens(reading, proposal)
    return Statement(
        id=f"s{number}",
        kind=_kind(reading, pieces, content),
        speaker=_speaker(reading, found, speaker),
        cue=Span.of(a.text, a.starts[first], a.ends[last]),
        content=content,
        addressee=_speaker(reading, found, addressee),
        date=_date(reading, found, proposal, pieces),
        place=_place(reading, found, proposal, pieces),
        within=f"s{within}" if within is not None else None,
        confidence=round(confidence, 3),
    )


def cue_tokens(reading: Reading, proposal: Proposal) -> Piece:
    """The words of the cue: a verb with its particle, a phrase as a whole."""
    h = proposal.token
    if proposal.kind == "phrase":
        return h, h + len(proposal.cue.lemma.split()) - 1
    if proposal.kind == "verb" and h + 1 < len(reading.words) and reading.deps[h + 1] == "prt" and reading.heads[h + 1] == h:
        return h, h + 1
    return h, h


def _content(reading: Reading, piece: Piece, proposal: Proposal) -> Content:
    a = reading.a
    first, last = piece
    quote = reading.quote_of[first]
    quoted = quote >= 0 and reading.quote_of[last] == quote and reading.quote_of[proposal.token] != quote
    start, end = a.starts[first], a.ends[last]
    if quoted and (span := reading.quote_tokens[quote]) and span == piece:
        q = reading.quotations[quote]
        start, end = max(start, q.start), max(end, q.end)
    return Content(start=start, end=end, text=a.text[start:end], quoted=quoted)


def _kind(reading: Reading, pieces: tuple[Piece, ...], content: tuple[Content, ...]) -> StatementKind:
    if all(c.quoted for c in content):
        return "direct"
    if any(reading.words[t] in MARKS and reading.quote_of[t] >= 0 for first, last in pieces for t in range(first, last + 1)):
        return "mixed"
    return "indirect"


def _speaker(reading: Reading, found: Findings, piece: Piece | None) -> Speaker | None:
    if piece is None:
        return None
    a = reading.a
    start, end = a.starts[piece[0]], a.ends[piece[1]]
    head = next((t for t in range(piece[0], piece[1] + 1) if not piece[0] <= reading.heads[t] <= piece[1]), piece[0])
    head = antecedent(reading, piece) or head
    mention = _smallest(found, a.starts[head], a.ends[head])
    return Speaker(start=start, end=end, text=a.text[start:end], entity=mention.entity if mention else None)


def _smallest(found: Findings, start: int, end: int) -> Mention | None:
    """The smallest mention that holds the characters."""
    holding = [m for m in found.mentions if m.start <= start and end <= m.end]
    return min(holding, key=lambda m: m.end - m.start, default=None)


def _date(reading: Reading, found: Findings, proposal: Proposal, pieces: tuple[Piece, ...]) -> Date | None:
    return None


def _place(reading: Reading, found: Findings, proposal: Proposal, pieces: tuple[Piece, ...]) -> Place | None:
    return None
