"""``onrecord read``: one report, or JSON lines."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.console import is_terminal, output, standard_input, write_json, write_line
from onrecord.cli.home import layer_folders
from onrecord.cli.options import AllowPrivate, Model, refuse_blank
from onrecord.intake import MAX_BYTES, report_from_bytes, report_from_path, report_from_url
from onrecord.language import DEFAULT_MODEL

if TYPE_CHECKING:
    from onrecord.pipeline import Toolkit
    from onrecord.types import Record, Report


class Format(StrEnum):
    """How a record is shown."""

    text = "text"
    json = "json"
    html = "html"


class Parse(StrEnum):
    """Which sentences are parsed."""

    needed = "needed"
    all = "all"


def read(  # noqa: PLR0913
    *,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="FILE|URL|-", help="A text, Markdown or HTML file, a web page, or - for standard input."
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            callback=refuse_blank,
            help="When the report was published (YYYY-MM-DD); it dates words such as “on Friday”.",
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            help="text for people, json for programs, html for a page of its own. "
            "Text on a terminal, json in a pipe.",
            show_default=False,
        ),
    ] = None,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl",
            help='Read one JSON object a line ({"id", "text", "published"…}), write one record a line.',
        ),
    ] = False,
    model: Model = DEFAULT_MODEL,
    parse: Annotated[
        Parse, typer.Option(help="Parse the sentences that may hold a fact, or all.")
    ] = Parse.needed,
    allow_private: AllowPrivate = False,
) -> None:
    """Read a report and show its record: who said what, who did what to whom, when, where, with what status.

    Examples: onrecord read report.txt --published 2022-03-04; onrecord read - --format html > page.html;
    onrecord read --jsonl reports.jsonl > records.jsonl
    """
    if jsonl:
        if published or format not in (None, Format.json):
            raise typer.BadParameter(
                "--jsonl goes with neither --published (put the date on each line) nor --format"
            )
        from onrecord.cli.stream import read_jsonl

        raise typer.Exit(read_jsonl(source or "-", lambda: _load(model, parse)))
    report = _report(source, published, allow_private)
    from onrecord.pipeline import read_reports

    record = next(read_reports([report], _load(model, parse)))
    _show(record, format or (Format.text if is_terminal() else Format.json))


def _load(model: str, parse: Parse) -> Toolkit:
    from onrecord.pipeline import load_toolkit

    return load_toolkit(model=model, parse_all=parse is Parse.all, layers=layer_folders())


def _report(source: str | None, published: str | None, allow_private: bool) -> Report:
    if source is None:
        if standard_input().isatty():
            raise typer.BadParameter("there is nothing to read: give a file, a URL, or - for standard input")
        source = "-"
    if source == "-":
        return report_from_bytes(standard_input().buffer.read(MAX_BYTES + 1), published=published)
    if source.lower().startswith(("http://", "https://")):
        return report_from_url(source, allow_private=allow_private, published=published)
    if source.lower().endswith((".jsonl", ".ndjson")):
        raise typer.BadParameter(f"{source} holds JSON lines: add --jsonl")
    return report_from_path(source, published=published)


def _show(record: Record, form: Format) -> None:
    if form is Format.text:
        from onrecord.export.show import show_record

        output().print(show_record(record))
    elif form is Format.html:
        from onrecord.export.page import write_page

        write_line(write_page(record).encode())
    else:
        write_json(record.to_json(), indent=2)
