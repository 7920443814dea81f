"""The store: records in, records and findings out."""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, Unpack

from sqlalchemy import Connection, Engine, create_engine, delete, event, insert, inspect, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import DatabaseError, OperationalError

from onrecord.entities.learn import learn_roles
from onrecord.errors import StoreError
from onrecord.language.sentences import split_sentences
from onrecord.store import find
from onrecord.store import tables as t
from onrecord.store.found import FoundEntity, FoundEvent, FoundStatement
from onrecord.store.roles import Decision, TaughtRole, make_tables, read_roles, write_decision, write_roles
from onrecord.store.rows import rows_of
from onrecord.types import Record

WAIT = 10.0
"""Seconds that a writer waits for another."""

# With one slash, a path library has had it before us.
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]+:/")


def open_store(path: str | os.PathLike[str], *, create: bool = True) -> Store:
    """The store in the SQLite file ``path``; made where there is none, unless ``create`` is false.

    Raises ``StoreError`` where the path is the address of a server, or the file is missing, no database,
    another's database, of another version, or locked.
    """
    name = os.fspath(path)
    if "://" in name or (_ADDRESS.match(name) and not Path(name).absolute().parent.is_dir()):
        raise StoreError(f"{name} is an address; only SQLite files so far: give the path of one")
    if name != ":memory:" and not Path(name).exists():
        if not create:
            raise StoreError(f"there is no store {name}; make one with `onrecord add FILE… --db {name}`")
        if not Path(name).absolute().parent.is_dir():
            raise StoreError(f"the folder of {name} does not exist; make it or choose another path for --db")
    if Path(name).is_dir():
        raise StoreError(f"{name} is a folder; give a file for --db")
    engine = create_engine(URL.create("sqlite", database=name), connect_args={"timeout": WAIT})
    event.listen(engine, "connect", _set_up)
    store = Store(engine, name)
    try:
        store._check()
    except BaseException:
        store.close()
        raise
    return store


def _set_up(connection: sqlite3.Connection, _: object) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    _write_ahead(connection)
    connection.execute("PRAGMA synchronous = NORMAL")
    # SQLite's own lower() knows ASCII only; Zelenskyy and Şimşek are looked for in all spellings of case.
    connection.create_function(
        "lower", 1, lambda s: s.lower() if isinstance(s, str) else s, deterministic=True
    )


def _write_ahead(connection: sqlite3.Connection) -> None:
    # When several open a new file at once, SQLite does not wait here, whatever its timeout.
    end = time.monotonic() + WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() >= end:
                raise
        time.sleep(0.01)


