"""What is found, as tables of at most the terminal's width."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from onrecord.export.notes import SIGNS, days, visible
from onrecord.export.show import STATUS_STYLES
from onrecord.store import FoundEntity, FoundEvent, FoundStatement


def table_of(rows: Sequence[Any]) -> Table:
    """A table of found events, statements or entities (all of one kind)."""
    if isinstance(rows[0], FoundEvent):
        return _events(rows)
    return _statements(rows) if isinstance(rows[0], FoundStatement) else _entities(rows)


def _events(rows: Sequence[FoundEvent]) -> Table:
    table = _table("When", "What")
    table.add_column("Who → whom", ratio=1)
    for row in rows:
        actors, recipients = _line(", ".join(row.actors)), _line(", ".join(row.recipients))
        parties = f"{actors or '—'} → {recipients}" if recipients else actors
        cell = Text(f"{parties}\n" if parties else "", style="bold")
        sentence = _line(row.sentence)
        cell.append(sentence, style="not bold")
        cell.append(f"\n{_origin(row)}", style="not bold dim")
        at = sentence.find(_line(row.text))
        if at >= 0:
            begin = len(parties) + 1 if parties else 0
            cell.stylize(f"bold {STATUS_STYLES[row.status]}", begin + at, begin + at + len(_line(row.text)))
        what = Text.assemble(
            (f"{SIGNS[row.status]} {row.status}", STATUS_STYLES[row.status]), f"\n{row.event}"
        )
        table.add_row(_when(row.date_from, row.date_to), what, cell)
    return table


def _statements(rows: Sequence[FoundStatement]) -> Table:
    table = _table("When")
    table.add_column("Who", max_width=24)
    table.add_column("Said", ratio=1)
    for row in rows:
        cell = Text(_line(" … ".join(row.content)))
        cell.append(f"\n{row.kind} · {_origin(row)}", style="dim")
        who = Text(_line(row.speaker) if row.speaker else "—", style="bold")
        if row.cue:
            who.append(f"\n{_line(row.cue)}", style="not bold italic")
        table.add_row(_when(row.date_from, row.date_to), who, cell)
    return table


def _entities(rows: Sequence[FoundEntity]) -> Table:
    table = _table()
    table.add_column("Name", ratio=1)
    for name in ("Kind", "Country", "Sector"):
        table.add_column(name)
    table.add_column("Reports", justify="right")
    table.add_column("Mentions", justify="right")
    for row in rows:
        who = Text(_line(row.name), style="bold")
        if row.role:
            who.append(f"\n{_line(row.role)}", style="not bold dim")
        kind = row.kind.replace("_", " ")
        table.add_row(who, kind, row.country or "", row.sector or "", f"{row.reports:,}", f"{row.mentions:,}")
    return table


def _table(*columns: str) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, padding=(0, 1, 0, 0))
    for name in columns:
        table.add_column(name, no_wrap=name != "When", max_width=10 if name == "When" else None)
    return table


def _origin(row: FoundEvent | FoundStatement) -> str:
    parts = (row.outlet, row.published, f"{row.report} {row.id}")
    return " · ".join(_line(part) for part in parts if part)


def _when(first: str | None, last: str | None) -> str:
    return days(first, last).replace(" to ", "–\n")


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
