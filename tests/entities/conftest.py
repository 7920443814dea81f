"""A small who's who of its own, so that these tests do not move with the one that ships."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.entities import find_entities
from onrecord.language import LanguageModel
from onrecord.resources.whoswho import WhosWho, load_whoswho
from onrecord.types import Annotation, Entity, Mention, Report

Found = tuple[Report, tuple[Entity, ...], tuple[Mention, ...]]


@pytest.fixture(scope="session")
def whoswho() -> WhosWho:
    return load_whoswho(Path(__file__).parent / "whoswho")


@pytest.fixture(scope="session")
def annotate() -> Callable[[str], Annotation]:
    model = LanguageModel()
    known: dict[str, Annotation] = {}

    def of(text: str) -> Annotation:
        if text not in known:
            known[text] = model.annotate([Report(id="t", text=text)])[0]
        return known[text]

    return of


@pytest.fixture(scope="session")
def find(whoswho: WhosWho, annotate: Callable[[str], Annotation]) -> Callable[[str, str | None], Found]:
    def of(text: str, published: str | None) -> Found:
        report = Report(id="t", text=text, published=published)
        entities, mentions = find_entities(report, annotate(text), whoswho=whoswho)
        return report, entities, mentions

    return of
