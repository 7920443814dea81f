"""``onrecord evaluate``: figures on gold data, and the gate that they must not fall through."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import output

# Written out: to import the suite for its names would slow every command down.
HELP = "polnear, plv, factuality, timebank, aquaint, toponyms, meantime, or all."


def evaluate(
    name: Annotated[str, typer.Argument(help=HELP)],
    path: Annotated[
        Path | None, typer.Argument(help="The gold file or folder; ../shared/data holds the usual ones.")
    ] = None,
    gate: Annotated[
        bool, typer.Option("--gate", help="Exit status 1 if a figure is below its floor.")
    ] = False,
) -> int:
    """Score the stages against gold data.

    Example: onrecord evaluate timebank path/to/TimeBank
    """
    from onrecord.evaluation.suite import EVALUATIONS, below_floor
    from onrecord.evaluation.suite import evaluate as figures_of
    from onrecord.pipeline import load_toolkit

    if name != "all" and name not in EVALUATIONS:
        raise typer.BadParameter(
            f"there is no evaluation {name!r}; choose from {', '.join(EVALUATIONS)}, all"
        )
    console = output()
    low: list[str] = []
    for one in EVALUATIONS if name == "all" else (name,):
        place = path if path is not None and name != "all" else _home(EVALUATIONS[one].home, path)
        figures = figures_of(one, place, load_toolkit())
        console.print(f"{one}: " + ", ".join(f"{what} {value:.3f}" for what, value in figures.items()))
        low += below_floor(one, figures)
    for line in low:
        console.print(line)
    return 1 if gate and low else 0


def _home(relative: str, folder: Path | None) -> Path:
    return (folder if folder is not None else Path("../shared/data")) / relative
