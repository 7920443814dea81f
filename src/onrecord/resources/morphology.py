"""Inflected forms of English verbs and nouns, generated once when a lexicon is compiled.

Matching then needs no lemmatizer: a word of the report is looked up as it stands.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

_VOWELS = "aeiou"
_DOUBLING = frozenset(
    """
    abet abhor admit allot annul bar beg begin bet blot blur bog brag cancel chat chip clap clip clog
    combat commit compel concur confer control cram crop cut dam defer deter dim dip drag drip drop drum
    equip expel fan fit flag flip fog forbid forget format fulfil get gossip grab grip gun handicap hem
    hit hop hum impel incur infer jam jet jog jot kidnap knit lag let log lug man map mar mob mop mug
    nab nag net nod occur omit outbid overlap pad pat permit pin pit plan plot plug plod pop prefer prod
    prop propel put quit quiz ram rebel rebut recur refer regret remit rid rig rip rob rot rub run sag
    sap scan scrap scrub set shed ship shop shut sin sip sit skid skim skip slam slap slip slit snap sob
    spin split spot spur squat stab star stem step stir stop strap strip stun submit sum swap swim tag
    tan tap thin throb tip top transfer transmit trap trek trim trip tug unplug upset wed wet whip win
    worship wrap zap zip spat stub strum shun shrug scar plop outfit quarrel travel signal level label
    model fuel marshal rival total channel counsel cudgel grovel dial duel equal initial marvel panel
    parcel pummel revel shovel spiral stencil tunnel unravel ban cap dub flog gut jab lob rap snub spar vet
    acquit airdrop blog demur gas kid quip patrol repel dispel excel extol enrol instil distil abut
    """.split()
)
_ALSO_SINGLE = frozenset(
    """
    travel signal level label model fuel marshal rival total channel counsel cudgel grovel dial duel
    equal initial marvel panel parcel pummel quarrel revel shovel spiral stencil tunnel unravel cancel
    kidnap worship format program
    """.split()
)


@lru_cache(maxsize=1)
def irregular_verbs() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """lemma -> (past forms, past participles), from ``data/lexicons/en/irregular_verbs.tsv``."""
    table = {}
    text = files("onrecord").joinpath("data/lexicons/en/irregular_verbs.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            lemma, past, participle = line.split("\t")
            table[lemma] = (tuple(past.split("|")), tuple(participle.split("|")))
    return table


@cache
def verb_forms(lemma: str) -> frozenset[str]:
    """All inflected forms of a verb, the lemma included. American and British spellings both."""
    irregular = irregular_verbs().get(lemma)
    prefix = ""
    if irregular is None:
        for known in ("over", "under", "out", "with", "re", "un", "mis", "fore", "up"):
            rest = lemma.removeprefix(known).removeprefix("-")
            if rest != lemma and rest in irregular_verbs() and len(rest) > 2:
                irregular, prefix = irregular_verbs()[rest], lemma[: len(lemma) - len(rest)]
                break
    forms = {lemma, _third_person(lemma), *_suffixed(lemma, "ing")}
    if irregular is None:
        forms.update(_suffixed(lemma, "ed"))
    else:
        forms.update(prefix + form for part in irregular for form in part)
    return frozenset(forms)


@cache
def noun_forms(lemma: str) -> frozenset[str]:
    """Singular and plural."""
    return frozenset({lemma, *_PLURALS.get(lemma, (_plural(lemma),))})


_PLURALS = {
    "man": ("men",), "woman": ("women",), "child": ("children",), "person": ("people", "persons"),
    "foot": ("feet",), "crisis": ("crises",), "analysis": ("analyses",),
    "ultimatum": ("ultimatums", "ultimata"),
    "referendum": ("referendums", "referenda"), "memorandum": ("memorandums", "memoranda"),
    "talks": (), "sanctions": (), "police": (), "aircraft": (), "personnel": (), "forces": (), "news": (),
    "wife": ("wives",), "life": ("lives",), "knife": ("knives",), "loaf": ("loaves",), "half": ("halves",),
    "hero": ("heroes",), "veto": ("vetoes",), "embargo": ("embargoes", "embargos"), "torpedo": ("torpedoes",),
    "cargo": ("cargoes", "cargos"), "potato": ("potatoes",), "thief": ("thieves",), "series": (), "means": (),
}  # fmt: skip


def _plural(noun: str) -> str:
    if noun.endswith(("men", "children")) or not noun.isascii():
        return noun
    if noun.endswith("man") and len(noun) > 4:
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def _third_person(verb: str) -> str:
    if verb in _IRREGULAR_THIRD:
        return _IRREGULAR_THIRD[verb]
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    return verb + "s"


_IRREGULAR_THIRD = {"be": "is", "have": "has", "quiz": "quizzes"}


def _suffixed(verb: str, suffix: str) -> set[str]:
    """The ``-ed`` or ``-ing`` form or forms."""
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        if verb.endswith("ie"):
            return {verb[:-2] + "ying"} if suffix == "ing" else {verb + "d"}
        return {verb[:-1] + suffix}
    if verb.endswith("e"):
        return {verb + "ing" if suffix == "ing" else verb + "d"}
    if suffix == "ed" and verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return {verb[:-1] + "ied"}
    if verb.endswith("c"):
        return {verb + "k" + suffix}
    stem = verb.rsplit("-", 1)[-1]
    if stem in _DOUBLING:
        doubled = {verb + verb[-1] + suffix}
        return doubled | {verb + suffix} if stem in _ALSO_SINGLE else doubled
    return {verb + suffix}
