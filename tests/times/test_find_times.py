"""Expressions of time in sentences of their own: words, type, TIMEX3 value, first and last day.

A line of ``expressions.txt`` is: day of publication | sentence with the expressions in [[ ]] | for each of
them TYPE VALUE FROM TO. ``=`` as FROM means that FROM and TO are the value itself, ``-`` is None. Nothing but
the marked words may be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.language import LanguageModel
from onrecord.resources.calendar import DatedEvents, load_dated_events
from onrecord.times import find_times
from onrecord.types import Annotation, Report

CASES = Path(__file__).with_name("expressions.txt")

Expected = tuple[str, str, str | None, str | None, str | None]
Case = tuple[str | None, str, tuple[Expected, ...]]


def _cases() -> Iterator[Case]:
    for line in CASES.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        published, sentence, wanted = (part.strip() for part in line.split("|", 2))
        texts = re.findall(r"\[\[(.+?)\]\]", sentence)
        groups = [group.split() for group in wanted.split(";")] if wanted else []
        expected = []
        for text, group in zip(texts, groups, strict=True):
            kind, value, *days = group
            first, last = (value, value) if days == ["="] else days
            expected.append((text, kind, *(None if part == "-" else part for part in (value, first, last))))
        plain = sentence.replace("[[", "").replace("]]", "")
        yield None if published == "-" else published, plain, tuple(expected)


ALL = list(_cases())


@pytest.fixture(scope="session")
def model() -> LanguageModel:
    return LanguageModel()


@pytest.fixture(scope="session")
def dated_events() -> DatedEvents:
    return load_dated_events()


@pytest.fixture(scope="session")
def parsed(model: LanguageModel) -> dict[tuple[str | None, str], tuple[Report, Annotation]]:
    reports = [Report(id="r", text=text, published=day) for day, text, _ in ALL]
    annotations = model.annotate(reports)
    return {(r.published, r.text): (r, a) for r, a in zip(reports, annotations, strict=True)}


@pytest.mark.parametrize(("published", "sentence", "expected"), ALL, ids=[f"{c[0]}: {c[1]}" for c in ALL])
def test_expression(
    published: str | None,
    sentence: str,
    expected: tuple[Expected, ...],
    parsed: dict[tuple[str | None, str], tuple[Report, Annotation]],
    dated_events: DatedEvents,
) -> None:
    times = find_times(*parsed[published, sentence], dated_events=dated_events)
    assert [(t.text, t.type, t.value, t.from_, t.to) for t in times] == list(expected)


def test_there_are_enough_cases() -> None:
    assert sum(len(expected) for _, _, expected in ALL) >= 150


def test_a_date_on_a_line_of_its_own_is_the_day_of_the_report(model: LanguageModel) -> None:
    report = Report(
        id="r", text="Ferry sinks off Zanzibar\n\nSeptember 10, 2011\n\nA ferry sank on Saturday."
    )
    times = find_times(report, model.annotate([report])[0])
    assert [(t.text, t.value) for t in times] == [
        ("September 10, 2011", "2011-09-10"),
        ("Saturday", "2011-09-10"),
    ]


def test_without_a_table_events_date_nothing(model: LanguageModel) -> None:
    report = Report(
        id="r", text="In the week after Iraq's invasion of Kuwait, oil rose.", published="1990-11-05"
    )
    times = find_times(report, model.annotate([report])[0])
    assert [(t.text, t.value, t.from_) for t in times] == [("the week", "P1W", None)]
