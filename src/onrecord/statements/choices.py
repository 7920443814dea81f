"""The pieces of text that could be the content of a cue, by its grammar and by the quotations beside it.

Each choice is named by the template that gave it: ``R:ccomp`` the clause after the cue, ``P:`` the
sentence around a parenthesis, ``S:`` the subject, ``Q:`` a quotation, ``N:`` the noun that the cue modifies.
"""

from __future__ import annotations

from msgspec import Struct

from onrecord.statements.syntax import MARKS, STOPS, Piece, Reading

_NOT_CONTENT = frozenset(
    {"aux", "auxpass", "neg", "prt", "punct", "cc", "nsubj", "nsubjpass", "conj", "det", "poss", "case",
     "expl", "agent", "preconj", "predet", "nummod", "quantmod", "mark"}
)  # fmt: skip
_ASIDE = frozenset(
    {"nsubj", "nsubjpass", "npadvmod", "prep", "dative", "advmod", "prt", "advcl", "agent", "neg", "aux",
     "acomp"}
)  # fmt: skip
_NICKNAME = 4
_CUTS = 6
_MAX_CUT = 60
_ADJUNCTS = frozenset({"prep", "advcl", "cc", "npadvmod", "relcl", "acl", "parataxis", "ccomp"})
_CUT_AT = frozenset(
    {"prep", "mark", "advmod", "cc", "npadvmod", "compound", "advcl", "nsubj", "aux", "nummod", "amod", "det"}
)


class Choice(Struct, frozen=True):
    """Pieces that could be the content, and the template that gave them."""

    template: str
    pieces: tuple[Piece, ...]


class Choices:
    """Collects choices, each set of pieces once."""

    def __init__(self, reading: Reading, cue: int) -> None:
        self.reading = reading
        self.seen: set[tuple[Piece, ...]] = set()
        self.found: list[Choice] = []
        quote = reading.quote_of[cue]
        self.limit = reading.quote_tokens[quote] if quote >= 0 else None
        """A cue inside a quotation reaches no further than its marks."""

    def add(self, template: str, *pieces: Piece | None) -> None:
        trimmed = tuple(t for p in pieces if p is not None and (t := self._trim(p)) is not None)
        if trimmed and trimmed not in self.seen:
            self.seen.add(trimmed)
            self.found.append(Choice(template, trimmed))

    def _trim(self, piece: Piece) -> Piece | None:
        first, last = piece
        reading = self.reading
        if self.limit is not None:
            opened = reading.words[self.limit[0]] in MARKS
            closed = reading.words[self.limit[1]] in MARKS
            first, last = max(first, self.limit[0] + opened), min(last, self.limit[1] - closed)
            return reading.trim(first, last)
        trimmed = reading.trim(first, last)
        return trimmed and self._whole(trimmed)

    def _whole(self, piece: Piece) -> Piece:
        """Grown so that it cuts no quotation of the sentence in two."""
        first, last = piece
        reading = self.reading
        if (
            (quote := reading.quote_of[first]) >= 0
            and (span := reading.quote_tokens[quote])
            and span[0] < first
        ):
            first = max(span[0], reading.sentence(first)[0])
        if (
            (quote := reading.quote_of[last]) >= 0
            and (span := reading.quote_tokens[quote])
            and span[1] > last
        ):
            last = min(span[1], max(last, reading.sentence(last)[1]))
        return first, last


def clause_of(reading: Reading, h: int) -> Piece:
    """The verb with speaker, auxiliaries, addressee and adjuncts, without what is said."""
    deps, left, right, words = reading.deps, reading.left, reading.right, reading.words
    first, last = h, h
    for c in reversed(reading.children[h]):
        if c < h and deps[c] in ("aux", "auxpass", "neg", "advmod", "nsubj", "nsubjpass", "prt"):
            first = min(first, left[c])
    limit = next(
        (c for c in reading.children[h] if c > h and deps[c] in ("ccomp", "xcomp", "parataxis")), None
    )
    for c in reading.children[h]:
        if (c > h and deps[c] in _ASIDE and (limit is None or c < limit)) or (
            c > h and deps[c] == "dobj" and _is_addressee(reading, c)
        ):
            last = max(last, right[c])
    for token in range(h + 1, last + 1):
        if words[token] in MARKS and words[token] not in ("'", "’"):
            last = token - 1
            break
    for token in range(h - 1, first - 1, -1):
        if words[token] in MARKS and words[token] not in ("'", "’") and not _nickname(reading, token):
            first = token + 1
            break
    return first, last


