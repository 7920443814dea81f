"""Names that the who's who lists: states, seats, organisations, regions; and which of several is meant."""

from __future__ import annotations

from onrecord.entities.cast import Cast, Draft, Thing
from onrecord.entities.metonyms import stands_for_government
from onrecord.entities.scan import NameSpan, longest_match
from onrecord.resources.whoswho import Ref, WhosWho
from onrecord.types import Annotation

_PLURAL_PEOPLE = ("s", "ese", "ish", "nch", "tch")
_FEW = 5
"""A region of so many states is spoken of as its states."""
_GEORGIA = Ref("state", "GEO")
_CAUCASIAN = frozenset(
    """
    georgian georgians tbilisi abkhazia abkhaz ossetia ossetian batumi russia russian moscow armenia
    azerbaijan turkey ukraine moldova caucasus soviet
    """.split()
)
_AMERICAN = frozenset(
    """
    alabama atlanta carolina florida ga. ohio pennsylvania tennessee texas virginia arizona michigan
    wisconsin nevada iowa savannah augusta republican republicans democrat democrats democratic
    """.split()
)
_SPEAKING = frozenset("speak speaks spoke spoken speaking fluent translated broken".split())
_BEFORE_PEOPLE = frozenset({"det", "amod", "nummod", "compound", "poss"})
_STATE_KINDS = ("state", "adjective", "people")
_PUBLIC = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PTY"})


def head_of(annotation: Annotation, span: NameSpan) -> int:
    """The token of a name that the rest of the sentence hangs on."""
    heads = annotation.heads
    for token in range(span.last, span.first - 1, -1):
        if not span.first <= heads[token] <= span.last and annotation.deps[token] not in ("punct", "case"):
            return token
    return span.last


def text_of(annotation: Annotation, span: NameSpan) -> str:
    """The words of a name on one line."""
    start, end = annotation.chars(span.first, span.last)
    return " ".join(annotation.text[start:end].split())


