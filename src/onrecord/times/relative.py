"""Rules for expressions that depend on the day of the report or on the narrative before them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.times.calendar import at_grain, first_day, interval, shift
from onrecord.times.reading import Found, Reading, nearest_weekday

_PAST, _FUTURE = "lbv", "nc"


def find_weekday(r: Reading, i: int, end: int) -> Found | None:
    """Friday · last Friday · this coming Sunday · early Tuesday · Fridays (a set)."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "W")
    weekday = r.number(at)
    if tokens.lows[at].endswith("days"):
        return Found(i, end, "SET", f"XXXX-WXX-{weekday + 1}")
    if re.match("[&,]WP", codes[end:]) and tokens.lows[end + 2].endswith("s"):  # Monday and Tuesday nights
        return Found(i, end, "SET", f"XXXX-WXX-{weekday + 1}{tokens.values[end + 2]}")
    if codes[i] == "m" and tokens.lows[i] not in ("early", "late", "mid"):
        i = at
    if r.today and end < len(tokens) and r.unit(end) == "W" and codes[end] == "U" and i == at:
        coming = nearest_weekday(r.today + timedelta(7), weekday, future=True)
        return r.dated(i, end + 1, coming.isoformat() if coming else None)  # Friday week
    day = day_of_weekday(r, at, codes[i:at])
    if day is None:
        return Found(i, end, "DATE", f"XXXX-WXX-{weekday + 1}")
    return r.dated(i, end, day)


def day_of_weekday(r: Reading, at: int, modifiers: str | None = None) -> str | None:
    """The date of the weekday at token ``at``, by its modifiers (classes) and the words around it."""
    if r.today is None:
        return None
    weekday = r.number(at)
    if modifiers is None:
        modifiers = r.tokens.codes[at - 1 : at] if at and r.tokens.codes[at - 1] in "lntvf" else ""
    day: date | None
    anchor = r.memory.day
    if anchor and r.tokens.codes[max(0, at - 2) : at] in ("W&", "W-") and r.before(at) not in ("and", "or"):
        day = nearest_weekday(anchor, weekday, future=True, strict=True)  # from Monday to Friday
        return day.isoformat() if day else None
    if ("v" in modifiers or "f" in modifiers) and anchor:
        day = nearest_weekday(anchor, weekday, future="f" in modifiers, strict=True)
    elif any(code in modifiers for code in _PAST):
        day = r.weekday(at, weekday, future=False, strict=True)
    elif "c" in modifiers or "f" in modifiers:
        day = r.weekday(at, weekday, future=True, strict=True)
    elif "n" in modifiers:
        day = nearest_weekday(r.today + timedelta(6 - r.today.weekday()), weekday, future=True, strict=True)
    else:
        day = r.weekday(at, weekday, future=_is_ahead(r, at))
    return day.isoformat() if day else None


def _is_ahead(r: Reading, at: int) -> bool:
    """Whether a bare weekday is the coming one: by tense, or by "until", "ahead of", "as early as"."""
    k = at - 1
    while k >= 0 and r.tokens.codes[k] in "aNBKVz,md":
        k -= 1
    if r.tokens.low(k) in ("until", "till") and r.tokens.codes[k - 1 : k] not in ("", "p"):
        return r.tense(r.tokens.starts[at]) != "past" or not _had(r, k)
    if r.tokens.low(k) == "as" and r.tokens.low(k - 1) in ("early", "soon"):
        return True
    if r.tokens.low(k) == "of" and r.tokens.low(k - 1) == "ahead":
        return True
    return r.is_future(at)


def _had(r: Reading, k: int) -> bool:
    """Whether the six words before token ``k`` speak in the past perfect or deny."""
    return any(r.tokens.low(j) in ("had", "not", "didn", "did") for j in range(max(0, k - 6), k))


