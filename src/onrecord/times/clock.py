"""Rules for hours of the day."""

from __future__ import annotations

import re

from onrecord.times.absolute import DATE, find_date
from onrecord.times.calendar import interval
from onrecord.times.reading import Found, Reading
from onrecord.times.relative import day_of_weekday

_BEFORE_NOON = frozenset(
    """
    at by until till before after around about from to since past between and
    """.split()
)
_BESIDE_CLOCK = frozenset("on local time ( ) ,".split())
_A_DATE = re.compile(DATE)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")


def find_clock(r: Reading, i: int, end: int) -> Found | None:
    """10:35 a.m. · 9 p.m. EST, Nov. 6 · noon Saturday · 0735 GMT."""
    tokens, codes = r.tokens, r.tokens.codes
    clock = _clock_value(r, i, end)
    if clock is None:
        return None
    day = _day_in(r, i, end) or _day_beside(r, i, end)
    kind_codes = codes[i:end]
    if day is None and "D" not in kind_codes and r.memory.day and r.paragraph - r.memory.day_paragraph <= 1:
        day = r.memory.day.isoformat()
    if codes[i] == "V" and r.before(i) not in _BEFORE_NOON and end == i + 1:
        return None
    if not any(codes[k] == "a" and tokens.values[k] for k in range(i, end)) and codes[i] not in "VY":
        clock = _in_second_half(r, end, clock)
    if r.before(i) == "around":
        i -= 1
    zone = "Z" if any(codes[k] == "z" and tokens.lows[k] in ("gmt", "utc") for k in range(i, end)) else ""
    stamp = (day or "XXXX-XX-XX") + clock + zone
    return Found(i, end, "TIME", stamp, interval(day))


def _in_second_half(r: Reading, end: int, clock: str) -> str:
    """ "9:30 on Thursday evening" is 21:30."""
    match = re.match(r"x?[lnty]?W?P|xdP", r.tokens.codes[end : end + 4])
    hour = int(clock[1:3])
    if match is None or r.tokens.low(end) not in (
        "on",
        "in",
        "this",
        "last",
        "yesterday",
        "tomorrow",
        "that",
    ):
        return clock
    part = r.tokens.values[end + match.end() - 1]
    later = part in ("TAF", "TEV") or (part == "TNI" and hour >= 6)
    return f"T{hour + 12:02d}{clock[3:]}" if later and 1 <= hour < 12 else clock


def _clock_value(r: Reading, i: int, end: int) -> str | None:
    tokens, codes = r.tokens, r.tokens.codes
    if codes[i] == "V":
        value = str(tokens.values[i])
        return "T24:00" if value == "T24:00" else value
    low = tokens.lows[i]
    if len(low) == 4 and low.isdigit():
        return f"T{low[:2]}:{low[2:]}" if int(low[:2]) < 24 and int(low[2:]) < 60 else None
    spelled = tokens.values[i] if codes[i] in "BN" and not low[0].isdigit() else None
    match = _TIME.match(low)
    if match is None and spelled is None:
        return None
    hour = int(match.group(1)) if match else int(spelled or 0)
    minute = int(match.group(2) or 0) if match else 0
    half = next((str(tokens.values[k] or "") for k in range(i, end) if codes[k] == "a"), "")
    if hour > (12 if half in "ap" and half else 24) or minute > 59:
        return None
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}"


def _day_in(r: Reading, i: int, end: int) -> str | None:
    """The day that stands in the expression itself."""
    codes = r.tokens.codes
    for k in range(i, end):
        if codes[k] == "M":
            first = min([k, *[m for m in range(i, end) if codes[m] in "W"]])
            start = k - 1 if codes[k - 1] in "NO" and k - 1 > i + 1 else first
            found = find_date(r, min(start, k), end)
            return found.value if found else None
    for k in range(i, end):
        if codes[k] == "W":
            return day_of_weekday(r, k)
        if codes[k] == "D":
            return r.moved(int(r.tokens.values[k] or 0), "D")
        if codes[k] == "t":
            return r.moved(0, "D")
    return None


def _day_beside(r: Reading, i: int, end: int) -> str | None:
    """The day named next to the hour: "at 10 a.m. on Friday", "Friday at 10 a.m."."""
    tokens, codes = r.tokens, r.tokens.codes
    k = end
    while k < min(len(tokens), end + 9) and (codes[k] in "zBYKa" or tokens.lows[k] in _BESIDE_CLOCK):
        k += 1
    if end < k < len(tokens) and (date := _A_DATE.match(codes, k)):
        found = find_date(r, k, date.end())
        return found.value if found else None
    if end < k < len(tokens) and codes[k] in "WD":
        return day_of_weekday(r, k) if codes[k] == "W" else r.moved(int(tokens.values[k] or 0), "D")
    back = i - 1
    while (
        back >= 0
        and back > i - 4
        and (tokens.lows[back] in ("at", "about", "around", "shortly", "before", "after", ","))
    ):
        back -= 1
    if back >= 0 and back < i - 1:
        if codes[back] == "W":
            return day_of_weekday(r, back)
        if codes[back] == "D":
            return r.moved(int(tokens.values[back] or 0), "D")
    return None


def find_small_hours(r: Reading, i: int, end: int) -> Found | None:
    """the small hours of Saturday · the early hours of Friday morning."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "X")
    if tokens.lows[at] != "hours" or tokens.lows[at - 1] not in ("early", "small", "wee"):
        return None
    day = None
    for k in range(at, end):
        if codes[k] == "M":
            found = find_date(r, at + 2, end)
            day = found.value if found else None
        elif codes[k] == "W":
            day = day_of_weekday(r, k)
        elif codes[k] == "D":
            day = r.moved(r.number(k), "D")
        elif codes[k] == "t":
            day = r.moved(0, "D")
    return Found(i, end, "TIME", (day or "XXXX-XX-XX") + "TNI", interval(day))
