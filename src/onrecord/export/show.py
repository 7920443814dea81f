"""A record for the terminal: the report with what it says beside each paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from onrecord.export.notes import (
    SIGNS,
    Note,
    Paragraph,
    count_statuses,
    list_entities,
    list_places,
    list_times,
    view_paragraphs,
    visible,
)
from onrecord.types import Record, Status

STATUS_STYLES: dict[Status, str] = {
    "actual": "green",
    "planned": "blue",
    "promised": "cyan",
    "threatened": "red",
    "requested": "magenta",
    "considered": "yellow",
    "hypothetical": "bright_black",
    "negated": "bright_red",
}
"""The sixteen colours that a terminal's own theme makes legible on its ground."""
_MARKS = {
    "speaker": "bold",
    "cue": "italic",
    "content": "",
    "party": "",
    "time": "underline",
    "place": "underline",
}
_INDENT = 4
_QUOTED = 64
"""Characters of a statement's content in its note; the whole stands in the text above it."""
_LISTED = 24


class ShownRecord:
    """Rich renders it; see ``show_record``."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lines of at most the console's width."""
        width = max(40, options.max_width)
        record = self._record
        yield from _header(record)
        for paragraph in view_paragraphs(record):
            yield from _words(record.report.text, paragraph, console, width)
            for note in paragraph.notes:
                yield from _note(note, console, width)
            yield Text()
        yield from _summary(record, console, width)


def show_record(record: Record) -> ShownRecord:
    """The record as Rich prints it. Statuses have a word and a sign beside their colour."""
    return ShownRecord(record)


def _header(record: Record) -> Iterator[Text]:
    report = record.report
    if report.title:
        yield Text(_line(report.title), style="bold")
    about = [_line(part) for part in (report.outlet, report.byline, report.published, report.url) if part]
    if about:
        yield Text(" · ".join(about), style="dim")
    if report.title or about:
        yield Text()


def _words(text: str, paragraph: Paragraph, console: Console, width: int) -> Iterator[Text]:
    start, end = paragraph.start, paragraph.end
    shown = Text(visible(text[start:end]).replace("\n", " "))
    for mark in paragraph.marks:
        style = f"bold {STATUS_STYLES[mark.status]}" if mark.status else _MARKS[mark.kind]
        if style:
            shown.stylize(style, mark.start - start, mark.end - start)
    for line in shown.wrap(console, width):
        line.rstrip()
        yield line


def _note(note: Note, console: Console, width: int) -> Iterator[Text]:
    colour = STATUS_STYLES[note.status] if note.status else "bold"
    lead = Text(" " * _INDENT)
    lead.append(f"{note.id:<4}", style="dim")
    lead.append(f"{note.sign} ", style=colour)
    rest = Text()
    if note.kind == "event":
        lead.append(f"{note.word:<13}", style=colour)
        rest.append(note.head, style="bold")
        if note.body:
            rest.append(f" {_line(note.body)}")
        rest.append(" · ")
        rest.append(f"“{_line(note.trigger)}”", style=colour)
    else:
        lead.append(f"{_clip(_line(note.word), 12):<13}", style="italic")
        rest.append(_line(note.head), style="bold")
        rest.append(f": {_clip(_line(note.body), _QUOTED)}")
    if note.details:
        rest.append(f" · {_line(' · '.join(note.details))}", style="dim")
    yield from _hang(lead, rest, console, width)


def _summary(record: Record, console: Console, width: int) -> Iterator[Text]:
    who = [f"{_line(name)} ({about})" if about else _line(name) for name, about in list_entities(record)]
    dates = [f"{_line(words)} = {days}" for words, days in list_times(record)]
    for name, values in (("Who", who), ("When", dates), ("Where", map(_line, list_places(record)))):
        yield from _list(name, list(values), console, width)
    found = Text(_count(len(record.statements), "statement"))
    found.append(f", {_count(len(record.events), 'event')}")
    for n, (status, count) in enumerate(count_statuses(record.events)):
        found.append(": " if n == 0 else ", ")
        found.append(f"{SIGNS[status]} {count} {status}", style=STATUS_STYLES[status])
    yield from _hang(_name("Found"), found, console, width)
    if record.report.published is None:
        advice = Text("The date of publication is not known, so words such as “on Friday” stay open: ")
        advice.append("give --published YYYY-MM-DD.")
        yield from _hang(_name("Note"), advice, console, width)


def _list(name: str, values: list[str], console: Console, width: int) -> Iterator[Text]:
    if values:
        more = f" · and {len(values) - _LISTED} more" if len(values) > _LISTED else ""
        body = Text(" · ".join(values[:_LISTED]) + more)
        yield from _hang(_name(name), body, console, width)


def _name(name: str) -> Text:
    return Text.assemble((f"{name:<8}", "bold"))


def _hang(lead: Text, rest: Text, console: Console, width: int) -> Iterator[Text]:
    """``rest`` wrapped beside ``lead``, its later lines indented to where it begins."""
    margin = Text(" " * len(lead))
    lines: Iterable[Text] = rest.wrap(console, max(20, width - len(lead)))
    for n, line in enumerate(lines):
        line.rstrip()
        yield (margin if n else lead) + line


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _clip(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