def find_part_of_weekday(r: Reading, i: int, end: int) -> Found | None:
    """Friday night · last Tuesday morning · Monday nights (a set)."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "W")
    part = str(tokens.values[end - 1])
    if tokens.lows[end - 1].endswith("s") or tokens.lows[at].endswith("days"):
        return Found(i, end, "SET", f"XXXX-WXX-{r.number(at) + 1}{part}")
    if codes[i] == "m" and tokens.lows[i] not in ("early", "late", "mid"):
        i = at
    day = day_of_weekday(r, at, codes[i:at])
    return Found(i, end, "TIME", (day or f"XXXX-WXX-{r.number(at) + 1}") + part, interval(day))


def find_relative_day(r: Reading, i: int, end: int) -> Found | None:
    """today · late yesterday · yesterday morning · tonight · overnight · the day after tomorrow."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "D")
    low, days = tokens.lows[at], r.number(at)
    if low == "today" and r.before(at) == "usa":
        return None  # the paper
    if codes[i : i + 2] == "dU" and at > i:
        days += -1 if tokens.lows[i + 2] == "before" else 1
        if r.unit(i + 1) != "D":
            return None
    elif codes[i] == "m" and tokens.lows[i] not in ("early", "late"):
        i = at
    day = r.moved(days, "D")
    if low in ("tonight", "overnight"):
        if day is None:
            return Found(i, end, "TIME", None)
        return Found(i, end, "TIME", day + "TNI", (day, r.moved(0, "D")), anchors=False)
    if codes[end - 1] == "P":
        part = str(tokens.values[end - 1])
        return Found(i, end, "TIME", day + part if day else None, interval(day))
    if low == "today" and _means_nowadays(r, at):
        return Found(i, end, "DATE", "PRESENT_REF")
    return r.dated(i, end, day)


def _means_nowadays(r: Reading, at: int) -> bool:
    """today's youth, today's world: an age, not a day."""
    tokens = r.tokens
    return tokens.low(at + 1) == "'s" and tokens.low(at + 2) in (
        "youth", "world", "society", "children", "young", "generation", "economy", "students", "teenagers"
    )  # fmt: skip


def find_part_of_day(r: Reading, i: int, end: int) -> Found | None:
    """this morning · last night · the next morning · later this afternoon · mid-afternoon · every night."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "P")
    part, lead = str(tokens.values[at]), codes[i:at]
    if at > i and tokens.word(at).istitle() and tokens.word(i).istitle():
        return None  # a programme: This Morning
    if tokens.lows[at].endswith("s") and tokens.lows[at] != "lunchtimes":
        return None
    if lead == "d" and (
        tokens.low(i - 1) not in ("in", "during", "by") or tokens.codes[end : end + 1] in "xo"
    ):
        return None
    if "e" in lead:
        return Found(i, end, "SET", "XXXX-XX-XX" + part)
    day: str | None = None
    memory = r.memory.day if r.paragraph - r.memory.day_paragraph <= 1 else None
    if "D" in codes[at:end]:
        day = r.moved(r.number(end - 1), "D")
    elif "W" in codes[at:end]:
        day = day_of_weekday(r, end - 1)
    elif "l" in lead or "b" in lead:
        day = r.moved(-1, "D")
    elif "t" in lead:
        day = r.moved(0, "D")
    elif "n" in lead or "f" in lead or "v" in lead:
        step = -1 if "v" in lead else 1
        day = _shifted(memory, step, "D") if memory else None
    elif memory:
        day = memory.isoformat()
    elif lead == "d":
        return None
    return Found(i, end, "TIME", (day or "XXXX-XX-XX") + part, interval(day))


def _shifted(base: date | None, count: int, unit: str) -> str | None:
    if base is None:
        return None
    try:
        return at_grain(shift(base, count, unit), unit)
    except (ValueError, OverflowError):
        return None


def find_relative_unit(r: Reading, i: int, end: int) -> Found | None:
    """last week · this year · the next month · early next year · that year · the following day."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] in "UX")
    unit = r.unit(at)
    lead = next(codes[k] for k in range(at - 1, i - 1, -1) if codes[k] in "lbvncftCjy")
    if codes[i] == "m" and tokens.lows[i] not in (
        "early",
        "late",
        "mid",
        "sometime",
        "middle",
        "end",
        "beginning",
        "start",
    ):
        return None
    if tokens.word(at)[:1].isupper() and tokens.word(at - 1)[:1].isupper() and not tokens.word(at).isupper():
        return None  # a title: This Week
    if tokens.low(end) == "or" and tokens.low(end + 1) == "so":
        end += 2
    if unit == "R":
        return r.dated(i, end, r.memory.quarter) if lead == "j" and r.memory.quarter else None
    if unit in ("h", "m", "s", "L"):
        return _short_unit(i, end, lead, unit)
    if unit == "K":
        return _weekend(r, i, end, lead)
    if codes[at] == "X":
        if lead == "t" and tokens.lows[at - 1] == "these" and unit == "D":
            return Found(i, end, "DATE", "PRESENT_REF")
        if lead in "cnf":
            return Found(i, end, "DURATION", f"PX{unit}") if unit != "R" else None
        if lead in "blv":
            return Found(i, end, "DATE", "PAST_REF")
        return Found(i, end, None) if lead == "y" else None
    has_article = "d" in codes[i:at]
    if lead == "b" or (lead == "l" and has_article and unit in "YEC" and "m" not in codes[i:at]):
        return _past_stretch(r, i, end, unit)
    value = _unit_value(r, lead, unit)
    if value is None and lead == "y":
        return Found(i, end, None)
    return r.dated(i, end, value)


