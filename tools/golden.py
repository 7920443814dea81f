"""Writes the records of the golden reports to ``tests/golden/``; look at the difference before you commit it.

python tools/golden.py
"""

from __future__ import annotations

import json
from pathlib import Path

from onrecord.intake import report_from_path
from onrecord.pipeline import load_toolkit, read_reports

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = (
    "2022-03-04-brussels",
    "2022-03-10-antalya",
    "2022-03-13-yavoriv-update",
    "2022-04-08-slovak-delivery",
)


def main() -> None:
    reports = [report_from_path(ROOT / "samples" / f"{name}.md") for name in GOLDEN]
    for name, record in zip(GOLDEN, read_reports(reports, load_toolkit()), strict=True):
        text = json.dumps(record.to_dict(), ensure_ascii=False, indent=1)
        (ROOT / "tests" / "golden" / f"{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
