"""The PolNeAR scorer on a corpus of two hand-written reports, and a floor on real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluation.polnear import load, reliability, score
from onrecord.pipeline import Toolkit, read_reports
from onrecord.statements import find_statements
from onrecord.types import Content, Findings, Record, Span, Speaker, Statement

TEXT = "Ada said it rained.\n“It snowed,” Ben told us."
BRAT = """\
T1\tSource 0 3\tAda
E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3
T2\tCue 4 8\tsaid
T3\tContent 9 18\tit rained
T4\tAttribution 4 8\tsaid
T5\tContent 20 32\t“It snowed,”
T6\tCue 37 41\ttold
T7\tSource 33 36\tBen
E2\tAttribution:T8 Source:T7 Cue:T6 Content:T5
T8\tAttribution 37 41\ttold
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name in ("text", "attributions"):
        (tmp_path / "toy" / name).mkdir(parents=True)
    (tmp_path / "toy/text/mag_2016-03-01_one.txt").write_text(TEXT, "utf-8")
    (tmp_path / "toy/attributions/mag_2016-03-01_one_b.ann").write_text("T1\tCue 0 3\tAda\n", "utf-8")
    (tmp_path / "toy/attributions/mag_2016-03-01_one_a.ann").write_text(BRAT, "utf-8")
    return tmp_path


def statement(
    number: int, content: str, speaker: str | None, cue: str, within: str | None = None
) -> Statement:
    def at(words: str) -> tuple[int, int]:
        return TEXT.index(words), TEXT.index(words) + len(words)

    start, end = at(content)
    return Statement(
        id=f"s{number}",
        kind="indirect",
        speaker=Speaker(start=at(speaker)[0], end=at(speaker)[1], text=speaker) if speaker else None,
        cue=Span.of(TEXT, *at(cue)),
        content=(Content(start=start, end=end, text=content, quoted=False),),
        within=within,
    )


RIGHT = (statement(1, "it rained", "Ada", "said"), statement(2, "It snowed", "Ben", "told"))


def test_the_first_annotator_counts(corpus: Path) -> None:
    reports, gold = load(corpus, "toy")
    assert [r.published for r in reports] == ["2016-03-01"]
    first, second = gold["mag_2016-03-01_one"]
    assert (first.speaker, first.cue, first.content) == (((0, 3),), ((4, 8),), ((9, 18),))
    assert second.content == ((20, 32),)


@pytest.mark.parametrize(
    ("statements", "precision", "recall", "content"),
    [
        (RIGHT, 100.0, 100.0, 100.0),
        (RIGHT[:1], 100.0, 50.0, 50.0),
        ((), 0.0, 0.0, 0.0),
        ((RIGHT[0], statement(2, "It snowed", "Ada", "told")), 50.0, 50.0, 100.0),
        ((RIGHT[0], statement(2, "It snowed", None, "told")), 50.0, 50.0, 100.0),
        ((*RIGHT, statement(3, "it rained", "Ada", "said")), 66.7, 100.0, 100.0),
        ((*RIGHT, statement(3, "rained", "Ben", "said", within="s1")), 100.0, 100.0, 100.0),
    ],
)
def test_scores(
    corpus: Path, statements: tuple[Statement, ...], precision: float, recall: float, content: float
) -> None:
    reports, gold = load(corpus, "toy")
    figures = score([Record(report=reports[0], statements=statements)], gold)
    assert (figures["attribution_p"], figures["attribution_r"]) == (precision, recall)
    assert figures["content_r"] == content


def test_recall_by_kind(corpus: Path) -> None:
    reports, gold = load(corpus, "toy")
    figures = score([Record(report=reports[0], statements=RIGHT[1:])], gold)
    assert (figures["recall_direct"], figures["recall_indirect"]) == (100.0, 0.0)


def test_a_missing_record_counts_as_empty(corpus: Path) -> None:
    _, gold = load(corpus, "toy")
    assert score([], gold)["attribution_f1"] == 0.0


def test_floor_on_some_reports(gold: Path, tools: Toolkit) -> None:
    """The whole dev split stands at about 70; ten reports of it, at no less than 60."""
    reports, wanted = load(gold / "polnear", "dev")
    some = reports[::9]
    annotations = tools.language.annotate(some, needs_parse=tools.needs_parse)
    records = [
        Record(report=r, statements=find_statements(r, a, Findings(), cues=tools.cues))
        for r, a in zip(some, annotations, strict=True)
    ]
    figures = score(records, {r.id: wanted[r.id] for r in some})
    assert figures["attribution_f1"] >= 60
    assert figures["content_token_f1"] >= 80


def test_confidence_means_what_it_says(gold: Path, tools: Toolkit) -> None:
    reports, marked = load(gold / "polnear", "dev")
    curve = reliability(read_reports(reports, tools), marked)
    total = sum(number for _, _, number in curve)
    gap = sum(abs(stated - right) * number for stated, right, number in curve) / total
    assert total > 1500
    assert gap < 0.04  # expected calibration error; 0.07 before the scaling
