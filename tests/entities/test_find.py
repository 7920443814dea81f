"""Who or what the words of short sentences refer to, one case a sentence."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.entities import find_entities
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Annotation, Mention, Place, Report


def _module(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(f"entity_{name}", Path(__file__).parent / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CASES = [*_module("cases").ALL, *_module("cases_reports").REPORTS]


def _place(text: str, words: str) -> tuple[int, int]:
    """The character range of ``words``; ``#2`` asks for the second time they stand there as words."""
    words, _, nth = words.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = text.find(words, at + 1)
        while at >= 0 and (
            (text[at - 1 : at].isalnum() and at) or text[at + len(words) : at + len(words) + 1].isalnum()
        ):
            at = text.find(words, at + 1)
    assert at >= 0, f"the case is wrong: no {words!r} in {text!r}"
    return at, at + len(words)


def _mention(mentions: tuple[Mention, ...], start: int, end: int) -> list[Mention]:
    exact = [m for m in mentions if (m.start, m.end) == (start, end)]
    return exact or [
        m for m in mentions if (m.start + 4, m.end) == (start, end) and m.text.lower().startswith("the ")
    ]


@pytest.mark.parametrize(
    ("text", "published", "wanted"), CASES, ids=lambda v: v[:50] if isinstance(v, str) else ""
)
def test_words_refer_to(
    text: str, published: str | None, wanted: dict[str, str | None], find: Callable[..., Any]
) -> None:
    _, entities, mentions = find(text, published)
    by_id = {e.id: e for e in entities}
    for words, aim in wanted.items():
        found = _mention(mentions, *_place(text, words))
        shown = [(m.text, by_id[m.entity].name) for m in mentions]
        if aim is None:
            assert not found, f"{words!r} should be no mention: {shown}"
            continue
        negated, target = aim.startswith("!"), aim.removeprefix("!")
        if negated and not found:
            continue
        assert found, f"{words!r} is no mention: {shown}"
        ids = {m.entity for m in found}
        names = {by_id[i].name for i in ids}
        if target == "NEW":
            assert all(i.startswith("group:") for i in ids), f"{words!r} is {names}"
            continue
        if target.startswith("="):
            other = _mention(mentions, *_place(text, target[1:]))
            assert other, f"{target!r} is no mention: {shown}"
            same = other[-1].entity in ids
        else:
            same = target in ids | names
        assert same is not negated, f"{words!r} is {ids} {names}: {shown}"


def _town(text: str, words: str) -> Place:
    start = text.index(words)
    return Place(start=start, end=start + len(words), text=words, name=words, geonames=1)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Rebels seized Kartola, the second city.", "Kartola"),
        ("Shells hit homes near Tremen and Ostrav.", "Ostrav"),
        ("MADRID — Spain cut tariffs.", "MADRID"),
    ],
)
def test_a_known_town_is_a_place(
    text: str, town: str, annotate: Callable[[str], Annotation], whoswho: WhosWho
) -> None:
    report = Report(id="t", text=text, published="2015-03-04")
    entities, mentions = find_entities(report, annotate(text), whoswho=whoswho, places=(_town(text, town),))
    kinds = {e.id: e.kind for e in entities}
    assert [kinds[m.entity] for m in mentions if m.text == town] in (["place"], [])


def test_a_person_is_not_a_town(annotate: Callable[[str], Annotation], whoswho: WhosWho) -> None:
    text = "Minister Tremen resigned. Vladimir Tremen will sue. Tremen left."
    places = (_town(text, "Tremen"),)
    entities, _ = find_entities(Report(id="t", text=text), annotate(text), whoswho=whoswho, places=places)
    assert "place" not in {e.kind for e in entities}


def test_the_outlet_is_an_organisation(annotate: Callable[[str], Annotation], whoswho: WhosWho) -> None:
    text = "Police freed a hostage in Lima, Maria Herald reported. They gave no details."
    report = Report(id="t", text=text, outlet="Maria Herald", published="1998-03-04")
    entities, mentions = find_entities(report, annotate(text), whoswho=whoswho)
    outlet = next(e for e in entities if e.name == "Maria Herald")
    assert (outlet.kind, outlet.sector) == ("organisation", "JRN")
    assert [m.text for m in mentions if m.entity == outlet.id] == ["Maria Herald"]
