"""What the who's who knows of a name, and from which layer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from msgspec import Struct

from onrecord.resources.layers import BUILT_IN, TABLES, built_in, table_rows
from onrecord.resources.phrases import fold
from onrecord.resources.whoswho import WhosWho

KnownKind = Literal["person", "state", "igo", "organisation", "armed_group", "region", "office", "noun"]

_TABLES = ("states", "organisations", "regions", "offices", "people", "agents")
_NAMES = {
    "states": (0, 1, 2, 3, 4, 5),
    "organisations": (1, 5),
    "regions": (1, 2, 3),
    "offices": (1, 4),
    "people": (1, 2, 3),
    "agents": (0, 1),
}
"""Columns by which a row is found."""
_PREFIX = {"states": "state:", "organisations": "org:", "people": "person:", "regions": "region:"}


class Fact(Struct, frozen=True):
    """A value and the layer that gives it."""

    value: str
    layer: str


class Tenure(Struct, frozen=True, kw_only=True, rename={"from_": "from"}, omit_defaults=True):
    """A term of office, or country and sector for a while where a list gives no office."""

    layer: str
    person: str | None = None
    office: str | None = None
    """Id of the office."""
    title: str | None = None
    of: str | None = None
    """The state or organisation whose office it is."""
    from_: str | None = None
    to: str | None = None
    end: str | None = None
    """``open``, ``known`` or ``unknown``."""
    country: str | None = None
    sector: str | None = None


class Known(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something or somebody that the name may stand for."""

    id: str
    kind: KnownKind
    name: str
    names: tuple[Fact, ...] = ()
    """Further names; how news calls a person on second mention; adjectives and seats of a state."""
    facts: dict[str, tuple[Fact, ...]] = {}
    """Cells of the other columns by name, the uppermost layer first: it counts."""
    terms: tuple[Tenure, ...] = ()
    on: str | None = None
    """The day that was asked for."""
    now: Tenure | None = None
    """The office held on that day; of an office, its holder."""


