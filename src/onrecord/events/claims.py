"""Who says what an event stands in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from onrecord.types import Statement


class Claims:
    """The innermost statement around some words, looked up by where its content begins."""

    def __init__(self, statements: tuple[Statement, ...]) -> None:
        pieces = ((p.start, p.end, number) for number, s in enumerate(statements) for p in s.content)
        self._statements = statements
        self._pieces = sorted(pieces)
        self._starts = [start for start, _, _ in self._pieces]
        self._longest = max((end - start for start, end, _ in self._pieces), default=0)

    def of(self, start: int, end: int) -> Statement | None:
        """The statement whose content holds the characters, ``None`` where the report itself speaks."""
        first, last = bisect_left(self._starts, end - self._longest), bisect_right(self._starts, start)
        holding = [(stop - begin, number) for begin, stop, number in self._pieces[first:last] if end <= stop]
        return self._statements[min(holding)[1]] if holding else None
