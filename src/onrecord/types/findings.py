"""What the earlier stages of a reading found, handed to the later ones."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from onrecord.types.entities import Entity, Mention
from onrecord.types.places import Place
from onrecord.types.statements import Statement
from onrecord.types.times import Time


class Findings(Struct, frozen=True, kw_only=True, dict=True):
    """Times, places, entities with their mentions, and statements of one report, each in text order."""

    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """The entities by id."""
        return {entity.id: entity for entity in self.entities}
