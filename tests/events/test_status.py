"""Minimal pairs: one word changes, the status changes."""

from __future__ import annotations

import pytest

from onrecord.pipeline import Toolkit, read_reports
from onrecord.types import Report

CASES = [
    # tense, aspect, modality
    ("Chad's army attacked the rebels.", "attacked", "actual"),
    ("Chad's army has attacked the rebels.", "attacked", "actual"),
    ("Chad's army is attacking the rebels.", "attacking", "actual"),
    ("Chad's army will attack the rebels.", "attack", "planned"),
    ("Chad's army could attack the rebels.", "attack", "hypothetical"),
    ("Chad's army might attack the rebels.", "attack", "hypothetical"),
    ("Chad's army should attack the rebels.", "attack", "requested"),
    ("Chad's army would attack the rebels if they crossed the river.", "attack", "hypothetical"),
    ("Chad's army is to attack the rebels.", "attack", "planned"),
    ("Chad's army is about to attack the rebels.", "attack", "planned"),
    ("Chad's army is going to attack the rebels.", "attack", "planned"),
    # negation
    ("Chad's army did not attack the rebels.", "attack", "negated"),
    ("Chad's army never attacked the rebels.", "attacked", "negated"),
    ("Chad's army not only attacked the rebels but pursued them.", "attacked", "actual"),
    ("No soldier attacked the rebels.", "attacked", "negated"),
    ("Nobody attacked the rebels.", "attacked", "negated"),
    ("The army left without attacking the rebels.", "attacking", "negated"),
    # words that settle what stands below them
    ("The mayor met the strikers.", "met", "actual"),
    ("The mayor refused to meet the strikers.", "meet", "negated"),
    ("The mayor declined to meet the strikers.", "meet", "negated"),
    ("The mayor failed to meet the strikers.", "meet", "negated"),
    ("The mayor managed to meet the strikers.", "meet", "actual"),
    ("The mayor did not manage to meet the strikers.", "meet", "negated"),
    ("The mayor promised to meet the strikers.", "meet", "promised"),
    ("The mayor agreed to meet the strikers.", "meet", "promised"),
    ("The mayor plans to meet the strikers.", "meet", "planned"),
    ("The mayor is due to meet the strikers.", "meet", "planned"),
    ("The mayor is expected to meet the strikers.", "meet", "planned"),
    ("The mayor is considering meeting the strikers.", "meeting", "considered"),
    ("The mayor hopes to meet the strikers.", "meet", "hypothetical"),
    ("The mayor is likely to meet the strikers.", "meet", "hypothetical"),
    ("The bishop urged the mayor to meet the strikers.", "meet", "requested"),
    ("The bishop demanded that the mayor meet the strikers.", "meet", "requested"),
    ("The colonel threatened to bomb the capital.", "bomb", "threatened"),
    ("The colonel did not threaten to bomb the capital.", "bomb", "hypothetical"),
    ("Lagos denied that its troops attacked the village.", "attacked", "negated"),
    ("Lagos said that its troops attacked the village.", "attacked", "actual"),
    ("Lagos did not say that its troops attacked the village.", "attacked", "hypothetical"),
    ("If rebels attack the village, Lagos will act.", "attack", "hypothetical"),
    # nouns
    ("Peru imposed sanctions on Bolivia.", "sanctions", "actual"),
    ("Peru may impose sanctions on Bolivia.", "sanctions", "hypothetical"),
    ("Peru will impose sanctions on Bolivia.", "sanctions", "planned"),
    ("Peru threatened sanctions on Bolivia.", "sanctions", "threatened"),
    ("Peru is weighing sanctions on Bolivia.", "sanctions", "considered"),
    ("Peru called for sanctions on Bolivia.", "sanctions", "requested"),
    ("Peru condemned the attack on the clinic.", "attack", "actual"),
    ("There was no attack on the clinic.", "attack", "negated"),
    ("Police foiled an attack on the clinic.", "attack", "negated"),
    ("Fears of an attack on the clinic grew.", "attack", "hypothetical"),
    ("Talks between Peru and Bolivia were held on Monday.", "Talks", "actual"),
    ("Talks between Peru and Bolivia will be held on Monday.", "Talks", "planned"),
    # what is done by saying it
    ("Farmers marched through Lima to demand help from the ministry.", "demand", "actual"),
    ("Farmers will march through Lima to demand help from the ministry.", "demand", "planned"),
    ("The rebels rejected a demand by the premier that they free the captives.", "demand", "actual"),
    ("Kano warned that it would attack the village.", "attack", "threatened"),
    ("Kano warned that rebels could attack the village.", "attack", "hypothetical"),
    ("Kano warned that rebels had attacked the village.", "attacked", "actual"),
    ("The army could attack the rebels by bombing the bridge.", "bombing", "hypothetical"),
    ("The army attacked the rebels by bombing the bridge.", "bombing", "actual"),
    ("The mayor wants to meet the strikers.", "meet", "hypothetical"),
    ("The mayor does not want to meet the strikers.", "meet", "negated"),
    ("The mayor wants the strikers to meet the bishop.", "meet", "requested"),
    ("There is no sign that Chad attacked the village.", "attacked", "hypothetical"),
    ("There are signs that Chad attacked the village.", "attacked", "actual"),
    ("The army may continue to bomb the village.", "bomb", "hypothetical"),
    ("The army continued to bomb the village.", "bomb", "actual"),
    ("Chad opposed Libya in its war with Sudan.", "war", "actual"),
    # chains
    ("Kenya denied that it had agreed to lend money to Sudan.", "lend", "hypothetical"),
    ("Kenya may refuse to meet the rebels.", "meet", "hypothetical"),
    ("Kenya is expected to promise to meet the rebels.", "meet", "promised"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), CASES)
def test_status(tools: Toolkit, text: str, trigger: str, status: str) -> None:
    record = next(read_reports([Report(id="1", text=text, published="2010-05-12")], tools))
    found = {e.trigger.text: e.status for e in record.events}
    assert any(trigger in words for words in found), f"no event on {trigger!r}, only {found}"
    assert found[min((words for words in found if trigger in words), key=len)] == status


@pytest.mark.xfail(
    strict=True, reason="the codebook's entry for talks leaves out planned ones, to spare false alarms"
)
def test_planned_talks(tools: Toolkit) -> None:
    report = Report(
        id="1", text="Planned talks between Peru and Bolivia drew protests.", published="2010-05-12"
    )
    record = next(read_reports([report], tools))
    assert [e.status for e in record.events if e.event == "CONSULT"] == ["planned"]
