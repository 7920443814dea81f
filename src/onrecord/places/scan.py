"""Finds the longest name at a place in the text that the gazetteer, or the model, knows as a place's."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.places.names import Names
from onrecord.places.toponyms import KNOWN_SIZE, STREET, Toponym
from onrecord.places.words import (
    ARTICLES,
    CONNECTORS,
    DIRECTIONS,
    LOCATIVES,
    LOWER_ENDS,
    PARTIES,
    PLACE_LABELS,
    STREETS,
)
from onrecord.resources.gazetteer import ABBREVIATION, MAX_WORDS, Gazetteer, key_of

MAX_TOKENS = 2 * MAX_WORDS
"""Hyphens and apostrophes are tokens of their own."""
MAX_NAME = 80
"""Characters."""


class Scanner:
    """Reads one annotation."""

    def __init__(self, names: Names, gazetteer: Gazetteer) -> None:
        self.names = names
        self.words = names.words
        self.lowers = names.lowers
        self.starts = names.annotation.starts
        self.ends = names.annotation.ends
        self.text = names.annotation.text
        self.gazetteer = gazetteer

    def may_begin(self, token: int, end: int) -> bool:
        """Whether a name may begin here: a capital, or an Arabic article before one (``al-Hol``)."""
        if self.words[token][0].isupper():
            return True
        return (
            token + 2 < end
            and self.words[token + 1] == "-"
            and self.words[token + 2][0].isupper()
            and self.lowers[token] in ARTICLES
        )

    def longest(self, token: int, begin: int, end: int) -> Toponym | None:
        """The longest name known to the gazetteer that begins here, or what the model calls a place."""
        short = self._abbreviation(token, begin, end)
        if short is not None:
            return short
        start = self.starts[token]
        street = self._street(token, end)
        if street is not None and (rows := self.gazetteer.ids(key_of(self.text[start : street.end]))):
            return Toponym(start, street.end, token, street.last, key_of(self.text[start : street.end]), rows)
        for last in reversed(self._reach(token, end)):
            if self.ends[last] - start > MAX_NAME:
                continue
            key = key_of(self.text[start : self.ends[last]])
            if len(key) > 1 and (rows := self.gazetteer.ids(key)):
                if last > token and self._says_less(token, last, rows):
                    continue
                return street or Toponym(start, self.ends[last], token, last, key, rows)
        return street or self._named(token)

    def parts(self, token: int) -> Iterator[Toponym]:
        """The countries in a token like ``U.S.-Mexico``, which the tokenizer leaves whole."""
        word = self.words[token]
        if "-" not in word[1:-1] or len(word) > MAX_NAME:
            return
        at = self.starts[token]
        for part in word.split("-"):
            rows = self.gazetteer.ids(key_of(part)) if part[:1].isupper() else ()
            if rows and self.gazetteer.site(rows[0]).feature == "PCLI":
                yield Toponym(at, at + len(part), token, token, key_of(part), rows)
            at += len(part) + 1

    def _says_less(self, token: int, last: int, rows: tuple[int, ...]) -> bool:
        """``East Texas`` is rather the east of Texas than a hamlet; ``Dublin City`` (Council) is Dublin."""
        site = self.gazetteer.site(rows[0])
        if (
            self.lowers[token] in DIRECTIONS
            and site.size <= KNOWN_SIZE
            and site.feature[:3] in ("PPL", "ADM")
        ):
            rest = self.gazetteer.ids(key_of(self.text[self.starts[token + 1] : self.ends[last]]))
            return bool(rest) and self.gazetteer.site(rest[0]).feature in ("ADM1", "PCLI")
        if self.lowers[last] == "city" and site.feature[:3] == "ADM":
            if any(self.gazetteer.site(row).feature[:3] == "PPL" for row in rows):
                return False
            return bool(self.gazetteer.ids(key_of(self.text[self.starts[token] : self.ends[last - 1]])))
        return False

    def _street(self, token: int, end: int) -> Toponym | None:
        """``Wichita Drive``: no place of the gazetteer, and nothing to do with Wichita."""
        if self.lowers[token] in CONNECTORS or self.lowers[token] in LOCATIVES:
            return None
        for last in range(token + 1, min(token + 4, end)):
            if not self.words[last][0].isupper():
                return None
            if self.lowers[last] in STREETS and self.lowers[last - 1] != "county":
                return Toponym(self.starts[token], self.ends[last], token, last, STREET, ())
        return None

    def _reach(self, token: int, end: int) -> list[int]:
        """The tokens at which a name that begins at ``token`` may end, nearest first."""
        words, lowers = self.words, self.lowers
        reach = [token]
        for at in range(token + 1, min(end, token + MAX_TOKENS)):
            word = words[at]
            capital = word[0].isupper() or (word[0] in "'’" and word[1:2].isupper())
            if capital or (lowers[at] in LOWER_ENDS and lowers[token] != "the"):
                reach.append(at)
            elif lowers[at] not in CONNECTORS:
                break
        return reach

    def _abbreviation(self, token: int, begin: int, end: int) -> Toponym | None:
        """``Ga.`` after a comma and a name; ``W.Va.`` anywhere but after a number (``300 B.C.``)."""
        word = self.words[token]
        if len(word) > 6:
            return None
        before = self.words[token - 1] if token > begin else ""
        before_that = self.words[token - 2] if token - 2 >= begin else ""
        after_name = before in (",", "(") and before_that[:1].isalpha()
        after_name = after_name or (before == "-" and before_that in PARTIES)
        for last in range(min(token + 3, end - 1), token - 1, -1):
            if self.ends[last] - self.starts[token] > 8:
                continue
            form = self.text[self.starts[token] : self.ends[last]].replace(" ", "")
            if not after_name and (form.count(".") < 2 or form[-1] != "." or before[:1].isdigit()):
                continue
            if rows := self.gazetteer.ids(ABBREVIATION + form):
                return Toponym(self.starts[token], self.ends[last], token, last, ABBREVIATION + form, rows)
        return None

    def _named(self, token: int) -> Toponym | None:
        """A place by the model's word that the gazetteer does not know."""
        name = self.names.name[token]
        if name is None or name.start != token or name.label not in PLACE_LABELS:
            return None
        last = name.end - 1
        while last > token and not self.words[last][0].isalpha():
            last -= 1
        if self.lowers[last] == "s" or not self.words[last][0].isalpha():
            return None
        return Toponym(self.starts[token], self.ends[last], token, last, "", ())
