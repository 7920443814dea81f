"""Bytes, text, files, pages and JSON lines to ``Report``; every refusal has a reason."""

from onrecord.intake.dates import parse_published
from onrecord.intake.jsonl import NumberedReport, Reason, Refusal, reports_from_jsonl, split_lines
from onrecord.intake.reports import (
    ReportsUntilError,
    open_file,
    report_from_bytes,
    report_from_path,
    report_from_text,
    report_from_url,
    report_of,
)
from onrecord.intake.text import MAX_BYTES, MAX_CHARACTERS

__all__ = [
    "MAX_BYTES",
    "MAX_CHARACTERS",
    "NumberedReport",
    "Reason",
    "Refusal",
    "ReportsUntilError",
    "open_file",
    "parse_published",
    "report_from_bytes",
    "report_from_path",
    "report_from_text",
    "report_from_url",
    "report_of",
    "reports_from_jsonl",
    "split_lines",
]
