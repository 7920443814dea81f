"""People, organisations and terms of office from Wikidata entities, one JSON object a line.

The lines of a dump are taken as they are (``[``, ``]`` and the comma at the end are passed over). Used are
English labels and aliases, P31 instance of, P21 gender, P27 citizenship, P17 country, P1001 jurisdiction,
P298 ISO code, P361 part of, P571/P576 begin and end, P570 death, and P39 position held with P580/P582.
A position that is to be named must be in the file, before or after those who held it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.resources.imports.spreadsheet import put_office
from onrecord.resources.imports.staging import Refused, Staging, clean, joined, slug
from onrecord.resources.layers import built_in, table_rows
from onrecord.resources.phrases import fold

_HUMAN = "Q5"
_CLASSES: dict[str, tuple[str, str]] = {
    item: (kind, sector)
    for kind, sector, items in (
        ("igo", "", "Q245065 Q484652 Q1335818"),
        ("armed_group", "REB", "Q17149090 Q17127659"),
        ("organisation", "GOV", "Q192350 Q327333 Q2659904 Q66344"),  # ministry, agencies, central bank
        ("organisation", "LEG", "Q35749"),
        ("organisation", "JUD", "Q41487"),
        ("organisation", "MIL", "Q37726 Q772547"),
        ("organisation", "SPY", "Q47913"),
        ("organisation", "PTY", "Q7278"),
        ("organisation", "LAB", "Q178790"),
        ("organisation", "SOC", "Q79913 Q163740"),
        ("organisation", "JRN", "Q11032 Q1110794 Q192283 Q15265344"),
        ("organisation", "EDU", "Q3918"),
        ("organisation", "BUS", "Q783794 Q4830453 Q6881511 Q891723"),
        ("organisation", "", "Q43229"),
    )
    for item in items.split()
}
"""Class (P31) → kind and sector."""
_GENDERS = {"Q6581097": "m", "Q2449503": "m", "Q6581072": "f", "Q1052281": "f"}
_TIME = re.compile(r"\+(\d{4})-(\d{2})-(\d{2})T")
_SMALL = frozenset("of for the and to in on at by de la du".split())


def stage_wikidata(lines: Iterator[tuple[int, str]], staging: Staging) -> None:
    """Stages each entity; what is neither person, organisation nor position is counted and left out."""
    states = {item: ref.removeprefix("state:") for ref, item in table_rows(built_in(), "wikidata")}
    states.update(
        (item, ref.removeprefix("state:"))
        for ref, item in staging.who.wikidata.items()
        if ref.startswith("state:")
    )
    reader = _Reader(staging, states)
    for line, text in lines:
        body = text.strip().rstrip(",")
        if body in ("", "[", "]"):
            continue
        try:
            reader.read(_entity(body), line)
        except Refused as reason:
            staging.fault(line, reason)
    reader.finish()


def _entity(body: str) -> dict[str, Any]:
    try:
        entity = msgspec.json.decode(body)
    except msgspec.DecodeError as error:
        raise Refused(f"this is no JSON: {error}") from None
    if not isinstance(entity, dict) or not re.fullmatch(r"Q\d+", str(entity.get("id", ""))):
        raise Refused('this is no Wikidata entity: an object with an "id" such as "Q42" is expected')
    for key in ("labels", "aliases", "claims"):
        if not isinstance(entity.get(key) or {}, dict):
            raise Refused(f'"{key}" is no object')
    return entity


class _Reader:
    def __init__(self, staging: Staging, states: dict[str, str]) -> None:
        self.staging, self.states = staging, states
        self.known = {item: ref for ref, item in staging.who.wikidata.items()}

    def read(self, entity: dict[str, Any], line: int) -> None:
        try:
            self._read(entity, line)
        except (AttributeError, TypeError, KeyError, IndexError) as error:
            raise Refused(f"{entity['id']} has not the shape of a Wikidata entity ({error!r})") from None

    def _read(self, entity: dict[str, Any], line: int) -> None:
        item, label = entity["id"], clean(_text(entity, "labels"))
        if not label:
            self.staging.note("entities without an English label")
            return
        code = next(iter(_values(entity, "P298")), None)
        if isinstance(code, str) and code in self.staging.who.states:
            self.states[item] = code
            self.staging.put("wikidata", (f"state:{code}", item), line)
            return
        classes = _items(entity, "P31")
        if _HUMAN in classes:
            self._person(entity, item, label, line)
            return
        kind = next((_CLASSES[c] for c in classes if c in _CLASSES), None)
        if kind is not None:
            self._organisation(entity, (item, label), kind, line)
            return
        # Whatever else it is, somebody may have held it.
        owner = [*_items(entity, "P1001"), *_items(entity, "P2389"), *_items(entity, "P17")]
        self.staging.set("positions", item, (item, label, joined(owner)), line)

    def _person(self, entity: dict[str, Any], item: str, label: str, line: int) -> None:
        names = joined([a for a in _aliases(entity) if a != label and " " in a])
        surname = label.rpartition(" ")[2]
        gender = next((_GENDERS[g] for g in _items(entity, "P21") if g in _GENDERS), "")
        citizen = joined(_items(entity, "P27"))
        self.staging.set("humans", item, (item, label, names, surname, gender, citizen), line)
        died = bool(entity.get("claims", {}).get("P570"))
        for claim in _claims(entity, "P39"):
            position = _item(claim.get("mainsnak"))
            if position is None:
                continue
            start, end, ended = _term(claim)
            state = "known" if end else "unknown" if died or ended else "open"
            cells = (item, position, start, end, state)
            self.staging.set("terms", "\t".join(cells), (*cells, label), line)

    def _organisation(
        self, entity: dict[str, Any], named: tuple[str, str], kind: tuple[str, str], line: int
    ) -> None:
        item, label = named
        start = next(iter(_dates(entity, "P571")), "")
        end = next(iter(_dates(entity, "P576")), "")
        whose = [*_items(entity, "P17"), *_items(entity, "P1001")]
        cells = (item, label, *kind, joined(whose), joined(_aliases(entity)), joined(_items(entity, "P361")))
        self.staging.set("bodies", item, (*cells, start, end), line)

    # ── once every label is known ─────────────────────────────────────────────────────────────────────

    def finish(self) -> None:
        """Turns items into rows of the tables."""
        for table, make in (
            ("bodies", self._make_body), ("humans", self._make_person), ("terms", self._make_term),
        ):  # fmt: skip
            for line, cells in self.staging.rows(table):
                try:
                    make(cells, line)
                except Refused as reason:
                    self.staging.fault(line, reason)
        for table in ("bodies", "humans", "terms", "positions"):
            self.staging.drop(table)

    def _country(self, items: str) -> str:
        found = [self.states[i] for i in items.split("|") if i in self.states]
        return found[0] if found else ""

    def _id(self, prefix: str, item: str, label: str, country: str) -> str:
        """The id of what is known as the item or by the name, else a new one, unlike that of a namesake."""
        ref = self.known.get(item, "")
        if ref.startswith(prefix):
            return ref.removeprefix(prefix)
        id_ = slug(label) or item.lower()
        who = self.staging.who
        old = who.people.get(id_) if prefix == "person:" else who.organisations.get(id_)
        taken = self.staging.get("people" if prefix == "person:" else "organisations", id_) is not None
        elsewhere = old is not None and bool(old.country) and bool(country) and old.country != country
        return f"{id_}-{item.lower()}" if taken or elsewhere else id_

    def _make_body(self, cells: list[str], line: int) -> None:
        item, label, kind, sector, whose, aliases, part_of, start, end = cells
        country = "" if kind == "igo" else self._country(whose)
        refs = self.staging.who.names.meanings.get(fold(label), ())
        known = [r.id for r in refs if r.kind == "organisation"]
        id_ = known[0] if len(known) == 1 else self._id("org:", item, label, country)
        parents = [self._owner(i) for i in part_of.split("|") if i]
        parent = next((p for p in parents if p and p != id_), "")
        row = (id_, label, kind, country, sector, aliases, "", parent, start, end)
        self.staging.add("organisations", row, line)
        self.staging.put("wikidata", (f"org:{id_}", item), line)
        self.known[item] = f"org:{id_}"

    def _make_person(self, cells: list[str], line: int) -> None:
        item, label, aliases, surname, gender, citizen = cells
        country = self._country(citizen)
        id_ = self._id("person:", item, label, country)
        self.staging.add("people", (id_, label, aliases, surname, gender, country, ""), line)
        self.staging.put("wikidata", (f"person:{id_}", item), line)
        self.staging.set("humans", item, (id_, *cells[1:]), line)

    def _make_term(self, cells: list[str], line: int) -> None:
        item, position, start, end, state, label = cells
        row = self.staging.get("positions", position)
        if row is None:
            self.staging.note("terms in a position that is not in the file")
            return
        owners = [o for o in (self._owner(i) for i in row[2].split("|") if i) if o]
        if not owners:
            self.staging.note("terms in a position of no state or organisation that is known")
            return
        human = self.staging.get("humans", item)
        if human is None:
            return
        title = self._title(row[1], owners[0])
        office = put_office(self.staging, owners[0], title, "", line)
        try:
            self.staging.add("holders", (human[0], office, start, end, state), line)
        except Refused as reason:
            raise Refused(f"{label}, {row[1]}: {reason}") from None

    def _owner(self, item: str) -> str | None:
        if item in self.states:
            return self.states[item]
        ref = self.known.get(item, "")
        return ref.removeprefix("org:") if ref.startswith("org:") else None

    def _title(self, label: str, owner: str) -> str:
        """ "prime minister of Estonia" of Estonia is the Prime Minister."""
        for joint in (" of the ", " of ", " for "):
            title, found, tail = label.rpartition(joint)
            refs = self.staging.who.names.meanings.get(fold(tail), ()) if found else ()
            if title and any(ref.id == owner for ref in refs):
                label = title
                break
        return " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in label.split())


# ── the JSON ──────────────────────────────────────────────────────────────────────────────────────────


def _text(entity: dict[str, Any], key: str) -> str:
    value = (entity.get(key) or {}).get("en") or (entity.get(key) or {}).get("mul")
    return str(value["value"]) if value else ""


def _aliases(entity: dict[str, Any]) -> list[str]:
    return [str(alias["value"]) for alias in (entity.get("aliases") or {}).get("en", [])]


def _claims(entity: dict[str, Any], of: str) -> list[dict[str, Any]]:
    claims = [c for c in (entity.get("claims") or {}).get(of, []) if c.get("rank") != "deprecated"]
    return sorted(claims, key=lambda c: c.get("rank") != "preferred")


def _value(snak: dict[str, Any] | None) -> Any:
    if not snak or snak.get("snaktype", "value") != "value":
        return None
    return snak["datavalue"]["value"]


def _item(snak: dict[str, Any] | None) -> str | None:
    value = _value(snak)
    if not isinstance(value, dict):
        return None
    return str(value["id"]) if "id" in value else f"Q{value['numeric-id']}" if "numeric-id" in value else None


def _values(entity: dict[str, Any], of: str) -> list[Any]:
    return [v for v in (_value(c.get("mainsnak")) for c in _claims(entity, of)) if v is not None]


def _items(entity: dict[str, Any], of: str) -> list[str]:
    return [i for i in (_item(c.get("mainsnak")) for c in _claims(entity, of)) if i]


def _dates(entity: dict[str, Any], of: str) -> list[str]:
    return [d for d in map(_date, _values(entity, of)) if d]


def _date(value: Any) -> str:
    """The date at its precision: 11 a day, 10 a month, 9 a year; coarser ones are none."""
    found = _TIME.match(str(value.get("time", ""))) if isinstance(value, dict) else None
    precision = value.get("precision", 11) if isinstance(value, dict) else 0
    if found is None or precision < 9:
        return ""
    year, month, day = found.groups()
    parts = [year, month, day][: precision - 8]
    return "-".join(parts[: parts.index("00")] if "00" in parts else parts)


def _term(claim: dict[str, Any]) -> tuple[str, str, bool]:
    """Beginning, end, and whether it is over although its end is not known."""
    qualifiers = claim.get("qualifiers") or {}
    start = next((d for d in (_date(_value(q)) for q in qualifiers.get("P580", [])) if d), "")
    end = next((d for d in (_date(_value(q)) for q in qualifiers.get("P582", [])) if d), "")
    return start, end, bool(qualifiers.get("P582") or qualifiers.get("P1366"))
