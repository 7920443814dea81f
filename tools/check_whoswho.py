"""Check the who's who files: ``python tools/check_whoswho.py [DIR]``.

Prints ``file:line: reason`` for every fault and exits 1 when there is one. Checked: columns, ids (form,
order, uniqueness), references between the files, dates and their order, no name that means two states or
two organisations, no cycle in ``part_of``, and the holders' and people's files where they are present.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

DEFAULT_DIRECTORY = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "data" / "whoswho"

COLUMNS: dict[str, tuple[str, ...]] = {
    "states.tsv": ("id", "name", "aliases", "adjectives", "people", "seats", "from", "to"),
    "organisations.tsv": (
        "id", "name", "kind", "country", "sector", "aliases", "nominals", "part_of", "from", "to",
    ),
    "members.tsv": ("organisation", "state", "from", "to"),
    "regions.tsv": ("id", "name", "aliases", "adjectives", "members"),
    "offices.tsv": ("id", "title", "holder_of", "sector", "aliases"),
    "people.tsv": ("id", "name", "aliases", "surname", "gender", "country", "sector"),
    "holders.tsv": ("person", "office", "from", "to", "end"),
}  # fmt: skip
REQUIRED = ("states.tsv", "organisations.tsv", "members.tsv", "regions.tsv", "offices.tsv")
KINDS = frozenset(("igo", "organisation", "armed_group"))
SECTORS = frozenset(
    "AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK".split()
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


def read_rows(path: Path, faults: list[str]) -> list[Row]:
    """The rows of one file; lines that do not fit the columns become faults instead."""
    columns = COLUMNS[path.name]
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
    seen: dict[str, int] = {}
    previous = ""
    for row in rows:
        value = row.cells["id"]
        if not form.fullmatch(value):
            yield row.fault(f"id {value!r} has not the form of an id here")
        if value in seen:
            yield row.fault(f"id {value!r} is also on line {seen[value]}")
        elif value < previous:
            yield row.fault(f"id {value!r} is not in order (after {previous!r})")
        seen.setdefault(value, row.line)
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
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(row.cells[column] for column in columns)
        if key in seen:
            yield row.fault(f"repeats line {seen[key]}: {' '.join(key)}")
        seen.setdefault(key, row.line)


def _organisation_faults(organisations: list[Row]) -> Iterator[str]:
    for row in organisations:
        if row.cells["kind"] not in KINDS:
            yield row.fault(f"unknown kind {row.cells['kind']!r}")
        if row.cells["kind"] == "igo" and (row.cells["country"] or row.cells["sector"]):
            yield row.fault("an igo has neither country nor sector")
        if any(not nominal.startswith("the ") for nominal in row.list("nominals")):
            yield row.fault("nominals: each begins with 'the '")


def check(directory: Path = DEFAULT_DIRECTORY) -> list[str]:
    """Every fault in the files of ``directory``, in line order within each check; empty when they are sound."""
    faults: list[str] = []
    tables: dict[str, list[Row]] = {}
    for name in COLUMNS:
        path = directory / name
        if path.exists():
            tables[name] = read_rows(path, faults)
        elif name in REQUIRED:
            faults.append(f"{name}:1: the file is missing")
    states, organisations = tables.get("states.tsv", []), tables.get("organisations.tsv", [])
    members, regions = tables.get("members.tsv", []), tables.get("regions.tsv", [])
    offices, people, holders = (tables.get(f"{n}.tsv", []) for n in ("offices", "people", "holders"))
    ids = {name: {row.cells["id"] for row in rows} for name, rows in tables.items() if "id" in COLUMNS[name]}
    state_ids, organisation_ids = ids.get("states.tsv", set()), ids.get("organisations.tsv", set())

    faults += _id_faults(states, STATE_ID)
    for rows in (organisations, regions, people):
        faults += _id_faults(rows, SLUG)
    faults += _id_faults(offices, OFFICE_ID)
    faults += _name_faults(states, ("name", "aliases", "adjectives", "people", "seats"))
    faults += _name_faults(regions, ("name", "aliases"))
    faults += _name_faults([*states, *organisations], ("name", "aliases"))
    faults += _organisation_faults(organisations)
    faults += _reference_faults(organisations, "country", state_ids)
    faults += _reference_faults(organisations, "part_of", state_ids | organisation_ids)
    faults += _cycle_faults(organisations)
    faults += _reference_faults(members, "organisation", organisation_ids)
    faults += _reference_faults(members, "state", state_ids)
    faults += _repeat_faults(members, ("organisation", "state", "from"))
    faults += _reference_faults(regions, "members", state_ids)
    faults += _reference_faults(offices, "holder_of", state_ids | organisation_ids)
    faults += _reference_faults(people, "country", state_ids)
    if people:
        faults += _reference_faults(holders, "person", ids["people.tsv"])
    faults += _reference_faults(holders, "office", ids.get("offices.tsv", set()))
    faults += _repeat_faults(holders, ("person", "office", "from"))
    return faults


def main(arguments: list[str]) -> int:
    """Print the faults; 0 when there is none."""
    faults = check(Path(arguments[0]) if arguments else DEFAULT_DIRECTORY)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
