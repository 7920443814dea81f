"""Users' own lists: all of a list becomes a layer, or nothing of it."""

from __future__ import annotations

import bz2
import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import WhosWhoError
from onrecord.resources.imports import format_of, import_list, layer_name
from onrecord.resources.layers import list_layers, remove_layer, table_rows
from onrecord.resources.whoswho import Ref, WhosWho, load_whoswho

TODAY = "2026-11-24"


def take(home: Path, name: str, text: str | bytes, **options: Any) -> list[str]:
    """Imports a file of this name and text; the faults that were told."""
    path = home.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    faults: list[str] = []
    import_list(path, home, today=TODAY, tell=faults.append, **options)
    return faults


def refused(home: Path, name: str, text: str | bytes, **options: Any) -> list[str]:
    """The faults of a list of which nothing may be imported."""
    path = home.parent / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    before = snapshot(home)
    faults: list[str] = []
    with pytest.raises(WhosWhoError) as error:
        import_list(path, home, today=TODAY, tell=faults.append, **options)
    assert snapshot(home) == before
    return [*faults, str(error.value)]


def snapshot(home: Path) -> dict[str, bytes]:
    return {str(p.relative_to(home)): p.read_bytes() for p in sorted(home.rglob("*")) if p.is_file()}


def rows(home: Path, layer: str, table: str) -> list[list[str]]:
    return list(table_rows(home / layer, table))


def load(home: Path) -> WhosWho:
    return load_whoswho(layers=tuple(layer.folder for layer in list_layers(home)))


# ── CSV ───────────────────────────────────────────────────────────────────────────────────────────────


def test_people(home: Path) -> None:
    text = (
        "name,aliases,gender,country,sector,wikidata\n"
        "Birgit Aamodt,B. Aamodt; Birgit L. Aamodt,f,Norway,GOV,Q900000001\n"
        '"Kipkemoi, Josiah",,,KEN,,\n'
    )
    assert take(home, "people.csv", text) == []
    assert rows(home, "people", "people") == [
        ["birgit-aamodt", "Birgit Aamodt", "B. Aamodt|Birgit L. Aamodt", "Aamodt", "f", "NOR", "GOV"],
        ["kipkemoi-josiah", "Kipkemoi, Josiah", "", "Josiah", "", "KEN", ""],
    ]
    who = load(home)
    assert who.people["birgit-aamodt"].country == "NOR"
    assert who.names.meanings["BirgitLAamodt"] == (Ref("person", "birgit-aamodt"),)
    assert who.surnames.meanings["Aamodt"] == ("birgit-aamodt",)
    assert who.wikidata["person:birgit-aamodt"] == "Q900000001"
    assert "birgit-aamodt" not in load_whoswho().people


def test_organisations(home: Path) -> None:
    take(
        home,
        "bodies.tsv",
        "name\tkind\tcountry\tsector\tnominals\tpart_of\n"
        "Harbour Inspectorate\torganisation\tGreece\tGOV\tthe inspectorate\t\n"
        "Harbour Court\torganisation\tGRC\tJUD\t\tharbour-inspectorate\n"
        "Compact of Islands\tigo\t\t\tthe compact\t\n",
    )
    who = load(home)
    assert who.organisations["harbour-court"].part_of == "harbour-inspectorate"
    assert who.organisations["compact-of-islands"].kind == "igo"
    assert "harbour-inspectorate" in who.bodies["GRC", "inspectorate"]


