"""Institutions: governments, ministries, armies, parliaments and companies by whose they are."""

from __future__ import annotations

from onrecord.entities.cast import Cast, Thing
from onrecord.entities.groups import Groups
from onrecord.entities.names import Names
from onrecord.entities.phrases import Phrase
from onrecord.resources.phrases import fold
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Role

_COUNTING = frozenset({"-", "member", "nation", "country", "state", "strong"})
"""Words of "the 22-member league", which tell no league from another."""
_HOMES = frozenset({"country", "nation", "homeland", "government", "administration", "cabinet", "regime"})
_SKIPPED = frozenset({"the", "'s", "'", "and", "-", "this", "that", "its", "their"})
_LATEST = 30
"""So many things are looked through for one that a noun refers back to."""


class Institutions:
    """The institutions of one report that are spoken of by a common noun."""

    def __init__(self, cast: Cast, who: WhosWho, names: Names, groups: Groups) -> None:
        self.cast, self.who, self.names, self.groups = cast, who, names, groups
        self.a = cast.annotation

    def government(self, phrase: Phrase) -> Thing | None:
        """ "The German government" is Germany; "the country" the state last spoken of."""
        noun, owner = phrase.noun, phrase.owner
        if noun.plural:
            return (
                self.groups.group(phrase)
                if owner is not None or not phrase.plain or phrase.determiner
                else None
            )
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
                return self.groups.back(phrase) or self.groups.unnamed(phrase, "organisation")
            return self.groups.alike(phrase) or self.groups.unnamed(phrase, "organisation")
        if phrase.determiner in ("the", "this", "that") and phrase.plain and owner is None:
            return self.groups.back(phrase, sentences=3)
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

    def body(self, phrase: Phrase) -> Thing | None:
        """An institution: by its owner, by what was named before, or a new one that has no name."""
        noun, owner = phrase.noun, phrase.owner
        if noun.plural:
            return (
                self.groups.group(phrase)
                if owner is not None or not phrase.plain or phrase.determiner
                else None
            )
        if owner is not None and phrase.determiner not in ("a", "an", "another", "every", "each", "some"):
            return self._owned_body(phrase, owner.thing)
        if phrase.determiner in ("the", "this", "that"):
            counted = all(
                self.a.tags[t] == "CD" or self.a.lowers[t] in _COUNTING
                for t in range(phrase.first + 1, phrase.head)
            )
            back = self.groups.back(phrase) if phrase.plain or counted else self.groups.worded(phrase)
            if back is not None:
                return back
        if not phrase.plain or phrase.determiner in ("the", "a", "an", "this"):
            return self.groups.unnamed(phrase, "organisation")
        return None

    def _owned_body(self, phrase: Phrase, owner: Thing) -> Thing | None:
        if owner.kind == "place":
            return self.groups.alike(phrase) or self.groups.unnamed(phrase, "organisation")
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
        thing.country, thing.sector = owner.country, self.groups.sector(phrase)
        thing.nouns.add(phrase.noun.lemma)
        if owner.kind not in ("state", "place"):
            thing.role = thing.role or Role(title=name, organisation=owner.name)
        return thing

    def standing_body(self, phrase: Phrase) -> Thing | None:
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
        if not known and words:  # "the UN security council", as the list writes it in capitals
            key = "".join(fold(w.capitalize()) for w in words)
            for name in (owner.name, self._as_written(phrase)):
                refs = self.who.names.meanings.get(fold(name) + key, ())
                known.extend(r.id for r in refs if r.kind == "organisation" and r.id not in known)
        return self.names.listed.organisation(known[0]) if len(known) == 1 else None

    def _as_written(self, phrase: Phrase) -> str:
        if phrase.owner is None:
            return ""
        start, end = self.a.chars(phrase.owner.head, phrase.owner.last)
        return self.a.text[start:end]
