"""A record on the terminal and as a page."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any, get_args

import pytest
from msgspec import structs
from rich.console import Console

from onrecord.export.notes import SIGNS, days, view_paragraphs
from onrecord.export.page import write_page
from onrecord.export.show import STATUS_STYLES, show_record
from onrecord.types import (
    Content,
    Date,
    Entity,
    Event,
    Magnitude,
    Mention,
    Party,
    Place,
    Record,
    Report,
    Span,
    Speaker,
    Statement,
    Status,
    Time,
)

TEXT = (
    "Nurses marched through Leeds on 3 May 1988, the union said.\n"
    "“Next week we will march again,” said its leader, Una Kerr. She\n"
    "urged ministers to pay <b>more</b> & warned of a strike."
)


def at(words: str, kind: type[Any] = Span, **fields: Any) -> Any:
    start = TEXT.index(words)
    return kind(start=start, end=start + len(words), text=words, **fields)


@pytest.fixture
def record() -> Record:
    day = at("on 3 May 1988", Date, from_="1988-05-03", to="1988-05-03")
    leeds = at("Leeds", Place, name="Leeds", country="GBR")
    title, outlet = "Nurses march", "The Moor & Dale"
    return Record(
        report=Report(id="r", text=TEXT, published="1988-05-04", title=title, outlet=outlet),
        entities=(
            Entity(id="x1", name="Una Kerr", kind="person", country="GBR"),
            Entity(id="x2", name="ministers", kind="group"),
        ),
        mentions=(
            at("Una Kerr", Mention, entity="x1", form="name"),
            at("She", Mention, entity="x1", form="pronoun"),
            at("ministers", Mention, entity="x2", form="nominal"),
        ),
        statements=(
            Statement(
                id="s1",
                kind="direct",
                speaker=at("its leader, Una Kerr", Speaker, entity="x1"),
                cue=at("said"),
                content=(at("“Next week we will march again,”", Content, quoted=True),),
            ),
        ),
        events=(
            Event(
                id="e1", event="PROTEST", plover="PROTEST", status="actual", trigger=at("marched"),
                rule="x", actors=(at("Nurses", Party),), date=day, place=leeds,
                magnitude=Magnitude(participants=4000),
            ),
            Event(
                id="e2", event="PROTEST", plover="THREATEN", status="planned", trigger=at("march again"),
                rule="x", actors=(at("we", Party),), claimed_by="s1",
            ),
            Event(
                id="e3", event="AID", plover="REQUEST", status="requested", trigger=at("pay"),
                rule="x", within="e2",
                actors=(at("She", Party, entity="x1"),), recipients=(at("ministers", Party, entity="x2"),),
            ),
        ),
        times=(at("on 3 May 1988", Time, type="DATE", from_="1988-05-03", to="1988-05-03"),),
        places=(leeds,),
    )  # fmt: skip


def shown(record: Record, *, width: int = 80, **options: Any) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False, **options).print(show_record(record))
    return out.getvalue()


def test_terminal(record: Record) -> None:
    lines = [line.rstrip() for line in shown(record).splitlines()]
    assert lines[:2] == ["Nurses march", "The Moor & Dale · 1988-05-04"]
    assert "    e1  ● actual       PROTEST Nurses · “marched” · 1988-05-03 · in Leeds, GBR ·" in lines
    assert "                       4,000 participants" in lines
    assert "    e2  ○ planned      PROTEST we · “march again” · claimed in s1 · PLOVER" in lines
    assert "    e3  ▷ requested    AID Una Kerr → ministers · “pay” · in e2 · PLOVER REQUEST" in lines
    assert "    s1  “ said         Una Kerr: “Next week we will march again,” · direct" in lines
    assert "Who     Una Kerr (person, GBR)" in lines
    assert "When    on 3 May 1988 = 1988-05-03" in lines
    assert "Where   Leeds, GBR" in lines
    assert "Found   1 statement, 3 events: ● 1 actual, ○ 1 planned, ▷ 1 requested" in lines


@pytest.mark.parametrize("width", [40, 60, 80, 100])
def test_no_line_is_wider_than_the_terminal(record: Record, width: int) -> None:
    assert max(map(len, shown(record, width=width).splitlines())) <= width


def test_colour_only_on_a_terminal_that_wants_it(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b" not in shown(record)
    assert "\x1b[32m" in shown(record, force_terminal=True, color_system="standard")
    monkeypatch.setenv("NO_COLOR", "1")
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]", shown(record, force_terminal=True, color_system="standard"))


def test_each_status_has_a_sign_and_a_style_of_its_own() -> None:
    statuses = get_args(Status)
    assert tuple(SIGNS) == tuple(STATUS_STYLES) == statuses
    assert len(set(SIGNS.values())) == len(set(STATUS_STYLES.values())) == len(statuses)


def test_the_advice_where_the_date_is_not_known(record: Record) -> None:
    undated = structs.replace(record, report=structs.replace(record.report, published=None))
    assert "--published YYYY-MM-DD" in shown(undated)
    assert "--published" not in shown(record)


def test_an_empty_record() -> None:
    assert "0 statements, 0 events" in shown(
        Record(report=Report(id="r", text="Rain.", published="1999-01-01"))
    )


HOSTILE = "a\x1b]0;title\x07b \u202edcba\u202c [bold]x[/bold] <script>alert(1)</script> :smile: \x9b2J"


def test_a_report_cannot_command_the_terminal() -> None:
    report = Report(id="r", text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=HOSTILE, byline=HOSTILE)
    entity = Entity(id="x", name=HOSTILE, kind="other")
    out = shown(
        Record(
            report=report,
            entities=(entity,),
            mentions=(Mention(start=0, end=1, text="a", entity="x", form="name"),),
        )
    )
    assert not set("\x1b\x07\x9b\u202e\u202c") & set(out)
    assert "[bold]x[/bold]" in out
    assert ":smile:" in out


class Reader(HTMLParser):
    """Collects tags, attributes and the words of the report's paragraphs."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "p" and not attrs:
            self._inside = True
            self.words += "\n" if self.words else ""
        self.links += [str(value) for name, value in attrs if name in ("href", "src")]

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "p"

    def handle_data(self, data: str) -> None:
        self.words += data if self._inside else ""


