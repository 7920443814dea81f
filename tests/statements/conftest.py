"""Statements of short texts, read with the real model; each text is annotated once a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from onrecord.entities import find_entities
from onrecord.pipeline import Toolkit
from onrecord.places import find_places
from onrecord.statements import find_statements
from onrecord.times import find_times
from onrecord.types import Findings, Report, Statement

Read = Callable[[str], tuple[Statement, ...]]


@pytest.fixture(scope="session")
def read(tools: Toolkit) -> Read:
    """The statements of a text published on Wednesday, 10 May 2023."""

    @cache
    def read_text(text: str) -> tuple[Statement, ...]:
        report = Report(id="case", text=text, published="2023-05-10")
        (annotation,) = tools.language.annotate([report], needs_parse=tools.needs_parse)
        entities, mentions = find_entities(report, annotation, whoswho=tools.whoswho)
        found = Findings(
            times=find_times(report, annotation),
            places=find_places(report, annotation, gazetteer=tools.gazetteer),
            entities=entities,
            mentions=mentions,
        )
        return find_statements(report, annotation, found, cues=tools.cues)

    return read_text
