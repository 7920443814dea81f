"""Rules for expressions that name a point of the calendar: dates, months, years, quarters, seasons, hours."""

from __future__ import annotations

import re
from datetime import date, timedelta

from onrecord.times.calendar import easter, interval, nth_weekday, season_of
from onrecord.times.lexicon import MONTHS
from onrecord.times.reading import Found, Reading
from onrecord.times.relative import day_of_weekday

_COUNTED = frozenset(
    "people persons troops soldiers men women children jobs homes houses miles kilometers kilometres km meters "
    "metres feet acres hectares tons tonnes barrels pounds dollars euros shares votes points copies calories "
    "percent megawatts rpm items refugees migrants workers employees students members delegates degrees words "
    "million billion francs marks yen rubles rupees pesos guests cars vehicles flights seats units cases "
    "deaths tests rounds missiles rockets tanks police officers protesters demonstrators residents".split()
)
_BEFORE_YEAR = frozenset(
    "in of since by from until till to between during before after for and through around about late early mid "
    "the circa back versus vs than or as with at".split()
)
_BEFORE_NOON = frozenset("at by until till before after around about from to since past between and".split())
_BEFORE_AMOUNT = frozenset("no no. nos flight route highway channel room area code # $ £ € ¥ boeing".split())


def find_date(r: Reading, i: int, end: int) -> Found | None:
    """March 4, 2022 · 4 March · Friday, March 4 · the 4th of March."""
    codes, values = r.tokens.codes, r.tokens.values
    month = next(k for k in range(i, end) if codes[k] == "M")
    days = [k for k in range(i, end) if codes[k] in "NO" and 1 <= r.number(k) <= 31]
    years = [k for k in range(i, end) if codes[k] == "Y"]
    if not days:
        return None
    if r.tokens.word(month).islower():
        return None
    number, day = r.number(month), r.number(days[0])
    if years:
        value = _date_value(r.number(years[0]), number, day)
    else:
        weekday = int(values[i] or 0) if codes[i] == "W" else None
        value = nearest_date(r, days[0], number, day, weekday)
    return None if value is None else r.dated(i, end, value)


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
    texts = [_date_value(today.year + step, month, day) for step in (-1, 0, 1) if 1 <= today.year + step < 9999]
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


def find_day_range(r: Reading, i: int, end: int) -> Found | None:
    """March 3-5, 2022 · 3-5 March."""
    codes = r.tokens.codes
    month = next(k for k in range(i, end) if codes[k] == "M")
    first, last = [r.number(k) for k in range(i, end) if codes[k] == "N"][:2]
    years = [r.number(k) for k in range(i, end) if codes[k] == "Y"]
    number = r.number(month)
    start = (
        _date_value(years[0], number, first) if years else nearest_date(r, month, number, first)
    )
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
    return r.dated(i, end, min(readings)) if len(readings) == 1 else Found(i, end, "DATE", str(year), interval(str(year)))


