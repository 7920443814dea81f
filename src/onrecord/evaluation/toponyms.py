"""Toponyms against the Local-Global Lexicon's format: recognition, and accuracy within 161 km (100 miles)."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from onrecord.types import Place, Record, Report

WITHIN_KM = 161.0


class GoldToponym(Struct, frozen=True):
    """Characters ``start`` to ``end`` and where the place lies, ``None`` where the annotators did not say."""

    start: int
    end: int
    lat: float | None
    lon: float | None


def load(path: str | Path) -> tuple[list[Report], list[tuple[GoldToponym, ...]]]:
    """The articles of an LGL file and the toponyms of each, in the order of the file."""
    reports, gold = [], []
    for number, article in enumerate(ET.parse(path).getroot()):
        text = article.findtext("text") or ""
        reports.append(Report(id=str(number), text=text, published="2015-01-01"))
        gold.append(tuple(_toponym(element) for element in article.iter("toponym")))
    return reports, gold


def score(records: Iterable[Record], gold: Sequence[Sequence[GoldToponym]]) -> dict[str, float]:
    """``precision``, ``recall`` and ``f1`` of recognition; ``accuracy`` of the places of the found ones.

    A toponym counts as found where a place shares a character with it; each place counts once.
    """
    found = missed = extra = located = right = 0
    for record, wanted in zip(records, gold, strict=True):
        left = list(record.places)
        for toponym in wanted:
            place = next((p for p in left if p.start < toponym.end and p.end > toponym.start), None)
            if place is None:
                missed += 1
                continue
            left.remove(place)
            found += 1
            if toponym.lat is not None:
                located += 1
                right += kilometres(toponym, place) <= WITHIN_KM
        extra += len(left)
    precision = found / (found + extra) if found + extra else 0.0
    recall = found / (found + missed) if found + missed else 0.0
    return {
        "precision": precision,
        "recall": recall,
        "f1": 2 * precision * recall / (precision + recall) if found else 0.0,
        "accuracy": right / located if located else 0.0,
        "located": float(located),
    }


def kilometres(toponym: GoldToponym, place: Place) -> float:
    """Along the great circle; infinite where the place is not resolved."""
    if place.lat is None or place.lon is None or toponym.lat is None or toponym.lon is None:
        return math.inf
    a, b, c, d = map(math.radians, (toponym.lat, toponym.lon, place.lat, place.lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def _toponym(element: ET.Element) -> GoldToponym:
    lat = element.findtext("gaztag/lat") or element.findtext("lat")
    lon = element.findtext("gaztag/lon") or element.findtext("lon")
    return GoldToponym(
        int(element.findtext("start") or 0),
        int(element.findtext("end") or 0),
        float(lat) if lat else None,
        float(lon) if lon else None,
    )
