"""What is known of a report besides its text: the places that its outlet, address and title name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.places.words import COMMON_WORDS
from onrecord.resources.gazetteer import Gazetteer, Site, key_of
from onrecord.types import Report

_WORD = re.compile(r"[^\W\d_][\w.’']*")
_HOST = re.compile(r"^[a-z]+://(?:[^/@?#]*@)?([^/:?#]+)", re.IGNORECASE)
_BIG = 88
"""A city of 300,000."""
MAX_TEXT = 300
"""Characters of an outlet's name or a title that are looked at."""

DOMAINS = {
    "uk": "GBR", "ie": "IRL", "ca": "CAN", "au": "AUS", "nz": "NZL", "za": "ZAF", "in": "IND",
    "pk": "PAK", "bd": "BGD", "lk": "LKA", "np": "NPL", "my": "MYS", "sg": "SGP", "ph": "PHL",
    "hk": "HKG", "cn": "CHN", "jp": "JPN", "kr": "KOR", "ke": "KEN", "ng": "NGA", "gh": "GHA",
    "ug": "UGA", "zw": "ZWE", "zm": "ZMB", "jm": "JAM", "mt": "MLT", "eg": "EGY", "il": "ISR",
    "lb": "LBN", "ru": "RUS", "ua": "UKR", "ge": "GEO", "de": "DEU", "fr": "FRA", "es": "ESP",
    "it": "ITA", "pl": "POL", "tr": "TUR", "gr": "GRC", "br": "BRA", "mx": "MEX", "gov": "USA",
    "mil": "USA",
}  # fmt: skip
"""Top-level domains whose sites mostly write of their own country ("io", "tv", "me" … do not)."""


def country_of(url: str | None) -> str | None:
    """The country that an address points to."""
    match = _HOST.match(url or "")
    return DOMAINS.get(match.group(1).rsplit(".", 1)[-1].lower()) if match else None


def places_of(report: Report, gazetteer: Gazetteer) -> Iterator[list[Site]]:
    """What each well-known name in the outlet's name and in the title may mean."""
    for text in (report.outlet, report.title):
        words = list(_WORD.finditer((text or "")[:MAX_TEXT]))
        at = 0
        while at < len(words):
            step = 1
            for stop in range(min(at + 3, len(words)), at, -1):
                name = (text or "")[words[at].start() : words[stop - 1].end()]
                if name[0].isupper() and name.lower() not in COMMON_WORDS:
                    sites = [gazetteer.site(row) for row in gazetteer.ids(key_of(name))[:20]]
                    sites = [
                        s for s in sites if not s.alias and (s.size >= _BIG or s.feature in ("PCLI", "ADM1"))
                    ]
                    if sites:
                        yield sites
                        step = stop - at
                        break
            at += step
