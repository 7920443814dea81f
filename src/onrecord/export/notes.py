"""What a person wants to see of a record: paragraph by paragraph, who said and who did what there.

The terminal and the page both draw this view; neither decides what is in it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

from onrecord.language import split_paragraphs
from onrecord.types import (
    Date,
    Entity,
    Event,
    Magnitude,
    Party,
    Place,
    Record,
    Speaker,
    Statement,
    Status,
    Time,
)

SIGNS: dict[Status, str] = {
    "actual": "●",
    "planned": "○",
    "promised": "◇",
    "threatened": "▲",
    "requested": "▷",
    "considered": "≈",
    "hypothetical": "?",
    "negated": "✕",
}
"""One for each status, so that none is told by its colour alone."""
SAID = "“"

# A terminal obeys control characters, and bidirectional ones show words in an order that they do not have.
_UNSEEN = {c: 0x2400 + c for c in range(32) if c not in (9, 10)} | {0x7F: 0x2421}
_UNSEEN |= dict.fromkeys(
    (*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), 0xFFFD
)

MarkKind = Literal["trigger", "speaker", "cue", "content", "party", "time", "place"]


class Mark(Struct, frozen=True):
    """Words that a fact stands on. ``status`` is set for triggers; ``note`` is the fact's id."""

    start: int
    end: int
    kind: MarkKind
    note: str = ""
    status: Status | None = None


class Note(Struct, frozen=True, kw_only=True):
    """A statement or an event in words. ``anchor`` is the character at which it belongs."""

    id: str
    kind: Literal["statement", "event"]
    anchor: int
    sign: str
    word: str
    """An event's status, a statement's cue."""
    head: str
    """An event's type, a statement's speaker."""
    body: str
    """An event's parties, a statement's content."""
    trigger: str = ""
    details: tuple[str, ...]
    status: Status | None = None


class Paragraph(Struct, frozen=True, kw_only=True):
    """Characters ``start`` to ``end``, what is marked there and the notes that belong to it."""

    start: int
    end: int
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]


def visible(text: str) -> str:
    """The text with control and bidirectional characters made visible, one character for one."""
    return text.translate(_UNSEEN)


def view_paragraphs(record: Record) -> list[Paragraph]:
    """The report's paragraphs in order; each mark is cut to its paragraph, each note stands in one."""
    ranges = split_paragraphs(record.report.text)
    starts = [start for start, _ in ranges]
    notes: list[list[Note]] = [[] for _ in ranges]
    marks: list[list[Mark]] = [[] for _ in ranges]
    for note in sorted(_notes(record), key=lambda n: (n.anchor, n.kind == "event", len(n.id), n.id)):
        notes[max(0, bisect_right(starts, note.anchor) - 1)].append(note)
    for mark in _marks(record):
        first = max(0, bisect_right(starts, mark.start) - 1)
        for index in range(first, len(ranges)):
            start, end = ranges[index]
            if start >= mark.end:
                break
            if mark.start < end and mark.end > start:
                cut = Mark(max(start, mark.start), min(end, mark.end), mark.kind, mark.note, mark.status)
                marks[index].append(cut)
    return [
        Paragraph(start=start, end=end, marks=tuple(m), notes=tuple(n))
        for (start, end), m, n in zip(ranges, marks, notes, strict=True)
    ]


def _marks(record: Record) -> Iterable[Mark]:
    for s in record.statements:
        for content in s.content:
            yield Mark(content.start, content.end, "content", s.id)
        if s.speaker is not None:
            yield Mark(s.speaker.start, s.speaker.end, "speaker", s.id)
        if s.cue is not None:
            yield Mark(s.cue.start, s.cue.end, "cue", s.id)
    for time in record.times:
        yield Mark(time.start, time.end, "time")
    for place in record.places:
        yield Mark(place.start, place.end, "place")
    for e in record.events:
        yield Mark(e.trigger.start, e.trigger.end, "trigger", e.id, e.status)


def _notes(record: Record) -> Iterable[Note]:
    entities = {entity.id: entity for entity in record.entities}
    for statement in record.statements:
        yield _statement_note(statement, entities)
    for event in record.events:
        yield _event_note(event, entities)


