"""Who takes part, and what stands within what."""

from __future__ import annotations

import pytest

from onrecord.pipeline import Toolkit, read_reports
from onrecord.types import Event, Report

PARTIES = [
    # voice, relative and reduced clauses
    ("Rebels attacked the garrison.", "attacked", ["Rebels"], ["the garrison"]),
    ("The garrison was attacked by rebels.", "attacked", ["rebels"], ["The garrison"]),
    ("The garrison was attacked at dawn.", "attacked", [], ["The garrison"]),
    ("The rebels who attacked the garrison fled.", "attacked", ["The rebels"], ["the garrison"]),
    ("The garrison attacked by rebels held out.", "attacked", ["rebels"], ["The garrison"]),
    # control and raising
    ("Fiji told Tonga to expel the envoys.", "expel", ["Tonga"], ["the envoys"]),
    ("Fiji promised Tonga to expel the envoys.", "expel", ["Fiji"], ["the envoys"]),
    ("Fiji accused Tonga of expelling the envoys.", "expelling", ["Tonga"], ["the envoys"]),
    ("Fiji tried to expel the envoys.", "expel", ["Fiji"], ["the envoys"]),
    # conjunction
    (
        "Fiji and Tonga expelled Peru's envoy and Chile's consul.",
        "expelled",
        ["Fiji", "Tonga"],
        ["envoy", "consul"],
    ),
    ("Police arrested and deported two Samoan reporters.", "deported", ["Police"], ["two Samoan reporters"]),
    ("Fiji trained and armed the rebels.", "trained", ["Fiji"], ["the rebels"]),
    # nouns
    ("Fiji's attack on Tonga failed.", "attack", ["Fiji"], ["Tonga"]),
    ("The Fijian attack on Tonga failed.", "attack", ["Fijian"], ["Tonga"]),
    ("An attack on Tonga by Fiji failed.", "attack", ["Fiji"], ["Tonga"]),
    ("Fiji launched an attack on Tonga.", "attack", ["Fiji"], ["Tonga"]),
    ("Fiji hit Tonga with sanctions.", "sanctions", ["Fiji"], ["Tonga"]),
    ("Talks between Fiji and Tonga collapsed.", "Talks", ["Fiji", "Tonga"], []),
    # datives, groups
    ("Fiji gave Tonga 300 rifles.", "gave", ["Fiji"], ["Tonga"]),
    ("Fiji gave 300 rifles to Tonga.", "gave", ["Fiji"], ["Tonga"]),
    ("Hundreds of farmers demonstrated in Suva.", "demonstrated", ["Hundreds of farmers"], []),
    # what the parser hangs on a fronted phrase
    (
        "After the raid on the camp, Fiji and its allies expelled the envoys.",
        "expelled",
        ["Fiji", "its allies"],
        ["the envoys"],
    ),
]


def find(tools: Toolkit, text: str) -> tuple[Event, ...]:
    return next(read_reports([Report(id="1", text=text, published="1999-02-03")], tools)).events


@pytest.mark.parametrize(("text", "trigger", "actors", "recipients"), PARTIES)
def test_parties(tools: Toolkit, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    events = find(tools, text)
    holding = [e for e in events if trigger in e.trigger.text]
    assert holding, f"no event on {trigger!r}, only {[(e.rule, e.trigger.text) for e in events]}"
    event = min(holding, key=lambda e: len(e.trigger.text))
    for have, want in ((event.actors, actors), (event.recipients, recipients)):
        assert len(have) == len(want), [p.text for p in have]
        assert all(w in p.text for p, w in zip(have, want, strict=True)), [p.text for p in have]


def test_what_is_promised_stands_within_the_promise(tools: Toolkit) -> None:
    events = {e.event: e for e in find(tools, "Fiji promised to supply Tonga with rifles.")}
    assert events["AID"].within == events["AGREE"].id
    assert events["AGREE"].within is None


def test_a_relative_clause_is_no_content(tools: Toolkit) -> None:
    events = find(tools, "The army that attacked Suva has promised to release the hostages.")
    assault = next(e for e in events if e.event == "ASSAULT")
    agree = next(e for e in events if e.event == "AGREE")
    assert assault.within is None
    assert "Suva" not in {p.text for p in agree.recipients}


def test_nobody_does_it_to_himself(tools: Toolkit) -> None:
    for text in ("Fiji promised that Fiji would meet Tonga.", "Gomez demanded that they free Gomez.",
                 "Fiji said Fiji had attacked Fiji's rebels."):  # fmt: skip
        for event in find(tools, text):
            actors = {p.entity for p in event.actors if p.entity}
            assert actors.isdisjoint(p.entity for p in event.recipients)


def test_figures_of_another_clause_are_not_taken(tools: Toolkit) -> None:
    text = "Police arrested 40 miners, and the company said a blast had killed six engineers."
    arrest = next(e for e in find(tools, text) if e.mode == "arrest")
    assert (arrest.magnitude.arrested, arrest.magnitude.dead) == (40, None)


def test_a_trigger_holds_all_its_words(tools: Toolkit) -> None:
    (event,) = find(tools, "A car bomb killed six soldiers in Suva.")
    assert event.trigger.text == "car bomb"
