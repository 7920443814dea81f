"""Where and when it was said: times and places that hang on the cue, not on what is said."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.statements.syntax import Piece, Reading
from onrecord.types import Date, Findings, Place, Span, Time

_STEPS = 7
_PATH = frozenset(
    """
    pobj prep dobj dative npadvmod compound nmod appos amod nummod advmod pcomp conj agent det poss
    """.split()
)
_SPEAKING = frozenset({"speaking", "talking", "addressing", "writing", "testifying", "appearing"})
_OCCASION = frozenset({"in", "at", "during", "to"})
_DAY_BEFORE = frozenset({"on", "late", "early", "in"})
_PLACED = frozenset({"in", "at", "from", "outside", "inside", "near"})
_PATH_PREPOSITIONS = frozenset(
    """
    in at on to during after before with from outside inside near by late since
    """.split()
)


class Circumstances:
    """The dates and places of a report by the verb that they belong to."""

    def __init__(self, reading: Reading, found: Findings) -> None:
        self.reading = reading
        self.dates: dict[int, list[tuple[int, Time]]] = {}
        self.places: dict[int, list[tuple[int, Place]]] = {}
        for time in found.times:
            hung = None
            if time.type in ("DATE", "TIME"):
                hung = _verb_above(reading, time, place=False)
                if hung is None or reading.tags[hung[0]] == "VBG":
                    hung = _verb_beside(reading, time) or hung
            if hung is not None:
                self.dates.setdefault(hung[0], []).append((hung[1], time))
        for place in found.places:
            if hung := _verb_above(reading, place, place=True):
                self.places.setdefault(hung[0], []).append((hung[1], place))

    def date(self, cue: int, taken: Sequence[Piece]) -> Date | None:
        """The date of saying."""
        for verb, only_before in self._verbs(cue):
            for token, time in self.dates.get(verb, ()):
                if self._free(token, verb if only_before else None, taken):
                    return Date(start=time.start, end=time.end, text=time.text, from_=time.from_, to=time.to)
        return None

    def place(self, cue: int, taken: Sequence[Piece]) -> Place | None:
        """The place of saying."""
        for verb, only_before in self._verbs(cue):
            for token, place in self.places.get(verb, ()):
                if self._free(token, verb if only_before else None, taken):
                    return place
        return None

    def _verbs(self, cue: int) -> list[tuple[int, bool]]:
        """The cue, and the verbs whose circumstances it shares: "met Abe on Monday, saying …"."""
        out = [(cue, False)]
        reading = self.reading
        for c in reading.children[cue]:
            if c < cue and reading.deps[c] == "advcl" and reading.lowers[c] in _SPEAKING:
                out.append((c, False))
            elif c > cue and reading.deps[c] == "prep" and reading.lowers[c] in _OCCASION:
                noun = reading.child(c, "pobj")
                told = reading.child(noun, "acl") if noun is not None else None
                if told is not None:  # "in a statement issued late on Monday"
                    out.append((told, False))
        at, before = cue, False
        for _ in range(3):
            label, head = reading.deps[at], reading.heads[at]
            if head == at or reading.child(at, "nsubj", "nsubjpass") is not None:
                break
            if label == "conj":
                before = True
            elif label not in ("advcl", "xcomp", "dobj", "pobj", "prep"):
                break
            at = head
            out.append((at, before))
        return out

    def _free(self, token: int, before: int | None, taken: Sequence[Piece]) -> bool:
        if before is not None and token > before:
            return False
        return not any(first <= token <= last for first, last in taken)


def _verb_beside(reading: Reading, time: Span) -> tuple[int, int] | None:
    """The verb that a time stands next to, where the parse hangs it elsewhere: "the union on Friday said",
    "said late Friday"."""
    inside = reading.a.tokens_in(time.start, time.end)
    if not inside or not reading.tags[inside[0]]:
        return None
    begin, end = reading.sentence(inside[0])
    first, last = inside[0], inside[-1]
    while first > begin and reading.lowers[first - 1] in _DAY_BEFORE:
        first -= 1
    if first > begin and reading.tags[first - 1][:2] == "VB":
        return first - 1, inside[0]
    after = last + 1
    while after < end and reading.deps[after] in ("aux", "auxpass", "advmod", "neg"):
        after += 1
    named = first > begin and reading.tags[first - 1][:2] in ("NN", "PR")
    if named and after <= end and (reading.tags[after] in ("VBD", "VBZ", "VBP") or after > last + 1):
        return (after, inside[0]) if reading.tags[after][:2] == "VB" else None
    return None


def _verb_above(reading: Reading, span: Span, *, place: bool) -> tuple[int, int] | None:
    """The verb that a time or place belongs to with nothing but prepositions and nouns between, and the
    token where the expression begins."""
    inside = reading.a.tokens_in(span.start, span.end)
    if not inside or not reading.tags[inside[0]]:
        return None
    head = next((t for t in inside if reading.heads[t] not in inside), inside[-1])
    at, placed = head, False
    for _ in range(_STEPS):
        label, above = reading.deps[at], reading.heads[at]
        if above == at or label not in _PATH:
            return None
        if label in ("pobj", "pcomp") and reading.lowers[above] not in _PATH_PREPOSITIONS:
            return None
        if place and label == "pobj" and not placed:
            if reading.lowers[above] not in _PLACED:
                return None
            placed = True
        at = above
        if reading.tags[at][:2] == "VB":
            return (at, inside[0]) if placed or not place else None
    return None
