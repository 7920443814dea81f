"""Phrases of several words, looked up by their first word: one look-up where none begins."""

from __future__ import annotations

import unicodedata
from typing import Generic, TypeVar

T = TypeVar("T")

_LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"}
    | {"ð": "d", "þ": "th"}
)  # fmt: skip
_DROPPED = str.maketrans(dict.fromkeys(" .-–‐‑'’`ʼ‘,"))


def fold(word: str) -> str:
    """The word without accents, blanks, full stops, hyphens and apostrophes; its case is kept."""
    if word.isascii():
        word = word.replace(" ", "")
        return word if word.isalnum() else word.translate(_DROPPED)
    word = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    word = "".join(c for c in word if not unicodedata.combining(c))
    return word.translate(_DROPPED)


def _first_token(name: str) -> str:
    """The first token of a name as the tokenizer cuts it, folded."""
    word = name.partition(" ")[0]
    if word.isalnum() and word.isascii():
        return word
    word = word.replace("-", " ").replace("–", " ").split(maxsplit=1)[0]
    return fold(word.removesuffix("’s").removesuffix("'s"))


class Phrases(Generic[T]):
    """Phrases by their first token: one look-up for a word that begins none."""

    def __init__(self) -> None:
        self.longest: dict[str, int] = {}
        """First token, folded → the length of the longest phrase that begins so, in folded characters."""
        self.meanings: dict[str, tuple[T, ...]] = {}
        """Whole phrase, folded → what it may stand for."""
        self.solid: set[str] = set()
        """Phrases of one word, with no hyphen that a text may write as a blank."""

    def add(self, phrase: str, meaning: T) -> None:
        """Adds a phrase; one that folds to nothing is left out."""
        first, _, rest = phrase.partition(" ")
        key = first + rest.replace(" ", "") if rest else phrase
        if key.isalnum() and key.isascii():
            pass  # the common case, and three calls fewer
        else:
            key = fold(phrase)
            if not key:
                return
            first = _first_token(phrase) or key
        if len(key) > self.longest.get(first, 0):
            self.longest[first] = len(key)
        known = self.meanings.get(key)
        if known is None:
            self.meanings[key] = (meaning,)
            if key == phrase:
                self.solid.add(key)
        elif meaning not in known:
            self.meanings[key] = (*known, meaning)
        if known is not None and key != phrase:
            self.solid.discard(key)
