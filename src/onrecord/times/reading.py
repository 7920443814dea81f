"""What the rules work on: the tokens of a paragraph, the day the report speaks from, what it named so far."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from onrecord.resources.calendar import MAX_WORDS, DatedEvent, DatedEvents
from onrecord.times.calendar import Interval, at_grain, first_day, interval, shift
from onrecord.times.tokens import Tokens
from onrecord.types import TimeType


class Found(NamedTuple):
    """Tokens ``first`` to ``end`` (exclusive) with their reading; ``kind`` None: no time, passed over."""

    first: int
    end: int
    kind: TimeType | None
    value: str | None = None
    span: Interval = (None, None)
    anchors: bool = True
    """Whether later expressions may refer back to it."""


@dataclass(slots=True)
class Memory:
    """The narrative so far: what "two days later", "that year" and "the quarter" refer to."""

    day: date | None = None
    day_paragraph: int = -9
    period: str | None = None
    quarter: str | None = None
    quarter_paragraph: int = -9


@dataclass(slots=True)
class Reading:
    """One report while it is read. ``today`` is the day it speaks from, None where that is not known."""

    tokens: Tokens
    today: date | None
    tense: Callable[[int], str | None]
    tag_at: Callable[[int], str]
    events: DatedEvents | None = None
    memory: Memory = field(default_factory=Memory)
    paragraph: int = 0

    def unit(self, i: int) -> str:
        """The unit of token ``i``: D, W, 2 (fortnight), M, Q, Y, E, C, L, K (weekend), h, m, s, or ``""``."""
        return str(self.tokens.values[i]) if self.tokens.codes[i] in "UX" else ""

    def number(self, i: int) -> int:
        """The whole number of token ``i``; 0 where it has none."""
        value = self.tokens.values[i]
        return int(value) if isinstance(value, (int, float)) else 0

    def tag(self, i: int) -> str:
        """The Penn tag of token ``i``; ``""`` where the sentence was not parsed."""
        return self.tag_at(self.tokens.starts[i]) if 0 <= i < len(self.tokens) else ""

    def is_future(self, i: int) -> bool:
        """Whether the words around token ``i`` speak of what is to come."""
        return self.before(i) != "since" and self.tense(self.tokens.starts[i]) == "future"

    def before(self, i: int) -> str:
        """The word before token ``i`` in lower case."""
        return self.tokens.low(i - 1)

    def dated(self, first: int, end: int, value: str | None, kind: TimeType = "DATE") -> Found:
        """A find whose interval is that of its value."""
        return Found(first, end, kind, value, interval(value))

    def moved(self, count: int, unit: str, base: date | None = None) -> str | None:
        """The value ``count`` units from ``base`` (by default ``today``), at the grain of the unit."""
        start = base or self.today
        if start is None:
            return None
        if unit == "2":
            count, unit = count * 2, "W"
        try:
            return at_grain(shift(start, count, unit), unit)
        except (ValueError, OverflowError, KeyError):
            return None

    def weekday(self, i: int, weekday: int, *, future: bool, strict: bool = False) -> date | None:
        """The next or the most recent ``weekday``; today counts unless ``strict``."""
        if self.today is None:
            return None
        return nearest_weekday(self.today, weekday, future=future, strict=strict)

    def remember(self, found: Found) -> None:
        """Keeps what later expressions may refer back to."""
        value = found.value
        if found.kind not in ("DATE", "TIME") or value is None or not found.anchors:
            return
        day = first_day(value)
        if day is None:
            return
        if len(value) >= 10 and value[4] == "-" and value[5] not in "WQHSF":
            self.memory.day, self.memory.day_paragraph = day, self.paragraph
        if "-Q" in value:
            self.memory.quarter, self.memory.quarter_paragraph = value, self.paragraph
        self.memory.period = value


def event_at(r: Reading, i: int) -> tuple[DatedEvent, int] | None:
    """The dated event that the words from token ``i`` describe, and the token behind the description."""
    if r.events is None:
        return None
    words: list[str] = []
    for k in range(i, min(i + MAX_WORDS, len(r.tokens))):
        if r.tokens.codes[k] in ",;" or (r.tokens.codes[k] == "p" and r.tokens.codes[k - 1] != "M"):
            break
        words.append(r.tokens.lows[k])
    hit = r.events.find(words, until=r.today.isoformat() if r.today else None)
    return None if hit is None else (hit[0], i + hit[1])


def nearest_weekday(day: date, weekday: int, *, future: bool, strict: bool = False) -> date | None:
    """The ``weekday`` (Monday is 0) on or after ``day`` (``future``), or on or before it."""
    try:
        if future:
            gap = (weekday - day.weekday()) % 7
            return day + timedelta(7 if strict and not gap else gap)
        gap = (day.weekday() - weekday) % 7
        return day - timedelta(7 if strict and not gap else gap)
    except OverflowError:
        return None
