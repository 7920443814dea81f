# ruff: noqa: E501
"""The who's who: what its tables say on a day, and what it refuses."""

from __future__ import annotations

import gc
import time
from pathlib import Path

import pytest

from onrecord.errors import WhosWhoError
from onrecord.resources.nominals import load_nominals
from onrecord.resources.phrases import Phrases, fold
from onrecord.resources.whoswho import Ref, WhosWho, load_whoswho

OFFICES = "xyz/president\tPresident\tXYZ\tGOV\thead of state\n"
STATES = "XYZ\tXyzland\tRepublic of Xyzland|Xyz\tXyzlandic\tXyzlanders\tXyz City|the Palace\t\t\n"
PEOPLE = "ann-lee\tAnn Lee\tAnn B. Lee\tLee\tf\tXYZ\tGOV\nbo-ray\tBo Ray\t\tRay\tm\tXYZ\tGOV\n"
HOLDERS = "ann-lee\txyz/president\t2001-03-04\t2005-03-04\tknown\nbo-ray\txyz/president\t2005-03-04\t\topen\n"


def _folder(tmp_path: Path, **tables: str) -> Path:
    for name, rows in tables.items():
        (tmp_path / f"{name}.tsv").write_text("# columns\n" + rows, "utf-8")
    return tmp_path


@pytest.fixture
def small(tmp_path: Path) -> WhosWho:
    return load_whoswho(_folder(tmp_path, states=STATES, offices=OFFICES, people=PEOPLE, holders=HOLDERS))


@pytest.mark.parametrize(
    ("date", "holder"),
    [
        ("2001-03-03", None), ("2001-03-04", "ann-lee"), ("2004-12-31", "ann-lee"), ("2005-03-03", "ann-lee"),
        ("2005-03-04", "bo-ray"), ("2026-01-01", "bo-ray"), (None, None),
    ],
)  # fmt: skip
def test_holder_on_a_day(small: WhosWho, date: str | None, holder: str | None) -> None:
    assert small.holder("xyz/president", date) == holder


@pytest.mark.parametrize(
    ("rows", "date", "holder"),
    [
        ("a\to\t2001\t2003\tknown\n", "2003-11-30", "a"),
        ("a\to\t2001\t2003\tknown\n", "2004-01-01", None),
        ("a\to\t2001-05\t2003-05\tknown\n", "2001-05-01", "a"),
        ("a\to\t2001-05\t2003-05\tknown\n", "2001-04-30", None),
        ("a\to\t2001\t\tunknown\n", "2002-01-01", None),
        ("a\to\t2001\t\tunknown\nb\to\t2004\t2005\tknown\n", "2003-01-01", "a"),
        ("a\to\t\t2003\tknown\n", "2002-01-01", None),
        ("a\to\t2001\t2005\tknown\nb\to\t2001\t2005\tknown\n", "2002-01-01", None),
        ("", "2002-01-01", None),
    ],
    ids=[
        "year",
        "after",
        "month",
        "before",
        "unknown end",
        "bounded by the next",
        "no beginning",
        "two at once",
        "none",
    ],
)
def test_partial_dates_claim_no_more_than_they_say(
    tmp_path: Path, rows: str, date: str, holder: str | None
) -> None:
    assert load_whoswho(_folder(tmp_path, holders=rows)).holder("o", date) == holder


def test_roles_of_a_person(small: WhosWho) -> None:
    assert small.role("ann-lee", "2004-01-01") is not None
    assert small.role("ann-lee", "2006-01-01") is None
    assert small.last_role("ann-lee", "2006-01-01") is not None
    assert small.last_role("bo-ray", "2001-01-01") is None
    assert small.owner("xyz/president") == "Xyzland"
    assert small.owner("none/such") is None


def test_names_lead_to_rows(small: WhosWho) -> None:
    assert small.names.meanings[fold("Republic of Xyzland")] == (Ref("state", "XYZ"),)
    assert small.names.meanings["Xyzlandic"] == (Ref("adjective", "XYZ"),)
    assert small.names.meanings["Palace"] == (Ref("seat", "XYZ"),)
    assert small.names.meanings[fold("Ann B. Lee")] == (Ref("person", "ann-lee"),)
    assert small.surnames.meanings["Ray"] == ("bo-ray",)
    assert small.titles.meanings[fold("head of state")] == ("xyz/president",)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("U.S.", "US"), ("Côte d’Ivoire", "CotedIvoire"), ("Erdoğan", "Erdogan"), ("Łódź", "Lodz"), ("al-Qaeda", "alQaeda"),
        ("Søren", "Soren"), ("Straße", "Strasse"), ("plain", "plain"), ("-", ""), ("Yıldırım", "Yildirim"),
    ],
)  # fmt: skip
def test_fold(word: str, key: str) -> None:
    assert fold(word) == key


