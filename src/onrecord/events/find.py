"""Report -> Event: what the codebook proposes, with parties, status and circumstances."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from onrecord.events.circumstances import Circumstances
from onrecord.events.conventions import cameo_code, plover_type
from onrecord.events.draft import Draft, draft_events
from onrecord.events.grammar import Grammar
from onrecord.events.match import Refusal
from onrecord.events.parties import Parties
from onrecord.events.status import StatusReader
from onrecord.resources.codebook import Codebook
from onrecord.resources.status import StatusLexicon
from onrecord.types import Annotation, Date, Event, Findings, Party, Report, Span

_SPOKEN = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST"})
_DECLARED = _SPOKEN | {"SANCTION", "COERCE", "ASSAULT"}
# How often people give the same root, by whether both parties are known and whether it happened: shares of
# 134, 10, 54 and 17 sentences of the fifth of PLV_train that the codebook's authors never looked at.
_CONFIDENCE = {(True, True): 0.91, (True, False): 0.7, (False, True): 0.7, (False, False): 0.47}
_DURATIVE = frozenset(
    """
    war wars offensive offensives invasion conflict siege blockade occupation crackdown campaign fighting
    negotiations protests strike standoff insurgency hostilities
    """.split()
)


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
    drafts = draft_events(parties, codebook, refusals)
    spoken = frozenset(d.candidate.token for d in drafts if d.candidate.entry.event in _SPOKEN)
    declared = frozenset(d.candidate.token for d in drafts if d.candidate.entry.event in _DECLARED)
    writer = _Writer(
        report=report,
        parties=parties,
        reader=StatusReader(annotation, status, grammar.support, spoken, declared),
        circumstances=Circumstances(annotation, found),
        codebook=codebook,
    )
    holders = {d.candidate.token for d in drafts if d.candidate.entry.content}
    events: list[Event] = []
    ids: dict[int, str] = {}
    for draft in drafts:
        event = writer.event(draft)
        if not _repeats(event, events, annotation):
            ids[draft.candidate.token] = f"e{len(events) + 1}"
            events.append(replace(event, id=ids[draft.candidate.token]))
    within = {
        id_: next((ids[t] for t in grammar.holders(token) if t in holders and t in ids), None)
        for token, id_ in ids.items()
    }
    return tuple(replace(event, within=within[event.id]) for event in events)


class _Writer(Struct, frozen=True, kw_only=True):
    """Turns drafts into events: words for tokens, status, circumstances."""

    report: Report
    parties: Parties
    reader: StatusReader
    circumstances: Circumstances
    codebook: Codebook

    def event(self, draft: Draft) -> Event:
        """The event, without its id and without what it stands within."""
        a = self.parties.a
        candidate, entry = draft.candidate, draft.candidate.entry
        token = candidate.token
        start, end = a.starts[candidate.first], a.ends[candidate.last]
        reading = self.reader.status(token)
        date = self.circumstances.date(token)
        claim = self.parties.claims.of(start, end)
        if reading == "actual" and not _told_as_past(a, token) and _lies_ahead(date, self.report):
            reading = "planned"
        actors = _distinct(p for t in draft.actors for p in self.parties.parties(t))
        recipients = _distinct(p for t in draft.recipients for p in self.parties.parties(t))
        return Event(
            id="",
            event=entry.event,
            mode=entry.mode,
            context=_contexts(a, token, entry.contexts, self.codebook),
            plover=plover_type(entry.event, entry.mode, reading, refused=self.reader.refused(token)),
            cameo=cameo_code(entry, reading),
            score=entry.score,
            status=reading,
            ongoing=reading == "actual" and (self.reader.ongoing(token) or _lasts(a, token)),
            trigger=Span.of(self.report.text, start, end),
            actors=actors,
            recipients=tuple(p for p in recipients if _who(p) not in {_who(actor) for actor in actors}),
            date=date,
            place=self.circumstances.place(token),
            magnitude=self.circumstances.magnitude(token),
            claimed_by=claim.id if claim is not None else None,
            rule=entry.rule,
            confidence=_CONFIDENCE[bool(draft.actors and draft.recipients), reading == "actual"],
        )


def _told_as_past(a: Annotation, token: int) -> bool:
    """Whether the word, or the verb that governs a noun, stands in a past tense."""
    verb = next((t for t in (token, *a.ancestors(token)) if a.tags[t].startswith("VB")), None)
    return verb is not None and a.tags[verb] in ("VBD", "VBN")


def _lies_ahead(date: Date | None, report: Report) -> bool:
    return bool(date and date.from_ and report.published and date.from_ > report.published)


def _who(party: Party) -> tuple[object, ...]:
    """What tells a party from another: who it is where that is known, else its words."""
    return (party.entity, party.country) if party.entity is not None else (party.start, party.end)


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    out: dict[tuple[object, ...], Party] = {}
    for party in parties:
        out.setdefault(_who(party), party)
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


def _repeats(event: Event, filed: list[Event], a: Annotation) -> bool:
    """Whether the sentence has already told this event in other words ("met … in the talks")."""
    here = a.sentence_of[a.tokens_in(event.trigger.start, event.trigger.end)[0]]
    actors, recipients = ({_who(p) for p in group} for group in (event.actors, event.recipients))
    for other in reversed(filed):
        if a.sentence_of[a.tokens_in(other.trigger.start, other.trigger.end)[0]] != here:
            return False
        alike = (other.event, other.mode, other.status) == (event.event, event.mode, event.status)
        if not alike or {_who(p) for p in other.recipients} != recipients:
            continue
        others = {_who(p) for p in other.actors}
        if actors == others or (not recipients and actors < others):
            return True
    return False
