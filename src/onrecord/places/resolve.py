"""Which place a name means: what the report says outright, then its other places and how known each is."""

from __future__ import annotations

import math
from collections.abc import Sequence

from onrecord.places.containment import MAX_SITES, containers, distance, inside, is_state
from onrecord.places.hints import country_of, places_of
from onrecord.places.toponyms import Toponym
from onrecord.places.words import ADMINISTRATIVE
from onrecord.resources.gazetteer import Gazetteer, Site
from onrecord.types import Annotation, Report

ROUNDS = 6
MANY = 300
"""Names; a text with more is a list of places, and gets two rounds."""
REGION, COUNTRY, NEAR = 1.6, 1.2, 5.0
"""How much a vote for the same first-level region, the same country and the same neighbourhood counts."""
NAMED = 2.5
"""What it counts that the report names the country."""
SIZE = 0.65
"""What a tenfold population counts."""
SHARP = 3.0
LEADERS = frozenset({"PCLI", "PCLH", "CONT", "OCN", "SEA"})
TOWN, CAPITAL_SIZE, BIG, MILLION = 60, 84, 88, 96
"""Sizes of towns of 6,000, 180,000, 300,000 and 1,000,000."""
HOME = 2.0
"""Votes of the country that the report was published in."""
AGAIN = 1.4
"""Votes of a name that the report repeats."""
DECIDED = 0.4
"""Below, one in five choices was right on LGL."""
START = 0.4
"""How sharply the first round judges, of the last: a famous town may still turn out to be another."""
KIND = {"PCLI": 2.5, "PCLH": 2.0, "CONT": 3.0, "ADM1": 1.9, "PPL": 0.0, "ADM2": 0.2}
FEATURE = 3.0
"""For seas, regions, sites …, unless they are little known."""
CAPITAL = 3.1
ALIAS = 2.6
"""What a lesser name costs."""
MOST = 8.0
"""More votes than this count no more: five towns of Texas do not make Paris the one in Texas."""
CELL = 0.3
"""Degrees: places of the same or a neighbouring cell, some 100 km, are near each other."""


class Reading:
    """What one name may mean in this report."""

    __slots__ = ("count", "priors", "shares", "sites")

    def __init__(self, sites: list[Site], priors: list[float]) -> None:
        self.sites = sites
        self.priors = priors
        self.shares = _shares(priors, SHARP * START)
        """How likely each is, given the others of the report; they sum to one."""
        self.count = 0

    def best(self) -> Site | None:
        """The likeliest; ``None`` where too much speaks for places elsewhere."""
        if not self.sites:
            return None
        number = max(range(len(self.sites)), key=self.shares.__getitem__)
        best, share = self.sites[number], self.shares[number]
        if share < DECIDED:
            around = zip(self.sites, self.shares, strict=True)
            share = sum(other for site, other in around if distance(site, best) < 100)
        return best if share >= DECIDED else None


def resolve(
    toponyms: Sequence[Toponym], report: Report, annotation: Annotation, gazetteer: Gazetteer
) -> list[Site | None]:
    """The place of each toponym, ``None`` where there is none to choose."""
    holders = containers(toponyms, annotation)
    readings: dict[str, Reading] = {}
    chosen: list[Reading | None] = []
    explained: dict[str, str] = {}
    for number, toponym in enumerate(toponyms):
        if not toponym.rows:
            chosen.append(None)
            continue
        container = holders.get(number)
        sites = inside(toponym, container, gazetteer) if container is not None else None
        # A name that is explained once ("Paris, Texas") means the same elsewhere in the report.
        if sites is not None and container is not None:
            name = f"{toponym.key}, {container.key}"
            explained.setdefault(toponym.key, name)
        else:
            sites = _plausible([gazetteer.site(row) for row in toponym.rows[:MAX_SITES]])
            name = toponym.key
        if name not in readings:
            region = _is_region(toponym, annotation)
            readings[name] = Reading(sites, _priors(sites, region))
        readings[name].count += 1
        chosen.append(readings[name])
    for key, name in explained.items():
        if key in readings:
            readings[key].sites, readings[key].priors = readings[name].sites, readings[name].priors
            readings[key].shares = readings[name].shares
    voters = [reading for reading in readings.values() if reading.sites]
    voters += [Reading(sites, _priors(sites, False)) for sites in places_of(report, gazetteer)]
    _vote(voters, home=country_of(report.url))
    return [reading.best() if reading else None for reading in chosen]


def _is_region(toponym: Toponym, annotation: Annotation) -> bool:
    after = toponym.last + 1
    return after < len(annotation) and annotation.lowers[after] in ADMINISTRATIVE


def _plausible(sites: list[Site]) -> list[Site]:
    """Without those that a report would not name without saying where they lie.

    Beside a country, a state or an ocean, only big towns ("New York", "Georgia"); beside a famous town, no
    hamlet; and a lesser name (of Mexico City: Mexico) counts only for what is much bigger than its bearers.
    """
    primary = [site for site in sites if not site.alias]
    if not primary:
        return sites
    waters = [site for site in primary if site.feature in LEADERS and site.feature[:3] != "PCL"]
    if waters:
        return waters
    biggest = max(site.size for site in primary)
    least = 0
    if any(
        site.feature in LEADERS or is_state(site) or (site.feature == "RGN" and site.size >= 80)
        for site in primary
    ):
        least = BIG
    elif any(site.size >= (CAPITAL_SIZE if site.feature == "PPLC" else MILLION) for site in primary):
        least = TOWN
    return [site for site in sites if _is_plausible(site, biggest, least)]


