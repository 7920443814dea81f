"""Text -> quotations, by their marks alone.

One pass over the marks of each paragraph, so that any number of marks stays linear. Which marks open
and which close is read from the mark itself, from the blanks beside it, and from what stands open:
writers mix straight and curly marks, turn curly ones the wrong way round, and forget one of a pair.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Side = Literal["open", "close", "either"]

_MARKS = re.compile(r"""["“”„‟«»‹›]|``|''|[‘’‚'`]""")
_FAMILY = {
    '"': "double", "“": "double", "”": "double", "„": "double", "‟": "double", "``": "double", "''": "double",
    "«": "angle", "»": "angle", "‹": "angle", "›": "angle",
    "‘": "single", "’": "single", "‚": "single", "'": "single", "`": "single",
}  # fmt: skip
_OPENERS = frozenset({"“", "„", "‟", "``", "«", "‹", "‘", "‚", "`"})
_CLOSERS = frozenset({"”", "''", "»", "›"})
_BEFORE_OPEN = frozenset(' \t\n\r\u00a0\u2028\u2029\u202f\u200b([{—–-―/:=,“‘"«„')
_AFTER_CLOSE = frozenset(" \t\n\r\u00a0\u2028\u2029\u202f\u200b.,;:!?…)]}—–-―/”’\"»'*")
_SENTENCE_FINAL = frozenset(".,!?…;—–")
_ELISION = re.compile(r"(?:\d0s|tis|twas|em|til|cause|bout|round|n)\b", re.I)
_SENTENCE_START = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_TURN = re.compile(r"""["“][A-Z][A-Z.'’ -]{1,30}:\s""")
"""A quoted transcript: the mark opens the speaker's turn, name and all, so it is none of the speaker's."""
_SAID = r"(?:said|says|told|added|asked|replied|wrote|continued|explained|shouted|insisted)\b"
_SPOKEN = re.compile(
    rf",\s+(?:{_SAID}|(?:he|she|they|[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*){{0,3}})\s+{_SAID})|\s+and\s+{_SAID}"
)
"""What shows, in a quotation that nothing closes, where it ended."""
_MAX_CARRY = 12
"""Paragraphs over which a quotation without marks in between may run."""


class Quotation(Struct, frozen=True, kw_only=True):
    """Characters ``start`` to ``end`` with the marks that are there. ``inner`` stands inside another one."""

    start: int
    end: int
    paragraph: int
    opened: bool = True
    closed: bool = True
    inner: bool = False
    single: bool = False
    continues: bool = False
    """Goes on with what the quotation before it left open, in the paragraph before."""


class _Mark(Struct):
    start: int
    end: int
    family: str
    side: Side


class _Open(Struct):
    start: int
    family: str
    opened: bool
    continues: bool


