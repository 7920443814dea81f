"""Rules for the periods that companies and parliaments count in: quarters, halves, fiscal years."""

from __future__ import annotations

from onrecord.times.reading import Found, Reading
from onrecord.times.relative import find_relative_unit


def find_ordinal_period(r: Reading, i: int, end: int) -> Found | None:
    """the third quarter · fourth-quarter · the 1988 third quarter · the second half of 1989."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next((k for k in range(i, end) if codes[k] in "UGX" and (codes[k] == "G" or r.unit(k) == "Q")), None)
    if at is None:
        return None
    half = codes[at] == "G"
    number = _ordinal_before(r, i, at)
    if number is None or not 1 <= number <= (2 if half else 4):
        return None
    year = _year_of_period(r, i, at, end)
    if half:
        if year is None:
            return None
        if number == 2 and tokens.lows[at - 1] == "second" and codes[at + 1 : at + 2] == "":
            return None
        return r.dated(i, end, f"{year}-H{number}")
    if year is None:
        year = _likely_year(r, i, number)
    if "-" in codes[i:at] and codes[i] == "d" and "Y" not in codes[i:end]:
        i += 1  # the third-quarter loss: the article is the noun's
    explicit = "Y" in codes[i:end]
    if codes[end : end + 1] == "o" and r.before(i) == "a":
        return None  # a third quarter of the city
    if not year:
        return Found(i, end, "DATE", f"XXXX-Q{number}")
    return r.dated(i, end, f"{year}-Q{number}")._replace(anchors=not explicit)


def _ordinal_before(r: Reading, i: int, at: int) -> int | None:
    for k in range(at - 1, i - 1, -1):
        if r.tokens.codes[k] == "O":
            return r.number(k)
        if r.tokens.codes[k] == "l" and r.tokens.codes[at] == "G":
            return 2
        if r.tokens.codes[k] == "l":
            return 4
    return None


def _year_of_period(r: Reading, i: int, at: int, end: int) -> int | None:
    codes = r.tokens.codes
    for k in range(i, end):
        if codes[k] == "Y":
            return r.number(k)
    if r.today is None:
        return None
    units = [k for k in range(i, end) if codes[k] == "U" and r.unit(k) == "Y"]
    if not units:
        return None
    near = codes[max(i, units[0] - 1)]
    return r.today.year + {"l": -1, "b": -1, "v": -1, "n": 1, "c": 1}.get(near, 0)


def _likely_year(r: Reading, i: int, number: int) -> int | None:
    """A quarter without a year: the last one that has begun, or the next one where the tense is future."""
    if r.today is None:
        return None
    current = (r.today.month + 2) // 3
    if (
        r.memory.quarter
        and r.paragraph - r.memory.quarter_paragraph <= 1
        and int(r.memory.quarter[6]) == number
    ):
        return int(r.memory.quarter[:4])
    if r.is_future(i) and (current - number) % 4 != 1:  # the quarter that has just ended is still reported
        return r.today.year + (number < current)
    return r.today.year - (number > current)


def find_labelled_period(r: Reading, i: int, end: int) -> Found | None:
    """Q4 2021 · 3Q · H1 2022: a half needs its year, for H1 is much else."""
    codes = r.tokens.codes
    label = str(next(r.tokens.values[k] for k in range(i, end) if codes[k] == "J"))
    years = [r.number(k) for k in range(i, end) if codes[k] == "Y"]
    if label[0] == "H" and (not years or label[1] in "34"):
        return None
    year = years[0] if years else _likely_year(r, i, int(label[1]))
    if year is None:
        return Found(i, end, "DATE", f"XXXX-{label}")
    return r.dated(i, end, f"{year}-{label}")._replace(anchors=not years)


def find_year_ago_period(r: Reading, i: int, end: int) -> Found | None:
    """the year-ago quarter · the year-earlier third quarter · the comparable year-ago period."""
    codes = r.tokens.codes
    if not any(codes[k] == "U" and r.unit(k) == "Y" for k in range(i, end)):
        return None
    if (codes[end - 1] not in "U" and codes[i] in "di") or codes[i] == "i":
        i += 1
    if codes[end - 1] == "U" and r.unit(end - 1) not in ("Q", "R"):
        return None
    number = next((r.number(k) for k in range(i, end) if codes[k] == "O"), None)
    if number and r.today:
        year = _likely_year(r, i, number)
        return r.dated(i, end, f"{year - 1}-Q{number}")._replace(anchors=False) if year else None
    return r.dated(i, end, year_before(r))._replace(anchors=False)


def year_before(r: Reading) -> str | None:
    """A year before the quarter that was named nearby, else before the year of the report."""
    quarter = r.memory.quarter
    if quarter and r.paragraph - r.memory.quarter_paragraph <= 4:
        return f"{int(quarter[:4]) - 1}{quarter[4:]}"
    return r.moved(-1, "Y")


def find_plain_period(r: Reading, i: int, end: int) -> Found | None:
    """the quarter · the fiscal year · the week: what the narrative or the report is in."""
    tokens, codes = r.tokens, r.tokens.codes
    unit = r.unit(end - 1)
    after = tokens.low(end)
    if codes[end : end + 1] == "-":
        return None  # the year-long siege
    years = [r.number(k) for k in range(i, end) if codes[k] == "Y"]
    if unit in ("Q", "R") and (unit == "Q" or years):
        value = r.memory.quarter
        if years:
            value = f"{years[0]}{value[4:]}" if value else str(years[0])
        if value is None and after not in ("ended", "ending"):
            return None
        return r.dated(i, end, value)._replace(anchors=not years)
    if years and unit == "Y":
        return r.dated(i, end, str(years[0]))
    if unit in ("Y", "W", "M"):
        if after in ("ended", "ending", "to") or (after == "through" and unit == "Y"):
            return Found(i, end, "DURATION", "P1" + unit)
        if after in ("that", "of", "when", "before", "after", "following") and unit != "Y":
            return Found(i, end, "DURATION", "P1" + unit) if unit == "W" else None
        if after in ("when", "that", "he", "she", "they", "before", "after"):
            return Found(i, end, "DATE", None)
        return r.dated(i, end, r.moved(0, unit))
    return None


def find_edge(r: Reading, i: int, end: int) -> Found | None:
    """the end of the year · year-end · year's end · the end of 1990 · early in the week."""
    tokens, codes = r.tokens, r.tokens.codes
    at = next((k for k in range(i, end) if codes[k] == "U"), None)
    if at is None:
        return None
    unit = r.unit(at)
    if unit not in ("Y", "M", "W", "Q", "C", "E"):
        return None
    if tokens.low(end - 1) in ("turn", "close") or (
        codes[i] in "dm" and "turn" in tokens.lows[i:at] and unit != "Y"
    ):
        return None
    if unit == "Q":
        return r.dated(i, end, r.memory.quarter or r.moved(0, "Q"))
    if codes[i : i + 2] == "U-" and unit == "Y" and r.today and end == i + 3 and codes[end - 1] == "m":
        if tokens.lows[end - 1] != "end":
            return None
        return r.dated(i, end, f"{r.today.year - (r.before(i) == 'since')}-12-31")
    if r.before(i) == "around":
        i -= 1
    lead = codes[at - 1] if at > i else ""
    if lead in tuple("ln") and lead:
        inner = find_relative_unit(r, at - 1, at + 1)
        return r.dated(i, end, inner.value if inner else None)
    return r.dated(i, end, r.moved(0, unit))
