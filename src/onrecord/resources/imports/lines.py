"""The lines of a list, one in memory at a time, decoded or refused with their number."""

from __future__ import annotations

import bz2
import codecs
import gzip
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import WhosWhoError

LONGEST = 64_000_000
"""Bytes. The largest entities of Wikidata have some 5 MB."""
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip


def read_lines(
    path: Path, *, encoding: str = "utf-8", progress: Callable[[int], None] | None = None
) -> Iterator[tuple[int, str]]:
    """Number and text of each line, without its end; ``.gz`` and ``.bz2`` are unpacked on the way.

    Raises ``WhosWhoError`` with the number of the line where it is not in ``encoding`` or has no end, and
    where the file cannot be read. ``progress`` is told how many bytes of the file are read.
    """
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        raise WhosWhoError(f"no encoding is called {encoding!r}; try utf-8, latin-1 or utf-16") from None
    try:
        with path.open("rb") as raw:
            yield from _decoded(path, raw, name, progress)
    except (EOFError, gzip.BadGzipFile) as error:
        raise WhosWhoError(f"{path} cannot be unpacked: {error}") from error


def _decoded(
    path: Path, raw: BinaryIO, encoding: str, progress: Callable[[int], None] | None
) -> Iterator[tuple[int, str]]:
    if path.suffix == ".gz":
        stream: io.BufferedIOBase | BinaryIO = gzip.GzipFile(fileobj=raw)
    elif path.suffix == ".bz2":
        stream = bz2.BZ2File(raw)
    else:
        stream = raw
    number = 0
    for number, line in enumerate(_raw_lines(path, stream, encoding), start=1):
        if number == 1:
            _check_mark(path, line, encoding)
        try:
            text = line.decode(encoding)
        except UnicodeDecodeError as error:
            byte = line[error.start]
            raise WhosWhoError(
                f"{path.name}:{number}: not {encoding.upper()} (byte {error.start + 1} of the line is "
                f"0x{byte:02X}); nothing was imported; tell the encoding, such as --encoding latin-1"
            ) from None
        if "\0" in text:
            raise WhosWhoError(
                f"{path.name}:{number}: a null character; this is no list in {encoding.upper()}"
            )
        if progress is not None and number % 1000 == 0:
            progress(raw.tell())
        yield number, (text[1:] if number == 1 and text[:1] == "\ufeff" else text)
    if progress is not None:
        progress(raw.tell())


def _raw_lines(path: Path, stream: io.BufferedIOBase | BinaryIO, encoding: str) -> Iterator[bytes]:
    if encoding.startswith(("utf-16", "utf-32")):  # a byte 0x0A ends no line there
        yield from _wide_lines(path, stream, encoding)
        return
    number = 0
    while line := stream.readline(LONGEST):
        number += 1
        if len(line) == LONGEST and not line.endswith(b"\n"):
            raise WhosWhoError(
                f"{path.name}:{number}: a line of more than {LONGEST:,} bytes; this is no list"
            )
        yield line.rstrip(b"\r\n")


def _wide_lines(path: Path, stream: io.BufferedIOBase | BinaryIO, encoding: str) -> Iterator[bytes]:
    text = io.TextIOWrapper(stream, encoding=encoding, newline="\n")  # type: ignore[type-var]
    number = 0
    try:
        while True:
            number += 1
            line = text.readline(LONGEST)
            if not line:
                return
            yield line.rstrip("\r\n").encode(encoding)
    except UnicodeError as error:
        raise WhosWhoError(f"{path.name}:{number}: not {encoding.upper()} ({error})") from None
    finally:
        text.detach()  # who opened the file closes it


def _check_mark(path: Path, line: bytes, encoding: str) -> None:
    for mark, name in _MARKS:
        if line.startswith(mark) and not encoding.startswith(name):
            raise WhosWhoError(
                f"{path.name}:1: this is {name.upper()}; nothing was imported; add --encoding {name}"
            )
