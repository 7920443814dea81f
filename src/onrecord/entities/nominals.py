"""Nominals: "Russian forces", "the bloc", "the Ukrainian Foreign Minister", "three Kurdish mayors"."""

from __future__ import annotations

import re

from onrecord.entities.cast import Cast, Draft, Thing
from onrecord.entities.groups import DEFINITE, Groups
from onrecord.entities.institutions import Institutions
from onrecord.entities.names import Names
from onrecord.entities.offices import Offices
from onrecord.entities.phrases import Phrase, Phrases
from onrecord.entities.titles import NOT_NOW
from onrecord.resources.nominals import Noun
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Role

_NONE = frozenset({"no", "any", "neither", "what", "which", "whatever"})
_LOOSE = frozenset(
    "ally counterpart supporter critic opponent aide rival colleague friend partner official".split()
)
"""A person may have several, so that two mentions need not mean one."""
_DOUBTFUL = frozenset({"head", "figure", "source"})
_OF_PEOPLE = frozenset("senior political leading key prominent public religious top influential".split())
_AGE = re.compile(r"\d{1,3}")


class Nouns:
    """Reads the nominals of one report in text order, so that a definite one can refer back."""

    def __init__(self, cast: Cast, who: WhosWho, names: Names, folded: list[str]) -> None:
        self.cast, self.who, self.names = cast, who, names
        self.a = cast.annotation
        self.phrases = Phrases(cast, who, names)
        self.offices = Offices(cast, who, names, folded)
        self.groups = Groups(cast, who, names)
        self.institutions = Institutions(cast, who, names, self.groups)

    def read(self, token: int) -> Draft | None:
        """The nominal whose head is ``token``, if it is one."""
        lower = self.a.lowers[token]
        noun = self.who.nominals.nouns.get(lower)
        if noun is None:
            if lower == "old":
                return self._aged(token)
            return None
        if token in self.names.at or not self.phrases.is_head(token, noun):
            return None
        phrase = self.phrases.read(token, noun)
        if phrase.determiner in _NONE:
            return None
        if noun.lemma in _DOUBTFUL and not self._is_somebody(phrase):
            return None
        kin = self._kin(phrase)
        thing = self._beside(phrase) or self.cast.kin.get(kin or ("", "")) or self._thing(phrase)
        if thing is None:
            return None
        if kin is not None and thing.kind in ("person", "group"):
            self.cast.kin[kin] = thing
        return Draft(phrase.first, self._last(phrase), token, thing, "nominal")

    def _is_somebody(self, phrase: Phrase) -> bool:
        """Whether a word that often means no person does here: "a head", "job figures"."""
        a, lemma, head = self.a, phrase.noun.lemma, phrase.head
        of = any(c > head and a.lowers[c] == "of" and a.deps[c] == "prep" for c in a.children[head])
        if lemma == "head":
            if phrase.determiner == "poss":
                return phrase.owner is not None and not phrase.owner.thing.person
            return of or phrase.owner is not None or (phrase.determiner == "the" and not phrase.plain)
        if lemma == "source":
            return not of
        before = a.lowers[head - 1] if head else ""
        return before in _OF_PEOPLE or before in self.who.nominals.modifiers

    def _kin(self, phrase: Phrase) -> tuple[str, str] | None:
        """Whose wife, son or lawyer: the person that "his" or "Petrov's" before the noun means."""
        a, noun = self.a, phrase.noun
        if noun.plural or (noun.kind not in ("person", "title") and noun.lemma != "family"):
            return None
        if noun.lemma in _LOOSE:
            return None
        for c in a.children[phrase.head][:8]:
            draft = self.cast.by_head.get(c)
            if a.deps[c] == "poss" and draft is not None and draft.thing.person:
                words = (a.lowers[t] for t in range(draft.last + 1, phrase.head) if a.tags[t] != "POS")
                return draft.thing.id, " ".join((*words, noun.lemma))
        return None

    def _last(self, phrase: Phrase) -> int:
        """The head, or the last word of a title like "Secretary of State"."""
        if phrase.noun.kind == "title":
            return self.offices.last(phrase.head)
        return phrase.head

    def _thing(self, phrase: Phrase) -> Thing | None:
        if self._is_predicate(phrase):
            return self._subject_of_predicate(phrase)
        kind = phrase.noun.kind
        if kind == "title":
            return self._titled(phrase)
        if kind == "state":
            return self.institutions.government(phrase)
        if kind == "body":
            return self.institutions.body(phrase)
        if kind == "force" and not self._forceful(phrase):
            return None
        return self.institutions.standing_body(phrase) or self.groups.group(phrase)

    def _beside(self, phrase: Phrase) -> Thing | None:
        """The named person of an apposition: "the minister, Annalena Baerbock" and the other way round."""
        a, head = self.a, phrase.head
        named = None
        above = head
        if a.deps[head] == "conj" and phrase.determiner == "" and a.heads[head] < head:
            above = a.heads[head]  # "president and CEO of Acme"
        if a.deps[above] == "appos":
            named = self.cast.by_head.get(a.heads[above])
        if named is None:
            named = next(
                (self.names.at[c] for c in a.children[head] if a.deps[c] == "appos" and c in self.names.at),
                None,
            )
        if named is None or named.form != "name":
            return None
        thing = named.thing
        if phrase.noun.plural:
            return None
        if (
            phrase.noun.kind in ("title", "person")
            and named.label in ("ORG", "GPE", "LOC")
            and named.first < named.last
        ):
            self.cast.is_person(thing)
        if not self._agrees(phrase.noun, thing):
            return None
        if thing.kind == "person":
            self._learn(thing, phrase)
        else:
            thing.nouns.add(phrase.noun.lemma)
        return thing

    def _agrees(self, noun: Noun, thing: Thing) -> bool:
        """Whether the noun is of a kind with the thing."""
        if noun.kind in ("title", "person"):
            return thing.kind == "person" and (noun.gender is None or thing.gender in (None, noun.gender))
        if noun.kind == "state":
            return thing.kind == "state"
        return thing.kind in ("igo", "organisation", "armed_group")

    def _learn(self, thing: Thing, phrase: Phrase) -> None:
        """What an apposition tells of a person: role, owner, sector, gender."""
        thing.nouns.add(phrase.noun.lemma)
        thing.gender = thing.gender or phrase.noun.gender
        if thing.id.startswith("person:") and self.who.terms(thing.id[7:]):
            return
        owner = phrase.owner.thing if phrase.owner is not None else None
        if owner is not None and thing.country is None and not thing.id.startswith("person:"):
            thing.country = owner.country
        if thing.sector is None:
            thing.sector = self.groups.sector(phrase)
        if phrase.noun.kind == "title" and thing.role is None:
            title, current = self.offices.title_text(phrase.first, phrase.head)
            if current and title:
                thing.role = Role(title=title, organisation=owner.name if owner else None)

    def _is_predicate(self, phrase: Phrase) -> bool:
        a = self.a
        return a.deps[phrase.head] == "attr" and a.lowers[a.heads[phrase.head]] in (
            "is", "was", "are", "were", "be", "been", "'s", "became", "remains"
        )  # fmt: skip

    def _subject_of_predicate(self, phrase: Phrase) -> Thing | None:
        a = self.a
        verb = a.heads[phrase.head]
        if any(a.deps[c] == "neg" for c in a.children[verb]):
            return None
        subject = a.child(verb, "nsubj")
        draft = self.cast.by_head.get(subject) if subject is not None else None
        if draft is None or draft.thing.plural != phrase.noun.plural:
            return None
        if phrase.noun.kind in ("title", "person") and draft.thing.kind != "person":
            return None
        return draft.thing

    def _titled(self, phrase: Phrase) -> Thing | None:
        if not phrase.noun.plural and (phrase.determiner not in ("a", "an")):
            owner = phrase.owner.thing if phrase.owner is not None else None
            thing = self.offices.resolve(phrase.first, phrase.head, phrase.owner)
            if thing is not None:
                return thing
            former = any(self.a.lowers[t] in NOT_NOW for t in range(phrase.first, phrase.head))
            if former and phrase.determiner in ("the", "poss"):
                past = self._formerly(phrase)
                if past is not None:
                    return past
            elif phrase.determiner in DEFINITE and owner is None:
                back = self.groups.back(phrase)
                if back is not None:
                    return back
        return self.groups.group(phrase)

    def _formerly(self, phrase: Phrase) -> Thing | None:
        """ "The former president": whom the report names who was one, of the state that is named with it."""
        owner = phrase.owner.thing if phrase.owner is not None else None
        for draft in reversed(self.cast.order[-40:]):
            thing = draft.thing
            if phrase.noun.lemma in thing.past and (owner is None or owner.country == thing.country):
                return thing
        return None

    def _forceful(self, phrase: Phrase) -> bool:
        """Whether something beside a force noun says that people are meant."""
        if phrase.noun.lemma in ("military", "army", "navy", "militia", "militias", "troops", "infantry"):
            return phrase.noun.plural or phrase.owner is not None or phrase.determiner != ""
        if phrase.owner is not None:
            return True
        lowers, modifiers = self.a.lowers, self.who.nominals.modifiers
        if any(lowers[t] in modifiers for t in range(phrase.first, phrase.head)):
            return True
        return phrase.determiner in ("the", "these") and phrase.plain and self.groups.back(phrase) is not None

    def _aged(self, token: int) -> Draft | None:
        """ "The 63-year-old" is the person last spoken of."""
        a = self.a
        if token < 5 or a.lowers[token - 2] != "year" or not _AGE.fullmatch(a.words[token - 4]):
            return None
        if a.lowers[token - 5] != "the" or (
            token + 1 < len(a) and a.tags[token + 1].startswith(("NN", "JJ"))
        ):
            return None
        for draft in reversed(self.cast.order[-10:]):
            near = a.sentence_of[draft.head] == a.sentence_of[token] or self.cast.is_subject(draft)
            if draft.thing.kind == "person" and near:
                return Draft(token - 5, token, token, draft.thing, "nominal")
        return None
