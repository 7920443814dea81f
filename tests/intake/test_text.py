"""Bytes to text, and what becomes of the text."""

from __future__ import annotations

import codecs

import pytest

from onrecord.errors import ReportTooLarge, UndecodableReport
from onrecord.intake.text import MAX_BYTES, decode, tidy

WORDS = "Zürich’s mayor said: “No.”"


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\0b", "a b"),
        ("a\ud800b\udfff", "a\ufffdb\ufffd"),
        ("\ufeffa\ufeff", "a\ufeff"),
        ("“a” ‘b’ «c»", "“a” ‘b’ «c»"),
        ("a\u202eb\u2066c\u2069", "a\u202eb\u2066c\u2069"),
        ("e\u0301 é", "e\u0301 é"),
        ("  a  ", "  a  "),
        ("", ""),
    ],
)
def test_tidy(raw: str, kept: str) -> None:
    assert tidy(raw) == kept
    assert tidy(kept) == kept


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        codecs.BOM_UTF8 + WORDS.encode(),
        codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + WORDS.encode("utf-32-le"),
        WORDS.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_encodings(data: bytes) -> None:
    assert decode(data) == WORDS


def test_declared_charset() -> None:
    czech = "Příliš žluťoučký"
    assert decode(czech.encode("iso-8859-2"), declared="iso-8859-2") == czech
    page = f'<html><meta charset="iso-8859-2"><p>{czech}'
    assert decode(page.encode("iso-8859-2")) == page
    # A declaration that is wrong or unknown does not stop what can be read.
    assert decode(czech.encode(), declared="no-such-charset") == czech
    assert decode(czech.encode(), declared="ascii") == czech
    assert decode(czech.encode(), declared="base64") == czech


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04 word/document.xml", "office document"),
        (b"\x1f\x8b\x08", "gzip"),
        (bytes(range(256)) * 10, "UTF-8"),
        (b"a\0b\0c\0", "UTF-8"),
        ("Правительство заявило".encode("koi8-r"), "UTF-8"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8a", "UTF-16"),
        (codecs.BOM_UTF8 + b"\xff", "UTF-8"),
    ],
)
def test_what_is_no_text(data: bytes, advice: str) -> None:
    with pytest.raises(UndecodableReport, match=advice):
        decode(data)


def test_some_nul_bytes_are_text() -> None:
    assert decode(b"The council met\0 on Monday in the old town hall.").startswith("The council")


def test_too_large() -> None:
    with pytest.raises(ReportTooLarge, match="split"):
        decode(bytes(MAX_BYTES + 1))
