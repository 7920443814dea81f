"""Runs the examples and counter-examples of a codebook.

An example marks its words: ``<Oslo> *promised* to lend [Maputo] two ferries. => promised``: actors between
``< >``, recipients between ``[ ]``, the trigger between ``* *``; the status is ``actual`` where none is
given. A counter-example is a sentence from which the entry's type must not be filed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from onrecord.pipeline import Toolkit, read_reports
from onrecord.resources.codebook import Codebook, Entry
from onrecord.types import Event, Party, Record, Report

_MARK = re.compile(r"[<>\[\]*]")


class Example(Struct, frozen=True, kw_only=True):
    """A sentence with what must be filed from it; character ranges without the marks."""

    rule: str
    text: str
    trigger: tuple[int, int] | None
    actors: tuple[tuple[int, int], ...]
    recipients: tuple[tuple[int, int], ...]
    status: str
    counter: bool


class Failure(Struct, frozen=True, kw_only=True):
    """An example that does not hold, and why."""

    rule: str
    text: str
    reason: str


def parse_example(rule: str, marked: str, *, counter: bool = False) -> Example:
    """Reads the marks of an example. Raises ``ValueError`` where they do not pair up."""
    sentence, _, status = marked.partition(" => ")
    out: list[str] = []
    spans: dict[str, list[tuple[int, int]]] = {"<": [], "[": [], "*": []}
    opened: dict[str, int] = {}
    length = at = 0
    for match in _MARK.finditer(sentence):
        piece = sentence[at : match.start()]
        out.append(piece)
        length += len(piece)
        at = match.end()
        mark = {">": "<", "]": "["}.get(match.group(), match.group())
        if mark in opened:
            spans[mark].append((opened.pop(mark), length))
        else:
            opened[mark] = length
    if opened:
        raise ValueError(f"{rule}: the marks of {marked!r} do not pair up")
    out.append(sentence[at:])
    return Example(
        rule=rule,
        text="".join(out),
        trigger=spans["*"][0] if spans["*"] else None,
        actors=tuple(spans["<"]),
        recipients=tuple(spans["["]),
        status=status.strip() or "actual",
        counter=counter,
    )


def examples(codebook: Codebook) -> Iterator[Example]:
    """All examples of a codebook, in its order."""
    for entry in codebook.entries:
        yield from (parse_example(entry.rule, text) for text in entry.examples)
        yield from (parse_example(entry.rule, text, counter=True) for text in entry.counter)


def check_codebook(tools: Toolkit) -> tuple[int, list[Failure]]:
    """How many examples the codebook holds, and those that fail."""
    wanted = list(examples(tools.codebook))
    reports = (
        Report(id=str(i), text=example.text, published="2020-06-15") for i, example in enumerate(wanted)
    )
    by_rule = {entry.rule: entry for entry in tools.codebook.entries}
    failures = []
    for example, record in zip(wanted, read_reports(reports, tools), strict=True):
        reason = objection(example, by_rule[example.rule], record)
        if reason is not None:
            failures.append(Failure(rule=example.rule, text=example.text, reason=reason))
    return len(wanted), failures


def objection(example: Example, entry: Entry, record: Record) -> str | None:
    """Why a record does not hold an example, ``None`` where it does."""
    if example.counter:
        wrong = [e for e in record.events if e.event == entry.event]
        return f"files {wrong[0].rule} on {wrong[0].trigger.text!r}" if wrong else None
    near = [e for e in record.events if e.event == entry.event and _touches(e, example.trigger)]
    if not near:
        return f"no {entry.event} filed, only {[(e.rule, e.trigger.text) for e in record.events]}"
    event = next((e for e in near if e.mode == entry.mode), near[0])
    if event.mode != entry.mode:
        return f"mode {event.mode} by {event.rule}, wanted {entry.mode}"
    if event.status != example.status:
        return f"status {event.status}, wanted {example.status}"
    for role, have, want in (
        ("actors", event.actors, example.actors),
        ("recipients", event.recipients, example.recipients),
    ):
        if want and not _same(have, want):
            return f"{role} {[p.text for p in have]}, wanted {[example.text[s:e] for s, e in want]}"
    return None


def _touches(event: Event, span: tuple[int, int] | None) -> bool:
    return span is None or (event.trigger.start < span[1] and span[0] < event.trigger.end)


def _same(parties: tuple[Party, ...], spans: tuple[tuple[int, int], ...]) -> bool:
    def overlap(party: Party, span: tuple[int, int]) -> bool:
        return party.start < span[1] and span[0] < party.end

    return all(any(overlap(p, s) for p in parties) for s in spans) and all(
        any(overlap(p, s) for s in spans) for p in parties
    )
