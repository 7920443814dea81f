"""``onrecord read --jsonl``: JSON lines in, records out, in order and as soon as they can be had."""

from __future__ import annotations

import os
import stat
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from threading import Condition, Thread
from typing import TYPE_CHECKING

from onrecord.cli.console import messages, standard_input, write_line
from onrecord.errors import InputError
from onrecord.intake import NumberedReport, Reason, Refusal, open_file, reports_from_jsonl, split_lines

if TYPE_CHECKING:
    from rich.progress import Progress

    from onrecord.pipeline import Toolkit
    from onrecord.types import Record

AHEAD = 400_000
"""Characters of text that are read ahead: two batches of the pipeline."""
TAKE = 200_000
"""Characters that are read together; as many as are at hand, never waiting for more."""

Item = NumberedReport | Refusal


def read_jsonl(source: str, load: Callable[[], Toolkit]) -> int:
    """Reads ``source`` (a path, or ``-``), writes a line for each line, returns the exit status."""
    if source == "-":
        return _read_stream(standard_input().fileno(), load)
    with open_file(source) as file:
        return _read_stream(file.fileno(), load)


def _read_stream(descriptor: int, load: Callable[[], Toolkit]) -> int:
    meter = _Meter(descriptor)
    feed = _Feed(reports_from_jsonl(split_lines(meter.read)))
    refused = 0
    tools: Toolkit | None = None
    with _Progress(meter) as progress:
        while items := feed.take(TAKE):
            tools = tools or load()
            for result in read_items(items, tools):
                refused += isinstance(result, Refusal)
                write_line(result.to_json())
                progress.advance(result)
    return 1 if refused else 0


def read_items(items: Sequence[Item], tools: Toolkit) -> Iterator[Record | Refusal]:
    """A record or a refusal for each item, in order. A report on which a stage fails costs no neighbour."""
    from onrecord.pipeline import read_reports

    numbered = [item for item in items if isinstance(item, NumberedReport)]
    try:
        records: Iterable[Record | Refusal] = list(read_reports([item.report for item in numbered], tools))
    except Exception:
        records = (_read_alone(item, tools) for item in numbered)
    results = iter(records)
    for item in items:
        yield next(results) if isinstance(item, NumberedReport) else item


def _read_alone(item: NumberedReport, tools: Toolkit) -> Record | Refusal:
    from onrecord.pipeline import read_reports

    try:
        return next(read_reports([item.report], tools))
    except InputError as error:
        reason = Reason(type(error).__name__, str(error))
    except Exception as error:
        what = f"onrecord itself failed on this report ({error}); please report it with the line"
        reason = Reason(type(error).__name__, what)
    return Refusal(id=item.report.id, line=item.line, error=reason)


class _Meter:
    """Reads a descriptor and counts. Unbuffered: gives what has arrived at once, holds no lock at exit."""

    def __init__(self, descriptor: int) -> None:
        self._read = partial(os.read, descriptor)
        state = os.fstat(descriptor)
        self.total = state.st_size if stat.S_ISREG(state.st_mode) else None
        self.done = 0

    def read(self, size: int) -> bytes:
        data = self._read(size)
        self.done += len(data)
        return data


class _Feed:
    """Items, read ahead by a thread while they hold less than ``AHEAD`` characters."""

    def __init__(self, items: Iterator[Item]) -> None:
        self._items = items
        self._waiting: deque[Item] = deque()
        self._held = 0
        self._ended = False
        self._error: Exception | None = None
        self._changed = Condition()
        Thread(target=self._fill, daemon=True).start()

    def take(self, bound: int) -> list[Item]:
        """What is at hand, up to ``bound`` characters but at least one item; empty at the end."""
        taken: list[Item] = []
        size = 0
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._ended)
            while self._waiting and size < bound:
                item = self._waiting.popleft()
                taken.append(item)
                size += weight(item)
            self._held -= size
            self._changed.notify_all()
        if not taken and self._error is not None:
            raise self._error
        return taken

    def _fill(self) -> None:
        try:
            for item in self._items:
                with self._changed:
                    self._changed.wait_for(lambda: self._held < AHEAD)
                    self._waiting.append(item)
                    self._held += weight(item)
                    self._changed.notify_all()
        except Exception as error:
            self._error = error
        finally:
            with self._changed:
                self._ended = True
                self._changed.notify_all()


def weight(item: Item) -> int:
    """Characters that an item holds, about."""
    return 200 + (len(item.report.text) if isinstance(item, NumberedReport) else 0)


class _Progress:
    """A bar on standard error where that is a terminal and the records go elsewhere."""

    def __init__(self, meter: _Meter) -> None:
        self._meter = meter
        self._bar: Progress | None = None
        self._words = 0
        self._count = 0

    def __enter__(self) -> _Progress:
        if sys.stderr.isatty() and not sys.stdout.isatty():
            from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

            self._bar = Progress(
                TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn(), console=messages()
            )
            self._task = self._bar.add_task("reading", total=self._meter.total)
            self._bar.start()
        return self

    def advance(self, result: Record | Refusal) -> None:
        if self._bar is None:
            return
        self._count += 1
        if not isinstance(result, Refusal):
            self._words += result.report.text.count(" ") + 1
        seconds = self._bar.tasks[0].elapsed or 0.0
        speed = f", {self._words / seconds:,.0f} words/s" if seconds >= 1 else ""
        self._bar.update(self._task, completed=self._meter.done, description=f"{self._count:,} read{speed}")

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()
