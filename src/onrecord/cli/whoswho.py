"""``onrecord whoswho``: what is known of whom, users' own lists, and what reports taught."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from onrecord.cli.console import complain, is_terminal, messages, output, write_json
from onrecord.cli.home import whoswho_home
from onrecord.cli.review import review
from onrecord.errors import BadDate

whoswho = typer.Typer(
    help="See what the who's who knows, add lists of your own, review what reports taught.",
    no_args_is_help=True,
)
whoswho.command()(review)


class Form(StrEnum):
    """How what is known is shown."""

    text = "text"
    json = "json"


class ListFormat(StrEnum):
    """What a list is written in."""

    csv = "csv"
    wikidata = "wikidata"
    actors = "actors"
    agents = "agents"


def _day(value: str | None) -> str | None:
    from onrecord.intake.dates import read_day

    try:
        return None if value is None else read_day(value)
    except BadDate as error:
        raise typer.BadParameter(str(error)) from error


@whoswho.command()
def show(
    name: Annotated[
        str, typer.Argument(help="A person, state, organisation, office, or an id such as deu/chancellor.")
    ],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", callback=_day, help="Who held which office on this day."),
    ] = None,
    format: Annotated[
        Form | None,
        typer.Option(help="Text on a terminal; in a pipe json, one object a line.", show_default=False),
    ] = None,
) -> None:
    """Show what is known of a name, and from which layer. Several candidates are all shown.

    Examples: onrecord whoswho show Blinken --on 2022-03-04; onrecord whoswho show "Japanese prime minister"
    """
    from onrecord.cli.known import show_known
    from onrecord.resources.layers import list_layers
    from onrecord.resources.lookup import Lookup
    from onrecord.resources.whoswho import load_whoswho

    layers = list_layers(whoswho_home())
    who = load_whoswho(layers=tuple(layer.folder for layer in layers))
    lookup = Lookup(who, [(layer.name, layer.folder) for layer in layers])
    found = lookup.find(name, on)
    if not found:
        near = lookup.near(name)
        hint = (
            f"Near it: {', '.join(near)}."
            if near
            else "Add it with a list of your own: onrecord whoswho import."
        )
        print(f"Nothing is called {name!r}. {hint}", file=sys.stderr)
    elif (format or (Form.text if is_terminal() else Form.json)) is Form.json:
        for known in found:
            write_json(msgspec.json.encode(known), indent=2)
    else:
        console = output()
        if len(found) > 1:
            console.print(f"{len(found)} may be meant:")
        for known in found:
            console.print(show_known(known), end="")


@whoswho.command("import")
def import_(
    *,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV, Wikidata entities as JSON lines, or a PETRARCH dictionary; also as .gz or .bz2.",
        ),
    ],
    layer: Annotated[
        str | None, typer.Option(metavar="NAME", help="What to call the layer; else after the file.")
    ] = None,
    format: Annotated[
        ListFormat | None,
        typer.Option(help="What the file is, where its name does not tell.", show_default=False),
    ] = None,
    encoding: Annotated[str, typer.Option(help="Its encoding, such as latin-1 or utf-16.")] = "utf-8",
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="Leave malformed entries out and import the rest.")
    ] = False,
) -> None:
    """Import a list of your own as a layer over the built-in who's who and over earlier layers.

    All of it is imported, or, with the number and the fault of each bad line, nothing. A layer of the same
    name is replaced. Example: onrecord whoswho import ministers.csv --layer cabinet
    """
    from onrecord.resources.imports import import_list

    with _progress(file) as advance:
        done = import_list(
            file,
            whoswho_home(),
            today=date.today().isoformat(),
            layer=layer,
            format=format.value if format else None,
            encoding=encoding,
            skip=skip_bad,
            tell=complain,
            progress=advance,
        )
    print(f"Layer {done.layer}: {_rows(done.rows)}.")
    for what, count in done.left_out.items():
        print(f"Left out: {count:,} {what}.", file=sys.stderr)
    if done.faults:
        print(f"Left out: {done.faults:,} malformed; the first are named above.", file=sys.stderr)
        raise typer.Exit(1)


@whoswho.command()
def layers() -> None:
    """List your layers, the uppermost first: it counts where two differ.

    Example: onrecord whoswho layers
    """
    from onrecord.resources.layers import BUILT_IN, LEARNED, list_layers

    found = list_layers(whoswho_home())
    for layer in reversed([one for one in found if one.name != LEARNED]):
        about = layer.about
        print(f"{layer.name}  {_rows(about.rows)}  ({about.format}, {about.source}, {about.imported})")
    print(f"{BUILT_IN}  ships with onrecord")
    for layer in (one for one in found if one.name == LEARNED):
        print(f"{layer.name}  {_rows(layer.about.rows)}  (accepted with `onrecord whoswho review`)")


@whoswho.command()
def remove(layer: Annotated[str, typer.Argument(metavar="LAYER", help="Its name.")]) -> None:
    """Remove one of your layers. Example: onrecord whoswho remove cabinet"""
    from onrecord.resources.layers import remove_layer

    remove_layer(whoswho_home(), layer)
    print(f"Layer {layer} is removed.")


def _rows(rows: dict[str, int]) -> str:
    return ", ".join(f"{count:,} {table}" for table, count in rows.items())


@contextmanager
def _progress(file: Path) -> Iterator[Callable[[int], None] | None]:
    """A bar on standard error where that is a terminal."""
    if not sys.stderr.isatty() or not file.is_file():
        yield None
        return
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    size = file.stat().st_size
    bar = Progress(TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=messages())
    task = bar.add_task("reading", total=size)

    def advance(done: int) -> None:
        # What follows the last line, checks and writing, takes about as long again.
        bar.update(task, completed=done, description="checking and writing" if done >= size else "reading")

    with bar:
        yield advance
