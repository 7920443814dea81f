"""Names in the text: what the who's who knows, by longest match, and what the model sees, made to agree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from onrecord.entities.datelines import Dateline, find_datelines
from onrecord.entities.titles import SMALL
from onrecord.resources.phrases import Phrases, fold
from onrecord.resources.whoswho import Ref, WhosWho
from onrecord.types import Annotation

T = TypeVar("T")
_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC"})
_EDGE = frozenset(
    {
        "the",
        "'s",
        "'",
        "a",
        "an",
        '"',
        "“",
        "”",
        ",",
        ".",
        "-",
        "(",
        ")",
        "’",
        "and",
        "of",
        "mr.",
        "mr",
        "mrs.",
        "mrs",
        "ms.",
        "ms",
        "``",
        "''",
    }
)
_PREPOSITIONS = frozenset("in of for at on to from by with".split())
_PARTICLES = frozenset("al el bin ibn bint ben von van de del della di da dos du la le ter abu e".split())
_CLOCKS = frozenset({"UTC", "GMT", "EST", "EDT", "PST", "PDT", "CET", "CEST", "BST"})
_JOINTS = frozenset({"and", "or", "-", "–", "/", ",", "vs", "vs.", "with"})
_SUFFIXES = frozenset(
    """
    co co. corp corp. inc inc. ltd ltd. plc group sa s.a. se ag nv n.v. llc gmbh company corporation limited
    holdings spa s.p.a. international
    """.split()
)


_INCORPORATED = frozenset(
    "co. corp corp. inc inc. ltd ltd. plc group llc gmbh company corporation airways airlines".split()
)


class NameSpan(NamedTuple):
    """Tokens ``first`` to ``last`` (inclusive) that name something."""

    first: int
    last: int
    refs: tuple[Ref, ...]
    """What the who's who says they may stand for; empty where only the model sees a name."""
    label: str | None
    """The model's label; ``None`` where only the who's who knows the name."""


def folded_words(annotation: Annotation) -> list[str]:
    """The words as the who's who writes its keys."""
    return [w if w.isascii() and w.isalnum() else fold(w) for w in annotation.words]


def longest_match(
    phrases: Phrases[T], folded: Sequence[str], token: int, stop: int, skip: frozenset[int] = frozenset()
) -> tuple[int, tuple[T, ...]] | None:
    """The last token and the meanings of the longest phrase that begins at ``token``, before ``stop``.

    Tokens in ``skip`` are passed over: "top US diplomat" is read as "top diplomat". A name of one word is
    not made of several: "I ran" is not Iran.
    """
    limit = phrases.longest.get(folded[token])
    if limit is None:
        return None
    key, best = "", None
    meanings, solid = phrases.meanings, phrases.solid
    for at in range(token, stop):
        if at in skip:
            continue
        piece = folded[at]
        key += piece
        if len(key) > limit:
            break
        if piece and key in meanings and (at == token or key not in solid):
            best = (at, meanings[key])
    return best


Towns = frozenset[tuple[int, int]]
"""Characters (start, end) of what is known to be a place."""


def find_names(
    annotation: Annotation, folded: list[str], who: WhosWho, towns: Towns = frozenset()
) -> list[NameSpan]:
    """The names of a report in text order, none overlapping another."""
    datelines = find_datelines(annotation)
    listed = _listed(annotation, folded, who)
    seen = []
    for name in annotation.names:
        for bounds in _pieces(annotation, name.start, name.end - 1):
            span = _trim(annotation, bounds, name.label, who)
            if span is not None:
                seen.append(span)
    agreed = _agree(annotation, listed, seen, who)
    datelines = [line for line in datelines if not line.bare or _is_place(annotation, line, agreed, towns)]
    return _with_datelines(datelines, agreed, folded, who) if datelines else agreed


def _is_place(annotation: Annotation, line: Dateline, names: list[NameSpan], towns: Towns) -> bool:
    """Whether capitals before a dash are a place: known as one, or a name that nothing else has."""
    if annotation.chars(*line.place) in towns:
        return True
    return any((n.first, n.last) == line.place and not n.refs for n in names)


