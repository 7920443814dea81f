# ruff: noqa: E501
"""The coreference scorer: its measures on clusters by hand, its reading of the gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.evaluation.meantime import Gold, conll, head_of, load, score
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
    assert figures["gold_conll"] == figures["linking_conll"] == 1.0
    assert figures["baseline_conll"] < 1.0
    assert figures["gold_baseline_conll"] < 1.0
    assert score([Record(report=reports[0])], gold)["conll"] == 0.0


def test_the_whole_corpus_is_read(gold: Path) -> None:
    reports, clusters = load(gold / "meantime")
    assert len(reports) == 60
    assert all(isinstance(r, Report) and r.published for r in reports)
    assert sum(len(c.clusters) for c in clusters.values()) > 200


def _report_of(words: str, marks: str, entities: str, links: str) -> str:
    """One article; ``words`` as "sentence:word …", ``marks`` as "id=token", ``links`` as "mark>entity"."""
    tokens = [w.split(":") for w in words.split()]
    return (
        "<Document>"
        + "".join(f'<token t_id="{i}" sentence="{s}">{w}</token>' for i, (s, w) in enumerate(tokens, start=1))
        + "<Markables>"
        + "".join(
            f'<ENTITY_MENTION m_id="{m}"><token_anchor t_id="{t}"/></ENTITY_MENTION>'
            for m, t in (mark.split("=") for mark in marks.split())
        )
        + entities
        + "</Markables><Relations>"
        + "".join(
            f'<REFERS_TO><source m_id="{s}"/><target m_id="{t}"/></REFERS_TO>'
            for s, t in (link.split(">") for link in links.split())
        )
        + "</Relations></Document>"
    )


def _read(tmp_path: Path, xml: str) -> tuple[Report, Gold]:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "1.xml").write_text(xml, "utf-8")
    reports, gold = load(tmp_path)
    return reports[0], gold


def test_what_lies_beyond_the_annotated_sentences_is_not_scored(tmp_path: Path) -> None:
    xml = _report_of(
        "0:Acme 2:grew 6:Acme 6:hired 6:Lee", "1=1 2=3", '<ENTITY m_id="9" ent_type="ORG"/>', "1>9 2>9"
    )
    report, gold = _read(tmp_path, xml)
    assert [len(c) for c in gold["1"].clusters] == [1]
    mentions = (_mention(report.text, "Acme", "a"), _mention(report.text, "Lee", "b"))
    assert score([Record(report=report, mentions=mentions)], gold)["conll"] == pytest.approx(
        2 / 3
    )  # no links: MUC 0
    assert score([Record(report=report, mentions=mentions)], gold)["mention_precision"] == 1.0


def test_other_kinds_are_neither_right_nor_wrong(tmp_path: Path) -> None:
    xml = _report_of(
        "0:Acme 0:sold 0:Jets", "1=1 2=3",
        '<ENTITY m_id="9" ent_type="ORG"/><ENTITY m_id="8" ent_type="PRO"/>', "1>9 2>8",
    )  # fmt: skip
    report, gold = _read(tmp_path, xml)
    mentions = (_mention(report.text, "Acme", "a"), _mention(report.text, "Jets", "b"))
    assert score([Record(report=report, mentions=mentions)], gold)["mention_precision"] == 1.0


def test_a_gold_mention_that_is_not_found_stands_alone(tmp_path: Path) -> None:
    xml = _report_of("0:Acme 0:grew 2:It 2:hired", "1=1 2=3", '<ENTITY m_id="9" ent_type="ORG"/>', "1>9 2>9")
    report, gold = _read(tmp_path, xml)
    figures = score([Record(report=report, mentions=(_mention(report.text, "Acme", "a"),))], gold)
    assert figures["muc"] == 0.0
    assert figures["gold_conll"] == pytest.approx(figures["gold_baseline_conll"])


@pytest.mark.parametrize(("entity", "accuracy"), [("state:FRA", 1.0), ("state:DEU", 0.0), ("group:x", 0.0)])
def test_links_to_the_who_is_who(tmp_path: Path, entity: str, accuracy: float) -> None:
    page = "http://dbpedia.org/resource/France"
    xml = _report_of(
        "0:France 0:beat 0:Zork", "1=1 2=3",
        f'<ENTITY m_id="9" ent_type="LOC" external_ref="{page}"/><ENTITY m_id="8" ent_type="ORG"/>', "1>9 2>8",
    )  # fmt: skip
    report, gold = _read(tmp_path, xml)
    assert gold["1"].names == ("France", "")
    figures = score([Record(report=report, mentions=(_mention(report.text, "France", entity),))], gold)
    assert figures["link_accuracy"] == figures["link_recall"] == accuracy
