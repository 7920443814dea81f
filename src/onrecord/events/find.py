"""Report -> Event: what the codebook proposes, with parties, status and circumstances."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from onrecord.events.circumstances import Circumstances
from onrecord.events.conventions import cameo_code, plover_type
from onrecord.events.grammar import Grammar
from onrecord.events.match import Candidate, Refusal, find_candidates
from onrecord.events.parties import Parties
from onrecord.events.status import StatusReader
from onrecord.resources.codebook import Codebook
from onrecord.resources.status import StatusLexicon
from onrecord.types import Annotation, Date, Event, Findings, Party, Report, Span, Statement
from onrecord.types.events import CONFLICT

_SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
_DURATIVE = frozenset(
    """
    war wars offensive offensives invasion conflict siege blockade occupation crackdown campaign fighting
    negotiations protests strike standoff insurgency hostilities
    """.split()
)


class _Draft(Struct, kw_only=True):
    """An event on its way: tokens instead of words."""

    candidate: Candidate
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    content: list[_Draft]


def find_events(
    report: Report,
    annotation: Annotation,
    found: Findings,
    *,
    codebook: Codebook,
    status: StatusLexicon,
    refusals: list[Refusal] | None = None,
) -> tuple[Event, ...]:
    """The events of a report, in text order; entries that did not fire are added to ``refusals``."""
    grammar = Grammar(annotation, codebook.lists)
    parties = Parties(grammar, found, codebook.lists.get("people", frozenset()))
    drafts = _draft(parties, codebook, refusals)
    spoken = frozenset(d.candidate.token for d in drafts if d.candidate.entry.event in _SPOKEN)
    reader = StatusReader(annotation, status, grammar.support, spoken)
    circumstances = Circumstances(annotation, found)
    by_token = {draft.candidate.token: draft for draft in drafts}
    events: list[Event] = []
    ids: dict[int, str] = {}
    for draft in drafts:
        event = _event(draft, report, found, parties, reader, circumstances, codebook)
        if _repeats(event, events, annotation):
            continue
        ids[draft.candidate.token] = f"e{len(events) + 1}"
        events.append(replace(event, id=ids[draft.candidate.token]))
    above = {
        id_: next(
            (ids[t] for t in annotation.ancestors(token) if t in ids and by_token[t].candidate.entry.content),
            None,
        )
        for token, id_ in ids.items()
    }
    return tuple(replace(event, within=above[event.id]) if above[event.id] else event for event in events)


def _draft(parties: Parties, codebook: Codebook, refusals: list[Refusal] | None) -> list[_Draft]:
    """The events before their status is read, in text order; what is promised comes before the promise."""
    a = parties.a
    choices = {found[0].token: found for found in find_candidates(parties, codebook, refusals=refusals)}
    depth = {token: sum(1 for _ in a.ancestors(token)) for token in choices}
    drafts: dict[int, _Draft] = {}
    for token in sorted(choices, key=lambda t: (-depth[t], t)):
        inside = [
            draft
            for below, draft in drafts.items()
            if next((t for t in a.ancestors(below) if t in choices), None) == token
        ]
        for candidate in choices[token]:
            draft = _fill(candidate, inside, parties)
            reason = _objection(draft)
            if reason is None:
                drafts[token] = draft
                break
            if refusals is not None:
                refusals.append(Refusal(token=token, rule=candidate.entry.rule, reason=reason))
    dropped = {d.candidate.last for d in drafts.values() if d.candidate.last != d.candidate.token}
    for token, draft in drafts.items():  # "the blast killed six" is one event, told by the noun
        harm = parties.grammar.harm_verb(token)
        if harm in drafts and drafts[harm].candidate.entry.event == draft.candidate.entry.event:
            dropped.add(harm)
    return [drafts[token] for token in sorted(drafts) if token not in dropped]


def _fill(candidate: Candidate, inside: list[_Draft], parties: Parties) -> _Draft:
    """The tokens that fill the roles of a candidate's frame."""
    frame, token, noun = candidate.frame, candidate.token, candidate.entry.noun_frame
    last = candidate.last if candidate.last != token else None
    actors = parties.filling(token, frame.actor, all_of=frame.reciprocal or frame.all, but=last)
    if last is not None and frame.reciprocal and len(actors) < 2:
        actors = tuple(sorted({*actors, *parties.filling(last, noun.actor, all_of=True, but=token)}))
    recipients: tuple[int, ...] = ()
    if not (frame.reciprocal and len(actors) > 1):
        recipients = parties.filling(token, frame.recipient, things=frame.things, but=last)
        if not recipients and last is not None:  # "launched an investigation into X": what hangs on the noun
            recipients = parties.filling(last, noun.recipient, things=frame.things, but=token)
        if not recipients and "content" in frame.recipient:
            recipients = tuple(t for draft in inside[:1] for t in (draft.recipients or draft.actors))
        recipients = tuple(t for t in recipients if t not in actors)
    return _Draft(candidate=candidate, actors=actors, recipients=recipients, content=inside)


