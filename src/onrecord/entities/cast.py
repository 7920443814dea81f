"""The cast of one report: who and what has been met so far, and every reference to it.

Built and dropped within one call of ``find_entities``; nothing of it leaves the room but frozen values.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from hashlib import sha256

from onrecord.types import Annotation, Entity, EntityKind, Mention, MentionForm, Report, Role

_UNSURE = frozenset({"npadvmod", "compound", "dep", "ROOT", "nmod", ""})
_ASIDE = frozenset({"compound", "amod", "nmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})


@dataclass(slots=True, eq=False)
class Thing:
    """An entity in the making, with what coreference needs to know of it."""

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: str | None = None
    role: Role | None = None
    gender: str | None = None
    plural: bool = False
    nouns: set[str] = field(default_factory=set)
    """Nouns in the singular and lower case that may refer back to it."""
    past: set[str] = field(default_factory=set)
    """Nouns for what a person was: "the former president" may refer back by them."""

    @property
    def person(self) -> bool:
        """Whether ``he`` or ``she`` may refer to it."""
        return self.kind == "person" or (self.kind == "office" and not self.plural)


@dataclass(slots=True, eq=False)
class Draft:
    """A mention in the making: tokens ``first`` to ``last`` (inclusive), ``head`` among them."""

    first: int
    last: int
    head: int
    thing: Thing
    form: MentionForm
    label: str | None = None


def digest(*parts: str) -> str:
    """12 hexadecimal digits that stand for the parts."""
    return sha256("|".join(parts).encode()).hexdigest()[:12]


class Cast:
    """Things by id, drafts by the token of their head word."""

    def __init__(
        self, report: Report, annotation: Annotation, zones: list[int], nouns: Container[str] = ()
    ) -> None:
        self.report = report
        self.nouns = nouns
        """Nouns for people and bodies, as they stand in the text."""
        self.annotation = annotation
        self.zones = zones
        self.things: dict[str, Thing] = {}
        self.by_head: dict[int, Draft] = {}
        self.order: list[Draft] = []
        """Drafts in the order of reading, as the third pass meets them."""
        self.extra: list[Draft] = []
        """Further things that the words of a mention refer to."""
        self.kin: dict[tuple[str, str], Thing] = {}
        """(id of a person, noun) → the wife, brother or lawyer of that person."""
        self.alike: dict[tuple[str, ...], Thing] = {}
        """Unnamed groups by their words."""
        self._last_sentence: dict[str, int] = {}
        self._last_main: dict[str, int] = {}
        """The same, of mentions that do not merely describe another noun."""
        self.by_noun: dict[str, list[Thing]] = {}
        """Noun → things that it may refer back to, the latest met last."""

    def thing(self, id_: str, name: str, kind: EntityKind) -> Thing:
        """The thing with this id, made where it is new."""
        known = self.things.get(id_)
        if known is None:
            known = self.things[id_] = Thing(id_, name, kind)
        return known

    def named(self, name: str, kind: EntityKind) -> Thing:
        """A thing that no list knows, by its name."""
        normal = " ".join(name.lower().split())
        return self.thing("name:" + digest(kind, normal), name, kind)

    def is_person(self, thing: Thing) -> None:
        """What the model took for an organisation or a place turns out to be a person."""
        if thing.id.startswith("name:") and thing.kind in ("organisation", "place"):
            self.things.pop(thing.id, None)
            thing.kind, thing.sector, thing.nouns = "person", None, set()
            thing.id = "name:" + digest("person", " ".join(thing.name.lower().split()))
            self.things.setdefault(thing.id, thing)

    def unnamed(self, first: int, last: int, kind: EntityKind) -> Thing:
        """A thing without a name, by where it stands."""
        start, end = self.annotation.chars(first, last)
        text = self.annotation.text[start:end]
        return self.thing("group:" + digest(self.report.id, str(start), text), text, kind)

    def mention(self, draft: Draft) -> bool:
        """Files a draft unless its head word already carries one."""
        if draft.head in self.by_head:
            return False
        self.by_head[draft.head] = draft
        return True

    def meet(self, draft: Draft) -> None:
        """Notes that reading has come to this mention."""
        self.order.append(draft)
        here = self.annotation.sentence_of[draft.head]
        self._last_sentence[draft.thing.id] = here
        if draft.form != "pronoun":
            aside = self._is_aside(draft.head)
            for noun in draft.thing.nouns:
                latest = self.by_noun.setdefault(noun, [])
                if not latest:
                    latest.append(draft.thing)
                elif latest[-1] is not draft.thing:
                    # "An Airbus jet" of China Eastern: the company that is spoken of is China Eastern.
                    behind = aside and here - self._last_main.get(latest[-1].id, -99) < 2
                    if not behind:
                        latest.append(draft.thing)
                    elif draft.thing not in latest[-3:]:
                        latest.insert(len(latest) - 1, draft.thing)
            if not aside:
                self._last_main[draft.thing.id] = here

    def _is_aside(self, token: int) -> bool:
        """Whether a name merely describes a thing ("an Airbus jet"), not people ("EU officials")."""
        above = self.annotation.heads[token]
        return self.annotation.deps[token] in _ASIDE and self.annotation.lowers[above] not in self.nouns

    def last_sentence(self, thing: Thing) -> int:
        """The sentence that last spoke of the thing."""
        return self._last_sentence.get(thing.id, -99)

    def is_subject(self, draft: Draft) -> bool:
        """Whether the mention is a subject, itself or through an apposition or a coordination."""
        deps, heads = self.annotation.deps, self.annotation.heads
        token = draft.head
        if (
            deps[token] in _UNSURE
            and self.annotation.sentences[self.annotation.sentence_of[token]].start == draft.first
        ):
            return True  # what begins the sentence is mostly its subject, whatever the parse says
        for _ in range(3):
            if deps[token] in SUBJECTS:
                return True
            if deps[token] not in ("appos", "conj"):
                return False
            token = heads[token]
        return deps[token] in SUBJECTS

    def finish(self) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
        """Entities in the order of their first mention, mentions in text order, longer ones first."""
        annotation = self.annotation
        starts, ends, text = annotation.starts, annotation.ends, annotation.text
        mentions: list[Mention] = []
        seen: dict[str, Thing] = {}
        for draft in sorted([*self.extra, *self.by_head.values()], key=lambda d: (d.first, -d.last, d.head)):
            start, end = starts[draft.first], ends[draft.last]
            thing = draft.thing
            seen.setdefault(thing.id, thing)
            mentions.append(
                Mention(start=start, end=end, text=text[start:end], entity=thing.id, form=draft.form)
            )
        entities = tuple(
            Entity(
                id=t.id, name=t.name, kind=t.kind, country=t.country, sector=t.sector, role=t.role
            )
            for t in seen.values()
        )  # fmt: skip
        return entities, tuple(mentions)
