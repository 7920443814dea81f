"""Sport, weather, business, culture and health use the words of diplomacy: none of it is an event."""

from __future__ import annotations

import pytest

from onrecord.pipeline import Toolkit, read_record
from onrecord.types import Report

TYPES = frozenset(
    {"AID", "COOPERATE", "RETREAT", "CONCEDE", "SUPPORT", "AGREE", "CONSULT", "REQUEST", "ACCUSE", "REJECT"}
)

SENTENCES = (
    # sport
    "The full-back signed a three-year contract with the club on deadline day.",
    "The goalkeeper conceded twice in the opening ten minutes of the match.",
    "She withdrew from the marathon with a strained calf.",
    "The champion defended her title in straight sets at the tennis tournament.",
    "The visitors surrendered a two-goal lead in the second half.",
    "The coach praised the midfielder after the semi-final.",
    "The two sides meet again in the quarter-final on Saturday.",
    "The winger was released by the rugby club at the end of the season.",
    "The referee dismissed the appeal for a penalty in the cup tie.",
    "The batsman retired hurt after the second innings.",
    "The keeper rejected every shot that came towards the goal.",
    "The boxer accepted defeat with a smile after the heavyweight bout.",
    "The hosts yielded a goal in stoppage time of the league match.",
    "The sprinter pulled out of the championship because of a cold.",
    "The manager blamed the pitch for the draw in the cup tie.",
    # weather
    "The storm eased overnight and the rain stopped by dawn.",
    "Fog lifted from the valley before noon.",
    "Heavy snow forced the school to cancel its trip to the mountains.",
    "The heatwave returned to the plains in August.",
    "Two cold fronts met over the lake and brought hail.",
    "Winds backed to the north-west and dropped after midnight.",
    "The monsoon withdrew from the coast a week late.",
    "Rain brought relief to the parched fields.",
    "The cyclone spared the island but drenched the harbour.",
    "The river retreated to its bed after the thaw.",
    "A frontal system will visit the east coast with showers.",
    "The drought pressed the river to its lowest mark.",
    # business
    "Shares in the brewery gave back early gains.",
    "The bond yields five per cent a year.",
    "Consumer demand for bicycles rose in the spring.",
    "The retailer offered a discount on winter coats.",
    "The start-up raised ten million dollars for its app.",
    "The airline apologised for the delay on its website.",
    "The garage charged a fee for the second inspection.",
    "The annual meeting of the shareholders lasted three hours.",
    "Profits met the forecast and the dividend was unchanged.",
    "The bakery supplied bread to two hotels.",
    "The firm released its quarterly results on Thursday.",
    "The currency retreated against the dollar in thin trading.",
    "The chain agreed the lease of a shop in the old arcade.",
    "The price of copper backed away from its peak.",
    "The factory received an order for forty lifts.",
    # culture
    "The band released an album of ballads in the autumn.",
    "The audience applauded the pianist for ten minutes.",
    "Reviewers slammed the novel as dull.",
    "The film was praised for its camera work.",
    "The soprano returned to the stage after a long illness.",
    "The museum opened its doors to visitors on Sunday.",
    "The painting supports a late date for the fresco.",
    "The novelist rejected the usual form of the thriller.",
    "The choir accepted applause before the interval.",
    "The gallery lent three drawings for the exhibition.",
    "The comedy received a warm welcome from the critics.",
    # health
    "The patient complained of chest pain during the night.",
    "Walking helps the heart, doctors agree.",
    "The tablets relieved the pain within the hour.",
    "His body rejected the transplanted kidney.",
    "The fever returned on the third day.",
    "The vaccine provided protection against the new strain of flu.",
    "Surgeons assisted by a robot removed the tumour.",
    "A balanced diet supports the immune system.",
    "Allergy season arrived early in the hills.",
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_files_no_verbal_or_cooperative_event(tools: Toolkit, sentence: str) -> None:
    report = Report(id="x", text=sentence, published="2019-05-04")
    (annotation,) = tools.language.annotate([report], needs_parse=tools.needs_parse)
    record = read_record(report, annotation, tools)
    assert [(e.rule, e.trigger.text) for e in record.events if e.event in TYPES] == []