def _objection(draft: _Draft) -> str | None:
    """Why a draft is not filed, ``None`` where it is."""
    if not draft.actors and not draft.recipients:
        return "nobody takes part"
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


def _event(
    draft: _Draft,
    report: Report,
    found: Findings,
    parties: Parties,
    reader: StatusReader,
    circumstances: Circumstances,
    codebook: Codebook,
) -> Event:
    a = parties.a
    candidate, entry = draft.candidate, draft.candidate.entry
    token = candidate.token
    start = min(a.starts[token], a.starts[candidate.last])
    end = max(a.ends[token], a.ends[candidate.last])
    reading = reader.status(token)
    date = circumstances.date(token)
    if reading == "actual" and not _told_as_past(a, token) and _lies_ahead(date, report):
        reading = "planned"
    return Event(
        id="",
        event=entry.event,
        mode=entry.mode,
        context=_contexts(a, token, entry.contexts, codebook),
        plover=plover_type(entry.event, entry.mode, reading),
        cameo=cameo_code(entry, reading),
        score=entry.score,
        status=reading,
        ongoing=reading == "actual" and (reader.ongoing(token) or _lasts(a, token)),
        trigger=Span.of(report.text, start, end),
        actors=_distinct(p for t in draft.actors for p in parties.parties(t)),
        recipients=_distinct(p for t in draft.recipients for p in parties.parties(t)),
        date=date,
        place=circumstances.place(token),
        magnitude=circumstances.magnitude(token),
        claimed_by=_claimed_by(start, end, found.statements),
        rule=entry.rule,
    )


def _told_as_past(a: Annotation, token: int) -> bool:
    """Whether the word, or the verb that governs a noun, stands in a past tense."""
    verb = next((t for t in (token, *a.ancestors(token)) if a.tags[t].startswith("VB")), None)
    return verb is not None and a.tags[verb] in ("VBD", "VBN")


def _lies_ahead(date: Date | None, report: Report) -> bool:
    return bool(date and date.from_ and report.published and date.from_ > report.published)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    out: dict[tuple[int, int, str | None], Party] = {}
    for party in parties:
        out.setdefault((party.start, party.end, party.country), party)
    return tuple(out.values())


def _contexts(a: Annotation, token: int, own: tuple[str, ...], codebook: Codebook) -> tuple[str, ...]:
    sentence = a.sentences[a.sentence_of[token]]
    told = {c for t in range(sentence.start, sentence.end) for c in codebook.contexts.get(a.lowers[t], ())}
    return tuple(sorted({*own, *told}))


def _lasts(a: Annotation, token: int) -> bool:
    """Whether a noun names something that lasts, in a clause that is not told in the past."""
    if a.lowers[token] not in _DURATIVE:
        return False
    verb = next((t for t in a.ancestors(token) if a.tags[t].startswith(("VB", "MD"))), None)
    if verb is None:
        return False
    tense = next((a.tags[c] for c in a.children[verb] if a.deps[c] in ("aux", "auxpass")), a.tags[verb])
    return tense in ("MD", "VBP", "VBZ", "VBG")


def _claimed_by(start: int, end: int, statements: tuple[Statement, ...]) -> str | None:
    """The innermost statement whose content holds the trigger."""
    holding = [
        (piece.end - piece.start, statement.id)
        for statement in statements
        for piece in statement.content
        if piece.start <= start and end <= piece.end
    ]
    return min(holding)[1] if holding else None


def _repeats(event: Event, filed: list[Event], a: Annotation) -> bool:
    """Whether the sentence has already told this event in other words ("met … at the meeting")."""

    def key(e: Event) -> tuple[object, ...]:
        named = (tuple(sorted(p.entity or p.text for p in group)) for group in (e.actors, e.recipients))
        return (e.event, e.mode, e.status, *named)

    here = a.sentence_of[a.tokens_in(event.trigger.start, event.trigger.end)[0]]
    for other in reversed(filed):
        if a.sentence_of[a.tokens_in(other.trigger.start, other.trigger.end)[0]] != here:
            return False
        if key(other) == key(event):
            return True
    return False
