"""Rows on their way into a layer: checked one by one, kept in a file, written in order once all are sound.

A list of millions of rows does not fit into memory, and duplicates, references and cycles show only when
all of it is read: rows wait in a SQLite file of the layer's temporary folder, by table and key.
"""

from __future__ import annotations

import calendar
import re
import sqlite3
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from onrecord.errors import WhosWhoError
from onrecord.resources.layers import TABLES
from onrecord.resources.phrases import fold
from onrecord.resources.whoswho import WhosWho

SECTORS = frozenset(
    """
    AGR BUS COP CRM CVL EDU ELI GOV JRN JUD LAB LEG MED MIL OPP PRE PRM PTY REB REF REL SOC SPY UAF UNK
    """.split()
)
KINDS = ("igo", "organisation", "armed_group")
MOST_FAULTS = 20
"""After so many faults the rest of a list is not read: they have one cause, mostly."""
DEEPEST = 100
"""Organisations above one another."""
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_SPACE = re.compile(r"\s+")


class Refused(Exception):
    """A line that cannot be taken, and why."""


class Gone(WhosWhoError):
    """The list has faults, each of which was told; nothing of it was imported."""


def slug(text: str) -> str:
    """The text as an id: ``İbrahim Kalın`` is ``ibrahim-kalin``; empty where no letter of it is known."""
    out = []
    for word in text.replace("/", " ").replace("-", " ").split():
        plain = unicodedata.normalize("NFKD", fold(word)).encode("ascii", "ignore").decode().lower()
        out.append(re.sub(r"[^a-z0-9]+", "", plain))
    return "-".join(filter(None, out))[:80].strip("-")


def clean(cell: str) -> str:
    """The cell on one line, without marks that separate cells or lists."""
    return _SPACE.sub(" ", cell.replace("|", " ")).strip() if cell else ""


def joined(values: Sequence[str]) -> str:
    """The values as a list cell, each once, none empty."""
    return "|".join(v for v in dict.fromkeys(map(clean, values)) if v)