def _with_datelines(
    datelines: list[Dateline], spans: list[NameSpan], folded: list[str], who: WhosWho
) -> list[NameSpan]:
    """The names with those of datelines, which take the place of whatever the model sees there."""
    out, own = [], []
    taken: set[int] = set()
    for place, outlet, _ in datelines:
        calm = ["".join((w[:1], w[1:].lower())) for w in folded[place[0] : place[1] + 1]]
        refs = who.names.meanings.get("".join(calm), ())
        states = tuple(r for r in refs if r.kind == "state")
        own.append(NameSpan(*place, states, "GPE" if states else "DATELINE"))
        taken.update(range(place[0], place[1] + 1))
        if outlet is not None:
            refs = who.names.meanings.get("".join(folded[outlet[0] : outlet[1] + 1]), ())
            known = tuple(r for r in refs if r.kind == "organisation")
            own.append(NameSpan(*outlet, known, "ORG" if known else "OUTLET"))
            taken.update(range(outlet[0], outlet[1] + 1))
    out = [s for s in spans if not any(t in taken for t in range(s.first, s.last + 1))]
    return sorted([*out, *own])


def _listed(annotation: Annotation, folded: list[str], who: WhosWho) -> list[NameSpan]:
    out = []
    longest, words = who.names.longest, annotation.words
    for sentence in annotation.sentences:
        token, stop = sentence.start, sentence.end
        shouting = _shouts(words[token:stop])
        while token < stop:
            key = folded[token]
            hit = None
            if key in longest:
                hit = longest_match(who.names, folded, token, _comma(words, token, stop))
            elif shouting and key.isupper() and len(key) > 3 and key.capitalize() in longest:
                calm = [w.capitalize() for w in folded[token : min(stop, token + 6)]]
                found = longest_match(who.names, calm, 0, len(calm))
                hit = (token + found[0], found[1]) if found else None
            if (hit is not None and words[token][0].isupper()) or (hit is not None and hit[0] > token):
                out.append(NameSpan(token, hit[0], hit[1], None))
                token = hit[0] + 1
            else:
                token += 1
    return out


def _shouts(words: Sequence[str]) -> bool:
    """Whether a sentence is written in capitals, as headlines are."""
    letters = [w for w in words[:12] if len(w) > 3 and w.isalpha()]
    return len(letters) > 1 and all(w.isupper() for w in letters)


def _comma(words: Sequence[str], token: int, stop: int) -> int:
    for at in range(token, min(stop, token + 12)):
        if words[at] == ",":
            return at
    return min(stop, token + 12)


def _pieces(annotation: Annotation, first: int, last: int) -> list[tuple[int, int]]:
    """A name and the abbreviation in brackets that the model takes with it are two."""
    for t in range(first + 1, last):
        if annotation.words[t] in ("(", ")"):
            return [(first, t - 1), (t + 1, last)]
    return [(first, last)]


def _trim(annotation: Annotation, bounds: tuple[int, int], label: str, who: WhosWho) -> NameSpan | None:
    """The model's span without article, possessive and stray marks; ``None`` where no name is left."""
    if label not in _LABELS:
        return None
    first, last = bounds
    lowers, words = annotation.lowers, annotation.words
    while first <= last and lowers[first] in _EDGE:
        first += 1
    while first <= last and (lowers[last] in _EDGE or lowers[last] in _PREPOSITIONS):
        last -= 1
    if label in ("PERSON", "ORG", "GPE"):
        while first < last and words[first].islower() and lowers[first] not in _PARTICLES:
            first += 1
        if lowers[first] in _EDGE:
            first += 1
    if first > last or not any(words[t][:1].isupper() for t in range(first, last + 1)):
        return None
    if first == last and words[first] in _CLOCKS:
        return None
    if label == "PERSON" and lowers[last] in _INCORPORATED and first < last:
        label = "ORG"
    if label == "PERSON":
        for t in range(last - 1, first, -1):
            if lowers[t] in ("of", "for"):
                first = t + 1  # "Secretary for Trade Ann Lee": the name comes last
                break
    if all(lowers[t] in SMALL for t in range(first, last + 1)) and _beside_title(annotation, first, last):
        return None
    if any(_is_title(lowers[t], who) for t in range(first, last + 1)) and all(
        lowers[t] in SMALL or _is_title(lowers[t], who) for t in range(first, last + 1)
    ):
        return None
    if first == last and annotation.tags[first] in (
        "IN",
        "DT",
        "CC",
        "MD",
        "VBD",
        "VBZ",
        "PRP",
        "RB",
        "WRB",
        "CD",
    ):
        return None
    return NameSpan(first, last, (), label)


def _beside_title(annotation: Annotation, first: int, last: int) -> bool:
    """Whether the words are part of a title: "Health Minister", "Secretary of State"."""
    following = annotation.lowers[last + 1] if last + 1 < len(annotation) else ""
    return following in ("minister", "secretary", "chief", "ministers") or (
        first > 1
        and annotation.lowers[first - 1] in ("of", "for")
        and annotation.lowers[first - 2] in ("minister", "secretary")
    )


