"""What holds for any text whatever: read returns, every span holds its words, JSON brings the record back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import EmptyReport

WORDS = st.sampled_from(
    """
    The a he she they it We “ ” " ' ’ « » ‘ ( ) — , . ; : ? ! … said told that warned denied attack attacked
    killed agreed to supply sanctions talks troops Paris NATO Russia Mr. Kofi Annan minister president the
    EU on Friday last week 2021 12 $3bn not would if who which and or of in from by with \n \n\n \r\n \t
    \u202e \u2066 \ufeff \0 \ud800 e\u0301 🇺🇦 Ğ İ ß ﬁ 中国 العربية
    """.split(" ")
)
NEWS = st.lists(WORDS, max_size=60).map(" ".join)
ANYTHING = st.text(st.characters(codec=None), max_size=300)
REPORTS = Path(__file__).parents[1] / "benchmarks/reports"
SETTINGS = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)


def spans(value: Any) -> Any:
    """Every dict in a record that has start, end and text."""
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value
        for part in value.values():
            yield from spans(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from spans(part)


@SETTINGS
@given(NEWS | ANYTHING)
def test_any_text(text: str) -> None:
    try:
        record = onrecord.read(text, published="2019-10-08")
    except EmptyReport:
        assert not text.replace("\0", " ").replace("\ufeff", "").strip()
        return
    kept = record.report.text
    for span in spans(record.to_dict()):
        assert 0 <= span["start"] < span["end"] <= len(kept)
        assert kept[span["start"] : span["end"]] == span["text"]
    check_references(record)
    check_statements(record)
    assert onrecord.Record.from_json(record.to_json()) == record
    again = onrecord.read(kept, published="2019-10-08")
    assert again == record


def check_references(record: onrecord.Record) -> None:
    """Ids are unique, and whatever is pointed at is there."""
    entities = [entity.id for entity in record.entities]
    statements = [statement.id for statement in record.statements]
    events = [event.id for event in record.events]
    for ids in (entities, statements, events):
        assert len(ids) == len(set(ids))
    assert {mention.entity for mention in record.mentions} <= set(entities)
    speakers = [s for statement in record.statements for s in (statement.speaker, statement.addressee) if s]
    parties = [party for event in record.events for party in (*event.actors, *event.recipients)]
    assert {who.entity for who in (*speakers, *parties) if who.entity} <= set(entities)
    assert {s.within for s in record.statements if s.within} <= set(statements)
    assert {e.claimed_by for e in record.events if e.claimed_by} <= set(statements)
    assert {e.within for e in record.events if e.within} <= set(events)


def check_statements(record: onrecord.Record) -> None:
    """Statements stand in text order of their first characters, and none tells its own speaker or cue."""
    begins = []
    for statement in record.statements:
        outside = [part for part in (statement.speaker, statement.cue) if part]
        begins.append(min(part.start for part in (*outside, *statement.content)))
        for said in statement.content:
            assert all(part.end <= said.start or said.end <= part.start for part in outside)
    assert begins == sorted(begins)
    assert [statement.id for statement in record.statements] == [f"s{n + 1}" for n in range(len(begins))]


def test_statements_of_the_sample_reports() -> None:
    reports = sorted(REPORTS.glob("*.txt"))
    assert reports
    for path in reports:
        check_statements(onrecord.read(path.read_text("utf-8"), published="2020-01-01"))
