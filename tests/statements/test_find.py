"""Who said what, in sentences of many kinds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.types import Statement

Read = Callable[[str], tuple[Statement, ...]]


def told(statement: Statement) -> tuple[str | None, str | None, tuple[str, ...]]:
    """Speaker, cue and content without the stops at their ends."""
    return (
        statement.speaker and statement.speaker.text,
        statement.cue and statement.cue.text,
        tuple(piece.text.strip(" .,;") for piece in statement.content),
    )


INDIRECT = [
    (
        "The harbour master said the ferry had left late.",
        "The harbour master",
        "said",
        ("the ferry had left late",),
    ),
    (
        "The ministry denied that prisoners had been moved.",
        "The ministry",
        "denied",
        ("that prisoners had been moved",),
    ),
    (
        "The court asked whether the minister had known.",
        "The court",
        "asked",
        ("whether the minister had known",),
    ),
    ("The opposition pledged to repeal the tax.", "The opposition", "pledged", ("to repeal the tax",)),
    ("The union fears that the plant will close.", "The union", "fears", ("that the plant will close",)),
    ("Villagers believe the dam is unsafe.", "Villagers", "believe", ("the dam is unsafe",)),
    (
        "She expects that the talks will resume in autumn.",
        "She",
        "expects",
        ("that the talks will resume in autumn",),
    ),
    (
        "Geologists warned that the slope could give way.",
        "Geologists",
        "warned",
        ("that the slope could give way",),
    ),
    (
        "The bank announced that it would close forty branches.",
        "The bank",
        "announced",
        ("that it would close forty branches",),
    ),
    ("The mayor urged residents to boil water.", "The mayor", "urged", ("residents to boil water",)),
    (
        "The tribunal ruled that the arrest was illegal.",
        "The tribunal",
        "ruled",
        ("that the arrest was illegal",),
    ),
    ("Kim's spokesman insisted there was no deal.", "Kim's spokesman", "insisted", ("there was no deal",)),
    (
        "The auditors concluded that the accounts were false.",
        "The auditors",
        "concluded",
        ("that the accounts were false",),
    ),
    (
        "The governor admitted that he had misled the assembly.",
        "The governor",
        "admitted",
        ("that he had misled the assembly",),
    ),
    (
        "The club confirmed that the striker would leave.",
        "The club",
        "confirmed",
        ("that the striker would leave",),
    ),
    ("Doctors say that the vaccine is safe.", "Doctors", "say", ("that the vaccine is safe",)),
    ("Many farmers think the price is too low.", "Many farmers", "think", ("the price is too low",)),
    (
        "The premier hopes that the strike will end soon.",
        "The premier",
        "hopes",
        ("that the strike will end soon",),
    ),
    ("The company promised to rehire the dockers.", "The company", "promised", ("to rehire the dockers",)),
    ("The rebels threatened to blow up the bridge.", "The rebels", "threatened", ("to blow up the bridge",)),
    (
        "Forecasters predicted that the storm would miss Manila.",
        "Forecasters",
        "predicted",
        ("that the storm would miss Manila",),
    ),
    (
        "The senator argued that the law was too vague.",
        "The senator",
        "argued",
        ("that the law was too vague",),
    ),
    ("The king declared that the war was over.", "The king", "declared", ("that the war was over",)),
    ("The director refused to answer questions.", "The director", "refused", ("to answer questions",)),
    (
        "Witnesses told the inquiry that the alarm never rang.",
        "Witnesses",
        "told",
        ("that the alarm never rang",),
    ),
    (
        "The police explained how the vault was opened.",
        "The police",
        "explained",
        ("how the vault was opened",),
    ),
    (
        "The chancellor said that wages had risen and that prices had fallen.",
        "The chancellor",
        "said",
        ("that wages had risen and that prices had fallen",),
    ),
    (
        "The survey found that half of the wells were dry.",
        "The survey",
        "found",
        ("that half of the wells were dry",),
    ),
    (
        "A letter to shareholders said the merger had failed.",
        "A letter to shareholders",
        "said",
        ("the merger had failed",),
    ),
    (
        "The paper reported that the yacht had been sold.",
        "The paper",
        "reported",
        ("that the yacht had been sold",),
    ),
]

ORDER = [
    (
        "The deal, the prime minister said, would bring jobs.",
        "the prime minister",
        "said",
        ("The deal", "would bring jobs"),
    ),
    (
        "The road will reopen in May, the council said.",
        "the council",
        "said",
        ("The road will reopen in May",),
    ),
    (
        "The road will reopen in May, said the council.",
        "the council",
        "said",
        ("The road will reopen in May",),
    ),
    (
        "The fire began in a kitchen, investigators believe.",
        "investigators",
        "believe",
        ("The fire began in a kitchen",),
    ),
    (
        "According to the coast guard, two trawlers collided.",
        "the coast guard",
        "According to",
        ("two trawlers collided",),
    ),
    (
        "Two trawlers collided off Bergen, according to the coast guard.",
        "the coast guard",
        "according to",
        ("Two trawlers collided off Bergen",),
    ),
    (
        "The mine, according to the union, has no second exit.",
        "the union",
        "according to",
        ("The mine", "has no second exit"),
    ),
    (
        "The general was quoted as saying that the siege would end.",
        "The general",
        "saying",
        ("that the siege would end",),
    ),
    (
        "The agency warned of floods, saying rivers were rising.",
        "The agency",
        "saying",
        ("rivers were rising",),
    ),
    ("He left early, adding that he was tired.", "He", "adding", ("that he was tired",)),
]

DIRECT = [
    (
        "“The bridge will stay closed,” said the mayor of Porto, Rui Moreira.",
        "the mayor of Porto, Rui Moreira",
        "said",
        ("“The bridge will stay closed,”",),
    ),
    ('"I have no comment", the spokeswoman said.', "the spokeswoman", "said", ('"I have no comment"',)),
    ("'The workers' rights are clear,' she said.", "she", "said", ("'The workers' rights are clear,'",)),
    ("«We are ready,» Dupont said.", "Dupont", "said", ("«We are ready,»",)),
    ("„We are ready“, Krause said.", "Krause", "said", ("„We are ready“",)),
    ("She said: ``It was dark.''", "She", "said", ("``It was dark.''",)),
    ("Tanaka tweeted: “Proud of this team!”", "Tanaka", "tweeted", ("“Proud of this team!”",)),
    ("“Is it safe?” she asked.", "she", "asked", ("“Is it safe?”",)),
    ("“Stop the war!” shouted the crowd.", "the crowd", "shouted", ("“Stop the war!”",)),
    ("“I am innocent,” Osei told the judge.", "Osei", "told", ("“I am innocent,”",)),
    (
        "“We will not pay,” Okafor said. “Not one naira.”",
        "Okafor",
        "said",
        ("“We will not pay,”", "“Not one naira.”"),
    ),
    ("“We,” Okafor said, “will not pay.”", "Okafor", "said", ("“We,”", "“will not pay.”")),
    (
        "“First we talk.\n“Then we vote,” the chairman said.",
        "the chairman",
        "said",
        ("“First we talk", "“Then we vote,”"),
    ),
    (
        "Ivanov said: “We sow in March.\n“We reap in August.”",
        "Ivanov",
        "said",
        ("“We sow in March", "“We reap in August.”"),
    ),
    (
        "We lost everything,” said Amina Yusuf, a farmer.",
        "Amina Yusuf, a farmer",
        "said",
        ("We lost everything,”",),
    ),
    (
        "“We lost everything, said Amina Yusuf, a farmer.",
        "Amina Yusuf, a farmer",
        "said",
        ("“We lost everything",),
    ),
    ("“He told me ‘never come back’,” Petrov said.", "Petrov", "said", ("“He told me ‘never come back’,”",)),
    ('“The gate was shut," the guard said.', "the guard", "said", ('“The gate was shut,"',)),
    ("Macron: “We must act now.”", "Macron", ":", ("“We must act now.”",)),
    ("MORALES: We never signed anything.", "MORALES", ":", ("We never signed anything",)),
    ("“Less is more.” — Ludwig Mies", "Ludwig Mies", "—", ("“Less is more.”",)),
    ("“Enough,” he said, adding: “Go home.”", "he", "adding", ("“Go home.”",)),
    (
        "“Is it safe?” she asked. “I doubt it!” her brother replied.",
        "her brother",
        "replied",
        ("“I doubt it!”",),
    ),
    (
        "The union leader, Maria Lopes, told Radio Renascença: “We are not afraid.”",
        "The union leader, Maria Lopes",
        "told",
        ("“We are not afraid.”",),
    ),
]

MIXED = [
    (
        "The envoy told the council that the truce was “fragile” but holding.",
        "The envoy",
        "told",
        ("that the truce was “fragile” but holding",),
    ),
    (
        "He criticised the decision as “a gift to smugglers.”",
        "He",
        "criticised",
        ("the decision as “a gift to smugglers.”",),
    ),
    (
        "The pilot said he saw “a bright light” and “heard nothing.”",
        "The pilot",
        "said",
        ("he saw “a bright light” and “heard nothing.”",),
    ),
    (
        "Mandela told the crowd in Soweto that “the struggle is my life”.",
        "Mandela",
        "told",
        ("that “the struggle is my life”",),
    ),
    (
        "The bishop called the strike “a cry for help”.",
        "The bishop",
        "called",
        ("the strike “a cry for help”",),
    ),
    (
        "The minister referred to the floods, saying they were “a warning”.",
        "The minister",
        "saying",
        ("they were “a warning”",),
    ),
]

SPEAKERS = [
    (
        "A senior official who spoke on condition of anonymity said the talks had collapsed.",
        "A senior official who spoke on condition of anonymity",
        "said",
        ("the talks had collapsed",),
    ),
    ("The president, who said he was tired, left early.", "who", "said", ("he was tired",)),
    (
        "Critics of the bill, including farmers, argue it will raise prices.",
        "Critics of the bill, including farmers",
        "argue",
        ("it will raise prices",),
    ),
    (
        "Joan Baptista, a retired teacher, said the school had burned.",
        "Joan Baptista, a retired teacher",
        "said",
        ("the school had burned",),
    ),
    (
        "The minister's denial that he had met the lobbyists was published on Monday.",
        "The minister's",
        "denial",
        ("that he had met the lobbyists",),
    ),
    (
        "The premier's claim that crime had fallen was false.",
        "The premier's",
        "claim",
        ("that crime had fallen",),
    ),
    ("The plan was criticised by the opposition.", "the opposition", "criticised", ("The plan",)),
    ("Both Peru and Chile said they would attend.", "Both Peru and Chile", "said", ("they would attend",)),
    (
        "The World Bank's chief economist said growth would slow.",
        "The World Bank's chief economist",
        "said",
        ("growth would slow",),
    ),
    ("Speaking in Geneva, Annan said the mission was over.", "Annan", "said", ("the mission was over",)),
]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [*INDIRECT, *ORDER, *DIRECT, *MIXED, *SPEAKERS],
    ids=lambda value: value[:48] if isinstance(value, str) else None,
)
def test_speaker_cue_and_content(
    read: Read, text: str, speaker: str, cue: str, content: tuple[str, ...]
) -> None:
    wanted = (speaker, cue, tuple(piece.strip(" .,;") for piece in content))
    assert wanted in [told(s) for s in read(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        *((case[0], "indirect") for case in INDIRECT[:8]),
        *((case[0], "direct") for case in DIRECT[:10]),
        *((case[0], "mixed") for case in MIXED[:5]),
    ],
)
def test_kind(read: Read, text: str, kind: str) -> None:
    assert read(text)[0].kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “people's court” met in a school.",
        "He starred in “The Long Rain” and two other films.",
        "Carlos “The Jackal” Ramirez was moved to another prison.",
        'The "ceasefire" lasted three hours.',
        "The ship sank in 1912 with 1,500 people on board.",
        "The river rose two metres overnight.",
        "The word “glasnost” entered many languages.",
        "Twelve miners died when the shaft flooded.",
        "The band played “Waterloo” twice.",
        "The train to Lyon leaves at noon.",
        "",
        "“”",
        "…",
    ],
)
def test_no_statement(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("Lavrov said Kerry had promised that the convoy would leave on Monday.", "said", "promised"),
        ("The envoy said the king believed that the war was lost.", "said", "believed"),
        ("The paper reported that the coach had denied that he would resign.", "reported", "denied"),
        ("“The doctor told me that I was lucky,” Silva said.", "said", "told"),
        ("According to the daily, the minister said the port would close.", "According to", "said"),
    ],
)
def test_one_statement_within_another(read: Read, text: str, outer: str, inner: str) -> None:
    by_cue = {s.cue.text: s for s in read(text) if s.cue}
    assert by_cue[outer].within is None
    assert by_cue[inner].within == by_cue[outer].id


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("The deal would bring jobs, he said, and he added that taxes would fall.", {"said", "added"}),
        ("Two witnesses said they heard shots; a third said he saw smoke.", {"said"}),
        ("The company announced a loss, saying demand had collapsed.", {"announced", "saying"}),
        ("He wants peace. She fears war.", {"wants", "fears"}),
        ("“It is over,” he said, adding: “Go home.”", {"said", "adding"}),
    ],
)
def test_cues_side_by_side_are_apart(read: Read, text: str, cues: set[str]) -> None:
    found = read(text)
    assert {s.cue.text for s in found if s.cue and s.within is None} >= cues
    assert len(found) >= 2


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("“We will not pay,” Okafor told reporters.", "reporters"),
        ("The envoy told the council that the truce was holding.", "the council"),
        ("Hanoi has warned Beijing against drilling in disputed waters.", "Beijing"),
        ("The union leader told Radio Renascença: “We are not afraid.”", "Radio Renascença"),
        ("Osei said the firm was bankrupt.", None),
        ("The general wrote to the king that the fort had fallen.", "the king"),
    ],
)
def test_addressee(read: Read, text: str, addressee: str | None) -> None:
    found = read(text)[0].addressee
    assert (found and found.text) == addressee


@pytest.mark.parametrize(
    ("text", "date", "place"),
    [
        ("“We will not pay,” Okafor told reporters in Abuja on Tuesday.", "2023-05-09", "Abuja"),
        ("Nkrumah said in Accra on Sunday that the dam would be built.", "2023-05-07", "Accra"),
        ("Speaking in Geneva on Thursday, Annan said the mission was over.", "2023-05-04", "Geneva"),
        ("In a statement on Friday, the central bank said it would hold rates.", "2023-05-05", None),
        ("The board said on Monday that it would sell the plant in Leeds.", "2023-05-08", None),
        ("The board said the plant in Leeds would close on Monday.", None, None),
        ("“The plant will close on Monday,” the board said.", None, None),
        ("He visited Lima on Tuesday, saying the pact was dead.", "2023-05-09", None),
    ],
)
def test_date_and_place_of_saying(read: Read, text: str, date: str | None, place: str | None) -> None:
    found = next(s for s in read(text) if s.cue and s.cue.text in ("said", "told", "saying"))
    assert (found.date and found.date.from_) == date
    assert (found.place and found.place.name) == place


@pytest.mark.parametrize(
    "text",
    [
        "The square was quiet.\n“Who will pay for the roof of this house?”\nThe rain went on.",
        "“Who will pay for the roof of this house?”",
    ],
)
def test_a_quotation_of_nobody_has_no_speaker(read: Read, text: str) -> None:
    (found,) = read(text)
    assert (found.kind, found.speaker, found.cue) == ("direct", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The town was accused of hiding the figures.",
        "It is feared that the dam will burst.",
        "Allegations that the vote was rigged spread quickly.",
        "He reportedly sold the house in 1987.",
    ],
)
def test_no_speaker_where_the_report_names_none(read: Read, text: str) -> None:
    assert all(s.speaker is None for s in read(text))


def test_a_paragraph_of_quotation_goes_on_with_the_one_before(read: Read) -> None:
    found = read("“The well is dry,” Moyo said. “The cattle died.”\n“We will leave before the winter comes.”")
    assert [told(s)[0] for s in found if s.within is None] == ["Moyo"]
    assert found[0].content[-1].text == "“We will leave before the winter comes.”"


def test_pronouns_and_relatives_are_resolved(read: Read) -> None:
    found = read("Angela Merkel met the unions. She said the talks had failed.")
    assert found[-1].speaker is not None
    assert "merkel" in (found[-1].speaker.entity or "")


def test_ids_run_in_text_order(read: Read) -> None:
    found = read("He said it rained. She said it snowed. They fear that it will hail.")
    assert [s.id for s in found] == ["s1", "s2", "s3"]
    assert [s.content[0].start for s in found] == sorted(s.content[0].start for s in found)


@pytest.mark.parametrize("text", [case[0] for case in [*DIRECT, *MIXED, *ORDER]])
def test_every_span_holds_its_words(read: Read, text: str) -> None:
    for s in read(text):
        for span in (s.speaker, s.cue, s.addressee, s.date, s.place, *s.content):
            assert span is None or text[span.start : span.end] == span.text
        assert 0 <= s.confidence <= 1
        assert s.content


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        ("Said Ellis: “I do not get it.”", "Ellis", "Said", ("“I do not get it.”",)),
        (
            '"They all should pay," Douglas Marin, an economist, told me this week.',
            "Douglas Marin, an economist",
            "told",
            ('"They all should pay,"',),
        ),
        (
            "The claim was disputed by the union, whose chair called it “nonsense”.",
            "the union",
            "disputed",
            ("The claim",),
        ),
        (
            "Peru's envoy said the pact was dead, the state agency reported.",
            "the state agency",
            "reported",
            ("Peru's envoy said the pact was dead",),
        ),
        (
            "UN chief Antonio Guterres called on both sides to stop fighting.",
            "UN chief Antonio Guterres",
            "called",
            ("both sides to stop fighting",),
        ),
    ],
)
def test_speakers_that_stand_awkwardly(
    read: Read, text: str, speaker: str, cue: str, content: tuple[str, ...]
) -> None:
    wanted = (speaker, cue, tuple(piece.strip(" .,;") for piece in content))
    assert wanted in [told(s) for s in read(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "content"),
    [
        pytest.param(
            "The claim that the ballots were burned has never been proved.",
            None,
            "claim",
            ("that the ballots were burned",),
            marks=pytest.mark.xfail(reason="the parse hangs the main verb into the clause of the noun"),
        ),
        pytest.param(
            "Podolyak wrote that the claim was “a lie”, and accused Moscow of shelling the plant.",
            "Podolyak",
            "wrote",
            ("that the claim was “a lie”",),
            marks=pytest.mark.xfail(reason="the parse joins the second verb to that of the clause"),
        ),
        pytest.param(
            "Reuters reported, citing two sources, that the merger had been called off.",
            "Reuters",
            "reported",
            ("that the merger had been called off",),
            marks=pytest.mark.xfail(reason="the participle between cue and content is taken in"),
        ),
        pytest.param(
            "Annan's warning that famine was near went unheard.",
            "Annan's",
            "warning",
            ("that famine was near",),
            marks=pytest.mark.xfail(reason="below the threshold"),
        ),
    ],
)
def test_known_misses(read: Read, text: str, speaker: str | None, cue: str, content: tuple[str, ...]) -> None:
    assert (speaker, cue, content) in [told(s) for s in read(text)]


def test_a_transcript_is_read_turn_by_turn(read: Read) -> None:
    found = [
        s for s in read("LEE: Are you ready?\nCRUZ: I am. We all are.\nLEE: Then begin.") if not s.within
    ]
    assert [told(s) for s in found] == [
        ("LEE", ":", ("Are you ready?",)),
        ("CRUZ", ":", ("I am. We all are",)),
        ("LEE", ":", ("Then begin",)),
    ]


def test_a_paragraph_whose_opening_mark_is_missing(read: Read) -> None:
    text = "Last year we had bread. And we had oil,” she said. “Now we have neither.”"
    assert told(read(text)[0]) == (
        "she",
        "said",
        ("Last year we had bread. And we had oil,”", "“Now we have neither.”"),
    )
    assert [c.quoted for c in read(text)[0].content] == [True, True]
