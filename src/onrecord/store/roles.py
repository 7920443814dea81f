"""Roles that reports taught: filed with each record, reviewed by a person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    insert,
    inspect,
    select,
    update,
)

from onrecord.store.tables import metadata
from onrecord.types.roles import LearnedRole

Decision = Literal["accepted", "rejected"]

learned_roles = Table(
    "learned_roles",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("key", String, nullable=False, unique=True),  # person, title and owner in lower case
    Column("person", Text, nullable=False),
    Column("entity", String, nullable=False),
    Column("title", Text, nullable=False),
    Column("organisation", Text),
    Column("owner", String),
    Column("country", String),
    Column("sector", String),
    Column("decision", String),
)
"""What was learned, once whatever the number of reports; a decision outlives them."""

learned_evidence = Table(
    "learned_evidence",
    metadata,
    Column("role", ForeignKey("learned_roles.n", ondelete="CASCADE"), primary_key=True),
    Column("report_id", ForeignKey("reports.id", ondelete="CASCADE"), primary_key=True),
    Column("date", String, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)


class Evidence(Struct, frozen=True, kw_only=True):
    """The words of a report that give the role."""

    report: str
    date: str | None
    start: int
    end: int
    text: str


class TaughtRole(Struct, frozen=True, kw_only=True):
    """A learned role over all reports of the store that give it."""

    n: int
    person: str
    entity: str
    title: str
    organisation: str | None
    owner: str | None
    country: str | None
    sector: str | None
    decision: Decision | None
    reports: int
    first: str | None
    """Publication date of the earliest report that gives one."""
    last: str | None
    evidence: tuple[Evidence, ...]
    """Earliest first, undated reports last."""


def write_roles(connection: Connection, roles: Iterable[LearnedRole]) -> None:
    """Files what a report taught; the report is in the store."""
    seen = set()
    for role in roles:
        key = "|".join((role.person, role.title, role.organisation or role.country or "")).lower()
        if key in seen:
            continue
        seen.add(key)
        n = connection.scalar(select(learned_roles.c.n).where(learned_roles.c.key == key))
        if n is None:
            row = {
                name: getattr(role, name)
                for name in ("person", "entity", "title", "organisation", "owner", "country", "sector")
            }
            connection.execute(insert(learned_roles).values(key=key, **row))
            n = connection.scalar(select(learned_roles.c.n).where(learned_roles.c.key == key))
        at = role.evidence
        evidence = {"date": role.date, "start": at.start, "end": at.end, "text": at.text}
        connection.execute(insert(learned_evidence).values(role=n, report_id=role.report, **evidence))


def make_tables(connection: Connection) -> None:
    """Makes the tables in a store that was made before there were any."""
    metadata.create_all(connection, tables=[learned_roles, learned_evidence])


def read_roles(connection: Connection, *, decision: Decision | Literal["all"] | None) -> list[TaughtRole]:
    """The roles with this decision (``None``: none yet, and at least one report), most reports first."""
    if not inspect(connection).has_table("learned_roles"):
        return []
    query = select(learned_roles).order_by(learned_roles.c.n)
    if decision != "all":
        query = query.where(learned_roles.c.decision.is_not_distinct_from(decision))
    rows = connection.execute(query).all()
    found: dict[int, list[Evidence]] = {row.n: [] for row in rows}
    for e in connection.execute(select(learned_evidence).order_by(learned_evidence.c.report_id)):
        if e.role in found:
            found[e.role].append(
                Evidence(report=e.report_id, date=e.date, start=e.start, end=e.end, text=e.text)
            )
    out = []
    for row in rows:
        evidence = sorted(found[row.n], key=lambda e: e.date or "9999")
        days = [e.date for e in evidence if e.date]
        if evidence or decision is not None:
            out.append(
                TaughtRole(
                    n=row.n, person=row.person, entity=row.entity, title=row.title,
                    organisation=row.organisation, owner=row.owner, country=row.country, sector=row.sector,
                    decision=row.decision, reports=len(evidence), first=days[0] if days else None,
                    last=days[-1] if days else None, evidence=tuple(evidence),
                )
            )  # fmt: skip
    return sorted(out, key=lambda role: (-role.reports, role.n))


def write_decision(connection: Connection, n: int, decision: Decision) -> bool:
    """Notes the decision; whether there is such a role."""
    if not inspect(connection).has_table("learned_roles"):
        return False
    done = connection.execute(update(learned_roles).where(learned_roles.c.n == n).values(decision=decision))
    return bool(done.rowcount)
