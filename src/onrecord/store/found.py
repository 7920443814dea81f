"""What a search gives back: frozen rows that point at their words."""

from __future__ import annotations

from msgspec import Struct

from onrecord.types import EntityKind, EventType, StatementKind, Status


class FoundEvent(Struct, frozen=True, kw_only=True):
    """An event with its report. ``start``, ``end`` and ``text`` are the trigger's."""

    report: str
    published: str | None
    outlet: str | None
    id: str
    event: EventType
    status: Status
    ongoing: bool
    actors: tuple[str, ...]
    """Names of the entities where they are known, else the report's words."""
    recipients: tuple[str, ...]
    date_from: str | None
    date_to: str | None
    place: str | None
    country: str | None
    start: int
    end: int
    text: str
    sentence: str
    """The line of the report that the trigger stands in, cut to some 300 characters."""
    claimed_by: str | None


class FoundStatement(Struct, frozen=True, kw_only=True):
    """A statement with its report. ``start`` and ``end`` reach over all of its content."""

    report: str
    published: str | None
    outlet: str | None
    id: str
    kind: StatementKind
    speaker: str | None
    """Name of the entity where it is known, else the report's words."""
    cue: str | None
    content: tuple[str, ...]
    date_from: str | None
    date_to: str | None
    start: int
    end: int


class FoundEntity(Struct, frozen=True, kw_only=True):
    """An entity over all reports that name it alike."""

    name: str
    kind: EntityKind
    country: str | None
    sector: str | None
    role: str | None
    reports: int
    mentions: int
    wikidata: str | None
