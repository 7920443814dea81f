"""Who did what to whom, and whether it happened."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.types.places import Place
from onrecord.types.spans import Span
from onrecord.types.times import Date

EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal[
    "actual", "planned", "promised", "threatened", "requested", "considered", "hypothetical", "negated"
]

VERBAL_COOPERATION = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE"})
MATERIAL_COOPERATION = frozenset({"COOPERATE", "AID", "RETREAT"})
VERBAL_CONFLICT = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
MATERIAL_CONFLICT = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
CONFLICT = VERBAL_CONFLICT | MATERIAL_CONFLICT


class Party(Span, frozen=True, kw_only=True):
    """An actor or a recipient, as the report words it; linked where it is known who that is."""

    entity: str | None = None
    country: str | None = None


class Magnitude(Struct, frozen=True, kw_only=True):
    """Figures that the report gives: people, and an amount of money with its ISO 4217 currency."""

    dead: int | None = None
    injured: int | None = None
    arrested: int | None = None
    displaced: int | None = None
    participants: int | None = None
    amount: float | None = None
    currency: str | None = None


class Event(Struct, frozen=True, kw_only=True):
    """An event by PLOVER 2.0, with the status that the report gives it."""

    id: str
    event: EventType
    mode: str | None = None
    context: tuple[str, ...] = ()
    plover: EventType
    """What PLOVER's conventions file it as (a future AID is an AGREE …)."""
    cameo: str | None = None
    score: float | None = None
    status: Status
    ongoing: bool = False
    trigger: Span
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    date: Date | None = None
    place: Place | None = None
    magnitude: Magnitude = Magnitude()
    claimed_by: str | None = None
    within: str | None = None
    rule: str
    confidence: float = 1.0
