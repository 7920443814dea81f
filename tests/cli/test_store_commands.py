"""``onrecord add`` and ``onrecord find``."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    (folder / "more").mkdir(parents=True)
    (folder / "a.md").write_text(
        "---\ntitle: Lake\npublished: 2001-05-07\noutlet: Lake Daily\n---\n\n"
        "The army of Chad attacked rebels near the lake on Friday, killing 12 people.\n",
        "utf-8",
    )
    (folder / "more" / "b.jsonl").write_text(
        '{"id": "b1", "published": "2009-02-03", '
        '"text": "“We will not pay,” said Iceland’s prime minister."}\n'
        '{"id": "b2", "text": 7}\n',
        "utf-8",
    )
    (folder / "ignored.csv").write_text("a,b")
    (folder / ".hidden.txt").write_text("Rain.")
    return folder


@pytest.fixture
def db(onrecord: Run, folder: Path, tmp_path: Path) -> Path:
    path = tmp_path / "s.db"
    ran = onrecord("add", folder, "--db", path)
    assert ran.status == 1
    return path


def test_add(onrecord: Run, folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    ran = onrecord("add", folder, tmp_path / "absent.txt", "--db", path)
    assert ran.status == 1
    assert "2 reports read" in ran.out
    assert "2 new or changed" in ran.out
    errors = ran.err.splitlines()
    assert errors[0].startswith("error: ")
    assert 'b.jsonl, line 2: the field "text" is a number' in errors[0]
    assert "no file" in errors[1]
    again = onrecord("add", folder / "a.md", "--db", path)
    assert (again.status, again.err) == (0, "")
    assert "0 new or changed, 1 already there" in again.out


def test_add_to_what_is_no_store(onrecord: Run, folder: Path) -> None:
    ran = onrecord("add", folder / "a.md", "--db", folder / "a.md")
    assert ran.status == 2
    assert "not a database" in ran.err
    assert onrecord("add").status == 2


def test_find_events(onrecord: Run, db: Path) -> None:
    ran = onrecord("find", "events", "--event", "assault", "--actor", "chad", "--db", db)
    assert (ran.status, ran.err) == (0, "")
    (event, *_) = [json.loads(line) for line in ran.out.splitlines()]
    assert (event["event"], event["status"], event["outlet"]) == ("ASSAULT", "actual", "Lake Daily")
    assert event["sentence"].startswith("The army of Chad attacked")
    table = onrecord("find", "events", "--format", "table", "--db", db).out
    assert "● actual" in table
    assert max(map(len, table.splitlines())) <= 80


def test_find_statements_and_entities(onrecord: Run, db: Path) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(onrecord("find", "statements", "--said", "pay", "--format", "csv", "--db", db).out)
        )
    )
    assert [row["report"] for row in rows] == ["b1"]
    assert onrecord("find", "statements", "--format", "table", "--db", db).status == 0
    names = [json.loads(line)["name"] for line in onrecord("find", "entities", "--db", db).out.splitlines()]
    assert any("Chad" in name for name in names)
    assert onrecord("find", "entities", "--format", "table", "--db", db).status == 0


def test_limit_is_told(onrecord: Run, db: Path) -> None:
    ran = onrecord("find", "entities", "--limit", "1", "--db", db)
    assert ran.out.count("\n") == 1
    assert "--limit 0" in ran.err
    assert onrecord("find", "entities", "--limit", "0", "--db", db).out.count("\n") > 1


def test_nothing_found(onrecord: Run, db: Path) -> None:
    for form in ("json", "csv", "table"):
        ran = onrecord("find", "events", "--actor", "nobody", "--format", form, "--db", db)
        assert (ran.status, ran.out) == (0, "")
        assert "Nothing found" in ran.err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["events", "--event", "WAR"], "ASSAULT"),
        (["events", "--status", "done"], "promised"),
        (["events", "--from", "yesterday"], "YYYY-MM-DD"),
        (["events", "--to", "2001-02-30"], "YYYY-MM-DD"),
        (["events", "--country", "Chad"], "three letters"),
        (["statements", "--kind", "loud"], "indirect"),
        (["entities", "--kind", "bird"], "armed_group"),
        (["entities", "--limit", "-1"], "--limit"),
        (["birds"], "birds"),
    ],
)
def test_bad_filters(onrecord: Run, db: Path, arguments: list[str], message: str) -> None:
    ran = onrecord("find", *arguments, *(["--db", db] if arguments != ["birds"] else []))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert message in ran.err


def test_no_store(onrecord: Run, tmp_path: Path) -> None:
    ran = onrecord("find", "events", "--db", tmp_path / "none.db")
    assert ran.status == 2
    assert "onrecord add" in ran.err
    assert not (tmp_path / "none.db").exists()
