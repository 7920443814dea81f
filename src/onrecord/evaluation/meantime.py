"""Coreference on MEANTIME: MUC, B³ and CEAFe, and their mean (CoNLL F1), against a same-string baseline.

Gold is the entity part (persons, organisations, locations) of the Wikinews articles; only the sentences
that its annotators worked on are scored. A mention of ours is a gold mention if both have the same head
word, found by one rule for both: the last word before a preposition, comma or relative clause.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Hashable, Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from onrecord.types import Record, Report

Cluster = frozenset[int]
"""Head words of the mentions of one entity, by the character at which they begin."""

_TYPES = frozenset({"PER", "ORG", "LOC"})
_MONTHS = "january february march april may june july august september october november december".split()
_NO_BLANK_BEFORE = frozenset({",", ".", "!", "?", ";", ":", ")", "'s", "’s", "'", "n't", "%", "''"})
_CUT = re.compile(
    r",| (?:of|in|on|at|for|from|with|to|by|who|which|that|whose|and|about|between|against|based|including) "
)
_WORD = re.compile(r"[^\s\"“”'’()]+")


class GoldReport(Struct, frozen=True, kw_only=True):
    """The entities of one report, as clusters of head words, in its first ``end`` characters."""

    clusters: tuple[Cluster, ...]
    end: int


Gold = Mapping[str, GoldReport]


def load(path: Path) -> tuple[list[Report], Gold]:
    """The reports under ``path`` (``*/*.xml``), in the order of their names, and their gold by report id."""
    reports: list[Report] = []
    gold: dict[str, GoldReport] = {}
    for file in sorted(path.glob("*/*.xml")):
        report, entities = _read(file)
        reports.append(report)
        gold[report.id] = entities
    return reports, gold


def _read(file: Path) -> tuple[Report, GoldReport]:
    root = ET.parse(file).getroot()
    text = ""
    places: dict[str, tuple[int, int, int]] = {}
    sentence = -1
    for token in root.iter("token"):
        word, number = token.text or "", int(token.get("sentence", "0"))
        if text:
            text += (
                "\n" if number != sentence else "" if word in _NO_BLANK_BEFORE or text[-1] in "($" else " "
            )
        sentence = number
        places[token.get("t_id", "")] = (len(text), len(text) + len(word), number)
        text += word
    mentions: dict[str, tuple[int, int]] = {}
    last = 0
    markables = root.find("Markables")
    for markable in markables if markables is not None else ():
        anchors = [places[a.get("t_id", "")] for a in markable.iter("token_anchor")]
        if anchors:
            last = max(last, *(a[2] for a in anchors))
            if markable.tag == "ENTITY_MENTION":
                mentions[markable.get("m_id", "")] = (min(a[0] for a in anchors), max(a[1] for a in anchors))
    kinds = {e.get("m_id", ""): e.get("ent_type") for e in root.iter("ENTITY")}
    clusters: dict[str, set[int]] = {}
    for link in root.iter("REFERS_TO"):
        target = next((t.get("m_id", "") for t in link.iter("target")), "")
        if kinds.get(target) in _TYPES:
            for source in link.iter("source"):
                span = mentions.get(source.get("m_id", ""))
                if span is not None:
                    clusters.setdefault(target, set()).add(head_of(text, *span))
    end = max((place[1] for place in places.values() if place[2] <= last), default=0)
    report = Report(id=file.stem, text=text, published=_date(text))
    return report, GoldReport(clusters=tuple(frozenset(c) for c in clusters.values()), end=end)


def _date(text: str) -> str | None:
    """The date line of an article: "June 13 , 2005"."""
    for line in text.split("\n")[:4]:
        words = re.findall(r"\w+", line.lower())
        if len(words) == 3 and words[0] in _MONTHS and words[1].isdigit() and words[2].isdigit():
            return f"{words[2]}-{_MONTHS.index(words[0]) + 1:02}-{int(words[1]):02}"
    return None


def head_of(text: str, start: int, end: int) -> int:
    """Where the head word of a mention begins."""
    span = text[start:end]
    cut = _CUT.search(span, 1)
    core = span[: cut.start()] if cut else span
    core = re.sub(r"['’]s?$", "", core)
    words = list(_WORD.finditer(core))
    return start + (words[-1].start() if words else 0)


def score(records: Iterable[Record], gold: Gold) -> dict[str, float]:
    """F1 figures from 0 to 1: ``conll`` with its parts, the baseline's, and mention recall and precision."""
    ours: list[Cluster] = []
    plain: list[Cluster] = []
    wanted: list[Cluster] = []
    offset = 0
    for record in records:
        entities = gold[record.report.id]
        wanted.extend(frozenset(h + offset for h in c) for c in entities.clusters)
        text = record.report.text
        by_entity: dict[Hashable, set[int]] = {}
        by_words: dict[Hashable, set[int]] = {}
        for mention in record.mentions:
            if mention.end <= entities.end:
                head = head_of(text, mention.start, mention.end) + offset
                by_entity.setdefault(mention.entity, set()).add(head)
                by_words.setdefault(mention.text.lower().removeprefix("the "), set()).add(head)
        ours.extend(frozenset(c) for c in by_entity.values())
        plain.extend(frozenset(c) for c in by_words.values())
        offset += len(text) + 1
    found, all_gold = frozenset().union(*ours), frozenset().union(*wanted)
    both = found & all_gold
    figures = {
        "mention_recall": len(both) / len(all_gold) if all_gold else 0.0,
        "mention_precision": len(both) / len(found) if found else 0.0,
    }
    figures |= conll(ours, wanted)
    figures["baseline_conll"] = conll(plain, wanted)["conll"]
    # Linking alone, on the mentions that both sides have.
    kept = [_only(side, both) for side in (ours, plain, wanted)]
    figures["linking_conll"] = conll(kept[0], kept[2])["conll"]
    figures["linking_baseline_conll"] = conll(kept[1], kept[2])["conll"]
    return figures


def _only(clusters: Iterable[Cluster], mentions: frozenset[int]) -> list[Cluster]:
    return [kept for c in clusters if (kept := c & mentions)]


def conll(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> dict[str, float]:
    """MUC (Vilain 1995), B³ (Bagga 1998), CEAFe (Luo 2005) and their mean."""
    parts = {"muc": _muc(ours, gold), "b3": _b_cubed(ours, gold), "ceafe": _ceaf(ours, gold)}
    return {**parts, "conll": sum(parts.values()) / 3}


def _f1(recall: tuple[float, float], precision: tuple[float, float]) -> float:
    r = recall[0] / recall[1] if recall[1] else 0.0
    p = precision[0] / precision[1] if precision[1] else 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


def _owners(clusters: Sequence[Cluster]) -> dict[int, int]:
    return {mention: i for i, cluster in enumerate(clusters) for mention in sorted(cluster)}


def _muc(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    def links(side: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
        owners = _owners(other)
        kept = total = 0
        for cluster in side:
            parts = {owners.get(m, -1 - m) for m in cluster}
            kept += len(cluster) - len(parts)
            total += len(cluster) - 1
        return kept, total

    return _f1(links(gold, ours), links(ours, gold))


def _b_cubed(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    def share(side: Sequence[Cluster], other: Sequence[Cluster]) -> tuple[float, float]:
        owners = _owners(other)
        total = 0.0
        for cluster in side:
            for mention in sorted(cluster):
                if mention in owners:
                    total += len(cluster & other[owners[mention]]) / len(cluster)
        return total, float(sum(len(c) for c in side))

    return _f1(share(gold, ours), share(ours, gold))


def _ceaf(ours: Sequence[Cluster], gold: Sequence[Cluster]) -> float:
    """The similarity φ4 of the best one-to-one alignment, taken greedily from the most alike pair down."""
    owners = _owners(ours)
    pairs = []
    for g, cluster in enumerate(gold):
        for o in sorted({owners[m] for m in cluster if m in owners}):
            common = len(cluster & ours[o])
            pairs.append((2 * common / (len(cluster) + len(ours[o])), g, o))
    pairs.sort(key=lambda p: (-p[0], p[1], p[2]))
    used_gold: set[int] = set()
    used_ours: set[int] = set()
    total = 0.0
    for similarity, g, o in pairs:
        if g not in used_gold and o not in used_ours:
            used_gold.add(g)
            used_ours.add(o)
            total += similarity
    return _f1((total, float(len(gold))), (total, float(len(ours))))


__all__ = ["GoldReport", "conll", "head_of", "load", "score"]