class Listed:
    """Turns listed names into drafts, and rows of the who's who into things."""

    def __init__(self, cast: Cast, who: WhosWho, folded: list[str], spans: list[NameSpan]) -> None:
        self.cast, self.who, self.folded = cast, who, folded
        self.a = cast.annotation
        self.date = cast.report.published
        self._span_at = {span.last: span for span in spans}
        self.adjectives: set[int] = set()
        """Tokens that are adjectives of a state or region."""
        self._sure = frozenset(
            ids[0]
            for span in spans
            if len(span.refs) <= 2
            and len(ids := [*{r.id: 0 for r in span.refs if r.kind in _STATE_KINDS}]) == 1
        )
        """The states that the report names without ambiguity: they decide between namesakes."""

        words = frozenset(self.a.lowers) if any(_GEORGIA in s.refs for s in spans) else frozenset()
        self._is_american = _CAUCASIAN.isdisjoint(words) and not _AMERICAN.isdisjoint(words)
        """Whether "Georgia" is the American state: nothing in the report leads to the Caucasus."""

    # ── rows as things ────────────────────────────────────────────────────────────────────────────────

    def state(self, id_: str) -> Thing:
        """The state, as a thing."""
        thing = self.cast.thing("state:" + id_, self.who.states[id_].name, "state")
        if thing.country is None:
            thing.country = id_
            thing.nouns.update(("country", "nation", "state"))
        return thing

    def governing(self, id_: str) -> Thing:
        """The state as a government, which "the government" may then refer back to."""
        thing = self.state(id_)
        thing.nouns.add("government")
        return thing

    def region(self, id_: str) -> Thing:
        """The region, as a thing: a group of states where its members are known."""
        row = self.who.regions[id_]
        thing = self.cast.thing("region:" + id_, row.name, "group" if row.members else "place")
        thing.nouns.add("region")
        return thing

    def organisation(self, id_: str) -> Thing:
        """The organisation of the who's who, as a thing."""
        row = self.who.organisations[id_]
        thing = self.cast.thing("org:" + id_, row.name, row.kind)
        if not thing.nouns:
            thing.country, thing.sector = row.country, row.sector
            thing.nouns.update((*row.nominals, "organisation", "organization"))
        return thing

    # ── which of several ──────────────────────────────────────────────────────────────────────────────

    def choose(self, span: NameSpan) -> Ref | None:
        """The one thing that the name stands for here; ``None`` where it cannot be told."""
        refs = tuple(r for r in span.refs if r.kind != "organisation" or not self._is_anothers(span, r.id))
        if not refs:
            return None
        if any(r == _GEORGIA for r in refs) and self._is_american:
            return None
        if len(refs) == 1:
            initials = span.first == span.last and self.a.words[span.first].isupper()
            late = initials and refs[0].kind == "organisation" and not self._is_there(refs[0])
            return None if late else refs[0]  # initials of a body of another time: something else
        states = [r for r in refs if r.kind in _STATE_KINDS]
        if states:
            now = [r for r in states if self._is_there(r)] or states
            if len({r.id for r in now}) > 1:
                now = [r for r in now if r.id in self._sure] or now
            main = next((r for r in now if r.kind == "state"), now[0])
            return main if len({r.id for r in now}) == 1 else None
        rest = [r for r in refs if r.kind != "person" or span.label == "PERSON"]
        rest = [r for r in rest if self._is_there(r)] or rest
        if len(rest) > 1:
            near = [r for r in rest if self._country(r) in self._sure]
            rest = near if len(near) == 1 else rest
        if len({r.id for r in rest}) == 1:
            return rest[0]
        regions = [r for r in rest if r.kind.startswith("region")]
        return regions[0] if regions and len(regions) == len(rest) else None

    def _is_anothers(self, span: NameSpan, id_: str) -> bool:
        """Whether another owner stands right before the bare name of a body: "the Kenyan Congress"."""
        row = self.who.organisations[id_]
        if row.country is None or row.sector not in _PUBLIC or not span.first:
            return False
        before = span.first - 1
        if self.a.lowers[before] in ("'s", "'") and before:
            before -= 1
        owner = self._span_at.get(before)
        if owner is None or owner.last != before:
            return False
        states = {r.id for r in owner.refs if r.kind in _STATE_KINDS}
        if states:
            return row.country not in states
        known = any(r.kind in ("organisation", "person", "seat", "home") for r in owner.refs)
        return not known and owner.label in ("GPE", "LOC") and self.a.words[before] != ","

    def _is_there(self, ref: Ref) -> bool:
        """Whether it existed on the report's date; without one, whether it does today."""
        if ref.kind == "organisation":
            return self.who.exists(ref.id, self.date)
        if ref.kind not in ("seat", *_STATE_KINDS):
            return True
        start, end = self.who.states[ref.id].from_, self.who.states[ref.id].to
        if ref.kind == "seat" and start and self.date is not None and self.date[: len(start)] < start:
            return False  # the Kremlin of 1985 is the Soviet Union
        return not end or (self.date is not None and self.date[: len(end)] <= end)

    def _country(self, ref: Ref) -> str | None:
        if ref.kind == "organisation":
            return self.who.organisations[ref.id].country
        return ref.id if ref.kind == "seat" else None

    # ── drafts ────────────────────────────────────────────────────────────────────────────────────────

    def read(self, span: NameSpan, ref: Ref) -> list[Draft]:
        """The drafts of a name that stands for ``ref`` (which is no person)."""
        head = head_of(self.a, span)
        if ref.kind in _STATE_KINDS:
            return self._state(span, ref, head)
        if ref.kind == "seat":
            return self._seat(span, ref, head)
        if ref.kind == "home":
            return self._home(span, ref.id, head)
        if ref.kind == "organisation":
            body = Draft(span.first, span.last, head, self.organisation(ref.id), "name", span.label)
            return [body, *self._inner_state(span, ref.id)]
        if ref.kind == "region_adjective":
            self.adjectives.update(range(span.first, span.last + 1))
        return [Draft(span.first, span.last, head, self.region(ref.id), "name", span.label)]

    def _state(self, span: NameSpan, ref: Ref, head: int) -> list[Draft]:
        a, kinds = self.a, {r.kind for r in span.refs}
        if "adjective" in kinds and "state" not in kinds and span.first == span.last:
            before = a.lowers[span.first - 1] if span.first else ""
            if before in _SPEAKING or (before == "in" and a.deps[head] == "pobj"):
                return []  # a language
        if "adjective" in kinds and self._describes(span, head):
            self.adjectives.update(range(span.first, span.last + 1))
        elif "people" in kinds and "state" not in kinds:
            return self._people(span, ref.id, head)
        elif kinds == {"adjective"} and a.deps[head] not in ("acomp", "conj", "amod", ""):
            return []
        return [Draft(span.first, span.last, head, self.state(ref.id), "name", span.label)]

    def _describes(self, span: NameSpan, head: int) -> bool:
        """Whether the name stands before a noun that it describes, or in a compound: "French-led"."""
        a, following = self.a, span.last + 1
        if a.words[following : following + 1] == ("-",):
            return True
        if a.deps[head]:
            for _ in range(4):  # "Russian and Ukrainian officials"
                if a.deps[head] in ("amod", "compound", "nmod"):
                    return a.heads[head] > span.last
                if a.deps[head] != "conj":
                    return False
                head = a.heads[head]
            return False
        return following < len(a) and (
            a.lowers[following] in self.who.nominals.nouns or a.words[following][:1].isupper()
        )

    def _people(self, span: NameSpan, state: str, head: int) -> list[Draft]:
        """ "The Russians" are the state; "Russians", "three Russians", "an American" some of its people."""
        a = self.a
        if any(a.lowers[c] == "no" for c in a.children[head]):
            return []
        left = [c for c in a.children[head] if c < span.first and a.deps[c] in _BEFORE_PEOPLE]
        first = min(left, default=span.first)
        plural = a.lowers[head].endswith(_PLURAL_PEOPLE)
        if len(left) == 1 and a.lowers[left[0]] == "the" and plural and a.tags[head] != "NN":
            return [Draft(first, span.last, head, self.state(state), "nominal", span.label)]
        counted = any(a.tags[c] == "CD" or a.lowers[c] in ("some", "many", "several", "all") for c in left)
        determiners = {a.lowers[c] for c in left}
        singular = not determiners.isdisjoint(("a", "an"))
        singular = singular or (not counted and not plural and not determiners.isdisjoint(("the", "another")))
        thing = self.cast.unnamed(first, span.last, "person" if singular else "group")
        thing.country, thing.plural = state, not singular
        return [Draft(first, span.last, head, thing, "nominal", span.label)]

    def _seat(self, span: NameSpan, ref: Ref, head: int) -> list[Draft]:
        article = bool(span.first) and self.a.lowers[span.first - 1] == "the"
        if stands_for_government(self.a, span.first, span.last, head):
            return [Draft(span.first - article, span.last, head, self.governing(ref.id), "name", span.label)]
        if span.label in ("GPE", "LOC") or (span.label is None and not article):
            return [place_draft(self.cast, span)]
        return []

    def _home(self, span: NameSpan, organisation: str, head: int) -> list[Draft]:
        """The city that an organisation sits in: the organisation where it acts, else a place."""
        if not self.who.exists(organisation, self.date) or not stands_for_government(
            self.a, span.first, span.last, head
        ):
            return [place_draft(self.cast, span)] if span.label in ("GPE", "LOC", None) else []
        return [Draft(span.first, span.last, head, self.organisation(organisation), "name", span.label)]

    def _inner_state(self, span: NameSpan, id_: str) -> list[Draft]:
        """The state in the name of its own body: "Polish" in "Polish Interior Ministry"."""
        country = self.who.organisations[id_].country
        if country is None or country not in self.who.states or span.first == span.last:
            return []
        found = longest_match(self.who.names, self.folded, span.first, span.last)
        if found is None or not any(r.kind in ("adjective", "state") and r.id == country for r in found[1]):
            return []
        last = found[0]
        while self.a.lowers[last] in ("'s", "-"):
            last -= 1
        return [Draft(span.first, last, last, self.state(country), "name")]

    def member_states(self, draft: Draft, region: str) -> list[Draft]:
        """ "The Baltic states" are three states besides: each is mentioned by the same words."""
        members = self.who.regions[region].members
        if not 1 < len(members) <= _FEW or not self.a.words[draft.last].islower():
            return []
        return [
            Draft(draft.first, draft.last, draft.head, self.state(state), "name")
            for state in members
            if state in self.who.states
        ]


def place_draft(cast: Cast, span: NameSpan) -> Draft:
    """A toponym that stands for no government."""
    text = text_of(cast.annotation, span)
    if text.isupper() and (len(text) > 4 or span.label == "DATELINE"):
        text = text.title()  # a dateline
    thing = cast.named(text, "place")
    return Draft(span.first, span.last, head_of(cast.annotation, span), thing, "name", span.label)
