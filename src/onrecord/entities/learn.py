"""Record -> LearnedRole: what titles and appositions say of offices that the who's who does not know."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from onrecord.types import Entity, Mention, Record, Span
from onrecord.types.roles import LearnedRole

_HEADS = frozenset(
    """
    president premier minister chancellor secretary chief governor mayor ambassador commissioner commander
    spokesman spokeswoman spokesperson speaker chair chairman chairwoman chairperson director head leader king
    queen emir sultan envoy prosecutor judge general admiral director-general secretary-general undersecretary
    negotiator coordinator representative prince princess patriarch pope archbishop taoiseach rapporteur
    """.split()
)
"""Nouns that name an office when they end a phrase, before "of" and "for"."""
_PASSING = re.compile(
    r"(?:(?:the|a|an|its|their|his|her|our|new|newly|recently|current|long-?time|veteran|appointed|elected|"
    r"re-elected|named|powerful|controversial|popular|influential|country|nation)\b[ '’s]*|['’]s\b\s*)+",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:former|ex|then|late|next|future|incoming|outgoing|ousted|deposed|onetime|one-time|erstwhile|"
    r"previous|elect|designate|retired|prospective|would-be|deputy to|candidate|nominee|hopeful)\b",
    re.IGNORECASE,
)
_OWNERS = frozenset({"state", "igo", "organisation", "armed_group"})
_GAP = re.compile(r"\s*,\s*(?:\d{1,3}\s*,\s*)?|\s*\(\s*|\s+")
_LONGEST_TITLE = 100
_WIDEST_GAP = 120


class _World(NamedTuple):
    """The entities of a record by id, and those that may own an office by name."""

    by_id: dict[str, Entity]
    owners: dict[str, Entity]


def learn_roles(record: Record) -> tuple[LearnedRole, ...]:
    """The roles that the report gives to people of whom the who's who knows no office on its date.

    One for a person, in text order. Only what stands beside the name is evidence: "Trade Minister Ann Lee",
    "Ann Lee, Kenya's trade minister", "the trade minister, Ann Lee". Past and coming roles are not learned.
    """
    by_id = {entity.id: entity for entity in record.entities}
    world = _World(by_id, {entity.name: entity for entity in record.entities if entity.kind in _OWNERS})
    people: dict[str, list[int]] = {}
    for at, mention in enumerate(record.mentions):
        entity = by_id.get(mention.entity)
        if entity is not None and entity.kind == "person" and _may_teach(entity):
            people.setdefault(entity.id, []).append(at)
    out = []
    for entity_id, places in people.items():
        learned = _learn(record, world, by_id[entity_id], places)
        if learned is not None:
            out.append(learned)
    return tuple(sorted(out, key=lambda role: (role.evidence.start, role.evidence.end)))


def _may_teach(entity: Entity) -> bool:
    words = entity.name.split()
    if len(words) < 2 or not (words[0][:1].isupper() and words[-1][:1].isupper()):
        return False
    if entity.id.startswith("person:"):
        return entity.role is None  # the who's who knows the person, but no office on the day
    return entity.role is not None and entity.role.from_ is None


def _learn(record: Record, world: _World, entity: Entity, places: list[int]) -> LearnedRole | None:
    mentions = record.mentions
    before: Mention | None = None
    for at in places:
        mention = mentions[at]
        if mention.form == "pronoun":
            continue
        found = None
        if mention.form == "name" and entity.name in mention.text:
            lead = mention.text[: mention.text.index(entity.name)]
            if lead.strip():
                found = _role(
                    record, world, entity, mention, Span.of(record.report.text, mention.start, mention.end)
                )
        if found is None and before is not None and {before.form, mention.form} == {"name", "nominal"}:
            gap = record.report.text[before.end : min(mention.start, before.end + _WIDEST_GAP)]
            nominal = before if before.form == "nominal" else mention
            if before.end <= mention.start and _stands_between(record, gap, nominal):
                found = _role(
                    record, world, entity, nominal, Span.of(record.report.text, before.start, mention.end)
                )
        if found is not None:
            return found
        before = mention
    return None


def _stands_between(record: Record, gap: str, nominal: Mention) -> bool:
    """Whether only a comma, an age or the owner ("of Nigeria,") stands between name and apposition."""
    if _GAP.fullmatch(gap):
        return True
    found = re.match(r"\s+(?:of|for|at|to)\s+(?:the\s+)?(.{1,80}?)\s*,\s*$", gap, re.DOTALL)
    return found is not None and any(
        m.start >= nominal.end and m.text.endswith(found[1].strip()) for m in _near(record, nominal.end)
    )


def _near(record: Record, char: int, reach: int = 100) -> Iterable[Mention]:
    """The mentions that begin within ``reach`` characters after ``char``, in text order."""
    from bisect import bisect_left

    at = bisect_left(record.mentions, char, key=lambda m: m.start)
    while at < len(record.mentions) and record.mentions[at].start <= char + reach:
        yield record.mentions[at]
        at += 1


def _role(record: Record, world: _World, entity: Entity, told: Mention, evidence: Span) -> LearnedRole | None:
    text = record.report.text
    if _NOT_NOW.search(told.text) or _NOT_NOW.search(text[max(0, told.start - 12) : told.start]):
        return None
    owner, evidence, inner = _owner(record, world, told, evidence)
    title = _title(entity, told, inner)
    if title is None:
        return None
    name = entity.role.organisation if entity.role is not None else None
    if owner is not None and name not in (None, owner.name):
        owner = None
    if owner is None and name is not None:
        owner = world.owners.get(name)
    return LearnedRole(
        person=entity.name,
        entity=entity.id,
        title=title,
        organisation=owner.name if owner is not None else name,
        owner=_owner_id(owner),
        country=(owner.country if owner is not None else None) or entity.country,
        sector=entity.sector,
        report=record.report.id,
        date=record.report.published,
        evidence=evidence,
    )


def _owner(record: Record, world: _World, told: Mention, evidence: Span) -> tuple[Entity | None, Span, int]:
    """Whose office it is, the evidence widened by the words that say so, and where in ``told`` they end."""
    text = record.report.text
    for mention in _near(record, max(0, told.start - 60), 60 + len(told.text) + 60):
        entity = world.by_id.get(mention.entity)
        if entity is None or entity.kind not in _OWNERS or mention.form == "pronoun":
            continue
        if told.start <= mention.start and mention.end <= told.end and mention != told:
            return entity, evidence, mention.end - told.start
        if mention.end <= told.start and re.fullmatch(r"(?:['’]s?)?\s+", text[mention.end : told.start]):
            return entity, Span.of(text, min(mention.start, evidence.start), evidence.end), 0
        if mention.start >= told.end and re.fullmatch(
            r"\s+(?:of|for)\s+(?:the\s+)?", text[told.end : mention.start]
        ):
            return entity, Span.of(text, evidence.start, max(mention.end, evidence.end)), 0
    return None, evidence, 0


def _title(entity: Entity, told: Mention, inner: int) -> str | None:
    """The title without article, owner and words of passing interest; ``None`` where it is no office."""
    if entity.role is not None:
        words = entity.role.title
        if " ".join(words.lower().split()) not in " ".join(told.text.lower().split()):
            return None
    else:
        words = told.text[inner:]
    title = " ".join(words.split())
    lead = _PASSING.match(title)
    title = title[lead.end() if lead else 0 :].strip(" ,'’")
    if (
        not title
        or len(title) > _LONGEST_TITLE
        or title.lower().rsplit(" ", 1)[-1] in ("the", "of", "for", "and")
    ):
        return None
    head = re.split(r" (?:of|for) ", title.lower())[0].rsplit(" ", 1)[-1]
    return title if entity.role is not None or head in _HEADS else None


def _owner_id(owner: Entity | None) -> str | None:
    if owner is None:
        return None
    if owner.kind == "state":
        return owner.country
    return owner.id.removeprefix("org:") if owner.id.startswith("org:") else None