def find_month(r: Reading, i: int, end: int) -> Found | None:
    """March 2022 · late March · last May · June last year · the end of November."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "M")
    if at == i and tokens.lows[at] in ("mar", "dec", "jan", "sep") and codes[at + 1 : at + 2] != "p" and end == i + 1:
        return None
    month = r.number(at)
    years = [r.number(k) for k in range(at, end) if codes[k] == "Y"]
    if years:
        return r.dated(i, end, f"{years[0]:04d}-{month:02d}")
    relative = next((codes[k] for k in range(i, end) if codes[k] in "lnt"), "")
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
    if tokens.low(end) == "or" and tokens.low(end + 1) == "later":
        end += 2
    elif tokens.low(end) == "and" and tokens.low(end + 1) == "beyond":
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
        return before in ("in", "since", "of", "from", "until", "between", "and", "to") and 1400 <= year <= 2100 and (
            not after.endswith("s") or after == "'s"
        )
    return lead or not (year % 50 == 0 and after.endswith("s") and after not in ("'s", "is", "was", "has"))



def find_year_range(r: Reading, i: int, end: int) -> Found | None:
    """1994-95: two years that follow each other, as seasons and school years are written."""
    first, last = r.number(i), r.number(end - 1)
    if r.tokens.codes[end - 1] == "Y" and last > 1000:
        return None
    if last != (first + 1) % 100 or not r.tokens.touching(i + 1) or not r.tokens.touching(i + 2):
        return None
    return r.dated(i, end, f"{first}/{first + 1}")


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


def find_century(r: Reading, i: int, end: int) -> Found | None:
    """the 20th century · 11th-century."""
    codes = r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "O")
    number = r.number(at)
    if r.unit(end - 1) != "C" or not 2 <= number <= 30:
        return None
    return r.dated(i, end, f"{number - 1:02d}")


def find_season(r: Reading, i: int, end: int) -> Found | None:
    """this fall · last spring · the winter of 1994 · summer 2021."""
    codes = r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "S")
    season = str(r.tokens.values[at])
    years = [r.number(k) for k in range(at, end) if codes[k] == "Y"]
    if years:
        return r.dated(i, end, f"{years[0]}-{season}")
    if r.today is None:
        return Found(i, end, "DATE", f"XXXX-{season}")
    current, now = season_of(r.today)
    order = ("SP", "SU", "FA", "WI")
    ahead = order.index(season) - order.index(now)
    relative = next((codes[k] for k in range(i, end) if codes[k] in "lntbcv"), "")
    if relative in ("l", "b", "v"):
        year = current - (ahead >= 0)
    elif relative in ("n", "c") or (relative != "t" and r.is_future(at)):
        year = current + (ahead < 0 or (ahead == 0 and relative != ""))
    elif relative == "t":
        year = r.today.year - (season == "WI" and r.today.month <= 2)
    else:
        year = current - (ahead > 0)
    return r.dated(i, end, f"{year}-{season}")


def find_holiday(r: Reading, i: int, end: int) -> Found | None:
    """Christmas · last Thanksgiving · New Year's Eve 1999: read as the day."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "H")
    if tokens.word(at + 1)[:1].isupper() and codes[at + 1] == "x" and codes[at] == "H" and end == at + 1:
        return None  # the Christmas Island, the Easter Rising
    rule = str(tokens.values[at])
    years = [r.number(k) for k in range(at, end) if codes[k] == "Y"]
    if years:
        day = holiday(rule, years[0])
        return r.dated(i, end, day.isoformat()) if day else None
    if r.today is None:
        return Found(i, end, "DATE", f"XXXX-{rule}" if rule[0].isdigit() else None)
    around = [holiday(rule, r.today.year + step) for step in (-1, 0, 1) if 1 < r.today.year + step < 9999]
    days = [day for day in around if day]
    relative = codes[i] if codes[i] in "lnt" else ""
    if relative == "l":
        chosen = max((d for d in days if d < r.today), default=None)
    elif relative == "n" or r.is_future(at):
        chosen = min((d for d in days if d >= r.today), default=None)
    else:
        chosen = min(days, key=lambda d: (abs((d - r.today).days) if r.today else 0), default=None)
    return r.dated(i, end, chosen.isoformat()) if chosen else None


def holiday(rule: str, year: int) -> date | None:
    """The day that a rule of ``lexicon.HOLIDAYS`` names in a year; Election Day only in even years."""
    if rule[0].isdigit():
        return date(year, int(rule[:2]), int(rule[3:]))
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule[6:]))
    if rule == "election":
        return nth_weekday(year, 11, 0, 1) + timedelta(1)
    month, weekday, nth = {
        "thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "memorial": (5, 0, -1), "king": (1, 0, 3),
        "presidents": (2, 0, 3),
    }[rule]  # fmt: skip
    return nth_weekday(year, month, weekday, nth)


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
    if r.before(i) == "around":
        i -= 1
    zone = "Z" if any(codes[k] == "z" and tokens.lows[k] in ("gmt", "utc") for k in range(i, end)) else ""
    stamp = (day or "XXXX-XX-XX") + clock + zone
    return Found(i, end, "TIME", stamp, interval(day))


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
    half = next((str(tokens.values[k]) for k in range(i, end) if codes[k] == "a"), "")
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
    while k < len(tokens) and k < end + 5 and (codes[k] in ",;z" or tokens.lows[k] in ("on", "local", "time") or (
        codes[k] in "KYBa" and codes[end] == ";"
    )):
        k += 1
    if k < len(tokens) and codes[k] in "WD" and k > end:
        return day_of_weekday(r, k) if codes[k] == "W" else r.moved(int(tokens.values[k] or 0), "D")
    back = i - 1
    while back >= 0 and back > i - 4 and (tokens.lows[back] in ("at", "about", "around", "shortly", "before", "after", ",")):
        back -= 1
    if back >= 0 and back < i - 1:
        if codes[back] == "W":
            return day_of_weekday(r, back)
        if codes[back] == "D":
            return r.moved(int(tokens.values[back] or 0), "D")
    return None
