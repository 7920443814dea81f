"""Offices: whom "the Ukrainian Foreign Minister" or "the top US diplomat" means on the report's date."""

from __future__ import annotations

from onrecord.entities.cast import Cast, Draft, Thing
from onrecord.entities.names import Names
from onrecord.entities.scan import longest_match
from onrecord.entities.titles import LESSER, NOT_NOW
from onrecord.resources.whoswho import WhosWho

_GENERIC = frozenset(
    "leader head chief director official diplomat aide executive boss founder analyst".split()
)
"""Titles that many bear: without a known office they name nobody."""


class Offices:
    """Resolves offices within one report."""

    def __init__(self, cast: Cast, who: WhosWho, names: Names, folded: list[str]) -> None:
        self.cast, self.who, self.names = cast, who, names
        self.a = cast.annotation
        self.folded = folded
        self.keys = [w.lower() for w in folded]

    def last(self, head: int) -> int:
        """The last token of the title with this head: "Secretary of State" goes on after its head."""
        a = self.a
        if head + 2 >= len(a) or a.lowers[head + 1] not in ("of", "for", "-"):
            return head
        found = longest_match(self.who.titles, self.keys, head, min(len(a), head + 7))
        if found is None or found[0] <= head or any(t in self.names.at for t in range(head, found[0] + 1)):
            return head
        return found[0]

    def title_text(self, first: int, head: int) -> tuple[str, bool]:
        """The title without determiner and owner, and whether it is held now."""
        a, names = self.a, self.names.at
        start = head
        for t in range(head - 1, first - 1, -1):
            if t in names or a.tags[t] in ("DT", "PRP$", "POS") or a.lowers[t] in ("the", "'s"):
                break
            start = t
        current = not any(a.lowers[t] in NOT_NOW for t in range(start, head))
        begin, end = a.chars(start, self.last(head))
        return a.text[begin:end], current

    def resolve(self, first: int, head: int, owned_by: Draft | None) -> Thing | None:
        """Who held the office on the date; the office itself where the who's who does not tell."""
        a = self.a
        owner = owned_by.thing if owned_by is not None else None
        if any(a.lowers[t] in NOT_NOW for t in range(first, head)):
            return None
        split = self._split_body(owned_by)
        if split is not None:
            owner = split
        words = [
            t
            for t in range(first, head)
            if (
                t not in self.names.at
                or (
                    split is not None
                    and t not in self.names.listed.adjectives
                    and owned_by is not None
                    and owned_by.first < t <= owned_by.last
                )
            )
            and a.lowers[t] not in ("the", "'s", "a", "an", "our", "his", "their", "its", "her")
        ]
        last = self.last(head)
        offices, start = self._offices(words, head, last)
        if not offices or any(a.lowers[t] in LESSER for t in words if t < start):
            return None
        if head + 2 < len(a) and a.words[head + 1] == "-" and a.lowers[head + 2] in ("elect", "designate"):
            return None
        key = "".join(self.keys[t] for t in (*[w for w in words if w >= start], *range(head, last + 1)))
        holder_of = self._owner_id(owner)
        if owner is not None and holder_of is None:
            return None
        named = self._named_in_report(holder_of, key)
        if named is not None:
            return named
        if holder_of is None:
            return self._only(offices, words, start)
        mine = tuple(o for o in offices if self.who.offices[o].holder_of == holder_of)
        return self._held(mine, key, owner, start, last) or self._led(owner, head)

    def _split_body(self, draft: Draft | None) -> Thing | None:
        """The state in "the Pakistani army chief", where the army is a body of its own."""
        if (
            draft is None
            or draft.first == draft.last
            or draft.thing.kind != "organisation"
            or draft.thing.country is None
        ):
            return None
        refs = self.who.names.meanings.get(self.folded[draft.first], ())
        ids = {r.id for r in refs if r.kind in ("adjective", "state")}
        if ids != {draft.thing.country} or not self.a.words[draft.last].islower():
            return None
        return self.names.listed.state(draft.thing.country)

    def _offices(self, words: list[int], head: int, last: int) -> tuple[tuple[str, ...], int]:
        """The offices of the longest title that ends with the phrase, and where that title begins."""
        tail = "".join(self.keys[t] for t in range(head, last + 1))
        best, start = self.who.titles.meanings.get(tail, ()), head
        key = tail
        for t in reversed(words):
            key = self.keys[t] + key
            found = self.who.titles.meanings.get(key)
            if found:
                best, start = found, t
        return best, start

    def _owner_id(self, owner: Thing | None) -> str | None:
        if owner is None:
            return None
        if owner.kind == "state":
            return owner.id.removeprefix("state:")
        return owner.id.removeprefix("org:") if owner.id.startswith("org:") else None

    def _named_in_report(self, holder_of: str | None, key: str) -> Thing | None:
        """The person to whom the report itself gives this office."""
        if holder_of is None:
            return None
        return self.names.people.posts.get((holder_of, key))

    def _led(self, owner: Thing | None, head: int) -> Thing | None:
        """The person of that state or body, met before, whom the noun may mean: "the Iranian leader"."""
        lemma = self.a.lowers[head]
        for draft in reversed(self.cast.order[-40:]):
            thing = draft.thing
            if thing.kind != "person" or lemma not in thing.nouns or owner is None or thing.role is None:
                continue
            if (
                owner.kind == "state" and thing.country == owner.country
            ) or thing.role.organisation == owner.name:
                return thing
        return None

    def _only(self, offices: tuple[str, ...], words: list[int], start: int) -> Thing | None:
        """Without an owner: an office that is alone of its title ("the pope"), if not described further."""
        if len(offices) != 1 or len(words) != sum(1 for w in words if w >= start):
            return None
        person = self.who.holder(offices[0], self.cast.report.published)
        return self.names.people.known(person) if person is not None and person in self.who.people else None

    def _held(
        self, offices: tuple[str, ...], key: str, owner: Thing | None, start: int, last: int
    ) -> Thing | None:
        date = self.cast.report.published
        exact = (
            tuple(o for o in offices if "".join(self.who.offices[o].title.lower().split()) == key) or offices
        )
        holders = {
            p: o for o in exact if (p := self.who.holder(o, date)) is not None and p in self.who.people
        }
        if len(holders) == 1:
            return self.names.people.known(next(iter(holders)), key)
        if holders or owner is None:
            return None
        return self._office(offices, owner, start, last)

    def _office(self, offices: tuple[str, ...], owner: Thing, start: int, last: int) -> Thing | None:
        """The office as an entity, where nobody is known to hold it on the date."""
        if len(offices) == 1:
            row = self.who.offices[offices[0]]
            thing = self.cast.thing("office:" + row.id, f"{row.title} of {owner.name}", "office")
            thing.country, thing.sector = owner.country, row.sector
            thing.nouns.add(row.title.lower().split()[-1])
            return thing
        if offices or self.a.lowers[last] in _GENERIC:
            return None
        words = [self.a.words[t] for t in range(start, last + 1) if t not in self.names.at]
        title = " ".join(w if w[:1].isupper() else w.capitalize() for w in words if w not in ("'s", "’s"))
        thing = self.cast.named(f"{title} of {owner.name}", "office")
        thing.country = owner.country
        noun = self.who.nominals.nouns.get(self.a.lowers[last])
        thing.sector = noun.sector if noun is not None else None
        thing.nouns.add(self.a.lowers[last])
        return thing
