"""Whether a capital or a seat stands for the government: "Moscow insisted", but "landed in Moscow"."""

from __future__ import annotations

from onrecord.types import Annotation

_PLACE_PREPOSITIONS = frozenset(
    """
    in at near outside inside around across through throughout into over above under off within beyond
    """.split()
)
_PARTY_PREPOSITIONS = frozenset(
    "with against by between on upon for of about versus vs among alongside".split()
)
_DIRECTIONS = frozenset("to from toward towards".split())
# Nouns and verbs after which "to" and "from" lead to somebody rather than somewhere.
_DIRECTED = frozenset(
    """
    support pressure aid assistance threat threats message messages ties tie response demand demands
    warning warnings concession concessions help approval orders order signal signals sanctions offer
    answer letter appeal appeals challenge access loyalty allegiance loyal close closer gift rebuke
    criticism condemnation permission guidance backing opposition resistance objections reaction
    independence independent autonomy money funding weapons arms gas oil loans loan proposal protest
    respond responded responds responding appeal appealed appealing belong belongs belonged sold sell
    selling gave give given offered granted handed ceded provided turned sent according thanks relations
    defection distance distanced hostile friendly linked key clear known attention aligned answerable
    """.split()
)
_PRESSED = frozenset(
    """
    accuse accused accuses accusing urge urged urges urging warn warned warns warning tell told asks ask
    asked asking blame blamed blames blaming press pressed presses pressing pressure pressured pressuring
    condemn condemned condemns condemning criticise criticised criticize criticized criticising
    criticizing isolate isolated isolating punish punished punishing sanction sanctioned help helped
    helping helps support supported supports supporting arm armed arming back backed backs backing allow
    allowed allowing allows force forced forcing persuade persuaded persuading convince convinced
    convincing anger angered angers angering provoke provoked provoking provokes deter deterred deters
    deterring thank thanked thanks thanking praise praised praises praising threaten threatened threatens
    threatening confront confronted confronting oppose opposed opposes opposing trust trusted trusting
    invite invited inviting pushed push pushing call called calls calling hit infuriated infuriate
    alarmed alarm appease appeased consult consulted inform informed notify notified reassure reassured
    rebuke rebuked lobby lobbied irritated irritate embarrass embarrassed defy defied defies engage
    engaged encourage encouraged contact contacted target targeted upset worried worry compel compelled
    denounce denounced ally allied want wanted wants see saw give gave gives giving send sent cost costs
    """.split()
)
_PLACE_NOUNS = frozenset(
    """
    street streets airport airports mayor suburb suburbs outskirts centre center downtown residents
    resident metro subway hotel hotels police court square stock university neighborhood neighborhoods
    neighbourhood neighbourhoods district districts region traffic station stations hospital hospitals
    skyline cathedral museum restaurant restaurants park stadium club bridge roads residence apartment
    weather population climate exchange zoo headquarters time home office bureau conference summit
    """.split()
)
_TITLES = frozenset("minister president secretary chancellor ambassador ministry parliament premier".split())
_BEFALLS = frozenset("is was are were be been fell burned burnt awoke woke lies sits hosted hosts".split())
_BUILDINGS = frozenset(
    """
    kremlin house street palace department pentagon elysee élysée office bottom ministry foreign downing
    quai bankova zhongnanhai hall whitehall capitol porte
    """.split()
)


def stands_for_government(annotation: Annotation, first: int, last: int, head: int) -> bool:
    """Whether the seat named by tokens ``first`` to ``last`` is the government; if nothing tells, a place."""
    lowers, deps, heads = annotation.lowers, annotation.deps, annotation.heads
    building = lowers[last] in _BUILDINGS or lowers[first] in _BUILDINGS
    dep = deps[head]
    if not dep:
        before = lowers[first - 1] if first else ""
        before = lowers[first - 2] if before == "the" and first > 1 else before
        return building and before not in _PLACE_PREPOSITIONS and before not in _DIRECTIONS
    steps = 0
    while dep == "conj" and steps < 8:
        head, steps = heads[head], steps + 1
        dep = deps[head]
    above = heads[head]
    if dep == "appos":
        return building
    if dep == "nsubj":
        return building or lowers[above] not in _BEFALLS or _progressive(annotation, above)
    if dep in ("agent", "dative"):
        return True
    if dep == "pobj":
        return _after_preposition(annotation, above, building)
    if dep == "poss":
        named = annotation.words[above][:1].isupper() and annotation.lowers[above] not in _TITLES
        return lowers[above] not in _PLACE_NOUNS and not named
    if dep in ("compound", "nmod", "amod"):
        return building
    if dep == "dobj":
        return building or lowers[above] in _PRESSED
    if dep == "nsubjpass":
        return building or lowers[above] in _PRESSED
    return building and dep not in ("npadvmod",)


def _progressive(annotation: Annotation, verb: int) -> bool:
    return annotation.tags[verb] == "VBG"


def _after_preposition(annotation: Annotation, preposition: int, building: bool) -> bool:
    word = annotation.lowers[preposition]
    above = annotation.heads[preposition]
    if word in _PLACE_PREPOSITIONS:
        return False
    if word in _DIRECTIONS:
        return annotation.lowers[above] in _DIRECTED
    if word == "of":
        return building or (
            annotation.lowers[above] not in _PLACE_NOUNS
            and annotation.tags[above][:2] == "NN"
            and (annotation.lowers[above] in _DIRECTED)
        )
    if word in ("on", "for", "about"):
        return building or annotation.tags[above][:2] == "NN" or annotation.lowers[above] in _PRESSED
    return word in _PARTY_PREPOSITIONS or building
