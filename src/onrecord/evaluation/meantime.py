"""Coreference and linking on MEANTIME: MUC, B³, CEAFe and their mean (CoNLL F1), with a baseline.

Gold is the entity part (persons, organisations, locations) of the Wikinews articles. Its annotators marked
every entity in the headline and the first four sentences (4.1 mentions in each), and after that only the few
entities that run through the corpus (0.9): what lies beyond is not scored, for nothing there tells a wrong
mention from one that was not asked for. Singletons count on both sides, as the gold marks them. Where the
gold marks a product or a stock index, a mention of ours is neither right nor wrong.

A mention of ours is a gold mention if both have the same head word, found by one rule for both: the last word
before a preposition, comma or relative clause.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import unquote

from msgspec import Struct

from onrecord.resources.phrases import fold
from onrecord.resources.whoswho import load_whoswho
from onrecord.types import Record, Report

Cluster = frozenset[int]
"""Head words of the mentions of one entity, by the character at which they begin."""

_TYPES = frozenset({"PER", "ORG", "LOC"})
_LAST_SENTENCE = 5
"""The last sentence in which all entities are annotated; headline and date line are 0 and 1."""
_LINKED = {"state": "state:", "organisation": "org:", "person": "person:"}
_MONTHS = "january february march april may june july august september october november december".split()
_NO_BLANK_BEFORE = frozenset({",", ".", "!", "?", ";", ":", ")", "'s", "’s", "'", "n't", "%", "''"})
_CUT = re.compile(
    r",| (?:of|in|on|at|for|from|with|to|by|who|which|that|whose|and|about|between|against|based|including) "
)
_WORD = re.compile(r"[^\s\"“”'’()]+")


class GoldReport(Struct, frozen=True, kw_only=True):
    """The entities of one report, as clusters of head words, in its first ``end`` characters."""

    clusters: tuple[Cluster, ...]
    names: tuple[str, ...] = ()
    """What DBpedia calls each of ``clusters``, ``""`` where it has no page."""
    words: Mapping[int, str] = {}
    """The words of the mention with this head."""
    ignored: Cluster = frozenset()
    """Heads of mentions of other kinds: products, stock indices."""
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
        if anchors and anchors[0][2] <= _LAST_SENTENCE:
            last = max(last, *(a[2] for a in anchors))
            if markable.tag == "ENTITY_MENTION":
                mentions[markable.get("m_id", "")] = (min(a[0] for a in anchors), max(a[1] for a in anchors))
    end = max((place[1] for place in places.values() if place[2] <= last), default=0)
    return Report(id=file.stem, text=text, published=_date(text)), _gold(root, text, mentions, end)


def _gold(root: ET.Element, text: str, mentions: Mapping[str, tuple[int, int]], end: int) -> GoldReport:
    rows = {e.get("m_id", ""): e for e in root.iter("ENTITY")}
    clusters: dict[str, set[int]] = {}
    words: dict[int, str] = {}
    linked: set[int] = set()
    for link in root.iter("REFERS_TO"):
        target = next((t.get("m_id", "") for t in link.iter("target")), "")
        if target not in rows or rows[target].get("ent_type") not in _TYPES:
            continue
        for source in link.iter("source"):
            span = mentions.get(source.get("m_id", ""))
            head = head_of(text, *span) if span is not None else None
            if span is not None and head is not None and head not in linked:
                linked.add(head)
                clusters.setdefault(target, set()).add(head)
                words[head] = text[span[0] : span[1]]
    ignored = frozenset(head_of(text, *span) for span in mentions.values()) - linked
    return GoldReport(
        clusters=tuple(frozenset(c) for c in clusters.values()),
        names=tuple(_page(rows[t].get("external_ref") or "") for t in clusters),
        words=words,
        ignored=ignored,
        end=end,
    )


def _page(address: str) -> str:
    """The title of a DBpedia page: ``…/resource/Bank_of_America`` is "Bank of America"."""
    return re.sub(r" \(.*", "", unquote(address.rpartition("/")[2]).replace("_", " "))


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
    """F1 figures from 0 to 1, three times over, each with the baseline that one string is one entity.

    ``conll`` with its parts is on own mentions, ``gold_conll`` on those of the gold (one that we do not
    mention is an entity by itself), ``linking_conll`` on those that both have. ``link_accuracy`` is the share
    of the shared mentions of states, organisations and people of the who's who that carry its id, and
    ``link_recall`` the share of all of them.
    """
    sides = _Sides()
    for record in records:
        sides.add(record, gold[record.report.id])
    found, wanted = frozenset().union(*sides.ours), frozenset().union(*sides.gold)
    both = found & wanted
    figures = {
        "mention_recall": len(both) / len(wanted) if wanted else 0.0,
        "mention_precision": len(both) / len(found) if found else 0.0,
    }
    figures |= conll(sides.ours, sides.gold)
    figures["baseline_conll"] = conll(sides.plain, sides.gold)["conll"]
    alone = [frozenset({head}) for head in sorted(wanted - found)]
    figures["gold_conll"] = conll([*_only(sides.ours, wanted), *alone], sides.gold)["conll"]
    figures["gold_baseline_conll"] = conll(sides.gold_plain, sides.gold)["conll"]
    kept = [_only(side, both) for side in (sides.ours, sides.plain, sides.gold)]
    figures["linking_conll"] = conll(kept[0], kept[2])["conll"]
    figures["linking_baseline_conll"] = conll(kept[1], kept[2])["conll"]
    figures["link_accuracy"] = sides.right / sides.mentioned if sides.mentioned else 0.0
    figures["link_recall"] = sides.right / sides.covered if sides.covered else 0.0
    return figures


class _Sides:
    """The clusters of all reports: the gold's, ours, and those of equal strings among ours and the gold's."""

    def __init__(self) -> None:
        self.gold: list[Cluster] = []
        self.ours: list[Cluster] = []
        self.plain: list[Cluster] = []
        self.gold_plain: list[Cluster] = []
        self.right = self.mentioned = self.covered = 0
        self._offset = 0

    def add(self, record: Record, gold: GoldReport) -> None:
        offset, text = self._offset, record.report.text
        by_entity: dict[str, set[int]] = {}
        by_words: dict[str, set[int]] = {}
        entity_of: dict[int, set[str]] = {}
        for mention in record.mentions:
            head = head_of(text, mention.start, mention.end)
            if mention.end > gold.end or head in gold.ignored:
                continue
            entity_of.setdefault(head, set()).add(mention.entity)
            by_entity.setdefault(mention.entity, set()).add(head + offset)
            by_words.setdefault(_plain(mention.text), set()).add(head + offset)
        of_gold: dict[str, set[int]] = {}
        for head, words in gold.words.items():
            of_gold.setdefault(_plain(words), set()).add(head + offset)
        self.gold.extend(frozenset(h + offset for h in c) for c in gold.clusters)
        self.ours.extend(map(frozenset, by_entity.values()))
        self.plain.extend(map(frozenset, by_words.values()))
        self.gold_plain.extend(map(frozenset, of_gold.values()))
        self._link(gold, entity_of)
        self._offset += len(text) + 1

    def _link(self, gold: GoldReport, entity_of: Mapping[int, set[str]]) -> None:
        known = load_whoswho().names.meanings
        for cluster, name in zip(gold.clusters, gold.names, strict=False):
            ids = {_LINKED[r.kind] + r.id for r in known.get(fold(name), ()) if r.kind in _LINKED}
            if not ids:
                continue
            self.covered += len(cluster)
            for head in cluster:
                if head in entity_of:
                    self.mentioned += 1
                    self.right += not ids.isdisjoint(entity_of[head])


def _plain(words: str) -> str:
    return " ".join(re.sub(r"['’]s?$", "", words.lower()).removeprefix("the ").split())


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


__all__ = ["Gold", "GoldReport", "conll", "head_of", "load", "score"]
