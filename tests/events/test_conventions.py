from __future__ import annotations

import pytest

from onrecord.events.conventions import plover_type
from onrecord.pipeline import Toolkit, read_reports
from onrecord.types import Event, Report
from onrecord.types.events import EventType, Status


@pytest.mark.parametrize(
    ("event", "mode", "status", "refused", "filed"),
    [
        ("AID", None, "actual", False, "AID"),
        ("AID", None, "promised", False, "AGREE"),
        ("CONSULT", "visit", "planned", False, "AGREE"),
        ("AID", None, "requested", False, "REQUEST"),
        ("RETREAT", "withdraw", "planned", False, "CONCEDE"),
        ("RETREAT", "release", "promised", False, "AGREE"),
        ("ASSAULT", None, "threatened", False, "THREATEN"),
        ("SANCTION", None, "planned", False, "THREATEN"),
        ("SANCTION", None, "considered", False, "SANCTION"),
        ("AID", None, "negated", True, "REJECT"),
        ("AID", None, "negated", False, "AID"),
        ("ASSAULT", None, "negated", True, "ASSAULT"),
    ],
)
def test_plover_type(
    event: EventType, mode: str | None, status: Status, refused: bool, filed: EventType
) -> None:
    assert plover_type(event, mode, status, refused=refused) == filed


def events(tools: Toolkit, text: str) -> tuple[Event, ...]:
    return next(read_reports([Report(id="1", text=text, published="2012-03-09")], tools)).events


@pytest.mark.parametrize(
    ("text", "event", "filed"),
    [
        ("Fiji will not meet Tonga's envoy.", "CONSULT", "REJECT"),
        ("Fiji did not meet Tonga's envoy.", "CONSULT", "CONSULT"),
        ("Fiji will meet Tonga's envoy.", "CONSULT", "AGREE"),
        ("Fiji met Tonga's envoy.", "CONSULT", "CONSULT"),
    ],
)
def test_what_is_filed_for_plover(tools: Toolkit, text: str, event: str, filed: str) -> None:
    found = [e for e in events(tools, text) if e.event == event]
    assert [e.plover for e in found] == [filed]


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("The blast killed 12 people and wounded 30 others in Aden, police said.", "dead", 12),
        ("The blast killed 12 people and wounded 30 others in Aden, police said.", "injured", 30),
        ("Gunmen killed twenty-five miners near Jos.", "dead", 25),
        ("Police arrested 1,200 demonstrators in Minsk.", "arrested", 1200),
        ("Norway gave Malawi a grant of $1.5 million.", "amount", 1_500_000.0),
        ("Norway gave Malawi a grant of €20 million.", "currency", "EUR"),
        ("Gunmen killed miners near Jos.", "dead", None),
    ],
)
def test_magnitude(tools: Toolkit, text: str, field: str, value: object) -> None:
    assert getattr(events(tools, text)[0].magnitude, field) == value


@pytest.mark.parametrize(
    ("text", "trigger", "date", "place"),
    [
        ("On Tuesday, rebels attacked a convoy near Goma.", "attacked", ("2012-03-06", "2012-03-06"), "Goma"),
        ("The mayor said on Monday that rebels had attacked a convoy.", "attacked", None, None),
        (
            "Envoys of Chad and Niger met in Cairo on 5 February 2012.",
            "met",
            ("2012-02-05", "2012-02-05"),
            "Cairo",
        ),
        ("Rebels attacked a convoy.", "attacked", None, None),
    ],
)
def test_when_and_where(
    tools: Toolkit, text: str, trigger: str, date: tuple[str, str] | None, place: str | None
) -> None:
    event = next(e for e in events(tools, text) if e.trigger.text.startswith(trigger))
    assert (event.date and (event.date.from_, event.date.to)) == date
    assert (event.place and event.place.name) == place


def test_several_parties_stay_apart(tools: Toolkit) -> None:
    (event,) = events(tools, "Peru, Chile and Bolivia condemned Panama and Cuba.")
    assert [p.country for p in event.actors] == ["PER", "CHL", "BOL"]
    assert [p.country for p in event.recipients] == ["PAN", "CUB"]


def test_who_says_it_is_told(tools: Toolkit) -> None:
    record = next(
        read_reports(
            [Report(id="1", text="Lagos said that rebels had attacked a convoy.", published=None)], tools
        )
    )
    (event,) = record.events
    assert event.claimed_by == record.statements[0].id
