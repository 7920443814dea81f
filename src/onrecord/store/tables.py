"""The tables: one for each noun of RECORD.md, with its names.

A span becomes columns ``<name>_start``, ``<name>_end``, ``<name>_text``; local ids are unique within a
report, so keys are pairs. ``reports.record`` holds the whole record as JSON, for an exact way back.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

SCHEMA_VERSION = "1"

metadata = MetaData()


def _report() -> Column[Any]:
    return Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True)


def _number() -> Column[Any]:
    return Column("n", Integer, primary_key=True)


def _span(prefix: str = "", *, required: bool = True) -> list[Column[Any]]:
    return [
        Column(f"{prefix}start", Integer, nullable=not required),
        Column(f"{prefix}end", Integer, nullable=not required),
        Column(f"{prefix}text", Text, nullable=not required),
    ]


def _speaker(prefix: str) -> list[Column[Any]]:
    return [*_span(prefix, required=False), Column(f"{prefix}entity", String, index=True)]


def _date(prefix: str = "date_") -> list[Column[Any]]:
    return [
        *_span(prefix, required=False),
        Column(f"{prefix}from", String, index=True),
        Column(f"{prefix}to", String, index=True),
    ]


def _place(prefix: str = "", *, required: bool = True) -> list[Column[Any]]:
    return [
        *_span(prefix, required=required),
        Column(f"{prefix}name", String, nullable=not required),
        Column(f"{prefix}country", String, index=True),
        Column(f"{prefix}admin1", String),
        Column(f"{prefix}geonames", Integer),
        Column(f"{prefix}feature", String),
        Column(f"{prefix}lat", Float),
        Column(f"{prefix}lon", Float),
    ]


meta = Table(
    "meta", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False)
)

reports = Table(
    "reports",
    metadata,
    Column("id", String, primary_key=True),
    Column("url", String),
    Column("outlet", String, index=True),
    Column("title", Text),
    Column("byline", Text),
    Column("published", String, index=True),
    Column("language", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("record", Text, nullable=False),
)

entities = Table(
    "entities",
    metadata,
    _report(),
    Column("id", String, primary_key=True),
    Column("name", Text, nullable=False, index=True),
    Column("kind", String, nullable=False, index=True),
    Column("country", String, index=True),
    Column("sector", String),
    Column("role_title", Text),
    Column("role_organisation", Text),
    Column("role_from", String),
    Column("role_to", String),
    Column("wikidata", String),
)

mentions = Table(
    "mentions",
    metadata,
    _report(),
    _number(),
    *_span(),
    Column("entity", String, nullable=False),
    Column("form", String, nullable=False),
)

statements = Table(
    "statements",
    metadata,
    _report(),
    Column("id", String, primary_key=True),
    Column("kind", String, nullable=False),
    *_speaker("speaker_"),
    *_span("cue_", required=False),
    *_speaker("addressee_"),
    *_date(),
    *_place("place_", required=False),
    Column("within", String),
    Column("confidence", Float, nullable=False),
)

contents = Table(
    "contents",
    metadata,
    Column("report_id", String, primary_key=True),
    Column("statement", String, primary_key=True),
    _number(),
    *_span(),
    Column("quoted", Boolean, nullable=False),
    ForeignKeyConstraint(
        ["report_id", "statement"], ["statements.report_id", "statements.id"], ondelete="CASCADE"
    ),
)

events = Table(
    "events",
    metadata,
    _report(),
    Column("id", String, primary_key=True),
    Column("event", String, nullable=False, index=True),
    Column("mode", String),
    Column("context", String, nullable=False),  # separated by blanks
    Column("plover", String, nullable=False),
    Column("cameo", String),
    Column("score", Float),
    Column("status", String, nullable=False, index=True),
    Column("ongoing", Boolean, nullable=False),
    *_span("trigger_"),
    *_date(),
    *_place("place_", required=False),
    *(Column(name, Integer) for name in ("dead", "injured", "arrested", "displaced", "participants")),
    Column("amount", Float),
    Column("currency", String),
    Column("claimed_by", String),
    Column("within", String),
    Column("rule", String, nullable=False),
    Column("confidence", Float, nullable=False),
)

participants = Table(
    "participants",
    metadata,
    Column("report_id", String, primary_key=True),
    Column("event", String, primary_key=True),
    Column("part", String, primary_key=True),  # actor or recipient
    _number(),
    *_span(),
    Column("entity", String, index=True),
    Column("country", String, index=True),
    ForeignKeyConstraint(["report_id", "event"], ["events.report_id", "events.id"], ondelete="CASCADE"),
)

times = Table(
    "times",
    metadata,
    _report(),
    _number(),
    *_span(),
    Column("type", String, nullable=False),
    Column("value", String),
    Column("from", String, index=True),
    Column("to", String),
)

places = Table("places", metadata, _report(), _number(), *_place())
