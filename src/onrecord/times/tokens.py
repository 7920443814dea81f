"""A paragraph as tokens with the classes of ``lexicon``; spelled numbers and holidays are one token each."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.times import lexicon as lex

Value = str | int | float | None

_TOKEN = re.compile(
    r"\d{4}-\d{2}-\d{2}(?![\d-])"  # an ISO date
    r"|\b(?:[QH][1-4]|[1-4]Q)\b"
    r"|\d+(?:[.,:/]\d+)*(?:(?:st|nd|rd|th|s)\b)?"
    r"|o['’]clock\b"
    r"|[ap]\.\s?m\b\.?|(?<=\d)[ap]\.?m\b\.?"
    r"|[^\W\d_]+|[^\w\s]|_",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"([01]?\d|2[0-4])[:.]([0-5]\d)(?::[0-5]\d)?")
_NUMBER = re.compile(r"(\d{1,9}|\d{1,3}(?:,\d{3}){1,3})(\.\d{1,6})?")
_YEAR = re.compile(r"1[0-9]\d\d|20\d\d|21\d\d")
_DECADE = re.compile(r"(1[0-9]|20)?(\d0)s")
_LABEL = re.compile(r"[QH][1-4]|[1-4]Q")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_APOSTROPHES = frozenset("'’‘`´")
_HYPHENS = frozenset("-‐‑‒–—")


class Tokens:
    """Columns, one value a token: character range, lower-case word, class and value.

    ``codes`` joins the classes to the string that the grammar is matched on.
    """

    __slots__ = ("codes", "ends", "lows", "starts", "text", "values")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        self.values: list[Value] = []
        codes: list[str] = []
        for match in _TOKEN.finditer(text, start, end):
            word = match.group()
            self.starts.append(match.start())
            self.ends.append(match.end())
            low = word.lower()
            code, value = _classify(word, low)
            self.lows.append(low)
            self.values.append(value)
            codes.append(code)
        self._refine(codes)
        if "_" in codes:
            kept = [i for i, code in enumerate(codes) if code != "_"]
            self.starts, self.ends = [self.starts[i] for i in kept], [self.ends[i] for i in kept]
            self.lows, self.values = [self.lows[i] for i in kept], [self.values[i] for i in kept]
            codes = [codes[i] for i in kept]
        self.codes = "".join(codes)

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, i: int) -> str:
        """The word of token ``i`` as written; empty outside the paragraph."""
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""

    def low(self, i: int) -> str:
        """The word of token ``i`` in lower case; empty outside the paragraph."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def is_short(self, i: int) -> bool:
        """Whether token ``i`` is the short form of a month or a weekday (Sept., Fri.)."""
        low = self.low(i)
        return len(low) <= 5 and low not in ("may", "june", "july", "march", "april")

    def touching(self, i: int) -> bool:
        """Whether token ``i`` follows the one before it without a blank."""
        return 0 < i < len(self.starts) and self.ends[i - 1] == self.starts[i]

    def _refine(self, codes: list[str]) -> None:
        """What only the neighbours tell: names of months, short forms, apostrophes, numbers in words."""
        i = 0
        for i, code in enumerate(codes):
            if code in "MWS":
                codes[i] = self._month_weekday_season(i, code)
            elif code == "'":
                self._apostrophe(i, codes)
            elif code == "h":
                self._holiday(i, codes)
            elif code == "w":
                self._spelled(i, codes)
            elif code == "z" and not (self.word(i).isupper() and i and codes[i - 1] in "aKVYBzN"):
                codes[i] = "x"

    def _month_weekday_season(self, i: int, code: str) -> str:
        low, word, before, after = self.lows[i], self.word(i), self.low(i - 1), self.low(i + 1)
        if code == "S":
            return code if self._is_season(i) else "x"
        if not word[0].isupper():
            return "x"
        if low in lex.AMBIGUOUS_SHORT or len(low) == 3:
            number_next = after[:1].isdigit() or (after in ".," and self.low(i + 2)[:1].isdigit())
            if low == "may":
                return code if number_next or before in _BEFORE_MONTH or _ends_day(before) else "x"
            if low == "march":
                aside = before in ("the", "annual") and after in ("on", "for", "against", "to")
                aside = aside or (after == "of" and not _YEAR.fullmatch(self.low(i + 2)))
                aside = aside or (before[:1] in '"“‘`«' and not number_next)
                return "x" if aside else code
            return code if number_next or after == "." or low not in lex.AMBIGUOUS_SHORT else "x"
        if code == "W" and (after in lex.PAPERS and self.word(i + 1)[:1].isupper()):
            return "x"
        if code == "W" and before in ("bloody", "black", "cyber", "ruby", "super") and word[0].isupper():
            return "x"
        return code

    def _is_season(self, i: int) -> bool:
        after, beyond = self.low(i + 1), self.low(i + 2)
        year_follows = bool(_YEAR.fullmatch(after) or (after in ("of", ",") and _YEAR.fullmatch(beyond)))
        if after == "of":
            ordinary = (
                beyond in ("this", "last", "next", "that", "nineteen", "the") and self.lows[i] != "fall"
            )
            return year_follows or ordinary
        if year_follows:
            return True
        before = self.low(i - 1)
        if before == "the":
            return self.lows[i] != "fall" or (self.low(i - 2) in ("in", "by", "during", "since", "until")
                                              and after not in ("from", "in", "to"))  # fmt: skip
        return before in lex.SEASON_CUES or (before in "-–" and self.low(i - 2) == "mid")

    def _apostrophe(self, i: int, codes: list[str]) -> None:
        """``'s`` becomes one token (class s); ``'97`` a year and ``'80s`` a decade."""
        codes[i] = ";"
        if i + 1 >= len(codes) or not self.touching(i + 1):
            return
        after = self.lows[i + 1]
        if after == "s" and self.touching(i):
            codes[i], codes[i + 1] = "s", "_"
            self.lows[i], self.ends[i] = "'s", self.ends[i + 1]
        elif len(after) == 2 and after.isdigit() and not self.touching(i):
            century = 2000 if int(after) < 40 else 1900
            codes[i], self.values[i] = "Y", century + int(after)
            self.ends[i], codes[i + 1] = self.ends[i + 1], "_"
        elif codes[i + 1] == "E":
            codes[i], self.values[i] = "E", self.values[i + 1]
            self.ends[i], codes[i + 1] = self.ends[i + 1], "_"

    def _holiday(self, i: int, codes: list[str]) -> None:
        codes[i] = _classify_word(self.lows[i])[0] if self.lows[i] in _ALSO_WORDS else "x"
        if self.lows[i] == "may":
            codes[i], self.values[i] = self._month_weekday_season(i, "M"), 5
        if self.lows[i] == "new" and self.low(i + 1) != "year":
            return
        if not self.word(i)[0].isupper():
            return
        words: list[str] = []
        places: list[int] = []
        j = i
        while j < len(codes) and len(words) < 4:
            if self.lows[j] not in _APOSTROPHES:
                words.append(self.lows[j])
                places.append(j)
            j += 1
        for length in range(len(words), 0, -1):
            rule = lex.HOLIDAYS.get(tuple(words[:length]))
            last = places[length - 1] if rule else 0
            if rule and (length == 1 or self.word(last)[:1].isupper() or words[length - 1] == "s"):
                codes[i], self.values[i], self.ends[i] = "H", rule, self.ends[last]
                self.lows[i] = " ".join(words[:length])
                codes[i + 1 : last + 1] = "_" * (last - i)
                return

    def _spelled(self, i: int, codes: list[str]) -> None:
        """Joins ``twenty``, ``-``, ``four`` or ``nineteen ninety-one`` to one number."""
        if codes[i] == "_":
            return
        numbers: list[int] = []
        ordinal = False
        j = last = i
        while j < len(codes) and len(numbers) < 8:
            low = self.lows[j]
            number = lex.NUMBER_WORDS.get(low) or lex.MULTIPLIERS.get(low)
            if number is None and numbers and numbers[-1] >= 20 and lex.ORDINALS.get(low, 20) < 10:
                number, ordinal = lex.ORDINALS[low], True
            if number is not None:
                numbers.append(number)
                last = j
                j += 1
            elif numbers and (low == "-" or (low == "and" and numbers[-1] in (100, 1000))):
                j += 1
            else:
                break
            if ordinal:
                break
        value, is_year = _value_of(numbers)
        codes[i] = "O" if ordinal else "Y" if is_year else "B"
        self.values[i], self.ends[i] = value, self.ends[last]
        codes[i + 1 : last + 1] = "_" * (last - i)


