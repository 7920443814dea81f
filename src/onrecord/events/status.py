"""Did it happen? The status of an event, from tense, aspect, modality, negation and what embeds it.

The status of a word is settled from the top: what embeds it has a status of its own, and a signature
(``resources/status.py``) that says what becomes of the word below ("denied that it had agreed to withdraw").
Signatures of implicative and factive words follow Karttunen (1971, 2012) and Saurí & Pustejovsky (2009).
"""

from __future__ import annotations

from typing import Literal

from onrecord.resources.status import Signature, StatusLexicon
from onrecord.types import Annotation, Status

_COMPLEMENT_PREPOSITIONS = frozenset({"of", "to", "for", "about", "on", "against", "into"})
_COMPLEMENT = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "dobj", "pobj", "nsubjpass", "oprd", "advcl", "dative", "attr"}
)
_MAYBE = frozenset({"could", "may", "might", "can", "ca", "cannot"})
_OUGHT = frozenset({"should", "must", "ought"})
_WILL = frozenset({"will", "shall", "'ll", "wo", "sha"})
_IF = frozenset({"if", "unless", "whether", "lest"})
_WARN = frozenset({"warn", "warns", "warned", "warning"})
_WISH = frozenset(
    "want wants wanted wish wishes wished like need needs needed seek seeks sought seeking".split()
)
_MEANS = frozenset({"by", "through", "in", "after", "before", "while"})
_COMMIT = frozenset({"commit", "commits", "committed", "committing"})
_PROMISED = Signature("promised", "hypothetical")
_ANNOUNCE = frozenset({"announce", "announces", "announced", "announcing"})
_REFUSE = frozenset(
    """
    refuse refuses refused refusing decline declines declined declining fail fails failed failing unwilling
    """.split()
)
_INSTEAD = frozenset({"without", "instead", "than"})
_SPEECH_PAST = frozenset({"VBD", "VBN"})
_MAX_DEPTH = 40

Embedding = Status | Literal["same"] | None
"""What embedding makes of a word: a status, "same" as the embedding word, or None where nothing embeds it."""


