"""Arithmetic on TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.times.calendar import at_grain, easter, interval, nth_weekday, season_of, shift
from onrecord.times.seasons import holiday


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2022-03-04", "2022-03-04", "2022-03-04"),
        ("2022-03-04TNI", "2022-03-04", "2022-03-04"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("1998-W53", "1998-12-28", "1999-01-03"),
        ("2022-W08-WE", "2022-02-26", "2022-02-27"),
        ("1998-Q4", "1998-10-01", "1998-12-31"),
        ("1998-H2", "1998-07-01", "1998-12-31"),
        ("1998-WI", "1998-12-01", "1999-02-28"),
        ("1998", "1998-01-01", "1998-12-31"),
        ("199", "1990-01-01", "1999-12-31"),
        ("19", "1900-01-01", "1999-12-31"),
        ("2012/2013", "2012-01-01", "2013-12-31"),
        ("1997-W53", None, None),
        ("2023-02-29", None, None),
        ("PAST_REF", None, None),
        ("P3M", None, None),
        ("XXXX-03-04", None, None),
        (None, None, None),
    ],
)
def test_interval(value: str | None, first: str | None, last: str | None) -> None:
    assert interval(value) == (first, last)


@pytest.mark.parametrize(
    ("count", "unit", "reached"),
    [
        (1, "D", "2020-02-01"),
        (-2, "W", "2020-01-17"),
        (1, "M", "2020-02-29"),
        (13, "M", "2021-02-28"),
        (-1, "Q", "2019-10-31"),
        (-1, "E", "2010-01-31"),
        (1, "C", "2120-01-31"),
    ],
)
def test_shift(count: int, unit: str, reached: str) -> None:
    assert shift(date(2020, 1, 31), count, unit).isoformat() == reached


def test_shift_stays_in_the_calendar() -> None:
    with pytest.raises(ValueError, match="out of range"):
        shift(date(2020, 1, 1), -30, "C")


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("D", "2021-01-01"),
        ("W", "2020-W53"),
        ("M", "2021-01"),
        ("Q", "2021-Q1"),
        ("Y", "2021"),
        ("E", "202"),
        ("C", "20"),
    ],
)
def test_at_grain(unit: str, value: str) -> None:
    assert at_grain(date(2021, 1, 1), unit) == value


@pytest.mark.parametrize(
    "day", [date(1961, 4, 2), date(1998, 4, 12), date(2000, 4, 23), date(2008, 3, 23), date(2024, 3, 31)]
)
def test_easter(day: date) -> None:
    assert easter(day.year) == day


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("thanksgiving", 1999, date(1999, 11, 25)),
        ("labor", 2005, date(2005, 9, 5)),
        ("memorial", 2021, date(2021, 5, 31)),
        ("election", 2016, date(2016, 11, 8)),
        ("king", 2023, date(2023, 1, 16)),
        ("easter-2", 1998, date(1998, 4, 10)),
        ("12-26", 2004, date(2004, 12, 26)),
    ],
)
def test_holiday(rule: str, year: int, day: date) -> None:
    assert holiday(rule, year) == day


def test_seasons_and_weekdays() -> None:
    assert season_of(date(1999, 1, 5)) == (1998, "WI")
    assert season_of(date(1999, 9, 1)) == (1999, "FA")
    assert nth_weekday(2022, 2, 0, -1) == date(2022, 2, 28)
