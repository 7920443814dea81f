"""Which tokens stand between quotation marks, and who ``I`` and ``we`` are there."""

from __future__ import annotations

from onrecord.types import Annotation, Entity, Findings, Mention, Statement

_OPENING = frozenset("“«„")
_CLOSING = frozenset("”»")
_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})


def quoted_tokens(annotation: Annotation) -> list[int]:
    """For each token the number of the quotation it stands in, 0 outside of all.

    A quotation left open ends with its paragraph; a mark that only closes opens at the paragraph's start.
    """
    zones = [0] * len(annotation)
    words = annotation.words
    number, opened, paragraph, begin = 0, False, -1, 0
    for sentence in annotation.sentences:
        if sentence.paragraph != paragraph:
            paragraph, begin, opened, seen = sentence.paragraph, sentence.start, False, False
        for token in range(sentence.start, sentence.end):
            word = words[token]
            if word in _OPENING or (word in ('"', "''", "``") and not opened):
                number, opened, seen = number + 1, True, True
            elif word in _CLOSING or word in ('"', "''", "``"):
                if not opened and not seen:
                    number += 1
                    zones[begin:token] = [number] * (token - begin)
                opened, seen = False, True
            elif opened:
                zones[token] = number
    return zones


def link_quoted(annotation: Annotation, found: Findings) -> tuple[Mention, ...]:
    """The mentions that ``I`` and ``we`` are in what a known speaker is quoted to say.

    ``I`` is the speaker. ``we`` is the organisation or state that a person speaks for, where the person's
    role names it and the report mentions it, and otherwise the speaker. The innermost statement decides.
    """
    by_name: dict[str, Entity] = {}
    for entity in found.entities:
        if entity.kind != "person":
            by_name.setdefault(entity.name, entity)
    pieces = sorted(
        (
            (piece.end - piece.start, piece.start, piece.end, statement)
            for statement in found.statements
            for piece in statement.content
            if piece.quoted and statement.speaker is not None and statement.speaker.entity is not None
        ),
        key=lambda p: p[:3],
    )
    taken = {mention.start for mention in found.mentions}
    out = []
    for _, start, end, statement in pieces:
        for token in annotation.tokens_in(start, end):
            word = annotation.lowers[token]
            if word in _SINGULAR or (word in _PLURAL and annotation.words[token] != "US"):
                first, last = annotation.chars(token, token)
                if first not in taken and start <= first:
                    taken.add(first)
                    entity_id = _meant(word, statement, found, by_name)
                    if entity_id is not None:
                        out.append(
                            Mention(
                                start=first,
                                end=last,
                                text=annotation.text[first:last],
                                entity=entity_id,
                                form="pronoun",
                            )
                        )
    return tuple(sorted(out, key=lambda m: m.start))


def _meant(word: str, statement: Statement, found: Findings, by_name: dict[str, Entity]) -> str | None:
    speaker = statement.speaker
    if speaker is None or speaker.entity is None:
        return None
    entity = found.entity.get(speaker.entity)
    if entity is None:
        return None
    if word in _SINGULAR or entity.kind != "person" or entity.role is None:
        return entity.id if word in _PLURAL or entity.kind in ("person", "office", "group") else None
    behind = by_name.get(entity.role.organisation or "")
    return behind.id if behind is not None else entity.id
