"""Which place lies in which: "Moscow, Idaho", "Victoria in the Seychelles"."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from onrecord.places.toponyms import Toponym
from onrecord.resources.gazetteer import ABBREVIATION, Gazetteer, Site
from onrecord.types import Annotation

MAX_SITES = 60
"""Places looked at for one name; they come best known first."""
HOLDERS = frozenset({"PCLI", "PCLH", "ADM1", "ADM2", "RGN", "ISL"})
"""Features that others lie in."""
DISTRICT_KM, REGION_KM = 60, 250
"""How far from its middle a district, and a region or an island, may hold a place."""


def containers(toponyms: Sequence[Toponym], annotation: Annotation) -> dict[int, Toponym]:
    """By number of a toponym, the one that the report may say it lies in."""
    lowers = annotation.lowers
    out = {}
    for number, (left, right) in enumerate(pairwise(toponyms)):
        if right.first - left.last > 3:
            continue
        between = lowers[left.last + 1 : right.first]
        if between in ((",",), ("(",), ("in",), ("in", "the"), (",", "in")):
            out[number] = right
        elif between == ("'s",):
            out[number + 1] = left
    return out


def inside(inner: Toponym, outer: Toponym, gazetteer: Gazetteer) -> list[Site] | None:
    """What ``inner`` may mean within ``outer``; ``None`` where they stand side by side ("Iraq, Syria")."""
    around = [
        site
        for site in (gazetteer.site(row) for row in outer.rows[:MAX_SITES])
        if not site.alias and site.feature in HOLDERS
    ]
    if not around:
        return None
    best = gazetteer.site(inner.rows[0])
    if (best.feature == "PCLI" and around[0].feature == "PCLI") or (is_state(best) and is_state(around[0])):
        return None  # "China, Japan", "Nevada, Ohio": a list
    found = [s for s in (gazetteer.site(row) for row in inner.rows) if any(contains(o, s) for o in around)]
    if found:
        return [site for site in found if not site.alias][:MAX_SITES] or found[:MAX_SITES]
    return [] if outer.key.startswith(ABBREVIATION) else None


def contains(outer: Site, inner: Site) -> bool:
    """Whether one place lies in the other, as far as the gazetteer tells."""
    if outer.id == inner.id or outer.country != inner.country or inner.feature[:3] == "PCL":
        return False
    if outer.feature in ("PCLI", "PCLH"):
        return True
    if inner.feature == "ADM1":
        return False
    if outer.feature == "ADM1" and inner.admin1:
        return outer.region == inner.region
    return distance(outer, inner) < (DISTRICT_KM if outer.feature == "ADM2" else REGION_KM)


def is_state(site: Site) -> bool:
    """A state of the US or a province of Canada: reports name them without their country."""
    return site.feature == "ADM1" and site.country in ("USA", "CAN")


def distance(a: Site, b: Site) -> float:
    """Kilometres along the great circle."""
    p, q, r, s = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))