def find_next_but_one(r: Reading, i: int, end: int) -> Found | None:
    """the week before last · the month after next."""
    word, unit = r.tokens.lows[i + 2], r.unit(i + 1)
    if (word, r.tokens.lows[i + 3]) not in (("before", "last"), ("after", "next")) or unit not in "DWMQY":
        return None
    if r.tokens.codes[end : end + 1] in tuple("WUMSHP"):
        return None  # the day before last Tuesday
    return r.dated(i, end, r.moved(-2 if word == "before" else 2, unit))


def find_within_unit(r: Reading, i: int, end: int) -> Found | None:
    """earlier in the year · late in the week: the unit that the report is in."""
    if r.tokens.lows[i + 1] != "in" or r.unit(end - 1) not in ("Y", "M", "W"):
        return None
    return r.dated(i, end, r.moved(0, r.unit(end - 1)))


def _unit_value(r: Reading, lead: str, unit: str) -> str | None:
    """The value of "last week", "this year", "that month" …"""
    if lead in "tC":
        return r.moved(0, unit)
    if lead in "yfv":
        period = r.memory.period
        if unit == "D":
            base = r.memory.day
        elif unit in "WM" and period and not _names_month(period):
            base = None  # "the following month" says nothing after a bare year
        else:
            base = first_day(period) if period else None
        if base is None:
            return None if lead == "y" else r.moved(-1 if lead == "v" else 0, unit) if lead == "v" else None
        return _shifted(base, {"y": 0, "f": 1, "v": -1}[lead], unit)
    if lead == "j" and unit == "Q":
        return r.memory.quarter or r.moved(-1, "Q")
    if lead == "j":
        return r.moved(-1, unit)
    if unit == "D":
        memory = r.memory.day
        return _shifted(memory, 1 if lead in "nc" else -1, "D") if memory else None
    return r.moved(1 if lead in "nc" else -1, unit)


def _names_month(value: str) -> bool:
    return len(value) >= 7 and value[5] in "01W"


def _past_stretch(r: Reading, i: int, end: int, unit: str) -> Found:
    """the past year · the last decade: a duration that ends on the day of the report."""
    amount = {"E": "10Y", "C": "100Y", "2": "2W"}.get(unit, "1" + unit)
    amount = {"1Q": "3M"}.get(amount, amount)
    start = _start_before(r, 1, unit)
    return Found(
        i, end, "DURATION", "P" + amount, (start, r.today.isoformat() if r.today and start else None)
    )


def _start_before(r: Reading, count: int, unit: str) -> str | None:
    if r.today is None:
        return None
    try:
        return shift(r.today, -count * (2 if unit == "2" else 1), "W" if unit == "2" else unit).isoformat()
    except (ValueError, OverflowError):
        return None


