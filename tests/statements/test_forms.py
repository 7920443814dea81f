"""Datelines, days of saying, signed quotations, transcripts and reproduced texts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.types import Statement

Read = Callable[[str], tuple[Statement, ...]]


def told(statement: Statement) -> tuple[str | None, tuple[str, ...]]:
    """Speaker and content without the stops at their ends."""
    pieces = tuple(piece.text.strip(" .,;") for piece in statement.content)
    return statement.speaker and statement.speaker.text, pieces


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO, Jan. 3 (Harbour Dispatch) — ",
        "OSLO, Norway, 3 January (Harbour Dispatch) -- ",
        "OSLO, Norway — ",
        "OSLO — ",
        "SANTA CRUZ DE LA SIERRA, Bolivia (Harbour Dispatch) ― ",
        "Oslo (Harbour Dispatch) - ",
        "NAIROBI: ",
        "",
    ],
)
@pytest.mark.parametrize(
    ("words", "speaker", "content"),
    [
        ("The talks have failed, the minister said.", "the minister", "The talks have failed"),
        ("The minister said the talks had failed.", "The minister", "the talks had failed"),
        ("“The talks have failed,” the minister said.", "the minister", "“The talks have failed,”"),
    ],
)
def test_a_dateline_is_nobody_s_words(
    read: Read, dateline: str, words: str, speaker: str, content: str
) -> None:
    (found,) = (told(s) for s in read(dateline + words) if s.cue and s.cue.text == "said")
    assert found == (speaker, (content,))


@pytest.mark.parametrize(
    "text",
    [
        "NATO, which met in March, said it would help.",
        "BHP said — after a long silence — that the mine would close.",
    ],
)
def test_capitals_alone_are_no_dateline(read: Read, text: str) -> None:
    found = next(s for s in read(text) if s.cue and s.cue.text == "said")
    assert found.speaker is not None
    assert found.speaker.start == 0


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "date"),
    [
        ("The union has promised to end its strike, Ilse Maas said on Friday.", "said", "Ilse Maas", "05-05"),
        ("The mines will reopen, the minister said late Thursday.", "said", "the minister", "05-04"),
        ("The union on Friday rejected the offer.", "rejected", "The union", "05-05"),
        (
            "Finance ministers on Friday rejected Lisbon's call for a loan, saying it would not help.",
            "saying",
            "Finance ministers",
            "05-05",
        ),
        (
            "The bank said in a statement issued late on Tuesday that deposits were safe.",
            "said",
            "The bank",
            "05-09",
        ),
        ("The bishop condemned the raid in a sermon in Kano on Sunday.", "condemned", "The bishop", "05-07"),
        ("Miners killed on Sunday had complained about gas, the widow said.", "said", "the widow", None),
        ("MADRID, May 3 (Harbour Dispatch) — The bank will close, its head said.", "said", "its head", None),
    ],
)
def test_the_day_beside_the_cue(read: Read, text: str, cue: str, speaker: str, date: str | None) -> None:
    found = next(s for s in read(text) if s.cue and s.cue.text == cue)
    assert found.speaker is not None
    assert found.speaker.text == speaker
    assert (found.date and found.date.from_) == (date and f"2023-{date}")


def test_the_occasion_is_not_what_was_condemned(read: Read) -> None:
    (found,) = read("The bishop condemned the raid in a sermon in Kano on Sunday.")
    assert told(found) == ("The bishop", ("the raid",))
    assert found.place is not None
    assert found.place.name == "Kano"


@pytest.mark.parametrize("dash", ["—", "–", "--", "―"])
def test_a_name_signs_the_quotation_before_it(read: Read, dash: str) -> None:
    text = (
        "Readers on the bridge:\n\n"
        f"“It should have been built in 1988.” {dash} Marta Silva, Porto\n\n"
        f"“The old ferry never failed us. And that is “the whole truth”.” {dash} Ana Pinho.\n\n"
        f"“I will not use it.”\n{dash} João Reis"
    )
    assert [told(s) for s in read(text) if s.kind != "indirect"] == [
        ("Marta Silva, Porto", ("“It should have been built in 1988.”",)),
        ("Ana Pinho", ("“The old ferry never failed us. And that is “the whole truth”.”",)),
        ("João Reis", ("“I will not use it.”",)),
    ]


def test_a_quoted_transcript(read: Read) -> None:
    text = (
        '"ADAMS: We closed the pit in March.\n\n'
        '"Nobody was told. I think that was wrong.\n\n'
        '"BAKER: Thank you for saying so."'
    )
    first, second = (told(s) for s in read(text) if s.cue and s.cue.text == ":")
    assert first == ("ADAMS", ("We closed the pit in March", '"Nobody was told. I think that was wrong'))
    assert second[0] == "BAKER"


def test_a_reproduced_text_has_speakers_of_its_own(read: Read) -> None:
    text = (
        "The novel opens at the docks:\n\n"
        '"The captain waved and shouted, “Cast off!” The crew laughed.\n\n'
        "“Not yet,” the mate said. “The tide is wrong.”\n\n"
        '"The captain swore and turned his back on the sea.'
    )
    found = [told(s) for s in read(text)]
    assert ("The captain", ("“Cast off!”",)) in found
    assert ("the mate", ("“Not yet,”", "“The tide is wrong.”")) in found


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("“We lost everything,” the farmer thundered.", "the farmer", "“We lost everything,”"),
        ("Asked about the price, she demurred: “Ask the board.”", "she", "“Ask the board.”"),
    ],
)
def test_any_verb_beside_a_quotation_may_introduce_it(
    read: Read, text: str, speaker: str, content: str
) -> None:
    assert (speaker, (content.rstrip("."),)) in [told(s) for s in read(text)]


def test_what_is_told_next_is_apart(read: Read) -> None:
    text = "The mayor said the well was dry, and when pressed the engineer replied, “Nobody paid for a pump.”"
    found = [told(s) for s in read(text) if not s.within]
    assert ("the engineer", ("“Nobody paid for a pump.”",)) in found
    assert not any("replied" in piece for _, content in found for piece in content)
