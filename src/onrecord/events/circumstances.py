"""When, where and how much: the time and place that modify an event, and the figures beside it."""

from __future__ import annotations

import re
from typing import TypeVar

from onrecord.types import Annotation, Date, Findings, Magnitude, Place, Time

T = TypeVar("T", Time, Place)

_CLAUSE = frozenset({"ROOT", "ccomp", "relcl", "advcl", "conj", "xcomp", "acl", "parataxis"})
_HELD_IN = frozenset({"in", "at", "near", "outside", "around", "across", "inside", "off", "over"})
_SMALL = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen".split()
    )
}
_TENS = {w: 10 * v for v, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
           "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "k": 1000}  # fmt: skip
_CURRENCY = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₴": "UAH",
             "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "yen": "JPY", "yuan": "CNY",
             "rubles": "RUB", "roubles": "RUB", "pounds": "GBP", "rupees": "INR"}  # fmt: skip
_MONEY = re.compile(
    r"(?P<sign>US\$|[$€£¥₹₽₴])\s?(?P<figure>\d[\d,]*(?:\.\d+)?)(?:[\s-]?(?P<scale>hundred|thousand|million|billion|trillion|[mbt]n|m|k))?\b"
    r"|(?P<figure2>\d[\d,]*(?:\.\d+)?)(?:\s(?P<scale2>thousand|million|billion|trillion))?\s"
    r"(?P<name>dollars?|euros?|yen|yuan|rou?bles|pounds|rupees)\b",
    re.IGNORECASE,
)
_HARM = {
    "dead": frozenset("kill kills killed killing dead deaths died die slain fatalities lives".split()),
    "injured": frozenset("injure injures injured injuring wound wounded wounding hurt injuries".split()),
    "arrested": frozenset(
        "arrest arrests arrested arresting detain detained detaining detentions held jailed".split()
    ),
    "displaced": frozenset("displace displaced displacing fled homeless uprooted".split()),
}
_COUNTED = frozenset("dobj nsubjpass nsubj attr pobj nummod".split())


