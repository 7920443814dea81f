"""Report -> Statement: quotations by their marks, proposals by grammar, a model that judges them."""

from __future__ import annotations

from msgspec import structs

from onrecord.resources.cues import Cue, CueLexicon
from onrecord.statements.choices import Choice
from onrecord.statements.deeds import nobody_spoke
from onrecord.statements.extend import complete, without_occasion
from onrecord.statements.fill import Filler, cue_piece
from onrecord.statements.judge import judge
from onrecord.statements.judged import Judged
from onrecord.statements.orphans import adopt_orphans
from onrecord.statements.proposals import Proposal, propose
from onrecord.statements.quotes import find_quotations
from onrecord.statements.speakers import find_speaker
from onrecord.statements.syntax import Piece, Reading, meet
from onrecord.types import Annotation, Findings, Report, Statement

THRESHOLD = 0.4
"""Probability of a statement that stands for itself. F1 on PolNeAR's dev split: 0.3 gives 69.5, 0.35 70.3,
0.4 70.8, 0.45 70.4, 0.5 70.9; of those that differ by noise, the one that finds more."""
THRESHOLD_WITHIN = 0.6
"""The same inside another statement, where the gold is silent and a false one does more harm."""
CONFIDENCE_ALONE = 0.5
CONFIDENCE_FORM = 0.9
"""Of a transcript's turn or a signed quotation, which no model judges."""
_RIVALS = 8
"""Statements with an end in common that are compared; keeps hostile sentences cheap."""
_DEEPEST = 8
"""Open statements among which the holder of one is looked for."""


def find_statements(
    report: Report, annotation: Annotation, found: Findings, *, cues: CueLexicon
) -> tuple[Statement, ...]:
    """The attributions of a report, in text order of their first words; ids are s1, s2 …"""
    reading = Reading(annotation, find_quotations(annotation.text, annotation.paragraphs))
    chosen, alone = adopt_orphans(reading, _settle(_judged(reading, cues)))
    chosen = _without_weak(chosen) + [_alone(span) for span in alone]
    chosen = _apart(reading, chosen)
    chosen.sort(key=lambda j: (min(j.pieces[0][0], j.proposal.token), j.proposal.token))
    filler = Filler(reading, found)
    return _numbered([filler.fill(judged) for judged in chosen], _holders(chosen))


def _numbered(statements: list[Statement], holders: list[int | None]) -> tuple[Statement, ...]:
    """In text order of the first character of speaker, cue or content, with their ids."""
    order = sorted(range(len(statements)), key=lambda n: (*_begins(statements[n]), n))
    ids = {n: f"s{rank}" for rank, n in enumerate(order, 1)}
    out = []
    for n in order:
        held = holders[n]
        out.append(structs.replace(statements[n], id=ids[n], within=None if held is None else ids[held]))
    return tuple(out)


def _begins(statement: Statement) -> tuple[int, int]:
    """The first character of the statement, and that of its cue or content."""
    said = [part.start for part in (statement.cue, *statement.content) if part is not None]
    speaker = statement.speaker
    return (min(said) if speaker is None else min(speaker.start, *said)), min(said)


def _alone(span: Piece) -> Judged:
    """A quotation of whole sentences, alone in its paragraph, that the report gives to nobody."""
    proposal = Proposal(span[0], "alone", Cue("", "alone"), span, ())
    return Judged(proposal, Choice("alone", (span,)), (span,), CONFIDENCE_ALONE)


def _judged(reading: Reading, cues: CueLexicon) -> list[Judged]:
    out = []
    for proposal in propose(reading, cues):
        if proposal.kind in ("turn", "dash"):  # a transcript, a signed quotation: the form is enough
            choice = proposal.choices[0]
            pieces = complete(reading, proposal.token, choice.pieces, ahead=False)
            out.append(Judged(proposal, choice, pieces, CONFIDENCE_FORM))
            continue
        if _so_called(reading, proposal.token):
            continue
        verdict = judge(reading, proposal, cues.weights)
        if verdict is None:
            continue
        choice, probability, _ = verdict
        if probability >= THRESHOLD and not _only_a_day(reading, choice):
            pieces = without_occasion(reading, proposal.token, choice.pieces)
            pieces = complete(reading, proposal.token, pieces, ahead=False)
            told = not _tells_itself(reading, proposal, choice, pieces)
            if told and not nobody_spoke(reading, proposal, pieces):
                out.append(Judged(proposal, choice, pieces, probability))
    return out


def _tells_itself(reading: Reading, proposal: Proposal, choice: Choice, pieces: tuple[Piece, ...]) -> bool:
    """Whether what is said holds its own cue or, not being a quotation, words of the one who says it."""
    if meet(cue_piece(reading, proposal), pieces):
        return True
    if all(reading.quote_of[first] >= 0 for first, _ in pieces):
        return False  # a quotation is somebody's, if not the speaker's that the parse gives it
    speaker = find_speaker(reading, proposal, choice)
    return speaker is not None and meet(speaker, pieces)


def _so_called(reading: Reading, token: int) -> bool:
    """Whether the word is half of "so-called", which nobody in the report says."""
    return token > 1 and reading.lowers[token - 2 : token + 1] == ("so", "-", "called")


def _only_a_day(reading: Reading, choice: Choice) -> bool:
    """Whether nothing but a date is left as content: "the opposition on Sunday …"."""
    return all(
        reading.label_of.get(t) in ("DATE", "TIME") for first, last in choice.pieces for t in (first, last)
    ) and all(last - first < 3 for first, last in choice.pieces)


