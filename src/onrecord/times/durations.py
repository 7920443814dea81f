"""Rules for durations and sets, and for what is counted from a point: ago, later, after an event."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.times.absolute import find_date
from onrecord.times.calendar import Interval, at_grain, first_day, shift
from onrecord.times.lexicon import HEDGES, TIMES_A_DAY
from onrecord.times.periods import year_before
from onrecord.times.reading import Found, Reading, event_at

_BETWEEN = frozenset(
    """
    more consecutive straight trading successive full whole solid long working business
    """.split()
)
_HEDGES = frozenset(HEDGES)
_CLOCK_UNITS = "hms"
_DATE_UNITS = "DWMQYEC2"


def _amount(r: Reading, i: int, at: int) -> float | None:
    """The number in tokens ``i`` to ``at``; None where it is indefinite."""
    codes, values = r.tokens.codes, r.tokens.values
    total, seen = 0.0, False
    for k in range(i, at):
        value = values[k]
        if codes[k] in "NBY" and isinstance(value, (int, float)):
            if seen and codes[k - 1] in "&-":
                continue  # two to three weeks: the lower bound
            total, seen = total + value, True
        elif codes[k] == "G":
            total, seen = total + float(value or 0.5), True
        elif codes[k] == "Q" and value:
            total, seen = total + float(value), True
        elif codes[k] == "Q":
            return None
    if not seen and any(codes[k] in "i" for k in range(i, at)):
        return 1.0
    return total if seen else None


def duration_value(amount: float | None, unit: str) -> str:
    """The TIMEX3 value: P3W, PT5H30M, P2Y6M; X stands for an indefinite number."""
    if amount is None:
        clock = "T" if unit in _CLOCK_UNITS else ""
        return f"P{clock}X{'W' if unit == '2' else 'WE' if unit == 'K' else unit.upper()}"
    unit, factor = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "2": ("W", 2), "K": ("WE", 1)}.get(
        unit, (unit, 1)
    )
    clock = "T" if unit in _CLOCK_UNITS else ""
    letter = unit.upper()
    amount *= factor
    whole, rest = int(amount), amount - int(amount)
    if not rest:
        return f"P{clock}{whole}{letter}"
    finer = {
        "Y": ("M", 12),
        "h": ("M", 60),
        "m": ("S", 60),
        "D": ("H", 24),
        "W": ("D", 7),
        "M": ("D", 30),
    }.get(unit)
    if finer is None:
        return f"P{clock}{amount:g}{letter}"
    part = f"{round(rest * finer[1])}{finer[0]}"
    if unit == "D":
        part = "T" + part
    return f"P{clock}{f'{whole}{letter}' if whole else ''}{part}"


def find_age(r: Reading, i: int, end: int) -> Found | None:
    """52 years old, six-year-old: an age is no time."""
    return Found(i, end, None)


def find_duration(r: Reading, i: int, end: int) -> Found | None:
    """three months · a year and a half · 10-year · two to three weeks · several days · half an hour."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] in "UX")
    unit = r.unit(at)
    if _is_no_duration(r, i, at, end):
        return None
    name = tokens.word(at).istitle() and tokens.word(at - 2 if codes[at - 1] == "-" else at - 1).istitle()
    if name or r.before(i) == "aged" or tokens.low(end) == "anniversary":
        return Found(i, end, None)  # the Seven Years War
    amount = _amount(r, i, at)
    if amount is not None and end - 1 > at and codes[end - 1] == "G":
        amount += 0.5
    if unit == "s" and amount is not None and amount < 2:
        return None
    if tokens.low(end) == "or" and tokens.low(end + 1) == "so":
        end += 2
    if codes[i] == "i" and codes[at] == "U" and at > i + 1 and "G" not in codes[i:at]:
        i += 1  # a three-year war: the article is the noun's
    start = hedged(r, i)
    point = _point(r, start, end, amount, unit)
    return point or Found(start, end, "DURATION", duration_value(amount, unit))


def _is_no_duration(r: Reading, i: int, at: int, end: int) -> bool:
    """Other readings of the same words: a rate, a fraction, an adjective between that is no "more"."""
    codes, unit, after = r.tokens.codes, r.unit(at), r.tokens.low(end)
    if codes[at - 1] == "x" and r.tokens.lows[at - 1] not in _BETWEEN:
        return True
    if unit == "Q" and (end - i < 2 or codes[i] == "i" or codes[at - 1] == "-" or after == "of"):
        return True
    if unit == "R" or (codes[i] == "Y" and codes[at] == "U") or codes[end : end + 2] == "-A":
        return True
    return after not in ("ago", "earlier", "later") and _is_rate(r, i, end)


