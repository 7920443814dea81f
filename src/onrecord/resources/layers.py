"""A user's own lists: layers of who's who tables over the built-in one.

A layer is a folder of the same tables as ``data/whoswho``. An upper row fills in or replaces the cells of the
lower row with its id, an empty cell leaves what lies below; names add up, save that a name that a layer
gives to an organisation no longer stands for a lower one; of two holders of an office on a day the upper
counts. The layer ``learned`` lies below the built-in one: what reports taught never overwrites the curated.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import msgspec

from onrecord.errors import WhosWhoError
from onrecord.resources.morphology import noun_forms
from onrecord.resources.nominals import Nominals, Noun, load_nominals
from onrecord.resources.phrases import Phrases
from onrecord.resources.whoswho import Affiliation, WhosWho, load_whoswho

BUILT_IN = "built-in"
LEARNED = "learned"
ABOUT = "layer.json"

TABLES: dict[str, tuple[str, ...]] = {
    "states": ("id", "name", "aliases", "adjectives", "people", "seats", "from", "to"),
    "organisations": (
        "id", "name", "kind", "country", "sector", "aliases", "nominals", "part_of", "from", "to",
    ),
    "members": ("organisation", "state", "from", "to"),
    "seats": ("organisation", "seat"),
    "regions": ("id", "name", "aliases", "adjectives", "members"),
    "offices": ("id", "title", "holder_of", "sector", "aliases"),
    "people": ("id", "name", "aliases", "surname", "gender", "country", "sector"),
    "holders": ("person", "office", "from", "to", "end"),
    "affiliations": ("person", "country", "sector", "from", "to"),
    "agents": ("noun", "plural", "sector"),
    "wikidata": ("entity", "item"),
}  # fmt: skip
"""Table → columns. The last three stand in users' layers: dated sectors of people, common nouns with their
sector, and Wikidata items by entity id (``person:…``, ``org:…``, ``state:…``)."""

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
T = TypeVar("T")
R = TypeVar("R", bound=NamedTuple)


class About(msgspec.Struct, frozen=True, kw_only=True):
    """What is noted of a layer: its place in the order, where it came from, the rows of each table."""

    number: int
    source: str
    format: str
    imported: str
    rows: dict[str, int] = {}


class Layer(NamedTuple):
    """A layer of a user."""

    name: str
    folder: Path
    about: About


def list_layers(home: Path) -> tuple[Layer, ...]:
    """The layers in ``home``, the lowest first. A folder that no import finished is no layer."""
    if not home.is_dir():
        return ()
    found = []
    for folder in home.iterdir():
        note = folder / ABOUT
        if folder.name.startswith(".") or not note.is_file():
            continue
        try:
            about = msgspec.json.decode(note.read_bytes(), type=About)
        except msgspec.DecodeError as error:
            raise WhosWhoError(f"{note}: {error}; remove the folder and import the list again") from error
        found.append(Layer(folder.name, folder, about))
    return tuple(sorted(found, key=lambda layer: (layer.about.number, layer.name)))


def check_name(name: str) -> str:
    """The name, if a layer may be called so."""
    if name in (BUILT_IN, LEARNED):
        raise WhosWhoError(f"{name!r} is the name of onrecord's own layer; choose another with --layer")
    if not _NAME.fullmatch(name):
        raise WhosWhoError(
            f"{name!r} is no name for a layer: take small letters, digits, hyphens and underscores (--layer)"
        )
    return name


def put_layer(home: Path, name: str, ready: Path) -> None:
    """Makes the finished folder ``ready`` (in ``home``) the layer ``name``, in place of an older one."""
    place, old = home / name, home / f".old-{ready.name}"
    if place.exists():
        place.rename(old)
    try:
        ready.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def remove_layer(home: Path, name: str) -> None:
    """Removes a layer. Raises ``WhosWhoError`` where there is none of that name."""
    known = [layer.name for layer in list_layers(home)]
    if name not in known:
        there = f"there is {', '.join(known)}" if known else "there is none"
        raise WhosWhoError(f"no layer is called {name!r}; {there}")
    gone = home / f".gone-{name}"
    shutil.rmtree(gone, ignore_errors=True)
    (home / name).rename(gone)  # at once, so that no reading sees half of it
    shutil.rmtree(gone)


def table_rows(folder: Path | Traversable, table: str) -> Iterator[list[str]]:
    """The rows of one table of a layer, one in memory at a time, each of the table's width."""
    width = len(TABLES[table])
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if file.name.startswith(table) and file.name.endswith(".tsv"):
            with file.open("r", encoding="utf-8") as lines:
                for line in lines:
                    if line[0] not in "#\n":
                        cells = line.rstrip("\n").split("\t")
                        yield cells + [""] * (width - len(cells))


def built_in() -> Traversable:
    """The folder of the who's who that ships with the package."""
    return files("onrecord").joinpath("data/whoswho")


# ── one over the other ────────────────────────────────────────────────────────────────────────────────


def lay(base: WhosWho, folders: Iterable[Path]) -> WhosWho:
    """``base`` with the layers of ``folders``, each over the one before; ``learned`` goes below ``base``."""
    who, upper = base, []
    for folder in folders:
        if folder.name == LEARNED:
            empty = WhosWho(base.nominals)
            who = _over(_over(empty, _read(folder), -1), base, 0)
        else:
            upper.append(folder)
    for rank, folder in enumerate(upper, start=1):
        who = _over(who, _read(folder), rank)
    return _without_strays(who)