class Lookup:
    """Looks names up in all layers. ``layers`` are those of the user, the lowest first."""

    def __init__(self, who: WhosWho, layers: Sequence[tuple[str, Path]]) -> None:
        self.who = who
        learned = [one for one in layers if one[0] == "learned"]
        users = [one for one in layers if one[0] != "learned"]
        self.layers: list[tuple[str, Path | Traversable]] = [*users[::-1], (BUILT_IN, built_in()), *learned]
        """The uppermost first."""

    def find(self, name: str, on: str | None = None) -> list[Known]:
        """Everything that is called so, people in office on the day first. Offices may be named with their
        owner: "Japanese prime minister", "president of Kenya"."""
        wanted = self._wanted(name)
        rows: dict[tuple[str, str], list[tuple[str, list[str]]]] = {key: [] for key in wanted}
        for layer, folder in self.layers:
            for table in _TABLES:
                for cells in table_rows(folder, table):
                    if (table, cells[0]) in rows:
                        rows[table, cells[0]].append((layer, cells))
        terms = self._terms({id_ for _, id_ in wanted})
        out = [self._known(table, id_, found, terms, on) for (table, id_), found in rows.items() if found]
        return sorted(out, key=lambda k: k.now is None if on else False)

    def near(self, name: str, limit: int = 8) -> list[str]:
        """Names that hold all of the words, for when nothing is called so."""
        words = [fold(word).lower() for word in name.split() if fold(word)]
        out: dict[str, None] = {}
        for _, folder in self.layers:
            for table in _TABLES:
                for cells in table_rows(folder, table):
                    text = fold("|".join(cells[i] for i in _NAMES[table])).lower()
                    if words and all(word in text for word in words):
                        out.setdefault(cells[0] if table == "agents" else cells[1])
                        if len(out) == limit:
                            return list(out)
        return list(out)

    # ── who is meant ──────────────────────────────────────────────────────────────────────────────────

    def _wanted(self, name: str) -> list[tuple[str, str]]:
        bare = name.strip()
        key = fold(bare[4:] if bare[:4].lower() == "the " else bare).lower()
        out: dict[tuple[str, str], None] = {}
        for _, folder in self.layers:
            for table in _TABLES:
                for cells in table_rows(folder, table):
                    if cells[0] == bare or (key and _is_called(cells, _NAMES[table], key)):
                        out.setdefault((table, cells[0]))
            for organisation, seat in table_rows(folder, "seats"):
                if fold(seat).lower() == key:
                    out.setdefault(("organisations", organisation))
        if not any(table != "offices" for table, _ in out):
            out.update(dict.fromkeys(("offices", office) for office in self._owned_offices(bare)))
        return list(out)

    def _owned_offices(self, name: str) -> list[str]:
        """ "US secretary of state", "Germany's chancellor", "president of the European Commission"."""
        words = name.replace("’s ", " ").replace("'s ", " ").split()
        pairs = [(words[:i], words[i:]) for i in range(1, len(words))]
        for i, word in enumerate(words[1:-1], start=1):
            if word.lower() in ("of", "for"):
                pairs.append((words[i + 1 :], words[:i]))
        out: dict[str, None] = {}
        for owner, title in pairs:
            offices = self.who.titles.meanings.get(fold(" ".join(title).lower()), ())
            owners = self._owners(" ".join(owner)) if offices else frozenset()
            out.update(dict.fromkeys(o for o in offices if self.who.offices[o].holder_of in owners))
        return list(out)

    def _owners(self, name: str) -> frozenset[str]:
        bare = name[4:] if name[:4].lower() == "the " else name
        forms = {fold(form) for form in (bare, bare.title(), bare.upper(), bare[:1].upper() + bare[1:])}
        refs = [ref for form in sorted(forms) for ref in self.who.names.meanings.get(form, ())]
        return frozenset(ref.id for ref in refs if ref.kind != "person")

    # ── what is known of it ───────────────────────────────────────────────────────────────────────────

    def _terms(self, ids: Iterable[str]) -> list[tuple[str, list[str], str]]:
        """(layer, cells, table) of every term and affiliation of these people and offices."""
        wanted = frozenset(ids)
        out = []
        for layer, folder in self.layers:
            for cells in table_rows(folder, "holders"):
                if cells[0] in wanted or cells[1] in wanted:
                    out.append((layer, cells, "holders"))
            for cells in table_rows(folder, "affiliations"):
                if cells[0] in wanted:
                    out.append((layer, cells, "affiliations"))
        return out

    def _known(
        self,
        table: str,
        id_: str,
        found: list[tuple[str, list[str]]],
        terms: list[tuple[str, list[str], str]],
        on: str | None,
    ) -> Known:
        columns = TABLES[table]
        name = found[0][1][0] if table == "agents" else found[0][1][1]
        names: dict[str, str] = {}
        facts: dict[str, list[Fact]] = {}
        for layer, cells in found:
            for i, column in enumerate(columns):
                if i in _NAMES[table] and i:
                    for value in cells[i].split("|"):
                        if value not in ("", "+", name):
                            names.setdefault(value, layer)
                elif i and cells[i] and cells[i] not in [f.value for f in facts.get(column, ())]:
                    facts.setdefault(column, []).append(Fact(cells[i], layer))
        prefix = _PREFIX.get(table)
        item = self.who.wikidata.get(f"{prefix}{id_}") if prefix else None
        mine = [self._tenure(layer, c, t) for layer, c, t in terms if id_ in (c[0], c[1])]
        kind: str = {"states": "state", "people": "person", "regions": "region", "offices": "office"}.get(
            table, "noun"
        )
        if table == "organisations":
            kind = facts.pop("kind")[0].value
        if item:
            facts["wikidata"] = [Fact(item, self._layer_of_item(f"{prefix}{id_}"))]
        return Known(
            id=(prefix or {"offices": "office:"}.get(table, "noun:")) + id_,
            kind=kind,  # type: ignore[arg-type]
            name=name,
            names=tuple(Fact(n, layer) for n, layer in names.items()),
            facts={column: tuple(values) for column, values in facts.items()},
            terms=tuple(sorted(mine, key=lambda t: t.from_ or "")),
            on=on,
            now=self._now(table, id_, on),
        )

    def _layer_of_item(self, entity: str) -> str:
        for layer, folder in self.layers:
            if any(cells[0] == entity for cells in table_rows(folder, "wikidata")):
                return layer
        return BUILT_IN

    def _tenure(self, layer: str, cells: list[str], table: str) -> Tenure:
        if table == "affiliations":
            person, country, sector, start, end = (cell or None for cell in cells)
            return Tenure(
                layer=layer, person=self._person(person), country=country, sector=sector, from_=start, to=end
            )
        person, office, start, end, state = cells
        row = self.who.offices.get(office)
        return Tenure(
            layer=layer, person=self._person(person), office=office, title=row.title if row else None,
            of=self.who.owner(office), from_=start or None, to=end or None, end=state or None,
        )  # fmt: skip

    def _person(self, id_: str | None) -> str | None:
        row = self.who.people.get(id_ or "")
        return row.name if row else id_

    def _now(self, table: str, id_: str, on: str | None) -> Tenure | None:
        if on is None:
            return None
        if table == "offices":
            holder = self.who.holder(id_, on)
            terms = [t for t in self.who.terms(holder) if t.office == id_] if holder else []
            term = max(
                (t for t in terms if not t.from_ or t.from_ <= on[: len(t.from_)]),
                key=lambda t: t.from_ or "",
                default=None,
            )
        else:
            term = self.who.role(id_, on) if table == "people" else None
        if term is not None:
            rank = {0: BUILT_IN, -1: "learned"}
            users = [name for name, _ in self.layers[::-1] if name not in rank.values()]
            layer = rank.get(term.layer) or users[term.layer - 1]
            cells = [term.person, term.office, term.from_ or "", term.to or "", term.end]
            return self._tenure(layer, cells, "holders")
        affiliation = self.who.affiliation(id_, on) if table == "people" else None
        if affiliation is None:
            return None
        layer = next((t.layer for t in self._affiliations(id_)), BUILT_IN)
        cells = [id_, *(cell or "" for cell in affiliation)]
        return self._tenure(layer, cells, "affiliations")

    def _affiliations(self, person: str) -> list[Tenure]:
        return [self._tenure(layer, c, t) for layer, c, t in self._terms([person]) if t == "affiliations"]


def _is_called(cells: list[str], columns: tuple[int, ...], key: str) -> bool:
    for i in columns:
        cell = cells[i]
        # Most cells are told apart by their length alone: folding only drops or lengthens a little.
        if len(cell) >= len(key) // 2 and any(fold(n).lower() == key for n in cell.split("|") if n):
            return True
    return False
