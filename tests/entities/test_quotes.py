"""Quotations: which words stand in them, and who speaks of himself there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.entities import link_quoted
from onrecord.entities.quotes import quoted_tokens
from onrecord.types import (
    Annotation,
    Content,
    Entity,
    Findings,
    Mention,
    Role,
    Sentence,
    Span,
    Speaker,
    Statement,
)


def _annotation(*paragraphs: str) -> Annotation:
    """Words of paragraphs, blank between tokens, one sentence a paragraph."""
    text, starts, ends, sentences, bounds = "", [], [], [], []
    for number, paragraph in enumerate(paragraphs):
        begin = len(text)
        first = len(starts)
        for word in paragraph.split():
            starts.append(len(text))
            text += word
            ends.append(len(text))
            text += " "
        sentences.append(Sentence(first, len(starts), False, number))
        bounds.append((begin, len(text) - 1))
    words = tuple(text[s:e] for s, e in zip(starts, ends, strict=True))
    blank = ("",) * len(words)
    return Annotation(
        text=text, starts=tuple(starts), ends=tuple(ends), words=words, tags=blank, deps=blank,
        heads=tuple(range(len(words))), sentences=tuple(sentences), paragraphs=tuple(bounds),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("paragraphs", "inside"),
    [
        (["“ We won , ” he said ."], "We won ,"),
        (['" We won , " he said .'], "We won ,"),
        (["He said “ so", "what ” and left ."], "so what"),
        (["We lost badly , ” she said ."], "We lost badly ,"),
        (["No marks at all ."], ""),
        (["” ” ” ”"], ""),
        (["“ “ “ “"], ""),
        (["« Nous avons gagné » , dit-il ."], "Nous avons gagné"),
        (["“ Yes , ” he said . “ No , ” she said ."], "Yes , No ,"),
    ],
)
def test_quoted_tokens(paragraphs: list[str], inside: str) -> None:
    annotation = _annotation(*paragraphs)
    zones = quoted_tokens(annotation)
    assert len(zones) == len(annotation)
    assert " ".join(w for w, z in zip(annotation.words, zones, strict=True) if z) == inside


def test_each_quotation_has_its_number() -> None:
    annotation = _annotation("“ Yes , ” he said . “ No , ” she said .")
    numbers = [z for z in quoted_tokens(annotation) if z]
    assert numbers == [1, 1, 2, 2]


MINISTER = Entity(
    id="person:x",
    name="Ana Ruiz",
    kind="person",
    country="PER",
    role=Role(title="Minister", organisation="Peru"),
)
PRIVATE = Entity(id="name:y", name="Tom Hale", kind="person")
STATE = Entity(id="state:PER", name="Peru", kind="state", country="PER")
UNION = Entity(id="org:un", name="United Nations", kind="igo")


def _statement(
    text: str, content: str, entity: str | None, *, quoted: bool = True, id_: str = "s1"
) -> Statement:
    start = text.index(content)
    return Statement(
        id=id_,
        kind="direct",
        speaker=Speaker(start=0, end=1, text=text[:1], entity=entity),
        content=(Content(start=start, end=start + len(content), text=content, quoted=quoted),),
    )


def _linked(
    annotation: Annotation, *statements: Statement, mentions: tuple[Mention, ...] = ()
) -> list[tuple[str, str]]:
    found = Findings(entities=(MINISTER, PRIVATE, STATE, UNION), statements=statements, mentions=mentions)
    linked = link_quoted(annotation, found)
    assert all(annotation.text[m.start : m.end] == m.text and m.form == "pronoun" for m in linked)
    assert [m.start for m in linked] == sorted(m.start for m in linked)
    return [(m.text, m.entity) for m in linked]


@pytest.mark.parametrize(
    ("content", "entity", "wanted"),
    [
        ("I lost my keys .", "name:y", [("I", "name:y"), ("my", "name:y")]),
        ("We keep our word .", "person:x", [("We", "state:PER"), ("our", "state:PER")]),
        ("I know what we want .", "person:x", [("I", "person:x"), ("we", "state:PER")]),
        ("We were happy .", "name:y", [("We", "name:y")]),
        ("We condemn it .", "org:un", [("We", "org:un")]),
        ("I condemn it .", "org:un", []),
        ("We condemn it .", None, []),
        ("We condemn it .", "unheard:of", []),
        ("You condemn him .", "name:y", []),
        ("The US helps us .", "name:y", [("us", "name:y")]),
    ],
)
def test_first_person_is_the_speaker(content: str, entity: str | None, wanted: list[tuple[str, str]]) -> None:
    annotation = _annotation(f"“ {content} ” she said .")
    assert _linked(annotation, _statement(annotation.text, content, entity)) == wanted


def test_unquoted_content_is_left_alone() -> None:
    annotation = _annotation("She said that I lost .")
    assert _linked(annotation, _statement(annotation.text, "I lost", "name:y", quoted=False)) == []


def test_the_innermost_statement_decides() -> None:
    annotation = _annotation("“ She told me ‘ I quit ’ yesterday ”")
    outer = _statement(annotation.text, "She told me ‘ I quit ’ yesterday", "name:y")
    inner = _statement(annotation.text, "I quit", "person:x", id_="s2")
    assert _linked(annotation, outer, inner) == [("me", "name:y"), ("I", "person:x")]


def test_words_outside_the_content_are_left_alone() -> None:
    annotation = _annotation("I told him : “ We won ” .")
    assert _linked(annotation, _statement(annotation.text, "We won", "name:y")) == [("We", "name:y")]


def test_a_filed_mention_is_not_filed_twice() -> None:
    annotation = _annotation("“ I won ”")
    mention = Mention(**{**_as_dict(Span.of(annotation.text, 2, 3)), "entity": "name:y", "form": "pronoun"})
    assert _linked(annotation, _statement(annotation.text, "I won", "name:y"), mentions=(mention,)) == []


def _as_dict(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def test_no_statement_no_link(annotate: Callable[[str], Annotation]) -> None:
    assert link_quoted(annotate("“I won,” he said."), Findings()) == ()
