"""What the model says of each token: the columns that recognition reads."""

from __future__ import annotations

from itertools import takewhile

from onrecord.places.words import TITLES
from onrecord.types import Annotation, Name


class Names:
    """The names of an annotation by token, and the people among them."""

    __slots__ = ("annotation", "label", "lowers", "name", "people", "words")

    def __init__(self, annotation: Annotation) -> None:
        self.annotation = annotation
        self.words = annotation.words
        self.lowers = annotation.lowers
        self.label: list[str] = [""] * len(annotation)
        """By token: the label of the name that it is part of."""
        self.name: list[Name | None] = [None] * len(annotation)
        for name in annotation.names:
            for token in range(name.start, min(name.end, len(annotation))):
                self.label[token] = name.label
                self.name[token] = name
        self.people = frozenset(self._people())
        """Words that, alone, name a person again: of people's full names, and what follows a title."""

    def _people(self) -> set[str]:
        found: set[str] = set()
        for name in self.annotation.names:
            if name.label == "PERSON" and name.end - name.start > 1:
                words = [word for word in self.lowers[name.start : name.end] if word[0].isalpha()]
                found.update(words[-1:])
                found.update(words[:1])
        for token, lower in enumerate(self.lowers[:-1]):
            if lower.rstrip(".") in TITLES and self.words[token][0].isupper():
                run = list(takewhile(lambda word: word[0].isupper(), self.words[token + 1 : token + 4]))
                found.update(word.lower() for word in run[-1:])
        return found
