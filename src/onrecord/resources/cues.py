"""Words that introduce what somebody says, with the weights of the model that judges them.

The lexicon gives classes of meaning (``deny``, ``promise``, ``fear`` …), written by hand; the weights
are learned by ``tools/train_statements.py``. Both are data: see ``data/SOURCES.md``.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

from msgspec import Struct

from onrecord.resources.morphology import noun_forms, verb_forms

PartOfSpeech = Literal["verb", "noun", "adjective", "adverb", "preposition"]
_LEXICONS = "data/lexicons/en"
_WEIGHTS = "data/models/statements.tsv"


class Cue(Struct, frozen=True):
    """A word form as a cue: its lemma and the class of its commonest meaning."""

    lemma: str
    meaning: str


class CueLexicon(Struct, frozen=True, kw_only=True):
    """Cues by form, and the weights that decide whether a form is one where it stands."""

    verbs: dict[str, Cue]
    nouns: dict[str, Cue]
    others: dict[str, Cue]
    """Adjectives, adverbs, and the first words of prepositional cues."""
    phrases: dict[str, tuple[tuple[str, ...], ...]]
    """First word of a phrase -> its words, the longest first: ``according to``, ``in the words of``."""
    particles: dict[tuple[str, str], str]
    """(verb, particle or preposition) -> class, where the two together mean something of their own."""
    words: frozenset[str]
    """All lower-case forms that make a sentence worth parsing."""
    weights: dict[str, float]


@lru_cache(maxsize=1)
def load_cues() -> CueLexicon:
    """The cue lexicon that ships with the package."""
    weights = _read_weights()
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    others: dict[str, Cue] = {}
    particles: dict[tuple[str, str], str] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for lemma, classes in _rows("cue_verbs.tsv"):
        meaning = classes.split("|")[0]
        verb, _, particle = lemma.partition(" ")
        if particle:
            particles[verb, particle] = meaning
        for form in sorted(verb_forms(verb)):
            verbs.setdefault(form, Cue(verb, meaning))
    for lemma, classes in _rows("cue_nouns.tsv"):
        for form in sorted(noun_forms(lemma)):
            nouns.setdefault(form, Cue(lemma, classes.split("|")[0]))
    for words, kind, meaning, _ in _rows("cue_phrases.tsv"):
        if kind == "preposition":
            first, *rest = words.split()
            phrases.setdefault(first, []).append((first, *rest))
        else:
            others[words] = Cue(words, meaning)
    for lemma, kind in _rows("cue_learned.tsv"):
        forms, table = (verb_forms(lemma), verbs) if kind == "verb" else (noun_forms(lemma), nouns)
        for form in sorted(forms):
            table.setdefault(form, Cue(lemma, "other"))
    return CueLexicon(
        verbs=verbs,
        nouns=nouns,
        others=others,
        phrases={first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()},
        particles=particles,
        words=frozenset(
            {*verbs, *nouns, *others, "according", "per"}
            | {p[-2] for f in phrases.values() for p in f if len(p) > 2}
        ),
        weights=weights,
    )


def _rows(name: str) -> list[list[str]]:
    text = files("onrecord").joinpath(f"{_LEXICONS}/{name}").read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def _read_weights() -> dict[str, float]:
    """Feature -> weight. The file holds them as whole hundredths."""
    path = files("onrecord").joinpath(_WEIGHTS)
    if not path.is_file():
        return {}
    rows = (line.rpartition("\t") for line in path.read_text("utf-8").splitlines() if line[:1] != "#")
    return {feature: int(weight) / 100 for feature, _, weight in rows}
