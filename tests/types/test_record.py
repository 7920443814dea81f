from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from onrecord.pipeline import Toolkit, read_reports
from onrecord.types import Record, Report, Span
from onrecord.types.schema import record_schema

ROOT = Path(__file__).resolve().parent.parent.parent
TEXT = (
    "Chile's president met Peru's premier in Lima on Monday. “We agreed,” she said."
    " Chile may send aid to Haiti."
)


@pytest.fixture(scope="module")
def record(tools: Toolkit) -> Record:
    return next(read_reports([Report(id="r", text=TEXT, published="2010-05-12")], tools))


def test_json_round_trip(record: Record) -> None:
    assert Record.from_json(record.to_json()) == record
    assert json.loads(record.to_json()) == record.to_dict()


def test_json_stays_on_one_line_for_any_reader() -> None:
    record = Record(report=Report(id="1", text="a\u2028b\x85c\u2029d\n\x0b\x1ce"))
    assert len(record.to_json().decode().splitlines()) == 1
    assert Record.from_json(record.to_json()) == record


def test_names_of_the_record_are_those_of_the_contract(record: Record) -> None:
    data = record.to_dict()
    assert list(data) == [
        "schema", "report", "entities", "mentions", "statements", "events", "times", "places",
    ]  # fmt: skip
    assert set(data["events"][0]) == {
        "id", "event", "mode", "context", "plover", "cameo", "score", "status", "ongoing", "trigger",
        "actors",
        "recipients", "date", "place", "magnitude", "claimed_by", "within", "rule", "confidence",
    }  # fmt: skip
    assert set(data["times"][0]) == {"start", "end", "text", "type", "value", "from", "to"}
    assert set(data["statements"][0]) == {
        "id", "kind", "speaker", "cue", "content", "addressee", "date", "place", "within", "confidence",
    }  # fmt: skip


def test_records_validate_against_the_published_schema(record: Record) -> None:
    published = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
    assert published == json.loads(json.dumps(record_schema())), "run `make schema`"
    jsonschema.Draft202012Validator.check_schema(published)
    jsonschema.validate(record.to_dict(), published)
    broken = record.to_dict()
    broken["events"][0]["status"] = "perhaps"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, published)


def test_values_are_frozen(record: Record) -> None:
    with pytest.raises(AttributeError):
        record.report.text = "other"  # type: ignore[misc]


def test_spans() -> None:
    whole, part, beside = (Span.of("one two", *ends) for ends in ((0, 7), (4, 7), (0, 3)))
    assert part.text == "two"
    assert whole.covers(part)
    assert not part.covers(whole)
    assert not part.overlaps(beside)
