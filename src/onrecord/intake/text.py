"""Bytes to text, and text to the form in which a report keeps it."""

from __future__ import annotations

import codecs
import re

from onrecord.errors import ReportTooLarge, UndecodableReport

MAX_CHARACTERS = 10_000_000
"""The longest text that is read: a book of 1.7 million words; a news report has some 5,000 characters."""
MAX_BYTES = 40_000_000
"""The largest file, page or JSON line that is taken in."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"PAR1", "a Parquet file"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0b\x0e-\x1f\x7f]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.I
)


def tidy(text: str) -> str:
    """The text as a report keeps it; all offsets of its record point into what is returned.

    Line ends become ``\\n``, NUL a blank, a lone surrogate U+FFFD; a leading byte order mark goes. All else,
    curly quotation marks and bidirectional controls too, stays. Tidying twice changes nothing.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\0", " ")
    if not text.isascii():
        text = _SURROGATES.sub("\ufffd", text).lstrip("\ufeff")
    return text


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text in ``data``, with ``declared`` as the charset that came with it (an HTTP header).

    A byte order mark decides, then the declared charset (for HTML also the one in the page), then UTF-8,
    then Windows-1252 where the bytes look like text in a western language. Raises ``UndecodableReport``
    for anything else and ``ReportTooLarge`` above ``MAX_BYTES``.
    """
    check_size(len(data))
    for bom, name in _BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(name)
            except UnicodeDecodeError as error:
                raise _not_text(f"it begins as {name.upper()} but does not go on so") from error
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise UndecodableReport(f"this is {what}, not text; extract its text and read that")
    if data.count(0) * 20 > len(data):
        raise _not_text("it looks like binary data")
    if declared is None and (match := _DECLARED.search(data, 0, 4096)):
        declared = match.group(1).decode("ascii")
    for encoding in (declared or "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, ValueError):
            continue
    share_beyond_ascii = len(_BEYOND_ASCII.findall(data)) / max(1, len(data))
    share_controls = len(_CONTROLS.findall(data)) / max(1, len(data))
    if share_beyond_ascii <= 0.25 and share_controls <= 0.005:
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise _not_text("its bytes are neither UTF-8 nor Windows-1252 text")


def check_size(size: int, *, limit: int = MAX_BYTES, unit: str = "bytes") -> None:
    """Raises ``ReportTooLarge`` where ``size`` is over ``limit``."""
    if size > limit:
        raise ReportTooLarge(
            f"the report has {size:,} {unit} and the limit is {limit:,}; split it into its single reports"
        )


def _not_text(why: str) -> UndecodableReport:
    return UndecodableReport(f"this cannot be read as text: {why}; save it as UTF-8 text and try again")
