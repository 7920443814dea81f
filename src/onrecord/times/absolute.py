"""Rules for expressions that name a point of the calendar: dates, months, years, quarters, seasons, hours."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.times.calendar import first_day, interval
from onrecord.times.lexicon import MONTHS
from onrecord.times.reading import Found, Reading, event_at

_COUNTED = frozenset(
    """
    people persons troops soldiers men women children jobs homes houses miles kilometers kilometres km
    meters metres feet acres hectares tons tonnes barrels pounds dollars euros shares votes points
    copies calories percent megawatts rpm items refugees migrants workers employees students members
    delegates degrees words million billion francs marks yen rubles rupees pesos guests cars vehicles
    flights seats units cases deaths tests rounds missiles rockets tanks police officers passengers
    protesters demonstrators residents
    """.split()
)
_BEFORE_YEAR = frozenset(
    """
    in of since by from until till to between during before after for and through around about late
    early mid the circa back versus vs than or as with at
    """.split()
)
_BEFORE_AMOUNT = frozenset(
    """
    no no. nos flight route highway channel room area code # $ £ € ¥ boeing
    """.split()
)


DATE = r"(?:(?:tc|tn|[lnt])?Wp?,?|[lnt](?=M))?(?:Mp?d?[NO](?!a|:)(?:,?Y)?|d?[NO]o?Mp?(?:,?Y)?)"
"""The classes of a date, with or without its year, with or without its weekday."""


def find_date(r: Reading, i: int, end: int) -> Found | None:
    """March 4, 2022 · 4 March · Friday, March 4 · the 4th of March."""
    codes, values = r.tokens.codes, r.tokens.values
    month = next(k for k in range(i, end) if codes[k] == "M")
    days = [k for k in range(i, end) if codes[k] in "NO" and 1 <= r.number(k) <= 31]
    years = [k for k in range(i, end) if codes[k] == "Y"]
    if not days:
        return None
    if codes[i : i + 2] == "dN":
        i += 1  # the 11 November ceremony: the article is the noun's
    if r.tokens.word(month).islower():
        return None
    number, day = r.number(month), r.number(days[0])
    if years:
        value = _date_value(r.number(years[0]), number, day)
    else:
        weekday = int(values[i] or 0) if codes[i] == "W" else None
        value = _date_of_event(r, i, number, day) or nearest_date(r, days[0], number, day, weekday)
    return None if value is None else r.dated(i, end, value)


def _date_of_event(r: Reading, i: int, month: int, day: int) -> str | None:
    """The September 11 attacks are those of 2001, whatever the year of the report."""
    event = event_at(r, i)
    if event is None:
        return None
    first = event[0].first
    return first if first[5:] == f"{month:02d}-{day:02d}" else None


def _date_value(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def nearest_date(r: Reading, i: int, month: int, day: int, weekday: int | None = None) -> str | None:
    """The date of that month and day nearest to the day of the report.

    Where the two nearest are about as far, tense decides; a weekday named with it decides first.
    """
    today = r.today
    if today is None:
        return f"XXXX-{month:02d}-{day:02d}" if _date_value(2000, month, day) else None
    texts = [
        _date_value(today.year + step, month, day) for step in (-1, 0, 1) if 1 <= today.year + step < 9999
    ]
    dates = [date.fromisoformat(text) for text in texts if text]
    if weekday is not None:
        dates = [d for d in dates if d.weekday() == weekday] or dates
    if not dates:
        return None
    near = min(dates, key=lambda d: abs((d - today).days))
    gap = (near - today).days
    if abs(gap) > 60:
        tense = r.tense(r.tokens.starts[i])
        if tense == "future" and gap < 0:
            near = min((d for d in dates if d > today), default=near)
        elif tense == "past" and gap > 0:
            near = max((d for d in dates if d < today), default=near)
    return near.isoformat()


def find_second_day(r: Reading, i: int, end: int) -> Found | None:
    """The second number of "April 24 and 25": a day of the month that was just named."""
    day, memory = r.number(i), r.memory
    after = r.tokens.codes[end : end + 1]
    if r.tokens.codes[i - 1 : i] != "&" or i < 2:
        return None
    if memory.day is None or after not in ("", ",", "p", ";") or r.tokens.codes[i - 2] not in "NO":
        return None
    value = _date_value(memory.day.year, memory.day.month, day)
    return r.dated(i, end, value) if value and day > memory.day.day else None


def find_first_day(r: Reading, i: int, end: int) -> Found | None:
    """The first number of "from 7 to 9 March": a day of the month that is named behind it."""
    codes = r.tokens.codes
    stop = i + 4 if codes[i + 4 : i + 5] != "Y" else i + 5
    last = find_date(r, i + 2, stop)
    first = r.number(i)
    if last is None or last.value is None or not first < r.number(i + 2):
        return None
    value = f"{last.value[:-2]}{first:02d}"
    return r.dated(i, end, value)


def find_part_of_month(r: Reading, i: int, end: int) -> Found | None:
    """the first week of March · the last day of May 2003."""
    codes = r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "U")
    unit, number = r.unit(at), r.number(at - 1)
    month = find_month(r, at + 2, end)
    first = first_day(month.value) if month else None
    if unit not in ("D", "W") or month is None or month.value is None:
        return None
    if first is None:
        return Found(i, end, "DATE", month.value)
    last = date.fromisoformat(interval(month.value)[1] or first.isoformat())
    size = 7 if unit == "W" else 1
    if codes[at - 1] == "l":
        start, stop = last - timedelta(size - 1), last
    else:
        start = first + timedelta(size * (number - 1))
        stop = min(start + timedelta(size - 1), last)
    if not 1 <= max(number, 1) <= 31 or start > last:
        return None
    value = start.isoformat() if size == 1 else month.value
    return Found(i, end, "DATE", value, (start.isoformat(), stop.isoformat()))


def find_day_range(r: Reading, i: int, end: int) -> Found | None:
    """March 3-5, 2022 · 3-5 March."""
    codes = r.tokens.codes
    month = next(k for k in range(i, end) if codes[k] == "M")
    first, last = [r.number(k) for k in range(i, end) if codes[k] == "N"][:2]
    years = [r.number(k) for k in range(i, end) if codes[k] == "Y"]
    number = r.number(month)
    start = _date_value(years[0], number, first) if years else nearest_date(r, month, number, first)
    if start is None or first >= last:
        return None
    stop = _date_value(int(start[:4]), number, last) if start[0] != "X" else None
    return Found(i, end, "DURATION", f"P{last - first + 1}D", (start, stop) if stop else (None, None))


def find_written_date(r: Reading, i: int, end: int) -> Found | None:
    """2004-11-01, and 14/02/2022 where only one order of day and month is possible."""
    low = r.tokens.lows[i]
    if "-" in low:
        parts = [int(p) for p in low.split("-")]
        value = _date_value(*parts)
        return r.dated(i, end, value) if value else None
    one, two, year = (int(p) for p in low.split("/"))
    if not 1000 <= year <= 2199:
        return None
    readings = {v for v in (_date_value(year, one, two), _date_value(year, two, one)) if v}
    if not readings:
        return None
    return (
        r.dated(i, end, min(readings))
        if len(readings) == 1
        else Found(i, end, "DATE", str(year), interval(str(year)))
    )


def find_month(r: Reading, i: int, end: int) -> Found | None:
    """March 2022 · late March · last May · June last year · the end of November."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "M")
    if (
        at == i
        and tokens.lows[at] in ("mar", "dec", "jan", "sep")
        and codes[at + 1 : at + 2] != "p"
        and end == i + 1
    ):
        return None
    month = r.number(at)
    years = [r.number(k) for k in range(at, end) if codes[k] == "Y"]
    if years:
        return r.dated(i, end, f"{years[0]:04d}-{month:02d}")
    relative = next((codes[k] for k in range(i, end) if codes[k] in "lntbc"), "")
    relative = {"b": "l", "c": "n"}.get(codes[i + 1] if codes[i] == "t" and at == i + 2 else "", relative)
    year = _year_of_month(r, i, at, relative, end)
    return r.dated(i, end, f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


def _year_of_month(r: Reading, i: int, at: int, relative: str, end: int) -> int | None:
    today, month = r.today, r.number(at)
    if today is None:
        return None
    codes = r.tokens.codes
    if relative and "U" in codes[at:end]:  # June last year
        return today.year + {"l": -1, "n": 1, "t": 0}[relative]
    if relative == "t":
        return today.year
    if relative == "l":
        return today.year - (month >= today.month)
    if relative == "n":
        return today.year + (month <= today.month)
    until = r.before(i) in ("by", "until", "till", "through")
    if month - today.month == 1 or (month == 1 and today.month == 12):
        return today.year + (month == 1)
    if month != today.month and (r.is_future(at) or (until and r.tense(r.tokens.starts[at]) != "past")):
        return today.year + (month < today.month)
    if until and (month - today.month) % 12 <= 5:
        return today.year + (month < today.month)
    if r.tense(r.tokens.starts[at]) is None and month - today.month in (1, 2):
        return today.year
    return today.year - (month > today.month)


def find_year(r: Reading, i: int, end: int) -> Found | None:
    """1998 · fiscal 1989 · the year 2000 · early 1991 · the end of 1990."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "Y")
    year = r.number(at)
    if at == i and end == i + 1 and not _reads_as_year(r, at, year):
        return None
    value = f"{year:04d}"
    if (tokens.low(end) == "or" and tokens.low(end + 1) == "later") or (
        tokens.low(end) == "and" and tokens.low(end + 1) == "beyond"
    ):
        end += 2
    return r.dated(i, end, value)


def _reads_as_year(r: Reading, at: int, year: int) -> bool:
    tokens = r.tokens
    before, after = tokens.low(at - 1), tokens.low(at + 1)
    if tokens.codes[at + 1 : at + 2] == "X" or (r.tag(at - 1) == "NNP" and tokens.codes[at - 1] == "x"):
        return False
    if before in _BEFORE_AMOUNT or after in ("percent", "%") or tokens.codes[at - 1 : at] in ("B", "N", "Y"):
        return tokens.low(at - 2) in MONTHS if before.isdigit() else False
    if tokens.touching(at) and before in (".", ",", "/", "'", "$", "£", "€", "#", ":", "_"):
        return False
    if tokens.touching(at) and before in "-–—" and tokens.codes[at - 2 : at - 1] != "Y" and before:
        return False
    if tokens.touching(at + 1) and after == "-" and tokens.low(at + 2) in ("odd", "strong", "seat", "member"):
        return False
    if after in _COUNTED:
        return False
    lead = before in _BEFORE_YEAR or before in "(,;–—-"
    if not 1900 <= year <= 2050:
        return (
            before in ("the", "in", "since", "of", "from", "until", "between", "and", "to")
            and 1400 <= year <= 2100
            and (not after.endswith("s") or after == "'s")
        )
    return lead or not (year % 50 == 0 and after.endswith("s") and after not in ("'s", "is", "was", "has"))


def find_year_range(r: Reading, i: int, end: int) -> Found | None:
    """1994-95: two years that follow each other, as seasons and school years are written."""
    at = r.tokens.codes.index("Y", i)
    first, last = r.number(at), r.number(at + 2)
    if last > 1000 or not r.tokens.touching(at + 1) or not r.tokens.touching(at + 2):
        return None
    if len(r.tokens.lows[at + 2]) != 2 or last <= first % 100 or (last <= 12 and last != first % 100 + 1):
        return None  # 2004-08 can be a month
    if end == at + 3:
        i = at
    return r.dated(i, end, f"{first}/{first // 100 * 100 + last}")


def find_decade(r: Reading, i: int, end: int) -> Found | None:
    """the 1990s · the late '80s · mid-1990s · the nineties."""
    codes = r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "E")
    year = r.number(at)
    if year < 100:
        if "d" not in codes[i:at] and r.tokens.codes[i - 1 : i] != "d":
            return None
        if r.before(i) in ("his", "her", "their", "my", "your", "our") or r.before(i) == "s":
            return None
        year += 1900
    if r.tokens.lows[at].isalpha() and r.before(i) in ("her", "his", "their"):
        return None
    return r.dated(i, end, str(year // 10))


def find_decade_with_apostrophe(r: Reading, i: int, end: int) -> Found | None:
    """the 1980's, as some papers write it."""
    year = r.number(end - 2)
    return r.dated(i, end, str(year // 10)) if year % 10 == 0 else None


def find_century(r: Reading, i: int, end: int) -> Found | None:
    """the 20th century · 11th-century."""
    codes = r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "O")
    number = r.number(at)
    if r.unit(end - 1) != "C" or not 2 <= number <= 30:
        return None
    return r.dated(i, end, f"{number - 1:02d}")
