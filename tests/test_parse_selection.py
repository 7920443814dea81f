"""Parsing only the sentences that may hold a fact files what parsing all of them files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from onrecord.intake import report_from_path
from onrecord.pipeline import Toolkit, read_reports
from onrecord.types import Record, Report

ROOT = Path(__file__).resolve().parent.parent


def facts(record: Record) -> set[tuple[object, ...]]:
    events = {
        (
            e.rule,
            e.status,
            e.trigger.start,
            tuple(p.text for p in e.actors),
            tuple(p.text for p in e.recipients),
        )
        for e in record.events
    }
    said = {(s.kind, s.cue and s.cue.start, tuple(c.text for c in s.content)) for s in record.statements}
    return events | said


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    samples = [report_from_path(p) for p in sorted((ROOT / "samples").glob("2022*.md"))[::4]]
    ordinary = sorted((ROOT / "benchmarks" / "reports").glob("*.txt"))[::4]
    return samples + [Report(id=p.stem, text=p.read_text("utf-8"), published="2024-05-14") for p in ordinary]


def test_nothing_is_lost(tools: Toolkit, reports: list[Report]) -> None:
    some = read_reports(reports, tools)
    everything = read_reports(reports, replace(tools, parse_all=True))
    lost = []
    total = 0
    for one, whole in zip(some, everything, strict=True):
        wanted = facts(whole)
        total += len(wanted)
        lost += [(one.report.id, fact) for fact in wanted - facts(one)]
    assert total > 150
    assert not lost


def test_something_is_spared(tools: Toolkit, reports: list[Report]) -> None:
    annotations = tools.language.annotate(reports, needs_parse=tools.needs_parse)
    parsed = sum(s.parsed for a in annotations for s in a.sentences)
    assert parsed < sum(len(a.sentences) for a in annotations)


def test_what_may_fire_needs_all_its_words(tools: Toolkit) -> None:
    assert tools.codebook.may_fire({"rebels", "attacked", "the", "town"})
    assert not tools.codebook.may_fire({"the", "town", "was", "quiet"})
