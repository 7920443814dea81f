"""The scorer gives the figures of the shared evaluation, and the floors of the room hold."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.evaluation.timex import GoldTime, load, score
from onrecord.language import LanguageModel
from onrecord.resources.calendar import load_dated_events
from onrecord.times import find_times
from onrecord.types import Record, Report, Time


def test_score_counts_spans_and_values() -> None:
    text = "on Friday and in 1999"
    report = Report(id="a", text=text)
    times = (
        Time(start=3, end=9, text="Friday", type="DATE", value="2022-03-04"),
        Time(start=14, end=21, text="in 1999", type="DATE", value="1999Z"),
    )
    gold = {
        "a": (
            GoldTime(start=3, end=9, type="DATE", value="2022-03-11"),
            GoldTime(start=17, end=21, type="DATE", value="1999"),
        )
    }
    figures = score([Record(report=report, times=times)], gold)
    assert figures == {"strict": 0.5, "relaxed": 1.0, "value": 0.5}


def test_nothing_found_is_nothing() -> None:
    assert score([], {}) == {"strict": 0.0, "relaxed": 0.0, "value": 0.0}


@pytest.fixture(scope="module")
def folder(gold: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty of the reports: enough to compare, and soon read."""
    few = tmp_path_factory.mktemp("timex")
    for path in sorted((gold / "timex" / "AQUAINT").glob("*.tml"))[:20]:
        (few / path.name).symlink_to(path)
    return few


@pytest.fixture(scope="module")
def records(folder: Path) -> list[Record]:
    reports, _ = load(folder)
    annotations = LanguageModel().annotate(reports, needs_parse=lambda sentence: False)
    table = load_dated_events()
    return [
        Record(report=report, times=find_times(report, annotation, dated_events=table))
        for report, annotation in zip(reports, annotations, strict=True)
    ]


def test_same_figures_as_the_shared_scorer(
    gold: Path, folder: Path, records: list[Record], tmp_path: Path
) -> None:
    lines = tmp_path / "records.jsonl"
    lines.write_bytes(b"\n".join(record.to_json() for record in records))
    command = tmp_path / "command"
    command.write_text(f"#!/bin/sh\ncat > /dev/null\ncat {lines}\n", "utf-8")
    command.chmod(0o755)
    script = gold.parent / "eval" / "timex.py"
    out = subprocess.run(
        [sys.executable, script, command, folder], capture_output=True, text=True, check=True
    )
    theirs = [
        float(figure) for figure in re.findall(r"(?:F1|relaxed|value) (\d\.\d{3}|\.\d+)", out.stdout)[:3]
    ]
    ours = score(records, load(folder)[1])
    assert theirs == [round(ours[name], 3) for name in ("strict", "relaxed", "value")]


def test_floor(folder: Path, records: list[Record]) -> None:
    figures = score(records, load(folder)[1])
    assert figures["strict"] >= 0.82
    assert figures["relaxed"] >= 0.92
