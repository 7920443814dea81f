"""Every command and option explains itself; doctor finds what is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest
import typer.main

from onrecord.cli import doctor
from onrecord.cli.evaluate import HELP
from onrecord.cli.main import app
from onrecord.evaluation.suite import EVALUATIONS

Run = Callable[..., Any]
ROOT = Path(__file__).resolve().parent.parent.parent


def commands() -> Iterator[tuple[str, Any]]:
    def walk(name: str, command: Any) -> Iterator[tuple[str, Any]]:
        yield name, command
        for child, inner in getattr(command, "commands", {}).items():
            yield from walk(f"{name} {child}", inner)

    yield from walk("onrecord", typer.main.get_command(app))


@pytest.mark.parametrize(("name", "command"), [pytest.param(n, c, id=n) for n, c in commands()])
def test_everything_has_help(name: str, command: Any) -> None:
    assert (command.help or "").strip(), name
    for parameter in command.params:
        assert (getattr(parameter, "help", "") or "").strip(), f"{name}: {parameter.name}"


def test_help_and_version(onrecord: Run) -> None:
    ran = onrecord("--help")
    assert (ran.status, ran.err) == (0, "")
    assert all(word in ran.out for word in ("read", "add", "find", "doctor"))
    assert onrecord("--version").out == "onrecord 0.1.0\n"
    assert "--published" in onrecord("read", "-h").out
    bare = onrecord()
    assert (bare.status, bare.err) == (2, "")
    assert "read" in bare.out


def test_unknown_command(onrecord: Run) -> None:
    ran = onrecord("reed")
    assert ran.status == 2
    assert ran.err == "error: No such command 'reed'. Did you mean 'read'?; see `onrecord --help`\n"


def test_doctor(onrecord: Run) -> None:
    ran = onrecord("doctor", "--json")
    findings = {f["name"]: f for f in map(json.loads, ran.out.splitlines())}
    assert findings.keys() >= {
        "onrecord",
        "python",
        "packages",
        "sqlite",
        "model",
        "codebook",
        "gazetteer",
        "speed",
    }
    assert findings["model"]["level"] == "ok", findings["model"]
    assert ran.status == (1 if any(f["level"] == "error" for f in findings.values()) else 0)
    assert "words per CPU-second" in onrecord("doctor").out


def test_doctor_without_model(onrecord: Run) -> None:
    ran = onrecord("doctor", "--model", "xx_none")
    assert ran.status == 1
    shown = " ".join(ran.out.split())
    assert "✕ error model the language model 'xx_none' is not installed" in shown
    assert "→ install that model (one with tagger, parser and ner), or leave --model out" in shown
    assert "reinstall" not in shown


def test_help_names_every_evaluation() -> None:
    assert HELP.removesuffix(", or all.").split(", ") == list(EVALUATIONS)


def test_doctor_on_old_python_and_missing_packages() -> None:
    assert doctor.check_python((3, 10, 1)).level == "error"
    assert doctor.check_python((3, 14, 0)).level == "ok"

    def installed(name: str) -> str:
        if name == "spacy":
            raise PackageNotFoundError
        return "0.0.1"

    findings = list(doctor.check_packages(installed))
    assert [f.value for f in findings if f.level == "error"] == ["spacy is not installed"]
    assert any(f.level == "warning" and f.value.startswith("typer 0.0.1") for f in findings)
    assert all("pip install" in f.advice for f in findings if f.level != "ok")


def test_doctor_tells_a_changed_model(tmp_path: Path) -> None:
    (tmp_path / "parser").mkdir()
    (tmp_path / "parser" / "model").write_bytes(b"weights")
    good = doctor.checksum(tmp_path)
    assert doctor.check_model("m", "1", tmp_path, good).level == "ok"
    (tmp_path / "parser" / "model").write_bytes(b"Weights")
    assert doctor.check_model("m", "1", tmp_path, good).level == "error"
    assert doctor.check_model("m", "1", tmp_path, None).level == "warning"


def test_schema_is_the_published_one(onrecord: Run) -> None:
    assert onrecord("schema").out == (ROOT / "docs" / "record.schema.json").read_text("utf-8")


def test_demo(onrecord: Run, tmp_path: Path) -> None:
    ran = onrecord("demo", "--samples", ROOT / "samples", "--db", tmp_path / "d.db")
    assert (ran.status, ran.err) == (0, "")
    assert "Jens Stoltenberg" in ran.out
    assert "onrecord find events" in ran.out
    assert onrecord("find", "events", "--db", tmp_path / "d.db").out.count("\n") > 20


def test_demo_elsewhere(onrecord: Run, tmp_path: Path) -> None:
    ran = onrecord("demo", "--samples", tmp_path, "--db", tmp_path / "d.db")
    assert ran.status == 2
    assert ran.err.startswith("error: no sample reports")
