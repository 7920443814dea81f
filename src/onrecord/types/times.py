"""Time expressions (TIMEX3)."""

from __future__ import annotations

from typing import Literal

from onrecord.types.spans import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class Time(Span, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A time expression with its TIMEX3 ``value`` and the interval of days it stands for.

    ``from_`` and ``to`` are ISO 8601 dates (inclusive), ``None`` where the report leaves them open.
    """

    type: TimeType
    value: str | None = None
    from_: str | None = None
    to: str | None = None


class Date(Span, frozen=True, kw_only=True, rename={"from_": "from"}):
    """The date of an event or a saying, with the words it is read from."""

    from_: str | None = None
    to: str | None = None


__all__ = ["Date", "Time", "TimeType"]
