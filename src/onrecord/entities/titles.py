"""The title before a name, and the owner before a title: "Norway's Deputy Foreign Minister" Kari Lie."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.resources.nominals import Noun
from onrecord.resources.phrases import fold
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Annotation

NOT_NOW = frozenset(
    """
    former ex then late next future incoming outgoing would-be ousted deposed onetime one-time erstwhile
    previous past ex- then- elect designate retired prospective
    """.split()
)
"""Words that tell that the office is not held on the day."""
LESSER = frozenset("deputy vice assistant associate sub under junior shadow acting interim caretaker".split())
"""Words that make another office of it."""
SMALL = frozenset(
    """
    deputy vice assistant foreign prime defence defense interior finance home first chief general army
    police navy opposition senior acting interim former then ex late crown press trade energy health
    education agriculture justice security national state party rebel union federal public attorney
    major lieutenant rear brigadier managing executive military supreme world leader junior shadow
    economic economy environment transport labour labor culture information development district
    special surgeon solicitor consul inspector top house senate air force court county city cabinet
    """.split()
)

CIVIL_GENERALS = {
    "attorney": "JUD", "solicitor": "JUD", "surgeon": "MED", "consul": "GOV",
    "secretary": None, "director": None,
}  # fmt: skip
"""Generals that command no army, with their sector."""


class Title(NamedTuple):
    """Tokens ``first`` to ``last`` (inclusive) before a name."""

    first: int
    last: int
    text: str
    """The title as written, without words that tell when it was held."""
    noun: Noun | None
    gender: str | None
    current: bool
    """False after "former" and its like."""
    owner: int | None
    """The token that names the state or organisation before it, to be looked up among the names."""


def title_before(annotation: Annotation, name: int, taken: dict[int, int], who: WhosWho) -> Title | None:
    """The title that ends right before token ``name``. ``taken`` maps tokens to the names they belong to."""
    sentence = annotation.sentences[annotation.sentence_of[name]]
    floor = sentence.start
    last = name - 1
    if last < floor:
        return None
    if last in taken:
        return _accredited(annotation, last, floor, taken, who)
    head = _title_head(annotation, last, floor, taken, who)
    if head is None:
        return None
    noun, gender = _noun(annotation, head, who)
    first = head
    if head - 4 >= floor and annotation.lowers[head - 3 : head] == ("-", "in", "-"):
        first = head - 4  # "editor-in-chief"
    while (
        first - 1 >= max(floor, name - 12)
        and first - 1 not in taken
        and _belongs(annotation, first - 1, name, who)
    ):
        first -= 1
    if annotation.words[first] == "-":
        first += 1
    words = [annotation.lowers[t] for t in range(first, head)]
    current = not any(w in NOT_NOW for w in words)
    kept = first
    while kept < head and (annotation.lowers[kept] in NOT_NOW or annotation.words[kept] == "-"):
        kept += 1
    start, end = annotation.chars(kept, last)
    return Title(
        first, last, annotation.text[start:end], noun, gender, current, owner_before(annotation, first, taken)
    )


def _accredited(
    annotation: Annotation, last: int, floor: int, taken: dict[int, int], who: WhosWho
) -> Title | None:
    """ "Ambassador to Kenya" before a name: the place belongs to the title."""
    first = last
    while first - 1 >= floor and taken.get(first - 1) == taken[last]:
        first -= 1
    head = first - 2
    if head < floor or annotation.lowers[first - 1] not in ("to", "in") or head in taken:
        return None
    if annotation.lowers[head] not in ("ambassador", "envoy", "representative", "consul"):
        return None
    start, end = annotation.chars(head, last)
    noun, gender = _noun(annotation, head, who)
    return Title(
        head, last, annotation.text[start:end], noun, gender, True, owner_before(annotation, head, taken)
    )


def owner_before(annotation: Annotation, first: int, taken: dict[int, int]) -> int | None:
    """The named token right before ``first``, across a possessive mark and adjectives in small letters."""
    at = first - 1
    steps = 0
    while at >= 0 and steps < 4:
        if at in taken:
            return at
        word = annotation.words[at]
        if word not in ("'s", "’s", "'", "’", "-") and annotation.tags[at] not in (
            "JJ",
            "JJS",
            "JJR",
            "VBG",
            "VBN",
        ):
            return None
        at -= 1
        steps += 1
    return None


def _noun(annotation: Annotation, token: int, who: WhosWho) -> tuple[Noun | None, str | None]:
    word = annotation.lowers[token]
    noun = who.nominals.nouns.get(word)
    return noun, (noun.gender if noun else who.nominals.prefixes.get(word))


def _is_title(annotation: Annotation, token: int, who: WhosWho) -> bool:
    word, tag = annotation.lowers[token], annotation.tags[token]
    if word in who.nominals.prefixes:
        return annotation.words[token][0].isupper()
    noun = who.nominals.nouns.get(word)
    if noun is None or noun.plural or tag in ("VB", "VBD", "VBP", "VBZ", "JJ", "IN", "RB"):
        return False
    return noun.kind == "title" or (noun.kind == "person" and tag.startswith("NN"))


def _title_head(
    annotation: Annotation, last: int, floor: int, taken: dict[int, int], who: WhosWho
) -> int | None:
    if _is_title(annotation, last, who):
        return last
    if annotation.lowers[last] in ("the", "a", "an", "of", "for", "and", "&"):
        return None  # "a spokesman for the Stamford company"
    # "Secretary of State Antony Blinken", "Minister for Foreign Affairs Ann Linde"
    for at in range(last - 1, max(floor, last - 6), -1):
        word = annotation.words[at]
        if at in taken or (
            annotation.lowers[at] not in ("of", "for", "the", "and", "&") and not word[:1].isupper()
        ):
            return None
        if annotation.lowers[at] in ("of", "for") and at > floor and _is_title(annotation, at - 1, who):
            return at - 1
    return None


def _belongs(annotation: Annotation, token: int, name: int, who: WhosWho) -> bool:
    word, lower, dep = annotation.words[token], annotation.lowers[token], annotation.deps[token]
    if word == "-" or (lower in NOT_NOW and annotation.words[token + 1] == "-"):
        return True
    if lower in SMALL or lower in NOT_NOW or (lower in who.nominals.modifiers and lower != "a"):
        return dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "advmod", "mark", "prep", "ROOT")
    if _is_title(annotation, token, who):
        return dep in ("compound", "nmod", "amod", "")
    if dep:
        portfolio = annotation.lowers[token + 1] in ("minister", "secretary", "commissioner", "and", "&")
        return (
            dep in ("compound", "nmod")
            and name >= annotation.heads[token] > token
            and (word.islower() or (portfolio and word[:1].isupper()))
        )
    return False


def phrase_key(annotation: Annotation, tokens: list[int]) -> str:
    """The tokens as the who's who writes titles."""
    return "".join(fold(annotation.lowers[t]) for t in tokens)
