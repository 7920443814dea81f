"""Which place a name means: what the report says outright, then what its other places say, then how well known it is."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.places.toponyms import Toponym
from onrecord.places.words import ADMINISTRATIVE
from onrecord.resources.gazetteer import ABBREVIATION, Gazetteer, Site
from onrecord.types import Annotation, Report

MAX_SITES = 60
"""Places looked at for one name; they come best known first."""
ROUNDS = 3
SAME_REGION, SAME_COUNTRY, NEARBY = 2.0, 1.0, 2.5
KIND = {"PCLI": 3.0, "PCLH": 2.0, "CONT": 3.0, "ADM1": 1.2, "PPLC": 1.0, "PPL": 0.0, "ADM2": -0.3, "AIRP": -1.0}
ALIAS_COST = 1.2


@dataclass(slots=True)
class Reading:
    """What one name may mean in this report, with the weight of each."""

    key: str
    sites: list[Site]
    prior: list[float]
    count: int = 0
    weights: list[float] = field(default_factory=list)


def resolve(
    toponyms: Sequence[Toponym], report: Report, annotation: Annotation, gazetteer: Gazetteer
) -> list[Site | None]:
    """The place of each toponym, ``None`` where there is none to choose."""
    within = _containers(toponyms, annotation)
    readings: dict[tuple[str, str], Reading] = {}
    chosen: list[Reading | None] = []
    known: dict[str, tuple[str, str]] = {}
    for number, toponym in enumerate(toponyms):
        if not toponym.rows:
            chosen.append(None)
            continue
        container = toponyms[within[number]] if number in within else None
        # A name that is explained once ("Paris, Texas") means the same further on.
        pair = (toponym.key, container.key) if container else known.get(toponym.key, (toponym.key, ""))
        if container:
            known.setdefault(toponym.key, pair)
        reading = readings.get(pair)
        if reading is None:
            reading = _reading(toponym, container, annotation, gazetteer)
            readings[pair] = reading
        reading.count += 1
        chosen.append(reading)
    _weigh([r for r in readings.values() if r.sites])
    return [_best(reading) for reading in chosen]


def _reading(
    toponym: Toponym, container: Toponym | None, annotation: Annotation, gazetteer: Gazetteer
) -> Reading:
    sites = [gazetteer.site(row) for row in toponym.rows[:MAX_SITES]]
    if container is not None:
        around = [gazetteer.site(row) for row in container.rows[:MAX_SITES]]
        inside = [s for s in (gazetteer.site(row) for row in toponym.rows) if _is_inside(s, around)]
        sites = inside[:MAX_SITES]
    after = annotation.lowers[toponym.last + 1] if toponym.last + 1 < len(annotation) else ""
    region = after in ADMINISTRATIVE
    return Reading(toponym.key, sites, [_prior(site, region) for site in sites])


def _prior(site: Site, region: bool) -> float:
    prior = site.size / 16 + KIND.get(site.feature, 0.3)
    if site.alias:
        prior -= ALIAS_COST
    if site.feature in ("ADM1", "ADM2"):
        prior += 3.0 if region else -1.5 if site.country != "USA" else 0.0
    return prior


def _is_inside(site: Site, around: Sequence[Site]) -> bool:
    for outer in around:
        if outer.id == site.id or outer.country != site.country:
            continue
        if outer.feature in ("PCLI", "PCLH") or outer.region == site.region:
            return True
        if outer.country and distance(site, outer) < 60:
            return True
    return False


def _containers(toponyms: Sequence[Toponym], annotation: Annotation) -> dict[int, int]:
    """Number of a toponym -> number of the one that the report says it lies in ("Moscow, Idaho")."""
    lowers = annotation.lowers
    out = {}
    for number, (inner, outer) in enumerate(zip(toponyms, toponyms[1:], strict=False)):
        between = lowers[inner.last + 1 : outer.first]
        if between == (",",) or between == ("(",):
            out[number] = number + 1
    return out


def _weigh(readings: list[Reading]) -> None:
    """Lets the places of a report vote for those of the same region and country, and for those close by."""
    for reading in readings:
        reading.weights = _shares(reading.prior)
    for _ in range(ROUNDS):
        regions: dict[int, float] = {}
        countries: dict[str | None, float] = {}
        cells: dict[tuple[int, int], float] = {}
        for reading in readings:
            vote = min(reading.count, 3) ** 0.5
            for site, share in zip(reading.sites, reading.weights, strict=True):
                weight = vote * share
                if weight < 0.02:
                    continue
                if site.region:
                    regions[site.region] = regions.get(site.region, 0.0) + weight
                countries[site.country] = countries.get(site.country, 0.0) + weight
                cell = _cell(site)
                cells[cell] = cells.get(cell, 0.0) + weight
        total = sum(countries.values()) or 1.0
        for reading in readings:
            if len(reading.sites) < 2:
                continue
            vote = min(reading.count, 3) ** 0.5
            scores = []
            for site, prior, share in zip(reading.sites, reading.prior, reading.weights, strict=True):
                own = vote * share
                region = regions.get(site.region, 0.0) - own if site.region else 0.0
                country = countries.get(site.country, 0.0) - own if site.country else 0.0
                x, y = _cell(site)
                near = -own
                for dx in (-1, 0, 1):
                    for dy in (-1, 0, 1):
                        near += cells.get((x + dx, y + dy), 0.0)
                scores.append(
                    prior
                    + SAME_REGION * math.log1p(max(region, 0.0))
                    + SAME_COUNTRY * math.log1p(max(country, 0.0))
                    + NEARBY * math.log1p(max(near, 0.0))
                )
            reading.weights = _shares(scores)
    del total


def _cell(site: Site) -> tuple[int, int]:
    return int(site.lat + 90), int((site.lon + 180) * max(math.cos(math.radians(site.lat)), 0.1))


def _shares(scores: Sequence[float]) -> list[float]:
    if not scores:
        return []
    top = max(scores)
    powers = [math.exp(2.0 * (s - top)) for s in scores]
    total = sum(powers)
    return [p / total for p in powers]


def _best(reading: Reading | None) -> Site | None:
    if reading is None or not reading.sites:
        return None
    best = max(range(len(reading.sites)), key=lambda i: reading.weights[i])
    return reading.sites[best]


def distance(a: Site, b: Site) -> float:
    """Kilometres along the great circle."""
    p, q, r, s = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def is_abbreviation(toponym: Toponym) -> bool:
    """Whether it was found as ``Ga.`` or ``W.Va.``."""
    return toponym.key.startswith(ABBREVIATION)