class Store:
    """Records of reports. To write one again changes nothing; a new record of a report replaces the old."""

    def __init__(self, engine: Engine, name: str) -> None:
        self._engine = engine
        self._name = name

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self._engine.dispose()

    def add(self, record: Record) -> bool:
        """Writes one record; whether that changed anything."""
        return self.add_many([record]) == 1

    def add_many(self, records: Iterable[Record]) -> int:
        """Writes the records in one transaction, all or none; how many were new or changed."""
        with self._writing() as connection:
            make_tables(connection)
            return sum(_write(connection, record) for record in records)

    def record(self, report_id: str) -> Record | None:
        """The record of the report, exactly as it was written; ``None`` where it is not here."""
        query = select(t.reports.c.record).where(t.reports.c.id == report_id)
        with self._reading() as connection:
            line = connection.scalar(query)
        return None if line is None else Record.from_json(line)

    def records(self) -> Iterator[Record]:
        """All records, by id, one in memory at a time."""
        with self._reading() as connection:
            ids = connection.scalars(select(t.reports.c.id).order_by(t.reports.c.id)).all()
        for report_id in ids:
            record = self.record(report_id)
            if record is not None:
                yield record

    def events(self, **filters: Unpack[find.EventFilters]) -> list[FoundEvent]:
        """The events that all filters hold for, newest report first."""
        query = find.select_events(filters)
        parties: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
        with self._reading() as connection:
            rows = connection.execute(query).all()
            for report, local, part, name in connection.execute(find.select_participants(query)):
                parties[report, local, part].append(name)
        return [
            FoundEvent(
                report=row.report_id,
                published=row.published,
                outlet=row.outlet,
                id=row.id,
                event=row.event,
                status=row.status,
                ongoing=row.ongoing,
                actors=tuple(parties[row.report_id, row.id, "actor"]),
                recipients=tuple(parties[row.report_id, row.id, "recipient"]),
                date_from=row.date_from,
                date_to=row.date_to,
                place=row.place_name,
                country=row.place_country,
                start=row.trigger_start,
                end=row.trigger_end,
                text=row.trigger_text,
                sentence=_sentence(row.window, row.trigger_start - row.offset),
                claimed_by=row.claimed_by,
            )
            for row in rows
        ]

    def statements(self, **filters: Unpack[find.StatementFilters]) -> list[FoundStatement]:
        """The statements that all filters hold for, newest report first."""
        query = find.select_statements(filters)
        pieces: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
        with self._reading() as connection:
            rows = connection.execute(query).all()
            for piece in connection.execute(find.select_contents(query)):
                pieces[piece.report_id, piece.statement].append(piece)
        return [
            FoundStatement(
                report=row.report_id,
                published=row.published,
                outlet=row.outlet,
                id=row.id,
                kind=row.kind,
                speaker=row.speaker,
                cue=row.cue_text,
                content=tuple(piece.text for piece in content),
                date_from=row.date_from,
                date_to=row.date_to,
                start=min((piece.start for piece in content), default=0),
                end=max((piece.end for piece in content), default=0),
            )
            for row in rows
            for content in [pieces[row.report_id, row.id]]
        ]

    def entities(self, **filters: Unpack[find.EntityFilters]) -> list[FoundEntity]:
        """The entities that all filters hold for, those in most reports first."""
        with self._reading() as connection:
            rows = connection.execute(find.select_entities(filters)).all()
        return [
            FoundEntity(
                name=row.name,
                kind=row.kind,
                country=row.country,
                sector=row.sector,
                role=", ".join(part for part in (row.role_title, row.role_organisation) if part) or None,
                reports=row.reports,
                mentions=row.mentions,
                wikidata=row.wikidata,
            )
            for row in rows
        ]

    def learned_roles(self, *, decision: Decision | Literal["all"] | None = None) -> list[TaughtRole]:
        """The roles that reports taught and on which this was decided (``None``: nothing yet)."""
        with self._reading() as connection:
            return read_roles(connection, decision=decision)

    def decide_role(self, n: int, decision: Decision) -> bool:
        """Notes whether a learned role is accepted; whether there is one of this number."""
        with self._writing() as connection:
            return write_decision(connection, n, decision)

    def _check(self) -> None:
        with self._reading() as connection:
            names = set(inspect(connection).get_table_names())
        if not names:
            with self._writing() as connection:
                names = set(inspect(connection).get_table_names())
                if not names:  # else another process has made them in the meantime
                    t.metadata.create_all(connection)
                    connection.execute(insert(t.meta).values(key="schema", value=t.SCHEMA_VERSION))
                    return
        with self._reading() as connection:
            if "meta" not in names or "reports" not in names:
                raise StoreError(
                    f"{self._name} is a database, but not of onrecord; choose another path for --db"
                )
            version = connection.scalar(select(t.meta.c.value).where(t.meta.c.key == "schema"))
        if version != t.SCHEMA_VERSION:
            raise StoreError(
                f"{self._name} is a store of version {version} and this onrecord writes {t.SCHEMA_VERSION}; "
                "use the onrecord that made it, or fill a new store with `onrecord add`"
            )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._errors(), self._engine.begin() as connection:
            # A writer takes the lock before it reads, so that two who open a new file do not both make it.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            yield connection

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            why = str(error.orig)
            if "locked" in why or "busy" in why:
                raise StoreError(
                    f"{self._name} is locked by another program; wait until it is done and try again"
                ) from error
            raise StoreError(
                f"{self._name} cannot be used: {why}; check path, permissions and space"
            ) from error
        except DatabaseError as error:
            if "not a database" in str(error.orig) or "malformed" in str(error.orig):
                raise StoreError(
                    f"{self._name} is not a database that can be read; choose another path for --db"
                ) from error
            raise


def _write(connection: Connection, record: Record) -> bool:
    key = t.reports.c.id == record.report.id
    old = connection.scalar(select(t.reports.c.record).where(key))
    if old is not None:
        if old == record.to_json().decode():
            return False
        connection.execute(delete(t.reports).where(key))
    for table, rows in rows_of(record):
        if rows:
            connection.execute(insert(table), rows)
    write_roles(connection, learn_roles(record))
    return True


def _sentence(window: str, at: int) -> str:
    """The sentence around character ``at`` of ``window``, in one line."""
    first = window.rfind("\n", 0, at) + 1
    last = window.find("\n", at)
    pieces = split_sentences(window, first, len(window) if last < 0 else last)
    start, end = next(((s, e) for s, e in pieces if s <= at < e), (first, len(window)))
    return " ".join(window[start:end].split())