_BEFORE_MONTH = frozenset(
    """
    in of last this next coming past every each since by until till early late mid from to through between
    during before after
    on and - – following previous the
    """.split()
)
_ALSO_WORDS = frozenset({"may"})
_HOLIDAY_FIRST = frozenset(words[0] for words in lex.HOLIDAYS)


def _ends_day(word: str) -> bool:
    return word[:1].isdigit() and len(word) <= 4


def _value_of(numbers: list[int]) -> tuple[int, bool]:
    """The number in the words, and whether it is read as a year (nineteen ninety-one)."""
    if len(numbers) > 1 and 10 <= numbers[0] <= 20 and 10 <= numbers[1] <= 99:
        rest = sum(numbers[1:])
        if rest < 100:
            return numbers[0] * 100 + rest, True
    total = part = 0
    for number in numbers:
        if number == 100:
            part = max(part, 1) * 100
        elif number == 1000:
            total, part = total + max(part, 1) * 1000, 0
        else:
            part += number
    total += part
    return total, 2000 <= total <= 2099 and len(numbers) > 1


@lru_cache(maxsize=4096)
def _classify(word: str, low: str) -> tuple[str, Value]:
    first = low[0]
    if _LABEL.fullmatch(word):
        return "J", (word if word[1].isdigit() else word[1] + word[0])
    if first.isdigit():
        return _classify_number(low)
    if low.endswith("clock") and len(low) == 7:
        return "a", None
    if first.isalpha():
        if len(low) > 3 and low[1] == "." and low[0] in "ap" and "m" in low:
            return "a", low[0]
        return _classify_word(low)
    if word in _HYPHENS:
        return "-", None
    if word in _APOSTROPHES:
        return "'", None
    return {".": ("p", None), ",": (",", None)}.get(word, (";", None))