def _point(r: Reading, i: int, end: int, amount: float | None, unit: str) -> Found | None:
    """The date where the duration is counted from something: ago, from now, later, after an event, in."""
    tokens = r.tokens
    after = tokens.low(end)
    if after == "ago":
        return _ago(r, i, end + 1, amount, unit)
    if after == "from" and tokens.low(end + 1) in ("now", "today"):
        return _counted(r, i, end + 2, amount or 1, unit, r.today if amount else None)
    if after in ("later", "earlier") or (after == "before" and tokens.low(end + 1) in ("", ",", ".")):
        return _later(r, i, end, amount, unit, after)
    if after in ("after", "before", "following"):
        return _from_event(r, i, end, amount, unit)
    if r.before(i) == "in" and unit in _DATE_UNITS and amount and r.is_future(i):
        return _counted(r, i, end, amount, unit, r.today)
    if unit == "D" and tokens.lows[i] == "one" and after in ("", ",") and r.before(i) in ("will", "to"):
        return Found(i, end, "DATE", "FUTURE_REF")
    return None


def find_long(r: Reading, i: int, end: int) -> Found | None:
    """day-long · decades-long · a three-month-long siege."""
    unit = r.unit(end - 3)
    if unit in ("", "R", "Q", "K"):
        return None
    if r.tokens.codes[i] == "i":
        i += 1
    amount = _amount(r, i, end - 3)
    if amount is None and r.tokens.codes[end - 3] == "U":
        amount = 1.0
    return Found(i, end, "DURATION", duration_value(amount, unit))


def hedged(r: Reading, i: int) -> int:
    """The token that the expression begins at, with "almost", "at least", "more than" taken in."""
    lows = r.tokens.lows
    for length in (3, 2, 1):
        if i >= length and tuple(lows[i - length : i]) in _HEDGES:
            if lows[i - 1] == "some" and r.tokens.codes[i] not in "NB":
                continue
            return i - length
    return i


def _is_rate(r: Reading, i: int, end: int) -> bool:
    """24 hours a day, $50 a night: how much, not when. Once a week is a set."""
    codes = r.tokens.codes
    if codes[i] != "i" or codes[end - 1] != "U" or end - i != 2:
        return False
    before = r.before(i)
    if before in ("percent", "million", "billion", "trillion", "%") or before[:1].isdigit():
        return True
    tag = r.tag(i - 1)
    if tag:
        return tag in ("NNS", "CD") and before not in ("times", "ago", "years", "months", "weeks", "days")
    return False


def _ago(r: Reading, i: int, end: int, amount: float | None, unit: str) -> Found:
    """three weeks ago: counted from the day of the report, at the grain of the unit."""
    if amount is None or unit in ("L",):
        return Found(i, end, "DATE", "PAST_REF")
    if unit in _CLOCK_UNITS:
        return Found(i, end, "TIME", None)
    if unit == "Y" and amount == 1 and r.memory.quarter:
        return r.dated(i, end, year_before(r))._replace(anchors=False)
    return _counted(r, i, end, -amount, unit, r.today)


def _counted(r: Reading, i: int, end: int, amount: float, unit: str, base: date | None) -> Found:
    if base is None:
        return Found(i, end, "DATE", None)
    count = round(amount)
    if amount != count and unit == "Y":
        count, unit = round(amount * 12), "M"
    elif unit in "EC":
        count, unit = round(amount * (10 if unit == "E" else 100)), "Y"
    elif unit == "2":
        count, unit = count * 2, "W"
    if unit == "W" and abs(count) == 1:
        count, unit = count * 7, "D"
    if unit == "K":
        return Found(i, end, "DATE", None)
    return r.dated(i, end, r.moved(count, unit, base))


def _later(r: Reading, i: int, tail: int, amount: float | None, unit: str, word: str) -> Found | None:
    """two days later, a year earlier: counted from the last date of the narrative."""
    sign = 1 if word == "later" else -1
    if word == "earlier" and unit == "Y" and amount == 1 and (r.memory.quarter or r.memory.day is None):
        return r.dated(i, tail + 1, year_before(r))._replace(anchors=False)
    base = first_day(r.memory.period)
    if amount is None or unit not in _DATE_UNITS or base is None:
        return None
    if unit in "D2W" and (r.memory.day is None or r.paragraph - r.memory.day_paragraph > 2):
        return None
    if unit in "D2W":
        base = r.memory.day
    if r.memory.period and len(r.memory.period) == 4 and unit not in "YEC":
        return None
    return _counted(r, i, tail + 1, sign * amount, unit, base)


def _from_event(r: Reading, i: int, tail: int, amount: float | None, unit: str) -> Found | None:
    """two years after the invasion of Kuwait: counted from a dated event."""
    found = event_at(r, tail + 1)
    if found is None or unit not in _DATE_UNITS:
        return None
    event, end = found
    first, last = event.first, event.last
    backward = r.tokens.low(tail) == "before"
    if amount is None:
        span = (None, first) if backward else (first, None)
        return Found(i, end, "DURATION", duration_value(None, unit), span)
    base = date.fromisoformat(first if backward else last)
    counted = _counted(r, i, end, -amount if backward else amount, unit, base)
    return counted._replace(end=end)