def _agree(
    annotation: Annotation, listed: list[NameSpan], seen: list[NameSpan], who: WhosWho
) -> list[NameSpan]:
    """One list out of two: the longer name wins, unless it only adds titles, joints or nouns."""
    out: list[NameSpan] = []
    at = 0
    for name in seen:
        while at < len(listed) and listed[at].last < name.first:
            out.append(_checked(annotation, listed[at]))
            at += 1
        stop = at
        while stop < len(listed) and listed[stop].first <= name.last:
            stop += 1
        over = listed[at:stop]
        at = stop
        if (
            over
            and len(name_words := annotation.words[name.first : name.last + 1]) > 1
            and _shouts(name_words)
        ):
            out.extend(over)  # in capitals the model sees names everywhere
            continue
        out.extend(_merge(annotation, name, over, who))
    out.extend(_checked(annotation, span) for span in listed[at:])
    return _disjoint(span for span in out if span.refs or span.label)


def _disjoint(spans: object) -> list[NameSpan]:
    ordered = sorted(spans, key=lambda s: (s.first, -s.last))  # type: ignore[call-overload]
    out: list[NameSpan] = []
    for span in ordered:
        if not out or span.first > out[-1].last:
            out.append(span)
    return out


def _checked(annotation: Annotation, span: NameSpan) -> NameSpan:
    """A name that the model does not see: a single word must at least look like one."""
    if span.first != span.last or any(
        r.kind in ("state", "adjective", "people", "region") for r in span.refs
    ):
        return span
    token, word = span.first, annotation.words[span.first]
    tag = annotation.tags[token]
    if tag.startswith("NNP") or (word.isupper() and len(word) > 1):
        return span
    begins = annotation.sentences[annotation.sentence_of[token]].start == token
    if not tag and not begins:
        return span
    return span._replace(refs=())


def _merge(annotation: Annotation, name: NameSpan, over: list[NameSpan], who: WhosWho) -> list[NameSpan]:
    if not over:
        return [name]
    first = over[0]
    if len(over) == 1 and first.first <= name.first and first.last >= name.last:
        return [first._replace(label=name.label)]
    if any(o.first < name.first or o.last > name.last for o in over):  # they cross
        return [o._replace(label=name.label) for o in over]
    if len(over) == 1 and first.last == name.last and any(r.kind == "person" for r in first.refs):
        return [first._replace(label="PERSON")]
    lowers, words = annotation.lowers, annotation.words
    covered = {t for o in over for t in range(o.first, o.last + 1)}
    extra = [t for t in range(name.first, name.last + 1) if t not in covered]
    if all(lowers[t] in _JOINTS or lowers[t] in _SUFFIXES or lowers[t] in _EDGE for t in extra):
        whole = len(over) == 1 and all(t > first.last and lowers[t] in _SUFFIXES for t in extra)
        return [o._replace(label=name.label, last=name.last if whole else o.last) for o in over]
    if all(not words[t][:1].isupper() or _is_title(lowers[t], who) for t in extra):
        return [o._replace(label=name.label if o.last == name.last else None) for o in over]
    if len(over) > 1 and any(lowers[t] in ("and", "-", "–", ",", "/") for t in extra):
        return [o._replace(label=None) for o in over]
    if first.first == name.first and _describes(first):
        rest = _trim(annotation, (first.last + 1, name.last), name.label or "ORG", who)
        if (
            rest is not None
            and first.first > 1
            and lowers[first.first - 1] == "to"
            and _is_title(lowers[first.first - 2], who)
        ):
            return [first, rest._replace(label="PERSON")]  # "the ambassador to Kenya Prudence Bushnell"
        noun = who.nominals.nouns.get(lowers[name.last])
        institution = noun is not None and not (noun.sector == "BUS" and words[name.last][:1].isupper())
        if name.label in ("PERSON", "NORP") and first.refs[0].kind != "state" and rest is not None:
            return [first, rest]
        if name.label in ("ORG", "NORP", "GPE") and institution:
            return [first]  # "Russian Defence Ministry" is read as a nominal with an owner
    return [name]


def _describes(span: NameSpan) -> bool:
    return any(r.kind in ("adjective", "state", "region_adjective") for r in span.refs)


def _is_title(word: str, who: WhosWho) -> bool:
    noun = who.nominals.nouns.get(word)
    return word in who.nominals.prefixes or (noun is not None and noun.kind == "title")
