"""The cue lexicon: forms, classes, phrases, and what makes a sentence worth parsing."""

from __future__ import annotations

import re

import pytest

from onrecord.resources.cues import CueLexicon, load_cues


@pytest.fixture(scope="module")
def cues() -> CueLexicon:
    return load_cues()


@pytest.mark.parametrize(
    ("form", "lemma", "meaning"),
    [
        ("said", "say", "say"),
        ("says", "say", "say"),
        ("told", "tell", "tell"),
        ("warned", "warn", "warn"),
        ("pledged", "pledge", "promise"),
        ("denied", "deny", "deny"),
        ("tweeted", "tweet", "write"),
        ("believes", "believe", "think"),
        ("fears", "fear", "fear"),
        ("expects", "expect", "predict"),
        ("criticised", "criticise", "accuse"),
        ("criticized", "criticize", "accuse"),
        ("added", "add", "add"),
        ("vowed", "vow", "promise"),
    ],
)
def test_verbs(cues: CueLexicon, form: str, lemma: str, meaning: str) -> None:
    assert (cues.verbs[form].lemma, cues.verbs[form].meaning) == (lemma, meaning)


@pytest.mark.parametrize(
    ("form", "meaning"),
    [
        ("allegations", "claim"),
        ("promise", "promise"),
        ("warning", "warn"),
        ("statement", "say"),
        ("fears", "fear"),
    ],
)
def test_nouns(cues: CueLexicon, form: str, meaning: str) -> None:
    assert cues.nouns[form].meaning == meaning


@pytest.mark.parametrize(
    "word",
    ["said", "according", "tweeted", "pledges", "reportedly", "words", "afraid", "allegation", "threatening"],
)
def test_sentences_with_a_cue_are_worth_parsing(cues: CueLexicon, word: str) -> None:
    assert word in cues.words


@pytest.mark.parametrize("word", ["the", "of", "in", "is", "was", "and", "house", "monday", "river"])
def test_common_words_are_no_cues(cues: CueLexicon, word: str) -> None:
    assert word not in cues.words


def test_words_are_lower_case_forms(cues: CueLexicon) -> None:
    assert all(re.fullmatch(r"[a-z][a-z-]*", word) for word in cues.words)
    assert isinstance(cues.words, frozenset)


def test_phrases_are_tried_longest_first(cues: CueLexicon) -> None:
    assert ("according", "to") in cues.phrases["according"]
    for first, phrases in cues.phrases.items():
        assert all(p[0] == first for p in phrases)
        assert [len(p) for p in phrases] == sorted((len(p) for p in phrases), reverse=True)


def test_particles_have_a_class_of_their_own(cues: CueLexicon) -> None:
    assert cues.particles["call", "for"] == "demand"
    assert cues.verbs["calling"].meaning == "name"


def test_weights_are_there_and_finite(cues: CueLexicon) -> None:
    assert len(cues.weights) > 10_000
    assert all(abs(weight) < 100 for weight in cues.weights.values())


def test_loading_gives_the_same_lexicon(cues: CueLexicon) -> None:
    assert load_cues() is cues
