"""What the who's who knows of a name, for people."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from onrecord.export.notes import visible
from onrecord.resources.layers import BUILT_IN
from onrecord.resources.lookup import Fact, Known, Tenure

_LABELS = {"holder_of": "of", "part_of": "part of", "nominals": "called"}
_MOST_NAMES = 24
_MOST_TERMS = 40


def show_known(known: Known) -> Text:
    """A block of lines: what it is, its names, its other facts, its terms, each with the layer it is from."""
    owner = next((t.of for t in known.terms if t.of), None) if known.kind == "office" else None
    text = Text()
    text.append(_line(f"{known.name} of {owner}" if owner else known.name), style="bold")
    about = [known.kind.replace("_", " "), known.id]
    text.append(f"  {' · '.join(about)}\n", style="dim")
    for layer, values in _by_layer(known.names):
        shown = values[:_MOST_NAMES]
        more = f" and {len(values) - len(shown)} more" if len(values) > len(shown) else ""
        _row(text, "also", ", ".join(shown) + more, layer)
    for column, facts in known.facts.items():
        for i, fact in enumerate(facts):
            label = _LABELS.get(column, column)
            _row(text, label if i == 0 else f"({label})", fact.value.replace("|", ", "), fact.layer)
    for term in known.terms[-_MOST_TERMS:]:
        _row(text, _days(term), _term(known, term), term.layer)
    if known.on is not None and known.kind in ("person", "office"):
        now = _term(known, known.now) if known.now else "nothing is known of that day"
        text.append(f"  on {known.on}: {now}\n", style="bold" if known.now else "dim")
    return text


def _row(text: Text, label: str, value: str, layer: str) -> None:
    text.append(f"  {label:<24} ", style="dim")
    text.append(_line(value))
    text.append(f"  [{layer}]\n", style="dim" if layer == BUILT_IN else "cyan")


def _by_layer(facts: Iterable[Fact]) -> list[tuple[str, list[str]]]:
    layers: dict[str, list[str]] = {}
    for fact in facts:
        layers.setdefault(fact.layer, []).append(fact.value)
    return list(layers.items())


def _days(term: Tenure) -> str:
    end = term.to or {"open": "", "unknown": "?"}.get(term.end or "", "")
    return f"{term.from_ or '?'} – {end}".rstrip() if term.from_ or term.to or term.end else "undated"


def _term(known: Known, term: Tenure) -> str:
    if term.office is None:
        return " ".join(part for part in (term.country, term.sector) if part) or "–"
    office = ", ".join(part for part in (term.title or term.office, term.of) if part)
    return term.person or "–" if known.kind == "office" else office


def _line(text: str) -> str:
    return visible(" ".join(text.split()))
