"""Which words of a report name places. Which places they name is decided afterwards, in ``resolve``."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from itertools import takewhile

from onrecord.places.toponyms import Toponym
from onrecord.places.words import (
    ARTICLES,
    COMMON_WORDS,
    CONNECTORS,
    DIRECTIONS,
    LOCATIVES,
    LOWER_ENDS,
    NATURE,
    NOT_PLACES,
    PEOPLE_OF,
    PUBLIC_BODIES,
    SAYING,
    STREETS,
    TITLES,
    WAYS,
)
from onrecord.resources.gazetteer import ABBREVIATION, MAX_WORDS, Gazetteer, key_of
from onrecord.types import Annotation

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
MAX_TOKENS = 2 * MAX_WORDS
"""Hyphens and apostrophes are tokens of their own."""
MAX_NAME = 80
"""Characters."""
PARTIES = frozenset("RDI")
"""Before a seat of Congress: ``R-Texas``."""
STREET = "~street"
KNOWN_SIZE = 64
"""A town of 10,000: one that a report may name without saying more."""


class Sure(IntEnum):
    """How sure it is that a name is a place's here."""

    NO = 0
    IF_ELSEWHERE = 1
    """Only if the report names the same place elsewhere for sure."""
    YES = 2


class Recogniser:
    """Reads one annotation."""

    def __init__(self, annotation: Annotation, gazetteer: Gazetteer) -> None:
        self.annotation = annotation
        self.gazetteer = gazetteer
        self.words = annotation.words
        self.lowers = annotation.lowers
        self.label: list[str] = [""] * len(annotation)
        self.name_of: list[int] = [-1] * len(annotation)
        for number, name in enumerate(annotation.names):
            for token in range(name.start, min(name.end, len(annotation))):
                self.label[token] = name.label
                self.name_of[token] = number
        self.people = self._people()

    def _people(self) -> frozenset[str]:
        """First and last words of people's full names, and what follows a title: alone, they name the person again."""
        found: set[str] = set()
        for name in self.annotation.names:
            if name.label == "PERSON" and name.end - name.start > 1:
                words = [w for w in self.lowers[name.start : name.end] if w[0].isalpha()]
                found.update(words[-1:])
                found.update(words[:1])
        for token, lower in enumerate(self.lowers[:-1]):
            follows = self.words[token + 1 : token + 4]
            if lower.rstrip(".") in TITLES and self.words[token][0].isupper() and follows[0][0].isupper():
                names = list(takewhile(lambda word: word[0].isupper(), follows))
                found.add(names[-1].lower())
        return frozenset(found)

    def toponyms(self) -> list[Toponym]:
        """All names that are read as places, in text order; none overlaps another."""
        found: list[tuple[Toponym, Sure]] = []
        for sentence in self.annotation.sentences:
            found.extend(self._in_sentence(sentence.start, sentence.end))
        self._join_lists(found)
        certain = {toponym.key for toponym, sure in found if sure is Sure.YES}
        return [toponym for toponym, sure in found if sure is Sure.YES or toponym.key in certain]

    def _join_lists(self, found: list[tuple[Toponym, Sure]]) -> None:
        """In "Kharkiv and Kherson", "Goma, Bukavu and Uvira" one sure place makes its known neighbours sure."""
        for here in (range(1, len(found)), range(len(found) - 2, -1, -1)):
            step = here.step
            for number in here:
                toponym, sure = found[number]
                other, other_sure = found[number - step]
                if sure is Sure.YES or other_sure is not Sure.YES or not self._is_known(toponym):
                    continue
                left, right = (other, toponym) if step > 0 else (toponym, other)
                if self.lowers[left.last + 1 : right.first] in ((",",), ("and",), ("or",), (",", "and")):
                    found[number] = toponym, Sure.YES

    def _in_sentence(self, begin: int, end: int) -> Iterator[tuple[Toponym, Sure]]:
        words = self.words
        loud = None
        token = begin
        while token < end:
            if not words[token][0].isupper() and not self._is_article(token, end):
                token += 1
                continue
            toponym = self._longest(token, begin, end)
            if toponym is None:
                token += 1
                continue
            if loud is None:
                loud = self._is_loud(begin, end)
            sure = self._judge(toponym, begin, end, loud)
            if sure is Sure.NO:
                token = self._skip(toponym)
            else:
                yield toponym, sure
                token = toponym.last + 1

    def _skip(self, toponym: Toponym) -> int:
        """Past a name that is no place; a person's name is passed as a whole."""
        number = self.name_of[toponym.first]
        if number >= 0 and self.label[toponym.first] == "PERSON":
            return max(toponym.last + 1, self.annotation.names[number].end)
        return toponym.last + 1 if toponym.key == STREET else toponym.first + 1

    def _is_loud(self, begin: int, end: int) -> bool:
        """Whether the sentence is a heading: capitals all through, so that they tell nothing."""
        words = [w for w in self.words[begin:end] if w[0].isalpha() and len(w) > 3]
        return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.8 * len(words)

    def _is_article(self, token: int, end: int) -> bool:
        return (
            token + 2 < end
            and self.words[token + 1] == "-"
            and self.words[token + 2][0].isupper()
            and self.lowers[token] in ARTICLES
        )

    # which words

    def _longest(self, token: int, begin: int, end: int) -> Toponym | None:
        """The longest name known to the gazetteer that begins here, or what the model calls a place."""
        short = self._abbreviation(token, begin, end)
        if short is not None:
            return short
        starts, ends, text = self.annotation.starts, self.annotation.ends, self.annotation.text
        start = starts[token]
        street = self._street(token, end)
        if street is not None and (rows := self.gazetteer.ids(key_of(text[start : street.end]))):
            return Toponym(start, street.end, token, street.last, key_of(text[start : street.end]), rows)
        for last in reversed(self._reach(token, end)):
            if ends[last] - start > MAX_NAME:
                continue
            key = key_of(text[start : ends[last]])
            if len(key) > 1 and (rows := self.gazetteer.ids(key)):
                if last > token and self._says_less(token, last, rows):
                    continue
                return street or Toponym(start, ends[last], token, last, key, rows)
        return street or self._named(token)

    def _says_less(self, token: int, last: int, rows: tuple[int, ...]) -> bool:
        """``East Texas`` is rather the east of Texas than a hamlet; ``Dublin City`` (Council) rather Dublin."""
        site = self.gazetteer.site(rows[0])
        starts, ends, text = self.annotation.starts, self.annotation.ends, self.annotation.text
        if (
            self.lowers[token] in DIRECTIONS
            and site.size <= KNOWN_SIZE
            and site.feature[:3] in ("PPL", "ADM")
        ):
            rest = self.gazetteer.ids(key_of(text[starts[token + 1] : ends[last]]))
            return bool(rest) and self.gazetteer.site(rest[0]).feature in ("ADM1", "PCLI")
        if self.lowers[last] == "city" and site.feature[:3] == "ADM":
            if any(self.gazetteer.site(row).feature[:3] == "PPL" for row in rows):
                return False
            return bool(self.gazetteer.ids(key_of(text[starts[token] : ends[last - 1]])))
        return False

    def _street(self, token: int, end: int) -> Toponym | None:
        """``Wichita Drive``: no place of the gazetteer, and nothing to do with Wichita."""
        if self.lowers[token] in CONNECTORS or self.lowers[token] in LOCATIVES:
            return None
        for last in range(token + 1, min(token + 4, end)):
            if not self.words[last][0].isupper():
                return None
            if self.lowers[last] in STREETS and self.lowers[last - 1] != "county":
                return Toponym(
                    self.annotation.starts[token], self.annotation.ends[last], token, last, STREET, ()
                )
        return None

    def _reach(self, token: int, end: int) -> list[int]:
        """The tokens at which a name that begins at ``token`` may end, nearest first."""
        words, lowers = self.words, self.lowers
        reach = [token]
        for at in range(token + 1, min(end, token + MAX_TOKENS)):
            word = words[at]
            if word[0].isupper() or (word[0] in "'’" and len(word) > 2 and word[1].isupper()):
                reach.append(at)
            elif lowers[at] in LOWER_ENDS and lowers[token] != "the":
                reach.append(at)
            elif lowers[at] not in CONNECTORS:
                break
        return reach

    def _abbreviation(self, token: int, begin: int, end: int) -> Toponym | None:
        """``Ga.`` after a comma and a name; ``W.Va.`` and ``N.C.`` anywhere but after a number (``300 B.C.``)."""
        word = self.words[token]
        if len(word) > 6:
            return None
        starts, ends, text = self.annotation.starts, self.annotation.ends, self.annotation.text
        before = self.words[token - 1] if token > begin else ""
        before_that = self.words[token - 2] if token - 2 >= begin else ""
        after_name = before in (",", "(") and before_that[:1].isalpha()
        after_name = after_name or (before == "-" and before_that in PARTIES)
        for last in range(min(token + 3, end - 1), token - 1, -1):
            if ends[last] - starts[token] > 8:
                continue
            form = text[starts[token] : ends[last]].replace(" ", "")
            if not after_name and (form.count(".") < 2 or form[-1] != "." or before[:1].isdigit()):
                continue
            if rows := self.gazetteer.ids(ABBREVIATION + form):
                return Toponym(starts[token], ends[last], token, last, ABBREVIATION + form, rows)
        return None

    def _named(self, token: int) -> Toponym | None:
        """A place by the model's word that the gazetteer does not know."""
        number = self.name_of[token]
        if number < 0 or self.label[token] not in PLACE_LABELS:
            return None
        name = self.annotation.names[number]
        if name.start != token:
            return None
        last = name.end - 1
        while last > token and not self.words[last][0].isalpha():
            last -= 1
        if self.lowers[last] == "s" or not self.words[last][0].isalpha():
            return None
        return Toponym(self.annotation.starts[token], self.annotation.ends[last], token, last, "", ())

    # whether it is a place

    def _judge(self, toponym: Toponym, begin: int, end: int, loud: bool) -> Sure:
        if toponym.key.startswith(ABBREVIATION):
            return Sure.YES
        first, last = toponym.first, toponym.last
        before = self.lowers[first - 1] if first > begin else ""
        after = self.words[last + 1] if last + 1 < end else ""
        if toponym.key == STREET:
            return Sure.NO if before[:1].isdigit() else Sure.YES
        if not toponym.rows:
            return self._judge_unknown(toponym, before)
        if before.rstrip(".") in TITLES and self.words[first - 1][0].isupper():
            return Sure.NO
        if self._is_dateline(toponym, begin, after):
            return Sure.YES
        if self.label[first] == "PERSON":
            return self._judge_person(toponym, before, after)
        sure = Sure.YES
        if not loud:
            sure = min(self._judge_before(toponym, begin), self._judge_after(toponym, after))
        if sure is Sure.NO:
            return sure
        return min(sure, self._judge_alone(toponym, begin, after, loud))

    def _judge_unknown(self, toponym: Toponym, before: str) -> Sure:
        """A name that the model takes for a place and the gazetteer does not know."""
        last = self.lowers[toponym.last]
        if self.label[toponym.first] == "FAC":
            known_kind = (last in WAYS or last in NATURE) and not any(
                word[0].isdigit() for word in self.words[toponym.first : toponym.last]
            )
            return Sure.YES if known_kind and toponym.last > toponym.first else Sure.NO
        if before in LOCATIVES and before != "to" and self.words[toponym.first][1:].islower():
            return Sure.YES
        return Sure.YES if toponym.last > toponym.first and last in NATURE else Sure.NO

    def _judge_person(self, toponym: Toponym, before: str, after: str) -> Sure:
        """A lone name that the model takes for a person's, where the words around say a place."""
        name = self.annotation.names[self.name_of[toponym.first]]
        if name.start != toponym.first:
            return Sure.NO
        if (
            after[:1].isupper() and after.lower() in TITLES | PUBLIC_BODIES
        ):  # "Chicago Mayor Harold Washington"
            return Sure.YES
        if name.end > toponym.last + 1:
            return Sure.NO
        if toponym.last > toponym.first:
            site = self.gazetteer.site(toponym.rows[0])
            longer = name.end <= toponym.last and site.feature[:3] not in ("PPL", "ADM")
            return Sure.YES if not site.alias and (longer or before in LOCATIVES) else Sure.NO
        if self.lowers[toponym.first] in self.people:
            return Sure.NO
        if not self._is_known(toponym):
            certain = before in ("in", "near", "outside") or after in PEOPLE_OF
            return Sure.YES if certain and not self.gazetteer.site(toponym.rows[0]).alias else Sure.NO
        located = before in LOCATIVES or before == "of" or after in PEOPLE_OF
        return Sure.YES if located or (before == "the" and self._is_country(toponym)) else Sure.IF_ELSEWHERE

    def _judge_before(self, toponym: Toponym, begin: int) -> Sure:
        """A capitalised word right before it makes it a part of a longer name ("Olive Garden")."""
        first = toponym.first
        if first == begin or not self.words[first - 1][0].isupper():
            return Sure.YES
        before = self.lowers[first - 1]
        number = self.name_of[first]
        starts_name = number >= 0 and self.annotation.names[number].start == first
        if before in DIRECTIONS or before in LOCATIVES or before in CONNECTORS:
            return Sure.YES
        if starts_name and self.label[first] in PLACE_LABELS:
            return Sure.YES
        if first - 1 == begin and before in COMMON_WORDS:
            return Sure.YES
        return Sure.NO

    def _judge_after(self, toponym: Toponym, after: str) -> Sure:
        """What a capitalised word right behind it makes of it ("Boston Globe", "Paris Police Department")."""
        if not after[:1].isupper():
            return Sure.YES
        lower = after.lower()
        label = self.label[toponym.first]
        if lower in PUBLIC_BODIES:
            return Sure.YES
        if lower in ("road", "highway", "route") and self.lowers[toponym.last] in ("county", "parish"):
            return Sure.YES
        if lower in ("highway", "route", "turnpike"):
            return Sure.YES if self.gazetteer.site(toponym.rows[0]).feature == "ADM1" else Sure.NO
        if lower in NOT_PLACES or lower in WAYS or lower in NATURE:
            return Sure.NO
        number = self.name_of[toponym.first]
        ends_name = number >= 0 and self.annotation.names[number].end == toponym.last + 1
        if ends_name and label in ("GPE", "LOC") and self._is_known(toponym):
            return Sure.YES
        return Sure.IF_ELSEWHERE

    def _judge_alone(self, toponym: Toponym, begin: int, after: str, loud: bool) -> Sure:
        """What the name itself, its label and the word before it say."""
        first = toponym.first
        before = self.lowers[first - 1] if first > begin else ""
        single = first == toponym.last
        word, lower, label = self.words[first], self.lowers[first], self.label[first]
        number = self.name_of[first]
        name = self.annotation.names[number] if number >= 0 else None
        whole = name is not None and (name.start, name.end) == (first, toponym.last + 1)
        located = before in LOCATIVES or after in PEOPLE_OF or self._is_seat(toponym, begin)
        if single and word.isupper() and len(word) <= 6 and not self._is_country(toponym):
            if "." in word:
                return Sure.NO
            if not located and 1 < len(word) <= 5:
                return Sure.IF_ELSEWHERE
        if not self._is_apart(toponym, begin, after):
            return Sure.NO
        if single and lower in COMMON_WORDS:
            located = located or (before == "the" and self._is_country(toponym))
            return Sure.YES if whole and label in ("GPE", "LOC") and located else Sure.NO
        if single and lower in self.people and before not in ("in", "near", "outside"):
            return Sure.IF_ELSEWHERE
        if label in PLACE_LABELS:
            if single and whole and after in SAYING and not self._is_known(toponym):
                return Sure.NO
            sure = not single or located or self._is_known(toponym) or before in ("of", "and", ",") or after == ","
            return Sure.YES if sure else Sure.IF_ELSEWHERE
        known = self._is_known(toponym)
        if known and self._is_country(toponym) and (before == "the" or label not in ("ORG", "LANGUAGE")):
            return Sure.YES
        if single and label not in ("", "ORG"):
            return Sure.NO
        if name is not None and label == "ORG":
            if whole:
                return (
                    Sure.YES if located or (known and (before != "the" or not single)) else Sure.IF_ELSEWHERE
                )
            if name.start < first and before not in _BEFORE_IN_NAME and before not in DIRECTIONS:
                return Sure.NO
            public = after.lower() in PUBLIC_BODIES or self._is_division(toponym)
            return Sure.YES if public else Sure.IF_ELSEWHERE
        if loud and single:
            return Sure.YES if located or after in (",", ":") else Sure.IF_ELSEWHERE
        if single and before == "the" and not self._is_country(toponym):
            return Sure.IF_ELSEWHERE
        return Sure.YES if located or not single or known else Sure.IF_ELSEWHERE

    def _is_dateline(self, toponym: Toponym, begin: int, after: str) -> bool:
        """``BRUSSELS, March 4 (Agency) —``, ``CLINTON —``: at the head of a paragraph, in capitals."""
        if toponym.first != begin or not self.words[begin].isupper() or len(self.words[begin]) < 3:
            return False
        return after in (",", "(", "—", "–", "-", "--", ":", "/")

    def _is_apart(self, toponym: Toponym, begin: int, after: str) -> bool:
        """Not ``St. Patrick's (Day)``, ``The City (Council)``, nor the Kremlin that stands for a government."""
        if toponym.key.startswith("saint ") and after in ("'s", "’s"):
            return False
        if toponym.key.startswith("the ") and toponym.key[4:] in COMMON_WORDS:
            return False
        site = self.gazetteer.site(toponym.rows[0])
        if site.feature not in ("PAL", "BLDG", "ST"):
            return True
        before = toponym.first - 1
        if before >= begin and self.lowers[before] == "the":
            before -= 1
        return before >= begin and self.lowers[before] in LOCATIVES and not after[:1].isalpha()

    def _is_seat(self, toponym: Toponym, begin: int) -> bool:
        """``R-Marshall``, ``D-Ohio``: the seat of a member of Congress or of a state's house."""
        first = toponym.first
        return (
            first - 2 >= begin and self.words[first - 1] == "-" and self.words[first - 2] in PARTIES
        )

    def _is_known(self, toponym: Toponym) -> bool:
        """Whether a place of that very name is so big, or of such a kind, that a report may name it without more."""
        for row in toponym.rows[:3]:
            site = self.gazetteer.site(row)
            if (
                not site.alias
                and site.feature != "ADM2"
                and (site.size > KNOWN_SIZE or site.feature[:3] != "PPL")
            ):
                return True
        return False

    def _is_division(self, toponym: Toponym) -> bool:
        """A state or a county, which many bodies are named after: "the Texas Department of Public Safety"."""
        site = self.gazetteer.site(toponym.rows[0])
        return not site.alias and (
            site.feature == "ADM1" or (site.feature == "ADM2" and toponym.last > toponym.first)
        )

    def _is_country(self, toponym: Toponym) -> bool:
        site = self.gazetteer.site(toponym.rows[0])
        return not site.alias and site.feature[:3] != "PPL" and site.feature[:3] != "ADM"


_BEFORE_IN_NAME = frozenset(("of", "at", "in", "for", "-", ",", "the"))
"""What may stand before a place inside the name of an organisation."""
