"""Statements against PolNeAR (attributions in US political news: outermost ones, internal states included).

Units are words, so that punctuation and quotation marks never count. A content matches a gold one where
they share at least half of all their words (one to one, the best first); a speaker is right where it shares
a word with the gold one, or where neither has any.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from onrecord.types import Record, Report

Spans = tuple[tuple[int, int], ...]
Words = frozenset[int]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LINE = re.compile(r"(?:[TEARMN#]\d+|\*)\t")
_DATE = re.compile(r"_(\d{4}-\d\d-\d\d)_")
_DEFAULT_DATE = "2016-06-01"
_HEAD_STOPS = frozenset({"of", "who", "that", "which", "in", "at", "for", "from", "with"})
_KINDS = ("direct", "mixed", "indirect")


class Attribution(Struct, frozen=True, kw_only=True):
    """What an annotator marked: character ranges of each part, empty where there is none."""

    speaker: Spans = ()
    cue: Spans = ()
    content: Spans = ()


Gold = dict[str, tuple[Attribution, ...]]


def load(folder: str | Path, split: str) -> tuple[list[Report], Gold]:
    """The reports of a split with the attributions of each, by report id; of several annotators, the first
    by name."""
    root = Path(folder, split)
    reports = []
    for path in sorted(root.joinpath("text").glob("*.txt")):
        dated = _DATE.search(path.name)
        text = path.read_bytes().decode("utf-8")
        reports.append(
            Report(id=path.name[:-4], text=text, published=dated.group(1) if dated else _DEFAULT_DATE)
        )
    annotated: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(root.joinpath("attributions").glob("*.ann")):
        annotated[path.name[:-4].rpartition("_")[0]].append(path)
    gold = {r.id: _read_brat(min(annotated[r.id], key=_annotator)) for r in reports if annotated[r.id]}
    return reports, gold


def _annotator(path: Path) -> str:
    return path.name[:-4].rpartition("_")[2]


def _read_brat(path: Path) -> tuple[Attribution, ...]:
    spans: dict[str, Spans] = {}
    events: list[str] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if not _LINE.match(line):  # covered text may hold a line break
            continue
        mark, _, rest = line.partition("\t")
        if mark.startswith("T"):
            ranges = rest.partition("\t")[0].partition(" ")[2]
            spans[mark] = tuple((int(s), int(e)) for s, e in (r.split(" ") for r in ranges.split(";")))
        elif mark.startswith("E"):
            events.append(rest)
    return tuple(_attribution(event, spans) for event in events)


def _attribution(event: str, spans: Mapping[str, Spans]) -> Attribution:
    parts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for argument in event.split():
        role, _, target = argument.partition(":")
        parts[role.rstrip("0123456789").lower()].extend(spans.get(target, ()))
    return Attribution(
        speaker=tuple(sorted(parts["source"])),
        cue=tuple(sorted(parts["cue"])),
        content=tuple(sorted(parts["content"])),
    )


def score(records: Iterable[Record], gold: Gold) -> dict[str, float]:
    """Percentages: ``content_token_``, ``content_``, ``exact_``, ``speaker_``, ``speaker_head_`` and
    ``attribution_`` with ``p``, ``r`` and ``f1``; ``recall_direct``, ``_mixed`` and ``_indirect``; ``cue_r``.

    ``attribution`` asks for content and speaker together. Statements ``within`` others are left out, since
    the gold marks the outermost only. A gold report without a record counts as one without statements.
    """
    tally: Counter[str] = Counter()
    by_id = {record.report.id: record for record in records}
    for report_id, attributions in gold.items():
        record = by_id.get(report_id)
        if record is None:
            tally["gold"] += sum(bool(a.content) for a in attributions)
            continue
        _count(_Words(record.report.text), attributions, _predicted(record), tally)
    return _percentages(tally)


def reliability(records: Iterable[Record], gold: Gold) -> tuple[tuple[float, float, int], ...]:
    """By tenths of the stated confidence: its mean, the share with content and speaker right, how many.

    A reliability curve after DeGroot & Fienberg (1983); statements ``within`` others are left out.
    """
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for record in records:
        words = _Words(record.report.text)
        outer = [s for s in record.statements if s.within is None]
        given = [(words.of(a.content), words.of(a.speaker)) for a in _predicted(record)]
        wanted = [(words.of(a.content), words.of(a.speaker)) for a in gold[record.report.id] if a.content]
        matched = {o: n for n, o in _matched([w[0] for w in wanted], [g[0] for g in given]).items()}
        for number, statement in enumerate(outer):
            mine, theirs = given[number][1], wanted[matched[number]][1] if number in matched else None
            right = theirs is not None and (bool(mine & theirs) or not (mine or theirs))
            bins[min(9, int(statement.confidence * 10))].append((statement.confidence, right))
    return tuple(
        (sum(c for c, _ in bins[tenth]) / len(bins[tenth]), sum(r for _, r in bins[tenth]) / len(bins[tenth]),
         len(bins[tenth]))
        for tenth in sorted(bins)
    )  # fmt: skip


def _predicted(record: Record) -> list[Attribution]:
    return [
        Attribution(
            speaker=((s.speaker.start, s.speaker.end),) if s.speaker else (),
            cue=((s.cue.start, s.cue.end),) if s.cue else (),
            content=tuple((c.start, c.end) for c in s.content),
        )
        for s in record.statements
        if s.within is None
    ]


class _Words:
    """The words of a text, and which of them stand between quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans = [m.span() for m in _WORD.finditer(text)]
        self.at = {c: n for n, (s, e) in enumerate(self.spans) for c in range(s, e)}
        self.quoted = self._quoted()

    def _quoted(self) -> set[int]:
        inside, out = False, set()
        for place, sign in enumerate(self.text):
            if sign == '"':
                inside = not inside
            elif sign in "\n“”":
                inside = sign == "“"
            elif inside and place in self.at:
                out.add(self.at[place])
        return out

    def of(self, spans: Spans) -> Words:
        return frozenset(self.at[c] for s, e in spans for c in range(s, e) if c in self.at)

    def kind(self, words: Words) -> str:
        share = len(words & self.quoted) / len(words)
        return "direct" if share >= 0.9 else "mixed" if share else "indirect"

    def head(self, words: Words) -> int:
        """The last word before a comma, a bracket or a preposition."""
        head, before = min(words), -1
        for word in sorted(words):
            start, end = self.spans[word]
            if before >= 0 and (
                set(self.text[before:start]) & set(",(") or self.text[start:end].lower() in _HEAD_STOPS
            ):
                break
            head, before = word, end
        return head


