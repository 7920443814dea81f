"""``onrecord find``: what the store holds."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_args

import msgspec
import typer

from onrecord.cli.console import is_terminal, output, write_json, write_line
from onrecord.cli.options import DB, Db
from onrecord.errors import BadDate
from onrecord.types import EntityKind, EventType, StatementKind, Status

if TYPE_CHECKING:
    from onrecord.store import Store

find = typer.Typer(help="Find events, statements or entities in the store.", no_args_is_help=True)


class Form(StrEnum):
    """How what is found is shown."""

    table = "table"
    json = "json"
    csv = "csv"


def _one_of(kind: Any) -> Callable[[str | None], str | None]:
    choices = get_args(kind)

    def check(value: str | None) -> str | None:
        if value is None:
            return None
        for choice in choices:
            if value.lower() == choice.lower():
                return str(choice)
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(choices)}")

    return check


def _day(value: str | None) -> str | None:
    from onrecord.intake.dates import read_day

    try:
        return None if value is None else read_day(value)
    except BadDate as error:
        raise typer.BadParameter(str(error)) from error


def _country(value: str | None) -> str | None:
    if value is not None and not (len(value) == 3 and value.isascii() and value.isalpha()):
        raise typer.BadParameter(
            f"{value!r} is not a country code; give the three letters of ISO 3166-1, such as UKR"
        )
    return value


Limit = Annotated[int, typer.Option(min=0, help="How many at most; 0 for all.")]
As = Annotated[
    Form | None,
    typer.Option(
        "--format", help="Table on a terminal; in a pipe json, one object a line.", show_default=False
    ),
]
Since = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="DATE",
        callback=_day,
        help="On or after this day (of publication where the report gives none).",
    ),
]
Until = Annotated[
    str | None, typer.Option("--to", metavar="DATE", callback=_day, help="On or before this day.")
]
Outlet = Annotated[str | None, typer.Option(help="Words of the name of the outlet.")]
Country = Annotated[
    str | None, typer.Option(callback=_country, metavar="CODE", help="ISO 3166-1 alpha-3, such as UKR.")
]

LIMIT = 100


@find.command()
def events(  # noqa: PLR0913
    *,
    actor: Annotated[str | None, typer.Option(help="Words of a name, or a country code such as USA.")] = None,
    recipient: Annotated[str | None, typer.Option(help="Words of a name, or a country code.")] = None,
    event: Annotated[
        str | None,
        typer.Option(
            callback=_one_of(EventType), metavar="TYPE", help="PLOVER event type, such as AID or ASSAULT."
        ),
    ] = None,
    status: Annotated[
        str | None,
        typer.Option(callback=_one_of(Status), help=", ".join(get_args(Status)) + ".", metavar="STATUS"),
    ] = None,
    since: Since = None,
    until: Until = None,
    country: Country = None,
    outlet: Outlet = None,
    limit: Limit = LIMIT,
    format: As = None,
    db: Db = DB,
) -> None:
    """Who did what to whom. Example: onrecord find events --actor NATO --status promised"""
    filters = _given(
        actor=actor, recipient=recipient, event=event, status=status, since=since, until=until,
        country=country, outlet=outlet,
    )  # fmt: skip
    _find(db, lambda store: store.events, filters, limit, format)


@find.command()
def statements(  # noqa: PLR0913
    *,
    speaker: Annotated[str | None, typer.Option(help="Words of a name.")] = None,
    said: Annotated[str | None, typer.Option(help="Words that were said.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            callback=_one_of(StatementKind), metavar="KIND", help=", ".join(get_args(StatementKind)) + "."
        ),
    ] = None,
    since: Since = None,
    until: Until = None,
    outlet: Outlet = None,
    limit: Limit = LIMIT,
    format: As = None,
    db: Db = DB,
) -> None:
    """Who said what. Example: onrecord find statements --speaker Blinken --said "every ally\""""
    filters = _given(speaker=speaker, said=said, kind=kind, since=since, until=until, outlet=outlet)
    _find(db, lambda store: store.statements, filters, limit, format)


@find.command()
def entities(
    *,
    name: Annotated[str | None, typer.Option(help="Words of the name.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            callback=_one_of(EntityKind), metavar="KIND", help=", ".join(get_args(EntityKind)) + "."
        ),
    ] = None,
    country: Country = None,
    limit: Limit = LIMIT,
    format: As = None,
    db: Db = DB,
) -> None:
    """Who and what is named. Example: onrecord find entities --kind person --country USA"""
    _find(db, lambda store: store.entities, _given(name=name, kind=kind, country=country), limit, format)


def _given(**filters: str | None) -> dict[str, Any]:
    return {name: value for name, value in filters.items() if value is not None}


def _find(
    db: Path,
    search: Callable[[Store], Callable[..., Sequence[msgspec.Struct]]],
    filters: dict[str, Any],
    limit: int,
    form: Form | None,
) -> None:
    from onrecord.store import open_store

    bound = {"limit": limit + 1} if limit else {}
    with open_store(db, create=False) as store:
        rows = list(search(store)(**filters, **bound))
    more = bool(limit) and len(rows) > limit
    _print(rows[:limit] if more else rows, form or (Form.table if is_terminal() else Form.json))
    if more:
        print(f"There are more than {limit}: give --limit 0 for all, or narrow the search.", file=sys.stderr)
    elif not rows:
        print("Nothing found: take filters away, or add reports with `onrecord add`.", file=sys.stderr)


def _print(rows: Sequence[msgspec.Struct], form: Form) -> None:
    if form is Form.table:
        if rows:
            from onrecord.cli.tables import table_of

            output().print(table_of(rows))
        return
    if form is Form.json:
        for row in rows:
            write_json(msgspec.json.encode(row))
        return
    for line in _csv(rows):
        write_line(line)


def _csv(rows: Sequence[msgspec.Struct]) -> list[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for n, row in enumerate(rows):
        cells = msgspec.to_builtins(row)
        if n == 0:
            writer.writerow(cells)
        writer.writerow(
            ["; ".join(cell) if isinstance(cell, list | tuple) else cell for cell in cells.values()]
        )
    text = buffer.getvalue().removesuffix("\n")
    return [text.encode()] if text else []
