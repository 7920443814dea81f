"""Who said what."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.types.places import Place
from onrecord.types.spans import Span
from onrecord.types.times import Date

StatementKind = Literal["direct", "indirect", "mixed"]


class Speaker(Span, frozen=True, kw_only=True):
    """Who says it, as the report words it; ``entity`` where it is known who that is."""

    entity: str | None = None


class Content(Span, frozen=True, kw_only=True):
    """A piece of what was said; ``quoted`` where it stands between quotation marks."""

    quoted: bool


class Statement(Struct, frozen=True, kw_only=True):
    """An attribution: speaker, cue, content. ``within`` is the statement that this one is quoted in."""

    id: str
    kind: StatementKind
    speaker: Speaker | None = None
    cue: Span | None = None
    content: tuple[Content, ...]
    addressee: Speaker | None = None
    date: Date | None = None
    place: Place | None = None
    within: str | None = None
    confidence: float = 1.0
