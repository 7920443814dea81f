"""``onrecord schema``: the shape of a record."""

from __future__ import annotations

import json

from onrecord.cli.console import write_line


def schema() -> None:
    """Print the JSON Schema of a record.

    Example: onrecord schema > record.schema.json
    """
    from onrecord.types.schema import record_schema

    write_line(json.dumps(record_schema(), indent=1, ensure_ascii=False).encode())
