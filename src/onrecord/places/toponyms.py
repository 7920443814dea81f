"""A name in the text that may name a place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Toponym:
    """Characters ``start`` to ``end``, tokens ``first`` to ``last`` (inclusive)."""

    start: int
    end: int
    first: int
    last: int
    key: str
    """What it is looked up by; ``""`` where the gazetteer knows nothing by that name."""
    rows: tuple[int, ...]
    """Rows of the gazetteer."""
