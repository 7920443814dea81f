"""Names become things: who or what each name of the report stands for."""

from __future__ import annotations

from onrecord.entities.bodies import Bodies
from onrecord.entities.cast import Cast, Draft, Thing
from onrecord.entities.listed import Listed, head_of, place_draft, text_of
from onrecord.entities.people import People
from onrecord.entities.scan import NameSpan, longest_match
from onrecord.entities.titles import Title, title_before
from onrecord.resources.phrases import fold
from onrecord.resources.whoswho import WhosWho
from onrecord.types import EntityKind

_NOT_PEOPLE = frozenset(
    """
    ministry department agency party council committee commission university institute company group bank
    union court police army force forces association international front movement congress parliament
    times post news street center centre office bureau service services airlines airport house act
    """.split()
)
_SETTLEMENTS = frozenset(
    "city town village province region district state island port capital suburb".split()
)
_NOT_NAMES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE"})
_OF_BODIES = frozenset("director chief general major attorney president prime premier minister chair".split())
"""Titles that names of organisations and brands begin with: "General Motors", "Premier League"."""
_ARGUMENTS = frozenset({"nsubj", "pobj", "poss", "dobj", "agent", "nsubjpass"})


class Names:
    """Resolves the names of one report. After ``resolve``, ``at`` tells the draft of each named token."""

    def __init__(
        self,
        cast: Cast,
        who: WhosWho,
        folded: list[str],
        spans: list[NameSpan],
        towns: frozenset[tuple[int, int]] = frozenset(),
    ) -> None:
        self.cast, self.who, self.folded, self.spans, self.towns = cast, who, folded, spans, towns
        self.a = cast.annotation
        named = frozenset(r.id for s in spans for r in s.refs if r.kind != "person")
        self.people = People(cast, who, named)
        self.listed = Listed(cast, who, folded, spans)
        self.bodies = Bodies(cast, who.nominals)
        self.at: dict[int, Draft] = {}
        self._taken = {t: i for i, s in enumerate(spans) for t in range(s.first, s.last + 1)}
        self._other = {t for n in self.a.names if n.label in _NOT_NAMES for t in range(n.start, n.end)}
        self._titled: list[tuple[Draft, Title]] = []
        self._outlet = fold(cast.report.outlet or "").lower()

    def resolve(self) -> None:
        """Files a draft for each name that stands for something; full names of people come first."""
        later = []
        for i, span in enumerate(self.spans):
            if not self._is_full_name(span) or not self._file_full_name(i, span):
                later.append(i)
        for i in later:
            self._file(i, self.spans[i])
        self._file_unlabelled()
        self._file_subjects()
        for draft, title in self._titled:
            owner = self.at.get(title.owner) if title.owner is not None else None
            if owner is not None and owner.thing.kind in ("state", "igo", "organisation", "armed_group"):
                self.people.own(draft.thing, title, owner.thing)

    def _note(self, draft: Draft) -> None:
        if draft.thing.kind not in ("person", "place") and draft.form == "name":
            draft.first = self._with_article(draft)
        if self.cast.mention(draft):
            for token in range(draft.first, draft.last + 1):
                self.at.setdefault(token, draft)

    def _with_article(self, draft: Draft) -> int:
        """The article is part of "The EU", but in "the EU chief" it belongs to the chief."""
        a, before, head = self.a, draft.first - 1, draft.head
        if before < 0 or before in self._taken or a.lowers[before] != "the":
            return draft.first
        leads_on = a.deps[head] in ("amod", "compound", "nmod") and a.heads[head] > head
        return before if draft.first <= a.heads[before] <= draft.last and not leads_on else draft.first

    def _title(self, token: int) -> Title | None:
        return title_before(self.a, token, self._taken, self.who)

    def _note_person(self, span: NameSpan, thing: Thing, title: Title | None, i: int = -1) -> None:
        first = span.first if title is None else title.first
        draft = Draft(first, span.last, head_of(self.a, span), thing, "name", span.label)
        self._note(draft)
        if title is not None:
            self._titled.append((draft, title))
            for token in range(title.first, title.last + 1):
                self._taken.setdefault(token, i)

    # ── people in full ────────────────────────────────────────────────────────────────────────────────

    def _is_full_name(self, span: NameSpan) -> bool:
        if span.first == span.last or span.label in ("DATELINE", "OUTLET") or self._is_outlet(span):
            return False
        if span.refs:
            people = any(r.kind == "person" for r in span.refs)
            return people and (span.label in (None, "PERSON") or len({r.kind for r in span.refs}) == 1)
        surname = longest_match(self.who.surnames, self.folded, span.first, span.last + 1)
        if surname is not None and surname[0] == span.last:
            return False  # "bin Salman"
        words = self.a.words[span.first : span.last + 1]
        last = words[-1].lower()
        noun = self.who.nominals.nouns.get(last)
        if last in _NOT_PEOPLE or (noun is not None and noun.kind in ("body", "force")):
            return False
        if span.label == "ORG" and len(words) < 4 and self._begins_with_title(words):
            return True
        return span.label == "PERSON" or (
            len(words) <= 3
            and words[0] in self.who.nominals.given
            and all(w[:1].isupper() and w.isalpha() for w in words)
            and last not in self.who.nominals.nouns
        )

    def _begins_with_title(self, words: tuple[str, ...]) -> bool:
        """ "Spokeswoman Ada Quill" at the head of a sentence, which the model takes for a body."""
        noun = self.who.nominals.nouns.get(words[0].lower())
        if noun is None or noun.kind != "title" or noun.plural or noun.lemma in _OF_BODIES:
            return False
        return all(w[:1].isupper() and w.isalpha() and not w.isupper() for w in words)

    def _file_full_name(self, i: int, span: NameSpan) -> bool:
        span = self._without_title(span)
        title = self._title(span.first)
        ids = tuple(r.id for r in span.refs if r.kind == "person" and r.id in self.who.people)
        id_ = self.people.choose(ids) if ids else None
        if span.first == span.last and id_ is None:
            self.spans[i] = span
            return False
        self._note_person(span, self.people.full(span.first, span.last, id_, title), title, i)
        return True

    def _without_title(self, span: NameSpan) -> NameSpan:
        """The model sometimes takes the title into the name."""
        first, nominals = span.first, self.who.nominals
        while first < span.last:
            word = self.a.lowers[first]
            noun = nominals.nouns.get(word)
            if word not in nominals.prefixes and (noun is None or noun.kind != "title"):
                break
            self._taken.pop(first, None)
            first += 1
        return span._replace(first=first)

    # ── other names ───────────────────────────────────────────────────────────────────────────────────

    def _file(self, i: int, span: NameSpan) -> None:
        if span.label == "DATELINE":
            self._note(place_draft(self.cast, span))
        elif span.label == "OUTLET" or self._is_outlet(span):
            self._file_outlet(span)
        elif span.label == "PERSON" and self._follows_settlement(span.first):
            self._note(place_draft(self.cast, span))
        elif not self._file_short_name(i, span):
            if span.refs:
                self._file_listed(i, span)
            elif span.label is not None:
                self._file_labelled(span)

    def _is_outlet(self, span: NameSpan) -> bool:
        """Whether the name is that of the outlet that published the report."""
        if not self._outlet or any(r.kind == "organisation" for r in span.refs):
            return False
        return "".join(self.folded[span.first : span.last + 1]).lower() == self._outlet

    def _file_outlet(self, span: NameSpan) -> None:
        draft = self.bodies.draft(span._replace(label="OUTLET"), None)
        draft.thing.sector = "JRN"
        draft.thing.nouns.clear()  # nobody speaks of it as "the company"
        self._note(draft)

    def _follows_settlement(self, token: int) -> bool:
        """ "The city of Vitez": no person."""
        lowers = self.a.lowers
        return token > 1 and lowers[token - 1] == "of" and lowers[token - 2] in _SETTLEMENTS

    def _file_short_name(self, i: int, span: NameSpan) -> bool:
        """Files a surname, a given name, or a name that a title shows to be a person's."""
        key = "".join(self.folded[span.first : span.last + 1])
        if any(r.kind in ("state", "adjective", "people") for r in span.refs) and not (
            span.label == "PERSON" and key.lower() in self.people.surnames()
        ):
            return False
        title = self._title(span.first)
        thing = None
        if self._may_be_person(span, key, title):
            thing = self.people.surname(span.first, key, title, self._owner_id(title))
        if thing is None and not span.refs and not (title is None and self._is_town(span)):
            if span.first == span.last and span.label == "PERSON":
                thing = self.people.given(span.first, key)
            if thing is None and (self._looks_like_person(span) or self._holds_office(span, title)):
                thing = self.people.full(span.first, span.last, None, title)
        if thing is None:
            return False
        self._note_person(span, thing, title, i)
        return True

    def _may_be_person(self, span: NameSpan, key: str, title: Title | None) -> bool:
        """Organisations and seats keep their name unless a title or the model says that it is a person's."""
        if span.refs:
            return span.label == "PERSON" or title is not None
        before = self.a.lowers[span.first - 1] if span.first else ""
        if span.label in ("GPE", "LOC") and before in ("in", "at", "near", "outside", "around"):
            return False
        known = title is not None or key.lower() in self.people.surnames()
        return known or span.label in ("PERSON", "ORG", "GPE")

    def _looks_like_person(self, span: NameSpan) -> bool:
        """What the model takes for a person must at least be a proper noun that describes no other noun."""
        a, last = self.a, span.last
        noun = self.who.nominals.nouns.get(a.lowers[last])
        if (
            span.label != "PERSON"
            or a.lowers[last] in _NOT_PEOPLE
            or (span.first == last and self.folded[last] in self.bodies.by_name)
            or (noun is not None and noun.kind == "body")
        ):
            return False
        if a.deps[last] == "compound" and a.heads[last] > last and a.words[a.heads[last]].islower():
            return False
        tag = a.tags[span.first]
        return span.first < last or not tag or (tag == "NNP" and a.deps[span.first] != "amod")

    def _holds_office(self, span: NameSpan, title: Title | None) -> bool:
        """Whether a title makes a person of a name that the model labels otherwise."""
        if title is None or span.last - span.first > 2 or span.label is None:
            return False
        return title.noun is None or title.noun.kind == "title"

    def _owner_id(self, title: Title | None) -> str | None:
        if title is None or title.owner is None or self._taken[title.owner] < 0:
            return None
        refs = self.spans[self._taken[title.owner]].refs
        return next((r.id for r in refs if r.kind in ("state", "adjective", "organisation")), None)

    def _file_listed(self, i: int, span: NameSpan) -> None:
        ref = self.listed.choose(span)
        bodies_only = all(r.kind == "organisation" for r in span.refs)
        own = self.bodies.abbreviated(span, self.at.get(span.first - 2)) if bodies_only else None
        if own is not None:
            self._note(Draft(span.first, span.last, head_of(self.a, span), own, "name", span.label))
        elif ref is None and span.refs and self._is_nominal(span):
            return  # "the Kenyan Congress" is read as a nominal with its owner
        elif ref is None:
            if span.label == "ORG" or all(r.kind == "organisation" for r in span.refs):
                self._note(self.bodies.draft(span, self.at.get(span.first - 2)))
            elif span.label == "GPE":
                self._note(place_draft(self.cast, span))
        elif ref.kind == "person":
            self._note_person(span, self.people.known(ref.id), None, i)
        else:
            drafts = self.listed.read(span, ref)
            for draft in drafts:
                self._note(draft)
            if ref.kind == "organisation":
                inner = drafts[1].last + 1 if len(drafts) > 1 else span.first
                owner = text_of(self.a, span._replace(last=inner - 1)) if inner > span.first else ""
                self.bodies.call(drafts[0].thing, text_of(self.a, span), owner)
            for draft in drafts:
                if ref.kind == "region":
                    self.cast.extra.extend(self.listed.member_states(draft, ref.id))

    def _is_nominal(self, span: NameSpan) -> bool:
        noun = self.who.nominals.nouns.get(self.a.lowers[span.last])
        return noun is not None and noun.kind in ("body", "group", "force")

    def _is_town(self, span: NameSpan) -> bool:
        return self.a.chars(span.first, span.last) in self.towns

    def _file_labelled(self, span: NameSpan) -> None:
        if self._is_town(span):
            self._note(place_draft(self.cast, span))
        elif (
            span.label == "ORG"
            or (span.label == "PERSON" and span.first < span.last)
            or self._names_body(span)
        ):
            self._note(self.bodies.draft(span, self.at.get(span.first - 2)))
        elif span.label in ("GPE", "LOC"):
            self._note(place_draft(self.cast, span))
        elif span.label == "NORP":
            self._file_community(span)

    def _names_body(self, span: NameSpan) -> bool:
        """A word that a body of the report is called by: "Savin" after "Savin Corp."."""
        if span.first < span.last or span.label == "NORP":
            return False
        if span.label in ("GPE", "LOC") and self.a.deps[span.first] != "nsubj":
            return False
        return self.folded[span.first] in self.bodies.by_name

    def _file_community(self, span: NameSpan) -> None:
        """ "Kurds", but not "Kurdish"."""
        a, head = self.a, head_of(self.a, span)
        describes = a.deps[head] in ("amod", "compound") and a.heads[head] > head
        if a.words[span.last].endswith("s") and not describes:
            thing = self.cast.named(text_of(a, span), "group")
            thing.plural = True
            self._note(Draft(span.first, span.last, head, thing, "name", span.label))

    # ── names that the model passed over ──────────────────────────────────────────────────────────────

    def _file_unlabelled(self) -> None:
        """Of people and bodies named before, of people in office, and after titles."""
        known, bodies, famous = self.people.surnames(), self.bodies.by_name, self.who.surnames.meanings
        a, taken, nouns = self.a, self._taken, self.who.nominals.nouns
        for token, key in enumerate(self.folded):
            if not key[:1].isupper() or token in taken or token in self._other or token in self.at:
                continue
            tag = a.tags[token]
            if token > 1 and a.words[token - 1] == "(" and self._file_initials(token):
                continue
            if tag == "NNP" and self._file_run(token):
                continue
            surname = key.lower()
            person = surname in known or key in famous
            if not (person or key in bodies) or (surname in nouns and not tag.startswith("NNP")):
                continue
            if tag and not tag.startswith(("NN", "JJ", "FW")):
                continue
            if not person:
                if tag in ("", "NNP") and a.tags[token + 1 : token + 2] not in (("NNP",), ("NNPS",)):
                    self._note(Draft(token, token, token, bodies[key], "name"))
                continue
            title = self._title(token)
            if surname in known or title is not None or self._stands_alone(token):
                thing = self.people.surname(token, key, title, self._owner_id(title))
                if thing is not None:
                    self._note_person(NameSpan(token, token, (), None), thing, title)

    def _file_initials(self, token: int) -> bool:
        """ "(WGF)" right after the World Grain Forum."""
        before = self.at.get(token - 2)
        if before is None or before.thing.kind not in ("organisation", "igo", "armed_group"):
            return False
        start, end = self.a.chars(before.first, before.last)
        capitals = "".join(w[0] for w in self.a.text[start:end].split() if w[0].isupper())
        word = self.a.words[token]
        if len(word) < 2 or capitals.removeprefix("T") != word.removeprefix("T"):
            return False
        self.bodies.by_name[self.folded[token]] = before.thing
        self._note(Draft(token, token, token, before.thing, "name"))
        return True

    def _file_run(self, token: int) -> bool:
        """Proper nouns after a title or beginning with a given name are a person."""
        a, nominals = self.a, self.who.nominals
        if a.words[token] not in nominals.given:
            before = a.lowers[token - 1] if token and a.words[token - 1][:1].isupper() else ""
            noun = nominals.nouns.get(before)
            if before not in nominals.prefixes and (noun is None or noun.kind != "title"):
                return False
        last = token
        while (
            last + 1 < len(a)
            and a.tags[last + 1] == "NNP"
            and last + 1 not in self._taken
            and last - token < 4
        ):
            last += 1
        if last == token or any(a.lowers[t] in nominals.nouns for t in range(token, last + 1)):
            return False
        title = self._title(token)
        thing = self.people.full(token, last, None, title)
        self._note_person(NameSpan(token, last, (), None), thing, title)
        return True

    def _stands_alone(self, token: int) -> bool:
        """Whether a word is a proper noun with no other beside it, that takes part in something."""
        a = self.a
        governs = a.lowers[token + 1 : token + 2]
        if a.tags[token] == "NNP" and governs and governs[0] in ("government", "administration", "cabinet"):
            return True
        if a.tags[token] != "NNP" or a.deps[token] not in _ARGUMENTS:
            return False
        beside = [t for t in (token - 1, token + 1) if 0 <= t < len(a)]
        return all(a.tags[t] not in ("NNP", "NNPS", "DT", "JJ") for t in beside)

    def _file_subjects(self) -> None:
        """A bare proper noun that does something, of which nothing else is known, is of kind "other"."""
        a, nouns = self.a, self.who.nominals.nouns
        for token, dep in enumerate(a.deps):
            if dep != "nsubj" or a.tags[token] != "NNP" or token in self.at or token in self._taken:
                continue
            word = a.words[token]
            alone = not a.children[token] or a.children[token][0] > token
            if (
                alone
                and word.isalpha()
                and len(word) > 2
                and a.lowers[token] not in nouns
                and token not in self._other
            ):
                kind: EntityKind = "place" if a.chars(token, token) in self.towns else "other"
                self._note(Draft(token, token, token, self.cast.named(word, kind), "name"))