def _nickname(reading: Reading, token: int) -> bool:
    """Whether the quotation of ``token`` is a word or two in the middle of a name."""
    span = reading.quote_tokens[reading.quote_of[token]] if reading.quote_of[token] >= 0 else None
    return span is not None and span[1] - span[0] <= _NICKNAME and reading.tags[span[0] - 1][:3] == "NNP"


def _is_addressee(reading: Reading, token: int) -> bool:
    """Whether an object reads like somebody who is told: nothing but a stop or a quotation follows it."""
    if reading.tags[token] in ("NNP", "NNPS", "PRP", "NNS", "WP"):
        return True
    after = reading.right[token] + 1
    return after < len(reading.words) and (reading.words[after] in STOPS or reading.words[after] in MARKS)


def after_cue(reading: Reading, h: int, choices: Choices) -> None:
    deps, left, right = reading.deps, reading.left, reading.right
    kids = [c for c in reading.children[h] if c > h and deps[c] not in _NOT_CONTENT]
    starters = [c for c in kids if deps[c] not in ("npadvmod", "advmod")] or kids
    for c in starters[:4]:
        number = kids.index(c)
        label = deps[c]
        starts = [(left[c], label)]
        if label in ("prep", "dative", "agent"):
            inner = next(
                (g for g in reading.children[c] if deps[g] in ("pobj", "pcomp", "prep") and g > c), None
            )
            if inner is not None:
                starts.append((left[inner], f"{label}>{deps[inner]}"))
        for start, name in starts:
            choices.add(f"R:{name}", (max(start, h + 1), right[c]))
            if number + 1 < len(kids):
                choices.add(f"R:{name}+1", (max(start, h + 1), right[kids[number + 1]]))
                choices.add(f"R:{name}+", (max(start, h + 1), right[kids[-1]]))
            if c in starters[:2]:
                for name_of_cut, stop in _cuts(reading, start, right[kids[-1]]):
                    choices.add(f"R:{name}<{name_of_cut}", (max(start, h + 1), stop))
    if kids:
        kids = starters
        _to_last_quotation(reading, h, max(left[kids[0]], h + 1), choices)
        end = reading.sentence(h)[1]
        choices.add("R:end", (left[kids[0]] if left[kids[0]] > h else h + 1, end))
        conjuncts = [c for c in reading.children[h] if c > h and deps[c] == "conj"]
        if conjuncts and left[kids[0]] > h:
            choices.add("R:conj", (left[kids[0]], right[conjuncts[-1]]))


def _to_last_quotation(reading: Reading, h: int, start: int, choices: Choices) -> None:
    """Content in several quotations: "told them to “stay calm” and “go home” tonight"."""
    end = reading.sentence(h)[1]
    last = end
    while last > start and reading.quote_of[last] < 0:
        last -= 1
    if last > start and last < end and reading.quote_of[last] != reading.quote_of[h]:
        choices.add("R:q", (start, last))


def _cuts(reading: Reading, first: int, last: int) -> list[tuple[str, int]]:
    """Where the content may end before the parse says so: ahead of an adjunct, a clause, a comma."""
    out: list[tuple[str, int]] = []
    heads, left, deps, words, tags = reading.heads, reading.left, reading.deps, reading.words, reading.tags
    for token in range(first + 2, min(last, first + _MAX_CUT) + 1):
        stop = words[token - 1] in STOPS
        if not stop and deps[token] not in _CUT_AT:
            continue
        top = token
        while heads[top] != top and left[heads[top]] == token:
            top = heads[top]
        if not stop:
            outside = heads[top] >= token or heads[top] < first - 1
            if outside or deps[top] not in _ADJUNCTS or (deps[top] == "prep" and tags[heads[top]][:1] != "V"):
                continue
        out.append((("," if stop else "") + deps[top], token - 1))
        if len(out) == _CUTS:
            break
    return out


def as_subject(reading: Reading, h: int, choices: Choices) -> None:
    """What is said stands as the subject: "X is expected to Y", "X was criticised"."""
    deps, left, right = reading.deps, reading.left, reading.right
    subject = reading.child(h, "nsubjpass", "nsubj", "csubj", "csubjpass")
    if subject is None or subject > h:
        return
    rest = next(
        (c for c in reading.children[h] if c > h and deps[c] in ("xcomp", "oprd", "prep", "acomp", "advcl")),
        None,
    )
    choices.add(f"S:{deps[subject]}", (left[subject], right[subject]))
    if rest is not None:
        choices.add(
            f"S:{deps[subject]}+{deps[rest]}", (left[subject], right[subject]), (left[rest], right[rest])
        )


