"""``onrecord demo``: what a newcomer sees first."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import output
from onrecord.errors import UnreadableSource

SHOWN = "2022-03-04-brussels.md"


def demo(
    samples: Annotated[Path, typer.Option(help="The folder of sample reports.")] = Path("samples"),
    db: Annotated[str, typer.Option(help="The store to file them in.")] = "onrecord.db",
) -> None:
    """Read the sample reports, show the record of one, file all of them.

    Example: onrecord demo
    """
    from onrecord.export.show import show_record
    from onrecord.intake import report_from_path
    from onrecord.pipeline import load_toolkit, read_reports
    from onrecord.store import open_store

    files = sorted(path for path in samples.glob("*.md") if path.name != "README.md")
    if not files:
        raise UnreadableSource(f"no sample reports in {samples}/; run it in the folder of the project")
    reports = [report_from_path(path) for path in files]
    records = dict(zip((path.name for path in files), read_reports(reports, load_toolkit()), strict=True))
    with open_store(db) as store:
        store.add_many(records.values())
    console = output()
    console.print(show_record(records.get(SHOWN, next(iter(records.values())))))
    events = sum(len(record.events) for record in records.values())
    statements = sum(len(record.statements) for record in records.values())
    console.print(
        f"\n{len(records)} reports read, {statements} statements and {events} events filed in {db}.\n"
        "Try next:\n"
        f"  .venv/bin/onrecord find events --actor Slovakia --recipient Ukraine --db {db}\n"
        f"  .venv/bin/onrecord find statements --speaker Stoltenberg --db {db}\n"
        "  .venv/bin/onrecord read YOUR_REPORT.txt --published 2022-03-04\n"
        "  .venv/bin/onrecord doctor",
        soft_wrap=True,
    )
