"""A record as one HTML page that needs nothing else: no script, no network, everything escaped."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from onrecord.export.notes import (
    SIGNS,
    Mark,
    Note,
    Paragraph,
    count_statuses,
    list_entities,
    list_places,
    list_times,
    view_paragraphs,
    visible,
)
from onrecord.types import Record

_STYLE = """
:root { color-scheme: light dark; --ink: #1d1d1f; --soft: #5c5c66; --ground: #fff; --line: #dcdce2;
  --actual: #186a2f; --planned: #1d4fb4; --promised: #066a74; --threatened: #b3171b; --requested: #8a2a8f;
  --considered: #7a5800; --hypothetical: #5c5c66; --negated: #94312f; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --soft: #a6a6b2; --ground: #17171a;
  --line: #3a3a42; --actual: #6fce8a; --planned: #8db4ff; --promised: #66ced8; --threatened: #ff8f8c;
  --requested: #e49be8; --considered: #e2bb55; --hypothetical: #b0b0bc; --negated: #f0a09d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem; color: var(--ink); background: var(--ground);
  font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 .25rem; }
.about, .details, dt, .key, .id { color: var(--soft); }
.about, .notes, dl, .key { font: .875rem/1.5 system-ui, sans-serif; }
.about { margin: 0 0 1rem; }
.row { display: grid; grid-template-columns: minmax(0, 38rem) minmax(0, 1fr); gap: 0 2rem; padding: .5rem 0; }
.row > p { margin: 0; white-space: pre-line; }
.notes { list-style: none; margin: .2rem 0 0; padding: 0; }
.notes li { padding: .1rem 0 .1rem .6rem; border-left: 3px solid var(--line); margin-bottom: .3rem; }
.id { float: right; margin-left: .5rem; }
.status { font-weight: 600; }
mark { background: none; color: inherit; }
.trigger { font-weight: 700; border-bottom: 2px solid currentColor; }
.speaker { font-weight: 700; } .cue { font-style: italic; }
.time, .place { text-decoration: underline dotted; text-underline-offset: .2em; }
.content { background: color-mix(in srgb, var(--planned) 9%, transparent); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .3rem 1rem;
  border-top: 1px solid var(--line); margin-top: 1.5rem; padding-top: 1rem; }
dd { margin: 0; }
@media (max-width: 50rem) { .row { grid-template-columns: minmax(0, 1fr); } }
""" + "".join(f".{status} {{ color: var(--{status}); }}\n" for status in SIGNS)

_HEAD = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
"""


def write_page(record: Record) -> str:
    """The record as an HTML page: the report on the left, what it says on the right."""
    return "\n".join(_lines(record)) + "\n"


def _lines(record: Record) -> Iterator[str]:
    report = record.report
    title = report.title or "A report on record"
    yield _HEAD.format(language=_text(report.language), title=_text(title), style=_STYLE) + "<header>"
    yield f"<h1>{_text(title)}</h1>"
    about = [_text(part) for part in (report.outlet, report.byline, report.published) if part]
    if report.url:
        about.append(_link(report.url))
    yield f'<p class="about">{" · ".join(about) or "no date of publication"}</p>'
    yield "</header>\n<main>"
    for paragraph in view_paragraphs(record):
        yield f'<div class="row"><p>{_marked(report.text, paragraph)}</p>'
        if paragraph.notes:
            yield '<ul class="notes">' + "".join(map(_note, paragraph.notes)) + "</ul>"
        yield "</div>"
    yield "</main>\n<footer>"
    yield from _summary(record)
    yield "</footer>\n</body>\n</html>"


def _marked(text: str, paragraph: Paragraph) -> str:
    """The paragraph, cut where a mark begins or ends; each piece carries the classes of all marks over it."""
    opening: dict[int, list[Mark]] = {}
    closing: dict[int, list[Mark]] = {}
    for mark in paragraph.marks:
        opening.setdefault(mark.start, []).append(mark)
        closing.setdefault(mark.end, []).append(mark)
    cuts = sorted({paragraph.start, paragraph.end, *opening, *closing})
    open_now: dict[str, int] = {}
    out = []
    for start, end in pairwise(cuts):
        for mark in closing.get(start, ()):
            _count(open_now, mark, -1)
        for mark in opening.get(start, ()):
            _count(open_now, mark, 1)
        piece = _text(text[start:end])
        names = [name for name, number in open_now.items() if number]
        out.append(f'<mark class="{" ".join(names)}">{piece}</mark>' if names else piece)
    return "".join(out)


def _count(open_now: dict[str, int], mark: Mark, step: int) -> None:
    for name in (mark.kind, mark.status):
        if name:
            open_now[name] = open_now.get(name, 0) + step


def _note(note: Note) -> str:
    details = f' <span class="details">{_text(" · ".join(note.details))}</span>' if note.details else ""
    number = f'<span class="id">{_text(note.id)}</span>'
    if note.kind == "event":
        status = f'<span class="status {note.status}">{note.sign} {_text(note.word)}</span>'
        trigger = f'<span class="{note.status}">“{_text(note.trigger)}”</span>'
        return f"<li>{number}{status} <b>{_text(note.head)}</b> {_text(note.body)} {trigger}{details}</li>"
    cue = f" <i>{_text(note.word)}</i>" if note.word else ""
    return f"<li>{number}<b>{_text(note.head)}</b>{cue}: {_text(note.body)}{details}</li>"


def _summary(record: Record) -> Iterator[str]:
    who = [f"<b>{_text(name)}</b> {_text(about)}".rstrip() for name, about in list_entities(record)]
    dates = [f"{_text(words)} = {_text(days)}" for words, days in list_times(record)]
    found = [f"{len(record.statements):,} statements", f"{len(record.events):,} events"]
    found += [
        f'<span class="status {status}">{SIGNS[status]} {count:,} {status}</span>'
        for status, count in count_statuses(record.events)
    ]
    yield "<dl>"
    for name, values in (
        ("Who", who),
        ("When", dates),
        ("Where", map(_text, list_places(record))),
        ("Found", found),
    ):
        if shown := " · ".join(values):
            yield f"<dt>{name}</dt><dd>{shown}</dd>"
    yield "</dl>"


def _link(url: str) -> str:
    # Only what leads to the web becomes a link: "javascript:" and the like stay words.
    if url.lower().startswith(("http://", "https://")):
        return f'<a href="{_text(url)}" rel="noopener noreferrer">{_text(url)}</a>'
    return _text(url)


def _text(text: str) -> str:
    return escape(visible(text))