def _settle(judged: list[Judged]) -> list[Judged]:
    """One statement for each content: the likeliest, where two cues claim nearly the same words. Where
    the content of one holds the cue of the other, both stay: one is told within the other."""
    taken: dict[int, list[Judged]] = {}
    kept: list[Judged] = []
    for one in sorted(judged, key=lambda j: (-j.probability, j.proposal.token)):
        ends = (one.pieces[-1][1], -1 - one.pieces[0][0])
        if any(_same(one, rival) for end in ends for rival in taken.get(end, [])[-_RIVALS:]):
            continue
        kept.append(one)
        for end in ends:
            taken.setdefault(end, []).append(one)
    return kept


def _apart(reading: Reading, chosen: list[Judged]) -> list[Judged]:
    """With no cue in the content of another that it only follows: "spoke of the attack, saying that …"."""
    by_token = {j.proposal.token: j for j in chosen}
    out = []
    for one in chosen:
        pieces = one.pieces
        if one.proposal.kind == "verb" and reading.quote_of[one.proposal.token] < 0:
            for other in _followers(reading, one, by_token):
                begin = min(other.proposal.clause[0], reading.left[other.proposal.token])
                pieces = _short_of(reading, pieces, begin, other.proposal.token)
        out.append(one if pieces == one.pieces else Judged(one.proposal, one.choice, pieces, one.probability))
    return out


def _followers(reading: Reading, one: Judged, by_token: dict[int, Judged]) -> list[Judged]:
    """The statements in the content of ``one`` that are not told in it but come after it."""
    h = one.proposal.token
    split = one.choice.template.startswith("P:") and len(one.pieces) > 1
    out = []
    for first, last in one.pieces:
        for token in range(max(first, h + 1), last + 1):
            other = by_token.get(token)
            if other is None or other.proposal.kind != "verb":
                continue
            before = other.proposal.clause[0] - 1
            hangs = reading.heads[token] == h and reading.deps[token] in ("advcl", "conj")
            joined = split and reading.deps[before] == "cc"
            quotes = _participle_with_quotation(reading, other) or _told_next(reading, one, other)
            if hangs or joined or quotes:
                out.append(other)
    return out


def _told_next(reading: Reading, one: Judged, other: Judged) -> bool:
    """Whether "…, and, asked why, the envoy replied: “…”" follows a content without quotations."""
    token, verb = other.proposal.token, reading.heads[other.proposal.token]
    first = other.pieces[0][0]
    return (
        reading.deps[token] == "conj"
        and reading.child(token, "nsubj") is not None
        and first == token + 2
        and reading.words[token + 1] in (",", ":")
        and reading.quote_of[first] >= 0
        and one.pieces[0][0] <= verb
        and not any(q >= 0 for q in reading.quote_of[one.pieces[0][0] : token])
    )


def _participle_with_quotation(reading: Reading, one: Judged) -> bool:
    """ ", saying: “…”" belongs to the subject of the sentence, whatever the parse says."""
    token = one.proposal.token
    return (
        reading.tags[token] == "VBG"
        and reading.quote_of[token] < 0 <= reading.quote_of[one.pieces[0][0]]
        and reading.child(token, "nsubj") is None
        and reading.lowers[one.proposal.clause[0] - 1] in (",", "while", "and")
    )


def _short_of(reading: Reading, pieces: tuple[Piece, ...], begin: int, cue: int) -> tuple[Piece, ...]:
    """The pieces, the one with ``cue`` ended ahead of its clause, which begins at ``begin``."""
    end = begin - 1
    while end > 0 and (reading.words[end] == "," or reading.deps[end] == "cc"):
        end -= 1
    cut = []
    for first, last in pieces:
        if not first < begin <= cue <= last:
            cut.append((first, last))
        elif first <= end:
            cut.append((first, end))
    return tuple(cut) or pieces


def _same(one: Judged, other: Judged) -> bool:
    shared = _shared(one.pieces, other.pieces)
    if 2 * shared <= _size(one.pieces) + _size(other.pieces) - shared:
        return False
    return _holds(one, other) == _holds(other, one)


def _holds(one: Judged, other: Judged) -> bool:
    """Whether the content of ``one`` has the cue of ``other`` in it."""
    return any(first <= other.proposal.token <= last for first, last in one.pieces)


def _size(pieces: tuple[Piece, ...]) -> int:
    return sum(last - first + 1 for first, last in pieces)


def _shared(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> int:
    return sum(max(0, min(b, d) - max(a, c) + 1) for a, b in one for c, d in other)


def _without_weak(chosen: list[Judged]) -> list[Judged]:
    """Without the statements inside others that are not likely enough."""
    holders = _holders(chosen)
    return [
        j
        for j, held in zip(chosen, holders, strict=True)
        if held is None or j.probability >= THRESHOLD_WITHIN
    ]


def _holders(chosen: list[Judged]) -> list[int | None]:
    """For each statement the smallest larger one whose content holds its cue and its words."""
    starts = sorted((j.pieces[0][0], -j.pieces[-1][1], n) for n, j in enumerate(chosen))
    out: list[int | None] = [None] * len(chosen)
    open_: list[int] = []
    for _, _, number in starts:
        one = chosen[number]
        begin = min(one.pieces[0][0], one.proposal.token)
        while open_ and chosen[open_[-1]].pieces[-1][1] < begin:
            open_.pop()
        for other in reversed(open_[-_DEEPEST:]):
            larger = _size(chosen[other].pieces) > _size(one.pieces)
            if larger and _holds(chosen[other], one) and not _holds(one, chosen[other]):
                out[number] = other
                break
        open_.append(number)
    return out
