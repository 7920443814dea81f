"""Makes what the statements room has learned: ``cue_learned.tsv`` and ``data/models/statements.tsv``.

Usage: python tools/train_statements.py [../shared/data/polnear]

Reads the train split of PolNeAR (never another one), annotates it with the default language model, lists
the cues that the hand-written lexicon lacks, and fits the weights of ``onrecord.statements.judge`` by
L-BFGS. The same data, model and numpy give the same files. Takes some three minutes.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.evaluation.polnear import Attribution, load
from onrecord.language import LanguageModel
from onrecord.resources.cues import load_cues
from onrecord.resources.morphology import noun_forms, verb_forms
from onrecord.statements.extend import complete
from onrecord.statements.features import choice_features, cue_features
from onrecord.statements.proposals import Proposal, propose
from onrecord.statements.quotes import find_quotations
from onrecord.statements.syntax import Piece, Reading
from onrecord.types import Annotation

DATA = Path(__file__).parents[1] / "src/onrecord/data"
LEARNED = DATA / "lexicons/en/cue_learned.tsv"
WEIGHTS = DATA / "models/statements.tsv"

MIN_CUES, MIN_SHARE = 2, 0.12
"""A learned cue was one at least twice, and in this share of the places where it stands."""
MIN_COUNT = 3
"""Features seen less often are left out."""
PENALTY = 6.0
"""L2; of 0.5, 1, 2, 4, 5, 6, 10 the best on dev lies between 5 and 10."""
ROUNDS = 80
CLOSE = 0.03
"""Choices so near to the best one count as right too."""

Article = tuple[Annotation, tuple[Attribution, ...]]
Group = tuple[list[str], list[list[str]], list[bool]]


def main(folder: str) -> None:
    reports, gold = load(folder, "train")
    language = LanguageModel()
    articles: list[Article] = []
    for at in range(0, len(reports), 20):
        batch = reports[at : at + 20]
        articles += [(a, gold[r.id]) for r, a in zip(batch, language.annotate(batch), strict=True)]
    header = LEARNED.read_text("utf-8").splitlines()[0]
    LEARNED.write_text(header + "\n", "utf-8")
    load_cues.cache_clear()
    rows = learned_cues(articles)
    LEARNED.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    load_cues.cache_clear()
    groups = list(training_groups(articles))
    names, weights = fit(groups)
    lines = [f"{n}\t{round(w * 100)}" for n, w in zip(names, weights, strict=True) if round(w * 100)]
    title = (
        "# feature\tweight in hundredths. Made by tools/train_statements.py from the train split of PolNeAR."
    )
    WEIGHTS.parent.mkdir(exist_ok=True)
    WEIGHTS.write_text("\n".join([title, *lines]) + "\n", "utf-8")
    load_cues.cache_clear()
    print(f"{len(rows)} cues, {len(groups)} proposals, {len(lines)} weights")


def learned_cues(articles: list[Article]) -> list[str]:
    """``lemma<TAB>part of speech`` of the cues that the lexicon lacks."""
    cues = load_cues()
    bases = {"verb": Counter[str](), "noun": Counter[str]()}
    for a, _ in articles:
        for word, tag in zip(a.lowers, a.tags, strict=True):
            if word.isalpha() and word.isascii() and len(word) > 2:
                if tag in ("VB", "VBP"):
                    bases["verb"][word] += 1
                elif tag == "NN":
                    bases["noun"][word] += 1
    lemma_of: dict[tuple[str, str], str] = {}
    for kind, forms in (("verb", verb_forms), ("noun", noun_forms)):
        for base, _ in bases[kind].most_common():
            for form in sorted(forms(base)):
                lemma_of.setdefault((kind, form), base)
    seen, cue_seen = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for a, gold in articles:
        heads = {_head(a, g) for g in gold}
        inside = {t for g in gold for s, e in g.content for t in a.tokens_in(s, e)}
        for token, (word, tag) in enumerate(zip(a.lowers, a.tags, strict=True)):
            part = {"VB": "verb", "NN": "noun"}.get(tag[:2])
            if part is None or (part, word) not in lemma_of:
                continue
            key = (lemma_of[part, word], part)
            if token in heads or token not in inside:
                seen[key] += 1
                cue_seen[key] += token in heads
    known = {"verb": cues.verbs, "noun": {**cues.verbs, **cues.nouns}}
    return sorted(
        f"{lemma}\t{kind}"
        for (lemma, kind), count in cue_seen.items()
        if count >= MIN_CUES and count >= MIN_SHARE * seen[lemma, kind] and lemma not in known[kind]
    )


def _head(a: Annotation, gold: Attribution) -> int:
    """The head of a gold cue, a verb if there are several; -1 for none."""
    tokens = [t for s, e in gold.cue for t in a.tokens_in(s, e)]
    inside = set(tokens)
    heads = [t for t in tokens if a.heads[t] not in inside or a.heads[t] == t]
    return next((t for t in heads if a.tags[t][:2] == "VB"), heads[0] if heads else -1)


def training_groups(articles: list[Article]) -> Iterator[Group]:
    """One group a proposal: the features of the cue, those of each choice, and which choices are right.

    Proposals inside a gold content are left out: the gold marks outermost attributions only, so that it
    does not say whether they are any. So are cues whose content no choice meets by half.
    """
    cues = load_cues()
    for a, gold in articles:
        reading = Reading(a, find_quotations(a.text, a.paragraphs))
        contents, inside = _cue_contents(a, gold)
        for proposal in propose(reading, cues):
            if proposal.kind in ("turn", "dash"):
                continue
            wanted = contents.get(proposal.token)
            if wanted is None and proposal.token in inside:
                continue
            right = _right(reading, proposal, wanted or [])
            if wanted and not any(right):
                continue
            solo, crossed = cue_features(reading, proposal)
            yield solo, [choice_features(reading, proposal, c, (), crossed) for c in proposal.choices], right


def _cue_contents(
    a: Annotation, gold: tuple[Attribution, ...]
) -> tuple[dict[int, list[frozenset[int]]], set[int]]:
    contents: dict[int, list[frozenset[int]]] = {}
    inside: set[int] = set()
    for g in gold:
        tokens = [t for s, e in g.content for t in a.tokens_in(s, e)]
        words = frozenset(t for t in tokens if _is_word(a, t))
        if not words:
            continue
        inside.update(tokens)
        for s, e in g.cue:
            for token in a.tokens_in(s, e):
                contents.setdefault(token, []).append(words)
    return contents, inside


def _is_word(a: Annotation, token: int) -> bool:
    return any(c.isalnum() for c in a.words[token])


def _right(reading: Reading, proposal: Proposal, wanted: list[frozenset[int]]) -> list[bool]:
    if not wanted:
        return [False] * len(proposal.choices)
    ratios = []
    for choice in proposal.choices:
        have = _words(reading, complete(reading, proposal.token, choice.pieces))
        ratios.append(max(len(have & w) / len(have | w) for w in wanted))
    bar = max(0.5, max(ratios) - CLOSE)
    return [ratio >= bar for ratio in ratios]


def _words(reading: Reading, pieces: tuple[Piece, ...]) -> frozenset[int]:
    return frozenset(t for first, last in pieces for t in range(first, last + 1) if _is_word(reading.a, t))


def fit(groups: list[Group]) -> tuple[list[str], NDArray[np.float64]]:
    """Feature names and weights of the log-linear model that ``judge`` reads."""
    counts = Counter[str]()
    for solo, choices, _ in groups:
        counts.update(solo)
        for features in choices:
            counts.update(set(features))
    names = sorted(f for f, n in counts.items() if n >= MIN_COUNT)
    number = {f: n for n, f in enumerate(names)}
    index: list[int] = []
    rows, starts, right = [0], [0], list[float]()
    for solo, choices, good in groups:
        shared = [number[f] for f in solo if f in number]
        for features in choices:
            index.extend(shared)
            index.extend(number[f] for f in features if f in number)
            rows.append(len(index))
        right.extend(good)
        starts.append(len(right))
    objective = _Objective(np.array(index), np.array(rows), np.array(starts), np.array(right), len(names))
    return names, _minimise(objective, len(names))


class _Objective:
    """Penalised negative log-likelihood: softmax over the choices and none, any right choice will do."""

    def __init__(
        self,
        index: NDArray[np.int64],
        rows: NDArray[np.int64],
        starts: NDArray[np.int64],
        right: NDArray[np.float64],
        size: int,
    ) -> None:
        self.index, self.row, self.start, self.right, self.size = index, rows[:-1], starts[:-1], right, size
        self.per_row = np.diff(rows)
        self.group = np.repeat(np.arange(len(starts) - 1), np.diff(starts))
        self.has_right = np.add.reduceat(right, self.start) > 0

    def __call__(self, w: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = np.add.reduceat(w[self.index], self.row)
        top = np.maximum(np.maximum.reduceat(scores, self.start), 0)
        e = np.exp(scores - top[self.group])
        total = np.add.reduceat(e, self.start) + np.exp(-top)
        good = np.where(self.has_right, np.add.reduceat(e * self.right, self.start), np.exp(-top))
        aim = np.where(self.has_right[self.group], e * self.right / good[self.group], 0)
        slope = np.repeat(e / total[self.group] - aim, self.per_row)
        gradient = np.bincount(self.index, weights=slope, minlength=self.size) + PENALTY * w
        return float((np.log(total) - np.log(good)).sum() + PENALTY / 2 * w @ w), gradient


def _minimise(objective: _Objective, size: int) -> NDArray[np.float64]:
    """L-BFGS with eight pairs and halving steps."""
    w = np.zeros(size)
    value, gradient = objective(w)
    pairs: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
    for _ in range(ROUNDS):
        direction = gradient.copy()
        alphas = []
        for s, y in reversed(pairs):
            alphas.append((s @ direction) / (y @ s))
            direction -= alphas[-1] * y
        s, y = pairs[-1] if pairs else (gradient, gradient * np.linalg.norm(gradient))
        direction *= (s @ y) / (y @ y)
        for (s, y), alpha in zip(pairs, reversed(alphas), strict=True):
            direction += s * (alpha - (y @ direction) / (y @ s))
        step, slope = 1.0, -gradient @ direction
        while True:
            trial = w - step * direction
            new_value, new_gradient = objective(trial)
            if new_value <= value + 1e-4 * step * slope or step < 1e-6:
                break
            step /= 2
        pairs = [*pairs[-7:], (trial - w, new_gradient - gradient)]
        w, value, gradient = trial, new_value, new_gradient
    return w


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "../shared/data/polnear")
