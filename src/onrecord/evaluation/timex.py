"""Time expressions of TimeML files: F1 of the exact span, of an overlapping span, and of the value."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from onrecord.types import Record, Report, Time

_CREATED = re.compile(
    r'functionInDocument="CREATION_TIME"[^>]*?value="([^"]+)"|value="([^"]+)"[^>]*?functionInDocument="CREATION_TIME"'
)
_BODY = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"(<[^>]+>)")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')


class GoldTime(Struct, frozen=True, kw_only=True):
    """A marked expression: character offsets in the text of its report."""

    start: int
    end: int
    type: str
    value: str


def load(folder: Path) -> tuple[list[Report], dict[str, tuple[GoldTime, ...]]]:
    """The reports of the ``.tml`` files below ``folder``, and the marked expressions by report id."""
    reports, gold = [], {}
    for path in sorted(folder.rglob("*.tml")):
        source = path.read_text("utf-8", errors="replace")
        created, body = _CREATED.search(source), _BODY.search(source)
        if created is None or body is None:
            continue
        text, times = _read_body(body.group(1))
        published = (created.group(1) or created.group(2))[:10]
        reports.append(Report(id=str(path), text=text, published=published))
        gold[str(path)] = times
    return reports, gold


def _read_body(body: str) -> tuple[str, tuple[GoldTime, ...]]:
    pieces: list[str] = []
    times: list[GoldTime] = []
    open_tags: list[tuple[int, dict[str, str]]] = []
    at = 0
    for piece in _TAG.split(body):
        if piece.startswith("<TIMEX3"):
            open_tags.append((at, dict(_ATTRIBUTE.findall(piece))))
        elif piece.startswith("</TIMEX3"):
            start, attributes = open_tags.pop()
            times.append(GoldTime(start=start, end=at, type=attributes["type"], value=attributes["value"]))
        elif not piece.startswith("<"):
            plain = html.unescape(piece)
            pieces.append(plain)
            at += len(plain)
    return "".join(pieces), tuple(times)


def score(records: Iterable[Record], gold: dict[str, tuple[GoldTime, ...]]) -> dict[str, float]:
    """F1 as ``strict``, ``relaxed`` and ``value``; a final Z of a value is left out of the comparison."""
    strict = relaxed = value = found = marked = 0
    for record in records:
        times = record.times
        found += len(times)
        marked += len(gold[record.report.id])
        used: set[int] = set()
        for want in gold[record.report.id]:
            at = _partner(want, times, used)
            if at is None:
                continue
            used.add(at)
            relaxed += 1
            strict += (times[at].start, times[at].end) == (want.start, want.end)
            value += (times[at].value or "").rstrip("Z") == want.value
    return {
        "strict": _f1(strict, found, marked),
        "relaxed": _f1(relaxed, found, marked),
        "value": _f1(value, found, marked),
    }


def _partner(want: GoldTime, times: tuple[Time, ...], used: set[int]) -> int | None:
    for at, time in enumerate(times):
        if at not in used and time.start < want.end and time.end > want.start:
            return at
    return None


def _f1(hits: int, found: int, marked: int) -> float:
    return 2 * hits / (found + marked) if found + marked else 0.0
