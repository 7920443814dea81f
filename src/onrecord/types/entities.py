"""Everyone and everything named: the entity in the world, the mention in the text."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from onrecord.types.spans import Span

EntityKind = Literal[
    "person", "state", "igo", "organisation", "armed_group", "office", "group", "place", "other"
]
MentionForm = Literal["name", "nominal", "pronoun"]


class Role(Struct, frozen=True, kw_only=True, rename={"from_": "from"}):
    """An office that a person holds or held; dates are ISO 8601, ``None`` where unknown or still open."""

    title: str
    organisation: str | None = None
    from_: str | None = None
    to: str | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """Somebody or something in the world, once a report."""

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    """ISO 3166-1 alpha-3; ``None`` for IGOs and others without one."""
    sector: str | None = None
    """PLOVER sector code, ``None`` where unknown."""
    role: Role | None = None
    wikidata: str | None = None


class Mention(Span, frozen=True, kw_only=True):
    """A reference to an entity, coreference included. ``entity`` is an ``Entity.id`` of the same record."""

    entity: str
    form: MentionForm