def _classify_word(low: str) -> tuple[str, Value]:
    if low in ("am", "pm"):
        return "a", low[0]
    if low in _HOLIDAY_FIRST:
        return "h", None
    if low in lex.MONTHS:
        return "M", lex.MONTHS[low]
    if low in lex.WEEKDAYS:
        return "W", lex.WEEKDAYS[low]
    if low[-1] == "s" and low[:-1] in lex.WEEKDAYS and len(low) > 6:
        return "W", lex.WEEKDAYS[low[:-1]]
    if low in lex.SEASONS:
        return "S", lex.SEASONS[low]
    if low in lex.CLASSES:
        return lex.CLASSES[low]
    if low in lex.NUMBER_WORDS or low in lex.MULTIPLIERS:
        return "w", None
    if low in lex.ZONES:
        return "z", None
    if low in lex.DECADE_WORDS:
        return "E", lex.DECADE_WORDS[low]
    return "x", None


def _classify_number(low: str) -> tuple[str, Value]:
    if _YEAR.fullmatch(low):
        return "Y", int(low)
    if len(low) == 10 and low[4] == "-":
        return "I", low
    ordinal = _ORDINAL.fullmatch(low)
    if ordinal:
        return "O", int(ordinal.group(1))
    decade = _DECADE.fullmatch(low)
    if decade:
        return "E", int(decade.group(1) or 0) * 100 + int(decade.group(2))
    if ":" in low:
        return ("K", low) if _CLOCK.fullmatch(low) else ("x", None)
    if "/" in low:
        if low in ("1/2", "1/4", "3/4"):
            return "G", int(low[0]) / int(low[2])
        return ("I", low) if low.count("/") == 2 and len(low) <= 10 else ("x", low)
    number = _NUMBER.fullmatch(low)
    if number is None:
        return "x", None
    value = float(low.replace(",", ""))
    if value.is_integer():
        small = 1 <= value <= 31 and len(low) <= 2
        return ("N" if small else "B"), int(value)
    return "B", value
