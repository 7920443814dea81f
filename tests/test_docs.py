"""Documentation is run: README examples with their output, every command named and explained."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import typer.main

from onrecord.cli.main import app

ROOT = Path(__file__).resolve().parent.parent


def test_readme_shows_what_its_examples_print() -> None:
    done = subprocess.run(
        [sys.executable, "tools/readme.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, "run `python tools/readme.py`" + done.stderr


def test_every_command_is_in_the_readme_and_has_help() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    command = typer.main.get_command(app)
    for name, sub in command.commands.items():  # type: ignore[attr-defined]
        assert f"onrecord {name}" in readme, name
        assert sub.help, name
        for option in sub.params:
            assert getattr(option, "help", None) or option.name == "help", f"{name}: {option.name}"


def test_every_relation_of_a_frame_is_documented() -> None:
    import tomllib

    text = (ROOT / "docs" / "codebook.md").read_text("utf-8")
    frames = tomllib.loads((ROOT / "src/onrecord/data/codebook/plover/frames.toml").read_text("utf-8"))
    named = {
        step
        for frame in frames.values()
        for side in frame.values()
        for role in ("actor", "recipient")
        for path in side.get(role, [])
        for step in path.split(".")
    }
    prepositions = set(
        "by from of on against to at with for over about in between among alongside into".split()
    )
    assert not {step for step in named - prepositions if f"`{step}`" not in text}
