"""Datelines: "ANTALYA, Turkey, March 10 (Harbour Dispatch) — " names a place and an outlet."""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.types import Annotation

_REACH = 22
"""Tokens of a paragraph's head that are looked through."""
_DASHES = frozenset({"-", "--", "—", "–", "_", "―"})
_CAPITALS = re.compile(r"[^\W\d_]{2,}(?:['’.-][^\W\d_]+)*")
_INSIDE = re.compile(r"[A-Z].*|\d{1,4}|[,./]|of|the|de|del|la|al|and", re.DOTALL)
_OUTLET_WORDS = 5


class Dateline(NamedTuple):
    """Where and by whom a paragraph was sent: tokens (first, last), both inclusive."""

    place: tuple[int, int]
    outlet: tuple[int, int] | None
    bare: bool
    """Whether the place stands right before the dash: "NATO — which …" looks the same."""


def find_datelines(annotation: Annotation) -> list[Dateline]:
    """The datelines of a report, in text order."""
    out = []
    paragraph = -1
    for sentence in annotation.sentences:
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            if sentence.start < sentence.end and annotation.words[sentence.start].isupper():
                found = _dateline(annotation, sentence.start)
                if found is not None:
                    out.append(found)
    return out


def _dateline(annotation: Annotation, start: int) -> Dateline | None:
    words, stop = annotation.words, min(start + _REACH, len(annotation))
    last = start - 1
    while last + 1 < stop and words[last + 1].isupper() and _CAPITALS.fullmatch(words[last + 1]):
        last += 1
    if last < start or last + 1 >= stop or (last == start and len(words[start]) < 3):
        return None
    if words[last + 1] not in ("(", ",") and words[last + 1] not in _DASHES:
        return None
    outlet: tuple[int, int] | None = None
    at = last + 1
    while at < stop:
        word = words[at]
        if word in _DASHES:
            return Dateline((start, last), outlet, bare=at == last + 1)
        if word == "(" and outlet is None:
            ahead = range(at + 1, min(at + _OUTLET_WORDS + 2, stop))
            close = next((t for t in ahead if words[t] == ")"), None)
            if close is None or close == at + 1:
                return None
            outlet, at = (at + 1, close - 1), close + 1
        elif outlet is None and _INSIDE.fullmatch(word):
            at += 1
        else:
            return None
    return None