def test_holders_make_people_and_offices(home: Path) -> None:
    text = (
        "person;title;of;from;to\n"
        "Birgit Aamodt;fisheries minister;Norway;1998-02;\n"
        "Birgit Aamodt;Rapporteur;the United Nations;1995;1997-06-30\n"
        "Sándor Bíró;foreign minister;HUN;1931;1932\n"
    )
    take(home, "cabinet.csv", text)
    who = load(home)
    term = who.role("birgit-aamodt", "1999-01-01")
    assert term is not None
    assert (who.offices[term.office].title, who.owner(term.office)) == ("fisheries minister", "Norway")
    assert who.people["birgit-aamodt"].country == "NOR"
    # An office that the built-in who's who has is not made again.
    assert who.holder("hun/foreign-minister", "1931-08-01") == "sandor-biro"
    assert rows(home, "cabinet", "offices") == [
        ["nor/fisheries-minister", "fisheries minister", "NOR", "", ""],
        ["un/rapporteur", "Rapporteur", "un", "", ""],
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "bad.csv is empty"),
        ("a,b\n1,2\n", "bad.csv:1: no column 'name'"),
        ("name,contry\nA B,FRA\n", "bad.csv:1: people have no column 'contry'; did you mean 'country'?"),
        ("name,name\nA B,FRA\n", "bad.csv:1: the column 'name' stands there twice"),
        ("name,country\nA B\n", "bad.csv:2: 1 cells instead of 2"),
        ("name,country\nA B,FRA\n\nC D,Freedonia\n", "bad.csv:4: country 'Freedonia' is no ISO 3166-1"),
        ("name,sector\nA B,gov\nC D,KING\n", "bad.csv:3: sector 'KING' is none of PLOVER's"),
        ("name,gender\nA B,x\n", "bad.csv:2: gender 'x'"),
        ("name,wikidata\nA B,42\n", "bad.csv:2: wikidata '42' is no item"),
        ("id,name\na,A B\nb,B C\na,C D\n", "bad.csv:4: id 'a' is also on line 2"),
        ("name,kind\nA,club\n", "bad.csv:2: kind 'club' is none of igo"),
        ("id,name,kind,part_of\na,A,igo,b\nb,B,igo,a\n", "bad.csv:2: part_of goes in a circle: a → b → a"),
        ("id,name,kind,part_of\na,A,igo,zz\n", "bad.csv:2: part_of: no state or organisation has"),
        ("name,kind,from,to\nA,igo,2004,2001-05\n", "bad.csv:2: it ends (2001-05) before it begins (2004)"),
        ("person,title,of,from\nA B,minister,Chad,5 May\n", "bad.csv:2: '5 May' is no date"),
        ("person,title,of,from\nA B,minister,Chad,2010-02-30\n", "bad.csv:2: '2010-02-30' is no day"),
        ("person,title,of,from\nA B,minister,Freedonia,2010\n", "bad.csv:2: of: no state or organisation"),
        ("person,title,of,from\nA B,,Chad,2010\n", "bad.csv:2: an office is its title and whose it is"),
        ("person,office,from\nno-such-man,deu/chancellor,1800\n", "bad.csv:2: no person has the id"),
        ("person,office,from\nA B,deu/no-such-office,1800\n", "bad.csv:2: no office has the id"),
        ('name,country\n"A B,FRA\nC D,DEU\n', "bad.csv:2: this is no CSV"),
        ("name,country\nJos\xe9 P,ESP\n".encode("latin-1"), "bad.csv:2: not UTF-8 (byte 4 of"),
        ("name,country\nA B,ESP\n".encode("utf-16"), "bad.csv:1: this is UTF-16"),
        (b"name,country\nA B,E\0P\n", "bad.csv:2: a null character"),
        ("name,country\n", "bad.csv holds nothing"),
    ],
)  # fmt: skip
def test_a_bad_list_leaves_no_trace(home: Path, text: str | bytes, fault: str) -> None:
    take(home, "good.csv", "name\nEarlier Person\n")
    faults = refused(home, "bad.csv", text)
    assert any(told.startswith(fault) for told in faults), faults
    assert "nothing was imported" in faults[-1] or len(faults) == 1


def test_a_bad_list_does_not_replace_the_layer_of_its_name(home: Path) -> None:
    take(home, "a.csv", "name\nEarlier Person\n", layer="mine")
    refused(home, "b.csv", "name,sector\nLater Person,GOV\nWrong One,NONE\n", layer="mine")
    assert [row[1] for row in rows(home, "mine", "people")] == ["Earlier Person"]


def test_all_faults_are_told_but_not_without_end(home: Path) -> None:
    text = "name,sector\n" + "".join(f"Person {i},ZZZ\n" for i in range(500))
    faults = refused(home, "bad.csv", text)
    assert len(faults) == 21
    assert "the rest was not looked at" in faults[-1]


