"""Groups: people and bodies without a name, and which earlier one the same or a plain noun refers back to."""

from __future__ import annotations

from onrecord.entities.cast import Cast, Thing
from onrecord.entities.names import Names
from onrecord.entities.phrases import Phrase
from onrecord.entities.titles import CIVIL_GENERALS
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Role

DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
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
_CORPORATE = frozenset({"president", "vice-president", "secretary", "governor"})
"""Offices of states and of companies alike."""
_LATEST = 30
"""So many things are looked through for one that a noun refers back to."""


class Groups:
    """The unnamed of one report."""

    def __init__(self, cast: Cast, who: WhosWho, names: Names) -> None:
        self.cast, self.who, self.names = cast, who, names
        self.a = cast.annotation

    def group(self, phrase: Phrase) -> Thing | None:
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
                self.back(phrase)
                if phrase.determiner in DEFINITE and phrase.owner is None and phrase.plain
                else None
            )
            same = same or self.alike(phrase)
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
        return self.unnamed(phrase, "group" if noun.plural or noun.kind in ("group", "force") else "person")

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

    def unnamed(self, phrase: Phrase, kind: str) -> Thing:
        thing = self.cast.unnamed(phrase.first, phrase.head, kind)  # type: ignore[arg-type]
        owner = phrase.owner.thing if phrase.owner is not None else None
        thing.country = owner.country if owner is not None and phrase.noun.lemma not in _RELATED else None
        thing.sector = self.sector(phrase)
        thing.gender = phrase.noun.gender
        thing.plural = phrase.noun.plural or phrase.noun.lemma in ("police", "public", "crowd")
        thing.nouns.update((phrase.noun.lemma, _SAME.get(phrase.noun.lemma, phrase.noun.lemma)))
        if thing.country is None and owner is None and phrase.noun.sector == "MIL":
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

    def sector(self, phrase: Phrase) -> str | None:
        if phrase.noun.lemma == "general":
            at = next((t for t in range(phrase.head - 1, phrase.first - 1, -1) if self.a.words[t] != "-"), -1)
            if at >= 0 and self.a.lowers[at] in CIVIL_GENERALS:
                return CIVIL_GENERALS[self.a.lowers[at]]
        owner = phrase.owner.thing if phrase.owner is not None else None
        if owner is not None and owner.kind == "organisation" and phrase.noun.lemma in _CORPORATE:
            return owner.sector
        if (
            phrase.owner is not None
            and phrase.owner.thing.kind == "armed_group"
            and phrase.noun.kind != "body"
        ):
            return phrase.owner.thing.sector or "REB"
        lowers, modifiers = self.a.lowers, self.who.nominals.modifiers
        for t in range(phrase.head - 1, phrase.first - 1, -1):
            if t not in self.names.at and modifiers.get(lowers[t]) and phrase.noun.sector != "BUS":
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

    def alike(self, phrase: Phrase) -> Thing | None:
        """The group named before in the same words: "Russian forces … Russian forces"."""
        if phrase.determiner == "poss" and phrase.owner is None:
            return None
        return self._keys().get(self._key(phrase))

    def worded(self, phrase: Phrase) -> Thing | None:
        """The thing that the who's who calls so in several words: "the world body"."""
        words = self.a.lowers[phrase.first + 1 : phrase.head + 1]
        met = self.cast.by_noun.get(" ".join(words), [])
        return met[-1] if met else None

    def back(self, phrase: Phrase, *, sentences: int = 8) -> Thing | None:
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
