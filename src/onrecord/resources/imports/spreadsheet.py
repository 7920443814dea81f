"""People, organisations or office-holders from CSV. The columns of the first line tell which of the three."""

from __future__ import annotations

import csv
import difflib
from collections.abc import Iterator
from typing import NamedTuple

from onrecord.errors import WhosWhoError
from onrecord.resources.imports.staging import Refused, Staging, clean, joined, slug
from onrecord.resources.phrases import fold

PEOPLE = ("id", "name", "aliases", "surname", "gender", "country", "sector", "wikidata")
ORGANISATIONS = (
    "id", "name", "kind", "country", "sector", "aliases", "nominals", "part_of", "from", "to", "wikidata",
)  # fmt: skip
HOLDERS = ("person", "title", "of", "office", "sector", "from", "to")
_FORMS = {"people": PEOPLE, "organisations": ORGANISATIONS, "holders": HOLDERS}


class _Source:
    """Feeds the CSV reader and remembers where in the file it is."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self.lines = lines
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        for number, line in self.lines:
            self.number = number
            yield line + "\n"


def stage_csv(lines: Iterator[tuple[int, str]], staging: Staging) -> None:
    """Stages each row; faults go to the staging. Raises ``WhosWhoError`` for columns of no known form."""
    first = next((line for line in lines if line[1].strip()), None)
    if first is None:
        raise WhosWhoError(f"{staging.file} is empty; nothing was imported")
    delimiter = max(",;\t", key=first[1].count)
    header = [
        cell.strip().lower().lstrip("#").strip() for cell in next(csv.reader([first[1]], delimiter=delimiter))
    ]
    form = _form(staging.file, first[0], header)
    take = {"people": _person, "organisations": _organisation, "holders": _holder}[form]
    source = _Source(lines)
    source.number = first[0]
    reader = csv.reader(iter(source), delimiter=delimiter, strict=True)
    while True:
        line = source.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            staging.fault(line, f"this is no CSV ({error}); is a quotation mark left open?")
            if not staging.skip:
                return
            continue
        if not any(cell.strip() for cell in cells):
            continue
        try:
            if len(cells) != len(header):
                raise Refused(f"{len(cells)} cells instead of {len(header)} ({', '.join(header)})")
            take(staging, _Row(dict(zip(header, cells, strict=True)), line))
        except Refused as reason:
            staging.fault(line, reason)


def _form(file: str, line: int, header: list[str]) -> str:
    where = f"{file}:{line}"
    form = "holders" if "person" in header else "organisations" if "kind" in header else "people"
    columns = _FORMS[form]
    needed = ("person",) if form == "holders" else ("name", "kind") if form == "organisations" else ("name",)
    for column in needed:
        if column not in header:
            raise WhosWhoError(
                f"{where}: no column {column!r}; the first line names the columns: name … for people, "
                "name and kind … for organisations, person, title, of … for office-holders"
            )
    for column in header:
        if header.count(column) > 1:
            raise WhosWhoError(f"{where}: the column {column!r} stands there twice")
        if column not in columns:
            near = difflib.get_close_matches(column, columns, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            raise WhosWhoError(
                f"{where}: {form} have no column {column!r}; {hint}they have {', '.join(columns)}"
            )
    return form


class _Row(NamedTuple):
    cells: dict[str, str]
    line: int

    def one(self, column: str) -> str:
        return clean(self.cells.get(column, ""))

    def many(self, column: str) -> str:
        cell = self.cells.get(column, "")
        return joined(cell.split("|") if "|" in cell else cell.split(";"))


def _person(staging: Staging, row: _Row) -> None:
    name, country = row.one("name"), country_code(staging, row.one("country"))
    id_ = row.one("id") or slug(name)
    if not id_:
        raise Refused("name is empty" if not name else f"no id can be made of {name!r}; give one (column id)")
    surname = row.many("surname") or name.rpartition(" ")[2]
    gender, sector = row.one("gender").lower()[:1], row.one("sector").upper()
    staging.add("people", (id_, name, row.many("aliases"), surname, gender, country, sector), row.line)
    _item(staging, f"person:{id_}", row)


def _organisation(staging: Staging, row: _Row) -> None:
    name, kind = row.one("name"), row.one("kind").lower().replace(" ", "_")
    country, part_of = country_code(staging, row.one("country")), row.one("part_of")
    id_ = row.one("id") or slug(name)
    if not kind:
        raise Refused("kind is empty: write igo, organisation or armed_group")
    nominals = row.many("nominals")
    cells = (
        id_, name, kind, country, row.one("sector").upper(), row.many("aliases"), nominals,
        owner_id(staging, part_of) or part_of, row.one("from"), row.one("to"),
    )  # fmt: skip
    staging.add("organisations", cells, row.line)
    _item(staging, f"org:{id_}", row)


def _holder(staging: Staging, row: _Row) -> None:
    name, title, of, office = row.one("person"), row.one("title"), row.one("of"), row.one("office")
    sector = row.one("sector").upper()
    if not name:
        raise Refused("person is empty")
    if not office:
        if not title or not of:
            raise Refused("an office is its title and whose it is: fill title and of, or office with its id")
        owner = owner_id(staging, of)
        if owner is None:
            raise Refused(f"of: no state or organisation is called {of!r}; import it first")
        office = put_office(staging, owner, title, sector, row.line)
    country = office_country(staging, office)
    person = put_person(staging, name, country, sector, row.line)
    start, end = row.one("from"), row.one("to")
    staging.add("holders", (person, office, start, end, "known" if end else "open"), row.line)


def _item(staging: Staging, entity: str, row: _Row) -> None:
    item = row.one("wikidata")
    if item:
        if not (item[0] == "Q" and item[1:].isdigit()):
            raise Refused(f"wikidata {item!r} is no item such as Q42")
        staging.put("wikidata", (entity, item), row.line)


# ── what several importers share ──────────────────────────────────────────────────────────────────────


def country_code(staging: Staging, text: str) -> str:
    """The alpha-3 code of a state given by code or name; what is neither stays, to be refused as it is."""
    if not text or text.upper() in staging.who.states:
        return text.upper()
    refs = staging.who.names.meanings.get(fold(text), ())
    return next((ref.id for ref in refs if ref.kind == "state"), text)


def owner_id(staging: Staging, text: str) -> str | None:
    """The id of the state or organisation that is called so."""
    if staging.owner(text):
        return text
    bare = text[4:] if text[:4].lower() == "the " else text
    refs = staging.who.names.meanings.get(fold(bare), ())
    found = next((ref.id for ref in refs if ref.kind in ("state", "organisation")), None)
    if found is None and text.upper() in staging.who.states:
        found = text.upper()
    made = slug(bare)
    return found or (made if made and staging.owner(made) else None)


def put_office(staging: Staging, owner: str, title: str, sector: str, line: int) -> str:
    """The id of the office of this title, which is made where none is known."""
    known = staging.office(owner, title)
    if known is not None:
        return known
    id_ = f"{owner.lower()}/{slug(title) or 'office'}"
    if id_ in staging.who.offices:
        return id_
    staging.put("offices", (id_, title, owner, sector, ""), line)
    return id_


def office_country(staging: Staging, office: str) -> str:
    """The state whose office it is, directly or through its organisation."""
    below = staging.who.offices.get(office)
    row = staging.get("offices", office)
    owner = below.holder_of if below else row[2] if row else ""
    if owner in staging.who.states:
        return owner
    organisation = staging.who.organisations.get(owner)
    return (organisation.country or "") if organisation else ""


def put_person(staging: Staging, name: str, country: str, sector: str, line: int) -> str:
    """The id of the person of this name or id; a name that is not known makes a new person."""
    if staging.person(name):
        return name
    ids = [r.id for r in staging.who.names.meanings.get(fold(name), ()) if r.kind == "person"]
    near = [i for i in ids if staging.who.people[i].country == (country or None)]
    if near or len(ids) == 1:
        return (near or ids)[0]
    id_ = slug(name)
    if not id_ or name == id_:
        raise Refused(
            f"no person has the id {name!r}; give the name as news writes it, or a row of people first"
        )
    if not staging.person(id_):
        staging.put("people", (id_, name, "", name.rpartition(" ")[2], "", country, sector), line)
    return id_
