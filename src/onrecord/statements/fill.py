"""From tokens to the characters of a Statement, with kind, entities, date and place of saying."""

from __future__ import annotations

from bisect import bisect_right
from math import exp, log

from onrecord.statements.circumstances import Circumstances
from onrecord.statements.judged import Judged
from onrecord.statements.proposals import Proposal
from onrecord.statements.speakers import antecedent, find_addressee, find_speaker
from onrecord.statements.syntax import MARKS, Piece, Reading, meet
from onrecord.types import Content, Findings, Mention, Span, Speaker, Statement, StatementKind

_SLOPE, _OFFSET = 0.76, -0.3
"""Platt scaling, fitted on PolNeAR dev: the model says .45 .55 .65 .75 .85 .97 where content and speaker
are right in .40 .44 .55 .62 .75 .92 of the statements. ``evaluation.polnear.reliability`` measures it."""


def _calibrated(probability: float) -> float:
    """How often statements judged so have content and speaker right."""
    odds = min(max(probability, 1e-6), 1 - 1e-6)
    return round(1 / (1 + exp(-(_SLOPE * log(odds / (1 - odds)) + _OFFSET))), 3)


class Filler:
    """Turns what was accepted in one report into statements."""

    def __init__(self, reading: Reading, found: Findings) -> None:
        self.reading = reading
        self.circumstances = Circumstances(reading, found)
        self.mentions = found.mentions
        self.starts = [m.start for m in found.mentions]

    def fill(self, judged: Judged) -> Statement:
        """The statement with every span as characters of the report, not yet numbered."""
        reading, proposal, pieces = self.reading, judged.proposal, judged.pieces
        content = tuple(_content(reading, piece, proposal) for piece in pieces)
        alone = proposal.kind == "alone"
        speaker = None if alone else find_speaker(reading, proposal, judged.choice)
        if speaker is not None and meet(speaker, pieces):
            speaker = None
        taken = [*pieces, *([speaker] if speaker else [])]
        verbal = proposal.kind in ("verb", "noun")
        return Statement(
            id="",
            kind=_kind(reading, pieces, content),
            speaker=self._speaker(speaker),
            cue=None if alone else _cue(reading, proposal),
            content=content,
            addressee=self._speaker(find_addressee(reading, proposal, taken)),
            date=self.circumstances.date(proposal.token, taken) if verbal else None,
            place=self.circumstances.place(proposal.token, taken) if verbal else None,
            confidence=_calibrated(judged.probability),
        )

    def _speaker(self, piece: Piece | None) -> Speaker | None:
        if piece is None:
            return None
        reading, (first, last) = self.reading, piece
        a = reading.a
        head = antecedent(reading, piece)
        if head is None:
            head = next((t for t in range(first, last + 1) if not first <= reading.heads[t] <= last), first)
        mention = self._mention(a.starts[head], a.ends[head])
        start, end = a.starts[first], a.ends[last]
        return Speaker(
            start=start, end=end, text=a.text[start:end], entity=mention.entity if mention else None
        )

    def _mention(self, start: int, end: int) -> Mention | None:
        """The smallest mention that holds the characters."""
        at = bisect_right(self.starts, start)
        near = self.mentions[max(0, at - _NEAR) : at]
        holding = [m for m in near if m.start <= start and end <= m.end]
        return min(holding, key=lambda m: m.end - m.start, default=None)


_NEAR = 24
"""Mentions that begin before a word and may yet hold it."""


def _cue(reading: Reading, proposal: Proposal) -> Span:
    a, (first, last) = reading.a, cue_piece(reading, proposal)
    return Span.of(a.text, a.starts[first], a.ends[last])


def cue_piece(reading: Reading, proposal: Proposal) -> Piece:
    """The tokens of the cue: a verb with its particle, a phrase as a whole."""
    first = last = proposal.token
    if proposal.kind == "phrase":
        last = first + len(proposal.cue.lemma.split()) - 1
    elif proposal.kind == "verb":
        after = first + 1
        if after < len(reading.words) and reading.deps[after] == "prt" and reading.heads[after] == first:
            last = after
    return first, last


def _content(reading: Reading, piece: Piece, proposal: Proposal) -> Content:
    a = reading.a
    first, last = piece
    quote = reading.quote_of[first]
    own = proposal.kind != "alone" and reading.quote_of[proposal.token] == quote
    quoted = quote >= 0 and reading.quote_of[last] == quote and not own
    start, end = a.starts[first], a.ends[last]
    if last + 1 < len(a) and a.words[last + 1] in ("?", "!") and last < reading.sentence(last)[1]:
        end = a.ends[last + 1]  # a stop is the report's, a question mark is what was said
    if quoted and reading.quote_tokens[quote] == piece:
        whole = reading.quotations[quote]
        start, end = whole.start, whole.end
    return Content(start=start, end=end, text=a.text[start:end], quoted=quoted)


def _kind(reading: Reading, pieces: tuple[Piece, ...], content: tuple[Content, ...]) -> StatementKind:
    if all(c.quoted for c in content):
        return "direct"
    for (first, last), c in zip(pieces, content, strict=True):
        if c.quoted or any(
            reading.words[t] in MARKS and reading.quote_of[t] >= 0 for t in range(first, last + 1)
        ):
            return "mixed"
    return "indirect"