class Circumstances:
    """Reads time, place and figures of events in one annotated report."""

    def __init__(self, annotation: Annotation, found: Findings) -> None:
        self.a = annotation
        self._times = self._by_head(found.times)
        self._places = self._by_head(found.places)

    def _by_head(self, spans: tuple[T, ...]) -> dict[int, list[tuple[int, T]]]:
        """Spans by sentence, each with the token by which it hangs in the tree."""
        a = self.a
        out: dict[int, list[tuple[int, T]]] = {}
        for span in spans:
            tokens = a.tokens_in(span.start, span.end)
            if tokens:
                inside = set(tokens)
                top = next((t for t in tokens if a.heads[t] not in inside or a.heads[t] == t), tokens[-1])
                out.setdefault(a.sentence_of[top], []).append((top, span))
        return out

    def date(self, trigger: int) -> Date | None:
        """The expression that modifies the event, else its clause; never the publication date."""
        a = self.a
        here = self._times.get(a.sentence_of[trigger], [])
        for top, time in here:
            if time.start <= a.starts[trigger] and a.ends[trigger] <= time.end:
                # "the week following the invasion": the invasion stands at its beginning
                return _date(time, time.from_, time.from_) if time.from_ and top != trigger else None
        best: tuple[int, Time] | None = None
        for top, time in here:
            if time.type in ("SET", "DURATION") and time.from_ is None:
                continue
            distance = self._distance(trigger, top)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, time)
        return None if best is None else _date(best[1], best[1].from_, best[1].to)

    def place(self, trigger: int) -> Place | None:
        """The place in a phrase like "in Kyiv" that hangs on the event or its clause."""
        a = self.a
        best: tuple[int, Place] | None = None
        for top, place in self._places.get(a.sentence_of[trigger], []):
            head = a.heads[top]
            if a.deps[top] not in ("pobj", "conj") or a.lowers[head] not in _HELD_IN:
                continue
            distance = self._distance(trigger, top)
            if distance is not None and (best is None or distance < best[0]):
                best = (distance, place)
        return None if best is None else best[1]

    def _distance(self, trigger: int, modifier: int) -> int | None:
        """How far up from the modifier the trigger or the head of its clause stands; None outside it."""
        a, chain = self.a, self._chain(trigger)
        for steps, above in enumerate(a.ancestors(modifier)):
            if above in chain:
                return steps + 2 * chain[above]
            if a.deps[above] in _CLAUSE and not self._joined(above):
                break
        return None

    def _chain(self, trigger: int) -> dict[int, int]:
        """The trigger and the words above it in its clause, with their distance."""
        a = self.a
        chain = {trigger: 0}
        token = trigger
        while a.deps[token] not in _CLAUSE and a.heads[token] != token and len(chain) < 8:
            token = a.heads[token]
            chain[token] = len(chain)
        while a.deps[token] == "conj" and a.heads[token] != token and len(chain) < 8:
            token = a.heads[token]  # what opens the sentence holds for all its joined verbs
            chain[token] = len(chain)
        return chain

    def _joined(self, verb: int) -> bool:
        """Whether a verb is joined to another and shares its subject: "killed six and wounded ten"."""
        a = self.a
        return a.deps[verb] == "conj" and a.child(verb, "nsubj", "nsubjpass") is None

    def magnitude(self, trigger: int) -> Magnitude:
        """Figures of people in the sentence's words for harm, and the amount of money nearest the event."""
        a = self.a
        sentence = a.sentences[a.sentence_of[trigger]]
        figures: dict[str, int] = {}
        for token in range(sentence.start, sentence.end):
            for kind, words in _HARM.items():
                if a.lowers[token] in words and kind not in figures and self._belongs(trigger, token):
                    count = self._count_at(token)
                    if count is not None:
                        figures[kind] = count
        amount, currency = self._money(a.starts[sentence.start], a.ends[sentence.end - 1], trigger)
        return Magnitude(amount=amount, currency=currency, **figures)

    def _count_at(self, token: int) -> int | None:
        """The number that counts the objects of a word for harm, or stands right before it."""
        a = self.a
        passive = any(a.deps[c] in ("nsubjpass", "auxpass") for c in a.children[token])
        wanted: tuple[str, ...] = ("nsubjpass", "nummod") if passive else ("dobj", "nummod")
        if a.lowers[token] in ("died", "die", "fled"):
            wanted = ("nsubj",)
        for child in a.children[token]:
            if a.deps[child] in wanted:
                for part in (child, *a.children[child]):
                    if a.tags[part] == "CD":
                        return self._number(part)
        if token and a.tags[token - 1] == "CD" and a.deps[token - 1] in _COUNTED:
            return self._number(token - 1)
        return None

    def _number(self, token: int) -> int | None:
        """The value of a numeral; "twenty-five" stands in three tokens."""
        a = self.a
        if token > 1 and a.words[token - 1] == "-" and a.lowers[token - 2] in _TENS:
            return number(f"{a.lowers[token - 2]}-{a.lowers[token]}")
        return number(a.lowers[token])

    def _belongs(self, trigger: int, token: int) -> bool:
        """Whether a word stands in the clause of the event, and not in that of another."""
        return token in self._chain(trigger) or self._distance(trigger, token) is not None

    def _money(self, start: int, end: int, trigger: int) -> tuple[float | None, str | None]:
        a = self.a
        near = a.starts[trigger]
        sums = (
            m
            for m in _MONEY.finditer(a.text, start, end)
            if any(self._belongs(trigger, token) for token in a.tokens_in(m.start(), m.end())[:1])
        )
        found = min(sums, key=lambda m: abs(m.start() - near), default=None)
        if found is None:
            return None, None
        figure = float((found["figure"] or found["figure2"]).replace(",", ""))
        scale = (found["scale"] or found["scale2"] or "").lower()
        return figure * _SCALES.get(scale, 1), _CURRENCY[(found["sign"] or found["name"]).lower()]


def _date(time: Time, from_: str | None, to: str | None) -> Date:
    return Date(start=time.start, end=time.end, text=time.text, from_=from_, to=to)


def number(word: str) -> int | None:
    """The value of a numeral or a number word: "1,200", "twelve", "twenty-five"; None for anything else."""
    plain = word.replace(",", "")
    if plain.isascii() and plain.isdigit() and len(plain) < 12:
        return int(plain)
    if word in _SMALL:
        return _SMALL[word]
    if word in _TENS:
        return _TENS[word]
    tens, _, ones = word.partition("-")
    if tens in _TENS and ones in _SMALL:
        return _TENS[tens] + _SMALL[ones]
    return None
