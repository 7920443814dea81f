"""``onrecord.read`` and ``onrecord.read_many``: whatever holds a report in, its record out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from onrecord.intake import ReportsUntilError, report_from_text
from onrecord.language import DEFAULT_MODEL
from onrecord.pipeline import load_toolkit, read_reports
from onrecord.types import Record, Report


def read(text: str, *, published: date | str | None = None, model: str = DEFAULT_MODEL) -> Record:
    """The record of one report.

    ``published`` (``YYYY-MM-DD``) dates words such as “on Friday”; ``model`` names another installed spaCy
    pipeline. Raises an ``InputError`` where the text is empty or too long or the date is none.
    """
    return next(read_many([report_from_text(text, published=published)], model=model))


def read_many(
    reports: Iterable[Report | Mapping[str, Any] | str], *, model: str = DEFAULT_MODEL
) -> Iterator[Record]:
    """The records of reports, in order, with a bounded number of them in memory.

    A report is a ``Report``, a dict with ``text`` and any other field of ``Report``, or a bare text.
    Raises an ``InputError`` at the first that cannot be read, after the records of all before it.
    """
    checked = ReportsUntilError(reports)
    yield from read_reports(checked, load_toolkit(model=model))
    if checked.error is not None:
        raise checked.error
