"""Loads and compiles the codebook: TOML files that say what counts as an event.

The format is described in ``docs/codebook.md``. A file holds one PLOVER type, its modes with their scores
and its entries; ``lists.toml`` beside it holds word lists that entries name as ``@list``. Everything that a
match needs is worked out here, once: inflections, word sets, relation paths.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from onrecord.errors import CodebookError
from onrecord.resources.morphology import noun_forms, verb_forms
from onrecord.types.events import EventType

PartOfSpeech = Literal["verb", "noun", "adjective", "modal"]
Relations = tuple[tuple[str, ...], ...]
"""Alternatives in order of preference; each is a path of relations to follow from the trigger."""


class Frame(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which grammatical relations hold the actor and the recipient."""

    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    reciprocal: bool = False
    """Every party is an actor."""
    all: bool = False
    """All alternatives are followed for the actor, not only the first that leads to somebody."""
    things: bool = False
    """A recipient may be a thing (a building, a convoy) and not only somebody."""


class _EntryFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    id: str
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    frame: str | Frame = "transitive"
    needs: dict[str, tuple[str, ...]] = {}
    excludes: dict[str, tuple[str, ...]] = {}
    content: Literal["cooperation", "conflict", "any"] | None = None
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


class _TypeFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    event: EventType
    score: float
    modes: dict[str, float] = {}
    intent: str | None = None
    """CAMEO code of the intention to do it (planned, promised)."""
    request: str | None = None
    """CAMEO code of a request for it."""
    entry: tuple[_EntryFile, ...] = ()


KINDS = frozenset({"@person", "@state", "@organisation", "@somebody", "@place"})
"""Stand for whoever a report mentions of that kind, in the word lists of a condition."""


ANYTHING = "*"
"""Stands for any word in a condition: that something stands there at all."""


class Condition(Struct, frozen=True, kw_only=True):
    """Words (or ``KINDS``) of which one must stand, or none may, at the end of one of the paths."""

    paths: Relations
    words: frozenset[str]

    def __str__(self) -> str:
        return "|".join(".".join(path) for path in self.paths)


class Entry(Struct, frozen=True, kw_only=True, eq=False):
    """An entry, compiled."""

    rule: str
    event: EventType
    mode: str | None
    cameo: str | None
    intent: str | None
    request: str | None
    score: float
    contexts: tuple[str, ...]
    verb_frame: Frame
    noun_frame: Frame
    needs: tuple[Condition, ...]
    excludes: tuple[Condition, ...]
    content: str | None
    examples: tuple[str, ...]
    counter: tuple[str, ...]


class Trigger(Struct, frozen=True, kw_only=True, eq=False):
    """A word that may stand for an event: how it must be used, and the words that must stand by it."""

    entry: Entry
    pos: PartOfSpeech
    before: tuple[str, ...] = ()
    """Words that stand right before it: the rest of a compound noun, of a hyphenated verb."""
    after: tuple[frozenset[str], ...] = ()
    """Words that follow a verb, at some distance."""


class Codebook(Struct, frozen=True, kw_only=True, eq=False):
    """Triggers by word form."""

    triggers: Mapping[str, tuple[Trigger, ...]]
    entries: tuple[Entry, ...]
    lists: Mapping[str, frozenset[str]]
    contexts: Mapping[str, tuple[str, ...]]
    """Contexts that a word form tells of."""

    companions: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    """For each word that may be a trigger, what else must stand in its sentence, one alternative a trigger.

    ``((),)`` where the word alone will do.
    """

    def may_fire(self, words: Set[str]) -> bool:
        """Whether a sentence that holds these lower-case words may hold an event; false is certain."""
        for word in self.companions.keys() & words:
            for needed in self.companions[word]:
                if not any(forms.isdisjoint(words) for forms in needed):
                    return True
        return False


def load_codebook(folder: Path | None = None) -> Codebook:
    """The codebook in ``folder``, or the one that ships with the package (PLOVER 2.0).

    Raises ``CodebookError`` naming file, entry and what is expected.
    """
    root: Traversable = folder or files("onrecord").joinpath("data/codebook/plover")
    names = sorted(path.name for path in root.iterdir() if path.name.endswith(".toml"))
    loaded = {name: _read_toml(root.joinpath(name)) for name in names}
    lists = _word_lists(loaded.pop("lists.toml", {}))
    frames = _frames(loaded.pop("frames.toml", {}))
    contexts = _contexts(loaded.pop("contexts.toml", {}))
    triggers: dict[str, list[Trigger]] = {}
    entries: list[Entry] = []
    for name, raw in loaded.items():
        try:
            parsed = msgspec.convert(raw, _TypeFile, strict=True)
        except msgspec.ValidationError as error:
            raise CodebookError(f"{name}: {error}") from error
        seen: set[str] = set()
        for item in parsed.entry:
            if item.id in seen:
                raise CodebookError(f"{name}: two entries are called {item.id!r}; rename one")
            seen.add(item.id)
            entry = _compile(name, parsed, item, frames, lists)
            entries.append(entry)
            for form, trigger in _forms(item, entry, lists):
                triggers.setdefault(form, []).append(trigger)
    return Codebook(
        triggers={form: tuple(found) for form, found in triggers.items()},
        entries=tuple(entries),
        lists={name: _list_forms(name, words) for name, words in lists.items()},
        contexts=contexts,
        companions=_companions(triggers),
    )


