from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.sentences import MAX_SENTENCE, split_paragraphs, split_sentences


def sentences(text: str) -> list[str]:
    return [
        text[s:e] for first, last in split_paragraphs(text) for s, e in split_sentences(text, first, last)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. The dam held.", ["It rained.", "The dam held."]),
        ("Mr. Osei met Dr. Lund. They shook hands.", ["Mr. Osei met Dr. Lund.", "They shook hands."]),
        (
            "The U.S. Army left. The U.S. The rest stayed.",
            ["The U.S. Army left.", "The U.S.", "The rest stayed."],
        ),
        ("He came at 5 p.m. Nobody noticed.", ["He came at 5 p.m. Nobody noticed."]),
        ("Prices rose 2.5 percent. Wages fell.", ["Prices rose 2.5 percent.", "Wages fell."]),
        ("“We go now.” The crowd left.", ["“We go now.”", "The crowd left."]),
        ("Why now? “No idea!” she said.", ["Why now?", "“No idea!” she said."]),
        ("J. R. Tolland wrote it. Fine.", ["J. R. Tolland wrote it.", "Fine."]),
        ("Acme Corp. sued. Then it lost.", ["Acme Corp. sued.", "Then it lost."]),
        ("On Jan. 5 they met. In Feb. 2001 they split.", ["On Jan. 5 they met.", "In Feb. 2001 they split."]),
        ("One line\nand another line.\n\nNext.", ["One line", "and another line.", "Next."]),
        (
            "LIMA, Peru, May 3 (Wire) — Miners marched. It rained.",
            ["LIMA, Peru, May 3 (Wire) —", "Miners marched.", "It rained."],
        ),
        ("OSLO – “We won,” she said.", ["OSLO –", "“We won,” she said."]),
        ("SAN JOSE (AP) -- A quake struck.", ["SAN JOSE (AP) --", "A quake struck."]),
        ("NATO – the alliance of 32 states – grew.", ["NATO – the alliance of 32 states – grew."]),
        ("IAEA-Iran talks failed.", ["IAEA-Iran talks failed."]),
        ("Rome – The city – slept.", ["Rome – The city – slept."]),
        ("", []),
        ("  \n\t ", []),
    ],
)
def test_splits(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The ministers of the five\ncountries met in the old\ntown hall to speak about\nthe river."
        "\n\nThey will\nmeet again."
    )
    assert len(split_paragraphs(text)) == 2


def test_a_line_a_paragraph_where_lines_end_sentences() -> None:
    assert len(split_paragraphs("First thing.\nSecond thing.\n“Third,” he said.\nFourth.")) == 4


@pytest.mark.parametrize(
    "text", ["word " * 100_000, "x" * 100_000, "." * 300_000, "?! " * 100_000, '"' * 100_000, "a. " * 50_000]
)
def test_no_sentence_is_longer_than_the_limit(text: str) -> None:
    assert max(map(len, sentences(text))) <= MAX_SENTENCE


@given(st.text())
def test_pieces_are_in_order_and_lose_only_blanks(text: str) -> None:
    spans = [s for first, last in split_paragraphs(text) for s in split_sentences(text, first, last)]
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = {i for s, e in spans for i in range(s, e)}
    assert all(
        c.isspace() or c in "\x1c\x1d\x1e\x85\u2028\u2029" for i, c in enumerate(text) if i not in kept
    )
