"""Text, bytes, files and URLs to ``Report``."""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from onrecord.errors import EmptyReport, InputError, MalformedReport, UnreadableSource
from onrecord.intake.dates import parse_published
from onrecord.intake.text import MAX_BYTES, MAX_CHARACTERS, check_size, decode, tidy
from onrecord.types import Report

FIELDS = ("id", "url", "outlet", "title", "byline", "published", "language")
"""What may be known of a report beside its text."""

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.{0,10000}?)\n---[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"([A-Za-z_]+)[ \t]*:[ \t]*(.*?)[ \t]*")
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)


def report_from_text(text: str, *, published: date | str | None = None, **fields: str | None) -> Report:
    """A report from its text and what is known of it (``FIELDS``); the text is tidied.

    Without an ``id`` it gets one that is the same whenever url, or text and date, are the same.
    Raises ``EmptyReport``, ``ReportTooLarge``, ``BadDate`` or ``MalformedReport``.
    """
    known: dict[str, Any] = {**fields, "published": published}
    return report_from_mapping({**known, "text": text})


def report_from_mapping(values: Mapping[str, Any]) -> Report:
    """A report from a mapping with ``text`` and any of ``FIELDS``; other keys are left alone.

    Raises as ``report_from_text`` does.
    """
    text = values.get("text")
    if not isinstance(text, str):
        problem = f"is {_kind(text)}" if "text" in values else "is missing"
        raise MalformedReport(f'the field "text" {problem}; it must be a string that holds the report')
    known: dict[str, str | None] = {}
    for name in FIELDS:
        value = values.get(name)
        if isinstance(value, date) and name == "published":
            value = parse_published(value)
        if value is not None and not isinstance(value, str):
            raise MalformedReport(f'the field "{name}" is {_kind(value)}; it must be a string or left out')
        known[name] = (tidy(value).strip() or None) if value else None
    check_size(len(text), limit=MAX_CHARACTERS, unit="characters")
    text = tidy(text)
    if not text.strip():
        raise EmptyReport("the report has no text; give a file or a field that holds some")
    published = parse_published(known["published"])
    return Report(
        id=known["id"] or _hash(known["url"] or f"{published or ''}\n{text}"),
        url=known["url"],
        outlet=known["outlet"],
        title=known["title"],
        byline=known["byline"],
        published=published,
        language=known["language"] or "en",
        text=text,
    )


def report_of(value: Report | Mapping[str, Any] | str) -> Report:
    """A checked and tidied report from a report, a mapping or a bare text. Raises as ``report_from_text``."""
    if isinstance(value, str):
        return report_from_text(value)
    if isinstance(value, Report):
        return report_from_mapping({name: getattr(value, name) for name in (*FIELDS, "text")})
    if isinstance(value, Mapping):
        return report_from_mapping(value)
    raise MalformedReport(f"a report must be a Report, a dict or a str, not {_kind(value)}")


class ReportsUntilError:
    """Checked reports from anything ``report_of`` takes, ending before the first bad one.

    ``read_many`` so yields every record before it raises: no report is lost to a bad neighbour.
    """

    def __init__(self, values: Iterable[Report | Mapping[str, Any] | str]) -> None:
        self._values = values
        self.error: InputError | None = None

    def __iter__(self) -> Iterator[Report]:
        try:
            for value in self._values:
                yield report_of(value)
        except InputError as error:
            self.error = error


def report_from_bytes(
    data: bytes, *, charset: str | None = None, html: bool | None = None, **fields: str | None
) -> Report:
    """A report from the bytes of a text, Markdown or HTML file; ``fields`` win over what the file says.

    ``html`` tells whether the bytes are HTML; ``None`` looks. Text may begin with front matter
    (``---``, lines of ``name: value``, ``---``). Raises as ``decode`` and ``report_from_text`` do.
    """
    text = tidy(decode(data, declared=charset))
    if html or (html is None and _LOOKS_LIKE_HTML.match(text[:5000])):
        from onrecord.intake.html import read_article

        found = read_article(text, url=fields.get("url"))
    else:
        found = _split_front_matter(text)
    given = {name: value for name, value in fields.items() if value is not None}
    return report_from_mapping({**found, **given})


def report_from_path(path: str | os.PathLike[str], **fields: str | None) -> Report:
    """A report from a file. Raises ``UnreadableSource`` or as ``report_from_bytes`` does."""
    with open_file(path) as file:
        data = file.read(MAX_BYTES + 1)
    return report_from_bytes(data, html=True if _is_html(path) else None, **fields)


def report_from_url(url: str, *, allow_private: bool = False, **fields: str | None) -> Report:
    """A report from a web page. Raises ``UnreadableSource`` where it cannot be had (see ``fetch``)."""
    from onrecord.intake.fetch import fetch

    page = fetch(url, allow_private=allow_private)
    html = page.media_type in ("text/html", "application/xhtml+xml") or None
    return report_from_bytes(page.body, charset=page.charset, html=html, **{"url": page.url, **fields})


def open_file(path: str | os.PathLike[str]) -> BinaryIO:
    """An open file. Raises ``UnreadableSource`` for one that is missing, a directory or not readable."""
    shown = os.fspath(path)
    try:
        if stat.S_ISDIR(os.stat(path).st_mode):
            raise UnreadableSource(
                f"{shown} is a folder; give a file, or use `onrecord add` to read all files in a folder"
            )
        return Path(path).open("rb")
    except FileNotFoundError as error:
        raise UnreadableSource(f"there is no file {shown}; check the path") from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableSource(
            f"{shown} cannot be opened: {why}; check the path and its permissions"
        ) from error


def _is_html(path: str | os.PathLike[str]) -> bool:
    return os.fspath(path).lower().endswith((".html", ".htm", ".xhtml"))


def _split_front_matter(text: str) -> dict[str, str | None]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {"text": text}
    found: dict[str, str | None] = {}
    for line in match.group(1).split("\n"):
        field = _FIELD.fullmatch(line)
        if field is not None and field.group(1).lower() in FIELDS:
            found[field.group(1).lower()] = field.group(2).strip("\"'")
    if not found:
        return {"text": text}
    return {**found, "text": text[match.end() :].lstrip("\n")}


def _hash(identity: str) -> str:
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]


def _kind(value: object) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    if isinstance(value, (bytes, bytearray)):
        return "bytes; decode them first"
    return "null" if value is None else names.get(type(value), f"a {type(value).__name__}")