def _count(
    words: _Words, gold: Iterable[Attribution], predicted: Iterable[Attribution], tally: Counter[str]
) -> None:
    wanted = [w for w in ((words.of(a.content), words.of(a.speaker), words.of(a.cue)) for a in gold) if w[0]]
    given = [
        g for g in ((words.of(a.content), words.of(a.speaker), words.of(a.cue)) for a in predicted) if g[0]
    ]
    tally["gold"] += len(wanted)
    tally["predicted"] += len(given)
    all_wanted = frozenset[int]().union(*(w[0] for w in wanted))
    all_given = frozenset[int]().union(*(g[0] for g in given))
    tally["token_hit"] += len(all_wanted & all_given)
    tally["token_gold"] += len(all_wanted)
    tally["token_predicted"] += len(all_given)
    matched = _matched([w[0] for w in wanted], [g[0] for g in given])
    for number, (content, _, _) in enumerate(wanted):
        kind = words.kind(content)
        tally[f"gold_{kind}"] += 1
        tally[f"hit_{kind}"] += number in matched
    for number, other in matched.items():
        _count_match(words, wanted[number], given[other], tally)


def _count_match(
    words: _Words, want: tuple[Words, Words, Words], give: tuple[Words, Words, Words], tally: Counter[str]
) -> None:
    tally["match"] += 1
    tally["exact"] += want[0] == give[0]
    tally["speaker_gold"] += bool(want[1])
    tally["speaker_predicted"] += bool(give[1])
    overlap = bool(want[1] & give[1])
    tally["speaker_hit"] += overlap
    tally["speaker_head"] += bool(want[1] and give[1]) and words.head(want[1]) in give[1]
    tally["both"] += overlap or not (want[1] or give[1])
    tally["cue_gold"] += bool(want[2])
    tally["cue_hit"] += bool(want[2] & give[2])


def _matched(wanted: list[Words], given: list[Words]) -> dict[int, int]:
    """Gold -> predicted, one to one, the closest pairs first."""
    holders: dict[int, list[int]] = defaultdict(list)
    for other, content in enumerate(given):
        for word in content:
            holders[word].append(other)
    pairs = []
    for number, content in enumerate(wanted):
        for other, shared in Counter(o for w in content for o in holders[w]).items():
            ratio = shared / (len(content) + len(given[other]) - shared)
            if ratio >= 0.5:
                pairs.append((-ratio, number, other))
    out: dict[int, int] = {}
    used: set[int] = set()
    for _, number, other in sorted(pairs):
        if number not in out and other not in used:
            out[number] = other
            used.add(other)
    return out


def _percentages(tally: Mapping[str, int]) -> dict[str, float]:
    out: dict[str, float] = {}
    for name, hit, given, wanted in (
        ("content_token", "token_hit", "token_predicted", "token_gold"),
        ("content", "match", "predicted", "gold"),
        ("exact", "exact", "predicted", "gold"),
        ("speaker", "speaker_hit", "speaker_predicted", "speaker_gold"),
        ("speaker_head", "speaker_head", "speaker_predicted", "speaker_gold"),
        ("attribution", "both", "predicted", "gold"),
    ):
        precision, recall = _ratio(tally[hit], tally[given]), _ratio(tally[hit], tally[wanted])
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        out |= {f"{name}_p": round(precision, 1), f"{name}_r": round(recall, 1), f"{name}_f1": round(f1, 1)}
    for kind in _KINDS:
        out[f"recall_{kind}"] = round(_ratio(tally[f"hit_{kind}"], tally[f"gold_{kind}"]), 1)
    out["cue_r"] = round(_ratio(tally["cue_hit"], tally["cue_gold"]), 1)
    return out


def _ratio(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0
