"""Nominals: "Russian forces", "the bloc", "the Ukrainian Foreign Minister", "three Kurdish mayors"."""

from __future__ import annotations

import re

from onrecord.entities.cast import Cast, Draft, Thing
from onrecord.entities.names import Names
from onrecord.entities.offices import Offices
from onrecord.entities.phrases import Phrase, Phrases
from onrecord.entities.titles import CIVIL_GENERALS, NOT_NOW
from onrecord.resources.nominals import Noun
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Role

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_NONE = frozenset({"no", "any", "neither", "what", "which", "whatever"})
_SAME = {
    "demonstrator": "protester", "protestor": "protester", "marcher": "protester", "troops": "soldier",
    "forces": "soldier", "insurgent": "rebel", "guerrilla": "rebel", "guerilla": "rebel",
    "gunman": "militant",
    "fighter": "militant", "legislator": "lawmaker", "parliamentarian": "lawmaker",
    "organization": "organisation",
    "firm": "company", "nation": "country",
}  # fmt: skip
"""Nouns that may refer back to each other."""
_RELATED = frozenset(
    """
    ally partner counterpart rival adversary enemy critic opponent neighbor neighbour wife husband son
    daughter father mother brother sister relative lawyer supporter backer colleague friend successor
    predecessor creditor supplier
    """.split()
)
"""Nouns whose owner is somebody else's state: "his counterparts" need not be Americans."""
_LOOSE = frozenset(
    "ally counterpart supporter critic opponent aide rival colleague friend partner official".split()
)
"""A person may have several, so that two mentions need not mean one."""
_DOUBTFUL = frozenset({"head", "figure", "source"})
_OF_PEOPLE = frozenset("senior political leading key prominent public religious top influential".split())
_CORPORATE = frozenset({"president", "vice-president", "secretary", "governor"})
"""Offices of states and of companies alike."""
_HOMES = frozenset({"country", "nation", "homeland", "government", "administration", "cabinet", "regime"})
_SKIPPED = frozenset({"the", "'s", "'", "and", "-", "this", "that", "its", "their"})
_LATEST = 30
"""So many things are looked through for one that a noun refers back to."""
_AGE = re.compile(r"\d{1,3}")
_MEMBERSHIP = frozenset({"member", "members"})


