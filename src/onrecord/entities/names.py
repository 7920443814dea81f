"""Names become things: who or what each name of the report stands for."""

from __future__ import annotations

from onrecord.entities.cast import Cast, Draft, Thing
from onrecord.entities.metonyms import stands_for_government
from onrecord.entities.people import People
from onrecord.entities.scan import NameSpan, longest_match
from onrecord.entities.titles import SMALL, Title, title_before
from onrecord.resources.whoswho import Ref, WhosWho, fold

_CORPORATE = frozenset("co corp inc ltd plc company corporation group airlines bank holdings".split())
_NOT_PEOPLE = frozenset(
    """
    ministry department agency party council committee commission university institute company group bank
    union court police army force forces association international front movement congress parliament
    times post news street center centre office bureau service services airlines airport house act
    """.split()
)
_ANY_BODY = ("organisation", "organization", "company", "firm", "group")
_COMMON_FIRST = frozenset(
    """
    american international global world united general royal northern southern eastern western central
    north south east west great first second free big human social democratic republican people young
    women children islamic christian arab african asian european latin pacific atlantic institute
    """.split()
)
_FEW = 5
"""A region of so many states is spoken of as its states."""
_SETTLEMENTS = frozenset("city town village province region district state island port capital suburb".split())
_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
_SPEAKING = frozenset("speak speaks spoke spoken speaking fluent translated broken".split())