class StatusReader:
    """Reads the status of tokens of one annotation; what was settled once is kept."""

    def __init__(
        self,
        annotation: Annotation,
        lexicon: StatusLexicon,
        support: frozenset[str],
        spoken: frozenset[int] = frozenset(),
        declared: frozenset[int] = frozenset(),
    ) -> None:
        """``support`` holds forms of the verbs that make a noun happen (held talks, talks took place).

        ``spoken`` holds the tokens that tell of an act done by saying something (demand, offer, protest):
        it is done where people act in order to say it, and done though what it says be refused.
        ``declared`` holds those that are done, and not only planned, when they are announced (an arrest).
        """
        self.a = annotation
        self.spoken = spoken
        self.declared = declared
        self.lexicon = lexicon
        self.support = support
        self._known: dict[int, Status] = {}

    def status(self, token: int, depth: int = 0) -> Status:
        """The status of what the word says, as far as the report tells."""
        if token in self._known:
            return self._known[token]
        if depth > _MAX_DEPTH:
            return "actual"
        is_noun = self.a.tags[token][:2] in ("NN", "JJ", "CD", "DT") or self.a.tags[token] in (
            "PRP",
            "EX",
            "",
        )
        found = self._of_noun(token, depth) if is_noun else self._of_verb(token, depth)
        self._known[token] = found
        return found

    def refused(self, token: int) -> bool:
        """Whether somebody will not do it, and not only did not."""
        a = self.a
        if self._negated(token):
            return any(a.deps[c] == "aux" and a.lowers[c] in _WILL | {"would"} for c in a.children[token])
        head = a.heads[token]
        return a.deps[token] == "xcomp" and a.lowers[head] in _REFUSE

    def ongoing(self, token: int) -> bool:
        """Whether a verb stands in a present progressive, or a noun is said to go on."""
        a = self.a
        if a.tags[token].startswith("NN"):
            return any(
                a.lowers[c] in ("ongoing", "continuing", "current", "unfolding") for c in a.children[token]
            )
        if a.tags[token] != "VBG":
            return False
        aux = [a.lowers[c] for c in a.children[token] if a.deps[c] in ("aux", "auxpass")]
        if a.deps[token] == "conj" and not aux:
            return self.ongoing(a.heads[token])
        return (
            any(word in ("is", "are", "am", "'s", "'re", "'m", "been") for word in aux) and "had" not in aux
        )

    # -- verbs -------------------------------------------------------------------------------------------

    def _of_verb(self, token: int, depth: int) -> Status:
        a = self.a
        own = self._local(token)
        above = self._embedded(token, depth)
        if own == "negated":
            return "negated" if above in (None, "actual", "same") else _under_negation(above)
        if above is None:
            if a.deps[token] == "conj" and not self._has_own_frame(token):
                head = a.heads[token]
                if a.tags[head][:2] == "VB" or a.tags[head] == "JJ":
                    return self.status(head, depth + 1)
            return own
        return self._as_told(token, own) if above == "same" or above == "actual" else above  # noqa: PLR1714

    def _as_told(self, token: int, own: Status) -> Status:
        """ "Managed to leave": done; but "said it would leave" stays to come."""
        a = self.a
        infinitive = a.tags[token] == "VB" and any(a.lowers[c] == "to" for c in a.children[token])
        return "actual" if own == "planned" and infinitive else own

    def _local(self, token: int) -> Status:
        """What the verb's own auxiliaries, negation and clause type say."""
        a = self.a
        words = [(a.lowers[c], a.deps[c]) for c in a.children[token]]
        aux = [word for word, dep in words if dep in ("aux", "auxpass")]
        if self._negated(token):
            return "negated"
        if any(dep in ("mark", "advmod") and word in _IF for word, dep in words):
            return "hypothetical"
        if any(word in _MAYBE for word in aux):
            return "hypothetical"
        if any(word in _OUGHT for word in aux):
            return "requested"
        if "would" in aux or "'d" in aux:
            return "planned" if self._future_in_past(token) else "hypothetical"
        if any(word in _WILL for word in aux):
            return "planned"
        if a.tags[token] == "VB" and "to" in aux:
            return "planned"  # "is to meet", "to help" of purpose: not done yet
        if self._question(token):
            return "hypothetical"
        return "actual"

    def _future_in_past(self, token: int) -> bool:
        """ "Said it would send": the future of a past telling, not a condition."""
        a = self.a
        head = a.heads[token]
        if a.deps[token] not in ("ccomp", "conj") or head == token:
            return False
        if any(
            a.deps[c] == "advcl" and any(a.lowers[m] in _IF for m in a.children[c]) for c in a.children[token]
        ):
            return False
        perfect = any(a.lowers[c] == "have" and a.deps[c] == "aux" for c in a.children[token])
        return not perfect and a.tags[head] in _SPEECH_PAST

    def _negated(self, token: int) -> bool:
        a = self.a
        for child in a.children[token]:
            word, dep = a.lowers[child], a.deps[child]
            if dep == "neg" or (word in ("never", "neither", "nor") and dep in ("advmod", "preconj", "cc")):
                if not self._not_only(child):
                    return True
            elif dep in ("nsubj", "nsubjpass", "dobj") and (
                word in ("nobody", "none", "nothing", "no-one")
                or any(
                    a.lowers[g] in ("no", "neither") and a.deps[g] in ("det", "neg")
                    for g in a.children[child]
                )
            ):
                return True
        return False

    def _not_only(self, token: int) -> bool:
        following = self.a.lowers[token + 1] if token + 1 < len(self.a) else ""
        return following in ("only", "just", "merely", "simply")

    def _question(self, token: int) -> bool:
        a = self.a
        if a.heads[token] != token:
            return False
        sentence = a.sentences[a.sentence_of[token]]
        return "?" in a.words[max(sentence.start, sentence.end - 2) : sentence.end]

    def _has_own_frame(self, token: int) -> bool:
        """Whether a conjoined verb has its own subject or auxiliary, and so a status of its own."""
        a = self.a
        return any(a.deps[c] in ("nsubj", "nsubjpass", "aux", "auxpass", "neg") for c in a.children[token])

    # -- nouns -------------------------------------------------------------------------------------------

    def _of_noun(self, token: int, depth: int) -> Status:
        a = self.a
        for child in a.children[token]:
            word, dep = a.lowers[child], a.deps[child]
            if dep in ("det", "neg") and word in ("no", "neither"):
                return "negated"
            if dep in ("amod", "compound"):
                signature = self.lexicon.adjectives.get(word)
                if signature is not None and signature.positive != "actual" and word not in ("ready", "free"):
                    return "actual" if signature.positive == "same" else signature.positive
        above = self._embedded(token, depth)
        if (
            above in ("negated", "considered")
            and token in self.spoken
            and a.deps[token] in ("dobj", "nsubjpass")
        ):
            return "actual"
        if above == "planned" and token in self.declared and a.lowers[self._governor(token)] in _ANNOUNCE:
            return "actual"
        if above is not None and above != "same":
            return above
        head = a.heads[token]
        if a.deps[token] == "conj" and head != token:
            return self.status(head, depth + 1)
        if above == "same" or self._occurs_through(token):
            return self.status(self._governor(token), depth + 1)
        return "actual"

    def _governor(self, token: int) -> int:
        a = self.a
        head = a.heads[token]
        return a.heads[head] if a.deps[token] == "pobj" else head

    def _occurs_through(self, token: int) -> bool:
        """Whether a support verb makes the noun happen: "could launch an attack", "talks will be held"."""
        a = self.a
        verb = self._governor(token)
        if verb == token or not a.tags[verb].startswith("VB"):
            return False
        return (
            a.deps[token] in ("dobj", "nsubjpass", "attr", "pobj", "nsubj") and a.lowers[verb] in self.support
        )

    # -- embedding ---------------------------------------------------------------------------------------

    def _embedded(self, token: int, depth: int) -> Embedding:
        """What the nearest embedding word makes of this one; None where nothing embeds it."""
        a = self.a
        dep, head = a.deps[token], a.heads[token]
        if head == token or dep not in _COMPLEMENT:
            return None
        if dep == "advcl":
            return self._adverbial(token, head, depth)
        if dep == "acl" and a.tags[token] in ("VBN", "VBD", "VBG") and a.child(token, "mark") is None:
            return None  # "troops attacking", "a town taken"; but "no sign that troops attacked"
        if dep in ("pobj", "pcomp"):
            preposition = a.lowers[head]
            if preposition in _INSTEAD:
                return "negated"
            if a.deps[head] not in ("prep", "agent", "pcomp", "advmod", "dative", "advcl"):
                return None
            head = a.heads[head]
            if dep == "pcomp" and preposition in _MEANS:
                return self._as_unreal_as(head, depth)
            if dep == "pobj" and preposition not in _COMPLEMENT_PREPOSITIONS:
                return None  # "opposed Iraq in its war": where, not what
        if dep == "ccomp" and a.lowers[head] in _WARN:
            return self._warned(token, head, depth)
        if dep == "xcomp" and (found := self._of_its_subject(token, head, depth)) is not None:
            return found
        return self._by_signature(token, head, depth)

    def _by_signature(self, token: int, head: int, depth: int) -> Embedding:
        a, dep = self.a, self.a.deps[token]
        signature = self.lexicon.signature(a.lowers[head], a.tags[head])
        argument = dep in ("dobj", "nsubjpass", "pobj")
        if a.lowers[head] in _COMMIT and not argument:
            signature = _PROMISED  # "committed to sending"; but "committed an assault"
        if signature is None or (
            argument and signature.positive == "same" and a.lowers[head] not in self.support
        ):
            return self._through_copula(token, head, depth) if dep in ("xcomp", "ccomp", "attr") else None
        embedding = self.status(head, depth + 1)
        if dep == "ccomp" and signature.positive == "planned" and a.tags[token] in ("VBD", "VBN"):
            return "actual"  # "announced that it had left": the clause tells its own time
        if embedding == "negated":
            return signature.negative
        if signature.positive == "same":
            return "same" if embedding == "actual" else embedding
        if embedding == "hypothetical" and signature.positive not in ("actual", "hypothetical"):
            return "hypothetical"
        return signature.positive

    def _of_its_subject(self, token: int, head: int, depth: int) -> Embedding:
        """Infinitives whose subject is that of the verb above: "is going to meet", "wants to meet"."""
        a = self.a
        if a.lowers[head] == "going" and a.tags[token] == "VB":
            return "negated" if self._negated(head) else "planned"
        alone = a.child(head, "dobj") is None and a.child(token, "nsubj") is None
        if a.lowers[head] in _WISH and alone:  # nobody else is asked to do it
            return "negated" if self._negated(head) else "hypothetical"
        return None

    def _as_unreal_as(self, head: int, depth: int) -> Embedding:
        """What is a means or a part of something that has not happened has not happened either."""
        above = self.status(head, depth + 1)
        return None if above == "actual" else above

    def _warned(self, token: int, head: int, depth: int) -> Embedding:
        """Its own deed to come is a threat; somebody else's is what might come."""
        a = self.a
        if self.status(head, depth + 1) == "negated":
            return "hypothetical"
        own = [c for c in a.children[token] if a.deps[c] == "nsubj"]
        coming = any(a.deps[c] == "aux" and a.tags[c] == "MD" for c in a.children[token])
        return "threatened" if coming and own and a.tags[own[0]] == "PRP" else "actual"

    def _through_copula(self, token: int, head: int, depth: int) -> Embedding:
        """ "Is to meet" hangs on the copula, "is ready to" on the adjective."""
        a = self.a
        if a.lowers[head] in ("is", "are", "was", "were", "be") and a.tags[token] == "VB":
            return "negated" if self._negated(head) else "planned"
        if a.lowers[head] in ("has", "have", "had") and a.tags[token] == "VB":
            return "hypothetical"
        return None

    def _adverbial(self, token: int, head: int, depth: int) -> Embedding:
        a = self.a
        marks = [a.lowers[c] for c in a.children[token] if a.deps[c] in ("mark", "advmod")]
        if any(word in _IF for word in marks):
            return "hypothetical"
        if "before" in marks and any(a.lowers[c] in _MAYBE for c in a.children[token]):
            return "negated"
        if a.tags[token] == "VB" and any(a.lowers[c] == "to" for c in a.children[token]):
            signature = self.lexicon.signature(a.lowers[head], a.tags[head])
            if signature is not None and signature.positive not in ("same", "actual"):
                return signature.negative if self.status(head, depth + 1) == "negated" else signature.positive
            if (
                token in self.spoken
                and a.tags[head] in ("VBD", "VBN")
                and self.status(head, depth + 1) == "actual"
            ):
                return "same"  # "marched to demand": by marching they demanded
            return "planned"
        if a.tags[token] == "VBG" and not marks:
            return self._as_unreal_as(head, depth)
        return None


def _under_negation(above: Embedding) -> Status:
    """ "Promised not to attack": what is promised, threatened or asked for is that it does not happen."""
    return "actual" if above == "negated" else "negated"