def find_event_period(r: Reading, i: int, end: int) -> Found | None:
    """the week following the invasion of Kuwait · in the days after the fall of Saigon."""
    tokens = r.tokens
    at = next(k for k in range(i, end) if tokens.codes[k] in "UX")
    unit = r.unit(at)
    if unit not in _DATE_UNITS:
        return None
    word = tokens.low(end - 1)
    found = event_at(r, end)
    if found is None:
        return None
    event, stop = found
    first, last = event.first, event.last
    plural = tokens.codes[at] == "X"
    amount = 1.0 if not plural else _amount(r, i, at)
    value = duration_value(amount, unit)
    span = _event_span(first, last, amount, unit, backward=word == "before")
    if unit == "D" and not plural and word != "":
        day = span[0] if word == "before" else (date.fromisoformat(last) + timedelta(1)).isoformat()
        return r.dated(i, stop, day)
    return Found(i, stop, "DURATION", value, span)


def _event_span(first: str, last: str, amount: float | None, unit: str, *, backward: bool) -> Interval:
    if amount is None:
        return (None, first) if backward else (first, None)
    count = round(amount) * (2 if unit == "2" else 1)
    unit = "W" if unit == "2" else unit
    try:
        if backward:
            return shift(date.fromisoformat(first), -count, unit).isoformat(), first
        return first, shift(date.fromisoformat(last), count, unit).isoformat()
    except (ValueError, OverflowError):
        return None, None


def find_bare_plural(r: Reading, i: int, end: int) -> Found | None:
    """for weeks · centuries · weeks or months: an indefinite number of units."""
    unit = next(r.unit(k) for k in range(i, end) if r.tokens.codes[k] == "X")
    before = r.before(i)
    if before in ("of", "'s", "older", "man", "light") and before != "of":
        return None
    if before == "of" and r.tokens.low(i - 2) in ("hundreds", "thousands", "tens", "dozens", "scores"):
        return None
    if unit == "s":
        return None
    if unit in ("Q", "R"):
        return None
    tail = end
    if r.tokens.low(end) == "ago":
        return Found(i, end + 1, "DATE", "PAST_REF")
    if r.tokens.low(end) in ("after", "before", "following"):
        found = _from_event(r, i, end, None, unit)
        if found:
            return found
    return Found(i, tail, "DURATION", duration_value(None, unit))


def find_stretch(r: Reading, i: int, end: int) -> Found | None:
    """the past three months · the next two weeks · the first nine months · recent weeks · the weeks ahead."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] in "UX")
    lead = next((k for k in range(i, at) if codes[k] in "lbvncfOt"), None)
    unit = r.unit(at)
    amount = _amount(r, (lead or i) + 1, at)
    direction = codes[lead] if lead is not None else ""
    if direction == "O" and r.number(lead or i) != 1:
        return None
    if tokens.low(end) == "or" and tokens.low(end + 1) == "so":
        end += 2
    value = duration_value(amount, unit)
    if direction == "O" and unit == "Q" and amount == 2 and tokens.codes[end : end + 2] == "oY":
        return r.dated(i, end + 2, f"{r.number(end + 1)}-H1")
    span: Interval = (None, None)
    today = r.today.isoformat() if r.today else None
    if amount is not None and r.today and unit in _DATE_UNITS:
        count = round(amount) * {"2": 2, "E": 10, "C": 100}.get(unit, 1)
        grain = {"2": "W", "E": "Y", "C": "Y"}.get(unit, unit)
        try:
            if direction in ("l", "b") and direction:
                span = (shift(r.today, -count, grain).isoformat(), today)
            elif direction in ("n", "c") and direction:
                span = (today, shift(r.today, count, grain).isoformat())
        except (ValueError, OverflowError):
            span = (None, None)
    return Found(i, end, "DURATION", value, span)


def find_set(r: Reading, i: int, end: int) -> Found | None:
    """every Friday · each month · every two years · every other day."""
    codes = r.tokens.codes
    last = end - 1
    if codes[last] == "W":
        return Found(i, end, "SET", f"XXXX-WXX-{r.number(last) + 1}")
    if codes[last] == "M":
        return Found(i, end, "SET", f"XXXX-{r.number(last):02d}")
    if codes[last] == "S":
        return Found(i, end, "SET", f"XXXX-{r.tokens.values[last]}")
    amount = _amount(r, i + 1, last)
    if r.tokens.lows[last - 1] == "other":
        amount = 2.0
    return Found(i, end, "SET", duration_value(amount if amount is not None else 1.0, r.unit(last)))


def find_rate(r: Reading, i: int, end: int) -> Found | None:
    """once a week · three times a day."""
    if r.tokens.lows[i] not in TIMES_A_DAY:
        return None
    return Found(i, end, "SET", duration_value(1.0, r.unit(end - 1)))


def find_week_of(r: Reading, i: int, end: int) -> Found | None:
    """the week of March 6."""
    if r.unit(i) != "W" and r.unit(i + 1) != "W":
        return None
    start = next(k for k in range(i, end) if r.tokens.codes[k] == "o") + 1
    found = find_date(r, start, end)
    day = first_day(found.value) if found else None
    return r.dated(i, end, at_grain(day, "W")) if day else None