def _statement_note(s: Statement, entities: dict[str, Entity]) -> Note:
    spans = [*s.content, *(span for span in (s.speaker, s.cue) if span is not None)]
    details: list[str] = [s.kind]
    if s.addressee is not None:
        details.append(f"to {party_name(s.addressee, entities)}")
    details += _when_and_where(s.date, s.place)
    if s.within:
        details.append(f"quoted in {s.within}")
    return Note(
        id=s.id,
        kind="statement",
        anchor=min(span.start for span in spans),
        sign=SAID,
        word=s.cue.text if s.cue else "",
        head=party_name(s.speaker, entities) if s.speaker else "(no speaker named)",
        body=" … ".join(" ".join(content.text.split()) for content in s.content),
        details=tuple(details),
    )


def _event_note(e: Event, entities: dict[str, Entity]) -> Note:
    actors = ", ".join(party_name(party, entities) for party in e.actors)
    recipients = ", ".join(party_name(party, entities) for party in e.recipients)
    parties = f"{actors or '—'} → {recipients}" if recipients else actors
    details = ["ongoing"] if e.ongoing else []
    details += [e.mode] if e.mode else []
    details += e.context
    details += [*_when_and_where(e.date, e.place), *_figures(e.magnitude)]
    if e.claimed_by:
        details.append(f"claimed in {e.claimed_by}")
    if e.within:
        details.append(f"in {e.within}")
    if e.plover != e.event:
        details.append(f"PLOVER {e.plover}")
    return Note(
        id=e.id,
        kind="event",
        anchor=e.trigger.start,
        sign=SIGNS[e.status],
        word=e.status,
        head=e.event,
        body=parties,
        trigger=" ".join(e.trigger.text.split()),
        details=tuple(details),
        status=e.status,
    )


def party_name(party: Party | Speaker, entities: dict[str, Entity]) -> str:
    """The name of whom the words stand for where that is known, else the words."""
    entity = entities.get(party.entity or "")
    return entity.name if entity is not None else " ".join(party.text.split())


def when(date: Date | Time) -> str:
    """The days that a date stands for; empty where they are not known."""
    return days(date.from_, date.to)


def days(first: str | None, last: str | None) -> str:
    """An interval of days in words; empty where neither end is known."""
    if first is None:
        return f"until {last}" if last else ""
    if last is None:
        return f"from {first}"
    return first if first == last else f"{first} to {last}"


def where(place: Place) -> str:
    """Name and country of a place."""
    return f"{place.name}, {place.country}" if place.country else place.name


def _when_and_where(date: Date | None, place: Place | None) -> list[str]:
    out = []
    if date is not None:
        out.append(when(date) or " ".join(date.text.split()))
    if place is not None:
        out.append(f"in {where(place)}")
    return out


def _figures(m: Magnitude) -> list[str]:
    out = [
        f"{value:,} {name}"
        for name in ("dead", "injured", "arrested", "displaced", "participants")
        if (value := getattr(m, name)) is not None
    ]
    if m.amount is not None:
        out.append(f"{m.amount:,.15g} {m.currency or ''}".rstrip())
    return out


def list_entities(record: Record) -> list[tuple[str, str]]:
    """Name and description of everyone who is named or known, those mentioned most first."""
    counts = Counter(mention.entity for mention in record.mentions)
    named = {mention.entity for mention in record.mentions if mention.form == "name"}
    shown = [entity for entity in record.entities if entity.id in named or entity.role or entity.wikidata]
    ranked = sorted(shown, key=lambda entity: -counts[entity.id])
    return [(entity.name, _describe(entity)) for entity in ranked]


def _describe(entity: Entity) -> str:
    known: list[str] = []
    if entity.role is not None:
        of = None if entity.country else entity.role.organisation
        known.append(f"{entity.role.title}, {of}" if of else entity.role.title)
    elif entity.kind != "other":
        known.append(entity.kind.replace("_", " "))
    known += [code for code in (entity.country, entity.sector) if code]
    return ", ".join(known)


def list_times(record: Record) -> list[tuple[str, str]]:
    """The time expressions that are resolved, once each, with the days they stand for."""
    found = {(" ".join(time.text.split()), when(time)): None for time in record.times if when(time)}
    return [pair for pair in found if pair[0] != pair[1]]


def list_places(record: Record) -> list[str]:
    """The places, once each."""
    return list(dict.fromkeys(where(place) for place in record.places))


def count_statuses(events: Sequence[Event]) -> list[tuple[Status, int]]:
    """How many events have each status, in the order of RECORD.md; those without any are left out."""
    counts = Counter(event.status for event in events)
    return [(status, counts[status]) for status in SIGNS if counts[status]]
