"""The public face: what `import onrecord` offers, and what it does not load."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import BadDate, EmptyReport, MalformedReport, ReportTooLarge

TEXT = "The foreign minister of Peru, Ana Rojas, said on Tuesday that talks with Chile had failed."


def test_names_are_pinned_and_sorted() -> None:
    names = ["OnRecordError", "Record", "Report", "Store", "open_store", "read", "read_many"]
    assert onrecord.__all__ == names == sorted(onrecord.__all__)
    assert all(getattr(onrecord, name) is not None for name in names)
    assert onrecord.__version__ == "0.1.0"


def test_face_is_short() -> None:
    assert len(Path(str(onrecord.__file__)).read_text("utf-8").splitlines()) <= 30


def test_unknown_name_says_what_there_is() -> None:
    with pytest.raises(AttributeError, match="read_many"):
        _ = onrecord.reed


def test_import_loads_nothing_heavy() -> None:
    heavy = ("spacy", "numpy", "sqlalchemy", "rich", "typer", "trafilatura", "ray", "fastapi")
    code = f"import sys, onrecord; print([name for name in {heavy} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("published", ["2003-06-11", date(2003, 6, 11), "2003-06-11T23:30:00+02:00"])
def test_read(published: str | date) -> None:
    record = onrecord.read(TEXT, published=published)
    assert isinstance(record, onrecord.Record)
    assert record.report.published == "2003-06-11"
    assert record.report.text == TEXT
    assert record.to_dict()["schema"] == "onrecord/1"
    assert onrecord.Record.from_json(record.to_json()) == record


def test_read_many_keeps_order_and_takes_all_shapes() -> None:
    reports = [
        {"id": "x", "text": TEXT, "published": "2003-06-11"},
        TEXT,
        onrecord.Report(id="z", text="Rain."),
    ]
    records = list(onrecord.read_many(iter(reports)))
    assert [record.report.text for record in records] == [TEXT, TEXT, "Rain."]
    assert [records[0].report.id, records[2].report.id] == ["x", "z"]
    assert len(records[1].report.id) == 16


def test_read_many_streams() -> None:
    taken = []

    def endless():  # type: ignore[no-untyped-def]
        while True:
            taken.append(1)
            yield "x" * 30_000  # long, yet few words, so that a batch is quickly read

    next(onrecord.read_many(endless()))
    assert len(taken) < 100


def test_a_bad_report_costs_no_neighbour() -> None:
    records = onrecord.read_many(["First.", "Second.", {"text": None}, "Fourth."])
    assert [next(records).report.text, next(records).report.text] == ["First.", "Second."]
    with pytest.raises(MalformedReport, match="text"):
        next(records)


@pytest.mark.parametrize(
    ("text", "published", "error", "advice"),
    [
        ("", None, EmptyReport, "give"),
        (" \n\t\u2003", None, EmptyReport, "give"),
        ("Rain.", "2999-01-01", BadDate, "future"),
        ("Rain.", "4 March 2022", BadDate, "YYYY-MM-DD"),
        ("Rain.", "2022-02-30", BadDate, "YYYY-MM-DD"),
        ("Rain.", "20220304", BadDate, "YYYY-MM-DD"),
        ("Rain.", date(2999, 1, 1), BadDate, "future"),
        ("x" * 10_000_001, None, ReportTooLarge, "split"),
        (None, None, MalformedReport, "string"),
        (b"Rain.", None, MalformedReport, "string"),
    ],
)
def test_bad_input(text: str, published: str | None, error: type[Exception], advice: str) -> None:
    with pytest.raises(error, match=advice):
        onrecord.read(text, published=published)


def test_another_model_must_be_installed() -> None:
    with pytest.raises(onrecord.OnRecordError, match="not installed"):
        onrecord.read("Rain.", model="xx_no_such_model")


def test_same_record_whatever_the_hash_seed() -> None:
    code = (
        "import sys, onrecord\n"
        "sys.stdout.buffer.write(onrecord.read(sys.argv[1], published='1999-03-02').to_json())"
    )
    text = (
        "Rebels in Sierra Leone freed 12 hostages on Monday, the UN said. "
        "“We will not attack Freetown,” their leader told reporters. "
        "Nigeria, Ghana and Guinea threatened to send troops if the truce fails.\n"
    ) * 3
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, text],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "4242")
    }
    assert len(outputs) == 1
    assert b"Freetown" in outputs.pop()
