"""Report -> Time."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from onrecord.resources.calendar import DatedEvents
from onrecord.times.grammar import next_found
from onrecord.times.reading import Found, Memory, Reading
from onrecord.times.tense import tag_at, tense_at
from onrecord.times.tokens import Tokens
from onrecord.types import Annotation, Report, Time

_DATELINE_END = re.compile(r"[^\n.]{0,40}?(?:--|[–—_]| - )")
_DATELINE_REACH = 7
"""Days by which a dateline may precede publication and still be the day the report speaks from."""


def find_times(
    report: Report, annotation: Annotation, *, dated_events: DatedEvents | None = None
) -> tuple[Time, ...]:
    """The time expressions of a report, in text order, none overlapping another.

    Relative ones are counted from the dateline's date or else the publication date; where neither is known
    they keep their place in the text and their type, but ``from_`` and ``to`` stay open.
    ``dated_events`` are what "the week following the invasion of …" is counted from.
    """
    text = annotation.text
    memory = Memory()
    today = _published(report)
    persons = _persons(annotation)
    out: list[Time] = []
    for number, (start, end) in enumerate(annotation.paragraphs):
        tokens = Tokens(text, start, end)
        reading = Reading(
            tokens=tokens,
            today=today,
            tense=lambda char: tense_at(annotation, char),
            tag_at=lambda char: tag_at(annotation, char),
            events=dated_events,
            memory=memory,
            paragraph=number,
        )
        for found in _read(reading):
            time = _time(text, tokens, found)
            if _is_person(persons, time.start, time.end):
                continue
            out.append(time)
            reading.remember(found)
            if number < 3 and time.start - start < 60 and _ends_dateline(text, start, time):
                today = reading.today = _day_of_dateline(time, today)
    return tuple(out)


def _read(reading: Reading) -> Iterator[Found]:
    """The expressions of a paragraph, one behind the other."""
    at = 0
    while (found := next_found(reading, at)) is not None:
        if found.kind is not None and found.first >= at:
            yield found
        at = max(found.end, at + 1)


def _time(text: str, tokens: Tokens, found: Found) -> Time:
    last_token = found.end - 1
    if tokens.codes[last_token] == "p" and not tokens.is_short(last_token - 1):
        last_token -= 1
    start, end = tokens.starts[found.first], tokens.ends[last_token]
    first, last = found.span
    return Time(
        start=start,
        end=end,
        text=text[start:end],
        type=found.kind or "DATE",
        value=found.value,
        from_=first,
        to=last,
    )


def _published(report: Report) -> date | None:
    """The day of publication; None where it is not known, no calendar date, or of no century with news."""
    try:
        day = date.fromisoformat(report.published[:10]) if report.published else None
    except ValueError:
        return None
    return day if day is not None and 1500 <= day.year <= 3000 else None


def _ends_dateline(text: str, start: int, time: Time) -> bool:
    """Whether the date closes "BRUSSELS, March 4 (Agency) —" at the head of a paragraph or is all of it."""
    place = text[start : time.start].strip()
    if time.type != "DATE" or time.from_ != time.to or time.from_ is None:
        return False
    rest = text[time.end :].split("\n", 1)[0].strip()
    if not place and not rest:
        return True  # a line of its own
    if not place[:2].isupper():
        return False
    return _DATELINE_END.match(text, time.end) is not None


def _day_of_dateline(time: Time, today: date | None) -> date | None:
    if time.from_ is None:
        return today
    day = date.fromisoformat(time.from_)
    if today is None or timedelta(0) <= today - day <= timedelta(_DATELINE_REACH):
        return day
    return today


def _persons(annotation: Annotation) -> tuple[list[int], list[int]]:
    """Starts and ends of the names of people, in text order."""
    spans = sorted(annotation.chars(n.start, n.end - 1) for n in annotation.names if n.label == "PERSON")
    return [start for start, _ in spans], [end for _, end in spans]


def _is_person(persons: tuple[list[int], list[int]], start: int, end: int) -> bool:
    """Whether the expression lies in the name of somebody: Theresa May, April Ryan."""
    starts, ends = persons
    k = bisect_right(starts, start) - 1
    return k >= 0 and ends[k] >= end and (starts[k], ends[k]) != (start, end)
