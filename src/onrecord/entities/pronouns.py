"""Pronouns: whom "he", "they" or "its" refers to, by number, gender, syntax and what the text is about."""

from __future__ import annotations

from onrecord.entities.cast import SUBJECTS, Cast, Draft, Thing
from onrecord.entities.pairs import Pairs

_GENDER = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "whose", "whom", "which"})
_ALL = frozenset(_GENDER) | _PLURAL | _NEUTER | _RELATIVE
_REACH = 4
"""Sentences that a personal pronoun looks back."""
_EXPECTED = frozenset(
    """
    expected believed said thought reported understood known hoped feared announced claimed estimated agreed
    decided reckoned assumed alleged hinted confirmed
    """.split()
)
_ACTING = frozenset(
    """
    said says say refused refuses denied denies accused accuses warned warns announced withdrew withdraws
    rejected rejects vowed pledged promised threatened urged demanded agreed insisted claimed called asked
    apologised apologized recalled declared offered planned plans wants wanted hopes hoped expects expected
    intends intended decided ordered signed voted abstained condemned criticised criticized retaliated
    invaded attacked suspended banned imposed lifted admitted acknowledged reported believes believed added
    expelled argued complained appealed sued blamed responded replied sent supports supported opposes opposed
    """.split()
)
_TELLING = frozenset(
    """
    urged urge urges asked ask asks told tell tells ordered order orders appealed appeal appeals called calls
    call persuaded forced allowed warned pressed invited wants wanted begged advised encouraged instructed
    asking urging telling ordering allowing forcing
    """.split()
)
_OBJECTS = frozenset({"dobj", "dative", "attr", "oprd"})


