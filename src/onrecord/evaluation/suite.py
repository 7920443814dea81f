"""All evaluations by name, and the gate: no score may fall below its floor.

Floors stand in ``floors.toml`` beside this module. A floor is raised when a score has risen for good; to
lower one needs a line in the changelog.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from msgspec import Struct

from onrecord.errors import UnreadableSource
from onrecord.evaluation import factuality, meantime, plv, polnear, timex, toponyms
from onrecord.pipeline import Toolkit, read_reports
from onrecord.types import Record, Report

Load = Callable[[Path], tuple[list[Report], Any]]
Score = Callable[[Iterable[Record], Any], dict[str, float]]


class Evaluation(Struct, frozen=True, kw_only=True):
    """A gold set's reader and scorer, and where its development data lies below ``../shared/data``."""

    load: Load
    score: Score
    home: str
    about: str


EVALUATIONS: dict[str, Evaluation] = {
    "polnear": Evaluation(
        load=lambda path: polnear.load(path.parent, path.name),
        score=polnear.score,
        home="polnear/dev",
        about="statements: a folder with text/ and attributions/ of PolNeAR",
    ),
    "plv": Evaluation(
        load=plv.load, score=plv.score, home="plover/PLV_train.tsv", about="events: a TSV of PLOVER sentences"
    ),
    "factuality": Evaluation(
        load=factuality.load,
        score=factuality.score,
        home="factuality/uw_dev.jsonl",
        about="status: JSON lines of the UW factuality set",
    ),
    "timebank": Evaluation(
        load=timex.load, score=timex.score, home="timex/TimeBank", about="times: a folder of TimeML files"
    ),
    "aquaint": Evaluation(
        load=timex.load, score=timex.score, home="timex/AQUAINT", about="times: a folder of TimeML files"
    ),
    "toponyms": Evaluation(
        load=toponyms.load,
        score=toponyms.score,
        home="toponyms/lgl.xml",
        about="places: an XML file like LGL",
    ),
    "meantime": Evaluation(
        load=meantime.load, score=meantime.score, home="meantime", about="entities: the folder of MEANTIME"
    ),
}


def evaluate(name: str, path: Path, tools: Toolkit) -> dict[str, float]:
    """The figures of one evaluation on the gold at ``path``; ``UnreadableSource`` where none is there."""
    if not path.exists():
        raise UnreadableSource(f"there is no gold data at {path}; name the file or folder that holds it")
    evaluation = EVALUATIONS[name]
    reports, gold = evaluation.load(path)
    if not reports:
        raise UnreadableSource(f"nothing at {path} can be read as {evaluation.about}; name what holds it")
    return evaluation.score(read_reports(reports, tools), gold)


def floors() -> dict[str, dict[str, float]]:
    """The floors by evaluation and figure."""
    text = files("onrecord.evaluation").joinpath("floors.toml").read_text("utf-8")
    found: dict[str, dict[str, float]] = tomllib.loads(text)
    return found


def below_floor(name: str, figures: dict[str, float]) -> list[str]:
    """A line for each figure that lies below its floor."""
    return [
        f"{name}: {figure} is {figures.get(figure, 0.0):.3f}, its floor is {floor:.3f}"
        for figure, floor in floors().get(name, {}).items()
        if figures.get(figure, 0.0) < floor
    ]
