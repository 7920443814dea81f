"""No text breaks the stage, and its time grows with the length of the text only."""

from __future__ import annotations

import time

import pytest

from onrecord.pipeline import Toolkit
from onrecord.statements import find_statements
from onrecord.types import Annotation, Findings, Report, Sentence

TEXTS = [
    "",
    " ",
    "\n\n",
    '"',
    "“”",
    ": : :",
    "— — —",
    "said",
    "said said said",
    "“said” said “said",
    "A: B: C: D:",
    "according to according to according to",
    "\u202e“reversed”, said\u200b X.",
    "He said " * 200,
    "“He said “she said “they said " * 30,
    "SAID HE SAID SHE",
    "in the words of",
    "“a” — B",
    "'" * 500,
    "said:\n\n\n“x”",
    "He said that he said that he said that he said that it rained.",
]


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: repr(t[:16]))
def test_nothing_crashes(tools: Toolkit, text: str) -> None:
    report = Report(id="x", text=text)
    (annotation,) = tools.language.annotate([report])
    for s in find_statements(report, annotation, Findings(), cues=tools.cues):
        assert all(text[c.start : c.end] == c.text for c in s.content)
        assert s.within is None or s.within != s.id


@pytest.mark.parametrize("text", TEXTS[5:12])
def test_without_a_parse_there_is_no_crash(tools: Toolkit, text: str) -> None:
    report = Report(id="x", text=text)
    (annotation,) = tools.language.annotate([report], needs_parse=lambda _: False)
    find_statements(report, annotation, Findings(), cues=tools.cues)


def flat(words: list[str], tag: str, length: int) -> Annotation:
    """Words in sentences of ``length``, each word hanging on the one before: no parse is deeper."""
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    firsts = range(0, len(words), length)
    return Annotation(
        text=" ".join(words),
        starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        words=tuple(words),
        tags=tuple(tag if w.isalpha() else "``" for w in words),
        deps=tuple("ccomp" if i % length else "ROOT" for i in range(len(words))),
        heads=tuple(i - 1 if i % length else i for i in range(len(words))),
        sentences=tuple(Sentence(f, min(f + length, len(words)), True, 0) for f in firsts),
        paragraphs=((0, at - 1),),
    )


@pytest.mark.parametrize(
    ("words", "tag", "length"),
    [
        (['"'] * 200_000, "``", 700),
        (['"', "said"] * 1_500, "VBD", 300),
        (["said"] * 3_000, "VBD", 300),
        (["claim", '"'] * 1_500, "NN", 300),
        (["according", "to"] * 1_500, "VBG", 300),
        (["X", ":"] * 3_000, "NNP", 300),
        (['"', "—", "X"] * 3_000, "NNP", 300),
        (['"', "A", "b", "c", '"', "—", "X"] * 20_000, "NNP", 300),
        (["A-A"] * 20_000, "NNP", 300),
    ],
)
def test_time_is_linear(tools: Toolkit, words: list[str], tag: str, length: int) -> None:
    annotation = flat(words, tag, length)
    begin = time.process_time()
    find_statements(Report(id="x", text=annotation.text), annotation, Findings(), cues=tools.cues)
    assert time.process_time() - begin < 12


def test_the_order_of_hashes_changes_nothing(tools: Toolkit) -> None:
    text = "Lavrov said Kerry had promised him peace. “We wait,” he said, adding: “Not long.” She fears war."
    report = Report(id="x", text=text)
    (annotation,) = tools.language.annotate([report])
    once = find_statements(report, annotation, Findings(), cues=tools.cues)
    assert once == find_statements(report, annotation, Findings(), cues=tools.cues)
    assert once
