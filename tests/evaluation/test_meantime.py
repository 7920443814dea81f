# ruff: noqa: E501
"""The coreference scorer: its measures on clusters by hand, its reading of the gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluation.meantime import conll, head_of, load, score
from onrecord.types import Mention, Record, Report


def _clusters(*groups: str) -> list[frozenset[int]]:
    return [frozenset(int(c) for c in group) for group in groups]


@pytest.mark.parametrize(
    ("ours", "gold", "muc", "b3", "ceafe"),
    [
        (["012", "34"], ["012", "34"], 1.0, 1.0, 1.0),
        (["0", "1", "2"], ["012"], 0.0, 0.5, 0.25),
        (["01", "2"], ["012"], 2 / 3, 5 / 7, 8 / 15),
        ([], ["012"], 0.0, 0.0, 0.0),
        (["01234"], ["012", "34"], 6 / 7, 2 * 0.52 / 1.52, 0.5),
        (["56"], ["01"], 0.0, 0.0, 0.0),
    ],
)
def test_measures(ours: list[str], gold: list[str], muc: float, b3: float, ceafe: float) -> None:
    figures = conll(_clusters(*ours), _clusters(*gold))
    assert figures["muc"] == pytest.approx(muc)
    assert figures["b3"] == pytest.approx(b3)
    assert figures["ceafe"] == pytest.approx(ceafe)
    assert figures["conll"] == pytest.approx((muc + b3 + ceafe) / 3)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("the Polish minister", "minister"), ("the head of the bank", "head"), ("Ann Lee, a nurse", "Lee"),
        ("the bank’s", "bank"), ("she", "she"), ("people who fled", "people"), ("Airbus", "Airbus"),
    ],
)  # fmt: skip
def test_head_of(text: str, head: str) -> None:
    whole = "xx " + text
    assert whole[head_of(whole, 3, len(whole)) :].startswith(head)


XML = """<Document>
<token t_id="1" sentence="0">Acme</token><token t_id="2" sentence="0">grows</token>
<token t_id="3" sentence="1">March</token><token t_id="4" sentence="1">4</token><token t_id="5" sentence="1">,</token>
<token t_id="6" sentence="1">2007</token>
<token t_id="7" sentence="2">It</token><token t_id="8" sentence="2">hired</token><token t_id="9" sentence="2">Lee</token>
<token t_id="10" sentence="3">Lee</token><token t_id="11" sentence="3">left</token>
<Markables>
<ENTITY_MENTION m_id="1"><token_anchor t_id="1"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="2"><token_anchor t_id="7"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="3"><token_anchor t_id="9"/></ENTITY_MENTION>
<ENTITY_MENTION m_id="4"><token_anchor t_id="8"/></ENTITY_MENTION>
<ENTITY m_id="8" ent_type="ORG"/><ENTITY m_id="9" ent_type="PER"/><ENTITY m_id="7" ent_type="FIN"/>
</Markables>
<Relations>
<REFERS_TO><source m_id="1"/><source m_id="2"/><target m_id="8"/></REFERS_TO>
<REFERS_TO><source m_id="3"/><target m_id="9"/></REFERS_TO>
<REFERS_TO><source m_id="4"/><target m_id="7"/></REFERS_TO>
</Relations></Document>"""


def _mention(text: str, words: str, entity: str) -> Mention:
    start = text.index(words)
    return Mention(start=start, end=start + len(words), text=words, entity=entity, form="name")


def test_load_and_score(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "1.xml").write_text(XML, "utf-8")
    reports, gold = load(tmp_path)
    assert [r.published for r in reports] == ["2007-03-04"]
    text = reports[0].text
    assert text == "Acme grows\nMarch 4, 2007\nIt hired Lee\nLee left"
    assert sorted(map(sorted, gold["1"].clusters)) == [[0, text.index("It")], [text.index("Lee")]]
    mentions = (_mention(text, "Acme", "a"), _mention(text, "It", "a"), _mention(text, "Lee", "b"))
    figures = score([Record(report=reports[0], mentions=mentions)], gold)
    assert figures["conll"] == 1.0
    assert figures["mention_recall"] == figures["mention_precision"] == 1.0
    assert figures["baseline_conll"] < 1.0
    assert score([Record(report=reports[0])], gold)["conll"] == 0.0


def test_the_whole_corpus_is_read(gold: Path) -> None:
    reports, clusters = load(gold / "meantime")
    assert len(reports) == 60
    assert all(isinstance(r, Report) and r.published for r in reports)
    assert sum(len(c.clusters) for c in clusters.values()) > 200
