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
    """All lower-case forms that may be part of a cue."""
    weights: dict[str, float]


@lru_cache(maxsize=1)
def load_cues() -> CueLexicon:
    """The cue lexicon that ships with the package."""
    verbs, particles = _read_verbs()
    nouns: dict[str, Cue] = {}
    for lemma, classes in _rows("cue_nouns.tsv"):
        for form in sorted(noun_forms(lemma)):
            nouns.setdefault(form, Cue(lemma, classes.split("|")[0]))
    for lemma, kind in _rows("cue_learned.tsv"):
        forms, table = (verb_forms(lemma), verbs) if kind == "verb" else (noun_forms(lemma), nouns)
        for form in sorted(forms):
            table.setdefault(form, Cue(lemma, "other"))
    others: dict[str, Cue] = {}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for words, kind, meaning, _ in _rows("cue_phrases.tsv"):
        if kind == "preposition":
            phrases.setdefault(words.split()[0], []).append(tuple(words.split()))
        else:
            others[words] = Cue(words, meaning)
    # Of a phrase, the word that is seldom anything else: "according", the "words" of "in the words of".
    telling = {p[0] if len(p) == 2 else p[-2] for found in phrases.values() for p in found} - {"as"}
    return CueLexicon(
        verbs=verbs,
        nouns=nouns,
        others=others,
        phrases={first: tuple(sorted(found, key=len, reverse=True)) for first, found in phrases.items()},
        particles=particles,
        words=frozenset({*verbs, *nouns, *others, *telling}),
        weights=_read_weights(),
    )


def _read_verbs() -> tuple[dict[str, Cue], dict[tuple[str, str], str]]:
    verbs: dict[str, Cue] = {}
    particles: dict[tuple[str, str], str] = {}
    plain = []
    for lemma, classes in _rows("cue_verbs.tsv"):
        verb, _, particle = lemma.partition(" ")
        meaning = classes.split("|")[0]
        if particle:
            particles[verb, particle] = meaning
        plain.append((bool(particle), verb, meaning))
    for _, verb, meaning in sorted(plain):  # a verb's own meaning before the one with a particle
        for form in sorted(verb_forms(verb)):
            verbs.setdefault(form, Cue(verb, meaning))
    return verbs, particles


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