def test_bad_lines_may_be_left_out(home: Path) -> None:
    text = "id,name,kind,part_of\na,A,igo,b\nb,B,club,\nc,C,igo,\n"
    faults = take(home, "l.csv", text, skip=True)
    assert [f.split(" ")[0] for f in faults] == ["l.csv:3:", "l.csv:2:"]
    assert [row[0] for row in rows(home, "l", "organisations")] == ["c"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "utf-8-sig", "cp1252"])
def test_encodings(home: Path, encoding: str) -> None:
    take(home, "l.csv", "name,country\nJosé Peña,ESP\n".encode(encoding), encoding=encoding)
    assert rows(home, "l", "people")[0][:2] == ["jose-pena", "José Peña"]


def test_no_such_encoding(home: Path) -> None:
    assert "no encoding is called 'klingon'" in refused(home, "l.csv", "name\nA B\n", encoding="klingon")[-1]


@pytest.mark.parametrize(("suffix", "pack"), [(".gz", gzip.compress), (".bz2", bz2.compress)])
def test_packed(home: Path, suffix: str, pack: Any) -> None:
    take(home, f"l.csv{suffix}", pack(b"name\nA Bee\n"))
    assert rows(home, "l", "people")[0][1] == "A Bee"


def test_a_broken_archive(home: Path) -> None:
    whole = gzip.compress(b"name\n" + b"".join(b"A%d Bee\n" % i for i in range(9000)))
    assert "cannot be unpacked" in refused(home, "l.csv.gz", whole[: len(whole) // 2])[-1]


# ── layers ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_later_layer_counts(home: Path) -> None:
    take(home, "a.csv", "person,title,of,from,to\nAda Moe,Secretary of State,USA,2022-03,2022-05\n")
    office, day = "usa/secretary-of-state", "2022-04-01"
    assert load_whoswho().holder(office, day) == "antony-blinken"
    assert load(home).holder(office, day) == "ada-moe"
    assert load(home).role("antony-blinken", day) is None
    assert load(home).holder(office, "2022-07-01") == "antony-blinken"
    take(home, "b.csv", "person,title,of,from,to\nBea Roe,Secretary of State,USA,2022-04,2022-04\n")
    assert load(home).holder(office, day) == "bea-roe"
    # To import a list anew does not change its place.
    take(home, "a.csv", "person,title,of,from,to\nCy Poe,Secretary of State,USA,2022-01,2022-08\n")
    assert [layer.name for layer in list_layers(home)] == ["a", "b"]
    assert load(home).holder(office, day) == "bea-roe"
    assert load(home).holder(office, "2022-07-01") == "cy-poe"
    remove_layer(home, "b")
    assert load(home).holder(office, day) == "cy-poe"
    remove_layer(home, "a")
    assert load(home).holder(office, day) == "antony-blinken"


def test_empty_cells_leave_what_lies_below(home: Path) -> None:
    built_in = load_whoswho().people["antony-blinken"]
    take(home, "a.csv", "id,name,sector,aliases\nantony-blinken,Tony Blinken,ELI,Secretary Tony\n")
    person = load(home).people["antony-blinken"]
    assert (person.name, person.sector) == ("Tony Blinken", "ELI")
    assert (person.country, person.gender) == (built_in.country, built_in.gender)
    assert load(home).surnames.meanings["Blinken"][0] == "antony-blinken"


def test_a_name_given_to_an_organisation_is_taken_from_a_lower_one(home: Path) -> None:
    nato = load_whoswho().names.meanings["NATO"]
    take(home, "a.csv", "name,kind,country,aliases\nNational Tramway Office,organisation,CZE,NATO\n")
    assert nato == (Ref("organisation", "nato"),)
    assert load(home).names.meanings["NATO"] == (Ref("organisation", "national-tramway-office"),)
    assert load_whoswho().names.meanings["NATO"] == nato


def test_terms_of_a_removed_layer_name_nobody(home: Path) -> None:
    take(home, "people.csv", "name,country\nAda Moe,NOR\n")
    take(home, "terms.csv", "person,title,of,from\nada-moe,lighthouse minister,NOR,1990\n")
    remove_layer(home, "people")
    who = load(home)
    assert "ada-moe" not in who.people
    assert who.holder("nor/lighthouse-minister", "1991-01-01") is None


def test_an_unfinished_folder_is_no_layer(home: Path) -> None:
    take(home, "a.csv", "name\nAda Moe\n")
    (home / "half").mkdir()
    (home / ".new-x").mkdir()
    assert [layer.name for layer in list_layers(home)] == ["a"]


@pytest.mark.parametrize("name", ["built-in", "learned", "", "../up", "A", ".x", "a" * 65])
def test_bad_names_of_layers(home: Path, name: str) -> None:
    if name:
        refused(home, "a.csv", "name\nAda Moe\n", layer=name)
    with pytest.raises(WhosWhoError):
        remove_layer(home, name or "nothing")


@pytest.mark.parametrize(
    ("file", "form", "layer"),
    [
        ("Ministers 2020.CSV", "csv", "ministers-2020-csv"),
        ("dump.json.bz2", "wikidata", "dump"),
        ("entities.ndjson", "wikidata", "entities"),
        ("Sahel.2004.actors.txt", "actors", "sahel-2004-actors"),
        ("agents.txt", "agents", "agents"),
        ("GULF.990101.agents", "agents", "gulf-990101-agents"),
    ],
)
def test_names_of_files(file: str, form: str, layer: str) -> None:
    assert format_of(Path(file)) == form
    assert layer_name(Path(file)) == layer


def test_a_name_that_tells_nothing(home: Path) -> None:
    assert "add --format" in refused(home, "list.dat", "name\nAda Moe\n")[-1]
    take(home, "list.dat", "name\nAda Moe\n", format="csv")


def test_many_rows_in_little_memory(home: Path, tmp_path: Path) -> None:
    import tracemalloc

    path = tmp_path / "big.csv"
    with path.open("w") as file:
        file.write("name,country,aliases\n")
        for i in range(6_000):
            file.write(f"Person{i * 7919 % 6_007} Sur{i},FRA,{'An Alias Of Some Length ' * 8}\n")
    load_whoswho()
    tracemalloc.start()
    done: list[int] = []
    import_list(path, home, today=TODAY, progress=done.append)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert rows(home, "big", "people")[0][0] < rows(home, "big", "people")[-1][0]
    assert done[-1] == path.stat().st_size
    assert len(done) == 7
    assert peak < 1_500_000


# ── Wikidata ──────────────────────────────────────────────────────────────────────────────────────────


def snak(value: Any) -> dict[str, Any]:
    return {"snaktype": "value", "datavalue": {"value": value}}


def item(number: int) -> dict[str, Any]:
    return {"entity-type": "item", "numeric-id": number, "id": f"Q{number}"}


def day(text: str, precision: int) -> dict[str, Any]:
    return {"time": f"+{text}T00:00:00Z", "precision": precision}


def claim(value: Any, rank: str = "normal", **qualifiers: list[Any]) -> dict[str, Any]:
    return {
        "mainsnak": snak(value),
        "rank": rank,
        "qualifiers": {k: [snak(v) for v in q] for k, q in qualifiers.items()},
    }


def entity(id_: str, label: str, *aliases: str, **claims: list[Any]) -> str:
    made = {
        "id": id_,
        "labels": {"en": {"language": "en", "value": label}},
        "aliases": {"en": [{"value": alias} for alias in aliases]},
        "claims": claims,
    }
    return json.dumps(made)


WIKIDATA = [
    entity(
        "Q70000001", "Salka Ómarsdóttir", "Salka B. Ómarsdóttir", "Salka",
        P31=[claim(item(5))], P21=[claim(item(6581072))], P27=[claim(item(189))],
        P39=[
            claim(item(70000002), P580=[day("1974-08-00", 10)], P582=[day("1978-02-14", 11)]),
            claim(item(70000002), "deprecated", P580=[day("1950-00-00", 9)]),
            claim(item(70000003), P580=[day("1979-00-00", 9)]),
            claim(item(70000009), P580=[day("1981-00-00", 9)]),
        ],
    ),
    entity(
        "Q70000002", "minister of lighthouses of Iceland",
        P31=[claim(item(4164871))], P1001=[claim(item(189))],
    ),
    entity("Q70000003", "treasurer", P31=[claim(item(4164871))], P2389=[claim(item(70000004))]),
    entity(
        "Q70000004", "Herring Board", "HB", P31=[claim(item(327333))], P17=[claim(item(189))],
        P571=[claim(day("1934-00-00", 9))],
    ),
    entity("Q70000005", "a blue vase", P31=[claim(item(191851))]),
]  # fmt: skip


@pytest.mark.parametrize("dump", [False, True])
def test_wikidata(home: Path, dump: bool) -> None:
    text = "[\n" + ",\n".join(WIKIDATA) + "\n]\n" if dump else "\n".join(WIKIDATA)
    assert take(home, "w.jsonl", text) == []
    who = load(home)
    person = who.people["salka-omarsdottir"]
    assert (person.name, person.gender, person.country) == ("Salka Ómarsdóttir", "f", "ISL")
    assert who.wikidata["person:salka-omarsdottir"] == "Q70000001"
    assert who.wikidata["org:herring-board"] == "Q70000004"
    board = who.organisations["herring-board"]
    assert (board.kind, board.country, board.sector, board.from_) == ("organisation", "ISL", "GOV", "1934")
    assert rows(home, "w", "holders") == [
        ["salka-omarsdottir", "herring-board/treasurer", "1979", "", "open"],
        ["salka-omarsdottir", "isl/minister-of-lighthouses", "1974-08", "1978-02-14", "known"],
    ]
    assert who.offices["isl/minister-of-lighthouses"].title == "Minister of Lighthouses"


def test_wikidata_knows_the_built_in_rows_again(home: Path) -> None:
    lines = [
        entity("Q90000001", "Antony Blinken", P31=[claim(item(5))], P27=[claim(item(30))]),
        entity("Q90000002", "Antony Blinken", P31=[claim(item(5))], P27=[claim(item(408))]),
        entity("Q90000003", "NATO", P31=[claim(item(245065))]),
    ]
    take(home, "w.jsonl", "\n".join(lines))
    who = load(home)
    assert who.wikidata["person:antony-blinken"] == "Q90000001"
    assert who.people["antony-blinken-q90000002"].country == "AUS"
    assert who.wikidata["org:nato"] == "Q90000003"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id": "Q1"', "w.jsonl:2: this is no JSON"),
        ("[1, 2]", "w.jsonl:2: this is no Wikidata entity"),
        ('{"id": "P31", "labels": {}}', "w.jsonl:2: this is no Wikidata entity"),
        ('{"id": "Q1", "labels": []}', None),
        ('{"id": "Q1", "labels": {"en": "x"}}', "w.jsonl:2: Q1 has not the shape"),
        (
            entity("Q1", "A Bee", P31=[claim(item(5))], P39=[{"mainsnak": {"snaktype": "value"}}]),
            "w.jsonl:2: Q1 has not the shape",
        ),
    ],
)
def test_bad_wikidata(home: Path, line: str, fault: str | None) -> None:
    text = f"{WIKIDATA[0]}\n{line}\n"
    if fault is None:
        assert take(home, "w.jsonl", text) == []
    else:
        assert refused(home, "w.jsonl", text)[0].startswith(fault)


