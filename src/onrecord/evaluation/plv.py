"""PLOVER roots of sentences whose actor and recipient are marked (the PLV sets).

The bare sentence is read; of its events the one that best covers the marked pair is scored, and none
counts as NONE. YIELD stands for CONCEDE and RETREAT, as in the gold.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from onrecord.types import Event, Party, Record, Report
from onrecord.types.events import (
    MATERIAL_CONFLICT,
    MATERIAL_COOPERATION,
    VERBAL_CONFLICT,
    VERBAL_COOPERATION,
)

_PUBLISHED = "2015-01-01"
_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD", "DEMAND": "REQUEST"}
_QUAD = {
    **dict.fromkeys(VERBAL_COOPERATION, 1),
    **dict.fromkeys(MATERIAL_COOPERATION | {"YIELD"}, 2),
    **dict.fromkeys(VERBAL_CONFLICT, 3),
    **dict.fromkeys(MATERIAL_CONFLICT, 4),
}
NONE = "NONE"


class GoldPair(Struct, frozen=True, kw_only=True):
    """A sentence with its marked pair and the root that people gave it."""

    sentence: str
    actor: str
    recipient: str
    root: str


def load(path: Path) -> tuple[list[Report], tuple[GoldPair, ...]]:
    """One report a distinct sentence, and a gold pair a row of the TSV."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = tuple(
            GoldPair(
                sentence=row["sentence"],
                actor=row["source"],
                recipient=row["target"],
                root=_ROOT.get(row["gold_root"], row["gold_root"]),
            )
            for row in csv.DictReader(file, delimiter="\t")
        )
    sentences = dict.fromkeys(row.sentence for row in rows)
    return [Report(id=str(i), text=text, published=_PUBLISHED) for i, text in enumerate(sentences)], rows


def score(records: Iterable[Record], gold: Sequence[GoldPair]) -> dict[str, float]:
    """Macro-F1 of roots and of quad classes, accuracy, and the shares with both parties and without event."""
    sentences = dict.fromkeys(pair.sentence for pair in gold)
    by_sentence = dict(zip(sentences, records, strict=True))
    found = [_best(by_sentence[pair.sentence], pair) for pair in gold]
    roots, predicted = [pair.root for pair in gold], [root for root, _ in found]
    return {
        "root macro-F1": _macro(roots, predicted),
        "accuracy": sum(a == b for a, b in zip(roots, predicted, strict=True)) / len(roots),
        "quad macro-F1": _macro([str(_QUAD[r]) for r in roots], [str(_QUAD.get(r, 0)) for r in predicted]),
        "both parties": sum(both for _, both in found) / len(found),
        "no event": predicted.count(NONE) / len(predicted),
    }


def _best(record: Record, pair: GoldPair) -> tuple[str, bool]:
    """The root of the event that covers most of the pair, and whether it covers both parties."""
    best, key = NONE, (-1.0, False, False)
    for event in record.events:
        mine = (_covering(event, pair), event.status == "actual", not event.within)
        if mine > key:
            best, key = _ROOT.get(event.plover, event.plover), mine
    return best, key[0] >= 3


def _covering(event: Event, pair: GoldPair) -> float:
    both = event.actors + event.recipients
    return (
        2 * _covers(event.actors, pair.actor, pair.sentence)
        + _covers(event.recipients, pair.recipient, pair.sentence)
        + 0.5 * _covers(both, pair.actor, pair.sentence)
        + 0.5 * _covers(both, pair.recipient, pair.sentence)
    )


def _covers(parties: tuple[Party, ...], phrase: str, sentence: str) -> bool:
    start = sentence.find(phrase)
    end = start + len(phrase)
    return start >= 0 and any(party.start < end and party.end > start for party in parties)


def _macro(gold: Sequence[str], found: Sequence[str]) -> float:
    total = 0.0
    classes = sorted(set(gold))
    for one in classes:
        hits = sum(a == b == one for a, b in zip(gold, found, strict=True))
        misses = sum((a == one) != (b == one) for a, b in zip(gold, found, strict=True))
        total += 2 * hits / (2 * hits + misses) if hits else 0.0
    return total / len(classes)