def around_cue(reading: Reading, h: int, clause: Piece, choices: Choices) -> None:
    """The cue is a parenthesis, or stands behind what is said."""
    deps, left, right, words = reading.deps, reading.left, reading.right, reading.words
    begin, end = reading.sentence(h)
    first, last = clause
    starts: list[tuple[str, int]] = []
    if first > begin:
        before = words[first - 1]
        said = next(
            (c for c in reading.children[h] if c < h and deps[c] in ("ccomp", "dobj", "parataxis", "dep")),
            None,
        )
        if said is None and before not in STOPS and before not in MARKS:
            return
        near = "," if before in STOPS else "q" if before in MARKS else ""
        starts.append((f"s{near}", begin))
        quote = reading.quote_of[first - 1]
        if quote < 0 and first - 2 >= begin:
            quote = reading.quote_of[first - 2]
        if quote >= 0 and (span := reading.quote_tokens[quote]):
            starts.append(("q", max(begin, span[0])))
        if said is not None and left[said] < first:
            starts.append(("c", left[said]))
        if reading.heads[h] != h and left[reading.heads[h]] < first:
            starts.append(("g", left[reading.heads[h]]))
    elif deps[h] not in ("ROOT",):
        return
    ends: list[tuple[str, int]] = []
    after = last + 1
    while after <= end and words[after] in STOPS:
        after += 1
    if after <= end and after > last + 1:
        quote = reading.quote_of[after]
        span = reading.quote_tokens[quote] if quote >= 0 else None
        if span is not None and span[0] == after:
            ends.append(("q", min(end, span[1])))
        ends.append(("e", end))
        governor = reading.heads[h]
        if governor != h and after <= right[governor] < end:
            ends.append(("g", right[governor]))
    for name, start in starts:
        choices.add(f"P:{name}", (start, first - 1))
        for other, stop in ends:
            choices.add(f"P:{name}+{other}", (start, first - 1), (after, stop))


def quotes_beside(reading: Reading, h: int, clause: Piece, choices: Choices) -> None:
    """Quotations beside the cue: in its sentence, or in the one before or after."""
    begin, end = reading.sentence(h)
    quote_of, spans = reading.quote_of, reading.quote_tokens
    own = quote_of[h]
    pieces = reading.quotations_beside(h)
    after = [p for p in pieces if p[0] > h]
    if after:
        choices.add("Q:after", after[0])
        choices.add("Q:after+", (after[0][0], after[-1][1]))
        choices.add("Q:after+e", (after[0][0], end))
    if pieces:
        choices.add("Q:all", *pieces)
    if own >= 0:
        return
    if (
        clause[0] <= begin + 1
        and begin > 0
        and (q := quote_of[begin - 1]) >= 0
        and reading.paragraph(begin - 1) == reading.paragraph(h)
    ):
        span = spans[q]
        if span and span[1] == begin - 1:
            choices.add("Q:before", span)
    if end + 1 < len(quote_of) and (q := quote_of[end + 1]) >= 0 and q != quote_of[end]:
        span = spans[q]
        name = "Q:next:" if reading.words[end] == ":" else "Q:next"
        if span and (name == "Q:next:" or reading.paragraph(end + 1) == reading.paragraph(h)):
            choices.add(name, span)


def as_governor(reading: Reading, h: int, clause: Piece, choices: Choices) -> None:
    """The cue modifies what is said: "the plan announced by X", "a claim he made"."""
    label, noun = reading.deps[h], reading.heads[h]
    if label in ("acl", "relcl") and noun < h:
        choices.add(f"N:{label}", (reading.left[noun], noun))
        first = min(reading.left[h], clause[0])
        if first - 1 > noun:
            choices.add(f"N:{label}+", (reading.left[noun], first - 1))
    elif label == "amod" and noun > h:
        choices.add("N:amod", (h + 1, reading.right[noun]))
    elif label in ("parataxis", "ccomp", "advcl", "dep") and noun != h:
        whole = (reading.left[noun], reading.right[noun])
        low, high = reading.left[h], reading.right[h]
        choices.add(f"G:{label}", (whole[0], low - 1) if low > whole[0] else None,
                    (high + 1, whole[1]) if high < whole[1] else None)  # fmt: skip