def test_a_term_that_ends_before_it_begins(home: Path) -> None:
    person = entity(
        "Q70000001", "Ada Moe", P31=[claim(item(5))],
        P39=[claim(item(70000002), P580=[day("1980-01-01", 11)], P582=[day("1979-01-01", 11)])],
    )  # fmt: skip
    faults = refused(home, "w.jsonl", f"{WIKIDATA[1]}\n{person}\n")
    assert "w.jsonl:2: Ada Moe, minister of lighthouses of Iceland: it ends (1979-01-01)" in faults[0]


# ── PETRARCH ──────────────────────────────────────────────────────────────────────────────────────────

ACTORS = """\
# A dictionary of actors
<!-- in two styles
of comment -->
CHAD_  [TCD]
+CHADIAN_
+ABECHE_VILLAGE_

RAHEL_OKONJO_  ; list of ministers
+OKONJO_
+MINISTER_RAHEL_OKONJO_
\t[TCDELI 620101-030504]
\t[TCDGOVAGR 030505-091231]
\t[TCDELI]
FRONT_OF_THE_DRY_RIVER_(FDR)_ [TCDREB] # kept since 1990
+DRY_RIVER_FRONT_
LAKE_BASIN_COMPACT_\t[IGOUNO >19990301] [---]; a note
LAKE_RADIO_\t[TCDMED]
"""


