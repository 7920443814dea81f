"""The layer ``learned``: roles that reports taught and a person accepted."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from onrecord.errors import WhosWhoError
from onrecord.resources.imports import store_layer
from onrecord.resources.imports.spreadsheet import owner_id, put_office, put_person
from onrecord.resources.imports.staging import Gone, Refused, Staging, read_date
from onrecord.resources.layers import LEARNED, TABLES, About, list_layers, table_rows
from onrecord.resources.whoswho import load_whoswho


class Accepted(NamedTuple):
    """A role to take into the layer; without ``to`` it is held until another is known to hold it."""

    person: str
    entity: str
    title: str
    owner: str
    country: str | None
    sector: str | None
    from_: str
    to: str | None = None


def accept_role(home: Path, role: Accepted, *, today: str) -> None:
    """Adds the role to the layer ``learned`` in ``home``.

    Raises ``WhosWhoError`` where its owner is no state or organisation that is known, or its dates are none.
    """
    layers = list_layers(home)
    old = next((layer for layer in layers if layer.name == LEARNED), None)
    who = load_whoswho(layers=tuple(layer.folder for layer in layers if layer.name != LEARNED))
    about = About(number=0, source="reports", format="learned", imported=today)

    def fill(folder: Path) -> tuple[dict[str, int], Staging]:
        with Staging(folder, who, file=LEARNED, tell=lambda fault: None, skip=True) as staging:
            for table in TABLES if old is not None else ():
                for cells in table_rows(old.folder, table) if old is not None else ():
                    staging.put(table, cells, 0)
            _add(staging, role)
            return staging.finish(), staging

    try:
        store_layer(home, LEARNED, about, fill)
    except Refused as reason:
        raise WhosWhoError(f"{role.person}, {role.title}: {reason}") from None
    except Gone as error:
        raise WhosWhoError(str(error)) from None


def _add(staging: Staging, role: Accepted) -> None:
    owner = owner_id(staging, role.owner)
    if owner is None:
        raise Refused(f"no state or organisation is called {role.owner!r}; say whose office it is with --of")
    title = role.title if any(c.isupper() for c in role.title) else role.title.title()
    office = put_office(staging, owner, title.replace(" Of ", " of "), role.sector or "", 0)
    known = role.entity.removeprefix("person:") if role.entity.startswith("person:") else role.person
    country = role.country if role.country in staging.who.states else ""
    person = put_person(staging, known, country or "", role.sector or "", 0)
    start, end = read_date(role.from_), read_date(role.to or "")
    staging.put("holders", (person, office, start, end, "known" if end else "open"), 0)
