"""Roles that reports teach: learned, filed, reviewed, used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from onrecord.entities.learn import learn_roles
from onrecord.pipeline import Toolkit, read_reports
from onrecord.resources.layers import list_layers
from onrecord.resources.whoswho import load_whoswho
from onrecord.store import open_store
from onrecord.types import Entity, Mention, Record, Report, Role, Span

Run = Callable[..., tuple[int, str, str]]


def record(
    text: str, *entities: tuple[Entity, dict[str, str]], published: str | None = "1996-03-08"
) -> Record:
    """A record with a mention of each entity for each of its (words, form)."""
    mentions = []
    for entity, words in entities:
        for word, form in words.items():
            start = text.index(word)
            mentions.append(
                Mention(start=start, end=start + len(word), text=word, entity=entity.id, form=form)
            )  # type: ignore[arg-type]
    return Record(
        report=Report(id="r1", text=text, published=published),
        entities=tuple(entity for entity, _ in entities),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))),
    )


def person(title: str | None, organisation: str | None = None, id_: str = "name:1", **role: str) -> Entity:
    held = Role(title=title, organisation=organisation, **role) if title else None
    return Entity(id=id_, name="Odile Kaboré", kind="person", country="BFA", sector="GOV", role=held)


BURKINA = Entity(id="state:BFA", name="Burkina Faso", kind="state", country="BFA")
BODY = Entity(id="org:unesco", name="UNESCO", kind="igo")


@pytest.mark.parametrize(
    ("text", "entities", "title", "owner", "evidence"),
    [
        (
            "Burkina Faso's water minister, Odile Kaboré, resigned.",
            [
                (BURKINA, {"Burkina Faso": "name"}),
                (person("water minister", "Burkina Faso"), {"Burkina Faso's water minister": "nominal", "Odile Kaboré": "name"}),  # noqa: E501
            ],
            "water minister", "BFA", "Burkina Faso's water minister, Odile Kaboré",
        ),
        (
            "Odile Kaboré, 52, the new water minister of Burkina Faso, resigned.",
            [
                (person("new water minister", "Burkina Faso"), {"Odile Kaboré": "name", "the new water minister": "nominal"}),  # noqa: E501
                (BURKINA, {"Burkina Faso": "name"}),
            ],
            "water minister", "BFA", "Odile Kaboré, 52, the new water minister of Burkina Faso",
        ),
        (
            "UNESCO director Odile Kaboré left.",
            [(BODY, {"UNESCO": "name"}), (person("director", "UNESCO"), {"director Odile Kaboré": "name"})],
            "director", "unesco", "UNESCO director Odile Kaboré",
        ),
        (
            "The minister, Odile Kaboré, left.",
            [(person("minister"), {"The minister": "nominal", "Odile Kaboré": "name"})],
            "minister", None, "The minister, Odile Kaboré",
        ),
        (
            "Odile Kaboré, Burkina Faso's premier, left.",
            [
                (person(None, id_="person:odile-kabore"), {"Odile Kaboré": "name", "Burkina Faso's premier": "nominal"}),  # noqa: E501
                (BURKINA, {"Burkina Faso": "name"}),
            ],
            "premier", "BFA", "Odile Kaboré, Burkina Faso's premier",
        ),
    ],
)  # fmt: skip
def test_learned(
    text: str, entities: list[tuple[Entity, dict[str, str]]], title: str, owner: str | None, evidence: str
) -> None:
    made = record(text, *entities)
    (role,) = learn_roles(made)
    assert (role.person, role.title, role.owner) == ("Odile Kaboré", title, owner)
    assert (role.report, role.date, role.country) == ("r1", "1996-03-08", "BFA")
    assert role.evidence == Span.of(text, role.evidence.start, role.evidence.end)
    assert role.evidence.text == evidence


@pytest.mark.parametrize(
    ("text", "entity", "words"),
    [
        # The who's who knows it.
        (
            "The minister, Odile Kaboré, left.",
            person("Minister", "Burkina Faso", "person:odile-kabore", from_="1995-01-01"),
            {"The minister": "nominal", "Odile Kaboré": "name"},
        ),
        # Past, or to come.
        (
            "Former minister Odile Kaboré left.",
            person("minister"),
            {"Former minister Odile Kaboré": "name"},
        ),
        (
            "Odile Kaboré, the incoming premier, left.",
            person(None, id_="person:odile-kabore"),
            {"Odile Kaboré": "name", "the incoming premier": "nominal"},
        ),
        # No office.
        (
            "Odile Kaboré, a mother of three, left.",
            person(None, id_="person:odile-kabore"),
            {"Odile Kaboré": "name", "a mother": "nominal"},
        ),
        # Too far apart to say so.
        (
            "Odile Kaboré left. Rain fell. The minister was glad.",
            person("minister"),
            {"Odile Kaboré": "name", "The minister": "nominal"},
        ),
        ("Odile Kaboré left.", person("minister"), {"Odile Kaboré": "name"}),
        ("Odile Kaboré left.", person(None), {"Odile Kaboré": "name"}),
    ],
)
def test_not_learned(text: str, entity: Entity, words: dict[str, str]) -> None:
    assert learn_roles(record(text, (entity, words))) == ()


def test_one_name_only_is_nobody() -> None:
    entity = structs.replace(person("minister"), name="Odile")
    assert learn_roles(record("Minister Odile left.", (entity, {"Minister Odile": "name"}))) == ()


TEXT = "Burkina Faso's water minister, Odile Kabore, opened a dam. Trade Minister Mathis Brou of Togo left."


def test_from_text(tools: Toolkit) -> None:
    made = next(read_reports([Report(id="a", text=TEXT, published="1996-03-08")], tools))
    learned = {(role.person, role.title.lower(), role.owner) for role in learn_roles(made)}
    assert learned == {
        ("Odile Kabore", "water minister", "BFA"),
        ("Mathis Brou", "trade minister", "TGO"),
    }


def test_hostile_text_is_no_trouble() -> None:
    entity = person("minister")
    text = "minister Odile Kaboré, the minister, " * 3000
    mentions = []
    for start in range(0, len(text), len("minister Odile Kaboré, the minister, ")):
        mentions.append(
            Mention(start=start + 9, end=start + 21, text="Odile Kaboré", entity="name:1", form="name")
        )
        mentions.append(
            Mention(start=start + 23, end=start + 35, text="the minister", entity="name:2", form="nominal")
        )
    others = tuple(
        Entity(
            id=f"name:{i}", name=f"A B{i}", kind="person", role=Role(title="minister", organisation="Nowhere")
        )
        for i in range(2, 3000)
    )
    made = Record(report=Report(id="r", text=text), entities=(entity, *others), mentions=tuple(mentions))
    assert learn_roles(made) == ()


# ── filed and reviewed ────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def db(tmp_path: Path, tools: Toolkit) -> Path:
    path = tmp_path / "s.db"
    reports = [
        Report(id="a", text=TEXT, published="1996-03-08"),
        Report(
            id="b", text="Water minister Odile Kabore of Burkina Faso met farmers.", published="1997-01-05"
        ),
    ]
    with open_store(path) as store:
        store.add_many(read_reports(reports, tools))
    return path


def test_filed_with_the_record(db: Path) -> None:
    with open_store(db) as store:
        first, second = store.learned_roles()
        assert (first.person, first.title.lower(), first.owner, first.reports) == (
            "Odile Kabore", "water minister", "BFA", 2,
        )  # fmt: skip
        assert (first.first, first.last) == ("1996-03-08", "1997-01-05")
        assert [e.report for e in first.evidence] == ["a", "b"]
        assert second.person == "Mathis Brou"
        # To add a report again, or to read it anew, changes nothing.
        made = store.record("a")
        assert made is not None
        store.add(made)
        store.add(structs.replace(made, report=structs.replace(made.report, title="Dam")))
        assert [role.reports for role in store.learned_roles()] == [2, 1]


def numbers(run: Run, db: Path, *options: str) -> dict[str, int]:
    status, out, _ = run("whoswho", "review", "--db", db, *options)
    assert status == 0
    return {role["person"]: role["n"] for role in map(json.loads, out.splitlines())}


def test_accepted_roles_are_used_below_the_curated(run: Run, home: Path, db: Path) -> None:
    n = numbers(run, db)
    status, out, err = run("whoswho", "review", "--db", db, "--accept", n["Odile Kabore"])
    assert (status, err) == (0, "")
    assert "Odile Kabore" in out
    assert list(numbers(run, db)) == ["Mathis Brou"]
    who = load_whoswho(layers=tuple(layer.folder for layer in list_layers(home)))
    assert who.holder("bfa/water-minister", "1999-01-01") == "odile-kabore"
    assert who.holder("bfa/water-minister", "1995-01-01") is None
    assert "1 holders" in run("whoswho", "layers")[1]
    # A second one joins the first.
    run("whoswho", "review", "--db", db, "--accept", n["Mathis Brou"], "--to", "1996-12-31")
    who = load_whoswho(layers=tuple(layer.folder for layer in list_layers(home)))
    assert who.holder("bfa/water-minister", "1999-01-01") == "odile-kabore"
    assert who.holder("tgo/trade-minister", "1996-05-01") == "mathis-brou"
    assert who.holder("tgo/trade-minister", "1997-05-01") is None
    run("whoswho", "remove", "learned")
    assert list_layers(home) == ()


def test_what_is_curated_counts_first(run: Run, home: Path, tmp_path: Path, tools: Toolkit) -> None:
    path = tmp_path / "c.db"
    text = "Secretary of State Ulla Brandt of the United States spoke."
    entity = Entity(
        id="name:1", name="Ulla Brandt", kind="person", country="USA", sector="GOV",
        role=Role(title="Secretary of State", organisation="United States"),
    )  # fmt: skip
    state = Entity(id="state:USA", name="United States", kind="state", country="USA")
    with open_store(path) as store:
        store.add(
            record(
                text,
                (entity, {"Secretary of State Ulla Brandt": "name"}),
                (state, {"the United States": "name"}),
                published="2022-03-04",
            )
        )
    n = numbers(run, path)["Ulla Brandt"]
    assert run("whoswho", "review", "--db", path, "--accept", n)[0] == 0
    who = load_whoswho(layers=tuple(layer.folder for layer in list_layers(home)))
    assert [t.person for t in who.terms("ulla-brandt")] == ["ulla-brandt"]
    assert who.holder("usa/secretary-of-state", "2022-03-04") == "antony-blinken"


def test_rejected_roles_never_come_back(run: Run, home: Path, db: Path, tools: Toolkit) -> None:
    n = numbers(run, db)
    assert run("whoswho", "review", "--db", db, "--reject", n["Mathis Brou"])[0] == 0
    with open_store(db) as store:
        store.add_many(read_reports([Report(id="c", text=TEXT, published="1998-04-01")], tools))
    assert list(numbers(run, db)) == ["Odile Kabore"]
    assert set(numbers(run, db, "--list")) == {"Odile Kabore", "Mathis Brou"}
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--accept", "99"], "no learned role has the number 99"),
        (["--accept", "1", "--reject", "1"], "either accepted or rejected"),
        (["--of", "Kenya"], "go with --accept"),
        (["--accept", "1", "--of", "Freedonia"], "no state or organisation is called 'Freedonia'"),
        (["--accept", "1", "--from", "soon"], "'soon' is no date"),
        (["--accept", "1", "--from", "1999", "--to", "1998"], "it ends (1998) before it begins (1999)"),
    ],
)
def test_bad_reviews(run: Run, home: Path, db: Path, arguments: list[str], message: str) -> None:
    status, _, err = run("whoswho", "review", "--db", db, *arguments)
    assert status == 2
    assert err.startswith("error: ")
    assert message in err
    assert len(numbers(run, db)) == 2
    assert list_layers(home) == ()


def test_a_store_that_is_older_than_this(run: Run, tmp_path: Path, tools: Toolkit) -> None:
    import sqlite3
    from contextlib import closing

    path = tmp_path / "old.db"
    open_store(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("drop table learned_evidence")
        connection.execute("drop table learned_roles")
        connection.commit()
    assert numbers(run, path) == {}
    with open_store(path) as store:
        store.add_many(read_reports([Report(id="a", text=TEXT)], tools))
    assert len(numbers(run, path)) == 2
    # Without a date it is not known since when.
    _, _, err = run("whoswho", "review", "--db", path, "--accept", "1")
    assert "--from" in err