def _companions(triggers: Mapping[str, list[Trigger]]) -> dict[str, tuple[tuple[frozenset[str], ...], ...]]:
    """By the rarest word of each trigger, the word sets that a sentence must touch for it to fire."""
    out: dict[str, dict[tuple[frozenset[str], ...], None]] = {}
    known: dict[str, tuple[frozenset[str], ...]] = {}
    for form, found in triggers.items():
        for trigger in found:
            key, needed = form, trigger.after
            if trigger.before:  # "sit-in": look for "sit", not for every "in"
                key = max(trigger.before, key=len)
                needed = (*needed, frozenset({form}))
            entry = trigger.entry
            if entry.rule not in known:
                known[entry.rule] = tuple(_parts(c.words) for c in entry.needs if _can_be_looked_up(c.words))
            out.setdefault(key, {})[(*needed, *known[entry.rule])] = None
    return {word: ((),) if () in kinds else tuple(kinds) for word, kinds in out.items()}


def _can_be_looked_up(words: frozenset[str]) -> bool:
    return KINDS.isdisjoint(words) and ANYTHING not in words and all(_PARTS.search(word) for word in words)


def _parts(words: frozenset[str]) -> frozenset[str]:
    """The runs of letters in the words, as a sentence is searched for them."""
    odd = [word for word in words if not (word.isascii() and word.isalpha())]
    return words.difference(odd).union(part for word in odd for part in _PARTS.findall(word))


_PARTS = re.compile(r"[a-z]+")


def _read_toml(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path.name}: {error}") from error


def _word_lists(raw: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    try:
        lists = msgspec.convert(raw, dict[str, tuple[str, ...]])
    except msgspec.ValidationError as error:
        raise CodebookError(f"lists.toml: each list is an array of words: {error}") from error
    return {name: tuple(_resolve(words, lists, f"lists.toml: {name}")) for name, words in lists.items()}


def _resolve(words: tuple[str, ...], lists: Mapping[str, tuple[str, ...]], where: str) -> Iterator[str]:
    for word in words:
        if not word.startswith("@") or word in KINDS:
            yield word
        elif word[1:] in lists:
            yield from _resolve(lists[word[1:]], lists, where)
        else:
            raise CodebookError(f"{where}: there is no list {word!r} in lists.toml")


def _frames(raw: dict[str, Any]) -> dict[str, dict[str, Frame]]:
    try:
        return msgspec.convert(raw, dict[str, dict[str, Frame]])
    except msgspec.ValidationError as error:
        raise CodebookError(f"frames.toml: a frame has the tables verb and noun: {error}") from error


def _contexts(raw: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = {}
    for context, words in raw.items():
        for form in sorted(_surface_forms(tuple(words))):
            out.setdefault(form, []).append(context)
    return {form: tuple(found) for form, found in out.items()}


def _compile(
    name: str,
    file: _TypeFile,
    item: _EntryFile,
    frames: dict[str, dict[str, Frame]],
    lists: dict[str, tuple[str, ...]],
) -> Entry:
    where = f"{name}: entry {item.id!r}"
    if item.mode is not None and item.mode not in file.modes:
        raise CodebookError(f"{where}: mode {item.mode!r} is not among {', '.join(file.modes) or 'no modes'}")
    if isinstance(item.frame, Frame):
        verb_frame = noun_frame = item.frame
    elif item.frame in frames:
        verb_frame, noun_frame = frames[item.frame]["verb"], frames[item.frame]["noun"]
    else:
        raise CodebookError(f"{where}: there is no frame {item.frame!r}; frames.toml has {', '.join(frames)}")

    def conditions(table: dict[str, tuple[str, ...]]) -> tuple[Condition, ...]:
        return tuple(
            Condition(
                paths=tuple(tuple(path.split(".")) for path in paths.split("|")),
                words=_condition_words(words, lists, where),
            )
            for paths, words in table.items()
        )

    return Entry(
        rule=f"{file.event.lower()}/{item.id}",
        event=file.event,
        mode=item.mode,
        cameo=item.cameo,
        intent=file.intent,
        request=file.request,
        score=file.modes.get(item.mode, file.score) if item.mode else file.score,
        contexts=item.contexts,
        verb_frame=verb_frame,
        noun_frame=noun_frame,
        needs=conditions(item.needs),
        excludes=conditions(item.excludes),
        content=item.content,
        examples=item.examples,
        counter=item.counter,
    )


def _forms(
    item: _EntryFile, entry: Entry, lists: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, Trigger]]:
    where = entry.rule
    for phrase in _resolve(item.verbs, lists, where):
        first, *rest = phrase.split()
        *before, head = first.replace("-", " - ").split()
        after = tuple(_surface_forms((word,)) for word in rest)
        for form in sorted(verb_forms(head)):
            yield form, Trigger(entry=entry, pos="verb", before=tuple(before), after=after)
    for phrase in _resolve(item.nouns, lists, where):
        *before, head = phrase.replace("-", " - ").split()
        for form in sorted(noun_forms(head)):
            yield form, Trigger(entry=entry, pos="noun", before=tuple(before))
    for phrase in _resolve(item.adjectives, lists, where):
        yield phrase, Trigger(entry=entry, pos="adjective")
    for word in item.modals:
        yield word, Trigger(entry=entry, pos="modal")


def _list_forms(name: str, words: tuple[str, ...]) -> frozenset[str]:
    if name.endswith("_verbs"):
        return frozenset(form for word in words for form in verb_forms(word))
    return _surface_forms(words)


def _condition_words(
    words: tuple[str, ...], lists: Mapping[str, tuple[str, ...]], where: str
) -> frozenset[str]:
    named = (_surface_forms(tuple(_resolve((word,), lists, where))) for word in words if word.startswith("@"))
    return _surface_forms(tuple(w for w in words if not w.startswith("@"))).union(*named)


@lru_cache(maxsize=512)
def _surface_forms(words: tuple[str, ...]) -> frozenset[str]:
    """The words in lower case with their plurals, as a noun is looked up."""
    return frozenset(form for word in words for form in ((word,) if " " in word else noun_forms(word)))
