"""Sport, weather, business, culture and health speak of attacks, strikes and threats; none is filed."""

from __future__ import annotations

import pytest

from onrecord.pipeline import Toolkit, load_toolkit, read_reports
from onrecord.types import Record, Report

CONFLICT = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "THREATEN"})

SENTENCES = (
    # sport
    "Uruguay's forwards attacked from the first whistle and led the match by two goals at half-time.",
    "The striker fired a shot past the goalkeeper from thirty metres.",
    "Her strike rate is the best in the women's cricket side.",
    "The quarterback was sacked four times in the third quarter.",
    "Ghana beat Zambia on penalties in the semi-final.",
    "The club sacked its coach after nine defeats in the league.",
    "A late equaliser by the winger stunned the visitors.",
    "The boxer was knocked down twice before the bell saved him.",
    "Two fielders dropped catches while the bowler bombarded the batsman with short balls.",
    "The referee ejected the pitcher from the baseball game.",
    "Kenyan runners captured all three medals in the steeplechase.",
    "The cyclist launched an attack on the last climb and won the stage.",
    "The tennis champion threatened to break her opponent's serve in every game.",
    "The league fined the defender for his tackle in Sunday's match.",
    "The visitors invaded the home half but could not convert a scrum.",
    "The golfer shot a round of 65 at the course near Perth.",
    "The midfielder was suspended for two games after a late challenge.",
    "The sprinter exploded out of the blocks.",
    # weather and nature
    "A cyclone struck the coast of Mozambique at dawn.",
    "Hailstones pounded the vineyards of Burgundy for an hour.",
    "Snow blocked three mountain passes in Armenia.",
    "Lightning killed four cows on a hillside in Rwanda.",
    "A heatwave gripped Andalusia and threatened the olive harvest.",
    "The volcano fired ash nine kilometres into the sky.",
    "Floods displaced thousands of people along the Niger river.",
    "A bomb cyclone battered the fishing harbours of Nova Scotia.",
    "Swarms of locusts invaded the maize fields of Turkana.",
    "An avalanche buried a ski lodge in the Tatra mountains.",
    "The earthquake destroyed a bridge and two schools in Nepal.",
    "Gale-force winds forced the ferry to stay in port.",
    "The tide flooded the harbour and sank four dinghies.",
    # business and markets
    "Shares in the brewer were hammered after a profit warning.",
    "The Turkish lira came under fire in early trading.",
    "Two airlines are locked in a price war on the Sydney route.",
    "The retailer launched an aggressive campaign to win back shoppers.",
    "The start-up executed its plan ahead of schedule.",
    "Oil prices shot up by six per cent on Thursday.",
    "The bakery targeted younger customers with a new range of buns.",
    "The carmaker recalled nine thousand vehicles because of faulty brakes.",
    "A Danish firm seized the opportunity to enter the Vietnamese market.",
    "The bank deployed new software to its branches.",
    "Cocoa rallied in London after three weak weeks.",
    "The supermarket slashed the price of milk.",
    "The merger threatened to unravel over the valuation.",
    "The company captured a third of the market for solar lamps.",
    "The airline cancelled 300 flights because of fog.",
    # culture and everyday life
    "The soprano stormed off the stage during the second act.",
    "Critics slaughtered the musical on its opening night.",
    "The director shot the film in black and white in Tallinn.",
    "Her debut novel exploded onto the bestseller lists.",
    "The festival drew crowds that besieged the ticket office.",
    "The chef beat the eggs and torched the sugar on the custard.",
    "The curator hung the portrait beside the window.",
    "The comedian killed the audience with his last joke.",
    "The garden was a riot of colour in May.",
    "The orchestra marched through the overture at a brisk pace.",
    "The colours of the carpet and the curtains clash.",
    "Bakers in the town stopped work at noon because of the heat.",
    # health and science
    "The vaccine attacks the virus before it can spread.",
    "Malaria kills more infants than any other disease in the district.",
    "He suffered a heart attack on the way to the library.",
    "The antibody blocked the protein in nine of ten trials.",
    "Smoking threatens the lungs of unborn babies.",
    "She fought cancer for eleven years.",
    "The surgeon performed an operation on the boy's knee.",
    "Scientists isolated the gene in a laboratory in Uppsala.",
    "A panic attack can strike a patient without warning.",
    "The drug suppresses the immune system.",
    "The hospital suspended visits because of the norovirus.",
)


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    tools: Toolkit = load_toolkit()
    reports = [Report(id=str(i), text=text, published="2020-06-15") for i, text in enumerate(SENTENCES)]
    return {record.report.text: record for record in read_reports(reports, tools)}


@pytest.mark.parametrize("text", SENTENCES)
def test_no_conflict_is_filed(records: dict[str, Record], text: str) -> None:
    filed = [(e.rule, e.trigger.text) for e in records[text].events if e.event in CONFLICT]
    assert filed == []


def test_the_types_are_filed_where_they_belong() -> None:
    text = "Gunmen attacked the village. Police arrested two men. Farmers went on strike in Lyon."
    (record,) = read_reports([Report(id="x", text=text, published="2020-06-15")], load_toolkit())
    assert [e.event for e in record.events] == ["ASSAULT", "COERCE", "PROTEST"]
