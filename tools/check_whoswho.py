"""Check the who's who files: ``python tools/check_whoswho.py [DIR]``.

Prints ``file:line: reason`` for every fault and exits 1 when there is one. Checked: columns, ids (form,
order, uniqueness), references between the files, dates and their order, no name that means two states or
two organisations, no cycle in ``part_of``, and the people and holders where they are present. As when they
are loaded, a table may be split over files that begin with its name: ``people_west.tsv``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

DEFAULT_DIRECTORY = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "data" / "whoswho"

COLUMNS: dict[str, tuple[str, ...]] = {
    "states": ("id", "name", "aliases", "adjectives", "people", "seats", "from", "to"),
    "organisations": (
        "id", "name", "kind", "country", "sector", "aliases", "nominals", "part_of", "from", "to",
    ),
    "members": ("organisation", "state", "from", "to"),
    "regions": ("id", "name", "aliases", "adjectives", "members"),
    "offices": ("id", "title", "holder_of", "sector", "aliases"),
    "people": ("id", "name", "aliases", "surname", "gender", "country", "sector"),
    "holders": ("person", "office", "from", "to", "end"),
}  # fmt: skip
REQUIRED = ("states", "organisations", "members", "regions", "offices")
KINDS = frozenset(("igo", "organisation", "armed_group"))
SECTORS = frozenset(
    (
        "AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK"
    ).split()
)
DATE = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
STATE_ID = re.compile(r"[A-Z]{3}")
OFFICE_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")


class Row(NamedTuple):
    """One line of a file: where it stands, and its cells by column."""

    file: str
    line: int
    cells: dict[str, str]

    def list(self, column: str) -> list[str]:
        """The items of a cell that holds a list; empty where the cell is."""
        value = self.cells[column]
        return value.split("|") if value else []

    def fault(self, reason: str) -> str:
        """A fault of this line, as printed."""
        return f"{self.file}:{self.line}: {reason}"


def read_rows(path: Path, columns: tuple[str, ...], faults: list[str]) -> list[Row]:
    """The rows of one file; lines that do not fit the columns become faults instead."""
    rows: list[Row] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if number == 1:
            if line != "# " + "\t".join(columns):
                faults.append(f"{path.name}:1: first line must be '# ' and the columns {' '.join(columns)}")
            continue
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            faults.append(f"{path.name}:{number}: {len(cells)} cells, expected {len(columns)}")
            continue
        row = Row(path.name, number, dict(zip(columns, cells, strict=True)))
        faults.extend(row.fault(reason) for reason in _cell_faults(row))
        rows.append(row)
    return rows


def _cell_faults(row: Row) -> Iterator[str]:
    for column, value in row.cells.items():
        if value != value.strip() or "  " in value:
            yield f"{column}: stray space in {value!r}"
        items = value.split("|") if value else []
        if len(items) != len(set(items)):
            yield f"{column}: an item twice in {value!r}"
        if any(not item or item != item.strip() for item in items):
            yield f"{column}: an empty or padded item in {value!r}"
        if column in ("from", "to") and value and not DATE.fullmatch(value):
            yield f"{column}: not a date: {value!r}"
    first, last = row.cells.get("from", ""), row.cells.get("to", "")
    shared = min(len(first), len(last))
    if first and last and first[:shared] > last[:shared]:
        yield f"ends before it begins: {first} to {last}"
    if row.cells.get("sector") and row.cells["sector"] not in SECTORS:
        yield f"unknown sector {row.cells['sector']!r}"


def _id_faults(rows: list[Row], form: re.Pattern[str]) -> Iterator[str]:
    seen: dict[str, Row] = {}
    previous, file = "", ""
    for row in rows:
        value = row.cells["id"]
        if row.file != file:
            previous, file = "", row.file
        if not form.fullmatch(value):
            yield row.fault(f"id {value!r} has not the form of an id here")
        if value in seen:
            yield row.fault(f"id {value!r} is also on line {seen[value].line} of {seen[value].file}")
        elif value < previous:
            yield row.fault(f"id {value!r} is not in order (after {previous!r})")
        seen.setdefault(value, row)
        previous = max(previous, value)


def _name_faults(rows: list[Row], columns: Iterable[str]) -> Iterator[str]:
    """A name may stand for one row only: the reader has nothing to choose by."""
    owner: dict[str, str] = {}
    for row in rows:
        for column in columns:
            for name in row.list(column):
                first = owner.setdefault(name, row.cells["id"])
                if first != row.cells["id"]:
                    yield row.fault(f"{column}: {name!r} also stands for {first}")


def _reference_faults(rows: list[Row], column: str, known: set[str]) -> Iterator[str]:
    for row in rows:
        for value in row.list(column):
            if value not in known:
                yield row.fault(f"{column}: no such id: {value!r}")


def _cycle_faults(organisations: list[Row]) -> Iterator[str]:
    parent = {row.cells["id"]: row.cells["part_of"] for row in organisations}
    for row in organisations:
        above, steps = row.cells["part_of"], 0
        while above in parent and above != row.cells["id"] and steps <= len(parent):
            above, steps = parent[above], steps + 1
        if above == row.cells["id"]:
            yield row.fault(f"part_of leads back to {above!r}")


def _repeat_faults(rows: list[Row], columns: tuple[str, ...]) -> Iterator[str]:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row.cells[column] for column in columns)
        if key in seen:
            yield row.fault(f"repeats line {seen[key].line} of {seen[key].file}: {' '.join(key)}")
        seen.setdefault(key, row)


def _organisation_faults(organisations: list[Row]) -> Iterator[str]:
    for row in organisations:
        if row.cells["kind"] not in KINDS:
            yield row.fault(f"unknown kind {row.cells['kind']!r}")
        if row.cells["kind"] == "igo" and (row.cells["country"] or row.cells["sector"]):
            yield row.fault("an igo has neither country nor sector")
        if any(not nominal.startswith("the ") for nominal in row.list("nominals")):
            yield row.fault("nominals: each begins with 'the '")


def check(directory: Path = DEFAULT_DIRECTORY) -> list[str]:
    """Every fault in the files of ``directory``, in line order within each check."""
    faults: list[str] = []
    tables: dict[str, list[Row]] = {}
    for name, columns in COLUMNS.items():
        paths = sorted(directory.glob(f"{name}*.tsv"))
        if not paths and name in REQUIRED:
            faults.append(f"{name}.tsv:1: the file is missing")
        tables[name] = [row for path in paths for row in read_rows(path, columns, faults)]
    return faults + [fault for faults_of in (_table_faults, _link_faults) for fault in faults_of(tables)]


def _table_faults(tables: dict[str, list[Row]]) -> Iterator[str]:
    states, organisations, regions = tables["states"], tables["organisations"], tables["regions"]
    yield from _id_faults(states, STATE_ID)
    for rows in (organisations, regions, tables["people"]):
        yield from _id_faults(rows, SLUG)
    yield from _id_faults(tables["offices"], OFFICE_ID)
    yield from _name_faults(states, ("name", "aliases", "adjectives", "people"))
    # A seat may have been that of a state that is no more: the Kremlin of the Soviet Union.
    yield from _name_faults([row for row in states if not row.cells["to"]], ("seats",))
    yield from _name_faults([*states, *organisations, *regions], ("name", "aliases"))
    yield from _organisation_faults(organisations)
    yield from _cycle_faults(organisations)
    yield from _repeat_faults(tables["members"], ("organisation", "state", "from"))
    yield from _repeat_faults(tables["holders"], ("person", "office", "from"))


def _link_faults(tables: dict[str, list[Row]]) -> Iterator[str]:
    ids = {name: {row.cells["id"] for row in rows if "id" in row.cells} for name, rows in tables.items()}
    states, organisations = ids["states"], ids["organisations"]
    yield from _reference_faults(tables["organisations"], "country", states)
    yield from _reference_faults(tables["organisations"], "part_of", states | organisations)
    yield from _reference_faults(tables["members"], "organisation", organisations)
    yield from _reference_faults(tables["members"], "state", states)
    yield from _reference_faults(tables["regions"], "members", states)
    yield from _reference_faults(tables["offices"], "holder_of", states | organisations)
    yield from _reference_faults(tables["people"], "country", states)
    yield from _reference_faults(tables["holders"], "person", ids["people"])
    yield from _reference_faults(tables["holders"], "office", ids["offices"])


def main(arguments: list[str]) -> int:
    """Print the faults; 0 when there is none."""
    faults = check(Path(arguments[0]) if arguments else DEFAULT_DIRECTORY)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
