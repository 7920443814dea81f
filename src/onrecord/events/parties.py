"""Who takes part in an event: from a token that a frame leads to, to the words and the entity."""

from __future__ import annotations

from collections.abc import Container

from msgspec.structs import replace

from onrecord.events.claims import Claims
from onrecord.events.grammar import Grammar
from onrecord.resources.codebook import KINDS
from onrecord.types import Annotation, Findings, Mention, Party

_PERSONAL = frozenset(
    """
    he she they we i you him her them us me who everyone everybody someone somebody anyone both others his
    their its our
    """.split()
)
_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NO_PARTY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL"})
_LEFT = frozenset("det amod compound poss nummod nmod quantmod predet case npadvmod".split())
_RELATIONAL = frozenset("counterpart counterparts colleague colleagues".split())
_OWNERS = ("poss", "adjective", "of", "by", "from")


class Parties:
    """Finds the parties of events in one annotated report."""

    def __init__(self, grammar: Grammar, found: Findings, people: frozenset[str]) -> None:
        """``people`` holds the forms of common nouns that name persons and groups."""
        self.grammar = grammar
        self.a: Annotation = grammar.a
        self.found = found
        self.people = people
        self.claims = Claims(found.statements)
        self._mention: dict[int, Mention] = {}
        for mention in sorted(found.mentions, key=lambda m: m.start - m.end):  # the smallest last: it wins
            tokens = self.a.tokens_in(mention.start, mention.end)
            for token in tokens:
                self._mention[token] = mention
        self._ending_at: dict[int, list[Mention]] = {}
        self._named: dict[tuple[int, str], Mention] = {}
        for mention in found.mentions:
            self._ending_at.setdefault(mention.end, []).append(mention)
            tokens = self.a.tokens_in(mention.start, mention.end)
            if mention.form != "pronoun" and tokens:
                self._named.setdefault((self.a.sentence_of[tokens[0]], mention.entity), mention)
        self._place = {t: place for place in found.places for t in self.a.tokens_in(place.start, place.end)}
        self._label = {t: name.label for name in self.a.names for t in range(name.start, name.end)}

    def filling(
        self,
        trigger: int,
        alternatives: tuple[str, ...],
        *,
        things: bool = False,
        all_of: bool = False,
        but: Container[int] = (),
    ) -> tuple[int, ...]:
        """The tokens that fill a role: the first alternative that leads to somebody, or all of
        them where ``all_of``. ``but`` holds the words of the trigger itself.
        """
        out: dict[int, None] = {}
        for relation in alternatives:
            if relation == "content":
                continue
            reached = (
                self._speaker(trigger)
                if relation == "speaker"
                else self.grammar.path(trigger, tuple(relation.split(".")))
            )
            strict = relation.endswith("adjective")
            here = dict.fromkeys(
                owner
                for token in reached
                if token != trigger and token not in but
                for owner in self._somebody(token, things=things and not strict, strict=strict)
                if owner != trigger and owner not in but
            )
            out.update(here)
            if out and not all_of:
                break
        return tuple(sorted(out))

    def _speaker(self, token: int) -> tuple[int, ...]:
        """The head of the words that name who says what the token stands in."""
        a = self.a
        statement = self.claims.of(a.starts[token], a.ends[token])
        speaker = statement.speaker if statement is not None else None
        if speaker is None:
            return ()
        tokens = a.tokens_in(speaker.start, speaker.end)
        inside = set(tokens)
        return tuple(t for t in tokens if a.heads[t] not in inside or a.heads[t] == t)[:1]

    def _somebody(self, token: int, *, things: bool, strict: bool) -> tuple[int, ...]:
        """The token if it names somebody (or something, where that will do), else those it belongs to."""
        a = self.a
        core = self._core(token)
        if strict and not self._may_own(token, "adjective"):
            return ()
        if self._is_somebody(core, places=not strict):
            if a.lowers[core] in _RELATIONAL:  # "his counterparts from Chad and Niger": Chad and Niger
                named = tuple(
                    o for o in self.grammar.relation(core, "from") if self._is_somebody(o, places=True)
                )
                if named:
                    return named
            return (token,)
        if strict:
            return ()
        if things and a.tags[token].startswith("NN") and self._label.get(core) not in _NO_PARTY:
            return (token,)
        return self._owners(token, 2)

    def _owners(self, noun: int, depth: int) -> tuple[int, ...]:
        """Whose a thing is: "Peru's plan", "the plan of Peru", and "the draft of Peru's plan"."""
        reached: list[int] = []
        for relation in _OWNERS:
            tokens = self.grammar.relation(noun, relation)
            owners = tuple(
                o for o in tokens if self._is_somebody(self._core(o)) and self._may_own(o, relation)
            )
            if owners:
                return owners
            reached.extend(tokens)
        for token in reached if depth > 1 else ():
            owners = self._owners(token, depth - 1)
            if owners:
                return owners
        return ()

    def _may_own(self, token: int, relation: str) -> bool:
        """A common adjective ("military", "national") names nobody, a demonym does."""
        return relation != "adjective" or self.a.tags[token] != "JJ" or token in self._mention

    def _is_somebody(self, token: int, *, places: bool = False) -> bool:
        """Whether the token names somebody; a place may stand for those who live or rule there."""
        a = self.a
        word = a.lowers[token]
        mention = self._mention.get(token)
        if mention is not None:
            entity = self.found.entity.get(mention.entity)
            if entity is None or entity.kind != "place" or places:
                return True
        if a.tags[token].startswith("PRP") or a.tags[token] in ("WP", "DT"):
            return word in _PERSONAL
        if word in self.people:
            return True
        label = self._label.get(token)
        if a.tags[token] == "CD":
            return False
        return label in _LABELS or (places and (label == "LOC" or (label is None and a.tags[token] == "NNP")))

    def is_one_of(self, token: int, kinds: frozenset[str]) -> bool:
        """Whether the token names somebody of one of the ``KINDS`` of the codebook."""
        if KINDS.isdisjoint(kinds):
            return False
        core = self._core(token)
        if "@place" in kinds and core in self._place:
            return True
        if "@somebody" in kinds and self._is_somebody(core):
            return True
        mention = self._mention.get(core)
        entity = self.found.entity.get(mention.entity) if mention is not None else None
        if entity is None:
            label = self._label.get(core)
            return (label == "PERSON" and "@person" in kinds) or (label == "GPE" and "@state" in kinds)
        kind = "@organisation" if entity.kind in ("igo", "armed_group") else f"@{entity.kind}"
        return kind in kinds

    def is_in_name(self, token: int) -> bool:
        """Whether a proper noun is a word in the name of an organisation ("Conference of Presidents")."""
        mention = self._mention.get(token)
        return (
            mention is not None
            and mention.form == "name"
            and self.a.tags[token].startswith("NNP")
            and " " in mention.text
            and self._kind(mention) in {"organisation", "igo", "armed_group"}
        )

    def _core(self, token: int) -> int:
        """The noun that tells who is meant: "hundreds of farmers" → farmers, "one of the men" → men."""
        a = self.a
        if a.tags[token] in ("CD", "DT") or a.lowers[token] in _QUANTIFIERS:
            for child in a.children[token]:
                if a.deps[child] == "prep" and a.lowers[child] == "of":
                    pobj = a.child(child, "pobj")
                    if pobj is not None:
                        return pobj
        return token

    def parties(self, token: int) -> tuple[Party, ...]:
        """The party that a token names; several where its words stand for several states."""
        party = self._party(token)
        states = [
            (mention.entity, self.found.entity[mention.entity].country)
            for mention in self._ending_at.get(party.end, ())
            if mention.start >= party.start and self._kind(mention) == "state"
        ]
        if len(states) < 2:
            return (party,)
        return tuple(replace(party, entity=entity, country=country) for entity, country in states)

    def _kind(self, mention: Mention) -> str | None:
        entity = self.found.entity.get(mention.entity)
        return entity.kind if entity is not None else None

    def _party(self, token: int) -> Party:
        a = self.a
        core = self._core(token)
        mention = self._mention.get(core)
        if mention is not None and mention.form == "pronoun":
            mention = self._named_beside(mention, core)
            start, end = mention.start, mention.end
        else:
            start, end = a.starts[self._left_edge(token)], a.ends[core]
            if mention is not None:
                start, end = min(start, mention.start), max(end, mention.end)
        entity = self.found.entity.get(mention.entity) if mention is not None else None
        country = entity.country if entity is not None else None
        if entity is None or entity.kind == "group":
            end, country = self._described(core, end, country)
        return Party(
            start=start,
            end=end,
            text=a.text[start:end],
            entity=mention.entity if mention is not None else None,
            country=country,
        )

    def _named_beside(self, pronoun: Mention, token: int) -> Mention:
        """The words in the same sentence that name whom a pronoun means, else the pronoun."""
        return self._named.get((self.a.sentence_of[token], pronoun.entity), pronoun)

    def _described(self, core: int, end: int, country: str | None) -> tuple[int, str | None]:
        """A group's end and country, with what tells which group it is: "farmers in Punjab"."""
        a = self.a
        for child in a.children[core]:
            if (
                a.deps[child] == "prep"
                and a.lowers[child] in ("of", "in", "from")
                and a.starts[child] <= end + 1
            ):
                for object_ in a.children[child]:
                    mention = self._mention.get(object_)
                    entity = self.found.entity.get(mention.entity) if mention is not None else None
                    place = self._place.get(object_)
                    if entity is not None or place is not None:
                        known = entity.country if entity is not None else None
                        known = known or (place.country if place is not None else None)
                        return max(end, a.ends[object_]), country or known
        return end, country

    def _left_edge(self, token: int) -> int:
        """The first token of the noun phrase."""
        a, edge = self.a, token
        for _ in range(len(a)):
            below = [c for c in a.children[edge] if c < edge and a.deps[c] in _LEFT]
            if not below:
                break
            edge = below[0]
        return edge


_QUANTIFIERS = frozenset(
    """
    hundreds thousands dozens scores tens millions number group groups crowd crowds majority handful
    couple lots most many some several few one members member leaders people half part all none each
    """.split()
)