def _short_unit(i: int, end: int, lead: str, unit: str) -> Found | None:
    """the past hour: no day can be told from it."""
    if unit == "L" or lead not in "lbnc":
        return None
    return Found(i, end, "DURATION", f"PT1{unit.upper()}")


def _weekend(r: Reading, i: int, end: int, lead: str) -> Found:
    if r.today is None:
        return Found(i, end, "DATE", None)
    week = r.today
    weekend = r.today.weekday() >= 5
    if lead in "lbv":
        week = r.today - timedelta(7)
    elif lead in "nc":
        week = r.today + timedelta(7 if weekend or lead == "n" else 0)
    elif lead == "t" and r.tense(r.tokens.starts[i]) == "past" and not weekend:
        week = r.today - timedelta(7)
    return r.dated(i, end, at_grain(week, "W") + "-WE")


def find_plain_weekend(r: Reading, i: int, end: int) -> Found | None:
    """the weekend: the last one in the past tense, else the coming one."""
    if r.unit(end - 1) != "K":
        return None
    if r.today is None:
        return Found(i, end, "DATE", None)
    ahead = r.is_future(i) or r.before(i) in ("before", "for")
    week = r.today if ahead or r.today.weekday() >= 5 else r.today - timedelta(7)
    return r.dated(i, end, at_grain(week, "W") + "-WE")


def find_reference(r: Reading, i: int, end: int) -> Found | None:
    """now · right now · currently · recently · soon · daily · annually."""
    tokens = r.tokens
    at = end - 1
    low, value = tokens.lows[at], str(tokens.values[at])
    if (value.startswith("P") and value[1].isdigit()) or value.startswith("PT"):
        if tokens.word(at)[0].isupper() or tokens.word(at + 1)[:1].isupper():
            return None
        return Found(i, end, "SET", value)
    if tokens.codes[i - 1 : i] == "-" and tokens.touching(i):
        return None  # a Johnny-come-lately
    if low == "soon" and (
        r.before(i) in ("as", "too", "how", "so") or tokens.low(end) in ("after", "as", "afterward")
    ):
        return None
    if low == "now" and (tokens.low(end) in ("that", ",") and r.before(i) == ""):
        return None
    if low == "now" and r.before(i) == "right":
        i -= 1
    return Found(i, end, "DATE", value)


def find_present(r: Reading, i: int, end: int) -> Found | None:
    """current · recent · recent years."""
    tokens, codes = r.tokens, r.tokens.codes
    if codes[end - 1] == "X" or codes[end - 1] == "U":
        unit = next(r.unit(k) for k in range(i, end) if codes[k] in "UX")
        if unit in "DWM" and "&" not in codes[i:end]:
            return Found(i, end, "DURATION", f"PX{unit}")
        return Found(i, end, "DATE", "PAST_REF")
    if tokens.word(end - 1).istitle() and r.before(i) not in ("", ".", "“", '"', "`", "'", "‘", ":"):
        return None  # a name: Current TV
    value = "PRESENT_REF" if codes[end - 1] == "C" else "PAST_REF"
    if r.before(i) in ("most", "an", "more") or tokens.low(end) in ("account", "accounts"):
        return None
    return Found(end - 1, end, "DATE", value)


def find_past(r: Reading, i: int, end: int) -> Found | None:
    """the past · the future · the near future: what lies behind and ahead."""
    if r.tokens.codes[end - 1] == "X":
        return Found(i, end, "DATE", "FUTURE_REF")
    if r.tokens.codes[end - 1] == "u":
        if r.before(i) not in ("in", "into", "for", "about", "until", "toward", "towards", "and", "of"):
            return None
        return Found(i, end, "DATE", "FUTURE_REF")
    after = r.tokens.codes[end : end + 1]
    if r.before(i) not in ("in", "from", "of", "about", "to") or (
        after in "NBQUXx"
        and after
        and (r.tokens.low(end) not in ("it", "the", "he", "she", "they", "has", "have", "and", "when"))
    ):
        return None
    return Found(i, end, "DATE", "PAST_REF")
