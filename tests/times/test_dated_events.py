"""The table of dated events, and what a description must hold to name one."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.resources.calendar import DatedEvents, load_dated_events


@pytest.fixture(scope="module")
def table() -> DatedEvents:
    return load_dated_events()


def test_the_table_is_well_formed(table: DatedEvents) -> None:
    assert len(table.events) >= 100
    assert len({event.name for event in table.events}) == len(table.events)
    for event in table.events:
        assert date(1945, 1, 1) <= date.fromisoformat(event.first) <= date.fromisoformat(event.last), (
            event.name
        )
        assert all(word and word == word.lower() for group in event.needs for word in group), event.name


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("the invasion of ukraine by russia", "2022-02-24"),
        ("the full - scale invasion of ukraine", "2022-02-24"),
        ("iraq 's invasion of kuwait", "1990-08-02"),
        ("the 2003 invasion of iraq", "2003-03-20"),
        ("the soviet invasion of afghanistan", "1979-12-24"),
        ("the us - led invasion of afghanistan", "2001-10-07"),
        ("the fall of saigon", "1975-04-30"),
        ("the assassination of indira gandhi", "1984-10-31"),
        ("the assassination of rajiv gandhi", "1991-05-21"),
        ("the chernobyl nuclear disaster", "1986-04-26"),
        ("9/11", "2001-09-11"),
        ("the sept . 11 attacks", "2001-09-11"),
        ("the october 7 attack on israel", "2023-10-07"),
        ("the collapse of lehman brothers", "2008-09-15"),
        ("the brexit referendum", "2016-06-23"),
        ("the murder of jamal khashoggi in istanbul", "2018-10-02"),
    ],
)
def test_a_description_names_its_event(table: DatedEvents, words: str, first: str) -> None:
    hit = table.find(words.split(), until="2025-01-01")
    assert hit is not None
    assert hit[0].first == first


@pytest.mark.parametrize(
    "words",
    [
        "the invasion",
        "the vote",
        "the september attacks",
        "the assassination of gandhi",
        "ukraine 's invasion of the black market",
        "the invasion of ukraine 's parliament by protesters",
        "the wedding in kabul",
        "the anniversary of the fall of kabul",
        "",
    ],
)
def test_what_names_none(table: DatedEvents, words: str) -> None:
    assert table.find(words.split(), until="2025-01-01") is None


def test_no_event_after_the_report(table: DatedEvents) -> None:
    words = ["the", "fall", "of", "kabul"]
    assert table.find(words, until="2021-08-14") is None
    assert table.find(words, until="2021-08-15") is not None


def test_without_a_date_only_what_is_unambiguous(table: DatedEvents) -> None:
    assert table.find("the invasion of kuwait".split(), until=None) is not None
    assert table.find("the death of castro".split(), until=None) is None