def test_page(record: Record) -> None:
    page = write_page(record)
    reader = Reader()
    reader.feed(page)
    assert reader.words == TEXT
    assert page.startswith("<!doctype html>")
    assert "script" not in reader.tags
    assert "default-src 'none'" in page
    assert "The Moor &amp; Dale" in page
    assert '<span class="status requested">▷ requested</span> <b>AID</b> Una Kerr → ministers' in page
    assert reader.links == []


def test_page_escapes_everything() -> None:
    for url in (HOSTILE, "javascript:alert(1)", 'https://a.example/"onload="x'):
        report = Report(
            id="r", text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url=url, byline=HOSTILE, language='"><x'
        )
        entity = Entity(id="x", name=HOSTILE, kind="other")
        reader = Reader()
        page = write_page(Record(report=report, entities=(entity,)))
        reader.feed(page)
        assert not {"script", "b", "x", "bold"} & reader.tags
        assert not set("\x1b\x07\u202e") & set(page)
        assert reader.links == ([url] if url.startswith("https:") else [])


def test_every_mark_and_note_stands_in_a_paragraph(record: Record) -> None:
    paragraphs = view_paragraphs(record)
    assert [note.id for paragraph in paragraphs for note in paragraph.notes] == ["e1", "s1", "e2", "e3"]
    for paragraph in paragraphs:
        assert all(paragraph.start <= m.start < m.end <= paragraph.end for m in paragraph.marks)
    marked = [
        TEXT[m.start : m.end] for paragraph in paragraphs for m in paragraph.marks if m.kind == "trigger"
    ]
    assert marked == ["marched", "march again", "pay"]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        ("1999-01-01", "1999-01-01", "1999-01-01"),
        ("1999-01-01", "1999-02-01", "1999-01-01 to 1999-02-01"),
        ("1999-01-01", None, "from 1999-01-01"),
        (None, "1999-01-01", "until 1999-01-01"),
    ],
)
def test_days(first: str | None, last: str | None, words: str) -> None:
    assert days(first, last) == words
