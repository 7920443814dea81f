"""START HERE: how a report becomes a record, one stage a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from msgspec import structs

from onrecord.entities import find_entities, link_quoted
from onrecord.events import Refusal, find_events
from onrecord.language import DEFAULT_MODEL, LanguageModel
from onrecord.places import find_places
from onrecord.resources.calendar import DatedEvents, load_dated_events
from onrecord.resources.codebook import Codebook, load_codebook
from onrecord.resources.cues import CueLexicon, load_cues
from onrecord.resources.gazetteer import Gazetteer, load_gazetteer
from onrecord.resources.status import StatusLexicon, load_status_lexicon
from onrecord.resources.whoswho import WhosWho, load_whoswho
from onrecord.statements import find_statements
from onrecord.times import find_times
from onrecord.types import Annotation, Event, Findings, Record, Report

BATCH_CHARACTERS = 200_000
"""Reports are annotated together until they hold so much text: memory stays bounded, batches stay full."""

_WORDS = re.compile(r"[a-z]+")
_QUOTES = frozenset('"“”„«»‘`')


@dataclass(frozen=True, slots=True, kw_only=True)
class Toolkit:
    """What is loaded once and shared by all readings."""

    language: LanguageModel
    whoswho: WhosWho
    gazetteer: Gazetteer
    dated_events: DatedEvents
    cues: CueLexicon
    codebook: Codebook
    status: StatusLexicon
    parse_all: bool = False

    def needs_parse(self, sentence: str) -> bool:
        """Whether a sentence holds a quotation mark, a cue or a trigger, and so may hold a fact."""
        if self.parse_all or not _QUOTES.isdisjoint(sentence):
            return True
        words = set(_WORDS.findall(sentence.lower()))
        return not self.cues.words.isdisjoint(words) or self.codebook.may_fire(words)


def load_toolkit(
    *, model: str = DEFAULT_MODEL, parse_all: bool = False, layers: tuple[Path, ...] = ()
) -> Toolkit:
    """Loads model, who's who, gazetteer, cues and codebook, once a process for the same arguments.

    ``layers`` are folders of a user's own who's who lists, the lowest first; ``parse_all`` parses every
    sentence and not only those that may hold a fact.
    """
    tools = _load(model, layers)
    return replace(tools, parse_all=True) if parse_all else tools


@lru_cache(maxsize=2)
def _load(model: str, layers: tuple[Path, ...]) -> Toolkit:
    return Toolkit(
        language=LanguageModel(model),
        whoswho=load_whoswho(layers=layers),
        gazetteer=load_gazetteer(),
        dated_events=load_dated_events(),
        cues=load_cues(),
        codebook=load_codebook(),
        status=load_status_lexicon(),
    )


def read_record(
    report: Report, annotation: Annotation, tools: Toolkit, *, refusals: list[Refusal] | None = None
) -> Record:
    """The record of one annotated report; codebook entries that did not fire are added to ``refusals``."""
    times = find_times(report, annotation, dated_events=tools.dated_events)
    places = find_places(report, annotation, gazetteer=tools.gazetteer)
    entities, mentions = find_entities(report, annotation, whoswho=tools.whoswho, places=places)
    found = Findings(times=times, places=places, entities=entities, mentions=mentions)
    statements = find_statements(report, annotation, found, cues=tools.cues)
    found = structs.replace(found, statements=statements)
    mentions = (*mentions, *link_quoted(annotation, found))
    found = structs.replace(found, mentions=tuple(sorted(mentions, key=lambda m: (m.start, m.end))))
    events = find_events(
        report, annotation, found, codebook=tools.codebook, status=tools.status, refusals=refusals
    )
    return Record(
        report=report,
        entities=entities,
        mentions=found.mentions,
        statements=statements,
        events=events,
        times=times,
        places=places,
    )


def read_reports(reports: Iterable[Report], tools: Toolkit) -> Iterator[Record]:
    """The records of reports, in order, a batch of them in memory at a time."""
    for batch in _batches(reports):
        annotations = tools.language.annotate(batch, needs_parse=tools.needs_parse)
        for report, annotation in zip(batch, annotations, strict=True):
            yield read_record(report, annotation, tools)


def explain_events(report: Report, tools: Toolkit) -> tuple[tuple[Event, ...], tuple[Refusal, ...]]:
    """The events of a report, and the codebook entries that did not fire."""
    annotation = tools.language.annotate([report], needs_parse=tools.needs_parse)[0]
    refusals: list[Refusal] = []
    record = read_record(report, annotation, tools, refusals=refusals)
    return record.events, tuple(refusals)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    batch: list[Report] = []
    size = 0
    for report in reports:
        batch.append(report)
        size += len(report.text)
        if size >= BATCH_CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