def test_actors(home: Path) -> None:
    assert take(home, "Lake.actors.txt", ACTORS) == []
    layer = "lake-actors"
    assert rows(home, layer, "people") == [
        ["rahel-okonjo", "Rahel Okonjo", "Minister Rahel Okonjo", "Okonjo", "", "TCD", "GOV"]
    ]
    assert rows(home, layer, "affiliations") == [
        ["rahel-okonjo", "TCD", "ELI", "", ""],
        ["rahel-okonjo", "TCD", "ELI", "1962-01-01", "2003-05-04"],
        ["rahel-okonjo", "TCD", "GOV", "2003-05-05", "2009-12-31"],
    ]
    who = load(home)
    assert who.affiliation("rahel-okonjo", "2005-01-01").sector == "GOV"  # type: ignore[union-attr]
    assert who.affiliation("rahel-okonjo", "2012-01-01").sector == "ELI"  # type: ignore[union-attr]
    front = who.organisations["front-of-the-dry-river"]
    assert (front.name, front.kind, front.country, front.sector) == (
        "Front of the Dry River", "armed_group", "TCD", "REB",
    )  # fmt: skip
    assert who.names.meanings["FDR"][0] == Ref("organisation", "front-of-the-dry-river")
    assert who.organisations["lake-basin-compact"].kind == "igo"
    assert who.organisations["lake-basin-compact"].from_ == "1999-03-01"
    assert who.organisations["lake-radio"].sector == "JRN"
    # A town that a dictionary files as its state may stand for the government; the context decides.
    assert who.names.meanings["AbecheVillage"] == (Ref("seat", "TCD"),)
    assert who.states["TCD"] == load_whoswho().states["TCD"]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("+LOST_\nA_B_ [TCD]\n", "x.actors.txt:1: a synonym or a code stands before the first actor"),
        ("A_BEE_ [TCDGOV 03\n", "x.actors.txt:1: a bracket is not closed"),
        ("A_BEE_\n\t[TCDGOV 030101-021231]\n", "x.actors.txt:2: it ends (2002-12-31) before it begins"),
        ("A_BEE_\n\t[TCDGOV >2004017]\n", "x.actors.txt:2: '2004017' is no date"),
        ("A_BEE_\n\t[TCDGOV 041301-050101]\n", "x.actors.txt:2: '2004-13-01' is no day"),
        ("A_BEE_\n\t[TCDGOV sometime]\n", "x.actors.txt:2: 'sometime' are no dates"),
        ("A_BEE_ [tcd]\n", "x.actors.txt:1: 'tcd' is no code"),
        ("\n__ [TCD]\n", "x.actors.txt:2: an actor without a name"),
    ],
)
def test_bad_actors(home: Path, text: str, fault: str) -> None:
    assert refused(home, "x.actors.txt", text)[0].startswith(fault)


