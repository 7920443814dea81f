"""Noun phrases around a head noun: where they begin, their determiner, and whose they are."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.entities.cast import Cast, Draft
from onrecord.entities.names import Names
from onrecord.resources.nominals import Noun
from onrecord.resources.whoswho import WhosWho

_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "case", "advmod"}
)
_OWNERS = ("state", "igo", "organisation", "armed_group", "place")


class Phrase(NamedTuple):
    """A noun phrase: tokens ``first`` to ``head`` (inclusive), without relative clauses and what follows."""

    first: int
    head: int
    noun: Noun
    determiner: str
    """In lower case; ``""`` for none, ``"poss"`` for a possessive."""
    owner: Draft | None
    """The state, organisation or region that the phrase says it belongs to."""
    plain: bool
    """Whether nothing but determiner and owner stands before the head."""


class Phrases:
    """Reads the phrases of one report."""

    def __init__(self, cast: Cast, who: WhosWho, names: Names) -> None:
        self.cast, self.who, self.names = cast, who, names
        self.a = cast.annotation

    def is_head(self, token: int, noun: Noun) -> bool:
        a = self.a
        tag, dep = a.tags[token], a.deps[token]
        if not tag:
            return self._is_head_unparsed(token, noun)
        if tag == "JJ" and noun.lemma == "general" and token and a.words[token - 1] == "-":
            tag = "NN"  # "secretary-general"
        if not tag.startswith("NN") or dep in ("amod", "npadvmod", "advmod", "nummod"):
            return False
        if dep in ("compound", "nmod") and a.heads[token] > token:
            return False
        following = a.lowers[token + 1] if token + 1 < len(a) else ""
        if following == "-" and a.ends[token] == a.starts[token + 1]:
            return False  # "government-held", "police-led"
        return not (noun.lemma == "party" and following in ("to", "in") and dep == "attr")

    def _is_head_unparsed(self, token: int, noun: Noun) -> bool:
        """Without tags, a plural in -s or a noun with a determiner, and no noun or name right after it."""
        a = self.a
        if (
            not noun.plural
            and (not token or a.lowers[token - 1] not in ("the", "a", "an", "'s"))
            and token - 1 not in self.names.at
        ):
            return False
        if token + 1 < len(a):
            following = a.words[token + 1]
            if following == "-" or following[:1].isupper() or a.lowers[token + 1] in self.who.nominals.nouns:
                return False
        return noun.kind in ("title", "person", "group", "force")

    def read(self, token: int, noun: Noun) -> Phrase:
        a = self.a
        first, determiner, plain, shared = token, "", True, False
        owner: Draft | None = None
        if a.tags[token]:
            below = [c for c in a.children[token] if c < token and a.deps[c] in _LEFT and a.tags[c] != "WRB"]
            first = min([self._edge(c) for c in below[-8:]], default=token)
        else:
            first = self._edge_unparsed(token)
        for t in range(token - 1, max(first, token - 16) - 1, -1):
            word = a.lowers[t]
            draft = self.names.at.get(t)
            if draft is not None:
                if owner is None and self.owns(draft) and a.words[draft.last + 1] != "-":
                    owner = draft
                elif (
                    owner is not None
                    and owner is not draft
                    and a.deps[owner.head] == "conj"
                    and draft.first <= a.heads[owner.head] <= draft.last
                ):
                    shared = True  # "Russian and Ukrainian officials" are nobody's in particular
            elif a.tags[t] in ("DT", "WDT") or word in ("the", "a", "an"):
                determiner = word
            elif a.tags[t] in ("PRP$", "WP$"):
                determiner = "poss"
                possessor = self.cast.by_head.get(t)
                if owner is None and possessor is not None and self.owns(possessor):
                    owner = possessor
            elif word not in ("'s", "'", "-"):
                plain = False
        if any(a.deps[c] == "poss" and c >= first for c in a.children[token][:8]):
            determiner = "poss"  # "Novak's lawyer", "the bank's chief"
        owner = None if shared else owner or self._owner_after(token)
        return Phrase(first, token, noun, determiner, owner, plain)

    def _edge(self, token: int) -> int:
        """The leftmost token below ``token``, at most 12 away."""
        edge, stack, steps = token, [token], 0
        while stack and steps < 24:
            top = stack.pop()
            steps += 1
            edge = min(edge, top)
            stack.extend(c for c in self.a.children[top] if c < top)
        return max(edge, token - 12)

    def _edge_unparsed(self, token: int) -> int:
        first = token
        while first and token - first < 6:
            before = first - 1
            if before in self.names.at:
                first = self.names.at[before].first
            elif self.a.lowers[before] in self.who.nominals.modifiers or self.a.lowers[before] in (
                "the",
                "a",
                "an",
                "'s",
                "senior",
                "top",
            ):
                first = before
            else:
                break
        return max(first, self.a.sentences[self.a.sentence_of[token]].start)

    def owns(self, draft: Draft) -> bool:
        thing = draft.thing
        return thing.kind in ("state", "igo", "organisation", "armed_group", "place") or thing.id.startswith(
            "region:"
        )

    def _owner_after(self, token: int) -> Draft | None:
        """The owner in "the president of Brazil"."""
        a = self.a
        for child in a.children[token]:
            if child > token and a.deps[child] == "prep" and a.lowers[child] == "of":
                below = a.child(child, "pobj")
                draft = self.cast.by_head.get(below) if below is not None else None
                if draft is not None and self.owns(draft):
                    return draft
        return None
