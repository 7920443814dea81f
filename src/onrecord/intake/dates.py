"""The date of publication, checked."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from onrecord.errors import BadDate

_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}(?::?\d{2}.*)?)?", re.ASCII)


def parse_published(value: date | str | None, *, today: date | None = None) -> str | None:
    """``value`` as ``YYYY-MM-DD``; ``None`` and blank strings give ``None``.

    A ``datetime`` and an ISO 8601 string with a time give their calendar date as written. Raises ``BadDate``
    for any other form, and for a date later than tomorrow (UTC): somewhere it is already tomorrow.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, datetime):
        value = value.date()
    if not isinstance(value, date):
        value = _parse(value)
    now = today or datetime.now(UTC).date()
    if value > now + timedelta(days=1):
        raise BadDate(
            f"the publication date {value.isoformat()} lies in the future; give the day on which the report "
            "was published, or leave it out"
        )
    return value.isoformat()


def read_day(value: str) -> str:
    """``value`` as ``YYYY-MM-DD``, be it past or future. Raises ``BadDate``."""
    return _parse(value).isoformat()


def _parse(value: str) -> date:
    match = _ISO.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is not None:
        try:
            return date.fromisoformat(match.group(1))
        except ValueError:
            pass
    shown = repr(value if len(str(value)) <= 40 else str(value)[:40] + "…")
    raise BadDate(f"{shown} is not a date; write it as YYYY-MM-DD, for example 2022-03-04")
