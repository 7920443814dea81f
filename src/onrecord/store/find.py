"""Filters as SQL. Portable: nothing here is particular to SQLite."""

from __future__ import annotations

from typing import Any, TypedDict

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select

from onrecord.store import tables as t

WINDOW = 400
"""Characters of the report on each side of a trigger, from which its sentence is cut."""


class StatementFilters(TypedDict, total=False):
    """Which statements: all that are given must hold. Words are found anywhere, in upper or lower case.

    ``since`` and ``until`` are dates (``YYYY-MM-DD``), both included, and look at the statement's date or,
    where the report gives none, at the date of publication.
    """

    speaker: str
    said: str
    kind: str
    outlet: str
    since: str
    until: str
    limit: int


class EventFilters(TypedDict, total=False):
    """Which events; as ``StatementFilters``. ``actor`` and ``recipient`` also take a country code."""

    actor: str
    recipient: str
    event: str
    status: str
    country: str
    outlet: str
    since: str
    until: str
    limit: int


class EntityFilters(TypedDict, total=False):
    """Which entities."""

    name: str
    kind: str
    country: str
    limit: int


def select_events(filters: EventFilters) -> Select[Any]:
    """Events with their report and the text around the trigger, newest report first."""
    e, r = t.events.c, t.reports.c
    offset = case((e.trigger_start > WINDOW, e.trigger_start - WINDOW), else_=0)
    query: Select[Any] = select(
        e.report_id,
        r.published,
        r.outlet,
        *(e[name] for name in ("id", "event", "status", "ongoing", "date_from", "date_to", "claimed_by")),
        *(
            e[name]
            for name in ("place_name", "place_country", "trigger_start", "trigger_end", "trigger_text")
        ),
        offset.label("offset"),
        func.substr(r.text, offset + 1, 2 * WINDOW).label("window"),
    ).join(t.reports, e.report_id == r.id)
    if "actor" in filters:
        query = query.where(_takes_part("actor", filters["actor"]))
    if "recipient" in filters:
        query = query.where(_takes_part("recipient", filters["recipient"]))
    if "event" in filters:
        query = query.where(e.event == filters["event"].upper())
    if "status" in filters:
        query = query.where(e.status == filters["status"].lower())
    if "country" in filters:
        query = query.where(e.place_country == filters["country"].upper())
    query = _in_time(_from_outlet(query, filters.get("outlet")), filters, e.date_from, e.date_to)
    return query.order_by(r.published.desc(), e.report_id, e.trigger_start, e.id).limit(filters.get("limit"))


def select_participants(events: Select[Any]) -> Select[Any]:
    """Who takes part in the events of a selection, by the name of the entity where that is known."""
    p, found = t.participants.c, events.subquery()
    return (
        select(p.report_id, p.event, p.part, func.coalesce(t.entities.c.name, p.text).label("name"))
        .join(found, and_(p.report_id == found.c.report_id, p.event == found.c.id))
        .outerjoin(t.entities, _names(p.report_id, p.entity))
        .order_by(p.report_id, p.event, p.part, p.n)
    )


def select_statements(filters: StatementFilters) -> Select[Any]:
    """Statements with their report and the speaker's name, newest report first."""
    s, r = t.statements.c, t.reports.c
    name = func.coalesce(t.entities.c.name, s.speaker_text)
    begin = select(func.min(t.contents.c.start)).where(_content_of(s)).scalar_subquery()
    query = (
        select(s.report_id, r.published, r.outlet, s.id, s.kind, name.label("speaker"), s.cue_text)
        .add_columns(s.date_from, s.date_to, begin.label("begin"))
        .join(t.reports, s.report_id == r.id)
        .outerjoin(t.entities, _names(s.report_id, s.speaker_entity))
    )
    if "speaker" in filters:
        query = query.where(or_(*(_has(c, filters["speaker"]) for c in (t.entities.c.name, s.speaker_text))))
    if "said" in filters:
        query = query.where(exists().where(_content_of(s), _has(t.contents.c.text, filters["said"])))
    if "kind" in filters:
        query = query.where(s.kind == filters["kind"].lower())
    query = _in_time(_from_outlet(query, filters.get("outlet")), filters, s.date_from, s.date_to)
    return query.order_by(r.published.desc(), s.report_id, begin, s.id).limit(filters.get("limit"))


def select_contents(statements: Select[Any]) -> Select[Any]:
    """The pieces of content of the statements of a selection."""
    c, found = t.contents.c, statements.subquery()
    return (
        select(c.report_id, c.statement, c.start, c.end, c.text)
        .join(found, and_(c.report_id == found.c.report_id, c.statement == found.c.id))
        .order_by(c.report_id, c.statement, c.n)
    )


def select_entities(filters: EntityFilters) -> Select[Any]:
    """Entities, alike in all reports that name them alike, those in most reports first."""
    e = t.entities.c
    mentioned = (
        select(t.mentions.c.report_id, t.mentions.c.entity, func.count().label("mentions"))
        .group_by(t.mentions.c.report_id, t.mentions.c.entity)
        .subquery()
    )
    in_reports = func.count(e.report_id.distinct())
    same = (e.name, e.kind, e.country)
    details = (e.sector, e.wikidata, e.role_title, e.role_organisation)
    query = (
        select(*same, *(func.max(column).label(column.name) for column in details))
        .add_columns(
            in_reports.label("reports"), func.coalesce(func.sum(mentioned.c.mentions), 0).label("mentions")
        )
        .outerjoin(mentioned, and_(mentioned.c.report_id == e.report_id, mentioned.c.entity == e.id))
        .group_by(*same)
    )
    if "name" in filters:
        query = query.where(_has(e.name, filters["name"]))
    if "kind" in filters:
        query = query.where(e.kind == filters["kind"].lower())
    if "country" in filters:
        query = query.where(e.country == filters["country"].upper())
    return query.order_by(in_reports.desc(), e.name, e.kind, e.country).limit(filters.get("limit"))


def _has(column: ColumnElement[Any], words: str) -> ColumnElement[bool]:
    """Whether the column holds the words, in upper or lower case, with straight or curly apostrophes."""
    plain = func.replace(func.lower(column), "’", "'")
    return plain.contains(words.lower().replace("’", "'"), autoescape=True)


def _takes_part(part: str, who: str) -> ColumnElement[bool]:
    p = t.participants.c
    known = exists().where(_names(p.report_id, p.entity), _has(t.entities.c.name, who))
    alike = [_has(p.text, who), known]
    if len(who) == 3 and who.isupper():
        alike.append(p.country == who)
    return exists().where(
        p.report_id == t.events.c.report_id, p.event == t.events.c.id, p.part == part, or_(*alike)
    )


def _names(report_id: ColumnElement[Any], entity: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(t.entities.c.report_id == report_id, t.entities.c.id == entity)


def _content_of(statement: Any) -> ColumnElement[bool]:
    return and_(t.contents.c.report_id == statement.report_id, t.contents.c.statement == statement.id)


def _from_outlet(query: Select[Any], outlet: str | None) -> Select[Any]:
    return query if outlet is None else query.where(_has(t.reports.c.outlet, outlet))


def _in_time(
    query: Select[Any],
    filters: EventFilters | StatementFilters,
    first: ColumnElement[Any],
    last: ColumnElement[Any],
) -> Select[Any]:
    published = t.reports.c.published
    if "since" in filters:
        query = query.where(func.coalesce(last, first, published) >= filters["since"])
    if "until" in filters:
        query = query.where(func.coalesce(first, last, published) <= filters["until"])
    return query
