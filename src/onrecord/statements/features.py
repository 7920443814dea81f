"""What a proposal and its choices look like to the model: features as strings, read by ``judge``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.statements.choices import Choice
from onrecord.statements.proposals import Proposal
from onrecord.statements.syntax import MARKS, Reading

_LIGHT = frozenset(
    """
    that to the a an whether if how what why who when where it as about for of on in with at by from he she
    they him his her their them its this those these no not and but so because while which after before
    since than into over against
    """.split()
)
"""Words that are features as they stand; of others, their tag is."""


def cue_features(reading: Reading, proposal: Proposal) -> tuple[list[str], list[str]]:
    """What is true of the cue whatever its content: features on their own, and those that are also
    combined with each template."""
    h = proposal.token
    tags, deps, lowers = reading.tags, reading.deps, reading.lowers
    kind, lemma, meaning = proposal.kind[0], proposal.cue.lemma, proposal.cue.meaning
    v = _view(reading, proposal)
    solo = [
        f"{kind}l {lemma}",
        f"{kind}lt {lemma} {tags[h]}",
        f"{kind}w {lowers[h]} {deps[h]}",
        f"{kind}m {meaning} {v.context}",
        f"{kind}mw {meaning} {v.who}",
        f"{kind}ms {meaning} {v.shared}",
        f"{kind}ls {lemma} {v.shared}",
        f"{kind}s {v.context} {v.shared}",
        f"{kind}lw {lemma} {v.who}",
        f"{kind}c {v.context} {v.who}",
        f"{kind}a {v.aux} {tags[h]}",
        f"{kind}ma {meaning} {v.aux}",
        f"{kind}la {lemma} {v.aux}",
        f"{kind}p {lemma} {v.particle}",
        f"{kind}pm {meaning} {v.particle}",
        f"{kind}g {v.governor} {deps[h]}",
        f"{kind}gm {meaning} {v.governor}",
        f"{kind}h {reading.paragraph(h) == 0} {tags[h]}",
        f"{kind}q {v.in_quote} {meaning}",
        f"{kind}q {v.in_quote} {lemma}",
        f"{kind}o {lemma} {v.object}",
        f"{kind}om {meaning} {v.object}",
        f"{kind}n {v.before} {lemma}",
        f"{kind}n {v.before} {tags[h]}",
        f"{kind}n+ {v.after} {lemma}",
        f"{kind}n+ {v.after} {meaning}",
        f"{kind}k {len(reading.children[h])}",
        f"{kind}dt {_determiner(reading, h)} {lemma if kind == 'n' else ''}",
    ]
    crossed = [
        "",
        lemma,
        f"m{meaning}",
        f"t{v.context}",
        f"w{v.who}",
        f"p{v.particle}",
        f"q{v.in_quote}",
        f"l{lemma} {tags[h]}",
        f"d{meaning} {v.particle}",
        f"c{v.context} {v.in_quote}",
    ]
    return [f"{kind}|{s}" for s in solo], [f"{kind}{c}" for c in crossed]


class _View(NamedTuple):
    """A cue in its sentence, as words and labels."""

    who: str
    shared: str
    """The subject, its own or the one it shares."""
    aux: str
    particle: str
    in_quote: str
    governor: str
    object: str
    before: str
    after: str
    context: str


def _view(reading: Reading, proposal: Proposal) -> _View:
    h, kids = proposal.token, reading.children[proposal.token]
    deps, lowers, quote_of = reading.deps, reading.lowers, reading.quote_of
    begin, end = reading.sentence(h)
    subject = reading.child(h, "nsubj", "nsubjpass", "csubj")
    sharer = reading.subject(h) if subject is None and proposal.kind[0] == "v" else subject
    obj = reading.child(h, "dobj")
    near = any(quote_of[t] >= 0 for t in (begin, end, (h + end) // 2))
    particles = (lowers[c] for c in kids if deps[c] in ("prt", "prep", "dative") and c > h)
    return _View(
        who=_who(reading, subject),
        shared=_who(reading, sharer),
        aux="+".join(lowers[c] for c in kids if deps[c] in ("aux", "auxpass", "neg")),
        particle=next(particles, "-"),
        in_quote="Q" if quote_of[h] >= 0 else "q" if near else "",
        governor=lowers[reading.heads[h]] if reading.heads[h] != h else "-",
        object=lowers[obj] if obj is not None else "-",
        before=lowers[h - 1] if h > begin else "^",
        after=lowers[h + 1] if h < end else "$",
        context=f"{reading.tags[h]} {deps[h]}",
    )


def choice_features(
    reading: Reading, proposal: Proposal, choice: Choice, solo: Sequence[str], crossed: Sequence[str]
) -> list[str]:
    """The features of one choice."""
    template, kind = choice.template, proposal.kind[0]
    lemma, meaning = proposal.cue.lemma, proposal.cue.meaning
    first, last = choice.pieces[0][0], choice.pieces[-1][1]
    size = sum(b - a + 1 for a, b in choice.pieces)
    _, end = reading.sentence(proposal.token)
    opening, before, after = _borders(reading, proposal, first, last)
    cut = _cut(reading, choice, proposal)
    covered = sum(1 for a, b in choice.pieces for t in (a, b) if reading.quote_of[t] >= 0) / (
        2 * len(choice.pieces)
    )
    bucket = size if size < 4 else 4 if size < 6 else 6 if size < 10 else 10 if size < 20 else 20
    shape = f"{cut} {covered:.1f}"
    kids = _kids(reading, proposal.token, choice)
    rest = end - last if last < end else 0
    uncovered = _uncovered(reading, proposal, choice)
    head = _head_tag(reading, first, choice.pieces[0][1])
    own = [
        f"T {template} s{bucket}",
        f"T {template} o{opening}",
        f"T {template} a{after}",
        f"T {template} b{before}",
        f"T {template} {shape}",
        f"o {meaning} {opening}",
        f"ol {lemma} {opening}",
        f"b {kind} {shape}",
        f"bm {meaning} {shape}",
        f"a {kind} {after}",
        f"ao {opening} {after}",
        f"s {kind} {bucket}",
        f"sm {meaning} {bucket}",
        f"sl {lemma} {bucket}",
        f"n {len(choice.pieces)} {kind}",
        f"r {min(rest, 6)} {template[0]}",
        f"bo {before} {opening}",
        f"bl {before} {lemma}",
        f"tg {template} {reading.tags[first]}",
        f"k {kind} {kids}",
        f"km {meaning} {kids}",
        f"kt {template} {kids}",
        f"u {uncovered} {template[0]} {kind}",
        f"um {uncovered} {meaning}",
        f"hd {head} {template}",
        f"hl {head} {lemma}",
    ]
    own.extend(f"{c} {template}" for c in crossed)
    own.extend(solo)
    return own


def _borders(reading: Reading, proposal: Proposal, first: int, last: int) -> tuple[str, str, str]:
    """The first word, the word before it and the word after the last one: light words and marks as they
    stand, others by their tag."""
    words, lowers = reading.words, reading.lowers
    begin, end = reading.sentence(proposal.token)
    opening = lowers[first]
    if words[first] in MARKS:
        opening = '"'
    elif opening not in _LIGHT:
        opening = reading.tags[first]
    after = lowers[last + 1] if last < end else "$"
    if words[last] in MARKS:
        after = '"' + after
    elif after not in _LIGHT and after.isalnum():
        after = reading.tags[last + 1]
    before = lowers[first - 1] if first > begin else "^"
    if before not in _LIGHT and before.isalnum():
        before = "w"
    return opening, before, after


def _head_tag(reading: Reading, first: int, last: int) -> str:
    """The tag of the piece's head; with a tensed verb the piece is a clause."""
    heads = reading.heads
    for token in range(first, min(last, first + 40) + 1):
        head = heads[token]
        if (head < first or head > last or head == token) and reading.deps[token] != "punct":
            return reading.tags[token]
    return "-"