def _is_plausible(site: Site, biggest: int, least: int) -> bool:
    if site.alias:
        return site.size > biggest + 16 or (site.feature == "ADM2" and not least)
    return site.size >= least or site.feature not in ("PPL", "ADM2")


def _priors(sites: Sequence[Site], region: bool) -> list[float]:
    """How well known each is. A region that is named after its town is meant only where it is called one."""
    priors = [_prior(site, region) for site in sites]
    if not region:
        towns: dict[int, float] = {}
        for site, prior in zip(sites, priors, strict=True):
            if site.feature[:3] == "PPL":
                towns[site.region] = max(towns.get(site.region, prior), prior)
        for number, site in enumerate(sites):
            if site.feature in ("ADM1", "ADM2") and site.region in towns:
                priors[number] = min(priors[number], towns[site.region] - 0.5)
    return priors


def _prior(site: Site, region: bool) -> float:
    prior = SIZE * site.size / 16
    if site.alias:
        prior -= ALIAS
    elif site.feature == "PPLC":
        prior += CAPITAL * (site.size / 100) ** 2  # Hamilton in Bermuda is a capital, but no Paris
    else:
        prior += KIND.get(site.feature, FEATURE if site.size > 64 else 0.3)
    if site.feature in ("ADM1", "ADM2"):
        prior += 3.0 if region else -1.5 if site.country != "USA" else 0.0
    return prior


class _Votes:
    """What the places of a report say about each other."""

    def __init__(self, home: str | None) -> None:
        self.countries: dict[str, float] = {home: HOME} if home else {}
        self.named: dict[str, float] = {}
        """Countries that the report names."""
        self.regions: dict[int, float] = {}
        self.cells: dict[int, float] = {}

    def add(self, reading: Reading, sign: float) -> None:
        """Adds (1) or takes away (-1) the votes of a name, shared among what it may mean."""
        vote = sign * (1.0 if reading.count < 2 else AGAIN)
        for site, share in zip(reading.sites, reading.shares, strict=True):
            if share < 0.02 or site.country is None:
                continue
            weight = vote * share
            self.countries[site.country] = self.countries.get(site.country, 0.0) + weight
            if site.feature == "PCLI":
                self.named[site.country] = self.named.get(site.country, 0.0) + sign * share
            if site.admin1:
                self.regions[site.region] = self.regions.get(site.region, 0.0) + weight
            if site.feature not in ("PCLI", "ADM1"):
                for cell in _cells(site):
                    self.cells[cell] = self.cells.get(cell, 0.0) + weight

    def score(self, site: Site) -> float:
        """How much speaks for a place."""
        if site.country is None:
            return 0.0
        score = COUNTRY * math.log1p(_capped(self.countries.get(site.country, 0.0)))
        if site.feature != "PCLI" and site.country != "USA":  # which reports from anywhere name
            score += NAMED * min(1.0, max(0.0, self.named.get(site.country, 0.0)))
        if site.admin1:
            score += REGION * math.log1p(_capped(self.regions.get(site.region, 0.0)))
        if site.feature not in ("PCLI", "ADM1"):
            score += NEAR * math.log1p(_capped(self.cells.get(_cell(site), 0.0)))
        return score


def _vote(readings: list[Reading], home: str | None) -> None:
    """Lets the places of a report vote for those of the same region and country, and for those close by.

    A name does not vote for itself. ``home`` is the country that the report was published in.
    """
    votes = _Votes(home)
    for reading in readings:
        votes.add(reading, 1.0)
    rounds = ROUNDS if len(readings) < MANY else 2
    for turn in range(rounds):
        sharp = SHARP * (START + (1 - START) * (turn + 1) / rounds)
        for reading in readings:
            if len(reading.sites) < 2:
                continue
            votes.add(reading, -1.0)
            scores = [p + votes.score(s) for p, s in zip(reading.priors, reading.sites, strict=True)]
            reading.shares = _shares(scores, sharp)
            votes.add(reading, 1.0)


def _capped(votes: float) -> float:
    return min(max(votes, 0.0), MOST)


def _cell(site: Site) -> int:
    width = CELL / max(math.cos(math.radians(site.lat)), 0.1)
    return 10_000 * int((site.lon + 180) / width) + int((site.lat + 90) / CELL)


def _cells(site: Site) -> list[int]:
    """The cell of a place and the eight around it."""
    cell = _cell(site)
    return [cell + 10_000 * dx + dy for dx in (-1, 0, 1) for dy in (-1, 0, 1)]


def _shares(scores: Sequence[float], sharp: float) -> list[float]:
    if len(scores) < 2:
        return [1.0] * len(scores)
    top = max(scores)
    powers = [math.exp(sharp * (score - top)) for score in scores]
    total = sum(powers)
    return [power / total for power in powers]
