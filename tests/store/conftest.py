"""Records written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.types import (
    Content,
    Date,
    Entity,
    Event,
    Magnitude,
    Mention,
    Party,
    Place,
    Record,
    Report,
    Role,
    Span,
    Speaker,
    Statement,
    Time,
)

TEXT = (
    "Officials in Quito said on Monday that Peru had attacked a border post.\n"
    "Peru’s foreign minister denied it. “We won’t strike first,” Efraín Güell told reporters."
)


def at(words: str, kind: type[Any] = Span, **fields: Any) -> Any:
    """The span of the first place where the words stand."""
    start = TEXT.index(words)
    return kind(start=start, end=start + len(words), text=words, **fields)


def make_record(
    report_id: str = "r1", published: str | None = "1995-01-31", outlet: str | None = "Andes Post"
) -> Record:
    """A record in which every field of RECORD.md is filled somewhere."""
    day = at("on Monday", Date, from_="1995-01-30", to="1995-01-30")
    quito = at(
        "Quito",
        Place,
        name="Quito",
        country="ECU",
        admin1="18",
        geonames=1,
        feature="PPLC",
        lat=-0.2,
        lon=-78.5,
    )
    role = Role(title="foreign minister", organisation="Peru", from_="1994-02-17")
    return Record(
        report=Report(
            id=report_id, text=TEXT, published=published, outlet=outlet, title="Border", byline="A. Writer"
        ),
        entities=(
            Entity(id="x1", name="Peru", kind="state", country="PER", sector="GOV", wikidata="Q419"),
            Entity(id="x2", name="Efraín Güell", kind="person", country="PER", sector="GOV", role=role),
        ),
        mentions=(
            at("Peru", Mention, entity="x1", form="name"),
            at("Peru’s foreign minister", Mention, entity="x2", form="nominal"),
            at("Efraín Güell", Mention, entity="x2", form="name"),
        ),
        statements=(
            Statement(
                id="s1",
                kind="indirect",
                speaker=at("Officials in Quito", Speaker),
                cue=at("said"),
                content=(at("that Peru had attacked a border post", Content, quoted=False),),
                date=day,
                place=quito,
                confidence=0.5,
            ),
            Statement(
                id="s2",
                kind="direct",
                speaker=at("Efraín Güell", Speaker, entity="x2"),
                cue=at("told"),
                content=(at("“We won’t strike first,”", Content, quoted=True),),
                addressee=at("reporters", Speaker),
            ),
        ),
        events=(
            Event(
                id="e1",
                event="ASSAULT",
                mode="raid",
                context=("military", "territory"),
                plover="ASSAULT",
                cameo="190",
                score=-10.0,
                status="actual",
                trigger=at("attacked"),
                actors=(at("Peru", Party, entity="x1", country="PER"),),
                recipients=(at("a border post", Party),),
                date=day,
                place=quito,
                magnitude=Magnitude(dead=3, amount=2.5e6, currency="USD"),
                claimed_by="s1",
                rule="assault/attack",
                confidence=0.75,
            ),
            Event(
                id="e2",
                event="ASSAULT",
                plover="THREATEN",
                status="negated",
                ongoing=True,
                trigger=at("strike"),
                actors=(at("We", Party, entity="x1", country="PER"),),
                claimed_by="s2",
                within="e1",
                rule="assault/strike",
            ),
        ),
        times=(at("on Monday", Time, type="DATE", value="1995-01-30", from_="1995-01-30", to="1995-01-30"),),
        places=(quito,),
    )


@pytest.fixture
def record() -> Record:
    return make_record()
