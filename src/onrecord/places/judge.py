"""Whether a name that the gazetteer or the model knows is a place's where it stands."""

from __future__ import annotations

from onrecord.places.containment import inside
from onrecord.places.names import Names
from onrecord.places.scan import Scanner
from onrecord.places.toponyms import STREET, Sure, Toponym, is_country, is_division, is_known
from onrecord.places.words import (
    COMMON_WORDS,
    CONNECTORS,
    DIRECTIONS,
    IN_NAMES,
    LOCATIVES,
    NATURE,
    NOT_PLACES,
    PARTIES,
    PEOPLE_OF,
    PLACE_LABELS,
    PUBLIC_BODIES,
    SAYING,
    TITLES,
    WAYS,
)
from onrecord.resources.gazetteer import ABBREVIATION, Gazetteer, key_of

LOCATED = ("in", "near", "outside")
"""Before a name that may be a person's, only these speak for a place ("to Jordan" may be to a man)."""
BEFORE_STANDING = frozenset({"PAL", "BLDG", "ST"})
"""The Kremlin, the White House, Downing Street: mostly they stand for a government."""


class Judge:
    """Judges the names of one annotation."""

    def __init__(self, names: Names, scanner: Scanner, gazetteer: Gazetteer) -> None:
        self.names = names
        self.words = names.words
        self.lowers = names.lowers
        self.scanner = scanner
        self.gazetteer = gazetteer

    def judge(self, toponym: Toponym, begin: int, end: int, loud: bool) -> Sure:
        """How sure it is, in the sentence of tokens ``begin`` to ``end``; ``loud``: that is all capitals."""
        first, last = toponym.first, toponym.last
        before = self.lowers[first - 1] if first > begin else ""
        after = self.words[last + 1] if last + 1 < end else ""
        if toponym.key.startswith(ABBREVIATION):
            return Sure.NO if toponym.key == STREET and before[:1].isdigit() else Sure.YES
        if not toponym.rows:
            return self._unknown(toponym, before)
        if before.rstrip(".") in TITLES and self.words[first - 1][0].isupper():
            return Sure.NO
        if self._is_dateline(toponym, begin, after):
            return Sure.YES
        if self.names.label[first] == "PERSON":
            return self._person(toponym, before, after, end)
        sure = Sure.YES if loud else min(self._by_left(toponym, begin), self._by_right(toponym, after))
        if sure is Sure.NO:
            return sure
        return min(sure, self._by_itself(toponym, begin, after, loud))

    def _unknown(self, toponym: Toponym, before: str) -> Sure:
        """A name that the model takes for a place's and the gazetteer does not know."""
        words, last = self.words[toponym.first : toponym.last + 1], self.lowers[toponym.last]
        if self.names.label[toponym.first] == "FAC":
            known_kind = last in WAYS or last in NATURE
            fits = known_kind and len(words) > 1 and not any(word[0].isdigit() for word in words)
        elif before in LOCATIVES and before != "to" and words[0][1:].islower():
            fits = not self._is_demonym(words[-1])
        else:
            fits = len(words) > 1 and last in NATURE
        return Sure.YES if fits else Sure.NO

    def _is_demonym(self, word: str) -> bool:
        """``Kuwaiti``, ``Australian``: a country's name with an ending."""
        for ending in ("i", "n", "an", "ian", "ese", "ish"):
            if word.endswith(ending):
                rows = self.gazetteer.ids(key_of(word.removesuffix(ending)))
                if rows and self.gazetteer.site(rows[0]).feature == "PCLI":
                    return True
        return False

    def _person(self, toponym: Toponym, before: str, after: str, end: int) -> Sure:
        """A name that the model takes for a person's, where the words around say a place."""
        name = self.names.name[toponym.first]
        if name is None or name.start != toponym.first:
            return Sure.NO
        if after[:1].isupper() and (after.lower() in TITLES or after.lower() in PUBLIC_BODIES):
            return Sure.YES  # "Chicago Mayor Harold Washington"
        if name.end > toponym.last + 1:
            return Sure.NO
        if after == "," and self._is_explained(toponym, end):
            return Sure.YES
        site = self.gazetteer.site(toponym.rows[0])
        if toponym.last > toponym.first:
            longer = name.end <= toponym.last and site.feature[:3] not in ("PPL", "ADM")
            return Sure.YES if not site.alias and (longer or before in LOCATIVES) else Sure.NO
        if self.lowers[toponym.first] in self.names.people:
            return Sure.NO
        if not is_known(toponym, self.gazetteer):
            certain = before in LOCATED or after in PEOPLE_OF
            return Sure.YES if certain and not site.alias else Sure.NO
        if before in LOCATIVES or before == "of" or after in PEOPLE_OF:
            return Sure.YES
        return Sure.YES if before == "the" and is_country(toponym, self.gazetteer) else Sure.IF_ELSEWHERE

    def _is_explained(self, toponym: Toponym, end: int) -> bool:
        """Whether the state or country that it lies in follows: "Florence, South Carolina"."""
        at = toponym.last + 2
        if at >= end or not self.words[at][0].isupper():
            return False
        outer = self.scanner.longest(at, toponym.first, end)
        return outer is not None and bool(outer.rows) and bool(inside(toponym, outer, self.gazetteer))

    def _by_left(self, toponym: Toponym, begin: int) -> Sure:
        """A capitalised word right before it makes it a part of a longer name ("Olive Garden")."""
        first = toponym.first
        if first == begin or not self.words[first - 1][0].isupper():
            return Sure.YES
        before, name = self.lowers[first - 1], self.names.name[first]
        if before in DIRECTIONS or before in LOCATIVES or before in CONNECTORS:
            return Sure.YES
        if name is not None and name.start == first and name.label in PLACE_LABELS:
            return Sure.YES
        return Sure.YES if first - 1 == begin and before in COMMON_WORDS else Sure.NO

    def _by_right(self, toponym: Toponym, after: str) -> Sure:
        """What a capitalised word right behind it makes of it ("Boston Globe", "Paris Police Department")."""
        lower = after.lower()
        if not after[:1].isupper() or lower in PUBLIC_BODIES:
            return Sure.YES
        if lower in ("road", "highway", "route") and self.lowers[toponym.last] in ("county", "parish"):
            return Sure.YES
        if lower in ("highway", "route", "turnpike"):
            return Sure.YES if self.gazetteer.site(toponym.rows[0]).feature == "ADM1" else Sure.NO
        if lower in NOT_PLACES or lower in WAYS or lower in NATURE:
            return Sure.NO
        name = self.names.name[toponym.first]
        ends_name = name is not None and name.end == toponym.last + 1 and name.label in ("GPE", "LOC")
        return Sure.YES if ends_name and is_known(toponym, self.gazetteer) else Sure.IF_ELSEWHERE

    def _by_itself(self, toponym: Toponym, begin: int, after: str, loud: bool) -> Sure:
        """What the name itself, its label and the word before it say."""
        first, gazetteer = toponym.first, self.gazetteer
        single = first == toponym.last
        before = self.lowers[first - 1] if first > begin else ""
        word, lower, label = self.words[first], self.lowers[first], self.names.label[first]
        located = before in LOCATIVES or after in PEOPLE_OF or self._is_seat(toponym, begin)
        country = is_country(toponym, gazetteer)
        if not self._is_apart(toponym, begin, after):
            return Sure.NO
        if single and word.isupper() and len(word) <= 6 and not country:
            if "." in word:
                return Sure.NO
            if not located and 1 < len(word) <= 5:
                return Sure.IF_ELSEWHERE
        if single and lower in COMMON_WORDS and (loud or not (country and word.isupper())):
            place = self._is_whole(toponym) and label in ("GPE", "LOC")
            return Sure.YES if place and (located or (before == "the" and country)) else Sure.NO
        if single and lower in self.names.people and before not in LOCATED:
            return Sure.IF_ELSEWHERE
        known = is_known(toponym, gazetteer)
        if label in PLACE_LABELS:
            if single and after in SAYING and not known and self._is_whole(toponym):
                return Sure.NO
            sure = not single or located or known or before in ("of", "and", ",") or after == ","
            return Sure.YES if sure else Sure.IF_ELSEWHERE
        if known and country and (before == "the" or label not in ("ORG", "LANGUAGE")):
            return Sure.YES
        if label == "ORG":
            return self._organisation(toponym, before, after, located)
        if single and label:
            return Sure.NO
        if single and loud:
            return Sure.YES if located or after in (",", ":") else Sure.IF_ELSEWHERE
        if single and before == "the" and not country:
            return Sure.IF_ELSEWHERE
        return Sure.YES if located or not single or known else Sure.IF_ELSEWHERE

    def _organisation(self, toponym: Toponym, before: str, after: str, located: bool) -> Sure:
        """All or a part of what the model takes for an organisation's name."""
        name = self.names.name[toponym.first]
        if self._is_whole(toponym):
            known = is_known(toponym, self.gazetteer)
            apart = before != "the" or toponym.last > toponym.first
            return Sure.YES if located or (known and apart) else Sure.IF_ELSEWHERE
        starts = name is not None and name.start == toponym.first
        if not starts and before not in IN_NAMES and before not in DIRECTIONS:
            return Sure.NO
        public = after.lower() in PUBLIC_BODIES or is_division(toponym, self.gazetteer)
        return Sure.YES if public else Sure.IF_ELSEWHERE

    def _is_whole(self, toponym: Toponym) -> bool:
        name = self.names.name[toponym.first]
        return name is not None and (name.start, name.end) == (toponym.first, toponym.last + 1)

    def _is_dateline(self, toponym: Toponym, begin: int, after: str) -> bool:
        """``BRUSSELS, March 4 (Agency) —``, ``CLINTON —``: at the head of a sentence, in capitals."""
        if toponym.first != begin or not self.words[begin].isupper() or len(self.words[begin]) < 3:
            return False
        return after in (",", "(", "—", "–", "-", "--", ":", "/")

    def _is_apart(self, toponym: Toponym, begin: int, after: str) -> bool:
        """Not ``St. Patrick's (Day)``, ``The City (Council)``, nor the Kremlin where it is a government."""
        if toponym.key.startswith("saint ") and after in ("'s", "’s"):
            return False
        if toponym.key.startswith("the ") and toponym.key[4:] in COMMON_WORDS:
            return False
        if self.gazetteer.site(toponym.rows[0]).feature not in BEFORE_STANDING:
            return True
        before = toponym.first - 1
        if before >= begin and self.lowers[before] == "the":
            before -= 1
        return before >= begin and self.lowers[before] in LOCATIVES and not after[:1].isalpha()

    def _is_seat(self, toponym: Toponym, begin: int) -> bool:
        """``R-Marshall``, ``D-Ohio``: the seat of a member of Congress or of a state's house."""
        at = toponym.first - 2
        return at >= begin and self.words[at + 1] == "-" and self.words[at] in PARTIES
