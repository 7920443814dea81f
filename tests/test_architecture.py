"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "src" / "onrecord").rglob("*.py"))
LONGEST_MODULE = 450
LONGEST_FUNCTION = 60


def test_rooms_import_only_what_stands_below_them() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports"))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(ROOT / "src")))
def test_modules_and_functions_stay_short_and_say_what_they_are(path: Path) -> None:
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    assert ast.get_docstring(tree), "a module says in its docstring what it is"
    assert source.count("\n") <= LONGEST_MODULE
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_every_data_file_has_its_line_in_sources() -> None:
    data = ROOT / "src" / "onrecord" / "data"
    told = (ROOT / "SOURCES.md").read_text("utf-8")
    missing = []
    for path in sorted(p for p in data.rglob("*") if p.is_file()):
        name = path.relative_to(data).as_posix()
        folder = f"{path.parent.relative_to(data).as_posix()}/*{path.suffix}"
        if f"`{name}`" not in told and f"`{folder}`" not in told:
            missing.append(name)
    assert not missing


def test_no_file_names_a_registry() -> None:
    hosts = ("py" + "pi.org", "python" + "hosted.org", "registry." + "npmjs", "deb." + "debian")
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    for name in tracked.split("\n"):
        path = ROOT / name
        if name and path.is_file() and path.stat().st_size < 5_000_000:
            text = path.read_text("utf-8", errors="ignore")
            assert not any(host in text for host in hosts), name
