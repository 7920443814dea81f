"""A record as rows of the tables."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Table

from onrecord.store import tables as t
from onrecord.types import Event, Record, Statement

Row = dict[str, Any]


def rows_of(record: Record) -> list[tuple[Table, list[Row]]]:
    """The rows of each table, in an order that keeps the foreign keys."""
    report = record.report.id
    entities = [
        {**_columns(e, "role"), **_flat("role_", e.role, _ROLE), "report_id": report} for e in record.entities
    ]
    return [
        (t.reports, [{**_columns(record.report), "record": record.to_json().decode()}]),
        (t.entities, entities),
        (t.mentions, _numbered(record.mentions, report_id=report)),
        (t.statements, [{**_statement(s), "report_id": report} for s in record.statements]),
        (
            t.contents,
            [
                row
                for s in record.statements
                for row in _numbered(s.content, report_id=report, statement=s.id)
            ],
        ),
        (t.events, [{**_event(e), "report_id": report} for e in record.events]),
        (t.participants, [row for e in record.events for row in _participants(e, report)]),
        (t.times, _numbered(record.times, report_id=report)),
        (t.places, _numbered(record.places, report_id=report)),
    ]


_SPAN = ("start", "end", "text")
_ROLE = ("title", "organisation", "from", "to")
_SPEAKER = (*_SPAN, "entity")
_DATE = (*_SPAN, "from", "to")
_PLACE = (*_SPAN, "name", "country", "admin1", "geonames", "feature", "lat", "lon")


def _statement(s: Statement) -> Row:
    return {
        **_columns(s, "speaker", "cue", "content", "addressee", "date", "place"),
        **_flat("speaker_", s.speaker, _SPEAKER),
        **_flat("cue_", s.cue, _SPAN),
        **_flat("addressee_", s.addressee, _SPEAKER),
        **_flat("date_", s.date, _DATE),
        **_flat("place_", s.place, _PLACE),
    }


def _event(e: Event) -> Row:
    return {
        **_columns(e, "trigger", "actors", "recipients", "date", "place", "magnitude", "context"),
        **_columns(e.magnitude),
        "context": " ".join(e.context),
        **_flat("trigger_", e.trigger, _SPAN),
        **_flat("date_", e.date, _DATE),
        **_flat("place_", e.place, _PLACE),
    }


def _participants(e: Event, report: str) -> list[Row]:
    return [
        *_numbered(e.actors, report_id=report, event=e.id, part="actor"),
        *_numbered(e.recipients, report_id=report, event=e.id, part="recipient"),
    ]


def _columns(value: Struct, *without: str) -> Row:
    """The fields of a struct by the names of RECORD.md."""
    row: Row = msgspec.to_builtins(value)
    return {name: cell for name, cell in row.items() if name not in without}


def _flat(prefix: str, value: Struct | None, names: tuple[str, ...]) -> Row:
    """The fields ``names`` under ``prefix``; all ``None`` without a value, so that rows are alike."""
    row = {} if value is None else _columns(value)
    return {prefix + name: row.get(name) for name in names}


def _numbered(values: tuple[Struct, ...], **keys: str) -> list[Row]:
    return [{**_columns(value), **keys, "n": n} for n, value in enumerate(values)]