def _kids(reading: Reading, h: int, choice: Choice) -> str:
    """The dependents of the cue that the choice takes in, and the first one that it leaves out."""
    inside, outside = "", ""
    for c in reading.children[h]:
        label = reading.deps[c]
        if label == "punct" or (c < h and label in ("aux", "advmod", "nsubj", "neg", "auxpass", "det")):
            continue
        if any(a <= c <= b for a, b in choice.pieces):
            tag = reading.tags[c]
            inside += f" {label}{tag}" if label == "advcl" or tag == "PRP" else f" {label}"
        elif c > h and not outside:
            outside = label
    return f"{inside[:40]}|{outside}"


def _uncovered(reading: Reading, proposal: Proposal, choice: Choice) -> str:
    """Which quotations of the sentence the choice leaves out: before the cue, after it."""
    out = ""
    for start, _ in reading.quotations_beside(proposal.token):
        if not any(a <= start <= b or a <= start + 1 <= b for a, b in choice.pieces):
            out += "<" if start < proposal.token else ">"
    return out[:3]


def _cut(reading: Reading, choice: Choice, proposal: Proposal) -> str:
    """Whether the pieces cut quotations in two: ``i`` at the beginning, ``f`` at the end; ``x`` if the
    choice holds the cue's own clause."""
    out = ""
    own = reading.quote_of[proposal.token]
    begin, end = reading.sentence(proposal.token)
    for first, last in choice.pieces:
        quote = reading.quote_of[first]
        if (
            quote >= 0
            and quote != own
            and (span := reading.quote_tokens[quote])
            and max(begin, span[0]) < first
        ):
            out += "i"
        quote = reading.quote_of[last]
        if (
            quote >= 0
            and quote != own
            and (span := reading.quote_tokens[quote])
            and last < min(end, span[1]) - 1
        ):
            out += "f"
        if first <= proposal.token <= last:
            out += "x"
    return out


def _who(reading: Reading, subject: int | None) -> str:
    if subject is None:
        return "-"
    tag, word = reading.tags[subject], reading.lowers[subject]
    if tag in ("NNP", "NNPS"):
        return "N" + reading.label_of.get(subject, "")
    return word


def _determiner(reading: Reading, h: int) -> str:
    return next((reading.lowers[c] if reading.tags[c] != "NNP" else "NNP" for c in reading.children[h]
                 if reading.deps[c] in ("det", "poss")), "-")  # fmt: skip
