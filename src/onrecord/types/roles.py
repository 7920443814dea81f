"""Roles that a report teaches."""

from __future__ import annotations

from msgspec import Struct

from onrecord.types.spans import Span


class LearnedRole(Struct, frozen=True, kw_only=True):
    """An office that a report gives to a person and that the who's who does not know of on that day."""

    person: str
    """The name."""
    entity: str
    """``Entity.id`` of the person in the record."""
    title: str
    organisation: str | None = None
    """The name of the state or organisation whose office it is; ``None`` where the report does not say."""
    owner: str | None = None
    """Its id in the who's who: ISO 3166-1 alpha-3 of a state, or the id of an organisation."""
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    sector: str | None = None
    report: str
    """``Report.id``."""
    date: str | None = None
    """When the report was published."""
    evidence: Span
    """The words that say so."""
