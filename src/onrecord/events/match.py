"""Which entries of the codebook fire on which words."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from onrecord.events.grammar import Grammar
from onrecord.events.parties import Parties
from onrecord.resources.codebook import ANYTHING, Codebook, Condition, Entry, Frame, Trigger

_INSIDE = frozenset({"compound", "amod", "nmod", "nummod", "quantmod"})
_PARTICLES = frozenset("in on off out up down back away over through around aside".split())
_GAP = 5
"""A trigger's further words stand at most so many words after its verb ("opened heavy fire")."""


class Candidate(Struct, frozen=True, kw_only=True):
    """An entry that fires on a token, its conditions on words met."""

    token: int
    first: int
    last: int
    """The first and the last token of the trigger's words."""
    entry: Entry
    frame: Frame
    specificity: int


class Refusal(Struct, frozen=True, kw_only=True):
    """An entry that did not fire, and why."""

    token: int
    word: str
    rule: str
    reason: str


def find_candidates(
    parties: Parties, codebook: Codebook, *, refusals: list[Refusal] | None = None
) -> Iterator[list[Candidate]]:
    """For each token with a trigger, the entries that fire there, the most specific first."""
    grammar = parties.grammar
    a = grammar.a
    for token, word in enumerate(a.lowers):
        triggers = codebook.triggers.get(word)
        if triggers is None or not a.tags[token]:
            continue
        found = []
        for trigger in triggers:
            if not _plays_part(parties, token, trigger):
                continue
            last = _rest_of_trigger(grammar, token, trigger)
            if last is None:
                continue
            reason = _unmet(parties, token, trigger.entry)
            if reason is not None:
                if refusals is not None:
                    refusals.append(
                        Refusal(token=token, word=a.words[token], rule=trigger.entry.rule, reason=reason)
                    )
                continue
            entry = trigger.entry
            found.append(
                Candidate(
                    token=token,
                    first=token - len(trigger.before),
                    last=last,
                    entry=entry,
                    frame=entry.verb_frame if trigger.pos in {"verb", "modal"} else entry.noun_frame,
                    specificity=2 * len(trigger.before + trigger.after)
                    + 2 * len(entry.needs)
                    + (entry.content is not None),
                )
            )
        if found:
            found.sort(key=lambda candidate: -candidate.specificity)
            yield found


def _plays_part(parties: Parties, token: int, trigger: Trigger) -> bool:
    grammar = parties.grammar
    a = grammar.a
    tag = a.tags[token]
    if trigger.pos == "verb":
        if tag.startswith("VB"):
            return not (tag == "VBN" and a.deps[token] == "amod") and a.deps[token] not in ("aux", "auxpass")
        return False
    if trigger.pos == "modal":
        return tag == "MD" and a.deps[token] == "aux"
    if trigger.pos == "noun":
        if tag == "VBG":  # "fighting between the two"
            return a.deps[token] in ("nsubj", "nsubjpass", "dobj", "pobj")
        # "war allies", "an arrest warrant": the noun only tells of what kind the next one is
        alone = a.deps[token] != "compound" or grammar.is_quantity(a.heads[token])
        return tag.startswith("NN") and alone and not parties.is_in_name(token)
    return tag.startswith("JJ") or tag in ("VBN", "VBD")  # taggers take "is outraged" for a verb


def _rest_of_trigger(grammar: Grammar, token: int, trigger: Trigger) -> int | None:
    """The last token of the trigger, ``None`` where its further words are missing."""
    a = grammar.a
    sentence = a.sentences[a.sentence_of[token]]
    first = token - len(trigger.before)
    if first < sentence.start or a.lowers[first:token] != trigger.before:
        return None
    at = token
    for words in trigger.after:
        end = min(sentence.end, at + 1 + _GAP)
        following = next((t for t in range(at + 1, end) if a.lowers[t] in words), None)
        if following is None:
            following = next((c for c in a.children[token] if a.lowers[c] in words and c > token), None)
        if following is None or not _hangs_on(grammar, following, token):
            return None
        at = following
    return at if _is_whole(grammar, token, at, trigger) else None


def _is_whole(grammar: Grammar, verb: int, last: int, trigger: Trigger) -> bool:
    """Whether a lone particle stands by its verb: "gave blankets in the cold" is not "give in"."""
    a = grammar.a
    if len(trigger.after) != 1 or a.lowers[last] not in _PARTICLES or last == verb + 1:
        return True
    return a.deps[last] == "prt" or (last + 1 < len(a) and a.lowers[last + 1] == "of")


def _hangs_on(grammar: Grammar, token: int, verb: int) -> bool:
    """Whether a further word of a trigger belongs to the verb and not to another clause."""
    a = grammar.a
    for steps, above in enumerate(a.ancestors(token)):
        if above == verb:
            return True
        if steps > 4 or a.tags[above].startswith("VB"):
            return False
    return False


def _unmet(parties: Parties, token: int, entry: Entry) -> str | None:
    """Why an entry does not fire here, ``None`` where its conditions are met."""
    for condition in entry.needs:
        if not _holds(parties, token, condition):
            return f"needs {condition}"
    for condition in entry.excludes:
        if _holds(parties, token, condition):
            return f"excluded by {condition}"
    return None


def _holds(parties: Parties, token: int, condition: Condition) -> bool:
    return any(_holds_at(parties, token, path, condition.words) for path in condition.paths)


def _holds_at(parties: Parties, token: int, path: tuple[str, ...], words: frozenset[str]) -> bool:
    grammar = parties.grammar
    a = grammar.a
    if path == ("sentence",):
        sentence = a.sentences[a.sentence_of[token]]
        return any(a.lowers[t] in words for t in range(sentence.start, sentence.end) if t != token)
    if path == ("modifier",):
        return any(a.lowers[c] in words for c in a.children[token])
    for reached in grammar.path(token, path):
        if ANYTHING in words or a.lowers[reached] in words or parties.is_one_of(reached, words):
            return True
        if any(a.lowers[c] in words for c in a.children[reached] if a.deps[c] in _INSIDE):
            return True
        if any(a.lowers[t] in words for t in grammar.preposition(reached, "of")):
            return True
    return False