AGENTS = """\
!PERSON! = MAN, WOMAN
BEEKEEPER [~AGR]
LAMPLIGHTER_ [~GOV] # of a town
HERDS!PERSON! [~AGR]
LAWMAN {LAWMEN} [~COP]
SMUGGLERS_RING {} [~CRM]
DRUID [~XYZ]
"""


def test_agents(home: Path) -> None:
    assert take(home, "x.agents.txt", AGENTS) == []
    nouns = load(home).nominals.nouns
    assert (nouns["beekeeper"].sector, nouns["beekeeper"].kind, nouns["beekeeper"].plural) == (
        "AGR",
        "person",
        False,
    )
    assert nouns["beekeepers"].lemma == "beekeeper"
    assert nouns["beekeepers"].plural
    assert nouns["lawmen"].sector == "COP"
    assert nouns["herdswoman"].sector == "AGR"
    assert "druid" not in nouns
    assert "beekeeper" not in load_whoswho().nominals.nouns


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("BEEKEEPER\n", "x.agents.txt:1: an agent has one code"),
        ("BEEKEEPER [~AGR}\n", "x.agents.txt:1: a bracket is not closed"),
        ("HERDS!MEN! [~AGR]\n", "x.agents.txt:1: the set !MEN! is not known"),
    ],
)
def test_bad_agents(home: Path, text: str, fault: str) -> None:
    assert refused(home, "x.agents.txt", text)[0].startswith(fault)
