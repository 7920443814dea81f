"""Where the command line writes: a terminal gets layout and colour, a pipe plain text."""

from __future__ import annotations

import os
import re
import sys
from typing import NoReturn, TextIO

import msgspec
import typer
from rich.console import Console

from onrecord.errors import UnreadableSource
from onrecord.export.notes import visible

WIDEST = 100
"""Columns; longer lines of prose are hard to read, however wide the terminal."""

# C1 and bidirectional controls; JSON itself escapes the rest.
_COMMANDS = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class _Console(Console):
    def on_broken_pipe(self) -> None:
        _quit_quietly()


def output() -> Console:
    """Standard output for people."""
    console = _Console(highlight=False, emoji=False, markup=False, soft_wrap=False)
    console.width = min(console.width, WIDEST)
    return console


def messages() -> Console:
    """Standard error for people."""
    return Console(stderr=True, highlight=False, emoji=False, markup=False)


def standard_input() -> TextIO:
    """Standard input. Raises ``UnreadableSource`` where the program was started with it closed."""
    if sys.stdin is None:
        raise UnreadableSource("standard input is closed; give a file or a URL, or pipe a report in")
    return sys.stdin


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def write_line(line: bytes) -> None:
    """One line to standard output, at once."""
    try:
        sys.stdout.buffer.write(line + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _quit_quietly()


def write_json(line: bytes, *, indent: int | None = None) -> None:
    """A JSON value in one line; on a terminal indented, and without characters that would command it."""
    if is_terminal():
        text = (msgspec.json.format(line, indent=indent) if indent else line).decode()
        line = _COMMANDS.sub(lambda match: f"\\u{ord(match.group()):04x}", text).encode()
    write_line(line)


def complain(message: str) -> None:
    """One line ``error: …`` to standard error."""
    text = visible(" ".join(f"error: {message}".split()))
    print(text.encode("utf-8", "replace").decode(), file=sys.stderr, flush=True)


def _quit_quietly() -> NoReturn:
    # Whoever read the output has enough; what is still buffered must not raise again at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise typer.Exit(0)
