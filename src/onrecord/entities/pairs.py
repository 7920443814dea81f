"""Two or more named together: "Lavrov met Kuleba … They failed to agree", "the two sides"."""

from __future__ import annotations

from bisect import bisect_left

from onrecord.entities.cast import Cast, Draft, Thing, digest

_MEETINGS = frozenset(
    """
    met meet meets meeting spoke speaks talked talks negotiated negotiate clashed clash fought signed agreed
    married conferred held telephoned
    """.split()
)
_STATES = frozenset("countries nations states governments neighbours neighbors".split())
_PEOPLE = frozenset("men women leaders ministers presidents".split())
_ANY = frozenset("sides parties delegations".split())
_BODIES = frozenset("companies organisations organizations groups".split())
COUNTED = _STATES | _PEOPLE | _ANY | _BODIES
_MOST = 8
_LATEST = 24
_REACH = 2
"""Sentences that "the two sides" looks back."""


class Pairs:
    """Finds who is named together. ``members`` tells who is in a pair that was made."""

    def __init__(self, cast: Cast) -> None:
        self.cast, self.a = cast, cast.annotation
        self.members: dict[str, tuple[Thing, ...]] = {}
        self._by_sentence: dict[int, list[Draft]] = {}
        for token in sorted(cast.by_head):
            self._by_sentence.setdefault(self.a.sentence_of[token], []).append(cast.by_head[token])

    def of_subject(self, subject: int) -> Thing | None:
        """The pair that a subject and what is joined to it are, or it and whom it meets."""
        return self._together(self._joined(subject)) or self._together(self._meeting(subject))

    def counted(self, token: int) -> Thing | None:
        """ "The two countries", "both sides": the pair last named, if it is of that kind."""
        word = self.a.lowers[token]
        before = self.a.lowers[token - 1] if token else ""
        following = self.a.lowers[token + 1] if token + 1 < len(self.a) else ""
        if word not in COUNTED or before not in ("two", "both") or following == "of":
            return None
        here = self.a.sentence_of[token]
        for sentence in range(here, max(-1, here - _REACH - 1), -1):
            named = self._before(sentence, token)
            joined = [self._joined(draft.head) for draft in reversed(named)]
            for pair in (*joined, *(self._meeting(draft.head) for draft in named[:4])):
                if (
                    len(pair) == 2
                    and pair[-1].head < token
                    and all(self._is_such(d.thing, word) for d in pair)
                ):
                    return self._together(pair)
        return None

    def _before(self, sentence: int, token: int) -> list[Draft]:
        """The last names of a sentence that stand before the token."""
        drafts = self._by_sentence.get(sentence, [])
        stop = bisect_left(drafts, token, key=lambda d: d.head)
        return drafts[max(0, stop - _LATEST) : stop]

    def _is_such(self, thing: Thing, word: str) -> bool:
        if word in _STATES:
            return thing.kind == "state"
        if word in _PEOPLE:
            return thing.kind == "person"
        return word in _ANY or thing.kind in ("organisation", "igo", "armed_group")

    def _joined(self, first: int) -> list[Draft]:
        """The names coordinated with the one at ``first``, itself included; empty where one has no name."""
        drafts: list[Draft] = []
        token = first
        while len(drafts) <= _MOST:
            draft = self.cast.by_head.get(token)
            if draft is None or draft.form != "name" or draft.label in ("DATELINE", "OUTLET"):
                return []
            drafts.append(draft)
            following = self.a.child(token, "conj")
            if following is None or following < token:
                break
            token = following
        return drafts if len(drafts) > 1 else []

    def _meeting(self, subject: int) -> list[Draft]:
        """Two of a kind of whom one meets the other."""
        a = self.a
        verb = a.heads[subject]
        if a.deps[subject] != "nsubj" or a.lowers[verb] not in _MEETINGS:
            return []
        other = a.child(verb, "dobj")
        if other is None or other not in self.cast.by_head:
            with_ = next((c for c in a.children[verb] if a.lowers[c] == "with" and a.deps[c] == "prep"), None)
            other = a.child(with_, "pobj") if with_ is not None else None
        pair = [self.cast.by_head.get(subject), self.cast.by_head.get(other) if other is not None else None]
        found = [d for d in pair if d is not None and not d.thing.plural]
        if len(found) != 2 or a.child(other or 0, "conj") is not None:
            return []
        return found if found[0].thing.kind == found[1].thing.kind else []

    def _together(self, drafts: list[Draft]) -> Thing | None:
        things = list({d.thing.id: d.thing for d in drafts}.values())
        if len(things) < 2 or any(t.kind not in _KINDS or t.plural for t in things):
            return None
        names = [t.name for t in things]
        name = ", ".join(names[:-1]) + " and " + names[-1]
        id_ = "group:" + digest(self.cast.report.id, *(t.id for t in things))
        thing = self.cast.thing(id_, name, "group")
        thing.plural = True
        self.members[id_] = tuple(things)
        return thing

    def spell_out(self, draft: Draft) -> None:
        """Each of a pair is mentioned by the words that mention both."""
        for member in self.members.get(draft.thing.id, ()):
            self.cast.extra.append(Draft(draft.first, draft.last, draft.head, member, draft.form))


_KINDS = frozenset({"person", "state", "igo", "organisation", "armed_group"})
