"""Grammatical relations over an annotation: who is the subject, the object, the ``to``-complement of a word.

Passive, control, relative and reduced relative clauses, participles, conjunction and support verbs are
undone here, so that a frame of the codebook need only say ``actor = ["subject"]``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.types import Annotation

_APART = frozenset({"nsubj", "csubj", "relcl", "appos", "parataxis"})
_PAST = frozenset({"VBN", "VBD"})
_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
# "told the envoy to go": what follows is done by the object.
_OBJECT_CONTROL = frozenset(
    """
    tell tells told telling urge urges urged urging ask asks asked asking order orders ordered ordering
    force forces forced forcing compel compelled compels press pressed presses pressing beg begged help
    helps helped helping allow allows allowed allowing permit permitted let lets want wants wanted
    persuade persuaded convince convinced encourage encouraged encourages invite invited invites
    instruct instructed warn warned advise advised authorize authorized authorise authorised enable
    enabled require required requires push pushed pushes lead led cause caused expect expected expects
    see saw make made makes have had get got call called calls implore implored oblige obliged direct
    directed send sent dispatch dispatched deploy deployed task tasked command commanded summon summoned
    appoint appointed
    """.split()
)
# "accused him of taking": what follows is done by the object.
_OBJECT_GERUND = frozenset(
    """
    accuse accuses accused accusing suspect suspects suspected suspecting convict convicted convicts
    stop stopped stops prevent prevented prevents prohibit prohibited bar barred bars ban banned bans
    block blocked blocks keep kept blame blamed blames charge charged charges condemn condemned condemns
    criticise criticised criticises criticize criticized criticizes thank thanked thanks praise praised
    praises discourage deter deterred dissuade dissuaded
    """.split()
)
_MESSAGES = frozenset(
    """
    statement report resolution letter petition article complaint speech tweet video bill law decree order
    document declaration communique message post lawsuit motion note interview editorial memo statements
    resolutions reports letters articles tweets posts decrees
    """.split()
)
_QUANTITY = frozenset(
    """
    package packages series round rounds wave waves raft spate number string set kind form act acts
    period state campaign list threat lot majority dozens hundreds thousands tens scores millions
    members group groups pair handful total crowd crowds range course day days week weeks month months
    year years spree barrage flurry volley process
    """.split()
)


class Grammar:
    """Relations between the tokens of one annotation. Every method returns tokens in text order."""

    def __init__(self, annotation: Annotation, lists: Mapping[str, frozenset[str]]) -> None:
        """``lists`` are the codebook's: its ``support_verbs`` lend their arguments to a noun (held talks),
        its ``harm_verbs`` tell what an attack did (killed six).
        """
        self.a = annotation
        self.support = lists.get("support_verbs", frozenset())
        self.harm = lists.get("harm_verbs", frozenset())
        self._agents: dict[int, tuple[int, ...]] = {}
        self._lost: dict[int, int] = {}
        self._cut: set[int] = set()
        for sentence in annotation.sentences:
            if sentence.parsed:
                self._mend_subject(sentence.start, sentence.end)

    def _mend_subject(self, start: int, end: int) -> None:
        """Gives a main verb without a subject the noun before it that the parser hung on a fronted phrase.

        "After the raid on the camp, Chad and its allies closed the border": *Chad* is no conjunct of *camp*.
        """
        a = self.a
        for verb in range(start, end):
            if a.heads[verb] != verb or a.tags[verb] not in ("VBD", "VBZ", "VBP", "MD"):
                continue
            if a.child(verb, "nsubj", "nsubjpass", "expl", "csubj") is not None:
                continue
            before = verb - 1
            while before >= start and (a.heads[before] == verb or a.tags[before] in ("POS",)):
                before -= 1
            noun = before
            while noun >= start and a.deps[noun] == "conj" and a.tags[noun][:2] in ("NN", "PR"):
                head = a.heads[noun]
                if not any(a.deps[c] == "cc" and head < c < noun for c in a.children[head]):
                    if any(a.lowers[c] == "," for c in range(head, noun)):
                        self._lost[verb] = noun
                        self._cut.add(noun)
                    break
                noun = head

    # -- verbs -------------------------------------------------------------------------------------------

    def is_passive(self, token: int) -> bool:
        """Whether a verb stands in the passive, reduced ("the town taken by rebels") included."""
        a = self.a
        if a.tags[token] not in _PAST:
            return False
        labels = {a.deps[c] for c in a.children[token]}
        if labels & {"auxpass", "nsubjpass"}:
            return True
        if "nsubj" in labels or labels & {"aux"}:
            return False
        if a.deps[token] == "acl":
            return a.tags[token] == "VBN" and not self._is_main_verb(token)
        if a.deps[token] == "conj":
            head = a.heads[token]
            return a.tags[token] == "VBN" and self.is_passive(head)
        return a.deps[token] == "advcl" and a.tags[token] == "VBN" and a.child(token, "dobj") is None

    def _is_main_verb(self, token: int) -> bool:
        """Whether the parser took a past tense for a participle: "The sultan abdicated for his son"."""
        a = self.a
        noun = a.heads[token]
        if a.heads[noun] != noun or any(
            a.deps[c] == "agent" or a.lowers[c] == "by" for c in a.children[token]
        ):
            return False
        sentence = a.sentences[a.sentence_of[token]]
        finite = ("VBD", "VBZ", "VBP", "MD")
        return token > noun and not any(a.tags[t] in finite for t in range(sentence.start, sentence.end))

    def subject(self, token: int, depth: int = 0) -> tuple[int, ...]:
        """Who does what the verb says: the subject, the ``by``-agent of a passive, or the one understood."""
        if depth > 8:
            return ()
        if depth == 0 and token in self._agents:
            return self._agents[token]
        found = self._passive_agent(token) if self.is_passive(token) else self._active_subject(token, depth)
        if depth == 0:
            self._agents[token] = found
        return found

    def _passive_agent(self, token: int) -> tuple[int, ...]:
        a = self.a
        for child in a.children[token]:
            if a.deps[child] == "agent" or (a.deps[child] == "prep" and a.lowers[child] == "by"):
                return self._objects_of(child)
        return ()

    def surface_subject(self, token: int, depth: int = 0) -> tuple[int, ...]:
        """The grammatical subject, whatever the voice."""
        return self.object(token) if self.is_passive(token) else self.subject(token, depth)

    def _active_subject(self, token: int, depth: int) -> tuple[int, ...]:
        a = self.a
        if token in self._lost:
            return self.with_conjuncts(self._lost[token])
        own = [c for c in a.children[token] if a.deps[c] in ("nsubj", "csubj", "expl")]
        if own:
            return self._resolved(own[-1], token)
        dep, head = a.deps[token], a.heads[token]
        if head == token:
            return ()
        if dep in ("conj", "dep"):
            return (
                self.surface_subject(head, depth + 1)
                if self._is_verbal(head)
                else self._controller(head, depth)
            )
        if dep in ("xcomp", "advcl", "ccomp"):
            return self._understood(token, head, depth)
        if dep in ("relcl", "acl"):
            if dep == "acl" and a.child(token, "aux") is not None and a.tags[token] == "VB":
                return self._controller(head, depth)
            if (
                dep == "acl" and a.lowers[head] in _MESSAGES
            ):  # "issued a statement criticising": who issued it
                return self._controller(head, depth) or (head,)
            return self.with_conjuncts(head)
        if dep in ("pcomp", "prep"):
            return self._of_gerund(head, depth)
        if dep in ("aux", "auxpass"):
            return self.surface_subject(head, depth + 1)
        return ()

    def _understood(self, token: int, head: int, depth: int) -> tuple[int, ...]:
        a = self.a
        if not self._is_verbal(head):
            # "is ready to send": the adjective's own subject
            return (
                self.surface_subject(a.heads[head], depth + 1)
                if a.deps[head] in ("acomp", "attr", "oprd")
                else ()
            )
        if a.deps[token] == "xcomp" or a.tags[token] == "VB":
            controlled = a.lowers[head] in _OBJECT_CONTROL
            objects = self.object(head)
            if controlled and objects and a.deps[token] != "advcl":
                return objects
        if a.deps[token] == "ccomp" and a.child(token, "mark") is not None:
            return ()
        return self.surface_subject(head, depth + 1)

    def _of_gerund(self, preposition: int, depth: int) -> tuple[int, ...]:
        a = self.a
        governor = a.heads[preposition]
        if governor == preposition:
            return ()
        if self._is_verbal(governor):
            if a.lowers[governor] in _OBJECT_GERUND:
                return self.object(governor)
            return self.surface_subject(governor, depth + 1)
        if a.deps[governor] == "dobj" and a.lowers[a.heads[governor]] in _OBJECT_GERUND:
            return self.with_conjuncts(governor)
        return self._controller(governor, depth)

    def _controller(self, noun: int, depth: int) -> tuple[int, ...]:
        """Who is understood to do what hangs below a noun: "X's plan to go", "X made a promise to go"."""
        a = self.a
        if a.deps[noun] in ("acomp", "attr", "oprd"):
            return self.surface_subject(a.heads[noun], depth + 1)
        owners = self.relation(noun, "poss") or self.relation(noun, "by") or self.relation(noun, "adjective")
        if owners:
            return owners
        verb = self.governor(noun)
        if verb is not None and a.deps[self.top(noun)] in ("dobj", "pobj"):
            return self.surface_subject(verb, depth + 1)
        return ()

    def object(self, token: int) -> tuple[int, ...]:
        """Whom the verb is done to: the object, or the subject of a passive."""
        a = self.a
        if self.is_passive(token):
            own = [c for c in a.children[token] if a.deps[c] in ("nsubjpass", "nsubj")]
            if own:
                return self._resolved(own[-1], token)
            head = a.heads[token]
            if a.deps[token] in ("acl", "relcl"):
                return self.with_conjuncts(head)
            if a.deps[token] in ("conj", "xcomp", "advcl") and head != token and self._is_verbal(head):
                if a.deps[token] == "conj" and self.is_passive(head):
                    return self.object(head)
                return self.surface_subject(head, 1)
            return ()
        own = [c for c in a.children[token] if a.deps[c] == "dobj"]
        if own:
            return self._resolved(own[0], token)
        shared = self._sharing_verb(token)
        if shared is not None:
            return self._resolved(shared, token)
        if a.deps[token] == "relcl" and a.child(token, "nsubj") is not None and a.heads[token] != token:
            subject = a.child(token, "nsubj")
            if subject is not None and a.lowers[subject] not in _RELATIVE:
                return self.with_conjuncts(a.heads[token])  # "the town that troops shelled"
        return ()

    def _sharing_verb(self, token: int) -> int | None:
        """The object that a verb without one shares with the next: "supply and finance Ukraine"."""
        a = self.a
        if any(a.deps[c] in ("prep", "dobj", "ccomp", "xcomp") for c in a.children[token]):
            return None
        for child in a.children[token]:
            joined = a.deps[child] == "conj" and self._is_verbal(child) and not self.is_passive(child)
            if joined and a.child(child, "nsubj") is None:
                return a.child(child, "dobj")
        return None

    # -- nouns -------------------------------------------------------------------------------------------

    def top(self, noun: int) -> int:
        """The noun that stands for it in the clause: "a package of sanctions" → package."""
        a = self.a
        for _ in range(4):
            head = a.heads[noun]
            if a.deps[noun] == "conj" and head != noun and a.tags[head].startswith("NN"):
                noun = head
            elif a.deps[noun] == "pobj" and a.lowers[head] == "of" and a.lowers[a.heads[head]] in _QUANTITY:
                noun = a.heads[head]
            else:
                break
        return noun

    def is_quantity(self, noun: int) -> bool:
        """Whether a noun only says how much or how often: a package, a series, a wave."""
        return self.a.lowers[noun] in _QUANTITY

    def governor(self, noun: int) -> int | None:
        """The verb that a noun is an argument of, directly or through a preposition."""
        a = self.a
        top = self.top(noun)
        head = a.heads[top]
        if head == top:
            return None
        if a.deps[top] == "pobj":
            head = a.heads[head]
        return head if self._is_verbal(head) else None

    def support_verb(self, noun: int) -> int | None:
        """The verb that lends its arguments to a noun: held (talks), hit (with sanctions)."""
        a = self.a
        verb = self.governor(noun)
        if verb is None:
            return None
        dep, top = a.deps[self.top(noun)], self.top(noun)
        if dep == "pobj" and a.lowers[a.heads[top]] in ("with", "in", "into", "under", "to", "on"):
            usable = a.lowers[verb] in self.support or a.lowers[a.heads[top]] == "with"
        else:
            usable = dep in ("dobj", "nsubjpass", "attr", "oprd", "dative") and a.lowers[verb] in self.support
        return verb if usable else None

    def harm_verb(self, noun: int) -> int | None:
        """The verb that tells what a noun did: "the blast killed six", "in an attack that hurt ten"."""
        a = self.a
        top = self.top(noun)
        below = next((c for c in a.children[top] if a.deps[c] in ("relcl", "acl")), None)
        verb = a.heads[top] if a.deps[top] == "nsubj" else below
        return verb if verb is not None and a.lowers[verb] in self.harm else None

    def holders(self, token: int) -> Iterator[int]:
        """The words above a token whose content it stands in, nearest first.

        A subject, a relative clause and a clause with a conjunction of its own are no content of what stands
        above them; a joined word is held by what holds the first.
        """
        a, below = self.a, token
        for above in a.ancestors(token):
            label = a.deps[below]
            if label in _APART or (label == "advcl" and a.child(below, "mark") is not None):
                return
            if label != "conj":
                yield above
            below = above

    # -- relations by name -------------------------------------------------------------------------------

    def path(self, token: int, steps: tuple[str, ...]) -> tuple[int, ...]:
        """The tokens that a path of relations leads to."""
        reached: tuple[int, ...] = (token,)
        for step in steps:
            found: dict[int, None] = {}
            for one in reached:
                found.update(dict.fromkeys(self.relation(one, step)))
            reached = tuple(found)
        return reached

    def relation(self, token: int, name: str) -> tuple[int, ...]:
        """The tokens that stand in one relation to a token; unknown names are prepositions."""
        a = self.a
        if name == "subject":
            return self.subject(token)
        if name == "object":
            return self.object(token)
        if name == "indirect":
            return self._indirect(token)
        if name == "support":
            verb = self.support_verb(token)
            return () if verb is None else (verb,)
        if name == "harm":
            verb = self.harm_verb(token)
            return () if verb is None else (verb,)
        if name == "governor":
            verb = self.governor(token)
            return () if verb is None else (verb,)
        if name == "poss":
            return tuple(t for c in a.children[token] if a.deps[c] == "poss" for t in self.with_conjuncts(c))
        if name == "adjective":
            return tuple(self._modifiers(token))
        if name == "clause":
            return tuple(c for c in a.children[token] if a.deps[c] in ("ccomp", "xcomp", "acl", "advcl"))
        if name == "infinitive":
            return tuple(
                c
                for c in a.children[token]
                if a.deps[c] in ("xcomp", "ccomp", "acl", "advcl") and a.tags[c] == "VB"
                if any(a.lowers[g] == "to" for g in a.children[c])
            )
        return self.preposition(token, name)

    def preposition(self, token: int, name: str) -> tuple[int, ...]:
        """The objects of a preposition below a token, also where it hangs on the token's object."""
        a = self.a
        names = ("with", "alongside") if name == "with" else (name,)
        for child in a.children[token]:
            if a.deps[child] in ("prep", "agent", "dative") and a.lowers[child] in names:
                found = self._objects_of(child)
                if found:
                    return found
        shared = self._sharing_verb(token) if self._is_verbal(token) else None
        return () if shared is None else self.preposition(a.heads[shared], name)

    def _indirect(self, token: int) -> tuple[int, ...]:
        a = self.a
        for child in a.children[token]:
            if a.deps[child] == "dative":
                return (
                    self.with_conjuncts(child)
                    if a.tags[child][:2] in ("NN", "PR", "CD", "DT")
                    else (self._objects_of(child))
                )
        return ()

    def _modifiers(self, noun: int) -> Iterator[int]:
        a = self.a
        for child in a.children[noun]:
            if a.deps[child] in ("amod", "compound", "nmod", "nummod"):
                yield child
                yield from (c for c in a.children[child] if a.deps[c] in ("conj", "compound", "amod"))

    def _objects_of(self, preposition: int) -> tuple[int, ...]:
        a = self.a
        out: list[int] = []
        for child in a.children[preposition]:
            if a.deps[child] in ("pobj", "pcomp") and not a.tags[child].startswith("VB"):
                out.extend(self.with_conjuncts(child))
            elif a.deps[child] == "prep":  # "from behind the lines"
                out.extend(self._objects_of(child))
        return tuple(out)

    def with_conjuncts(self, token: int) -> tuple[int, ...]:
        """A noun and the nouns joined to it by "and" or a comma, each on its own."""
        a = self.a
        out: list[int] = []
        stack = [token]
        while stack and len(out) < 40:
            top = stack.pop()
            out.append(top)
            joined = (c for c in a.children[top] if a.deps[c] == "conj" and not self._is_verbal(c))
            stack.extend(c for c in joined if c not in self._cut)
        return tuple(sorted(out))

    def _resolved(self, token: int, verb: int) -> tuple[int, ...]:
        """A relative pronoun is what it refers to; anything else stands for itself and its conjuncts."""
        a = self.a
        if a.lowers[token] in _RELATIVE and a.tags[token] in ("WP", "WDT", "WP$", "IN"):
            clause = verb
            for _ in range(4):
                if a.deps[clause] in ("relcl", "acl", "ccomp") and a.heads[clause] != clause:
                    if a.deps[clause] == "ccomp":
                        return ()
                    return self.with_conjuncts(a.heads[clause])
                if a.deps[clause] != "conj":
                    break
                clause = a.heads[clause]
            return ()
        return () if a.deps[token] == "expl" else self.with_conjuncts(token)

    def _is_verbal(self, token: int) -> bool:
        return self.a.tags[token][:2] in ("VB", "MD")
