"""Text, files and pages to reports."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import BadDate, EmptyReport, MalformedReport, UnreadableSource
from onrecord.intake import (
    parse_published,
    report_from_bytes,
    report_from_path,
    report_from_text,
    report_of,
)
from onrecord.intake.reports import report_from_mapping
from onrecord.types import Report

BODY = (
    "The harbour of Beira reopened on Thursday after a storm closed it for a week, the port authority said. "
    "Ships that had waited off the coast began to unload grain and fuel."
)
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Harbour opens | Coast Daily</title>
<meta property="og:title" content="Harbour opens"><meta property="og:site_name" content="Coast Daily">
<meta property="article:published_time" content="2019-03-28T08:00:00Z"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Harbour opens</h1><p>{BODY}</p><p>{BODY}</p></article>
</body></html>"""


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (None, None),
        ("", None),
        ("  ", None),
        ("1987-12-08", "1987-12-08"),
        (" 1987-12-08 ", "1987-12-08"),
        ("1987-12-08T10:00:00Z", "1987-12-08"),
        ("1987-12-08 10:00", "1987-12-08"),
        (date(1987, 12, 8), "1987-12-08"),
        (datetime(1987, 12, 8, 23, tzinfo=UTC), "1987-12-08"),
        ("2001-01-02", "2001-01-02"),
    ],
)
def test_dates(value: date | str | None, day: str | None) -> None:
    assert parse_published(value, today=date(2001, 1, 1)) == day


@pytest.mark.parametrize(
    "value",
    ["2001-01-03", "8 December 1987", "1987-13-01", "1987-12-8", "١٩٨٧-١٢-٠٨", "1987-12-08x", "x" * 9999],
)
def test_bad_dates(value: str) -> None:
    with pytest.raises(BadDate) as caught:
        parse_published(value, today=date(2001, 1, 1))
    assert len(str(caught.value)) < 200


def test_ids_are_given_or_stand_for_what_identifies_a_report() -> None:
    assert report_from_text("Rain.", id="r1").id == "r1"
    first, again = (
        report_from_text("Rain.", published="1999-01-01"),
        report_from_text("Rain.", published="1999-01-01"),
    )
    assert first.id == again.id
    assert len(first.id) == 16
    others = {
        report_from_text("Rain.").id,
        report_from_text("Rain.", published="1999-01-02").id,
        report_from_text("Snow.", published="1999-01-01").id,
    }
    assert len(others | {first.id}) == 4
    by_url = [
        report_from_text(text, url="https://coast.example/1").id for text in ("Rain.", "Rain, corrected.")
    ]
    assert by_url[0] == by_url[1]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, '"text" is missing'),
        ({"text": None}, '"text" is null'),
        ({"text": b"a"}, '"text" is bytes; decode them first'),
        ({"text": ["a"]}, '"text" is a list'),
        ({"text": "a", "id": 5}, '"id" is a number'),
        ({"text": "a", "title": {}}, '"title" is an object'),
        ({"text": "a", "published": 20220304}, '"published" is a number'),
        ({"text": "a", "url": True}, '"url" is true or false'),
    ],
)
def test_wrong_shapes(values: dict[str, Any], message: str) -> None:
    with pytest.raises(MalformedReport, match=message):
        report_from_mapping(values)


def test_report_of_checks_and_tidies_reports_too() -> None:
    assert report_of(Report(id="a", text="x\r\ny", published="1990-05-05", byline="B")) == Report(
        id="a", text="x\ny", published="1990-05-05", byline="B"
    )
    with pytest.raises(BadDate):
        report_of(Report(id="a", text="x", published="soon"))
    with pytest.raises(MalformedReport, match="dict"):
        report_of(5)  # type: ignore[arg-type]


def test_other_keys_are_left_alone() -> None:
    assert report_of({"id": "a", "text": "x", "label": [1], "title": ""}) == Report(id="a", text="x")


def test_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(
        b'---\r\ntitle: "Harbour: open"\r\npublished: 2019-03-28\r\n'
        b"outlet: Coast Daily\r\ntags: [a]\r\n---\r\n\r\nRain.\r\n"
    )
    report = report_from_path(path)
    assert (report.title, report.published, report.outlet) == ("Harbour: open", "2019-03-28", "Coast Daily")
    assert report.text == "Rain.\n"
    assert report_from_path(path, published="2019-03-29").published == "2019-03-29"


@pytest.mark.parametrize(
    "text", ["---\nRain.\n---\nSnow.", "---\ntitle: never closed\nRain.", "- a\n---\ntitle: x\n---\n"]
)
def test_what_is_no_front_matter(text: str) -> None:
    report = report_from_bytes(text.encode())
    assert (report.text, report.title) == (text, None)


def test_front_matter_with_a_bad_date() -> None:
    with pytest.raises(BadDate, match="YYYY-MM-DD"):
        report_from_bytes(b"---\npublished: yesterday\n---\nRain.")


def test_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    report = report_from_path(path)
    assert report.text.count("The harbour of Beira reopened") >= 1
    assert "Home" not in report.text
    assert (report.title, report.outlet, report.published) == ("Harbour opens", "Coast Daily", "2019-03-28")
    assert report_from_bytes(PAGE.encode()).text == report.text


def test_page_without_article() -> None:
    with pytest.raises(EmptyReport, match="save the text"):
        report_from_bytes(b"<!doctype html><html><body><script>go()</script><nav></nav></body></html>")


def test_page_without_a_date_that_it_declares() -> None:
    page = PAGE.replace('<meta property="article:published_time" content="2019-03-28T08:00:00Z">', "")
    assert report_from_bytes(page.encode()).published is None


def test_paths_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="no file"):
        report_from_path(tmp_path / "absent.txt")
    with pytest.raises(UnreadableSource, match="folder"):
        report_from_path(tmp_path)
    with pytest.raises(UnreadableSource, match="cannot be opened"):
        report_from_path("a\0b")
    (tmp_path / "blank.txt").write_text(" \n")
    with pytest.raises(EmptyReport):
        report_from_path(tmp_path / "blank.txt")
