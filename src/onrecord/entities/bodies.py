"""Organisations that no list knows: one for all spellings that begin alike or are made of its initials."""

from __future__ import annotations

from onrecord.entities.cast import Cast, Draft, Thing
from onrecord.entities.listed import head_of, text_of
from onrecord.entities.scan import NameSpan
from onrecord.entities.titles import SMALL
from onrecord.resources.nominals import Nominals
from onrecord.resources.phrases import fold

_CORPORATE = frozenset("co corp inc ltd plc company corporation group airlines bank holdings".split())

_ANY_BODY = ("organisation", "organization", "company", "firm", "group")
_COMMON_FIRST = frozenset(
    """
    the us u.s. national new american international global world united general royal northern southern
    eastern western central north south east west great first second free big human social democratic
    republican people young women children islamic christian arab african asian european latin pacific
    atlantic institute
    """.split()
)


class Bodies:
    """The unlisted organisations of one report."""

    def __init__(self, cast: Cast, nominals: Nominals) -> None:
        self.cast, self.nominals = cast, nominals
        self.by_name: dict[str, Thing] = {}
        """Folded name, or its distinctive first word → thing."""
        self._by_initials: dict[str, Thing] = {}

    def draft(self, span: NameSpan, before: Draft | None) -> Draft:
        """The draft of a name. ``before`` is the name two tokens earlier, across an opening bracket."""
        text = text_of(self.cast.annotation, span)
        words = text.split()
        key = fold(text)
        thing = self.by_name.get(key) or self._by_initials.get(key) or self._spelt_out(span, before)
        thing = thing or self._shorter(words) or self.cast.named(text, "organisation")
        self._describe(thing, words[-1].lower().strip("."))
        self.by_name.setdefault(key, thing)
        first = fold(words[0])
        if len(first) > 3 and self._distinctive(words[0].lower()):
            self.by_name.setdefault(first, thing)
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(initials) > 2:
            self._by_initials.setdefault(initials, thing)
        return Draft(span.first, span.last, head_of(self.cast.annotation, span), thing, "name", span.label)

    def _shorter(self, words: list[str]) -> Thing | None:
        """ "Acme" and "Acme Inc." after "Acme Corporation"."""
        thing = self.by_name.get(fold(words[0]))
        if thing is None or not _corporate(words[1:]):
            return None
        # "NCNB Corp." is not the "NCNB Texas National Bank" that it owns.
        return thing if len(words) == 1 or _corporate(thing.name.split()[1:]) else None

    def abbreviated(self, span: NameSpan, before: Draft | None) -> Thing | None:
        """The body of this report whose initials these are, whatever else the who's who knows by them."""
        word = self.cast.annotation.words[span.first]
        if span.first < span.last or not word.isupper():
            return None
        if before is not None and self.cast.annotation.words[span.first - 1] == "(":
            capitals = "".join(w[0] for w in before.thing.name.split() if w[0].isupper())
            if before.thing.id.startswith("name:") and capitals == word and self._spelt_out(span, before):
                self._by_initials[word] = before.thing
        return self._by_initials.get(word)

    def call(self, thing: Thing, text: str, owner: str) -> None:
        """Tells how a listed body may be called after its full name: "Northrop", "the Air Force"."""
        rest = [w for w in text.removeprefix(owner).split() if w not in ("'s", "’s")] if owner else []
        if len(rest) > 1:
            self.by_name["".join(map(fold, rest))] = thing
        words = text.split()
        first = fold(words[0])
        if len(words) > 1 and len(first) > 3 and self._distinctive(words[0].lower()):
            self.by_name.setdefault(first, thing)

    def _spelt_out(self, span: NameSpan, before: Draft | None) -> Thing | None:
        """The organisation right before an abbreviation in brackets."""
        word = self.cast.annotation.words[span.first]
        if before is None or not word.isupper() or self.cast.annotation.words[span.first - 1] != "(":
            return None
        if before.thing.kind not in ("organisation", "igo", "armed_group"):
            return None
        return before.thing if before.thing.name[:1] == word[:1] else None

    def _describe(self, thing: Thing, last: str) -> None:
        """The nouns and the sector that the last word of a name gives."""
        noun = self.nominals.nouns.get(last)
        if noun is not None and noun.kind in ("body", "group", "force"):
            thing.nouns.add(noun.lemma)
            thing.sector = thing.sector or noun.sector
        if last in _CORPORATE or not thing.nouns:
            thing.nouns.update(_ANY_BODY)

    def _distinctive(self, word: str) -> bool:
        """Whether the first word of a name may stand for the whole: "Acme", but not "Foreign"."""
        known = word in self.nominals.nouns or word in self.nominals.modifiers
        return not known and word not in SMALL and word not in _COMMON_FIRST


def _corporate(words: list[str]) -> bool:
    return all(w.lower().strip(".") in _CORPORATE for w in words)
