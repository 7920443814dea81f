"""Cues that tell of a deed, or of words that were never spoken: what follows them is nobody's statement.

Only content without quotation marks is asked about: marks are enough to show that somebody spoke.
"""

from __future__ import annotations

from onrecord.statements.proposals import Proposal
from onrecord.statements.syntax import Piece, Reading

_BLOWS = frozenset({"attack"})
"""Words of speaking ill whose plain object is as often a town or a barracks."""
_REASONS = frozenset({"as", "for", "over"})
_TIMES = frozenset({"DATE", "TIME", "CARDINAL"})
_DONE_BY_SAYING = frozenset({"promise", "warn", "sign"})
"""Classes whose cue is itself the act: who does not promise has said nothing, but who does not say,
believe, admit, expect or endorse something has taken a stand. In PolNeAR's train split people mark the
negated cue in two cases of three over those others, and in none of these."""
_LEFT_UNDONE = frozenset(
    """
    fail fails failed failing refuse refuses refused refusing decline declines declined declining unable
    """.split()
)


def nobody_spoke(reading: Reading, proposal: Proposal, pieces: tuple[Piece, ...]) -> bool:
    """Whether a cue is a blow ("attacked the barracks"), or an act of speech that was left undone ("did not
    promise", "failed to agree")."""
    if any(quote >= 0 for first, last in pieces for quote in reading.quote_of[first : last + 1]):
        return False
    if proposal.cue.lemma in _BLOWS:
        return not _gives_reason(reading, proposal.token)
    if (
        proposal.kind != "verb"
        or proposal.cue.meaning not in _DONE_BY_SAYING
        or _is_opinion(reading, proposal)
    ):
        return False
    return _undone(reading, proposal.token)


def _gives_reason(reading: Reading, h: int) -> bool:
    """Whether the verb or its object has a clause, or what somebody is attacked as, for or over."""
    near = [h, *(c for c in reading.children[h] if reading.deps[c] in ("dobj", "nsubjpass"))]
    if (on := reading.child(h, "prep")) is not None and (whom := reading.child(on, "pobj")) is not None:
        near.append(whom)  # "an attack on the mayor over the levy"
    for c in (c for top in near for c in reading.children[top] if c > h):
        if reading.deps[c] == "ccomp":
            return True
        if reading.deps[c] == "prep" and reading.lowers[c] in _REASONS:
            what = reading.child(c, "pobj")
            if what is None or not _is_time(reading, what):
                return True
    return False


def _is_opinion(reading: Reading, proposal: Proposal) -> bool:
    """Whether "agree" is to think alike: with somebody, that something is so."""
    h = proposal.token
    return proposal.cue.lemma == "agree" and any(
        reading.deps[c] == "ccomp" or reading.lowers[c] == "with" for c in reading.children[h] if c > h
    )


def _is_time(reading: Reading, noun: int) -> bool:
    """Whether a noun tells how long or when: "for three hours", "over the weekend"."""
    return any(reading.label_of.get(t) in _TIMES for t in (noun, reading.left[noun]))


def _undone(reading: Reading, h: int) -> bool:
    """Whether a verb is denied, or is what somebody fails, refuses or declines to do, or does without."""
    if reading.child(h, "neg") is not None:
        return True
    above = reading.lowers[reading.heads[h]]
    if reading.deps[h] == "pcomp":
        return above == "without"
    return reading.deps[h] == "xcomp" and above in _LEFT_UNDONE
