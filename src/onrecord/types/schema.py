"""The JSON Schema of a record, made from the types."""

from __future__ import annotations

from typing import Any

import msgspec

from onrecord.types.record import SCHEMA, Record


def record_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of the record; ``docs/record.schema.json`` holds what this returns."""
    (schema,), components = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
        **schema,
        "$defs": components,
    }