def read_date(value: str) -> str:
    """An ISO 8601 date at the precision given. Raises ``Refused``."""
    if not value:
        return ""
    if not _DATE.fullmatch(value):
        raise Refused(f"{value!r} is no date: write YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (int(part) for part in (value + "-1-1").split("-")[:3])
    if not (year >= 1 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        raise Refused(f"{value!r} is no day of the calendar")
    return value


def check_span(start: str, end: str) -> None:
    """Raises ``Refused`` where the end lies before the beginning."""
    shared = min(len(start), len(end))
    if shared and end[:shared] < start[:shared]:
        raise Refused(f"it ends ({end}) before it begins ({start})")


class Staging:
    """The rows of one list. ``who`` is what lies below: the built-in who's who and the user's other layers.

    Faults are told through ``tell`` as ``file:line: reason``; with ``skip`` the line is left out, else
    nothing is imported.
    """

    def __init__(
        self, folder: Path, who: WhosWho, *, file: str, tell: Callable[[str], None], skip: bool = False
    ) -> None:
        self.folder, self.who, self.file, self.skip = folder, who, file, skip
        self.faults = 0
        self.notes: dict[str, int] = {}
        """What was left out on purpose, and how often."""
        self._tell = tell
        self._path = folder / "staging.db"
        self._db = sqlite3.connect(self._path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA cache_size = -65536")
        self._db.execute(
            "CREATE TABLE rows (tbl TEXT, key TEXT, line INTEGER, cells TEXT, PRIMARY KEY (tbl, key)) "
            "WITHOUT ROWID"
        )
        self._db.execute("BEGIN")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        self._path.unlink(missing_ok=True)

    # ── in ────────────────────────────────────────────────────────────────────────────────────────────

    def fault(self, line: int, reason: object) -> None:
        """Tells a fault; raises ``Gone`` where there are too many to go on."""
        self.faults += 1
        if self.faults <= MOST_FAULTS:
            self._tell(f"{self.file}:{line}: {reason}")
        if self.faults >= MOST_FAULTS and not self.skip:
            raise self._gone("; the rest was not looked at")

    def note(self, what: str) -> None:
        """Counts something that the list holds and a layer does not take."""
        self.notes[what] = self.notes.get(what, 0) + 1

    def add(self, table: str, cells: Sequence[str], line: int) -> None:
        """A row of the list. Raises ``Refused`` where its key is there already or a cell is wrong."""
        self._check(table, cells)
        key = _key(table, cells)
        try:
            self._db.execute("INSERT INTO rows VALUES (?, ?, ?, ?)", (table, key, line, "\t".join(cells)))
        except sqlite3.IntegrityError:
            first = self._one("SELECT line FROM rows WHERE tbl = ? AND key = ?", table, key)
            what = f"id {cells[0]!r}" if "id" in TABLES[table] else " ".join(filter(None, cells))
            raise Refused(f"{what} is also on line {first}") from None

    def put(self, table: str, cells: Sequence[str], line: int) -> None:
        """A row that follows from another; one of its key that is there already stays."""
        self._check(table, cells)
        row = (table, _key(table, cells), line, "\t".join(cells))
        self._db.execute("INSERT OR IGNORE INTO rows VALUES (?, ?, ?, ?)", row)

    def set(self, table: str, key: str, cells: Sequence[str], line: int) -> None:
        """A row by a key of its own, in place of one that is there."""
        self._db.execute(
            "INSERT OR REPLACE INTO rows VALUES (?, ?, ?, ?)", (table, key, line, "\t".join(cells))
        )

    def get(self, table: str, key: str) -> list[str] | None:
        """The cells of a row that is there."""
        cells = self._one("SELECT cells FROM rows WHERE tbl = ? AND key = ?", table, key)
        return None if cells is None else str(cells).split("\t")

    def rows(self, table: str) -> Iterator[tuple[int, list[str]]]:
        """Line and cells of each row of a table, in the order of their keys."""
        after = ""
        while True:  # in pieces, so that rows may be written meanwhile
            query = "SELECT key, line, cells FROM rows WHERE tbl = ? AND key > ? ORDER BY key LIMIT 1000"
            piece = self._db.execute(query, (table, after)).fetchall()
            if not piece:
                return
            after = piece[-1][0]
            for _, line, cells in piece:
                yield line, cells.split("\t")

    def drop(self, table: str) -> None:
        """Forgets a table that only served to make others."""
        self._db.execute("DELETE FROM rows WHERE tbl = ?", (table,))

    def person(self, id_: str) -> bool:
        """Whether a person of this id is known, here or below."""
        return id_ in self.who.people or self.get("people", id_) is not None

    def owner(self, id_: str) -> bool:
        """Whether a state or organisation of this id is known, here or below."""
        below = id_ in self.who.states or id_ in self.who.organisations
        return below or self.get("organisations", id_) is not None

    def office(self, owner: str, title: str) -> str | None:
        """The office of this title that is known below."""
        for id_ in self.who.titles.meanings.get(fold(title.lower()), ()):
            if self.who.offices[id_].holder_of == owner:
                return id_
        return None

    # ── out ───────────────────────────────────────────────────────────────────────────────────────────

    def finish(self) -> dict[str, int]:
        """Checks what only shows in the whole and writes the tables; how many rows each has.

        Raises ``Gone`` where the list has faults that are not skipped, ``WhosWhoError`` where it is empty.
        """
        self._check_links()
        if self.faults and not self.skip:
            raise self._gone("")
        written = {}
        for table, columns in TABLES.items():
            count = 0
            with (self.folder / f"{table}.tsv").open("w", encoding="utf-8", newline="\n") as file:
                file.write("# " + "\t".join(columns) + "\n")
                for _, cells in self.rows(table):
                    file.write("\t".join(cells) + "\n")
                    count += 1
            if count:
                written[table] = count
            else:
                (self.folder / f"{table}.tsv").unlink()
        if not written:
            raise WhosWhoError(f"{self.file} holds nothing that a who's who can use; nothing was imported")
        return written

    def _gone(self, more: str) -> Gone:
        faults = f"{self.faults} faults" if self.faults > 1 else "1 fault"
        return Gone(
            f"{self.file} has {faults}{more}: nothing was imported, what was there before is unchanged; "
            "mend the lines above, or leave them out with --skip-bad"
        )

    def _check(self, table: str, cells: Sequence[str]) -> None:
        row = dict(zip(TABLES.get(table, ()), cells, strict=False))
        for column in ("id", "name", "title"):
            if column in row and not row[column]:
                raise Refused(f"{column} is empty")
        if row.get("kind") and row["kind"] not in KINDS:
            raise Refused(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
        if row.get("sector") and row["sector"] not in SECTORS:
            raise Refused(f"sector {row['sector']!r} is none of PLOVER's: {', '.join(sorted(SECTORS))}")
        if row.get("country") and row["country"] not in self.who.states:
            raise Refused(f"country {row['country']!r} is no ISO 3166-1 alpha-3 code of a known state")
        if row.get("gender") and row["gender"] not in ("m", "f"):
            raise Refused(f"gender {row['gender']!r} is none of m, f and empty")
        if "from" in row:
            check_span(read_date(row["from"]), read_date(row["to"]))

    def _check_links(self) -> None:
        checks = (
            ("organisations", self._check_organisation),
            ("offices", self._check_office),
            ("holders", self._check_holder),
        )
        bad = [("", "")]
        while bad:  # what is left out may leave others without what they refer to
            bad = []
            for table, check in checks:
                for line, cells in self.rows(table):
                    try:
                        check(cells)
                    except Refused as reason:
                        self.fault(line, reason)
                        bad.append((table, _key(table, cells)))
            if not self.skip:
                return
            self._db.executemany("DELETE FROM rows WHERE tbl = ? AND key = ?", bad)

    def _check_organisation(self, cells: Sequence[str]) -> None:
        above, seen = cells[7], [cells[0]]
        if above and not self.owner(above):
            raise Refused(f"part_of: no state or organisation has the id {above!r}")
        while above:
            if above == cells[0] and above == min(seen):  # told once, of the first in it
                raise Refused(f"part_of goes in a circle: {' → '.join([*seen, above])}")
            if above in seen or len(seen) > DEEPEST:
                return  # a circle that this row only leads into, told where it closes
            seen.append(above)
            row = self.get("organisations", above)
            below = self.who.organisations.get(above)
            above = (row[7] if row else "") or ((below.part_of or "") if below else "")

    def _check_office(self, cells: Sequence[str]) -> None:
        if not self.owner(cells[2]):
            raise Refused(f"no state or organisation has the id {cells[2]!r}")

    def _check_holder(self, cells: Sequence[str]) -> None:
        person, office = cells[:2]
        if not self.person(person):
            raise Refused(f"no person has the id {person!r}; give a name, or a row of people first")
        if office not in self.who.offices and self.get("offices", office) is None:
            raise Refused(f"no office has the id {office!r}; give its title and whose it is (of)")

    def _one(self, query: str, *values: str) -> object | None:
        row = self._db.execute(query, values).fetchone()
        return None if row is None else row[0]


def _key(table: str, cells: Sequence[str]) -> str:
    if table == "holders":
        return "\t".join((cells[1], cells[2], cells[0]))
    if table == "affiliations":
        return "\t".join((cells[0], cells[3], cells[1], cells[2]))
    return cells[0]
