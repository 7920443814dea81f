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
