"""Records in, records and findings out."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from onrecord.errors import StoreError
from onrecord.store import Store, open_store
from onrecord.store.store import _set_up as set_up
from onrecord.types import Record


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "s.db") as opened:
        yield opened


def other(record: Record, report_id: str, **report: Any) -> Record:
    return structs.replace(record, report=structs.replace(record.report, id=report_id, **report))


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_round_trip(tmp_path: Path, record: Record) -> None:
    with open_store(tmp_path / "s.db") as store:
        assert store.add(record)
        assert store.record("r1") == record
        assert store.record("r2") is None
    with open_store(tmp_path / "s.db", create=False) as again:
        assert again.record("r1") == record
        assert list(again.records()) == [record]


def test_every_field_has_its_column(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.add(record)
    assert rows(path, "select title, byline, published, outlet, url from reports") == [
        ("Border", "A. Writer", "1995-01-31", "Andes Post", None)
    ]
    assert rows(path, 'select name, role_title, role_from, role_to from entities where id = "x2"') == [
        ("Efraín Güell", "foreign minister", "1994-02-17", None)
    ]
    assert rows(
        path, "select kind, speaker_text, cue_text, date_from, place_name, addressee_text from statements"
    ) == [
        ("indirect", "Officials in Quito", "said", "1995-01-30", "Quito", None),
        ("direct", "Efraín Güell", "told", None, None, "reporters"),
    ]
    assert rows(
        path,
        "select event, mode, context, plover, cameo, score, status, ongoing, trigger_text, date_from, "
        "place_country, dead, injured, amount, currency, claimed_by, within, rule, confidence "
        "from events where id = 'e1'",
    ) == [
        ("ASSAULT", "raid", "military territory", "ASSAULT", "190", -10.0, "actual", 0, "attacked",
         "1995-01-30", "ECU", 3, None, 2.5e6, "USD", "s1", None, "assault/attack", 0.75)
    ]  # fmt: skip
    assert rows(path, "select event, part, text, entity, country from participants order by event, part") == [
        ("e1", "actor", "Peru", "x1", "PER"),
        ("e1", "recipient", "a border post", None, None),
        ("e2", "actor", "We", "x1", "PER"),
    ]
    assert rows(path, "select count(*) from mentions, contents, times, places") == [(3 * 2,)]


def test_spans_in_every_table_hold_their_words(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.add(record)
    for table, prefix in [
        ("mentions", ""), ("contents", ""), ("participants", ""), ("times", ""), ("places", ""),
        ("events", "trigger_"), ("events", "date_"), ("events", "place_"),
        ("statements", "speaker_"), ("statements", "cue_"),
    ]:  # fmt: skip
        found = rows(path, f'select "{prefix}start", "{prefix}end", "{prefix}text" from {table}')
        assert any(row[0] is not None for row in found)
        assert all(record.report.text[s:e] == text for s, e, text in found if s is not None), table


def test_writing_again_changes_nothing(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        assert store.add_many([record, record, other(record, "r2")]) == 2
        before = rows(path, "select count(*), max(rowid) from events")
        assert store.add_many([record]) == 0
        assert rows(path, "select count(*), max(rowid) from events") == before


def test_a_new_record_replaces_the_old_one(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.add(record)
        assert store.add(structs.replace(record, events=(), statements=()))
        assert store.events() == store.statements() == []
    for table in ("events", "participants", "statements", "contents"):
        assert rows(path, f"select count(*) from {table}") == [(0,)]


def test_a_batch_is_written_whole_or_not_at_all(store: Store, record: Record) -> None:
    def records() -> Iterator[Record]:
        yield record
        raise RuntimeError

    with pytest.raises(RuntimeError):
        store.add_many(records())
    assert store.record("r1") is None


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["e1", "e2"]),
        ({"actor": "per"}, ["e1", "e2"]),
        ({"actor": "PER"}, ["e1", "e2"]),
        ({"actor": "peru"}, ["e1", "e2"]),
        ({"actor": "ECU"}, []),
        ({"actor": "we"}, ["e2"]),
        ({"recipient": "BORDER"}, ["e1"]),
        ({"recipient": "Peru"}, []),
        ({"event": "assault"}, ["e1", "e2"]),
        ({"event": "AID"}, []),
        ({"status": "negated"}, ["e2"]),
        ({"country": "ecu"}, ["e1"]),
        ({"outlet": "andes"}, ["e1", "e2"]),
        ({"outlet": "100%"}, []),
        ({"since": "1995-01-30", "until": "1995-01-30"}, ["e1"]),
        ({"since": "1995-01-31"}, ["e2"]),
        ({"until": "1995-01-29"}, []),
        ({"limit": 1}, ["e1"]),
        ({"actor": "'; drop table events; --"}, []),
    ],
)
def test_events(store: Store, record: Record, filters: dict[str, Any], found: list[str]) -> None:
    store.add(record)
    assert [event.id for event in store.events(**filters)] == found


def test_a_found_event_points_at_its_words(store: Store, record: Record) -> None:
    store.add(record)
    event = store.events(status="actual")[0]
    assert (event.actors, event.recipients, event.place, event.country) == (
        ("Peru",),
        ("a border post",),
        "Quito",
        "ECU",
    )
    assert record.report.text[event.start : event.end] == event.text == "attacked"
    assert event.sentence == "Officials in Quito said on Monday that Peru had attacked a border post."
    assert (
        store.events(status="negated")[0].sentence == "“We won’t strike first,” Efraín Güell told reporters."
    )


def test_the_sentence_of_an_event_far_into_a_long_report(store: Store, record: Record) -> None:
    lead = "Rain fell on the hills. " * 200
    moved = structs.replace(
        record.events[0],
        trigger=structs.replace(record.events[0].trigger, start=len(lead) + 44, end=len(lead) + 52),
        date=None,
        place=None,
    )
    text = lead + record.report.text
    store.add(Record(report=structs.replace(record.report, text=text), events=(moved,)))
    assert (
        store.events()[0].sentence
        == "Officials in Quito said on Monday that Peru had attacked a border post."
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["s1", "s2"]),
        ({"speaker": "GÜELL"}, ["s2"]),
        ({"speaker": "officials"}, ["s1"]),
        ({"said": "won't STRIKE"}, ["s2"]),
        ({"said": "won’t"}, ["s2"]),
        ({"said": "%"}, []),
        ({"said": "reporters"}, []),
        ({"kind": "indirect"}, ["s1"]),
        ({"since": "1995-01-31"}, ["s2"]),
        ({"speaker": "Güell", "said": "border"}, []),
    ],
)
def test_statements(store: Store, record: Record, filters: dict[str, Any], found: list[str]) -> None:
    store.add(record)
    assert [statement.id for statement in store.statements(**filters)] == found


def test_entities_of_all_reports_are_counted_together(store: Store, record: Record) -> None:
    store.add_many([record, other(record, "r2")])
    found = store.entities()
    assert [(e.name, e.reports, e.mentions) for e in found] == [("Efraín Güell", 2, 4), ("Peru", 2, 2)]
    assert found[0].role == "foreign minister, Peru"
    assert [e.name for e in store.entities(kind="state")] == ["Peru"]
    assert [e.name for e in store.entities(name="EFRAÍN")] == ["Efraín Güell"]
    assert store.entities(country="USA") == []


def test_newest_report_first(store: Store, record: Record) -> None:
    store.add_many(
        [
            other(record, "a", published="1994-01-01"),
            other(record, "b", published="1996-01-01"),
            other(record, "c", published=None),
        ]
    )
    assert [event.report for event in store.events(status="actual")] == ["b", "a", "c"]


def break_text(path: Path) -> None:
    path.write_text("Rain fell. " * 100)


def break_version(path: Path) -> None:
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("update meta set value = '99'")


def break_other(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("create table birds (name)")


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (break_text, "not a database"),
        (break_version, "version 99"),
        (break_other, "not of onrecord"),
        (Path.mkdir, "folder"),
    ],
)
def test_files_that_are_no_store(tmp_path: Path, spoil: Callable[[Path], object], message: str) -> None:
    path = tmp_path / "s.db"
    spoil(path)
    with pytest.raises(StoreError, match=message):
        open_store(path)


def test_missing_files(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="onrecord add"):
        open_store(tmp_path / "s.db", create=False)
    assert not (tmp_path / "s.db").exists()
    with pytest.raises(StoreError, match="folder"):
        open_store(tmp_path / "no" / "s.db")


@pytest.mark.parametrize("address", ["postgresql://x/y", "sqlite:///s.db", Path("postgresql://x/y")], ids=str)
@pytest.mark.parametrize("create", [True, False])
def test_addresses_of_servers(address: str | Path, create: bool) -> None:
    with pytest.raises(StoreError, match="only SQLite files so far"):
        open_store(address, create=create)


def test_a_locked_file(tmp_path: Path, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.store.store.WAIT", 0.1)
    path = tmp_path / "s.db"
    with open_store(path) as store, closing(sqlite3.connect(path)) as writer:
        writer.execute("begin immediate")
        with pytest.raises(StoreError, match="locked"):
            store.add(record)
        assert store.events() == []  # a reader is not locked out
        writer.rollback()
        assert store.add(record)


def test_two_writers(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "s.db"
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with open_store(path) as store:
                for n in range(20):
                    store.add(other(record, f"{name}{n}"))
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert rows(path, "select count(*) from reports") == [(60,)]


def test_a_new_file_that_another_is_just_opening(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    refusals = 2

    class Busy(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            nonlocal refusals
            if "journal_mode" in sql and refusals:
                refusals -= 1
                raise sqlite3.OperationalError("database is locked")
            return super().execute(sql, *values)

    with closing(sqlite3.connect(tmp_path / "s.db", factory=Busy)) as connection:
        set_up(connection, None)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    refusals = 2
    monkeypatch.setattr("onrecord.store.store.WAIT", 0)
    with (
        closing(sqlite3.connect(tmp_path / "t.db", factory=Busy)) as connection,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        set_up(connection, None)


def test_what_was_written_outlives_a_killed_writer(tmp_path: Path, record: Record) -> None:
    path, line = tmp_path / "s.db", tmp_path / "record.json"
    line.write_bytes(record.to_json())
    code = (
        "import os, sys, onrecord\n"
        "store = onrecord.open_store(sys.argv[1])\n"
        "store.add(onrecord.Record.from_json(open(sys.argv[2], 'rb').read()))\n"
        "os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", code, path, line], check=False).returncode == -9
    with open_store(path) as store:
        assert store.record("r1") == record


def test_a_store_opens_while_another_writes(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "s.db"
    with open_store(path) as store:
        store.add(record)
    with closing(sqlite3.connect(path)) as writer:
        writer.execute("begin immediate")
        begin = time.monotonic()
        with open_store(path, create=False) as store:
            assert [event.id for event in store.events()] == ["e1", "e2"]
        assert time.monotonic() - begin < 5
        writer.rollback()
