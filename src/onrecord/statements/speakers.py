"""Who says it, to whom: read from the grammar of the cue. Nothing where the words are not there."""

from __future__ import annotations

from onrecord.statements.choices import Choice
from onrecord.statements.proposals import Proposal
from onrecord.statements.syntax import MARKS, Piece, Reading, meet

_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_FROM = frozenset({"by", "from"})
_INNER = frozenset({"fear", "feel", "think", "hope", "plan", "know", "praise", "deny"})
"""Classes whose participle tells a state of its subject: "was worried that", "is convinced"."""
_NOBODY = frozenset({"there", "it"})
_CIRCUMSTANCE = frozenset({"in", "at", "on", "during", "after", "before"})
"""Prepositions that tell where and when, not who is told."""
_TOLD = frozenset({"tell", "ask", "answer", "demand", "promise", "warn", "add"})


def find_speaker(reading: Reading, proposal: Proposal, choice: Choice) -> Piece | None:
    """First and last token of the speaker."""
    if proposal.kind == "phrase":
        return _behind(reading, proposal)
    if proposal.kind in ("colon", "turn"):
        first = proposal.clause[0] + (reading.words[proposal.clause[0]] in MARKS)
        return reading.trim(first, proposal.token - 1)
    if proposal.kind == "dash":
        return reading.trim(proposal.token + 1, proposal.clause[1])
    if proposal.kind == "adverb":
        return None
    head = _speaker_head(reading, proposal, choice)
    if head is None:
        return None
    speaker = _span(reading, head, proposal, choice)
    if proposal.kind == "verb" and speaker is not None and meet(speaker, choice.pieces):
        # The parse took a word of the quotation for the subject: the one beside the verb says it.
        beside = _beside(reading, proposal.token)
        if beside is not None and beside != head:
            return _span(reading, beside, proposal, choice)
    return speaker


def _behind(reading: Reading, proposal: Proposal) -> Piece | None:
    return reading.trim(proposal.token + len(proposal.cue.lemma.split()), proposal.clause[1])


def _speaker_head(reading: Reading, proposal: Proposal, choice: Choice) -> int | None:
    h = proposal.token
    if proposal.kind == "noun":
        return _of_noun(reading, h, proposal, choice)
    if proposal.kind == "adjective":
        head = reading.heads[h]
        return head if reading.deps[h] == "amod" else _subject_of(reading, head)
    agent = reading.child(h, "agent")
    if agent is not None and (by := reading.child(agent, "pobj")) is not None:
        return by
    if _passive(reading, h):
        if choice.template[0] in "SN" or proposal.cue.meaning not in _INNER:
            return None
        return _resolved(reading, reading.subject(h))
    if proposal.cue.meaning == "seem":
        return None
    if choice.template[0] in "PQ" and (beside := _beside(reading, h)) is not None:
        return beside
    return _subject_of(reading, h)


def _beside(reading: Reading, h: int) -> int | None:
    """The speaker of a cue behind a quotation or a comma: "… ," said Li; "… ," Li, 40, told me."""
    begin, end = reading.sentence(h)
    beside = h > begin or (h > 0 and reading.paragraph(h - 1) == reading.paragraph(h))
    before = reading.words[h - 1] if beside else "."
    own = [c for c in reading.children[h] if reading.deps[c] in ("nsubj", "nsubjpass")]
    first = h
    while first > begin and reading.words[first - 1] not in MARKS:
        first -= 1
    if (before in MARKS or (before == "," and h > begin)) and h < end:
        after = next((c for c in own if c > h), None)
        if after is not None:
            return after
        ahead = _phrase_at(reading, first, h) if begin < first < h - 1 else None
        if ahead is not None:
            return ahead
        top = _phrase_at(reading, h + 1, h)
        return top if top is not None and (before in MARKS or reading.tags[top] in ("NNP", "PRP")) else None
    if own:
        return next((c for c in reversed(own) if c < h), own[0])
    if h == begin and h < end and reading.tags[h + 1] in ("NNP", "NNPS"):  # "Said Ellis: …"
        return _phrase_at(reading, h + 1, h)
    return _phrase_at(reading, first, h) if first > begin or before == "," else None


def _phrase_at(reading: Reading, token: int, cue: int) -> int | None:
    """The noun whose phrase begins with ``token``, short of the cue."""
    top = token
    while (head := reading.heads[top]) != top and reading.left[head] >= token and head != cue:
        if token < cue < head or reading.tags[head][:1] not in "NP":
            break
        top = head
    return top if reading.tags[top][:2] in ("NN", "PR", "DT", "CD") else None


def _passive(reading: Reading, h: int) -> bool:
    if reading.tags[h] != "VBN":
        return False
    aux = reading.child(h, "auxpass")
    if aux is not None and reading.lowers[aux] == "'s":  # "he's called for" is "he has"
        return not any(
            c > h and reading.deps[c] in ("dobj", "xcomp", "ccomp", "prep") for c in reading.children[h]
        )
    if aux is not None or reading.child(h, "nsubjpass") is not None:
        return True
    return reading.deps[h] in ("acl", "amod", "advcl") and reading.child(h, "aux", "nsubj") is None


