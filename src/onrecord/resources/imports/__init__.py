"""Users' own lists become layers of the who's who: all of a list, or nothing of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import msgspec

from onrecord.errors import WhosWhoError
from onrecord.resources.imports.lines import read_lines
from onrecord.resources.imports.petrarch import stage_actors, stage_agents
from onrecord.resources.imports.spreadsheet import stage_csv
from onrecord.resources.imports.staging import Gone, Staging, slug
from onrecord.resources.imports.wikidata import stage_wikidata
from onrecord.resources.layers import ABOUT, About, check_name, list_layers, put_layer
from onrecord.resources.whoswho import load_whoswho

__all__ = ["FORMATS", "Gone", "Imported", "format_of", "import_list", "layer_name", "store_layer"]

FORMATS = {"csv": stage_csv, "wikidata": stage_wikidata, "actors": stage_actors, "agents": stage_agents}
_PACKED = (".gz", ".bz2")


class Imported(NamedTuple):
    """What came of an import: rows by table, what was left out on purpose, faults that were skipped."""

    layer: str
    rows: dict[str, int]
    left_out: dict[str, int]
    faults: int


def format_of(path: Path) -> str:
    """The format that the name of a file tells. Raises ``WhosWhoError`` where it tells none."""
    name = path.name.lower()
    for suffix in _PACKED:
        name = name.removesuffix(suffix)
    if name.endswith((".csv", ".tsv")):
        return "csv"
    if name.endswith((".jsonl", ".ndjson", ".json")):
        return "wikidata"
    for kind in ("actors", "agents"):
        if kind in name.split(".") or name.startswith(kind):
            return kind
    raise WhosWhoError(f"what {path.name} is cannot be told by its name: add --format {', '.join(FORMATS)}")


def layer_name(path: Path) -> str:
    """The name of a layer made of a file: ``Balkans.1998.actors.txt`` is ``balkans-1998-actors``."""
    stem = path.name
    for suffix in (*_PACKED, ".txt", ".csv", ".tsv", ".jsonl", ".ndjson", ".json"):
        stem = stem.removesuffix(suffix)
    return slug(stem.replace(".", " ").replace("_", " "))[:64] or "list"


def import_list(  # noqa: PLR0913
    path: Path,
    home: Path,
    *,
    today: str,
    layer: str | None = None,
    format: str | None = None,
    encoding: str = "utf-8",
    skip: bool = False,
    tell: Callable[[str], None] = lambda fault: None,
    progress: Callable[[int], None] | None = None,
) -> Imported:
    """Imports a list as a layer in ``home``, over those that are there, or in place of one of its name.

    Either all of it is imported or, with an error, nothing: then ``home`` is as it was. Faults are told one
    by one as ``file:line: reason``; with ``skip`` their lines are left out.
    """
    name = check_name(layer or layer_name(path))
    stage = FORMATS[format or format_of(path)]
    layers = list_layers(home)
    below = tuple(one.folder for one in layers if one.name != name)
    lines = read_lines(path, encoding=encoding, progress=progress)
    number = next((one.about.number for one in layers if one.name == name), None)
    about = About(
        number=number if number is not None else max([0, *(one.about.number for one in layers)]) + 1,
        source=str(path),
        format=format or format_of(path),
        imported=today,
    )
    who = load_whoswho(layers=below)

    def fill(folder: Path) -> tuple[dict[str, int], Staging]:
        with Staging(folder, who, file=path.name, tell=tell, skip=skip) as staging:
            stage(lines, staging)
            return staging.finish(), staging

    rows, staging = store_layer(home, name, about, fill)
    return Imported(name, rows, staging.notes, staging.faults)


def store_layer(
    home: Path, name: str, about: About, fill: Callable[[Path], tuple[dict[str, int], Staging]]
) -> tuple[dict[str, int], Staging]:
    """Lets ``fill`` write the tables into a temporary folder, which becomes the layer when it is complete."""
    home.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=".new-", dir=home))
    try:
        rows, staging = fill(folder)
        note = msgspec.structs.replace(about, rows=rows)
        (folder / ABOUT).write_bytes(msgspec.json.format(msgspec.json.encode(note)) + b"\n")
        put_layer(home, name, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return rows, staging
