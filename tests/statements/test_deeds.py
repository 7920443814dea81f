"""Blows, acts of speech left undone, statements that would hold their speaker; the order of statements."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.types import Statement

Read = Callable[[str], tuple[Statement, ...]]


def cues(statements: tuple[Statement, ...]) -> list[str]:
    return [statement.cue.text for statement in statements if statement.cue]


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia attacked Paraguay.",
        "Insurgents attacked the garrison.",
        "The fleet that attacked Zadar withdrew.",
        "The convoy was attacked by gunmen.",
        "Gunmen attacked the convoy for two hours.",
        "Guerrillas attacked the bridge over the weekend.",
        "Bulgaria's attack on Edirne killed four.",
    ],
)
def test_a_blow_is_no_statement(read: Read, text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The bishop attacked the law as cruel.",
        "The union attacked the mayor for closing two schools.",
        "Farmers attacked the ministry over the new levy on milk.",
        "The bishop attacked the “heartless” law.",
        "“This law is heartless,” the bishop attacked.",
        "The bishop's attack on the mayor over the levy drew applause.",
    ],
)
def test_an_attack_in_words_is_one(read: Read, text: str) -> None:
    assert {"attacked", "attack"} & set(cues(read(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The two sides failed to agree on a truce.",
        "The ministers have not agreed on a quota.",
        "Greece did not warn Turkey of the raid.",
        "Kenya did not promise to send police.",
        "Norway never promised to open the port.",
        "The delegates were unable to agree on a date.",
        "The shipyard refused to pledge a refund.",
    ],
)
def test_what_was_not_promised_was_not_said(read: Read, text: str) -> None:
    assert not {"agree", "agreed", "warn", "promise", "promised", "pledge"} & set(cues(read(text)))


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Kenya promised to send police.", "promised"),
        ("The two sides agreed on a truce.", "agreed"),
        ("The widow did not believe that the mine was safe.", "believe"),
        ("The envoy did not say whether the talks would resume.", "say"),
        ("The envoy refused to say who had paid.", "say"),
        ("The shipyard denied that it had been warned.", "denied"),
        ("Malawi does not agree that the border runs along the shore.", "agree"),
        ("The governor did not promise “a single new road”.", "promise"),
    ],
)
def test_what_is_marked_all_the_same(read: Read, text: str, cue: str) -> None:
    assert cue in cues(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "He's expected to meet the Ghanaian minister later this afternoon.",
        "Advice from an independent surveyor will probably pay for itself, the guild told owners.",
        "Two brokers and a clerk are charged with fraud and theft.",
        "“If you find sound, cheap ships in Bergen, they are not for sale,” said Arne Dahl, a broker.",
    ],
)
def test_nobody_is_part_of_what_they_say(read: Read, text: str) -> None:
    for statement in read(text):
        for part in filter(None, (statement.speaker, statement.cue)):
            assert all(part.end <= said.start or said.end <= part.start for said in statement.content)


def test_the_order_is_that_of_the_first_words(read: Read) -> None:
    text = (
        "The harbour master, who told the inquiry that the tug was late, denied on Monday that he had slept. "
        "Asked about the logs, the pilots said they had lost them, and the owner claimed that they burned. "
        "“We were never told,” the widow of the cook said, adding that nobody called."
    )
    found = read(text)
    begins = [min(p.start for p in (s.speaker, s.cue, *s.content) if p) for s in found]
    assert len(found) > 4
    assert begins == sorted(begins)
    assert [s.id for s in found] == [f"s{n}" for n in range(1, len(found) + 1)]
    assert all(s.within is None or s.within in {o.id for o in found} for s in found)
