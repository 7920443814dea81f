"""Which proposal is a statement, and which of its choices is the content.

A log-linear model: each choice has a score, the sum of the weights of its features; no choice at all
scores zero. Probabilities are the softmax over both. Features are strings, weights come with the cues.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp

from onrecord.statements.choices import Choice
from onrecord.statements.features import choice_features, cue_features
from onrecord.statements.proposals import Proposal
from onrecord.statements.syntax import Piece, Reading

_LIKELY = 10
"""Choices that are compared."""
_EXACT = 0.3
"""What being right to the word counts beside being right by half. PolNeAR dev, content and speaker against
exact content: 0.1 gives 70.9 and 58.5, 0.3 70.8 and 59.4, 0.5 70.3 and 60.0, 1.0 70.0 and 60.8."""


def judge(
    reading: Reading, proposal: Proposal, weights: Mapping[str, float]
) -> tuple[Choice, float, float] | None:
    """The best choice, the probability that it is right for at least half of its words, and that of there
    being a statement at all. The best is not the likeliest but the one that most of the likely ones
    resemble: it is then right more often."""
    solo, crossed = cue_features(reading, proposal)
    get = weights.get
    base = sum(get(f, 0.0) for f in solo)
    scores = [
        base + sum(get(f, 0.0) for f in choice_features(reading, proposal, c, (), crossed))
        for c in proposal.choices
    ]
    top = max(scores)
    if top < -4:
        return None
    shift = max(top, 0.0)
    parts = [exp(s - shift) for s in scores]
    total = sum(parts) + exp(-shift)
    likely = sorted(range(len(parts)), key=lambda i: -parts[i])[:_LIKELY]
    best, best_mass, best_value = likely[0], 0.0, -1.0
    for i in likely:
        mass = sum(parts[j] for j in likely if _alike(proposal.choices[i].pieces, proposal.choices[j].pieces))
        value = mass + _EXACT * parts[i]
        if value > best_value:
            best, best_mass, best_value = i, mass, value
    return proposal.choices[best], best_mass / total, sum(parts) / total


def _alike(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> bool:
    """Whether two choices share at least half of their words."""
    if one == other:
        return True
    shared = sum(max(0, min(b, d) - max(a, c) + 1) for a, b in one for c, d in other)
    return 2 * shared >= sum(b - a + 1 for a, b in one) + sum(b - a + 1 for a, b in other) - shared
