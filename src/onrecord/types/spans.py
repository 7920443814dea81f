"""Words of a report: half-open ``[start, end)`` code point offsets with the text they hold."""

from __future__ import annotations

from typing import Self

from msgspec import Struct


class Span(Struct, frozen=True, kw_only=True):
    """Words of a report. ``report.text[start:end] == text`` always holds."""

    start: int
    end: int
    text: str

    @classmethod
    def of(cls, report_text: str, start: int, end: int) -> Self:
        """The span of ``report_text`` from ``start`` to ``end``."""
        return cls(start=start, end=end, text=report_text[start:end])

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end