def find_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The quotations of a text in order, inner ones after the one they stand in."""
    marked = [_marks(text, start, end) for start, end in paragraphs]
    out: list[Quotation] = []
    carried, carried_for, straight = "", 0, False
    for index, (start, end) in enumerate(paragraphs):
        scan = _Scan(text, start, end, index)
        marks = marked[index]
        if carried:
            carried_for += 1
            first = next((m for m in marks if m.family == carried), None)
            if first is not None and first.start == start and first.side != "close":
                scan.continues_next = straight == (text[start] == '"')
            elif first is not None and first.side == "close":
                scan.push_unmarked(start, carried)
            elif first is None and _closes_later(marked, index, carried):
                out.append(Quotation(start=start, end=end, paragraph=index, opened=False, closed=False,
                                     continues=True))  # fmt: skip
                if carried_for < _MAX_CARRY:
                    continue
        left = scan.run(marks)
        straight = bool(scan.open) and text[scan.open[0].start] == '"'
        out.extend(_nested(_without_frame(text, scan)))
        carried, carried_for = (left, 0) if left and _goes_on(marked, index, left, paragraphs) else ("", 0)
    return tuple(out)


def _goes_on(
    marked: Sequence[list[_Mark]], index: int, family: str, paragraphs: Sequence[tuple[int, int]]
) -> bool:
    if index + 1 >= len(marked):
        return False
    first = next((m for m in marked[index + 1] if m.family == family), None)
    if first is None:
        return _closes_later(marked, index + 1, family)
    return first.side == "close" or first.start == paragraphs[index + 1][0]


def _closes_later(marked: Sequence[list[_Mark]], index: int, family: str) -> bool:
    """Whether the next mark of the family, within a few paragraphs, is one that can only close."""
    for marks in marked[index : index + 4]:
        for mark in marks:
            if mark.family == family:
                return mark.side == "close"
    return False


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    marks = []
    turn = _TURN.match(text, start, end)
    for match in _MARKS.finditer(text, start + 1 if turn else start, end):
        sign = match.group()
        family = _FAMILY[sign]
        side = _side(text, match.start(), match.end(), sign, start, end)
        if side is not None:
            marks.append(_Mark(match.start(), match.end(), family, side))
    return marks


def _side(text: str, at: int, stop: int, sign: str, start: int, end: int) -> Side | None:
    """What the mark can do; ``None`` for an apostrophe or a mark of measure."""
    before = text[at - 1] if at > start else " "
    after = text[stop] if stop < end else " "
    can_open = before in _BEFORE_OPEN and not after.isspace()
    can_close = not before.isspace() and (after in _AFTER_CLOSE or at == end - 1)
    if _FAMILY[sign] == "single" and sign not in ("‚", "`"):
        return _single_side(text, stop, sign, can_open and (after.isalnum() or after in '"“[($…'), can_close)
    if sign in ("«", "»", "‹", "›", "“") and can_open != can_close:
        return "open" if can_open else "close"
    if sign in _OPENERS:
        return "open"
    if sign in _CLOSERS:
        return "open" if can_open and not can_close else "close"
    if before.isdigit() and (after.isspace() or after in ",.)-"):
        return "either"
    if can_open == can_close:
        return "either"
    return "open" if can_open else "close"


def _single_side(text: str, stop: int, sign: str, can_open: bool, can_close: bool) -> Side | None:
    if can_open and (sign == "‘" or not _ELISION.match(text, stop)):
        return "open"
    if can_close and sign != "‘":
        return "close"
    return None


class _Scan:
    """The marks of one paragraph, left to right, with what stands open."""

    def __init__(self, text: str, start: int, end: int, paragraph: int) -> None:
        self.text, self.start, self.end, self.paragraph = text, start, end, paragraph
        self.open: list[_Open] = []
        self.found: list[Quotation] = []
        self.last_end = start
        self.continues_next = False

    def push_unmarked(self, start: int, family: str) -> None:
        self.open.append(_Open(start, family, opened=False, continues=True))

    def run(self, marks: list[_Mark]) -> str:
        """Pairs the marks; gives back the family of a quotation that the paragraph leaves open."""
        singles = _single_pairs(self.text, [m for m in marks if m.family == "single"])
        for mark in marks:
            if mark.family == "single":
                stop = singles.get(mark.start)
                if stop is not None:
                    self._keep_single(mark.start, stop)
            else:
                self._take(mark)
        outer = self.open[0] if self.open else None
        if outer is None:
            return ""
        spoken = _SPOKEN.search(self.text, outer.start + 1, self.end) if outer.opened else None
        if spoken is not None and "\n" not in self.text[outer.start : spoken.start()]:
            self._add(outer, spoken.start() + (spoken.group()[0] == ","), closed=False)
            return ""
        self._add(outer, self.end, closed=False)
        return outer.family

    def _take(self, mark: _Mark) -> None:
        depth = next((i for i in range(len(self.open) - 1, -1, -1) if self.open[i].family == mark.family), -1)
        if depth < 0:
            if mark.side == "close":
                self._orphan(mark)
            elif mark.side == "open" or not self.text[mark.start - 1 : mark.start].isdigit():
                self._push(mark)
            return
        if mark.side == "open":
            # A second opening mark: the first was never closed, unless one is inside the other.
            if len(self.open) < 3 and not self._broken_off(self.open[depth], mark):
                self._push(mark)
                return
            self._close_early(depth, mark.start)
            self._push(mark)
            return
        top = self.open[depth]
        del self.open[depth:]
        self._add(top, mark.end, closed=True)

    def _push(self, mark: _Mark) -> None:
        self.open.append(_Open(mark.start, mark.family, opened=True, continues=self.continues_next))
        self.continues_next = False

    def _broken_off(self, top: _Open, mark: _Mark) -> bool:
        """Whether the words before ``mark`` end a sentence: then a closing mark was forgotten there."""
        before = self.text[max(top.start, mark.start - 3) : mark.start].rstrip()
        return before.endswith((".", "?", "!")) or self.text[top.start] == '"' == self.text[mark.start]

    def _close_early(self, depth: int, before: int) -> None:
        top = self.open[depth]
        del self.open[depth:]
        end = before
        while end > top.start + 1 and self.text[end - 1].isspace():
            end -= 1
        self._add(top, end, closed=False)

    def _orphan(self, mark: _Mark) -> None:
        """A closing mark with nothing open: the paragraph or the sentence opened the quotation."""
        if self.text[mark.start - 1] not in _SENTENCE_FINAL:
            return
        start = self.last_end
        if start > self.start:
            match = _SENTENCE_START.search(self.text, max(start - 3, self.start), mark.start - 1)
            if match is None:
                self.last_end = mark.end
                return
            start = match.end()
        if start < mark.start:
            self._add(_Open(start, mark.family, opened=False, continues=False), mark.end, closed=True)

    def _add(self, top: _Open, end: int, *, closed: bool) -> None:
        self.found.append(
            Quotation(
                start=top.start, end=end, paragraph=self.paragraph, opened=top.opened, closed=closed,
                inner=bool(self.open), continues=top.continues,
            )
        )  # fmt: skip
        self.last_end = max(self.last_end, end)

    def _keep_single(self, start: int, end: int) -> None:
        self.found.append(
            Quotation(start=start, end=end, paragraph=self.paragraph, inner=bool(self.open), single=True)
        )


def _without_frame(text: str, scan: _Scan) -> list[Quotation]:
    """What was found, without a straight mark that opens a paragraph with curly quotations in it: it frames
    a text that the report reproduces, in which people are quoted."""
    frame = next((q for q in scan.found if q.start == scan.start), None)
    if frame is None or text[frame.start] != '"' or (frame.closed and frame.end < scan.end):
        return scan.found
    if any(q.start > frame.start and q.closed and text[q.start] == "“" for q in scan.found):
        return [q for q in scan.found if q is not frame]
    return scan.found


def _nested(found: list[Quotation]) -> list[Quotation]:
    """In text order, each marked as inner if it stands in another; single ones that cross are left out."""
    out: list[Quotation] = []
    outer_end = -1
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        if quotation.start >= outer_end:
            outer_end = quotation.end
            out.append(replace(quotation, inner=False))
        elif quotation.end <= outer_end:
            out.append(replace(quotation, inner=True))
        elif not quotation.single:
            outer_end = quotation.end
            out.append(replace(quotation, inner=True))
    return out


def _single_pairs(text: str, marks: list[_Mark]) -> dict[int, int]:
    """Opening -> end, for single marks. A mark after ``s`` may be a possessive, so a later one that
    follows a stop is preferred; the next opening ends the search, which keeps it linear."""
    out: dict[int, int] = {}
    begin, best, sure = -1, -1, False
    for mark in marks:
        if mark.side == "open":
            if begin >= 0 and best >= 0:
                out[begin] = best
            begin, best, sure = mark.start, -1, False
        elif begin >= 0 and not sure:
            before = text[mark.start - 1]
            best = mark.end
            sure = before != "s" or text[mark.end : mark.end + 1] in (",", ".", ";", ":", "!", "?", ")")
    if begin >= 0 and best >= 0:
        out[begin] = best
    return out
