"""Nouns that refer to people and bodies: titles, groups, institutions; and the gender of given names.

``data/lexicons/en/titles.tsv``, ``group_nouns.tsv`` and ``given_names.tsv``, inflected once when loaded.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from onrecord.errors import WhosWhoError
from onrecord.resources.morphology import noun_forms

NounKind = Literal["title", "person", "group", "body", "state", "force"]


class Noun(NamedTuple):
    """A noun as it stands in the text.

    ``kind``: *title* (an office or rank), *person*, *group* (plural or collective people), *body* (an
    institution), *state* (a word for a state or its government), *force* (counts as people only with a
    word beside it that says so: "Russian forces", "security forces").
    """

    lemma: str
    plural: bool
    kind: NounKind
    sector: str | None
    gender: str | None


class Nominals(NamedTuple):
    """The nouns by form, titles that stand before a name, and given names by gender."""

    nouns: dict[str, Noun]
    prefixes: dict[str, str | None]
    """Forms of address and abbreviated ranks in lower case → gender."""
    modifiers: dict[str, str | None]
    """Words before a head noun that tell its sector ("opposition", "police"), in lower case."""
    given: dict[str, str]
    """Given name → ``m`` or ``f``."""


@lru_cache(maxsize=1)
def load_nominals() -> Nominals:
    """The nouns that ship with the package. Raises ``WhosWhoError`` where a row is malformed."""
    nouns: dict[str, Noun] = {}
    prefixes: dict[str, str | None] = {}
    modifiers: dict[str, str | None] = {}
    for noun, number, kind, sector, gender in _rows("group_nouns.tsv", 5):
        if kind == "modifier":
            modifiers[noun] = sector or None
        else:
            _add(nouns, noun, number, kind, (sector or None, gender or None))
    for title, use, sector, gender in _rows("titles.tsv", 4):
        if use == "prefix":
            prefixes[title] = gender or None
        else:
            _add(nouns, title, "c", "title", (sector or None, gender or None))
    given = {name: gender for gender, names in _rows("given_names.tsv", 2) for name in names.split()}
    return Nominals(nouns, prefixes, modifiers, given)


def _add(
    nouns: dict[str, Noun], noun: str, number: str, kind: str, rest: tuple[str | None, str | None]
) -> None:
    if number == "c":
        for form in sorted(noun_forms(noun)):
            nouns[form] = Noun(noun, form != noun, kind, *rest)  # type: ignore[arg-type]
    else:
        nouns[noun] = Noun(noun, number == "p", kind, *rest)  # type: ignore[arg-type]


def _rows(name: str, width: int) -> list[list[str]]:
    rows = []
    text = files("onrecord").joinpath("data/lexicons/en", name).read_text("utf-8")
    for number, line in enumerate(text.split("\n"), start=1):
        if line and line[0] != "#":
            cells = line.split("\t")
            if len(cells) != width:
                raise WhosWhoError(f"{name}:{number}: {len(cells)} columns instead of {width}")
            rows.append(cells)
    return rows
