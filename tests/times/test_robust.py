"""What holds for any text: spans hold their words, none overlap, nothing crashes, time grows with length."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.resources.calendar import DatedEvent, DatedEvents
from onrecord.times import find_times
from onrecord.types import Annotation, Report, Sentence

WORDS = """
the a last next this past two 2 31 1,000 2000 '97 year years week month-long day after before ago later
earlier March May march Friday Fridays friday Sat. Sept. 11 9/11
10:35 a.m. p.m. GMT noon night 1990s quarter third
half of 's - – , . ( ) every other old spring Christmas New
Year's Eve now recently in on until since
invasion of Kuwait 2004-11-01 99/99/9999 31/02/2020 Q3 H1 0000 9999 weekend today fiscal and to few several
""".split()
EVENTS = DatedEvents(
    [
        DatedEvent(
            name="Iraqi invasion of Kuwait",
            first="1990-08-02",
            last="1990-08-02",
            needs=(frozenset({"kuwait"}), frozenset({"invasion"})),
        )
    ]
)


def annotate(text: str) -> Annotation:
    """One unparsed sentence, split at blanks."""
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    count = len(spans)
    return Annotation(
        text=text,
        starts=tuple(start for start, _ in spans),
        ends=tuple(end for _, end in spans),
        words=tuple(text[start:end] for start, end in spans),
        tags=("",) * count,
        deps=("",) * count,
        heads=tuple(range(count)),
        sentences=(Sentence(0, count, False, 0),) if count else (),
        paragraphs=((0, len(text)),) if text else (),
    )


def check(text: str, published: str | None) -> None:
    times = find_times(Report(id="r", text=text, published=published), annotate(text), dated_events=EVENTS)
    last = 0
    for found in times:
        assert text[found.start : found.end] == found.text
        assert found.text.strip() == found.text != ""
        assert found.start >= last
        last = found.end
        for day in (found.from_, found.to):
            assert day is None or re.fullmatch(r"\d{4}-\d\d-\d\d", day)
        if found.from_ and found.to:
            assert found.from_ <= found.to


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["2022-03-04", "2000-02-29", None]))
def test_any_words_of_time(words: list[str], published: str | None) -> None:
    check(" ".join(words), published)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["2022-03-04", "0001-01-01", "9999-12-31", "nonsense", None]))
def test_any_text(text: str, published: str | None) -> None:
    check(text, published)


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_the_ends_of_the_calendar(published: str) -> None:
    check(
        "last Friday, next Friday, 200 years ago, next year, last century, the past decade, next week, "
        "this weekend, next weekend, Christmas, last fall, in the next 99 centuries, two days ago, March 4, "
        "the week before last, 99999 years ago, 400 decades ago, tomorrow, yesterday, Friday week",
        published,
    )


HOSTILE = (
    '"', "'", "1", "1.", "p.", "a", "the ", "last ", "two ", "two-", "March ", "March 1 ", "years after ",
    "Friday ", "the end of the ", "New Year's ", "2000 ", "'s ", "the week after the ", "\n", "½٣",
)  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        report, annotation = Report(id="r", text=text, published="2022-03-04"), annotate(text)
        start = time.process_time()
        find_times(report, annotation, dated_events=EVENTS)
        return time.process_time() - start

    seconds(1_000)
    assert seconds(40_000) < 40 * max(seconds(4_000), 0.01)