class Pronouns:
    """Resolves the pronouns of one report in text order."""

    def __init__(self, cast: Cast, pairs: Pairs) -> None:
        self.cast, self.pairs = cast, pairs
        self.a = cast.annotation
        self._names_by_sentence: dict[int, list[Draft]] = {}
        for token in sorted(cast.by_head):
            self._names_by_sentence.setdefault(self.a.sentence_of[token], []).append(cast.by_head[token])

    def read(self, token: int) -> Draft | None:
        """The pronoun at ``token`` with its antecedent; ``None`` where that cannot be decided."""
        word = self.a.lowers[token]
        if word not in _ALL or (self.a.words[token].isupper() and len(word) > 3):
            return None
        if word in _RELATIVE:
            thing = self._relative(token)
        elif word in _GENDER:
            thing = self._person(token, _GENDER[word])
        elif word in _PLURAL:
            thing = self._group(token)
        else:
            thing = self._body(token)
        return Draft(token, token, token, thing, "pronoun") if thing is not None else None

    def _relative(self, token: int) -> Thing | None:
        """ "Who" is the noun that its clause hangs on."""
        a = self.a
        body = a.lowers[token] == "which"
        if body and a.deps[token] not in ("nsubj", "nsubjpass", "dobj"):
            return None
        for above in a.ancestors(token):
            if a.deps[above] in ("relcl", "acl"):
                draft = self.cast.by_head.get(a.heads[above])
                if draft is None or a.heads[above] > token or (body and draft.thing.person):
                    return None
                if not body and draft.form == "name" and a.deps[token] in SUBJECTS:
                    self.cast.is_person(draft.thing)
                return draft.thing
            if a.deps[above] in ("ROOT", ""):
                break
        if (
            token
            and not body
            and (before := self.cast.by_head.get(token - 2 if a.words[token - 1] == "," else token - 1))
        ):
            return before.thing if before.thing.person or before.thing.plural else None
        return None

    # ── he and she ────────────────────────────────────────────────────────────────────────────────────

    def _person(self, token: int, gender: str) -> Thing | None:
        a, here = self.a, self.a.sentence_of[token]
        beside = self._conjoined(token) if a.deps[token] == "poss" else None
        if beside is not None and beside.thing.person and beside.thing.gender in (None, gender):
            beside.thing.gender = gender
            return beside.thing  # "Pavel Novak and his brother"
        told = self._told(token)
        best: tuple[float, Draft] | None = None
        reflexive = a.lowers[token].endswith("self")
        shunned = self._shunned(token)
        for steps, draft in enumerate(reversed(self.cast.order)):
            back = here - a.sentence_of[draft.head]
            if back > _REACH or steps > 60:
                break
            thing = draft.thing
            if not thing.person or (thing.gender is not None and thing.gender != gender):
                continue
            if thing in shunned and not reflexive:
                continue
            if self.cast.zones[draft.head] and not self.cast.zones[token]:
                continue  # whom a quotation speaks of is not who said it
            score = self._salience(token, draft, back)
            score += 0 if thing.gender == gender else -24
            score += 35 if draft.head == told else 0
            if best is None or score > best[0]:
                best = score, draft
        thing_ahead = self._ahead(token, gender) if best is None or best[0] < -60 else None
        chosen = thing_ahead or (best[1].thing if best is not None else None)
        if chosen is not None and chosen.gender is None:
            chosen.gender = gender
        return chosen

    def _told(self, token: int) -> int | None:
        """Who is to do it where the pronoun stands: "urged Putin to withdraw his troops"."""
        a = self.a
        for above in a.ancestors(token):
            verb = a.heads[above]
            if a.deps[above] in ("xcomp", "ccomp", "advcl") and a.lowers[verb] in _TELLING:
                if not any(a.lowers[c] == "to" and a.deps[c] == "aux" for c in a.children[above]):
                    return None
                listener = a.child(verb, "dobj", "dative")
                to = a.child(verb, "prep") if listener is None else None
                return a.child(to, "pobj") if to is not None else listener or self._own_subject(above)
            if a.deps[above] in ("ccomp", "relcl"):
                return None
        return None

    def _shunned(self, token: int) -> list[Thing]:
        """Whom it cannot be: the subject of its own verb, and who says the quotation it stands in."""
        a = self.a
        out = []
        if a.deps[token] in ("dobj", "dative") or (a.deps[token] == "pobj"):
            verb = a.heads[token]
            if a.deps[token] == "pobj":
                verb = a.heads[verb]
            subject = self._subject(verb)
            if subject is not None and (draft := self.cast.by_head.get(subject)):
                out.append(draft.thing)
        if a.deps[token] in SUBJECTS:
            verb = a.heads[token]
            for other in a.children[verb]:
                if (
                    other < token
                    and a.deps[other] in ("dobj", "dative")
                    and (draft := self.cast.by_head.get(other))
                ):
                    out.append(draft.thing)
        zone = self.cast.zones[token]
        if zone:
            out.extend(self._speakers(token, zone))
        return out

    def _subject(self, verb: int) -> int | None:
        """The subject of a verb, or of the verb it is coordinated with."""
        a = self.a
        for _ in range(4):
            subject = self._own_subject(verb)
            if subject is not None or a.deps[verb] not in ("conj", "xcomp"):
                return subject
            verb = a.heads[verb]
        return None

    def _own_subject(self, verb: int) -> int | None:
        """The subject of the verb itself, past a dateline that the parser takes for one."""
        deps = self.a.deps
        for child in self.a.children[verb]:
            if deps[child] in ("nsubj", "nsubjpass"):
                draft = self.cast.by_head.get(child)
                if draft is None or draft.label not in ("DATELINE", "OUTLET"):
                    return child
        return None

    def _speakers(self, token: int, zone: int) -> list[Thing]:
        """The unquoted subjects above the quotation in the same sentence."""
        a, zones = self.a, self.cast.zones
        out = []
        for above in a.ancestors(token):
            if zones[above] != zone:
                subject = a.child(above, "nsubj")
                draft = self.cast.by_head.get(subject) if subject is not None else None
                if draft is not None and not zones[draft.head]:
                    out.append(draft.thing)
        return out

    def _salience(self, token: int, draft: Draft, back: int) -> float:
        """How much the text is about the mention, seen from the pronoun; weights set on own sentences."""
        a, zones = self.a, self.cast.zones
        score = -30.0 * back - min(token - draft.head, 60) * 0.1
        if self.cast.is_subject(draft):
            score += 25
            if a.deps[token] in SUBJECTS:
                score += 8
            if self._is_main(draft.head):
                score += 6
        elif a.deps[draft.head] in _OBJECTS:
            score += 6
        elif a.deps[draft.head] == "poss":
            score -= 6
        if zones[draft.head] and zones[draft.head] != zones[token]:
            score -= 20
        elif zones[token] and not zones[draft.head]:
            score -= 10
        if draft.form == "pronoun":
            score += 4
        elif draft.thing.id.startswith("group:"):
            score -= 6
        return score

    def _is_main(self, token: int) -> bool:
        a = self.a
        for _ in range(3):
            if a.deps[token] in SUBJECTS:
                return a.deps[a.heads[token]] == "ROOT"
            token = a.heads[token]
        return False

    def _ahead(self, token: int, gender: str) -> Thing | None:
        """ "Before he left, Smith …": the subject of the clause that the pronoun's clause hangs on."""
        a = self.a
        for above in a.ancestors(token):
            subject = a.child(above, "nsubj", "nsubjpass")
            if subject is not None and subject > token:
                draft = self.cast.by_head.get(subject)
                if draft is not None and draft.thing.person and draft.thing.gender in (None, gender):
                    return draft.thing
                return None
        return None

    # ── they and it ───────────────────────────────────────────────────────────────────────────────────

    def _group(self, token: int) -> Thing | None:
        """A plural: the nearest subject that is one, unless another plural subject stands between."""
        return self._nearest(token, plural=True)

    def _body(self, token: int) -> Thing | None:
        if self._is_empty(token):
            return None
        return self._nearest(token, plural=False)

    def _is_empty(self, token: int) -> bool:
        """ "It is clear that", "it rained": nothing is meant."""
        a = self.a
        if a.lowers[token] != "it":
            return False
        verb = a.heads[token]
        if a.deps[token] not in ("nsubj", "nsubjpass"):
            return a.deps[token] not in ("dobj", "pobj", "poss")
        if a.lowers[verb] in ("seems", "seemed", "appears", "appeared", "rained", "snowed", "happens"):
            return True
        if a.deps[token] == "nsubjpass":  # "it is expected that"
            return a.lowers[verb] in _EXPECTED and a.child(verb, "ccomp", "xcomp") is not None
        copula = a.lowers[verb] in ("is", "was", "'s", "be", "been", "would", "becomes", "became")
        return copula and any(
            a.deps[c] in ("acomp", "attr", "ccomp", "advcl", "xcomp") for c in a.children[verb]
        )

    def _nearest(self, token: int, *, plural: bool) -> Thing | None:
        a = self.a
        here = a.sentence_of[token]
        sentence = a.sentences[here]
        if not sentence.parsed:
            return None
        chosen = self._conjoined(token) if a.deps[token] == "poss" else None
        if chosen is not None:
            return chosen.thing if self._fits(chosen.thing, plural) else None
        told = self._told(token)
        if told is not None and told < token and self._if_fits(told, plural) is not None:
            return self._if_fits(told, plural)
        subject = self._subject_above(token)
        if subject is not None and subject < token:
            if a.lowers[token] == "it" and self._has_rival(subject, token):
                return None
            return self._if_fits(subject, plural)
        if self.cast.zones[token]:
            return None
        if here == 0 or (
            a.sentences[here - 1].paragraph != sentence.paragraph and a.deps[token] not in SUBJECTS
        ):
            return None
        before = a.sentences[here - 1]
        if not before.parsed:
            return None
        root = next((t for t in range(before.start, before.end) if a.deps[t] == "ROOT"), None)
        subject = self._own_subject(root) if root is not None else None
        if subject is None or (a.lowers[token] == "it" and self._is_thing_before(subject, token)):
            return None
        return self._if_fits(subject, plural)

    def _is_thing_before(self, subject: int, token: int) -> bool:
        """Whether "it" may be what the last sentence's subject does something to: "built a dam. It leaks"."""
        if self.a.deps[token] not in SUBJECTS:
            return True
        return self.a.lowers[self.a.heads[token]] not in _ACTING and self._has_rival(
            subject, token, ("dobj",)
        )

    def _has_rival(
        self, subject: int, token: int, labels: tuple[str, ...] = ("dobj", "pobj", "attr")
    ) -> bool:
        """Whether "it" may as well be the thing that the subject's verb is done to."""
        a = self.a
        acting = a.deps[token] == "nsubj" and a.lowers[a.heads[token]] in _ACTING
        for c in a.children[a.heads[subject]]:
            if c < token and a.deps[c] in labels and a.tags[c] in ("NN", "NNP"):
                draft = self.cast.by_head.get(c)
                if not acting or (draft is not None and self._fits(draft.thing, plural=False)):
                    return True
        return False

    def _subject_above(self, token: int) -> int | None:
        """The nearest subject before the pronoun among the clauses it stands in, other than itself."""
        a = self.a
        reflexive_or_poss = a.deps[token] == "poss" or a.lowers[token].endswith(("self", "selves"))
        above = token
        first_clause = True
        for above in a.ancestors(token):
            subject = self._own_subject(above)
            if subject is None or subject == token:
                if subject == token:
                    first_clause = False
                continue
            if first_clause and not reflexive_or_poss and a.deps[token] in ("dobj", "dative"):
                first_clause = False
                continue  # "Russia attacked it": somebody else
            if subject < token and (subject in self.cast.by_head or a.lowers[token] != "its"):
                return subject
            first_clause = False
        return None

    def _conjoined(self, token: int) -> Draft | None:
        """ "Europe and its allies": the first conjunct."""
        a = self.a
        owned = a.heads[token]
        if a.deps[owned] == "conj" and a.heads[owned] < token:
            return self.cast.by_head.get(a.heads[owned])
        return None

    def _if_fits(self, subject: int, plural: bool) -> Thing | None:
        draft = self.cast.by_head.get(subject)
        if draft is None or draft.label in ("DATELINE", "OUTLET"):
            return None
        if any(self.a.deps[c] == "conj" for c in self.a.children[subject]) and not draft.thing.plural:
            return self.pairs.of_subject(subject) if plural else None
        if self._fits(draft.thing, plural):
            return draft.thing
        return self.pairs.of_subject(subject) if plural else None

    def _fits(self, thing: Thing, plural: bool) -> bool:
        if plural:
            return thing.plural or thing.kind in ("group", "armed_group", "organisation")
        return (not thing.plural and thing.id.startswith("region:")) or (
            not thing.plural and thing.kind in ("state", "igo", "organisation", "armed_group", "place")
        )