def test_phrases_know_their_longest() -> None:
    phrases: Phrases[int] = Phrases()
    phrases.add("New York", 1)
    phrases.add("New York Times", 2)
    phrases.add("New York", 3)
    phrases.add("--", 4)
    assert phrases.longest == {"New": len("NewYorkTimes")}
    assert phrases.meanings == {"NewYork": (1, 3), "NewYorkTimes": (2,)}


@pytest.mark.parametrize(
    ("table", "rows", "reason"),
    [
        ("states", "XY\tX\t\t\t\t\t\t\n", "no ISO 3166-1"),
        ("states", "XYZ\t\t\t\t\t\t\t\n", "name is empty"),
        ("states", "XYZ\tX\t\t\t\t\tyesterday\t\n", "is no date"),
        ("states", "XYZ\tX\t\t\t\t\t\t\t\t\n", "10 columns instead of 8"),
        ("states", "nonsense\n", "expected 8 columns"),
        ("organisations", "a\tA\tclub\t\t\t\t\t\t\t\n", "kind 'club'"),
        ("organisations", "\tA\tigo\t\t\t\t\t\t\t\n", "id is empty"),
        ("people", "a\tA\t\t\tx\t\t\n", "gender 'x'"),
        ("holders", "a\to\t2001\t2000\tknown\n", "before it begins"),
        ("holders", "a\to\t2001\t\tmaybe\n", "end 'maybe'"),
        ("holders", "a\to\t2001-1\t\topen\n", "is no date"),
        ("offices", "a\t\tXYZ\t\t\n", "title is empty"),
        ("members", "\tXYZ\t\t\n", "organisation is empty"),
        ("regions", "a\t\t\t\t\n", "name is empty"),
    ],
)
def test_malformed_rows_are_refused_with_file_and_line(
    tmp_path: Path, table: str, rows: str, reason: str
) -> None:
    with pytest.raises(WhosWhoError, match=rf"{table}\.tsv:2: .*{reason}"):
        load_whoswho(_folder(tmp_path, **{table: rows}))


def test_other_bytes_are_refused(tmp_path: Path) -> None:
    (tmp_path / "people.tsv").write_bytes(b"a\t\xff\n")
    with pytest.raises(WhosWhoError, match=r"people\.tsv:1: not UTF-8"):
        load_whoswho(tmp_path)


def test_missing_tables_are_empty(tmp_path: Path) -> None:
    who = load_whoswho(tmp_path)
    assert not who.states
    assert not load_whoswho(tmp_path / "nowhere").people


def test_several_files_of_one_table_are_read_together(tmp_path: Path) -> None:
    first, second = PEOPLE.splitlines(keepends=True)
    assert set(load_whoswho(_folder(tmp_path, people_a=first, people_b=second)).people) == {
        "ann-lee",
        "bo-ray",
    }


def test_members_by_day(tmp_path: Path) -> None:
    who = load_whoswho(_folder(tmp_path, members="club\tAAA\t1990\t2000\nclub\tBBB\t1995-05\t\n"))
    assert who.member_states("club", "1992-01-01") == ("AAA",)
    assert who.member_states("club", "1999-01-01") == ("AAA", "BBB")
    assert who.member_states("club", None) == ("BBB",)
    assert who.member_states("none", None) == ()


# ── what ships with the package ───────────────────────────────────────────────────────────────────────


def test_the_packaged_tables_load_and_are_loaded_once() -> None:
    who = load_whoswho()
    assert who is load_whoswho()
    assert len(who.states) > 190
    assert who.holder("rus/president", "2010-01-01") == "dmitry-medvedev"


def test_loading_is_fast() -> None:
    load_whoswho()
    folder = Path(__file__).parent.parent.parent / "src" / "onrecord" / "data" / "whoswho"
    gc.collect()
    best = 9.0
    for _ in range(3):
        begin = time.process_time()
        load_whoswho(folder)
        best = min(best, time.process_time() - begin)
    assert best < 0.5, "loading takes 0.15 s on a quiet machine"


def test_nouns_and_given_names() -> None:
    nouns = load_nominals()
    assert nouns.nouns["soldiers"].lemma == "soldier"
    assert nouns.nouns["soldiers"].plural
    assert nouns.nouns["police"].sector == "COP"
    assert nouns.nouns["spokeswoman"].gender == "f"
    assert nouns.modifiers["opposition"] == "OPP"
    assert nouns.prefixes["mrs."] == "f"
    assert nouns.given["Olga"] == "f"
    assert nouns.given["Pedro"] == "m"
