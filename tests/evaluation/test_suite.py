"""The scorers agree with the definitions they take over, and no figure falls below its floor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import UnreadableSource
from onrecord.evaluation.suite import EVALUATIONS, below_floor, evaluate, floors
from onrecord.pipeline import Toolkit


@pytest.mark.parametrize("name", sorted(EVALUATIONS))
def test_no_figure_is_below_its_floor(name: str, gold: Path, tools: Toolkit) -> None:
    figures = evaluate(name, gold / EVALUATIONS[name].home, tools)
    assert below_floor(name, figures) == []


def test_every_evaluation_has_a_floor() -> None:
    assert set(floors()) == set(EVALUATIONS)


def test_a_figure_below_its_floor_is_told() -> None:
    figure, floor = next(iter(floors()["plv"].items()))
    assert below_floor("plv", {figure: floor - 0.1})
    assert not below_floor("plv", dict.fromkeys(floors()["plv"], 1.0))


def test_gold_that_is_not_there_says_what_to_do(tools: Toolkit, tmp_path: Path) -> None:
    with pytest.raises(UnreadableSource, match="name the file or folder"):
        evaluate("plv", tmp_path / "missing.tsv", tools)


@pytest.mark.parametrize(
    ("name", "scorer", "arguments", "figures"),
    [
        ("plv", "plv.py", ["plover/PLV_train.tsv"], ["root macro-F1", "accuracy", "quad macro-F1"]),
        ("factuality", "factuality.py", ["factuality/uw_dev.jsonl"], ["accuracy", "balanced accuracy"]),
    ],
)
def test_agrees_with_the_shared_scorer(
    name: str, scorer: str, arguments: list[str], figures: list[str], gold: Path, tools: Toolkit
) -> None:
    program = str(Path(sys.executable).with_name("onrecord"))
    paths = [str(gold / argument) for argument in arguments]
    done = subprocess.run(
        [sys.executable, str(gold.parent / "eval" / scorer), program, *paths],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = done.stdout.splitlines()[-1]
    mine = evaluate(name, gold / EVALUATIONS[name].home, tools)
    for figure in figures:
        assert f"{mine[figure]:.3f}" in told, (figure, mine[figure], told)
