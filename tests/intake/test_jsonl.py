"""JSON lines: one result for each, whatever stands in it."""

from __future__ import annotations

import io
import json
import tracemalloc

import pytest

from onrecord.intake import NumberedReport, Refusal, reports_from_jsonl, split_lines

GOOD = b'{"id": "g", "text": "Rain fell.", "published": "2001-02-03", "url": null, "extra": 1}'


@pytest.mark.parametrize(
    ("line", "kind", "message"),
    [
        (b"nope", "MalformedReport", "not JSON"),
        (b"[1, 2]", "MalformedReport", "not a JSON object"),
        (b'"text"', "MalformedReport", "not a JSON object"),
        (b"null", "MalformedReport", "not a JSON object"),
        (b'{"id": "b"}', "MalformedReport", '"text" is missing'),
        (b'{"id": "b", "text": 5}', "MalformedReport", '"text" is a number'),
        (b'{"id": "b", "text": "x", "outlet": []}', "MalformedReport", '"outlet" is a list'),
        (b'{"id": "b", "text": "   "}', "EmptyReport", "no text"),
        (b'{"id": "b", "text": "x", "published": "2999-01-01"}', "BadDate", "future"),
        (b'{"id": "b", "text": "x", "published": "3/4/22"}', "BadDate", "YYYY-MM-DD"),
        (b'{"id": "b", "text": "\xff"}', "UndecodableReport", "UTF-8"),
        (b'{"id": "b", "text": ' + b"[" * 100_000, "MalformedReport", "JSON"),
        (b'{"id": "b", "n": ' + b"9" * 5000 + b"}", "MalformedReport", "JSON"),
    ],
)
def test_a_bad_line_costs_no_neighbour(line: bytes, kind: str, message: str) -> None:
    first, bad, last = reports_from_jsonl([GOOD, line, GOOD])
    assert isinstance(first, NumberedReport)
    assert isinstance(last, NumberedReport)
    assert (first.line, last.line, last.report.text) == (1, 3, "Rain fell.")
    assert isinstance(bad, Refusal)
    shape = json.loads(bad.to_json())
    assert shape.keys() - {"id"} == {"line", "error"}
    assert (shape["line"], shape["error"]["type"]) == (2, kind)
    assert message in shape["error"]["message"]


def test_the_id_is_given_back_where_there_is_one() -> None:
    items = list(
        reports_from_jsonl([b'{"id": "b", "text": 1}', b'{"id": 7, "text": 1}', b'{"text": 1}', b"{"])
    )
    assert [json.loads(item.to_json()).get("id") for item in items if isinstance(item, Refusal)] == [
        "b",
        7,
        None,
        None,
    ]


def test_blank_lines_are_counted_and_passed_over() -> None:
    items = list(reports_from_jsonl([b"\xef\xbb\xbf" + GOOD, b"", b"  \r", GOOD]))
    assert [item.line for item in items] == [1, 4]


def test_surrogates_and_nul_are_tidied() -> None:
    (item,) = reports_from_jsonl([rb'{"text": "a\ud800b\u0000c\ud83d\ude00"}'])
    assert isinstance(item, NumberedReport)
    assert item.report.text == "a\ufffdb c\U0001f600"


@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_lines_come_out_whole(size: int) -> None:
    data = b"one\n\ntwo two\r\nthree"
    stream = io.BytesIO(data)
    assert list(split_lines(lambda _: stream.read(size))) == data.split(b"\n")


def test_a_line_over_the_limit_is_refused_in_bounded_memory() -> None:
    chunks = iter([b'{"text": "', *[b"x" * 65536] * 800, b'"}\n' + GOOD + b"\n", b""])
    tracemalloc.start()
    long, good = reports_from_jsonl(split_lines(lambda _: next(chunks)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(long, Refusal)
    assert long.error.type == "ReportTooLarge"
    assert isinstance(good, NumberedReport)
    assert peak < 60_000_000
