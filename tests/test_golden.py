"""Whole reports with their records. After a change that is meant run ``python tools/golden.py``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.intake import report_from_path
from onrecord.pipeline import Toolkit, read_reports

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = sorted((ROOT / "tests" / "golden").glob("*.json"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda p: p.stem)
def test_record(path: Path, tools: Toolkit) -> None:
    report = report_from_path(ROOT / "samples" / f"{path.stem}.md")
    record = next(read_reports([report], tools)).to_dict()
    wanted = json.loads(path.read_text("utf-8"))
    for part in wanted:
        assert record[part] == wanted[part], part


def test_there_are_golden_reports() -> None:
    assert len(GOLDEN) >= 3
