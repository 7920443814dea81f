"""Whether the words around a time expression speak of the past or of what is to come."""

from __future__ import annotations

from onrecord.types import Annotation

PAST, FUTURE, PRESENT = "past", "future", "present"

_MODALS = frozenset(
    """
    will 'll shall would wo can may must should
    """.split()
)
_UNSURE = frozenset({"could", "might"})
_FUTURE_VERBS = frozenset(
    """
    scheduled due set expected slated planned plan plans planning agreed agree agrees intend intends
    hope hopes hoped promised promise promises vowed vows pledged pledges want wants wanted decided due
    likely poised bound going about ready prepared preparing prepares expects expect aims aim seek seeks
    threatened threatens payable proposed proposes ordered invited effective urged asked told expires
    announced scheduling
    """.split()
)
_SCHEDULED = frozenset(
    """
    scheduled due set expected slated planned payable effective likely upcoming billed
    """.split()
)
_COMES_NEXT = frozenset("ahead upcoming pending forthcoming".split())
_PAST_WORDS = frozenset(
    """
    was were had did said told met came went took made held began left gave got found saw won lost shot
    fell rose hit sent put set spoke wrote broke led paid fought struck drove sought became ran felt
    kept knew bought sold grew withdrew quit cut
    """.split()
)
_SCHEDULED_NOUNS = frozenset(
    """
    meeting meetings vote votes voting election elections summit talks game games hearing referendum
    ceremony debate match final finals session visit deadline conference poll polls ballot runoff race
    primary showdown launch inauguration event march rally protest congress gathering negotiations trial
    """.split()
)
_TIMETABLE = frozenset(
    """
    meets opens reopens begins starts resumes convenes leaves departs arrives returns ends closes
    expires votes
    """.split()
)
_REACH = 14


def tense_at(annotation: Annotation, char: int) -> str | None:
    """``past``, ``future`` or ``present`` at the token that begins at ``char``; None if it cannot be told."""
    token = annotation.token_at(char)
    if token is None:
        near = annotation.tokens_in(char, char + 1)
        if not near:
            return None
        token = near[0]
    if annotation.tags[token]:
        return _by_parse(annotation, token)
    return _by_words(annotation, token)


def tag_at(annotation: Annotation, char: int) -> str:
    """The tag of the token that holds ``char``."""
    near = annotation.tokens_in(char, char + 1)
    return annotation.tags[near[0]] if near else ""


def _by_parse(annotation: Annotation, token: int) -> str | None:
    lowers = annotation.lowers
    if annotation.deps[token] in ("poss", "compound", "nmod") and token + 1 < len(lowers):
        noun = annotation.heads[token]
        if lowers[noun] not in _SCHEDULED_NOUNS and lowers[token + 1] == "'s":
            return PAST  # Friday's ruling, unless it is of the things that are announced beforehand
        if lowers[noun] in _SCHEDULED_NOUNS and _tense_above(annotation, token) == PRESENT:
            return FUTURE
    return _tense_above(annotation, token)


def _tense_above(annotation: Annotation, token: int) -> str | None:
    """The tense of the nearest verb that the token hangs on and that shows one."""
    tags, lowers = annotation.tags, annotation.lowers
    direct = _direct_verb(annotation, token)
    for above in _line(annotation, token):
        tag = tags[above]
        if _is_scheduled(lowers, above) and tag in ("JJ", "VBN", "VBD"):
            return _of_scheduled(annotation, above)
        if tag.startswith("VB"):
            tense = _of_verb(annotation, above, is_direct=above == direct)
            if tense:
                return tense
    return None


def _line(annotation: Annotation, token: int) -> list[int]:
    """The token and what it hangs on, up to eight steps."""
    line = [token]
    for above in annotation.ancestors(token):
        line.append(above)
        if len(line) > 8:
            break
    return line


def _direct_verb(annotation: Annotation, token: int) -> int:
    """The verb that the time modifies itself, not by way of a noun; -1 without one."""
    head = annotation.heads[token]
    if annotation.tags[head].startswith("VB"):
        return head
    if annotation.deps[token] == "pobj" and annotation.tags[annotation.heads[head]].startswith("VB"):
        return annotation.heads[head]
    return -1


def _is_scheduled(lowers: tuple[str, ...], i: int) -> bool:
    if lowers[i] == "set":
        return i + 1 < len(lowers) and lowers[i + 1] in ("to", "for")
    return lowers[i] in _SCHEDULED


def _of_scheduled(annotation: Annotation, verb: int) -> str:
    around = annotation.children[verb] + annotation.children[annotation.heads[verb]]
    return PAST if "had" in {annotation.lowers[c] for c in around} else FUTURE


def _of_verb(annotation: Annotation, verb: int, *, is_direct: bool) -> str | None:
    tag, lowers = annotation.tags[verb], annotation.lowers
    helpers = {lowers[c] for c in annotation.children[verb] if annotation.deps[c] in ("aux", "auxpass")}
    if helpers & _UNSURE:
        return None
    if helpers & _MODALS:
        return PAST if "have" in helpers else FUTURE
    if helpers & {"had", "was", "were", "did"}:
        return PAST
    if tag == "VBD":
        return PAST
    if tag == "VBN":
        if helpers & {"has", "have", "'ve"} or not helpers:
            return PAST
        return FUTURE if is_direct else PRESENT
    if tag in ("VBZ", "VBP"):
        still = not is_direct or lowers[verb] in ("says", "say", "is", "are", "has", "have")
        return PRESENT if still else FUTURE
    if tag == "VBG":
        if helpers & {"is", "are", "'s", "'re", "'m", "am"}:
            return FUTURE if is_direct else PRESENT
        return None
    if tag == "VB":
        return _of_infinitive(annotation, verb)
    return None


def _of_infinitive(annotation: Annotation, verb: int) -> str | None:
    """ "to meet": as the verb or noun above it has it."""
    head = annotation.heads[verb]
    if head == verb:
        return FUTURE
    word, tag = annotation.lowers[head], annotation.tags[head]
    if word in ("is", "are", "'s", "'re") or word in _FUTURE_VERBS:
        return _of_scheduled(annotation, head)
    if tag in ("VBD", "VBN"):
        return PAST
    is_plan = word in ("plan", "plans", "decision", "offer", "agreement", "deadline", "bid")
    if tag.startswith("NN") and (is_plan or annotation.deps[verb] in ("relcl", "acl")):
        return FUTURE
    return None


def _by_words(annotation: Annotation, token: int) -> str | None:
    """For a sentence that was not parsed: the nearest verb before the token, else the first behind it."""
    lowers = annotation.lowers
    sentence = annotation.sentences[annotation.sentence_of[token]]
    for i in range(token - 1, max(sentence.start, token - _REACH) - 1, -1):
        tense = _of_word(lowers, i)
        if tense:
            return tense
    for i in range(token + 1, min(sentence.end, token + _REACH)):
        tense = _of_word(lowers, i)
        if tense:
            return tense
    return None


def _of_word(lowers: tuple[str, ...], i: int) -> str | None:
    word = lowers[i]
    if word in ("will", "'ll", "shall", "would") or _is_scheduled(lowers, i) or word in _COMES_NEXT:
        return FUTURE
    if word in _TIMETABLE or (word.endswith("ing") and i and lowers[i - 1] in ("is", "are")):
        return FUTURE
    if word == "to" and i and lowers[i - 1] in _FUTURE_VERBS | {"is", "are"}:
        return FUTURE
    if word in _PAST_WORDS or (word.endswith("ed") and len(word) > 4):
        return PAST
    return None
