"""Splits a report into paragraphs and sentences, before anything is parsed.

A regular expression proposes, abbreviations and the next word decide: it costs about one per cent of a
parse, so that sentences without a trigger need never be parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_SENTENCE = 1500
"""Characters; a longer "sentence" (a list, a table, hostile input) is cut at a mark or a blank."""

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof sr jr st gen col lt maj capt cmdr sgt cpl adm brig sen rep gov pres rev hon amb
    sec messrs mt ft no nos vs inc corp co ltd bros dept univ est approx art fig vol pp ed al etc eg ie
    cf ph jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun ala ariz ark
    calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn
    tenn tex va vt wash wis wyo
    """.split()
)
# Abbreviations that may also end a sentence; the next word tells.
_MAY_END = frozenset(
    """
    inc corp co ltd jr sr etc est al bros no
    """.split()
)
STARTERS = frozenset(
    """
    the a an this that these those he she it they we i you his her its their our my there here in on at
    by for from with after before since until when while if as but and or so yet not no all some many
    most both each every however meanwhile although though because despite during under over about among
    according what who why how where last earlier later then now also another other one two
    """.split()
)
_BOUNDARY = re.compile(r"""(?<![.!?…])([.!?…]++)(["'”’»)\]]*+)(\s++)(?=(["'“‘«„(\[]*)(\w))""")
_LAST_WORD = re.compile(r"(\S+)$")
_FINAL = re.compile(r"[.!?…:;\"”’»)]\s*$")
_SOFT_CUT = re.compile(r"[;:,)]?\s")


_DATELINE = re.compile(
    r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{2,40}"  # BRUSSELS, SAN JOSE
    r"(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3})?"  # , Costa Rica
    r"(?:,? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?"  # , March 4
    r"(?: ?\([^()\n]{2,40}\))?"  # (Agency)
    r" ?(?:[—–―]|--|-(?=\s)) ?(?=[A-ZÀ-Þ\"'“‘«])"
)
"""A city in capitals, perhaps country, day and agency, and a dash: no part of the sentence behind it."""


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Character ranges of the paragraphs, blanks at their ends left out.

    A blank line always separates. A single line break does too, unless the report is hard-wrapped, which
    shows in most of its lines ending mid-sentence.
    """
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\r\n\u2028\u2029]+", text)]
    kept = [(s, e) for s, e in lines if not text[s:e].isspace()]
    inner = kept[:-1]
    wrapped = len(inner) >= 3 and sum(not _FINAL.search(text, s, e) for s, e in inner) > 0.6 * len(inner)
    if wrapped:
        kept = _join_wrapped(text, kept)
    out = []
    for start, end in kept:
        piece = text[start:end]
        stripped = piece.strip()
        if stripped:
            lead = len(piece) - len(piece.lstrip())
            out.append((start + lead, start + lead + len(stripped)))
    return out


def _join_wrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        indented = text[start:end][:3].isspace() or text[start] == "\t"
        if joined and not indented and text.count("\n", joined[-1][1], start) < 2:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Character ranges of the sentences of one paragraph, at most ``MAX_SENTENCE`` characters each."""
    dateline = _DATELINE.match(text, start, end)
    begin = start
    if dateline is not None:
        yield start, start + len(dateline.group().rstrip())
        start = begin = dateline.end()
    for match in _BOUNDARY.finditer(text, start, end):
        if _is_boundary(text, begin, match):
            yield from _cut(text, begin, match.end(2))
            begin = match.end(3)
    if begin < end:
        yield from _cut(text, begin, end)


def _is_boundary(text: str, begin: int, match: re.Match[str]) -> bool:
    mark, closing, _, _, first = match.groups()
    if first.islower():
        return False
    if mark != "." or closing:
        return True
    word_match = _LAST_WORD.search(text, max(begin, match.start() - 40), match.start())
    if word_match is None:
        return True
    word = word_match.group().lstrip("(\"'“‘[").lower()
    next_match = re.compile(r"\w+").match(text, match.end() + len(match.group(4)))
    following = next_match.group().lower() if next_match else ""
    if "." in word:  # U.S., p.m., D.C.
        return following in STARTERS
    if len(word) == 1 and word.isalpha():  # an initial
        return word == "i" or following in STARTERS
    if word in _ABBREVIATIONS:
        if first.isdigit():
            return False
        return word in _MAY_END and following in STARTERS
    return True


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_SENTENCE:
        cuts = [m.end() for m in _SOFT_CUT.finditer(text, start + MAX_SENTENCE // 2, start + MAX_SENTENCE)]
        cut = cuts[-1] if cuts else start + MAX_SENTENCE
        yield start, cut
        start = cut
    if start < end:
        yield start, end
