from __future__ import annotations

import pytest

from onrecord.errors import ModelError
from onrecord.language import LanguageModel
from onrecord.language.model import may_name
from onrecord.pipeline import Toolkit
from onrecord.types import Annotation, Report


def annotate(tools: Toolkit, text: str) -> Annotation:
    return tools.language.annotate([Report(id="1", text=text)])[0]


@pytest.mark.parametrize(
    "text",
    [
        "The  mayor\tsaid\n“yes”.",
        "“Stop!” cried the guard—who had slept. ‘Why?’",
        "A\u00a0B met C\u00ad D on\u2028Monday.",
        "caf\u00e9 na\u00efve \U0001f600 done.",
        "",
        " ",
        "\x00\x01",
        "a" * 5000,
    ],
)
def test_columns_hold_their_words(tools: Toolkit, text: str) -> None:
    a = annotate(tools, text)
    assert all(a.text[s:e] == w and w.strip() for s, e, w in zip(a.starts, a.ends, a.words, strict=True))
    assert [t for s in a.sentences for t in range(s.start, s.end)] == list(range(len(a)))
    assert len(a.tags) == len(a.deps) == len(a.heads) == len(a)
    assert all(0 <= n.start < n.end <= len(a) for n in a.names)


def test_heads_stay_inside_their_sentence(tools: Toolkit) -> None:
    a = annotate(tools, "The court in Lima ruled. Its judges, who had waited, left.")
    for sentence in a.sentences:
        assert all(sentence.start <= a.heads[t] < sentence.end for t in range(sentence.start, sentence.end))


def test_unparsed_sentences_get_names_only(tools: Toolkit) -> None:
    report = Report(id="1", text="Angela Merkel sat in Berlin. The sky was blue.")
    a = tools.language.annotate([report], needs_parse=lambda sentence: "sky" in sentence)[0]
    first, second = a.sentences
    assert not first.parsed
    assert second.parsed
    assert set(a.tags[first.start : first.end]) == {""}
    assert "Angela Merkel" in {a.text[a.starts[n.start] : a.ends[n.end - 1]] for n in a.names}


def test_order_is_kept_over_a_batch(tools: Toolkit) -> None:
    texts = ["One fell.", "", "Two rose. Three stayed.", "Four left."]
    found = tools.language.annotate([Report(id=str(i), text=t) for i, t in enumerate(texts)])
    assert [a.text for a in found] == texts
    assert [len(a.sentences) for a in found] == [1, 0, 2, 1]


def test_a_model_that_is_not_there_says_what_to_do() -> None:
    with pytest.raises(ModelError, match="install it with pip"):
        LanguageModel("no_such_model")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The dam held.", False),
        ("He said that I should wait.", False),
        ("“But they left early,” she said.", False),
        ("Merkel left.", True),
        ("The dam at Mosul held.", True),
        ("nothing here", False),
        ("Écoles closed.", True),
        ("In March 2003 the dam broke.", True),
        ("", False),
    ],
)
def test_where_names_are_looked_for(sentence: str, expected: bool) -> None:
    assert may_name(sentence) is expected
