"""Well-known dated events: what "the week following the invasion of Kuwait" is counted from."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files

from msgspec import Struct

from onrecord.errors import ResourceError

MAX_WORDS = 14
"""How many words a description of an event may have."""

_FUNCTION_WORDS = frozenset(
    """
    the a an of in on at by 's ' ’ - and its their his her to against over from
    """.split()
)


class DatedEvent(Struct, frozen=True, kw_only=True):
    """An event with its first and last day (ISO 8601).

    A description names it when it holds a word of each of ``needs`` and no word besides these, ``allows``
    and function words.
    """

    name: str
    first: str
    last: str
    needs: tuple[frozenset[str], ...]
    allows: frozenset[str] = frozenset()


class DatedEvents:
    """Dated events by the words that name them."""

    def __init__(self, events: Sequence[DatedEvent]) -> None:
        self.events = tuple(events)
        self._by_word: dict[str, list[DatedEvent]] = {}
        for event in self.events:
            for word in sorted(event.needs[0]):
                self._by_word.setdefault(word, []).append(event)

    def find(self, words: Sequence[str], *, until: str | None) -> tuple[DatedEvent, int] | None:
        """The event that the beginning of ``words`` (lower case) describes, and how many words do so.

        Events after ``until`` are left out. Of several that fit, the longest description counts, then the
        latest event; without ``until``, more than one that fits is none.
        """
        words = list(words[:MAX_WORDS])
        best: tuple[int, str, DatedEvent] | None = None
        rivals = 0
        for event in self._candidates(words):
            if until is not None and event.first > until:
                continue
            length = _described(event, words)
            if not length:
                continue
            if best is not None and length == best[0]:
                rivals += 1
            elif best is None or length > best[0]:
                rivals = 0
            if best is None or (length, event.first) > best[:2]:
                best = (length, event.first, event)
        if best is None or (until is None and rivals):
            return None
        return best[2], best[0]

    def _candidates(self, words: Sequence[str]) -> list[DatedEvent]:
        found: dict[str, DatedEvent] = {}
        for word in words:
            for event in self._by_word.get(word, ()):
                found.setdefault(event.name, event)
        return list(found.values())


def _described(event: DatedEvent, words: Sequence[str]) -> int:
    """How many of the leading words describe the event; 0 if they do not."""
    missing = set(range(len(event.needs)))
    length = 0
    for count, word in enumerate(words, start=1):
        hits = {i for i, group in enumerate(event.needs) if word in group}
        if hits:
            missing -= hits
        elif word not in event.allows and word not in _FUNCTION_WORDS:
            break
        if not missing and (hits or word in event.allows):
            length = count
    return 0 if words[length : length + 1] in (["'s"], ["of"]) else length


def load_dated_events() -> DatedEvents:
    """The dated events that ship with the package. Raises ``ResourceError`` on a malformed line."""
    text = files("onrecord").joinpath("data/lexicons/en/dated_events.tsv").read_text("utf-8")
    events = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) not in (4, 5):
            raise ResourceError(
                f"dated_events.tsv line {number}: 4 or 5 fields expected, {len(fields)} found"
            )
        first, last, name, needs = fields[:4]
        events.append(
            DatedEvent(
                name=name,
                first=first,
                last=last or first,
                needs=tuple(frozenset(group.strip().split("|")) for group in needs.split(";")),
                allows=frozenset(fields[4].split()) if len(fields) == 5 else frozenset(),
            )
        )
    return DatedEvents(events)
