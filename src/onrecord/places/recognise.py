"""Which words of a report name places. Which places they name is decided afterwards, in ``resolve``."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.places.judge import Judge
from onrecord.places.names import Names
from onrecord.places.scan import Scanner
from onrecord.places.toponyms import STREET, Sure, Toponym, is_known
from onrecord.resources.gazetteer import Gazetteer
from onrecord.types import Annotation

Found = list[tuple[Toponym, Sure]]
_JOINTS = ((",",), ("and",), ("or",), (",", "and"))


def find_toponyms(annotation: Annotation, gazetteer: Gazetteer) -> list[Toponym]:
    """All names that are read as places, in text order; none overlaps another."""
    names = Names(annotation)
    scanner = Scanner(names, gazetteer)
    judge = Judge(names, scanner, gazetteer)
    found: Found = []
    for sentence in annotation.sentences:
        found.extend(_in_sentence(sentence.start, sentence.end, names, scanner, judge))
    _join_lists(found, annotation, gazetteer)
    certain = {toponym.key for toponym, sure in found if sure is Sure.YES}
    return [toponym for toponym, sure in found if sure is Sure.YES or toponym.key in certain]


def _in_sentence(
    begin: int, end: int, names: Names, scanner: Scanner, judge: Judge
) -> Iterator[tuple[Toponym, Sure]]:
    loud: bool | None = None
    token = begin
    while token < end:
        toponym = scanner.longest(token, begin, end) if scanner.may_begin(token, end) else None
        if toponym is None:
            yield from ((part, Sure.YES) for part in scanner.parts(token))
            token += 1
            continue
        if loud is None:
            loud = _is_loud(names.words[begin:end])
        sure = judge.judge(toponym, begin, end, loud)
        if sure is Sure.NO:
            token = _past(toponym, names)
        else:
            yield toponym, sure
            token = toponym.last + 1


def _past(toponym: Toponym, names: Names) -> int:
    """Past a name that is no place's; a person's name is passed as a whole."""
    name = names.name[toponym.first]
    if name is not None and name.label == "PERSON":
        return max(toponym.last + 1, name.end)
    return toponym.last + 1 if toponym.key == STREET else toponym.first + 1


def _is_loud(words: tuple[str, ...]) -> bool:
    """Whether a sentence is a heading: capitals all through, so that they tell nothing."""
    long = [word for word in words if word[0].isalpha() and len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) > 0.8 * len(long)


def _join_lists(found: Found, annotation: Annotation, gazetteer: Gazetteer) -> None:
    """In "Kharkiv and Kherson", "Goma, Bukavu and Uvira" one sure place makes its known neighbours sure."""
    for numbers in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = numbers.step
        for number in numbers:
            toponym, sure = found[number]
            other, other_sure = found[number - step]
            if sure is Sure.YES or other_sure is not Sure.YES or not is_known(toponym, gazetteer):
                continue
            left, right = (other, toponym) if step > 0 else (toponym, other)
            if right.first - left.last <= 3 and annotation.lowers[left.last + 1 : right.first] in _JOINTS:
                found[number] = toponym, Sure.YES