def _subject_of(reading: Reading, verb: int) -> int | None:
    """The subject, through relative pronouns; ``None`` for dummies and for passives without an agent."""
    return _resolved(reading, reading.subject(verb))


def _resolved(reading: Reading, subject: int | None) -> int | None:
    if subject is None:
        return None
    if reading.lowers[subject] in _NOBODY and reading.deps[subject] != "nsubj":
        return None
    return subject


def antecedent(reading: Reading, speaker: Piece) -> int | None:
    """The noun that a relative pronoun as speaker stands for."""
    token = speaker[0]
    if speaker[1] != token or reading.lowers[token] not in _RELATIVE:
        return None
    for above in reading.a.ancestors(token):
        if reading.deps[above] == "relcl":
            return reading.heads[above]
    return None


def _of_noun(reading: Reading, h: int, proposal: Proposal, choice: Choice) -> int | None:
    deps = reading.deps
    if proposal.cue.meaning == "supporter":
        return h
    owner = reading.child(h, "poss")
    if owner is not None and not choice.template.startswith("L:poss"):
        return owner
    for c in reading.children[h]:
        if c > h and deps[c] in ("prep", "agent") and reading.lowers[c] in _FROM:
            return reading.child(c, "pobj")
    for c in reading.children[h]:
        if c > h and deps[c] in ("acl", "relcl") and (agent := reading.child(c, "agent")) is not None:
            return reading.child(agent, "pobj")
    named = reading.child(h, "compound", "nmod")
    if (
        named is not None
        and reading.tags[named] == "NNP"
        and choice.template.startswith(("R:acl", "R:ccomp", "R:xcomp", "R:relcl"))
    ):
        return named
    at = h
    for _ in range(4):
        label, head = deps[at], reading.heads[at]
        if head == at:
            return None
        if (
            label in ("dobj", "pobj", "prep", "attr", "dative", "oprd", "conj", "advcl", "acomp")
            and reading.tags[head][:2] != "VB"
        ):
            at = head
            continue
        if label in ("dobj", "pobj", "prep", "attr", "dative", "oprd", "advcl"):
            if _passive(reading, head):
                agent = reading.child(head, "agent")
                return reading.child(agent, "pobj") if agent is not None else None
            found = _subject_of(reading, head)
            return None if found is not None and reading.lowers[found] in _NOBODY else found
        return None
    return None


def _span(reading: Reading, head: int, proposal: Proposal, choice: Choice) -> Piece | None:
    """The noun phrase of ``head``, short of cue, content and quotations."""
    first, last = reading.left[head], reading.right[head]
    stops = [proposal.token, *(t for p in choice.pieces for t in p)]
    for stop in stops:
        if first <= stop <= last and stop != head:
            if stop < head:
                first = stop + 1
            else:
                last = stop - 1
    for token in range(head + 1, last + 1):
        if reading.words[token] in MARKS and reading.quote_of[token] != reading.quote_of[head]:
            last = _before_part(reading, head, token) - 1
            break
    if proposal.clause[0] > head and last >= proposal.clause[0]:
        last = proposal.clause[0] - 1
    for c in reading.children[head]:
        if c > head and reading.right[c] >= last and reading.lowers[c] == "on":
            day = reading.child(c, "pobj")
            if day is not None and reading.label_of.get(day) in ("DATE", "TIME"):
                last = min(last, c - 1)  # "the union on Friday said": the day is that of saying
    return reading.trim(first, last)


def _before_part(reading: Reading, head: int, token: int) -> int:
    """Where the dependent of ``head`` begins that ``token`` is part of: half a clause is no speaker."""
    for c in reading.children[head]:
        if head < c and reading.left[c] <= token <= reading.right[c]:
            return reading.left[c]
    return token


def find_addressee(reading: Reading, proposal: Proposal, taken: list[Piece]) -> Piece | None:
    """Who is told: "told reporters", "promised Kyiv that", "in a letter to the court"."""
    if proposal.kind != "verb" or _passive(reading, proposal.token):
        return None
    h = proposal.token
    for c in reading.children[h]:
        if c < h:
            continue
        found: int | None = None
        if reading.deps[c] in ("dative", "dobj") and proposal.cue.meaning in _TOLD:
            found = c
        if reading.deps[c] in ("prep", "dative") and reading.lowers[c] == "to":
            found = reading.child(c, "pobj")
        if found is None or reading.tags[found][:1] not in "NPW":
            continue
        last = next(
            (
                reading.left[k] - 1
                for k in reading.children[found]
                if k > found and reading.deps[k] == "prep" and reading.lowers[k] in _CIRCUMSTANCE
            ),
            reading.right[found],
        )
        span = reading.trim(reading.left[found], last)
        if span is not None and not any(a <= span[1] and span[0] <= b for a, b in taken):
            return span
    return None
