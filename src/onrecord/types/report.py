"""What was published."""

from __future__ import annotations

from msgspec import Struct


class Report(Struct, frozen=True, kw_only=True):
    """A news report. All offsets of its record point into ``text``."""

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    """ISO 8601 calendar date, ``YYYY-MM-DD``; ``None`` where it is not known."""
    language: str = "en"
    text: str
