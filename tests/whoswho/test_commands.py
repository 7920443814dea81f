"""``onrecord whoswho``: show, import, layers, remove."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer.main

from onrecord.cli.whoswho import whoswho

Run = Callable[..., tuple[int, str, str]]


def shown(run: Run, name: str, *options: str) -> list[dict[str, Any]]:
    status, out, _ = run("whoswho", "show", name, *options)
    assert status == 0
    return [json.loads(line) for line in out.splitlines()]


@pytest.mark.parametrize(
    ("name", "id_", "kind"),
    [
        ("Blinken", "person:antony-blinken", "person"),
        ("blinken", "person:antony-blinken", "person"),
        ("antony-blinken", "person:antony-blinken", "person"),
        ("the Kremlin", "state:RUS", "state"),
        ("Nigerien", "state:NER", "state"),
        ("RUS", "state:RUS", "state"),
        ("NATO", "org:nato", "igo"),
        ("Turtle Bay", "org:un", "igo"),
        ("Hamas", "org:hamas", "armed_group"),
        ("Baltic states", "region:baltic-states", "region"),
        ("Japanese prime minister", "office:jpn/prime-minister", "office"),
        ("japan's prime minister", "office:jpn/prime-minister", "office"),
        ("prime minister of Japan", "office:jpn/prime-minister", "office"),
        ("US secretary of state", "office:usa/secretary-of-state", "office"),
        ("deu/chancellor", "office:deu/chancellor", "office"),
    ],
)
def test_show_finds(run: Run, name: str, id_: str, kind: str) -> None:
    found = shown(run, name)
    assert (id_, kind) in {(known["id"], known["kind"]) for known in found}
    assert all(fact["layer"] == "built-in" for known in found for fact in known["names"])


@pytest.mark.parametrize(
    ("name", "day", "holder", "title"),
    [
        ("Japanese prime minister", "2005-06-01", "Junichiro Koizumi", "Prime Minister"),
        ("Japanese prime minister", "2022-06-01", "Fumio Kishida", "Prime Minister"),
        ("Blinken", "2022-03-04", "Antony Blinken", "Secretary of State"),
    ],
)
def test_show_on_a_day(run: Run, name: str, day: str, holder: str, title: str) -> None:
    known = shown(run, name, "--on", day)[0]
    assert known["on"] == day
    assert (known["now"]["person"], known["now"]["title"], known["now"]["layer"]) == (
        holder,
        title,
        "built-in",
    )


def test_candidates_are_all_shown_those_in_office_first(run: Run) -> None:
    found = shown(run, "Kim", "--on", "2020-01-01")
    assert len(found) > 1
    held = ["now" in known for known in found]
    assert held == sorted(held, reverse=True)


def test_show_says_from_where(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("id,name,aliases,sector\nantony-blinken,Antony Blinken,Mr Tony,ELI\n")
    assert run("whoswho", "import", path)[0] == 0
    path.write_text("person,title,of,from\nAntony Blinken,Rapporteur,United Nations,2025-06-01\n")
    assert run("whoswho", "import", path, "--layer", "posts")[0] == 0
    (known,) = shown(run, "Mr Tony", "--on", "2025-07-01")
    assert {"value": "Mr Tony", "layer": "mine"} in known["names"]
    assert known["facts"]["sector"] == [
        {"value": "ELI", "layer": "mine"},
        {"value": "GOV", "layer": "built-in"},
    ]
    assert (known["now"]["title"], known["now"]["of"], known["now"]["layer"]) == (
        "Rapporteur", "United Nations", "posts",
    )  # fmt: skip
    text = run("whoswho", "show", "Mr Tony", "--on", "2025-07-01", "--format", "text")[1]
    assert "Mr Tony, Blinken  [mine]" in text
    assert "2025-06-01 –             Rapporteur, United Nations  [posts]" in text
    assert "Secretary of State, United States  [built-in]" in text
    assert "on 2025-07-01: Rapporteur, United Nations" in text


def test_nothing_known(run: Run) -> None:
    status, out, err = run("whoswho", "show", "Blinke")
    assert (status, out) == (0, "")
    assert "Antony Blinken" in err
    assert "whoswho import" in run("whoswho", "show", "Zzyzx Qwrt")[2]
    assert "Nothing is called ''" in run("whoswho", "show", "")[2]


def test_a_bad_day(run: Run) -> None:
    status, _, err = run("whoswho", "show", "NATO", "--on", "2022-13-01")
    assert status == 2
    assert "YYYY-MM-DD" in err


def test_import_layers_and_remove(run: Run, home: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,country\nAda Moe,NOR\nBea Roe,SWE\n")
    assert run("whoswho", "import", people) == (0, "Layer people: 2 people.\n", "")
    agents = tmp_path / "x.agents.txt"
    agents.write_text("BEEKEEPER [~AGR]\nDRUID [~XYZ]\n")
    status, out, err = run("whoswho", "import", agents, "--layer", "jobs")
    assert (status, out) == (0, "Layer jobs: 1 agents.\n")
    assert err == "Left out: 1 agents with a code that PLOVER has not.\n"
    names = [line.split()[0] for line in run("whoswho", "layers")[1].splitlines()]
    assert names == ["jobs", "people", "built-in"]
    assert run("whoswho", "remove", "jobs") == (0, "Layer jobs is removed.\n", "")
    status, out, err = run("whoswho", "remove", "jobs")
    assert (status, out) == (2, "")
    assert err == "error: no layer is called 'jobs'; there is people\n"
    assert [p.name for p in home.iterdir()] == ["people"]


def test_bad_lists(run: Run, home: Path, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,country\nAda Moe,NOR\nBea Roe,Freedonia\n")
    status, out, err = run("whoswho", "import", path)
    assert (status, out) == (2, "")
    first, last = err.splitlines()
    assert first.startswith("error: people.csv:3: country 'Freedonia'")
    assert "nothing was imported" in last
    assert list(home.iterdir()) == []
    status, out, err = run("whoswho", "import", path, "--skip-bad")
    assert (status, out) == (1, "Layer people: 1 people.\n")
    assert "Left out: 1 malformed" in err
    status, _, err = run("whoswho", "import", tmp_path / "absent.csv")
    assert status == 2
    assert "absent.csv" in err


def test_every_command_has_help_and_is_in_the_docs() -> None:
    docs = (Path(__file__).resolve().parents[2] / "docs" / "whoswho.md").read_text("utf-8")
    for name, command in typer.main.get_command(whoswho).commands.items():  # type: ignore[attr-defined]
        assert f"onrecord whoswho {name}" in docs
        assert command.help
        for option in command.params:
            assert getattr(option, "help", None) or option.name == "help", f"{name}: {option.name}"
            for flag in option.opts:
                assert not flag.startswith("--") or flag in ("--help", "--db") or flag in docs, (
                    f"{name}: {flag}"
                )
