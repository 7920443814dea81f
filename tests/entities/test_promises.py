# ruff: noqa: E501
"""What holds for any text: spans, one mention a head word, dated roles, no crash, no quadratic time."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from onrecord.entities import find_entities
from onrecord.entities.scan import longest_match
from onrecord.errors import WhosWhoError
from onrecord.resources.phrases import Phrases, fold
from onrecord.resources.whoswho import WhosWho, load_whoswho
from onrecord.types import Annotation, Report, Sentence

TEXTS = [
    "",
    "   ",
    ".",
    "the",
    "he said he said he said",
    "“““““ ”””” «»",
    "MOSCOW (Reuters) - Russia’s president met the U.S. secretary of state, he said.",
    "The minister, who, whose, whom; it, its, themselves.",
    "President President President of of of the the.",
    "Mr. Mr. Mrs. Sen. Gen.",
    "Kim Kim Kim met Kim.",
    "the 63-year-old 63-year-old",
    "of the European Union’s, ’s ’s NATO’s",
    "US US us Us U.S.",
    "\u202eRussia\u202c met \x00China\x00.",
    "俄罗斯 and Россия and the Kremlin",
    "Ж" * 3000,
    "Russia " * 600,
    "KYIV, Feb. 2 (",
    "KYIV (Wire)",
    "LIMA () — He left.",
    "Iran and and and both sides.",
    "Their two sides met both they.",
    "“" * 2000,
    "the minister, " * 400,
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: repr(t[:24]))
@pytest.mark.parametrize("published", ["2022-03-04", None])
def test_any_text(text: str, published: str | None, find: Callable[..., Any]) -> None:
    report, entities, mentions = find(text, published)
    ids = [e.id for e in entities]
    assert len(ids) == len(set(ids))
    assert {m.entity for m in mentions} == set(ids), "each entity is mentioned, each mention is of an entity"
    assert all(report.text[m.start : m.end] == m.text and m.text for m in mentions)
    assert [(m.start, -m.end) for m in mentions] == sorted((m.start, -m.end) for m in mentions)


def test_nested_or_apart_never_crossing(find: Callable[..., Any]) -> None:
    text = (
        "US Secretary of State Condoleezza Rice and Russia’s deputy foreign minister met the Peruvian parliament’s "
        "speaker, Ana Ruiz, in Lima, and senior EU officials told NATO’s chief that three South Korean soldiers left."
    )
    _, _, mentions = find(text, "2006-03-04")
    for a in mentions:
        for b in mentions:
            crossing = a.start < b.start < a.end < b.end
            assert not crossing, (a.text, b.text)


def test_roles_are_of_the_day(find: Callable[..., Any]) -> None:
    for day, title in (("2009-03-04", None), ("2013-03-04", "President")):
        _, entities, _ = find("Vladimir Putin spoke in Sochi.", day)
        putin = next(e for e in entities if e.id == "person:vladimir-putin")
        assert (putin.role.title if putin.role else None) == title
    assert putin.country == "RUS"
    assert putin.sector == "GOV"
    assert putin.role.from_ == "2012-05-07"
    assert putin.role.to is None


@pytest.mark.parametrize(
    ("text", "name", "country", "sector", "kind"),
    [
        ("Russian forces shelled the port.", "Russian forces", "RUS", "MIL", "group"),
        ("Nigerian police dispersed the crowd.", "Nigerian police", "NGA", "COP", "group"),
        ("Rebels seized the airfield.", "Rebels", None, "REB", "group"),
        ("Opposition supporters blocked the road.", "Opposition supporters", None, "OPP", "group"),
        ("Senior EU officials met in Rome.", "Senior EU officials", None, "GOV", "group"),
        ("Peruvian lawmakers voted.", "Peruvian lawmakers", "PER", "LEG", "group"),
        ("Israeli farmers went on strike.", "Israeli farmers", "ISR", "AGR", "group"),
        ("Boko Haram fighters stormed a school.", "Boko Haram fighters", "NGA", "REB", "group"),
        ("Health Minister Amina Sule resigned.", "Amina Sule", None, "GOV", "person"),
        ("Nigerian Health Minister Amina Sule resigned.", "Amina Sule", "NGA", "GOV", "person"),
        (
            "The Turkish Defence Ministry denied it.",
            "Defence Ministry of Turkey",
            "TUR",
            "GOV",
            "organisation",
        ),
        ("A Polish court convicted him.", "A Polish court", "POL", "JUD", "organisation"),
        ("NATO expanded.", "NATO", None, None, "igo"),
        ("Brazil won.", "Brazil", "BRA", None, "state"),
        ("The drug companies lobbied.", "The drug companies", None, "BUS", "group"),
        ("Surgeon General Amy Holt resigned.", "Amy Holt", None, "MED", "person"),
        ("Vladimir Putin withdrew his troops.", "his troops", "RUS", "MIL", "group"),
        ("Russian and Ukrainian officials met.", "Russian and Ukrainian officials", None, "GOV", "group"),
        ("The Mexican foreign minister resigned.", "Foreign Minister of Mexico", "MEX", "GOV", "office"),
        ("Sergei Lavrov praised his Polish counterpart.", "his Polish counterpart", None, None, "person"),
    ],
)
def test_country_and_sector(
    text: str, name: str, country: str | None, sector: str | None, kind: str, find: Callable[..., Any]
) -> None:
    _, entities, _ = find(text, "2015-06-01")
    entity = next((e for e in entities if e.name == name), None)
    assert entity is not None, [e.name for e in entities]
    assert (entity.country, entity.sector, entity.kind) == (country, sector, kind)


def test_groups_of_an_organisation_name_it(find: Callable[..., Any]) -> None:
    _, entities, _ = find("Senior EU officials met in Rome.", "2015-06-01")
    group = next(e for e in entities if e.kind == "group")
    assert group.role is not None
    assert group.role.organisation == "European Union"


def test_unnamed_ids_differ_between_reports(whoswho: WhosWho, annotate: Callable[[str], Annotation]) -> None:
    text = "Rebels seized the airfield."
    one, two = (
        find_entities(Report(id=i, text=text), annotate(text), whoswho=whoswho)[0][0].id for i in ("a", "b")
    )
    assert one.startswith("group:")
    assert len(one) == len("group:") + 12
    assert one != two


def test_named_ids_are_the_same_everywhere(whoswho: WhosWho, annotate: Callable[[str], Annotation]) -> None:
    ids = set()
    for text in ("Ivan Marek resigned.", "Critics of Ivan Marek cheered."):
        entities, _ = find_entities(Report(id=text, text=text), annotate(text), whoswho=whoswho)
        ids.add(next(e.id for e in entities if e.name == "Ivan Marek"))
    assert len(ids) == 1


def _plain(words: list[str]) -> Annotation:
    """An annotation that was not parsed: one long sentence."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    blank = ("",) * len(words)
    return Annotation(
        text=" ".join(words), starts=tuple(starts), ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        words=tuple(words), tags=blank, deps=blank, heads=tuple(range(len(words))),
        sentences=(Sentence(0, len(words), False, 0),), paragraphs=((0, at),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "unit",
    [
        ["Russia"], ["the", "minister"], ["he"], ["“"], ["NATO", "'s"], ["President", "Smith"], ["Republic", "of"],
        ["the", "63", "-", "year", "-", "old"], ["rebels", "and"], ["Iran", "and", "the", "two", "countries"],
        ["LIMA", "("], ["KYIV", ","], ["his", "wife"], ["the", "former", "president"], ["A", "Corp.", "("],
    ],
    ids=" ".join,
)  # fmt: skip
def test_time_grows_with_length_only(unit: list[str], whoswho: WhosWho) -> None:
    def seconds(times: int) -> float:
        annotation = _plain(unit * times)
        report = Report(id="t", text=annotation.text, published="2022-03-04")
        begin = time.process_time()
        find_entities(report, annotation, whoswho=whoswho)
        return time.process_time() - begin

    seconds(50)
    small, large = seconds(2_000), seconds(16_000)
    assert large < 24 * small + 0.5


def test_unparsed_sentences_have_names_and_plain_nominals(whoswho: WhosWho) -> None:
    annotation = _plain("Russia and NATO told the rebels that Angela Merkel knew".split())
    _, mentions = find_entities(
        Report(id="t", text=annotation.text, published="2015-01-01"), annotation, whoswho=whoswho
    )
    assert [m.text for m in mentions] == ["Russia", "NATO", "the rebels", "Angela Merkel"]


PROGRAM = """
import sys
from pathlib import Path
import msgspec
from onrecord.entities import find_entities
from onrecord.resources.whoswho import load_whoswho
from onrecord.types import Annotation, Report
annotation = msgspec.json.decode(sys.stdin.buffer.read(), type=Annotation)
report = Report(id="t", published="2022-03-04", text=annotation.text)
print(find_entities(report, annotation, whoswho=load_whoswho(Path(sys.argv[1]))))
"""


def test_the_same_whatever_the_hash_seed(annotate: Callable[[str], Annotation]) -> None:
    annotation = annotate(
        "US and Baltic officials met Russian President Vladimir Putin, who said the bloc’s members, the EU and "
        "NATO, had threatened the country. Korean troops left. The minister, Ana Ruiz, said they would return."
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(Path(__file__).parent / "whoswho")],
            env={"PYTHONHASHSEED": seed}, input=msgspec.json.encode(annotation), capture_output=True, check=True,
        ).stdout.decode()
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(outputs) == 1
    assert "person:vladimir-putin" in outputs.pop()


def test_a_seat_of_nobody_is_refused(tmp_path: Path) -> None:
    (tmp_path / "seats.tsv").write_text("# organisation\tseat\nleague\tGeneva\n", "utf-8")
    with pytest.raises(WhosWhoError, match=r"seats\.tsv:2: no organisation 'league'"):
        load_whoswho(tmp_path)


@pytest.mark.parametrize(
    ("phrase", "said", "found"), [("Iran", "I ran", False), ("Al Noor", "Al-Noor", True)]
)
def test_a_name_of_one_word_is_not_made_of_several(phrase: str, said: str, found: bool) -> None:
    phrases: Phrases[str] = Phrases()
    phrases.add(phrase, "x")
    folded = [fold(word) for word in said.replace("-", " - ").split()]
    assert (longest_match(phrases, folded, 0, len(folded)) is not None) is found