def _without_strays(who: WhosWho) -> WhosWho:
    """Drops terms that name nobody or nothing: a list that others built on may have been removed."""
    for terms_of in (who._terms_of_office, who._terms_of_person):
        for key, terms in terms_of.items():
            if any(t.person not in who.people or t.office not in who.offices for t in terms):
                terms_of[key] = [t for t in terms if t.person in who.people and t.office in who.offices]
    return who


def _read(folder: Path) -> WhosWho:
    who = load_whoswho(folder)
    for person, country, sector, start, end in table_rows(folder, "affiliations"):
        row = Affiliation(country or None, sector or None, start or None, end or None)
        who.affiliations[person] = (*who.affiliations.get(person, ()), row)
    who.wikidata.update((entity, item) for entity, item in table_rows(folder, "wikidata"))
    who.nominals = _with_agents(who.nominals, table_rows(folder, "agents"))
    return who


_PERSONAL = ("er", "or", "ist", "man", "woman", "ian", "eer", "ent", "ant", "ee", "son", "ess")


def _with_agents(nominals: Nominals, rows: Iterator[list[str]]) -> Nominals:
    """Nouns of one word take the sector that the list gives them."""
    nouns: dict[str, Noun] = {}
    for noun, plural, sector in rows:
        if " " in noun or not sector:
            continue
        known = nominals.nouns.get(noun)
        kind: Any = known.kind if known else "person" if noun.endswith(_PERSONAL) else "body"
        gender = known.gender if known else None
        forms = sorted(noun_forms(noun)) if plural == "+" else [noun, *([plural] if plural else ())]
        for form in forms:
            nouns[form] = Noun(noun, form != noun, kind, sector, gender)
    return nominals._replace(nouns={**nominals.nouns, **nouns}) if nouns else nominals


def _over(low: WhosWho, high: WhosWho, rank: int) -> WhosWho:
    who = WhosWho(_nominals_over(low.nominals, high.nominals))
    who.states = _rows_over(low.states, high.states)
    who.organisations = _rows_over(low.organisations, high.organisations)
    who.regions = _rows_over(low.regions, high.regions)
    who.offices = _rows_over(low.offices, high.offices)
    who.people = _rows_over(low.people, high.people)
    who.names = _phrases_over(low.names, high.names)
    who.surnames = _phrases_over(low.surnames, high.surnames)
    who.titles = _phrases_over(low.titles, high.titles)
    surnames = {p: s for p, s in high.surnames_of.items() if s or p not in low.surnames_of}
    who.surnames_of = {**low.surnames_of, **surnames}
    who.bodies = _lists_over(low.bodies, high.bodies)
    who.members = _lists_over(low.members, high.members)
    who.seats = _lists_over(low.seats, high.seats)
    who.affiliations = {**low.affiliations, **high.affiliations}
    who.wikidata = {**low.wikidata, **high.wikidata}
    who._terms_of_office = dict(low._terms_of_office)
    who._terms_of_person = dict(low._terms_of_person)
    offices, people = who._terms_of_office, who._terms_of_person
    for office, terms in high._terms_of_office.items():
        new = [t._replace(layer=rank) for t in terms]
        offices[office] = sorted([*offices.get(office, ()), *new], key=lambda t: t.from_ or "")
        for term in new:
            people[term.person] = [*people.get(term.person, ()), term]
    return who


def _nominals_over(low: Nominals, high: Nominals) -> Nominals:
    packaged = load_nominals().nouns
    if high.nouns is packaged:
        return low
    listed = {form: noun for form, noun in high.nouns.items() if packaged.get(form) is not noun}
    return low._replace(nouns={**low.nouns, **listed})


def _rows_over(low: dict[str, R], high: dict[str, R]) -> dict[str, R]:
    rows = dict(low)
    for id_, row in high.items():
        old = rows.get(id_)
        empty = [f for f in row._fields if getattr(row, f) in (None, ())]
        rows[id_] = row if old is None else row._replace(**{f: getattr(old, f) for f in empty})
    return rows


def _phrases_over(low: Phrases[T], high: Phrases[T]) -> Phrases[T]:
    out: Phrases[T] = Phrases()
    out.longest, out.meanings = dict(low.longest), dict(low.meanings)
    for first, length in high.longest.items():
        out.longest[first] = max(length, out.longest.get(first, 0))
    for key, meanings in high.meanings.items():
        old = out.meanings.get(key, ())
        if any(getattr(m, "kind", None) == "organisation" for m in meanings):
            old = tuple(m for m in old if getattr(m, "kind", None) != "organisation")
        out.meanings[key] = (*meanings, *(m for m in old if m not in meanings))
    out.solid = (low.solid - (high.meanings.keys() - high.solid)) | high.solid
    return out


K = TypeVar("K")


def _lists_over(low: dict[K, tuple[T, ...]], high: dict[K, tuple[T, ...]]) -> dict[K, tuple[T, ...]]:
    out = dict(low)
    for key, values in high.items():
        old = out.get(key, ())
        out[key] = (*old, *(v for v in values if v not in old))
    return out