class Nouns:
    """Reads the nominals of one report in text order, so that a definite one can refer back."""

    def __init__(self, cast: Cast, who: WhosWho, names: Names, folded: list[str]) -> None:
        self.cast, self.who, self.names = cast, who, names
        self.a = cast.annotation
        self.phrases = Phrases(cast, who, names)
        self.offices = Offices(cast, who, names, folded)

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
        if kin is not None and thing.kind == "person":
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
        if noun.plural or noun.kind not in ("person", "title") or noun.lemma in _LOOSE:
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

    # ── what it refers to ─────────────────────────────────────────────────────────────────────────────

    def _thing(self, phrase: Phrase) -> Thing | None:
        if self._is_predicate(phrase):
            return self._subject_of_predicate(phrase)
        kind = phrase.noun.kind
        if kind == "title":
            return self._titled(phrase)
        if kind == "state":
            return self._government(phrase)
        if kind == "body":
            return self._body(phrase)
        if kind == "force" and not self._forceful(phrase):
            return None
        return self._standing_body(phrase) or self._group(phrase)

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
            thing.sector = self._sector(phrase)
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
            elif phrase.determiner in _DEFINITE and owner is None:
                back = self._back(phrase)
                if back is not None:
                    return back
        return self._group(phrase)

    def _formerly(self, phrase: Phrase) -> Thing | None:
        """ "The former president": whom the report names who was one, of the state that is named with it."""
        owner = phrase.owner.thing if phrase.owner is not None else None
        for draft in reversed(self.cast.order[-40:]):
            thing = draft.thing
            if phrase.noun.lemma in thing.past and (owner is None or owner.country == thing.country):
                return thing
        return None

    def _government(self, phrase: Phrase) -> Thing | None:
        """ "The German government" is Germany; "the country" the state last spoken of."""
        noun, owner = phrase.noun, phrase.owner
        if noun.plural:
            return self._group(phrase) if owner is not None or not phrase.plain or phrase.determiner else None
        if phrase.determiner == "poss" and noun.lemma in _HOMES and phrase.plain:
            home = self._home(phrase)
            if home is not None:
                return home
        if noun.lemma in ("government", "administration", "regime"):
            if owner is not None and owner.thing.kind == "state" and phrase.plain:
                owner.thing.nouns.add("government")
                return owner.thing
            led = self._led_by(phrase)
            if led is not None:
                return led
            if owner is None and phrase.determiner == "the" and phrase.plain:
                return self._back(phrase) or self._unnamed(phrase, "organisation")
            return self._alike(phrase) or self._unnamed(phrase, "organisation")
        if phrase.determiner in ("the", "this", "that") and phrase.plain and owner is None:
            return self._back(phrase, sentences=3)
        return None

    def _home(self, phrase: Phrase) -> Thing | None:
        """ "His country", "Macron's government": the state that the person is of."""
        for t in range(phrase.head - 1, phrase.first - 1, -1):
            draft = self.cast.by_head.get(t)
            if draft is None or self.a.deps[t] != "poss":
                continue
            country = draft.thing.country
            governs = draft.thing.sector == "GOV" or phrase.noun.lemma in ("country", "nation", "homeland")
            known = draft.thing.person or draft.thing.kind == "group"
            if known and governs and country is not None and country in self.who.states:
                return self.names.listed.state(country)
        return None

    def _led_by(self, phrase: Phrase) -> Thing | None:
        """ "The Obama administration" is the state that he governs."""
        for t in range(phrase.head - 1, phrase.first - 1, -1):
            draft = self.cast.by_head.get(t)
            if draft is not None and draft.thing.kind == "person":
                country = draft.thing.country if draft.thing.sector == "GOV" else None
                return self.names.listed.state(country) if country in self.who.states and country else None
        return None

    def _body(self, phrase: Phrase) -> Thing | None:
        """An institution: by its owner, by what was named before, or a new one that has no name."""
        noun, owner = phrase.noun, phrase.owner
        if noun.plural:
            return self._group(phrase) if owner is not None or not phrase.plain or phrase.determiner else None
        if owner is not None and phrase.determiner not in ("a", "an", "another", "every", "each", "some"):
            return self._owned_body(phrase, owner.thing)
        if phrase.determiner in ("the", "this", "that"):
            back = self._back(phrase) if phrase.plain else None
            if back is not None:
                return back
        if not phrase.plain or phrase.determiner in ("the", "a", "an", "this"):
            return self._unnamed(phrase, "organisation")
        return None

    def _owned_body(self, phrase: Phrase, owner: Thing) -> Thing | None:
        if owner.kind == "place":
            return self._alike(phrase) or self._unnamed(phrase, "organisation")
        known = self._known_body(phrase, owner) or self._business(phrase, owner)
        if known is not None:
            return known
        lowers = self.a.lowers
        words = [
            t
            for t in range(phrase.first, phrase.head + 1)
            if t not in self.names.at and lowers[t] not in _SKIPPED
        ]
        name = " ".join(self.a.words[t] for t in words)
        thing = self.cast.named(f"{name} of {owner.name}", "organisation")
        thing.country, thing.sector = owner.country, self._sector(phrase)
        thing.nouns.add(phrase.noun.lemma)
        if owner.kind not in ("state", "place"):
            thing.role = thing.role or Role(title=name, organisation=owner.name)
        return thing

    def _business(self, phrase: Phrase, owner: Thing) -> Thing | None:
        """ "The German company": the one of that country that the report spoke of last."""
        if phrase.noun.sector != "BUS" or owner.kind != "state" or phrase.determiner != "the":
            return None
        if not all(
            t in self.names.at or self.a.lowers[t] in _SKIPPED for t in range(phrase.first, phrase.head)
        ):
            return None
        for thing in reversed(self.cast.by_noun.get("company", [])[-_LATEST:]):
            if thing.country == owner.country and not thing.plural:
                return thing
        return None

    def _standing_body(self, phrase: Phrase) -> Thing | None:
        """The army, police or parliament of a state, where its people stand for it: "Kuwaiti troops"."""
        if phrase.noun.lemma in ("authorities", "authority"):
            return None  # a state has many
        if (
            phrase.owner is None
            or phrase.owner.thing.kind != "state"
            or phrase.determiner not in ("", "the", "poss")
        ):
            return None
        return self._known_body(phrase, phrase.owner.thing)

    def _known_body(self, phrase: Phrase, owner: Thing) -> Thing | None:
        """The body of that owner which these very words mean, if the who's who knows exactly one."""
        id_ = owner.country if owner.kind == "state" else owner.id.removeprefix("org:")
        lowers = self.a.lowers
        words = [
            lowers[t]
            for t in range(phrase.first, phrase.head + 1)
            if t not in self.names.at and lowers[t] not in _SKIPPED
        ]
        ids = self.who.bodies.get((id_ or "", " ".join(words)), ())
        rows = self.who.organisations
        known = [
            o for o in ids if self.who.exists(o, self.cast.report.published) and rows[o].kind != "armed_group"
        ]
        return self.names.listed.organisation(known[0]) if len(known) == 1 else None

    def _forceful(self, phrase: Phrase) -> bool:
        """Whether something beside a force noun says that people are meant."""
        if phrase.noun.lemma in ("military", "army", "navy", "militia", "militias", "troops", "infantry"):
            return phrase.noun.plural or phrase.owner is not None or phrase.determiner != ""
        if phrase.owner is not None:
            return True
        lowers, modifiers = self.a.lowers, self.who.nominals.modifiers
        if any(lowers[t] in modifiers for t in range(phrase.first, phrase.head)):
            return True
        return phrase.determiner in ("the", "these") and phrase.plain and self._back(phrase) is not None

    def _group(self, phrase: Phrase) -> Thing | None:
        """People without a name: the same as before where the words say so, else new."""
        noun, a = phrase.noun, self.a
        if (
            noun.lemma == "member"
            and phrase.owner is None
            and phrase.determiner in ("", "the")
            and phrase.plain
        ):
            return self._membership(phrase)
        numbered = any(
            a.tags[t] == "CD" or a.lowers[t] in ("other", "another", "more", "some", "several", "many", "new")
            for t in range(phrase.first, phrase.head)
        )
        if not numbered and phrase.determiner not in ("a", "an", "every", "each", "some", "another"):
            same = (
                self._back(phrase)
                if phrase.determiner in _DEFINITE and phrase.owner is None and phrase.plain
                else None
            )
            same = same or self._alike(phrase)
            if same is not None:
                return same
        if (
            noun.kind in ("group", "title", "person")  # "as president": nobody in particular
            and not noun.plural
            and phrase.determiner == ""
            and phrase.owner is None
            and phrase.plain
        ):
            return None
        return self._unnamed(phrase, "group" if noun.plural or noun.kind in ("group", "force") else "person")

    def _membership(self, phrase: Phrase) -> Thing | None:
        """Bare "members" right after an alliance was named are that alliance."""
        if not phrase.noun.plural:
            return None
        here = self.a.sentence_of[phrase.head]
        for draft in reversed(self.cast.order[-12:]):
            if here - self.a.sentence_of[draft.head] > 1:
                return None
            if draft.thing.kind == "igo":
                return draft.thing
        return None

    def _unnamed(self, phrase: Phrase, kind: str) -> Thing:
        thing = self.cast.unnamed(phrase.first, phrase.head, kind)  # type: ignore[arg-type]
        owner = phrase.owner.thing if phrase.owner is not None else None
        thing.country = owner.country if owner is not None and phrase.noun.lemma not in _RELATED else None
        thing.sector = self._sector(phrase)
        thing.gender = phrase.noun.gender
        thing.plural = phrase.noun.plural or phrase.noun.lemma in ("police", "public", "crowd")
        thing.nouns.update((phrase.noun.lemma, _SAME.get(phrase.noun.lemma, phrase.noun.lemma)))
        if thing.country is None and owner is None and phrase.noun.kind == "force":
            thing.country = self._commander(phrase)
        if owner is not None and owner.kind in ("igo", "organisation", "armed_group"):
            thing.role = Role(title=self.a.words[phrase.head], organisation=owner.name)
        self._keys()[self._key(phrase)] = thing
        return thing

    def _commander(self, phrase: Phrase) -> str | None:
        """The country whose forces "his troops" are, where he holds an office of it."""
        for c in self.a.children[phrase.head][:8]:
            draft = self.cast.by_head.get(c)
            if self.a.deps[c] == "poss" and draft is not None and draft.thing.person:
                role = draft.thing.role
                owned = role is not None and any(
                    s.name == role.organisation
                    for s in (self.who.states.get(draft.thing.country or ""),)
                    if s
                )
                return draft.thing.country if owned else None
        return None

    def _sector(self, phrase: Phrase) -> str | None:
        if phrase.noun.lemma == "general":
            at = next((t for t in range(phrase.head - 1, phrase.first - 1, -1) if self.a.words[t] != "-"), -1)
            if at >= 0 and self.a.lowers[at] in CIVIL_GENERALS:
                return CIVIL_GENERALS[self.a.lowers[at]]
        if phrase.noun.lemma in _CORPORATE and phrase.owner is not None:
            if phrase.owner.thing.kind == "organisation":
                return phrase.owner.thing.sector
        if (
            phrase.owner is not None
            and phrase.owner.thing.kind == "armed_group"
            and phrase.noun.kind != "body"
        ):
            return phrase.owner.thing.sector or "REB"
        lowers, modifiers = self.a.lowers, self.who.nominals.modifiers
        for t in range(phrase.head - 1, phrase.first - 1, -1):
            if t not in self.names.at and modifiers.get(lowers[t]):
                if phrase.noun.kind == "force" and phrase.noun.sector and lowers[t] == "government":
                    continue
                return modifiers[lowers[t]]
        if phrase.noun.sector is None and phrase.owner is not None and phrase.noun.lemma not in _RELATED:
            return phrase.owner.thing.sector
        return phrase.noun.sector

    def _keys(self) -> dict[tuple[str, ...], Thing]:
        return self.cast.alike

    def _key(self, phrase: Phrase) -> tuple[str, ...]:
        a = self.a
        words = [
            a.lowers[t]
            for t in range(phrase.first, phrase.head)
            if t not in self.names.at and a.tags[t] != "DT" and a.lowers[t] not in ("the", "'s", "a", "an")
        ]
        named = {
            self.names.at[t].thing.id: None for t in range(phrase.first, phrase.head) if t in self.names.at
        }
        owner = phrase.owner.thing.id if phrase.owner is not None else " ".join(named)
        return (owner, str(phrase.noun.plural), *words, _SAME.get(phrase.noun.lemma, phrase.noun.lemma))

    def _alike(self, phrase: Phrase) -> Thing | None:
        """The group named before in the same words: "Russian forces … Russian forces"."""
        if phrase.determiner == "poss" and phrase.owner is None:
            return None
        return self._keys().get(self._key(phrase))

    def _back(self, phrase: Phrase, *, sentences: int = 8) -> Thing | None:
        """The thing last spoken of that the noun may refer back to."""
        noun = phrase.noun
        here = self.a.sentence_of[phrase.head]
        surface = self.a.lowers[phrase.head]
        for lemma in dict.fromkeys((noun.lemma, _SAME.get(noun.lemma, noun.lemma), surface)):
            for thing in reversed(self.cast.by_noun.get(lemma, [])[-_LATEST:]):
                if lemma == surface and noun.plural and thing.id.startswith("org:"):
                    return thing  # "the militants": the who's who says so
                if noun.kind in ("title", "person") and not noun.plural and not thing.person:
                    continue
                if noun.plural != thing.plural and noun.kind not in ("body", "group", "force"):
                    continue
                if noun.gender and thing.gender and noun.gender != thing.gender:
                    continue
                if here - self.cast.last_sentence(thing) > sentences:
                    continue
                return thing
        return None

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
