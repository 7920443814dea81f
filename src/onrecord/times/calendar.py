"""Arithmetic on TIMEX3 values: what day a value is, how far it reaches, what lies some units away."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

Interval = tuple[str | None, str | None]

OPEN: Interval = (None, None)

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_VALUE = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-W(?P<week>\d{2})(?P<weekend>-WE)?|-Q(?P<quarter>[1-4])"
    r"|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?(?:T.*)?"
)
_SPAN_OF_YEARS = re.compile(r"(\d{2,3})|(\d{4})/(\d{4})")


def interval(value: str | None) -> Interval:
    """The first and the last day (ISO 8601) of a DATE or TIME value; ``OPEN`` where it names none."""
    if value is None:
        return OPEN
    match = _VALUE.fullmatch(value)
    if match is None:
        years = _SPAN_OF_YEARS.fullmatch(value)
        return _years(years) if years else OPEN
    try:
        first, last = _bounds(match)
    except (ValueError, OverflowError):
        return OPEN
    return first.isoformat(), last.isoformat()


def _years(match: re.Match[str]) -> Interval:
    digits, first, last = match.groups()
    if digits:
        width = 10 ** (4 - len(digits))
        start = int(digits) * width
        return (f"{start:04d}-01-01", f"{start + width - 1:04d}-12-31") if start else OPEN
    return f"{first}-01-01", f"{last}-12-31"


def _bounds(match: re.Match[str]) -> tuple[date, date]:
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(5 if match["weekend"] else 0), monday + timedelta(6)
    if match["quarter"]:
        return _months(year, int(match["quarter"]) * 3 - 2, 3)
    if match["half"]:
        return _months(year, int(match["half"]) * 6 - 5, 6)
    if match["season"]:
        return _months(year, _SEASON_MONTHS[match["season"]][0], 3)
    return date(year, 1, 1), date(year, 12, 31)


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = shift(date(year, month, 1), count - 1, "M")
    return date(year, month, 1), date(last.year, last.month, monthrange(last.year, last.month)[1])


def shift(day: date, count: int, unit: str) -> date:
    """``day`` moved by ``count`` units: D, W, M, Q, Y, E (decade) or C (century).

    The day of the month is cut to the length of the month that is reached. Raises ``ValueError`` or
    ``OverflowError`` outside the years 1 to 9999.
    """
    if unit in ("D", "W"):
        return day + timedelta(count * (7 if unit == "W" else 1))
    months = count * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit] + day.year * 12 + day.month - 1
    year, month = divmod(months, 12)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def at_grain(day: date, unit: str) -> str:
    """The value of the day, week, month, quarter, year, decade or century that holds ``day``."""
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "E":
        return f"{day.year:04d}"[:3]
    if unit == "C":
        return f"{day.year:04d}"[:2]
    return day.isoformat()


def first_day(value: str | None) -> date | None:
    """The day that a value begins on, or ``None``."""
    start = interval(value)[0]
    return date.fromisoformat(start) if start else None


def season_of(day: date) -> tuple[int, str]:
    """The (northern) season that ``day`` lies in and the year that it began in."""
    if day.month <= 2:
        return day.year - 1, "WI"
    return day.year, ("SP", "SU", "FA", "WI")[(day.month - 3) // 3]


def easter(year: int) -> date:
    """Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The ``nth`` (1 to 4, or -1 for the last) ``weekday`` (Monday is 0) of a month."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta((last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
