"""Loads the lexicon of words that settle whether what stands below them happened."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Literal

import msgspec
from msgspec import Struct

from onrecord.errors import ResourceError
from onrecord.resources.morphology import noun_forms, verb_forms
from onrecord.types.events import Status

Effect = Status | Literal["same"]


class Signature(Struct, frozen=True):
    """The status of what stands below a word, when the word is affirmed and when it is negated."""

    positive: Effect
    negative: Status


class _Group(Struct, frozen=True, forbid_unknown_fields=True):
    positive: Effect
    negative: Status
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    adjectives: tuple[str, ...]


class StatusLexicon(Struct, frozen=True, kw_only=True):
    """Signatures by word form, apart for verbs, nouns and adjectives."""

    verbs: Mapping[str, Signature]
    nouns: Mapping[str, Signature]
    adjectives: Mapping[str, Signature]

    def signature(self, word: str, tag: str) -> Signature | None:
        """The signature of a lower-case word with its Penn Treebank tag."""
        if tag.startswith("VB"):
            return self.verbs.get(word) or self.adjectives.get(word)
        if tag.startswith("NN"):
            return self.nouns.get(word)
        return self.adjectives.get(word) or self.verbs.get(word)


def load_status_lexicon() -> StatusLexicon:
    """The lexicon that ships with the package. Where a word stands in two groups, the first one counts."""
    text = files("onrecord").joinpath("data/lexicons/en/status.toml").read_text("utf-8")
    try:
        groups = msgspec.convert(tomllib.loads(text)["group"], tuple[_Group, ...])
    except (tomllib.TOMLDecodeError, KeyError, msgspec.ValidationError) as error:
        raise ResourceError(f"data/lexicons/en/status.toml: {error}; reinstall onrecord") from error
    verbs: dict[str, Signature] = {}
    nouns: dict[str, Signature] = {}
    adjectives: dict[str, Signature] = {}
    for group in groups:
        signature = Signature(group.positive, group.negative)
        for lemma in group.verbs:
            for form in verb_forms(lemma):
                verbs.setdefault(form, signature)
        for lemma in group.nouns:
            for form in noun_forms(lemma):
                nouns.setdefault(form, signature)
        for lemma in group.adjectives:
            adjectives.setdefault(lemma, signature)
    return StatusLexicon(verbs=verbs, nouns=nouns, adjectives=adjectives)
