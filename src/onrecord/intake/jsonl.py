"""JSON lines to ``Report`` or ``Refusal``, one at a time."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator

import msgspec
from msgspec import UNSET, Struct, UnsetType

from onrecord.errors import InputError, MalformedReport, ReportTooLarge, UndecodableReport
from onrecord.intake.reports import report_from_mapping
from onrecord.intake.text import MAX_BYTES
from onrecord.types import Report

CHUNK = 1 << 16


class Reason(Struct, frozen=True):
    """Why a line was refused: the name of an error of ``errors.py`` and what to do."""

    type: str
    message: str


class Refusal(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What comes out in place of a record for a line that cannot be read."""

    id: str | int | UnsetType = UNSET
    line: int
    error: Reason

    def to_json(self) -> bytes:
        """The refusal as one line of JSON."""
        return msgspec.json.encode(self)


class LongLine(bytes):
    """The beginning of a line that is over the limit; the rest was passed over."""


class NumberedReport(Struct, frozen=True):
    """A report and the line (1-based) that it stood in."""

    line: int
    report: Report


def reports_from_jsonl(lines: Iterable[bytes]) -> Iterator[NumberedReport | Refusal]:
    """A report or a refusal for each line that is not blank, in order; only one line is held at a time."""
    for number, line in enumerate(lines, 1):
        if number == 1 and line.startswith(BOM_UTF8) and not isinstance(line, LongLine):
            line = line[len(BOM_UTF8) :]  # noqa: PLW2901
        if line.strip():
            yield _read_line(line, number)


def _read_line(line: bytes, number: int) -> NumberedReport | Refusal:
    identity: str | int | UnsetType = UNSET
    try:
        values = _parse(line)
        given = values.get("id")
        if isinstance(given, str):
            identity = given.encode("utf-8", "replace").decode()
        elif isinstance(given, int) and abs(given) < 1 << 63:
            identity = given  # refused, yet it is how the sender knows the line
        return NumberedReport(number, report_from_mapping(values))
    except InputError as error:
        return Refusal(id=identity, line=number, error=Reason(type(error).__name__, str(error)))


def _parse(line: bytes) -> dict[str, object]:
    if isinstance(line, LongLine):
        raise ReportTooLarge(f"the line is longer than {MAX_BYTES:,} bytes; end each report with a line feed")
    try:
        # The standard library lets a lone surrogate pass, which is then tidied; stricter parsers refuse.
        values = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UndecodableReport("the line is not UTF-8; save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise MalformedReport(
            f"the line is not JSON ({error.msg} at character {error.pos + 1}); write one JSON object a line"
        ) from error
    except (ValueError, RecursionError) as error:
        raise MalformedReport(
            "the line is not JSON that can be read; write one JSON object a line"
        ) from error
    if not isinstance(values, dict):
        raise MalformedReport('the line is not a JSON object; write {"id": "…", "text": "…"}')
    return values


def split_lines(read: Callable[[int], bytes], *, limit: int = MAX_BYTES) -> Iterator[bytes]:
    """The lines of a stream, each as soon as it is complete.

    ``read(n)`` gives up to ``n`` bytes, ``b""`` at the end. Never holds more than ``limit`` bytes and a
    chunk: of a longer line it yields the beginning as ``LongLine``.
    """
    pieces: list[bytes] = []
    held = 0
    while chunk := read(CHUNK):
        *complete, rest = chunk.split(b"\n")
        for piece in complete:
            if held <= limit:
                pieces.append(piece)
            held += len(piece)
            yield _join(pieces, held > limit)
            pieces, held = [], 0
        if rest and held <= limit:
            pieces.append(rest)
        held += len(rest)
    if pieces:
        yield _join(pieces, held > limit)


def _join(pieces: list[bytes], too_long: bool) -> bytes:
    return LongLine(pieces[0]) if too_long else b"".join(pieces)
