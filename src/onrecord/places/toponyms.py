"""A name in the text that may name a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from onrecord.resources.gazetteer import Gazetteer

STREET = "~street"
"""The key of a street, of which the gazetteer knows none."""
KNOWN_SIZE = 64
"""A town of 10,000: one that a report may name without saying more."""


class Sure(IntEnum):
    """How sure it is that a name is a place's here."""

    NO = 0
    IF_ELSEWHERE = 1
    """Only if the report names the same place elsewhere for sure."""
    YES = 2


@dataclass(slots=True)
class Toponym:
    """Characters ``start`` to ``end``, tokens ``first`` to ``last`` (inclusive)."""

    start: int
    end: int
    first: int
    last: int
    key: str
    """What it is looked up by; ``""`` where the gazetteer knows nothing by that name."""
    rows: tuple[int, ...]
    """Rows of the gazetteer, the best known first."""


def is_known(toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """Whether a place of that very name is so big, or of such a kind, that a report may just name it."""
    for row in toponym.rows[:3]:
        site = gazetteer.site(row)
        if site.alias or site.feature == "ADM2":
            continue
        if site.size > KNOWN_SIZE or site.feature[:3] != "PPL":
            return True
    return False


def is_division(toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """A state or a county, which many bodies are named after: "the Texas Department of Public Safety"."""
    site = gazetteer.site(toponym.rows[0])
    if site.alias:
        return False
    return site.feature == "ADM1" or (site.feature == "ADM2" and toponym.last > toponym.first)


def is_country(toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """A country, a sea, a mountain …: neither a town nor a part of a country."""
    site = gazetteer.site(toponym.rows[0])
    return not site.alias and site.feature[:3] not in ("PPL", "ADM")
