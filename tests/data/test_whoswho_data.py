"""The who's who files are sound, and say what is known."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "src" / "onrecord" / "data" / "whoswho"


@pytest.fixture(scope="module")
def checker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("check_whoswho", ROOT / "tools" / "check_whoswho.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def faults(checker: ModuleType) -> list[str]:
    found: list[str] = checker.check(DATA)
    return found


def table(name: str) -> list[dict[str, str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    columns = lines[0].removeprefix("# ").split("\t")
    return [
        dict(zip(columns, line.split("\t"), strict=True))
        for line in lines[1:]
        if line and not line.startswith("#")
    ]


def by_id(name: str) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in table(name)}


def names(row: dict[str, str]) -> set[str]:
    return {row["name"], *row["aliases"].split("|")} - {""}


def members(organisation: str, day: str) -> set[str]:
    return {
        row["state"]
        for row in table("members.tsv")
        if row["organisation"] == organisation and row["from"] <= day and (not row["to"] or day < row["to"])
    }


@pytest.mark.parametrize(
    "table", ["states", "organisations", "members", "regions", "offices", "people", "holders"]
)
def test_the_table_has_no_fault(faults: list[str], table: str) -> None:
    assert [fault for fault in faults if fault.startswith(table)] == []


@pytest.mark.parametrize(
    ("file", "least"),
    [
        ("states.tsv", 240),
        ("organisations.tsv", 2000),
        ("members.tsv", 700),
        ("regions.tsv", 70),
        ("offices.tsv", 1500),
    ],
)
def test_the_files_are_not_cut_short(file: str, least: int) -> None:
    assert len(table(file)) >= least


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("US", "USA"),
        ("U.S.", "USA"),
        ("Britain", "GBR"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("DRC", "COD"),
        ("Congo Republic", "COG"),
        ("Swaziland", "SWZ"),
        ("Türkiye", "TUR"),
        ("Georgia", "GEO"),
        ("Holy See", "VAT"),
        ("DPRK", "PRK"),
        ("PRC", "CHN"),
        ("Côte d'Ivoire", "CIV"),
        ("Timor-Leste", "TLS"),
        ("USSR", "SUN"),
        ("East Germany", "DDR"),
    ],
)
def test_names_of_states(name: str, state: str) -> None:
    assert [row["id"] for row in table("states.tsv") if name in names(row)] == [state]


@pytest.mark.parametrize(
    ("seat", "state"),
    [
        ("Kremlin", "RUS"),
        ("White House", "USA"),
        ("Downing Street", "GBR"),
        ("Élysée Palace", "FRA"),
        ("Blue House", "KOR"),
        ("Kiev", "UKR"),
        ("Kyiv", "UKR"),
        ("Naypyitaw", "MMR"),
        ("Dar es Salaam", "TZA"),
    ],
)
def test_seats_of_government(seat: str, state: str) -> None:
    rows = [row for row in table("states.tsv") if seat in row["seats"].split("|")]
    assert [row["id"] for row in rows if not row["to"]] == [state]


def test_a_seat_may_have_been_that_of_a_state_that_is_no_more() -> None:
    rows = {row["id"]: row for row in table("states.tsv") if "Kremlin" in row["seats"].split("|")}
    assert set(rows) == {"RUS", "SUN"}
    assert rows["SUN"]["to"].startswith("1991")


@pytest.mark.parametrize(
    ("adjective", "state"),
    [
        ("Nigerien", "NER"),
        ("Nigerian", "NGA"),
        ("Dutch", "NLD"),
        ("Emirati", "ARE"),
        ("Soviet", "SUN"),
        ("Thai", "THA"),
    ],
)
def test_adjectives(adjective: str, state: str) -> None:
    assert [row["id"] for row in table("states.tsv") if adjective in row["adjectives"].split("|")] == [state]


@pytest.mark.parametrize(
    ("name", "organisation", "kind", "country", "sector"),
    [
        ("NATO", "nato", "igo", "", ""),
        ("Security Council", "un-security-council", "igo", "", ""),
        ("Foreign Affairs Council", "foreign-affairs-council", "igo", "", ""),
        ("State Department", "usa-state-department", "organisation", "USA", "GOV"),
        ("Congress", "usa-congress", "organisation", "USA", "LEG"),
        ("Duma", "rus-state-duma", "organisation", "RUS", "LEG"),
        ("Knesset", "isr-knesset", "organisation", "ISR", "LEG"),
        ("IDF", "isr-idf", "organisation", "ISR", "MIL"),
        ("FSB", "rus-fsb", "organisation", "RUS", "SPY"),
        ("Revolutionary Guards", "irn-revolutionary-guards", "organisation", "IRN", "MIL"),
        ("Malian army", "mli-military", "organisation", "MLI", "MIL"),
        ("Kenyan police", "ken-police", "organisation", "KEN", "COP"),
        ("Hamas", "hamas", "armed_group", "PSE", "REB"),
        ("Tamil Tigers", "tamil-tigers", "armed_group", "LKA", "REB"),
        ("Lord's Resistance Army", "lords-resistance-army", "armed_group", "UGA", "REB"),
        ("RSF", "sdn-rapid-support-forces", "armed_group", "SDN", "REB"),
        ("BJP", "ind-bjp", "organisation", "IND", "PTY"),
        ("Doctors Without Borders", "msf", "organisation", "", "MED"),
        ("Xinhua", "xinhua", "organisation", "CHN", "JRN"),
        ("Gazprom", "gazprom", "organisation", "RUS", "BUS"),
    ],
)
def test_organisations(name: str, organisation: str, kind: str, country: str, sector: str) -> None:
    (row,) = [row for row in table("organisations.tsv") if name in names(row)]
    assert (row["id"], row["kind"], row["country"], row["sector"]) == (organisation, kind, country, sector)


def test_no_name_is_an_ordinary_word() -> None:
    """Names that would turn common words into entities; the files keep a longer form of each."""
    words = {
        "Solidarity",
        "Alphabet",
        "Anonymous",
        "The Hindu",
        "The Atlantic",
        "The Sun",
        "November 17",
        "Labor",
    }
    assert {name for row in table("organisations.tsv") for name in names(row)} & words == set()


@pytest.mark.parametrize(
    ("organisation", "day", "inside", "outside"),
    [
        ("nato", "1989-06-01", {"DEU", "TUR", "ESP"}, {"POL", "FIN"}),
        ("nato", "2022-03-04", {"MKD", "EST"}, {"FIN", "SWE", "UKR"}),
        ("nato", "2024-06-01", {"FIN", "SWE"}, {"UKR", "IRL"}),
        ("eu", "2019-01-01", {"GBR", "HRV"}, {"CHE", "NOR"}),
        ("eu", "2021-01-01", {"IRL", "HRV"}, {"GBR", "TUR"}),
        ("ecowas", "2023-08-01", {"NER", "MLI", "NGA"}, {"MRT", "TCD"}),
        ("ecowas", "2025-06-01", {"NGA", "GHA"}, {"NER", "MLI", "BFA"}),
        ("brics", "2012-01-01", {"ZAF", "BRA"}, {"IRN", "EGY"}),
        ("csto", "2022-01-10", {"KAZ", "ARM"}, {"UZB", "UKR"}),
        ("opec", "2018-12-31", {"QAT", "VEN"}, {"RUS", "MEX"}),
        ("opec", "2024-06-01", {"SAU", "NGA"}, {"QAT", "AGO", "ECU"}),
        ("un-security-council", "1985-01-01", {"SUN", "CHN"}, {"RUS", "TWN"}),
        ("un-security-council", "2022-03-04", {"RUS", "KEN", "ARE"}, {"DEU", "UKR"}),
        ("asean", "2026-01-01", {"TLS", "MMR"}, {"PNG"}),
    ],
)
def test_members_on_a_day(organisation: str, day: str, inside: set[str], outside: set[str]) -> None:
    found = members(organisation, day)
    assert inside <= found
    assert not outside & found


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("nato", "2024-06-01", 32),
        ("nato", "1990-01-01", 16),
        ("eu", "2026-01-01", 27),
        ("eu", "1996-01-01", 15),
        ("un", "2026-01-01", 193),
        ("un-security-council", "2022-06-01", 15),
        ("euro-zone", "2026-02-01", 21),
    ],
)
def test_number_of_members(organisation: str, day: str, count: int) -> None:
    """Where a day of joining is not filled in, the state counts as a member from the start."""
    assert len(members(organisation, day)) == count


@pytest.mark.parametrize(
    ("region", "states"),
    [
        ("baltic-states", "EST|LVA|LTU"),
        ("e3", "FRA|DEU|GBR"),
        ("benelux", "BEL|LUX|NLD"),
        ("horn-of-africa", "DJI|ERI|ETH|SOM"),
    ],
)
def test_regions(region: str, states: str) -> None:
    assert set(by_id("regions.tsv")[region]["members"].split("|")) == set(states.split("|"))


@pytest.mark.parametrize(
    ("office", "title", "holder_of", "alias"),
    [
        ("usa/secretary-of-state", "Secretary of State", "USA", "top diplomat"),
        ("gbr/foreign-secretary", "Foreign Secretary", "GBR", "foreign minister"),
        ("deu/chancellor", "Chancellor", "DEU", "head of government"),
        ("jpn/prime-minister", "Prime Minister", "JPN", "premier"),
        ("irl/prime-minister", "Taoiseach", "IRL", "prime minister"),
        ("nato/secretary-general", "Secretary General", "nato", "secretary-general"),
        (
            "eu/foreign-policy-chief",
            "High Representative for Foreign Affairs and Security Policy",
            "eu",
            "foreign policy chief",
        ),
    ],
)
def test_offices(office: str, title: str, holder_of: str, alias: str) -> None:
    row = by_id("offices.tsv")[office]
    assert (row["title"], row["holder_of"]) == (title, holder_of)
    assert alias in row["aliases"].split("|")


def test_every_state_of_the_un_has_a_head_and_a_foreign_minister() -> None:
    offices = by_id("offices.tsv")
    heads = ("president", "monarch", "captains-regent", "presidency-chair")
    for state in sorted(members("un", "2026-01-01")):
        code = state.lower()
        assert any(f"{code}/{head}" in offices for head in heads), state
        assert f"{code}/foreign-minister" in offices or state in ("USA", "GBR"), state


BAD = {
    "states.tsv": "# id\tname\taliases\tadjectives\tpeople\tseats\tfrom\tto\n"
    "AAA\tAland\tSame\t\t\t\t2001\t1999\nBBB\tBland\tSame\t\t\t\t\t\nBBB\tCland\t\t\t\t\tsoon\t\n",
    "organisations.tsv": "# id\tname\tkind\tcountry\tsector\taliases\tnominals\tpart_of\tfrom\tto\n"
    "a-one\tOne\tclub\tAAA\tXXX\t\tgroup\ta-two\t\t\na-two\tTwo\tigo\t\t\t\t\ta-one\t\t\n",
    "members.tsv": "# organisation\tstate\tfrom\tto\na-two\tZZZ\t\t\na-two\tZZZ\t\t\n",
    "regions.tsv": "# id\tname\taliases\tadjectives\tmembers\nnorth\tNorth\t\tAAA\n",
    "offices.tsv": "# id\ttitle\tholder_of\tsector\taliases\n"
    "b/chief\tChief\tnobody\t\t\na/chief\tChief\ta-one\t\t\n",
}


@pytest.mark.parametrize(
    "fault",
    [
        "states.tsv:2: ends before it begins: 2001 to 1999",
        "states.tsv:3: aliases: 'Same' also stands for AAA",
        "states.tsv:4: id 'BBB' is also on line 3 of states.tsv",
        "states.tsv:4: from: not a date: 'soon'",
        "organisations.tsv:2: unknown kind 'club'",
        "organisations.tsv:2: unknown sector 'XXX'",
        "organisations.tsv:2: nominals: each begins with 'the '",
        "organisations.tsv:2: part_of leads back to 'a-one'",
        "members.tsv:2: state: no such id: 'ZZZ'",
        "members.tsv:3: repeats line 2 of members.tsv: a-two ZZZ ",
        "regions.tsv:2: 4 cells, expected 5",
        "offices.tsv:2: holder_of: no such id: 'nobody'",
        "offices.tsv:3: id 'a/chief' is not in order (after 'b/chief')",
    ],
)
def test_the_checker_finds(checker: ModuleType, tmp_path: Path, fault: str) -> None:
    for name, text in BAD.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert fault in checker.check(tmp_path)


def test_the_checker_exits_with_one(
    checker: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert checker.main([str(tmp_path)]) == 1
    assert "states.tsv:1: the file is missing" in capsys.readouterr().out
