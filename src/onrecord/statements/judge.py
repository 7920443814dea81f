"""Which proposal is a statement, and which of its choices is the content.

A log-linear model: each choice has a score, the sum of the weights of its features; no choice at all
scores zero. Probabilities are the softmax over both. Features are strings, weights come with the cues.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from onrecord.statements.choices import Choice
from onrecord.statements.proposals import Proposal
from onrecord.statements.syntax import MARKS, Piece, Reading

_LIKELY = 10
_EXACT = 0.3
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
    subject = reading.child(h, "nsubj", "nsubjpass", "csubj")
    who = _who(reading, subject)
    sharer = reading.subject(h) if subject is None and kind == "v" else None
    shared = _who(reading, sharer) if subject is None else who
    aux = "+".join(lowers[c] for c in reading.children[h] if deps[c] in ("aux", "auxpass", "neg"))
    particle = next(
        (lowers[c] for c in reading.children[h] if deps[c] in ("prt", "prep", "dative") and c > h), "-"
    )
    head = reading.heads[h]
    quote = reading.quote_of[h]
    begin, end = reading.sentence(h)
    in_quote = (
        "Q"
        if quote >= 0
        else "q"
        if any(reading.quote_of[t] >= 0 for t in (begin, end, (h + end) // 2))
        else ""
    )
    governor = lowers[head] if head != h else "-"
    obj = reading.child(h, "dobj")
    context = f"{tags[h]} {deps[h]}"
    solo = [
        f"{kind}l {lemma}",
        f"{kind}lt {lemma} {tags[h]}",
        f"{kind}w {lowers[h]} {deps[h]}",
        f"{kind}m {meaning} {context}",
        f"{kind}mw {meaning} {who}",
        f"{kind}ms {meaning} {shared}",
        f"{kind}ls {lemma} {shared}",
        f"{kind}s {context} {shared}",
        f"{kind}lw {lemma} {who}",
        f"{kind}c {context} {who}",
        f"{kind}a {aux} {tags[h]}",
        f"{kind}ma {meaning} {aux}",
        f"{kind}la {lemma} {aux}",
        f"{kind}p {lemma} {particle}",
        f"{kind}pm {meaning} {particle}",
        f"{kind}g {governor} {deps[h]}",
        f"{kind}gm {meaning} {governor}",
        f"{kind}h {reading.paragraph(h) == 0} {tags[h]}",
        f"{kind}q {in_quote} {meaning}",
        f"{kind}q {in_quote} {lemma}",
        f"{kind}o {lemma} {lowers[obj] if obj is not None else '-'}",
        f"{kind}om {meaning} {lowers[obj] if obj is not None else '-'}",
        f"{kind}n {lowers[h - 1] if h > begin else '^'} {lemma}",
        f"{kind}n {lowers[h - 1] if h > begin else '^'} {tags[h]}",
        f"{kind}n+ {lowers[h + 1] if h < end else '$'} {lemma}",
        f"{kind}n+ {lowers[h + 1] if h < end else '$'} {meaning}",
        f"{kind}k {len(reading.children[h])}",
        f"{kind}dt {_determiner(reading, h)} {lemma if kind == 'n' else ''}",
    ]
    crossed = [
        "",
        lemma,
        f"m{meaning}",
        f"t{context}",
        f"w{who}",
        f"p{particle}",
        f"q{in_quote}",
        f"l{lemma} {tags[h]}",
        f"d{meaning} {particle}",
        f"c{context} {in_quote}",
    ]
    return [f"{kind}|{s}" for s in solo], [f"{kind}{c}" for c in crossed]


def choice_features(
    reading: Reading, proposal: Proposal, choice: Choice, solo: Sequence[str], crossed: Sequence[str]
) -> list[str]:
    """The features of one choice."""
    template = choice.template
    words, lowers, quote_of = reading.words, reading.lowers, reading.quote_of
    first, last = choice.pieces[0][0], choice.pieces[-1][1]
    size = sum(b - a + 1 for a, b in choice.pieces)
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
    cut = _cut(reading, choice, proposal)
    covered = sum(1 for a, b in choice.pieces for t in (a, b) if quote_of[t] >= 0) / (2 * len(choice.pieces))
    bucket = size if size < 4 else 4 if size < 6 else 6 if size < 10 else 10 if size < 20 else 20
    shape = f"{cut} {covered:.1f}"
    kind = proposal.kind[0]
    meaning = proposal.cue.meaning
    kids = _kids(reading, proposal.token, choice)
    rest = end - last if last < end else 0
    own = [
        f"T {template} s{bucket}",
        f"T {template} o{opening}",
        f"T {template} a{after}",
        f"T {template} b{before}",
        f"T {template} {shape}",
        f"o {meaning} {opening}",
        f"ol {proposal.cue.lemma} {opening}",
        f"b {kind} {shape}",
        f"bm {meaning} {shape}",
        f"a {kind} {after}",
        f"ao {opening} {after}",
        f"s {kind} {bucket}",
        f"sm {meaning} {bucket}",
        f"sl {proposal.cue.lemma} {bucket}",
        f"n {len(choice.pieces)} {kind}",
        f"r {min(rest, 6)} {template[0]}",
        f"bo {before} {opening}",
        f"bl {before} {proposal.cue.lemma}",
        f"tg {template} {reading.tags[first]}",
        f"k {kind} {kids}",
        f"km {meaning} {kids}",
        f"kt {template} {kids}",
        f"u {_uncovered(reading, proposal, choice)} {template[0]} {kind}",
        f"um {_uncovered(reading, proposal, choice)} {meaning}",
        f"hd {_head_tag(reading, first, choice.pieces[0][1])} {template}",
        f"hl {_head_tag(reading, first, choice.pieces[0][1])} {proposal.cue.lemma}",
    ]
    own.extend(f"{c} {template}" for c in crossed)
    own.extend(solo)
    return own


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


def judge(
    reading: Reading, proposal: Proposal, weights: Mapping[str, float]
) -> tuple[Choice, float, float] | None:
    """The best choice, the probability that it is right for at least half of its words, and that of there
    being a statement at all. The best is not the likeliest but the one that most of the likely ones
    resemble: it is then right more often."""
    solo, crossed = cue_features(reading, proposal)
    get = weights.get
    base = sum(get(f, 0.0) for f in solo)
    scores = [
        base + sum(get(f, 0.0) for f in choice_features(reading, proposal, c, (), crossed))
        for c in proposal.choices
    ]
    top = max(scores)
    if top < -4:
        return None
    shift = max(top, 0.0)
    parts = [exp(s - shift) for s in scores]
    total = sum(parts) + exp(-shift)
    likely = sorted(range(len(parts)), key=lambda i: -parts[i])[:_LIKELY]
    best, best_mass, best_value = likely[0], 0.0, -1.0
    for i in likely:
        mass = sum(parts[j] for j in likely if _alike(proposal.choices[i].pieces, proposal.choices[j].pieces))
        value = mass + _EXACT * parts[i]
        if value > best_value:
            best, best_mass, best_value = i, mass, value
    return proposal.choices[best], best_mass / total, sum(parts) / total


def _alike(one: tuple[Piece, ...], other: tuple[Piece, ...]) -> bool:
    """Whether two choices share at least half of their words."""
    if one == other:
        return True
    shared = sum(max(0, min(b, d) - max(a, c) + 1) for a, b in one for c, d in other)
    return 2 * shared >= sum(b - a + 1 for a, b in one) + sum(b - a + 1 for a, b in other) - shared
