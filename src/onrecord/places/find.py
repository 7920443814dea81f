"""Report -> Place."""

from __future__ import annotations

from onrecord.places.recognise import find_toponyms
from onrecord.places.resolve import resolve
from onrecord.resources.gazetteer import Gazetteer
from onrecord.types import Annotation, Place, Report


def find_places(report: Report, annotation: Annotation, *, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The toponyms of a report, in text order.

    Each is resolved to one place of the gazetteer where the report, or how well known the place is, decides
    it; otherwise it has a name only. Adjectives and demonyms ("Russian") are no places.
    """
    toponyms = find_toponyms(annotation, gazetteer)
    sites = resolve(toponyms, report, annotation, gazetteer)
    places = []
    for toponym, site in zip(toponyms, sites, strict=True):
        text = report.text[toponym.start : toponym.end]
        if site is None:
            places.append(Place(start=toponym.start, end=toponym.end, text=text, name=" ".join(text.split())))
            continue
        places.append(
            Place(
                start=toponym.start,
                end=toponym.end,
                text=text,
                name=site.name,
                country=site.country,
                admin1=site.admin1,
                geonames=site.geonames,
                feature=site.feature,
                lat=site.lat,
                lon=site.lon,
            )
        )
    return tuple(places)
