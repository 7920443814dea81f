"""Which candidates become events: roles filled, contents looked at, doubles dropped."""

from __future__ import annotations

from msgspec import Struct

from onrecord.events.match import Candidate, Refusal, find_candidates
from onrecord.events.parties import Parties
from onrecord.resources.codebook import Codebook
from onrecord.types.events import CONFLICT


class Draft(Struct, kw_only=True):
    """An event on its way: tokens instead of words."""

    candidate: Candidate
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    content: list[Draft]


def draft_events(parties: Parties, codebook: Codebook, refusals: list[Refusal] | None) -> list[Draft]:
    """The events before their status is read, in text order; what is promised comes before the promise."""
    a = parties.a
    choices = {found[0].token: found for found in find_candidates(parties, codebook, refusals=refusals)}
    depth = {token: sum(1 for _ in a.ancestors(token)) for token in choices}
    drafts: dict[int, Draft] = {}
    held: dict[int, list[Draft]] = {}
    for token in sorted(choices, key=lambda t: (-depth[t], t)):
        inside = held.get(token, [])
        for candidate in choices[token]:
            draft = _fill(candidate, inside, parties)
            reason = _objection(draft)
            if reason is None:
                drafts[token] = draft
                above = next((t for t in parties.grammar.holders(token) if t in choices), None)
                if above is not None:
                    held.setdefault(above, []).append(draft)
                break
            if refusals is not None:
                rule = candidate.entry.rule
                refusals.append(Refusal(token=token, word=a.words[token], rule=rule, reason=reason))
    dropped = {d.candidate.last for d in drafts.values() if d.candidate.last != d.candidate.token}
    for token, draft in drafts.items():  # "the blast killed six" is one event, told by the noun
        harm = parties.grammar.harm_verb(token)
        if harm in drafts and drafts[harm].candidate.entry.event == draft.candidate.entry.event:
            dropped.add(harm)
    return [drafts[token] for token in sorted(drafts) if token not in dropped]


def _fill(candidate: Candidate, inside: list[Draft], parties: Parties) -> Draft:
    """The tokens that fill the roles of a candidate's frame."""
    frame, token, noun = candidate.frame, candidate.token, candidate.entry.noun_frame
    last = candidate.last if candidate.last != token else None
    own = {token, candidate.last, *range(candidate.first, token)}
    actors = parties.filling(token, frame.actor, all_of=frame.reciprocal or frame.all, but=own)
    if last is not None and (not actors or (frame.reciprocal and len(actors) < 2)):
        more = parties.filling(last, noun.actor, all_of=frame.reciprocal, but=own)
        actors = tuple(sorted({*actors, *more}))
    recipients: tuple[int, ...] = ()
    if not (frame.reciprocal and len(actors) > 1):
        nearer, content, further = _around_content(frame.recipient)
        recipients = parties.filling(token, nearer, things=frame.things, but=own)
        if not recipients and last is not None:  # "launched an investigation into X": what hangs on the noun
            recipients = parties.filling(last, noun.recipient, things=frame.things, but=own)
        if not recipients and content:
            recipients = _others(inside, actors)
        recipients = recipients or parties.filling(token, further, things=frame.things, but=own)
        recipients = tuple(t for t in recipients if t not in actors)
    return Draft(candidate=candidate, actors=actors, recipients=recipients, content=inside)


def _others(inside: list[Draft], actors: tuple[int, ...]) -> tuple[int, ...]:
    """Who else takes part in what is promised, asked or refused: its recipients, or else its actors."""
    for draft in inside[:1]:
        for group in (draft.recipients, draft.actors):
            others = tuple(token for token in group if token not in actors)
            if others:
                return others
    return ()


def _around_content(relations: tuple[str, ...]) -> tuple[tuple[str, ...], bool, tuple[str, ...]]:
    """The relations that come before ``content``, whether it is there, and those behind it."""
    if "content" not in relations:
        return relations, False, ()
    at = relations.index("content")
    return relations[:at], True, relations[at + 1 :]


def _objection(draft: Draft) -> str | None:
    """Why a draft is not filed, ``None`` where it is."""
    if not draft.actors and not draft.recipients:
        return "nobody takes part"
    if not draft.actors and "speaker" in draft.candidate.frame.actor:
        return "nobody says it"
    content = draft.candidate.entry.content
    if content is not None:
        kinds = {inner.candidate.entry.event in CONFLICT for inner in draft.content}
        if not kinds:
            return (
                None
                if draft.recipients or len(draft.actors) > 1
                else "what is promised, asked or refused is no event"
            )
        if content != "any" and (content == "conflict") not in kinds:
            return f"what it holds is no {content}"
    return None
