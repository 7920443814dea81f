"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

DB = Path("onrecord.db")

Db = Annotated[Path, typer.Option(metavar="FILE", help="The store, an SQLite file.")]
Model = Annotated[str, typer.Option(metavar="NAME", help="An installed spaCy pipeline.")]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also fetch pages from this machine and private networks.")
]


def refuse_blank(value: str | None) -> str | None:
    """For a date: one given as ``""`` is an unset variable of a script, and would leave all undated."""
    if value is not None and not value.strip():
        raise typer.BadParameter("the date is empty; give it as YYYY-MM-DD, or leave the option out")
    return value
