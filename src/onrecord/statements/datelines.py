"""Where the words of a paragraph begin after its dateline: "OSLO, Jan. 3 (Harbour Dispatch) — The …".

A dateline is the report's, never part of what somebody says nor of who says it.
"""

from __future__ import annotations

import re

from onrecord.types import Annotation

_REACH = 120
"""Characters of a paragraph's head that are looked at."""
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.]+"
_PLACE = rf"{_CAPITALS}(?:[ -]{_CAPITALS}){{0,5}}"
_MORE = r"(?:[ ,/]+(?:[A-ZÀ-Þ][\w.'’-]{0,20}|\d{1,4}|of|the|de|del|la|al|and)){0,8},?"
_OUTLET = r"[ ]{0,2}\([A-ZÀ-Þ][^()\n]{0,40}\)"
_DASH = r"\s{0,2}(?:-\s+|(?:--|[–—―_])\s*)"  # never that of "U.S.-led"
_DATELINE = re.compile(
    rf"{_PLACE}{_MORE}{_OUTLET}{_DASH}"  # OSLO, Jan. 3 (Harbour Dispatch) —
    rf"|[A-ZÀ-Þ][\w.'’-]+{_MORE}{_OUTLET}{_DASH}"  # Oslo (Harbour Dispatch) -
    rf"|{_PLACE},{_MORE}{_DASH}"  # OSLO, Norway —
    rf"|{_PLACE}{_DASH}(?=[\"'“‘A-ZÀ-Þ\d])"  # OSLO — The
)
_COLON = re.compile(rf"({_PLACE}): ")


def body_starts(annotation: Annotation) -> dict[int, int]:
    """First token of a sentence -> the token after the dateline that it begins with."""
    out: dict[int, int] = {}
    text, paragraph = annotation.text, -1
    places = {n.start: n.end for n in annotation.names if n.label in ("GPE", "LOC")}
    for sentence in annotation.sentences:
        if sentence.paragraph == paragraph or sentence.start == sentence.end:
            continue
        paragraph, start = sentence.paragraph, annotation.starts[sentence.start]
        if not text[start : start + 1].isupper():
            continue
        found = _DATELINE.match(text, start, start + _REACH)
        if found is None and sentence.start in places:  # DACCA: The … — but a person's name is a speaker
            found = _COLON.match(text, start, start + _REACH)
            if found and annotation.ends[places[sentence.start] - 1] != found.end(1):
                found = None
        if found is not None:
            token = annotation.tokens_in(found.end(), len(text)).start
            if token < len(annotation):
                out[sentence.start] = token
    return out