class Names:
    """Resolves the names of one report. After ``resolve``, ``at`` tells the draft of each named token."""

    def __init__(self, cast: Cast, who: WhosWho, folded: list[str], spans: list[NameSpan]) -> None:
        self.cast, self.who, self.folded, self.spans = cast, who, folded, spans
        self.a = cast.annotation
        self.date = cast.report.published
        self.people = People(cast, who)
        self.taken = {t: i for i, s in enumerate(spans) for t in range(s.first, s.last + 1)}
        self.at: dict[int, Draft] = {}
        self.adjectives: set[int] = set()
        """Tokens that are adjectives of a state or region."""
        self._titles: dict[int, Title] = {}
        self._drafts: list[Draft | None] = [None] * len(spans)
        self._sure = self._sure_states()
        self._other = {t for n in cast.annotation.names if n.label in _NOT_NAMES for t in range(n.start, n.end)}
        self._acronyms: dict[str, Thing] = {}
        self._bodies: dict[str, Thing] = {}

    def _sure_states(self) -> frozenset[str]:
        """The states that the report names without ambiguity: they decide between namesakes."""
        found = set()
        for span in self.spans:
            ids = {r.id for r in span.refs if r.kind in ("state", "adjective", "people")}
            if len(ids) == 1 and len(span.refs) <= 2:
                found |= ids
        return frozenset(found)

    def resolve(self) -> None:
        """Files a draft for each name that stands for something."""
        later = []
        for i, span in enumerate(self.spans):
            if self._is_full_person(span):
                self._file_person(i, span)
            else:
                later.append(i)
        for i in later:
            self._file(i, self.spans[i])
        self._file_unlabelled()
        self._file_subjects()

    # ── people ────────────────────────────────────────────────────────────────────────────────────────

    def _is_full_person(self, span: NameSpan) -> bool:
        if span.first == span.last:
            return False
        if any(r.kind == "person" for r in span.refs):
            return span.label in (None, "PERSON") or len({r.kind for r in span.refs}) == 1
        if span.refs:
            return False
        if longest_match(self.who.surnames, self.folded, span.first, span.last + 1) == (
            span.last, self.who.surnames.meanings.get("".join(self.folded[span.first : span.last + 1]), ())
        ):  # fmt: skip
            return False
        if span.label == "PERSON":
            return True
        words = self.a.words[span.first : span.last + 1]
        return (
            span.label in ("ORG", "GPE", "NORP", "LOC", "FAC")
            and len(words) <= 3
            and words[0] in self.who.nominals.given
            and all(w[:1].isupper() and w.isalpha() for w in words)
            and words[-1].lower() not in _NOT_PEOPLE
            and words[-1].lower() not in self.who.nominals.nouns
        )

    def _file_person(self, i: int, span: NameSpan) -> None:
        span = self._without_inner_title(span)
        title = title_before(self.a, span.first, self.taken, self.who)
        ids = tuple(r.id for r in span.refs if r.kind == "person" and r.id in self.who.people)
        id_ = self.people.choose(ids) if ids else None
        if span.first == span.last and id_ is None:
            self._file(i, span)
            return
        thing = self.people.full(span.first, span.last, id_, title)
        self._titled(i, span, thing, title)

    def _without_inner_title(self, span: NameSpan) -> NameSpan:
        """The model sometimes takes the title into the name."""
        first = span.first
        nominals = self.who.nominals
        while first < span.last:
            word = self.a.lowers[first]
            noun = nominals.nouns.get(word)
            if word in nominals.prefixes or (noun is not None and noun.kind == "title"):
                self.taken.pop(first, None)
                first += 1
            else:
                break
        return span._replace(first=first)

    def _titled(self, i: int, span: NameSpan, thing: Thing, title: Title | None) -> None:
        if title is not None:
            self._titles[span.first] = title
            for token in range(title.first, title.last + 1):
                self.taken.setdefault(token, i)
        first = title.first if title is not None else span.first
        self._keep(i, Draft(first, span.last, self._head(span), thing, "name", span.label))

    def _file_unlabelled(self) -> None:
        """Names that the model passed over: of people and bodies named before, and of people in office."""
        known, bodies, famous = self.people.surnames(), self._bodies, self.who.surnames.meanings
        a, taken = self.a, self.taken
        for token, key in enumerate(self.folded):
            if not key[:1].isupper() or token in taken or token in self._other or token in self.at:
                continue
            if a.tags[token] == "NNP" and self._file_run(token):
                continue
            surname = key.lower()
            if not (surname in known or key in bodies or key in famous) or (surname in self.who.nominals.nouns and not a.tags[token].startswith("NNP")):
                continue
            if (a.tags[token] and not a.tags[token].startswith(("NN", "JJ", "FW"))):
                continue
            if surname in known or key in famous:
                title = title_before(a, token, taken, self.who)
                if surname not in known and title is None and not self._stands_alone(token):
                    continue
                thing = self.people.surname(token, key, title, self._owner_id(title))
                first = title.first if title is not None else token
            elif a.tags[token + 1 : token + 2] in (("NNP",), ("NNPS",)):
                continue
            else:
                thing, first = bodies[key], token
            if thing is not None:
                self._note(Draft(first, token, token, thing, "name"))

    def _file_run(self, token: int) -> bool:
        """Proper nouns without a label: a person after a title or with a given name, else a bare subject."""
        a = self.a
        before = a.lowers[token - 1] if token else ""
        noun = self.who.nominals.nouns.get(before)
        titled = before in self.who.nominals.prefixes or (noun is not None and noun.kind == "title")
        titled = titled and a.words[token - 1][:1].isupper()
        given = a.words[token] in self.who.nominals.given
        if not titled and not given:
            return False
        last = token
        while last + 1 < len(a) and a.tags[last + 1] == "NNP" and last + 1 not in self.taken and last - token < 4:
            last += 1
        if last == token or any(a.lowers[t] in self.who.nominals.nouns for t in range(token, last + 1)):
            return False
        title = title_before(a, token, self.taken, self.who)
        thing = self.people.full(token, last, None, title)
        self._note(Draft(title.first if title is not None else token, last, last, thing, "name"))
        return True

    def _file_subjects(self) -> None:
        """A bare proper noun that does something, of which nothing else is known, is of kind "other"."""
        a, nouns = self.a, self.who.nominals.nouns
        for token, dep in enumerate(a.deps):
            if dep == "nsubj" and a.tags[token] == "NNP" and token not in self.at and token not in self.taken:
                word = a.words[token]
                if token in self._other or not word.isalpha() or len(word) < 3 or a.lowers[token] in nouns:
                    continue
                if a.children[token] and any(c < token for c in a.children[token]):
                    continue
                self._note(Draft(token, token, token, self.cast.named(word, "other"), "name"))

    def _stands_alone(self, token: int) -> bool:
        """Whether an unlabelled word is a proper noun with no other beside it, that does something."""
        a = self.a
        if a.tags[token] != "NNP" or a.deps[token] not in ("nsubj", "pobj", "poss", "dobj", "agent", "nsubjpass"):
            return False
        return not any(
            0 <= t < len(a) and a.tags[t] in ("NNP", "NNPS", "DT", "JJ") for t in (token - 1, token + 1)
        )

    # ── everything else ───────────────────────────────────────────────────────────────────────────────

    def _head(self, span: NameSpan) -> int:
        heads = self.a.heads
        for token in range(span.last, span.first - 1, -1):
            if not span.first <= heads[token] <= span.last and self.a.deps[token] not in ("punct", "case"):
                return token
        return span.last

    def _keep(self, i: int, draft: Draft) -> None:
        if draft.thing.kind not in ("person", "place") and draft.form == "name":
            draft.first = self._with_article(draft)
        self._drafts[i] = draft
        self._note(draft)

    def _with_article(self, draft: Draft) -> int:
        """The article is part of "The EU", but in "the EU chief" it belongs to the chief."""
        before = draft.first - 1
        if before < 0 or before in self.taken or self.a.lowers[before] != "the":
            return draft.first
        inside = draft.first <= self.a.heads[before] <= draft.last
        return before if inside and not self._leads_on(draft.head) else draft.first

    def _leads_on(self, head: int) -> bool:
        return self.a.deps[head] in ("amod", "compound", "nmod") and self.a.heads[head] > head

    def _note(self, draft: Draft) -> None:
        if self.cast.mention(draft):
            for token in range(draft.first, draft.last + 1):
                self.at.setdefault(token, draft)

    def _file(self, i: int, span: NameSpan) -> None:
        single = span.first == span.last
        if span.label == "PERSON" and span.first > 1 and self.a.lowers[span.first - 1] == "of" and self.a.lowers[span.first - 2] in _SETTLEMENTS:  # fmt: skip  # noqa: E501
            self._file_place(i, span)
            return
        key = "".join(self.folded[span.first : span.last + 1])
        named_state = any(r.kind in ("state", "adjective", "people") for r in span.refs)
        if not named_state or (span.label == "PERSON" and key.lower() in self.people.surnames()):
            title = title_before(self.a, span.first, self.taken, self.who)
            owner = self._owner_id(title)
            thing = self.people.surname(span.first, key, title, owner) if self._may_be_person(span, title) else None
            if thing is None and single and span.label == "PERSON" and not span.refs:
                thing = self.people.given(span.first, key)
            if (thing is None and span.label == "PERSON" and not span.refs and self._looks_like_person(span)) or (thing is None and title is not None and not span.refs and self._names_holder(title, span)):
                thing = self.people.full(span.first, span.last, None, title)
            if thing is not None:
                self._titled(i, span, thing, title)
                return
        if span.refs:
            self._file_listed(i, span)
        elif span.label is not None:
            self._file_labelled(i, span)

    def _looks_like_person(self, span: NameSpan) -> bool:
        """A single word that the model takes for a person must at least be a proper noun."""
        tag, head = self.a.tags[span.first], self.a.heads[span.last]
        if self.a.deps[span.last] == "compound" and head > span.last and self.a.words[head].islower():
            return False
        return span.first < span.last or not tag or (tag == "NNP" and self.a.deps[span.first] != "amod")

    def _may_be_person(self, span: NameSpan, title: Title | None) -> bool:
        """Organisations and seats keep their name unless a title or the model says that it is a person's."""
        if not span.refs:
            met = "".join(self.folded[span.first : span.last + 1]).lower() in self.people.surnames()
            before = self.a.lowers[span.first - 1] if span.first else ""
            if span.label in ("GPE", "LOC") and before in ("in", "at", "near", "outside", "around"):
                return False
            return met or title is not None or span.label in ("PERSON", "ORG", "GPE")
        return span.label == "PERSON" or title is not None

    def _names_holder(self, title: Title, span: NameSpan) -> bool:
        """Whether a title makes a person of a name that the model labels otherwise."""
        person = title.noun is None or title.noun.kind == "title" or span.label is None
        return person and span.label in ("ORG", "GPE", "NORP", "LOC", "FAC") and span.last - span.first < 3

    def _owner_id(self, title: Title | None) -> str | None:
        if title is None or title.owner is None:
            return None
        for ref in self.spans[self.taken[title.owner]].refs:
            if ref.kind in ("state", "adjective", "organisation"):
                return ref.id
        return None

    def _file_listed(self, i: int, span: NameSpan) -> None:
        ref = self._choose(span)
        if ref is None:
            if span.label == "ORG" or all(r.kind == "organisation" for r in span.refs):
                self._file_body(i, span)
            return
        head = self._head(span)
        if ref.kind in ("state", "adjective", "people"):
            self._file_state(i, span, ref, head)
        elif ref.kind == "seat":
            self._file_seat(i, span, ref, head)
        elif ref.kind == "organisation":
            self._file_inner_state(span, ref.id)
            self._keep(i, Draft(span.first, span.last, head, self.organisation(ref.id), "name", span.label))
        elif ref.kind == "person":
            self._titled(i, span, self.people.known(ref.id), None)
        else:
            thing = self.region(ref.id)
            self.adjectives.update(range(span.first, span.last + 1) if ref.kind == "region_adjective" else ())
            draft = Draft(span.first, span.last, head, thing, "name", span.label)
            self._keep(i, draft)
            if ref.kind == "region":
                self._file_members(draft, ref.id)

    def _file_inner_state(self, span: NameSpan, id_: str) -> None:
        """The state in the name of its own body: "Polish" in "Polish Interior Ministry"."""
        country = self.who.organisations[id_].country
        if country not in self.who.states or country is None or span.first == span.last:
            return
        found = longest_match(self.who.names, self.folded, span.first, span.last)
        if found is not None and any(r.kind in ("adjective", "state") and r.id == country for r in found[1]):
            last = found[0]
            while self.a.lowers[last] in ("'s", "-"):
                last -= 1
            self.cast.mention(Draft(span.first, last, last, self.state(country), "name"))

    def _file_members(self, draft: Draft, region: str) -> None:
        """"The Baltic states" are three states besides: each is mentioned by the same words."""
        members = self.who.regions[region].members
        if 1 < len(members) <= _FEW and self.a.words[draft.last].islower():
            for state in members:
                if state in self.who.states:
                    self.cast.extra.append(Draft(draft.first, draft.last, draft.head, self.state(state), "name"))

    def _choose(self, span: NameSpan) -> Ref | None:
        """The one thing that the name stands for here; ``None`` where it cannot be told."""
        refs = span.refs
        if len(refs) == 1:
            return refs[0]
        states = [r for r in refs if r.kind in ("state", "adjective", "people")]
        if states:
            now = [r for r in states if self._exists(r)] or states
            if len({r.id for r in now}) > 1:
                now = [r for r in now if r.id in self._sure] or now
            return self._preferred(now) if len({r.id for r in now}) == 1 else None
        rest = [r for r in refs if r.kind != "person" or span.label == "PERSON" or len(refs) == 1]
        rest = [r for r in rest if self._is_there(r)] or rest
        if len(rest) > 1:
            near = [r for r in rest if self._country(r) in self._sure]
            rest = near if len(near) == 1 else rest
        if len({r.id for r in rest}) == 1:
            return rest[0]
        regions = [r for r in rest if r.kind.startswith("region")]
        return regions[0] if len(regions) == len(rest) else None

    def _is_there(self, ref: Ref) -> bool:
        if ref.kind == "organisation":
            return self.who.exists(ref.id, self.date)
        return ref.kind != "seat" or self._exists(ref)

    def _exists(self, ref: Ref) -> bool:
        row = self.who.states[ref.id]
        return not row.to or (self.date is not None and self.date[: len(row.to)] <= row.to)

    def _preferred(self, refs: list[Ref]) -> Ref:
        return next((r for r in refs if r.kind == "state"), refs[0])

    def _country(self, ref: Ref) -> str | None:
        if ref.kind == "organisation":
            return self.who.organisations[ref.id].country
        return ref.id if ref.kind == "seat" else None

    # ── states and seats ──────────────────────────────────────────────────────────────────────────────

    def state(self, id_: str) -> Thing:
        """The state, as a thing."""
        thing = self.cast.thing("state:" + id_, self.who.states[id_].name, "state")
        if thing.country is None:
            thing.country = id_
            thing.nouns.update(("country", "nation", "state"))
        return thing

    def _governing(self, id_: str) -> Thing:
        """The state as a government, which "the government" may then refer back to."""
        thing = self.state(id_)
        thing.nouns.add("government")
        return thing

    def region(self, id_: str) -> Thing:
        """The region, as a thing."""
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
            thing.nouns.update(row.nominals)
            thing.nouns.add("organisation")
            thing.nouns.add("organization")
        return thing

    def _file_state(self, i: int, span: NameSpan, ref: Ref, head: int) -> None:
        a, kinds = self.a, {r.kind for r in span.refs}
        if "adjective" in kinds and "state" not in kinds and span.first == span.last:
            before = a.lowers[span.first - 1] if span.first else ""
            if before in _SPEAKING or (before == "in" and a.deps[head] == "pobj"):
                return  # a language
        describes = a.deps[head] in ("amod", "compound", "nmod") and a.heads[head] > head
        if not a.deps[head]:
            describes = self._noun_follows(span.last)
        if a.words[span.last + 1 : span.last + 2] == ("-",):
            describes = True  # "French-led"
        if "adjective" in kinds and describes:
            self.adjectives.update(range(span.first, span.last + 1))
        elif "people" in kinds and "state" not in kinds and not describes:
            self._file_people(i, span, ref.id, head)
            return
        elif kinds == {"adjective"} and not describes and a.deps[head] not in ("acomp", "conj", "amod", ""):
            return
        self._keep(i, Draft(span.first, span.last, head, self.state(ref.id), "name", span.label))

    def _noun_follows(self, last: int) -> bool:
        following = last + 1
        return following < len(self.a) and (
            self.a.lowers[following] in self.who.nominals.nouns or self.a.words[following][:1].isupper()
        )

    def _file_people(self, i: int, span: NameSpan, state: str, head: int) -> None:
        """"The Russians" are the state; "Russians", "three Russians" and "an American" are some of its people."""
        a = self.a
        if any(a.lowers[c] == "no" for c in a.children[head]):
            return
        left = [c for c in a.children[head] if c < span.first and a.deps[c] in ("det", "amod", "nummod", "compound", "poss")]  # fmt: skip  # noqa: E501
        first = min(left, default=span.first)
        if len(left) == 1 and a.lowers[left[0]] == "the" and a.tags[head] != "NN":
            self._keep(i, Draft(first, span.last, head, self.state(state), "nominal", span.label))
            return
        singular = a.tags[head] in ("NN", "NNP") and any(a.lowers[c] in ("a", "an") for c in left)
        thing = self.cast.unnamed(first, span.last, "person" if singular else "group")
        thing.country, thing.plural = state, not singular
        self._keep(i, Draft(first, span.last, head, thing, "nominal", span.label))

    def _file_seat(self, i: int, span: NameSpan, ref: Ref, head: int) -> None:
        if stands_for_government(self.a, span.first, span.last, head):
            first = span.first
            if first and self.a.lowers[first - 1] == "the":
                first -= 1
            self._keep(i, Draft(first, span.last, head, self._governing(ref.id), "name", span.label))
        elif span.label in ("GPE", "LOC") or (span.label is None and self.a.lowers[span.first - 1] != "the"):
            self._file_place(i, span)

    # ── names that no list knows ──────────────────────────────────────────────────────────────────────

    def _file_labelled(self, i: int, span: NameSpan) -> None:
        if span.label == "ORG":
            self._file_body(i, span)
        elif span.label in ("GPE", "LOC"):
            self._file_place(i, span)
        elif span.label == "NORP":
            self._file_community(i, span)

    def _file_place(self, i: int, span: NameSpan) -> None:
        text = self._text(span)
        if text.isupper() and len(text) > 4:
            text = text.title()  # a dateline
        thing = self.cast.named(text, "place")
        self._keep(i, Draft(span.first, span.last, self._head(span), thing, "name", span.label))

    def _file_community(self, i: int, span: NameSpan) -> None:
        head = self._head(span)
        if self.a.words[span.last].endswith("s") and not (self.a.deps[head] in ("amod", "compound") and self.a.heads[head] > head):  # fmt: skip  # noqa: E501
            thing = self.cast.named(self._text(span), "group")
            thing.plural = True
            self._keep(i, Draft(span.first, span.last, head, thing, "name", span.label))

    def _text(self, span: NameSpan) -> str:
        start, end = self.a.chars(span.first, span.last)
        return " ".join(self.a.text[start:end].split())

    def _file_body(self, i: int, span: NameSpan) -> None:
        """An organisation: one for all spellings that begin alike or are made of its initials."""
        text = self._text(span)
        words = text.split()
        key = fold(words[0]) if words[0].lower() not in ("the", "us", "u.s.", "national", "new") else fold(text)
        thing = self._bodies.get(fold(text)) or self._acronyms.get(fold(text)) or self._in_brackets(span)
        if thing is None:
            prefix = self._bodies.get(key)
            shorter = prefix is not None and (
                len(words) == 1 or all(w.lower().strip(".") in _CORPORATE for w in words[1:])
            )
            thing = prefix if shorter and prefix is not None else self.cast.named(text, "organisation")
        last = words[-1].lower().strip(".")
        noun = self.who.nominals.nouns.get(last)
        if noun is not None and noun.kind in ("body", "group", "force"):
            thing.nouns.add(noun.lemma)
            thing.sector = thing.sector or noun.sector
        if last in _CORPORATE or not thing.nouns:
            thing.nouns.update(_ANY_BODY)
        self._bodies.setdefault(fold(text), thing)
        if len(key) > 3 and self._distinctive(words[0].lower()):
            self._bodies.setdefault(key, thing)
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(initials) > 2:
            self._acronyms.setdefault(initials, thing)
        self._keep(i, Draft(span.first, span.last, self._head(span), thing, "name", span.label))

    def _distinctive(self, word: str) -> bool:
        """Whether the first word of a name may stand for the whole: "Acme", but not "Foreign"."""
        nominals = self.who.nominals
        return not (
            word in SMALL or word in nominals.nouns or word in nominals.modifiers or word in _COMMON_FIRST
        )

    def _in_brackets(self, span: NameSpan) -> Thing | None:
        """The organisation right before an abbreviation in brackets."""
        a = self.a
        if span.first < 2 or a.words[span.first - 1] != "(" or not a.words[span.first].isupper():
            return None
        before = self.at.get(span.first - 2)
        if before is None or before.thing.kind not in ("organisation", "igo", "armed_group"):
            return None
        return before.thing if before.thing.name[:1] == a.words[span.first][:1] else None

    def title_of(self, draft: Draft) -> Title | None:
        """The title before the name of a draft."""
        return next((self._titles[t] for t in range(draft.first, draft.last + 1) if t in self._titles), None)

    def add_owners(self) -> None:
        """Tells each titled person whose office it is, now that all owners are known."""
        for draft in self._drafts:
            if draft is None or draft.thing.kind != "person":
                continue
            title = self.title_of(draft)
            if title is None or title.owner is None or title.owner not in self.at:
                continue
            owner = self.at[title.owner].thing
            if owner.kind in ("state", "igo", "organisation", "armed_group"):
                self.people.own(draft.thing, title, owner)
