"""Rules for what comes round each year: seasons and holidays."""

from __future__ import annotations

from datetime import date, timedelta

from onrecord.times.calendar import easter, first_day, nth_weekday, season_of
from onrecord.times.reading import Found, Reading

_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_BEFORE_HOLIDAY = frozenset(
    "at on by before after since until till over for around during through past from to and between".split()
)
_AMERICAN = frozenset({"independence", "memorial", "election", "labor", "thanksgiving", "veterans"})


def find_season(r: Reading, i: int, end: int) -> Found | None:
    """this fall · last spring · the winter of 1994 · summer 2021."""
    codes = r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "S")
    season = str(r.tokens.values[at])
    years = [r.number(k) for k in range(at, end) if codes[k] == "Y"]
    if end == at + 1 and codes[i] in "dS" and r.tokens.word(end)[:1].isupper():
        return None  # the summer Olympics
    if years:
        return r.dated(i, end, f"{years[0]}-{season}")
    if "f" in codes[i:at] or "v" in codes[i:at]:
        return _season_beside(r, i, end, season, "f" in codes[i:at])
    if r.today is None:
        return Found(i, end, "DATE", f"XXXX-{season}")
    current, now = season_of(r.today)
    order = ("SP", "SU", "FA", "WI")
    ahead = order.index(season) - order.index(now)
    relative = next((codes[k] for k in range(i, end) if codes[k] in "lntbcv"), "")
    if "U" in codes[at:end]:
        year = r.today.year + {"l": -1, "n": 1, "t": 0}[codes[end - 2]]
    elif relative in ("l", "b"):
        year = current - (ahead >= 0)
    elif relative in ("n", "c") or (relative != "t" and r.is_future(at)):
        year = current + (ahead < 0 or (ahead == 0 and relative != ""))
    elif relative == "t":
        year = r.today.year - (season == "WI" and r.today.month <= 4)
    else:
        year = current - (ahead > 0)
    return r.dated(i, end, f"{year}-{season}")


def _season_beside(r: Reading, i: int, end: int, season: str, following: bool) -> Found:
    """the following spring, the previous winter: counted from the narrative."""
    base = first_day(r.memory.period)
    if base is None:
        return Found(i, end, "DATE", f"XXXX-{season}")
    begins = date(base.year, _FIRST_MONTH[season], 1)
    year = base.year + (1 if following and begins <= base else -1 if not following and begins >= base else 0)
    return r.dated(i, end, f"{year}-{season}")


def find_holiday(r: Reading, i: int, end: int) -> Found | None:
    """Christmas · last Thanksgiving · New Year's Eve 1999: read as the day."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next(k for k in range(i, end) if codes[k] == "H")
    if tokens.word(at + 1)[:1].isupper() and codes[at + 1] == "x" and codes[at] == "H" and end == at + 1:
        return None  # the Christmas Island, the Easter Rising
    if tokens.lows[at].split()[0] in _AMERICAN and _of_another_country(r, at):
        return None
    bare = len(tokens.lows[at].split()) == 1 and at == i and end == at + 1
    if bare and (r.before(i) not in _BEFORE_HOLIDAY or codes[end : end + 1] == "-"):
        return None  # Christmas gifts, a Christmas-themed advertisement
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
        chosen = min(days, key=lambda d: abs((d - r.today).days) if r.today else 0, default=None)
    return r.dated(i, end, chosen.isoformat()) if chosen else None


def _of_another_country(r: Reading, at: int) -> bool:
    """Whether the day is somebody's own: Israel's Independence Day, the Ukrainian Independence Day."""
    before = r.before(at)
    named = r.tokens.word(at - 1)[:1].isupper() and r.tokens.codes[at - 1] == "x" and at > 1
    return (before == "'s" or named) and "america" not in f"{before} {r.tokens.low(at - 2)}"


def holiday(rule: str, year: int) -> date | None:
    """The day that a rule of ``lexicon.HOLIDAYS`` names in a year; Election Day is the American one."""
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
