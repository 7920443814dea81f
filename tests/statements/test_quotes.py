"""Quotations by their marks alone."""

from __future__ import annotations

import time

import pytest

from onrecord.statements.quotes import Quotation, find_quotations


def quotations(text: str) -> tuple[Quotation, ...]:
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line:
            paragraphs.append((at, at + len(line)))
        at += len(line) + 1
    return find_quotations(text, paragraphs)


def outer(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text) if not q.inner]


def inner(text: str) -> list[str]:
    return [text[q.start : q.end] for q in quotations(text) if q.inner]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('"It rained," she said.', ['"It rained,"']),
        ("“It rained,” she said.", ["“It rained,”"]),
        ("'It rained,' she said.", ["'It rained,'"]),
        ("‘It rained,’ she said.", ["‘It rained,’"]),
        ("«It rained,» she said.", ["«It rained,»"]),
        ("« It rained, » she said.", ["« It rained, »"]),
        ("„It rained“, she said.", ["„It rained“"]),
        ("„It rained”, she said.", ["„It rained”"]),
        ("”It rained”, she said.", ["”It rained”"]),
        ("»It rained«, she said.", ["»It rained«"]),
        ("``It rained,'' she said.", ["``It rained,''"]),
        ("‹It rained,› she said.", ["‹It rained,›"]),
        ("‟It rained,” she said.", ["‟It rained,”"]),
        ("“It rained,“ she said.", ["“It rained,“"]),
        ('“It rained," she said.', ['“It rained,"']),
        ('"It rained,” she said.', ['"It rained,”']),
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," he said. "Two." Then "three".', ['"One,"', '"Two."', '"three"']),
        ('He said: "Go!"', ['"Go!"']),
        ('She (of "the Ark") left.', ['"the Ark"']),
        ("The word—“no”—was loud.", ["“no”"]),
        ('It was "wet"; it was "cold".', ['"wet"', '"cold"']),
    ],
)
def test_pairs(text: str, wanted: list[str]) -> None:
    assert outer(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted", "nested"),
    [
        ("“He told me ‘run’ twice,” she said.", ["“He told me ‘run’ twice,”"], ["‘run’"]),
        ("'He told me \"run\" twice,' she said.", ["'He told me \"run\" twice,'"], ['"run"']),
        ('"The sign “no entry” fell," he said.', ['"The sign “no entry” fell,"'], ["“no entry”"]),
        ("“A “bad” day,” he said.", ["“A “bad” day,”"], ["“bad”"]),
        ("«Er rief „halt“ zweimal», said Beat.", ["«Er rief „halt“ zweimal»"], ["„halt“"]),
    ],
)
def test_quotations_inside_quotations(text: str, wanted: list[str], nested: list[str]) -> None:
    assert outer(text) == wanted
    assert inner(text) == nested


@pytest.mark.parametrize(
    "text",
    [
        "The dogs' owners and the cats' owners met.",
        "It's the firm's fault, isn't it?",
        "Rock 'n' roll in the '60s, 'twas loud.",
        'A 5\' 10" man and a 6" pipe.',
        'A pipe of 6" was laid.',
        "No marks at all.",
        "",
        "O’Neill and D’Angelo won’t.",
    ],
)
def test_no_quotation(text: str) -> None:
    assert outer(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # opening mark missing: the paragraph, or the sentence, opens it
        ("We will not go,” he said. “Never.”", ["We will not go,”", "“Never.”"]),
        ('We will not go," he said.', ['We will not go,"']),
        ("“Yes,” he said. That is all I know.”", ["“Yes,”", "That is all I know.”"]),
        # closing mark missing: the paragraph ends it, or the words of saying do
        ("“We will stay.", ["“We will stay."]),
        ('He said: "We will stay.', ['"We will stay.']),
        ("“We will stay, he said.", ["“We will stay,"]),
        ("“We will stay, said Ngozi Bello.", ["“We will stay,"]),
        ("“We will stay, Bello told me.", ["“We will stay,"]),
        ("“We will stay. “We will fight,” he said.", ["“We will stay.", "“We will fight,”"]),
        # a mark that closes nothing
        ("A scare” quote without its pair.", []),
    ],
)
def test_a_mark_is_missing(text: str, wanted: list[str]) -> None:
    assert outer(text) == wanted


def test_each_paragraph_opens_and_only_the_last_one_closes() -> None:
    text = "“The road is long.\n“The river is wide.\n“We go,” he said."
    found = quotations(text)
    assert [text[q.start : q.end] for q in found] == ["“The road is long.", "“The river is wide.", "“We go,”"]
    assert [q.continues for q in found] == [False, True, True]
    assert [q.closed for q in found] == [False, False, True]


def test_paragraphs_in_between_may_have_no_marks() -> None:
    text = "“The road is long.\nThe river is wide.\nWe go.” So it ended."
    assert outer(text) == ["“The road is long.", "The river is wide.", "We go.”"]


def test_a_forgotten_mark_does_not_swallow_the_next_paragraphs() -> None:
    text = "“The road is long.\nThe minister left at noon.\nNobody spoke."
    assert outer(text) == ["“The road is long."]


def test_a_quoted_transcript_keeps_its_turns() -> None:
    text = '"LEE: Are you ready?\n"CRUZ: I am."'
    assert all(not t.startswith('"LEE') for t in outer(text))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        "“" * 20_000,
        "”" * 20_000,
        "'" * 20_000,
        '" ' * 30_000,
        '"a ' * 30_000,
        'a," ' * 20_000,
        "“a. " * 20_000,
        "a,” b " * 20_000,
        "'a' " * 20_000,
        "“a\n" * 20_000,
        '"a\n' * 20_000,
        "a,”\n" * 20_000,
        "“a, he said " * 20_000,
        "«»„“”‘’\"'``''" * 4_000,
    ],
)
def test_any_number_of_marks_is_linear(text: str) -> None:
    begin = time.process_time()
    found = quotations(text)
    assert time.process_time() - begin < 4
    assert all(0 <= q.start < q.end <= len(text) for q in found)


@pytest.mark.parametrize("text", ['"', "“", "''", "' ", '"""', "“”", "\"'\"'", "”“", "« »"])
def test_odd_marks_give_spans_in_order(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
