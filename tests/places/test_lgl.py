"""The scorer on articles of our own in the format of the Local-Global Lexicon, and a floor on LGL itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluation.toponyms import load, score
from onrecord.language import LanguageModel
from onrecord.places import find_places
from onrecord.resources.gazetteer import load_gazetteer
from onrecord.types import Place, Record, Report

ARTICLES = """<articles>
<article docid="a"><text>Snow fell on Oslo and Bergen.</text><toponyms>
 <toponym><start>13</start><end>17</end><gaztag><lat>59.9</lat><lon>10.7</lon></gaztag></toponym>
 <toponym><start>22</start><end>28</end><lat>60.4</lat><lon>5.3</lon></toponym>
</toponyms></article>
<article docid="b"><text>Rain fell on Elm Lane.</text><toponyms>
 <toponym><start>13</start><end>21</end></toponym>
</toponyms></article>
</articles>"""


def place(text: str, start: int, end: int, lat: float | None = None, lon: float | None = None) -> Place:
    return Place(start=start, end=end, text=text[start:end], name=text[start:end], lat=lat, lon=lon)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "articles.xml"
    path.write_text(ARTICLES, "utf-8")
    return path


def records(path: Path, *places: tuple[Place, ...]) -> list[Record]:
    reports, _ = load(path)
    return [Record(report=r, places=p) for r, p in zip(reports, places, strict=True)]


def test_loads_text_and_coordinates(path: Path) -> None:
    reports, gold = load(path)
    assert [r.text for r in reports] == ["Snow fell on Oslo and Bergen.", "Rain fell on Elm Lane."]
    assert [(t.start, t.end, t.lat, t.lon) for t in gold[0]] == [(13, 17, 59.9, 10.7), (22, 28, 60.4, 5.3)]
    assert [(t.lat, t.lon) for t in gold[1]] == [(None, None)]


def test_scores(path: Path) -> None:
    reports, gold = load(path)
    first, second = (r.text for r in reports)
    found = records(
        path,
        (place(first, 0, 4), place(first, 13, 17, 59.0, 10.0), place(first, 22, 28, 0.0, 0.0)),
        (place(second, 13, 16),),
    )
    assert score(found, gold) == pytest.approx(
        {"precision": 3 / 4, "recall": 1.0, "f1": 6 / 7, "accuracy": 1 / 2, "located": 2.0}
    )


def test_an_unresolved_place_is_not_right(path: Path) -> None:
    reports, gold = load(path)
    found = records(path, (place(reports[0].text, 13, 17),), ())
    assert score(found, gold)["accuracy"] == 0.0


def test_nothing_found(path: Path) -> None:
    _, gold = load(path)
    assert score(records(path, (), ()), gold)["f1"] == 0.0


@pytest.mark.parametrize("every", [12])
def test_floor_on_lgl(gold: Path, every: int) -> None:
    """A twelfth of LGL, for time's sake; the whole is F1 0.84 and accuracy 0.87."""
    reports, wanted = load(gold / "toponyms/lgl.xml")
    reports, wanted = reports[::every], wanted[::every]
    annotations = LanguageModel().annotate(reports, needs_parse=lambda _: False)
    found = [
        Record(report=r, places=find_places(r, a, gazetteer=load_gazetteer()))
        for r, a in zip(reports, annotations, strict=True)
    ]
    figures = score(found, wanted)
    assert figures["f1"] >= 0.78
    assert figures["accuracy"] >= 0.82


def test_report_type_is_the_shared_one(path: Path) -> None:
    assert all(isinstance(r, Report) for r in load(path)[0])
