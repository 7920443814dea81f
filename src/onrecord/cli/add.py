"""``onrecord add``: reports read and filed in the store."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.console import complain
from onrecord.cli.home import layer_folders
from onrecord.cli.options import DB, AllowPrivate, Db, Model
from onrecord.cli.stream import TAKE, Item, read_items, weight
from onrecord.errors import InputError
from onrecord.intake import (
    NumberedReport,
    Reason,
    Refusal,
    open_file,
    report_from_path,
    report_from_url,
    reports_from_jsonl,
    split_lines,
)
from onrecord.language import DEFAULT_MODEL

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson")
"""The files that are read in a folder; a file that is named itself is read whatever its name."""
_JSONL = (".jsonl", ".ndjson")


def add(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE…", help="Text, Markdown, HTML and .jsonl files, folders of them, or URLs."
        ),
    ],
    db: Db = DB,
    model: Model = DEFAULT_MODEL,
    allow_private: AllowPrivate = False,
) -> None:
    """Read reports and file their records in the store. To add a report again changes nothing.

    A text file may begin with lines between --- and --- that tell title, published, outlet and url.
    Example: onrecord add samples/ --db onrecord.db
    """
    from onrecord.store import open_store

    with open_store(db) as store:
        from onrecord.pipeline import load_toolkit

        tools = load_toolkit(model=model, layers=layer_folders())
        read = changed = refused = 0
        for batch in _batches(_items(files, allow_private)):
            records = []
            named = iter([name for name, _ in batch])
            for result in read_items([item for _, item in batch], tools):
                name = next(named)
                if isinstance(result, Refusal):
                    refused += 1
                    complain(f"{name}: {result.error.message}")
                else:
                    records.append(result)
            read += len(records)
            changed += store.add_many(records)
    print(f"{_count(read)} read into {db}: {changed:,} new or changed, {read - changed:,} already there.")
    if refused:
        print(f"{_count(refused)} could not be read; what was wrong stands above.", file=sys.stderr)
        raise typer.Exit(1)


def _items(sources: list[str], allow_private: bool) -> Iterator[tuple[str, Item]]:
    """Each report or refusal, with the name of where it comes from."""
    for source in sources:
        if source.lower().startswith(("http://", "https://")):
            yield source, _one(source, allow_private)
            continue
        for path in _files(source):
            if not path.lower().endswith(_JSONL):
                yield path, _one(path, allow_private)
                continue
            try:
                with open_file(path) as file:
                    for item in reports_from_jsonl(split_lines(file.read)):
                        yield f"{path}, line {item.line}", item
            except InputError as error:
                yield path, _refusal(error)


def _one(source: str, allow_private: bool) -> Item:
    try:
        if source.lower().startswith(("http://", "https://")):
            return NumberedReport(1, report_from_url(source, allow_private=allow_private))
        return NumberedReport(1, report_from_path(source))
    except InputError as error:
        return _refusal(error)


def _refusal(error: InputError) -> Refusal:
    return Refusal(line=1, error=Reason(type(error).__name__, str(error)))


def _files(source: str) -> Iterator[str]:
    path = Path(source)
    if not path.is_dir():
        yield source
        return
    for child in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in child.relative_to(path).parts)
        if child.suffix.lower() in SUFFIXES and child.is_file() and not hidden:
            yield str(child)


def _batches(items: Iterator[tuple[str, Item]]) -> Iterator[list[tuple[str, Item]]]:
    batch: list[tuple[str, Item]] = []
    size = 0
    for named in items:
        batch.append(named)
        size += weight(named[1])
        if size >= TAKE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _count(number: int) -> str:
    return f"{number:,} report" if number == 1 else f"{number:,} reports"
