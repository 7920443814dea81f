"""The record of one report: everything that RECORD.md names, in one frozen value."""

from __future__ import annotations

from typing import Any, Literal, Self

import msgspec
from msgspec import Struct

from onrecord.types.entities import Entity, Mention
from onrecord.types.events import Event
from onrecord.types.places import Place
from onrecord.types.report import Report
from onrecord.types.statements import Statement
from onrecord.types.times import Time

SCHEMA: Literal["onrecord/1"] = "onrecord/1"


_LINE_SEPARATORS = tuple((c.encode(), b"\\u%04x" % ord(c)) for c in "\x85\u2028\u2029")
"""JSON may hold these as they are, but many readers (Python's splitlines among them) break lines there."""


class Record(Struct, frozen=True, kw_only=True):
    """What a report says. Every span points into ``report.text``."""

    schema: Literal["onrecord/1"] = SCHEMA
    report: Report
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain dicts, lists and strings, with the keys of RECORD.md."""
        built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(self))
        return built

    def to_json(self) -> bytes:
        """The record as one line of UTF-8 JSON, whatever a reader takes for the end of a line."""
        line = msgspec.json.encode(self)
        for separator, escape in _LINE_SEPARATORS:
            line = line.replace(separator, escape)
        return line

    @classmethod
    def from_json(cls, line: bytes | str) -> Self:
        """The record that ``to_json`` wrote. Raises ``msgspec.ValidationError`` on any other shape."""
        return msgspec.json.decode(line, type=cls)
