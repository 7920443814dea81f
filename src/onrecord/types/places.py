"""Places."""

from __future__ import annotations

from onrecord.types.spans import Span


class Place(Span, frozen=True, kw_only=True):
    """A toponym, resolved to the gazetteer where it can be decided. Unresolved, only ``name`` is filled."""

    name: str
    country: str | None = None
    """ISO 3166-1 alpha-3."""
    admin1: str | None = None
    geonames: int | None = None
    feature: str | None = None
    """GeoNames feature code: PPLC, PPL, ADM1, PCLI, SEA …"""
    lat: float | None = None
    lon: float | None = None
