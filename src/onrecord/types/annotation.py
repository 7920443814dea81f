"""A report as the language room leaves it: tokens as columns, sentences, names.

Columns are plain tuples, one value a token, so that a stage reads them without any object per
token and a test writes them by hand.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct


class Sentence(Struct, frozen=True):
    """Tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    parsed: bool
    """Whether ``tags``, ``heads`` and ``deps`` are filled; ``names`` are found either way."""
    paragraph: int


class Name(Struct, frozen=True):
    """A named entity as the model sees it: tokens ``start`` to ``end`` (exclusive)."""

    start: int
    end: int
    label: str
    """OntoNotes label: PERSON, ORG, GPE, LOC, NORP, FAC, EVENT, DATE …"""


class Annotation(Struct, frozen=True, kw_only=True, dict=True, eq=False):
    """Tokens as columns. Token indices run over the whole report.

    ``tags`` are Penn Treebank tags, ``deps`` the labels of spaCy's English models (CLEAR style:
    nsubj, nsubjpass, dobj, dative, agent, prep, pobj, ccomp, xcomp, advcl, relcl, acl, conj, poss,
    amod, compound, appos, mark, aux, auxpass, neg …), ``heads`` absolute token indices where a root
    points at itself. In sentences that were not parsed, tags and deps are ``""`` and every token is its
    own head.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[tuple[int, int], ...]
    """Character ranges."""
    names: tuple[Name, ...] = ()

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The words in lower case, with ``’`` written ``'``."""
        return tuple(word.lower().replace("’", "'") for word in self.words)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each token, in text order."""
        below: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                below[head].append(token)
        return tuple(tuple(tokens) for tokens in below)

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The index in ``sentences`` of each token."""
        return tuple(i for i, s in enumerate(self.sentences) for _ in range(s.start, s.end))

    @cached_property
    def _token_at(self) -> dict[int, int]:
        return {start: token for token, start in enumerate(self.starts)}

    def token_at(self, char: int) -> int | None:
        """The token that begins at character ``char``."""
        return self._token_at.get(char)

    def tokens_in(self, start: int, end: int) -> range:
        """The tokens that share a character with ``[start, end)``."""
        return range(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def ancestors(self, token: int) -> Iterator[int]:
        """The heads above the token, nearest first. A cycle (a malformed parse) ends it."""
        heads, seen = self.heads, {token}
        while (head := heads[token]) not in seen:
            seen.add(head)
            yield head
            token = head

    def child(self, token: int, *labels: str) -> int | None:
        """The first dependent with one of the labels."""
        deps = self.deps
        return next((c for c in self.children[token] if deps[c] in labels), None)

    def chars(self, first: int, last: int) -> tuple[int, int]:
        """The character range of tokens ``first`` to ``last`` (inclusive)."""
        return self.starts[first], self.ends[last]
