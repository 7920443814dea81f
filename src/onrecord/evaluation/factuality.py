"""Does the status agree with people's judgements, from -3 to 3, of whether it happened (the UW sets)?

A judgement of 1.5 or more counts as happened, of -0.5 or less as negated, between them as unreal. Only
targets that a filed event's trigger touches are judged; ``coverage`` tells how many.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from onrecord.types import Record, Report

_PUBLISHED = "1998-03-01"
HAPPENED, NEGATED, UNREAL = "happened", "negated", "unreal"


class GoldTarget(Struct, frozen=True, kw_only=True):
    """A judged word: character offsets and the mean judgement."""

    start: int
    end: int
    judgement: float


def load(path: Path) -> tuple[list[Report], tuple[tuple[GoldTarget, ...], ...]]:
    """A report a line of the JSON lines, and its judged words."""
    reports, gold = [], []
    for number, line in enumerate(path.read_text("utf-8").splitlines()):
        row = json.loads(line)
        words = row["text"].split()
        starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
        reports.append(Report(id=str(number), text=" ".join(words), published=_PUBLISHED))
        gold.append(
            tuple(
                GoldTarget(
                    start=starts[target["span1"][0]],
                    end=starts[target["span1"][1] - 1] + len(words[target["span1"][1] - 1]),
                    judgement=float(target["label"]),
                )
                for target in row["targets"]
            )
        )
    return reports, tuple(gold)


def score(records: Iterable[Record], gold: Sequence[Sequence[GoldTarget]]) -> dict[str, float]:
    """Accuracy, its mean over the three classes, and the share of targets that were filed."""
    pairs: Counter[tuple[str, str]] = Counter()
    for record, targets in zip(records, gold, strict=True):
        for target in targets:
            event = next(
                (e for e in record.events if e.trigger.start < target.end and e.trigger.end > target.start),
                None,
            )
            if event is not None:
                pairs[_wanted(target.judgement), _have(event.status)] += 1
    filed = sum(pairs.values())
    shares = []
    for kind in (HAPPENED, NEGATED, UNREAL):
        judged = sum(n for (want, _), n in pairs.items() if want == kind)
        if judged:
            shares.append(pairs[kind, kind] / judged)
    return {
        "accuracy": sum(n for (want, have), n in pairs.items() if want == have) / max(1, filed),
        "balanced accuracy": sum(shares) / max(1, len(shares)),
        "coverage": filed / max(1, sum(map(len, gold))),
    }


def _wanted(judgement: float) -> str:
    return HAPPENED if judgement >= 1.5 else NEGATED if judgement <= -0.5 else UNREAL


def _have(status: str) -> str:
    return {"actual": HAPPENED, "negated": NEGATED}.get(status, UNREAL)
