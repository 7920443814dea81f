"""Report -> Entity, Mention."""

from __future__ import annotations

from onrecord.entities.cast import Cast, Draft
from onrecord.entities.names import Names
from onrecord.entities.nominals import Nouns
from onrecord.entities.pairs import COUNTED, Pairs
from onrecord.entities.pronouns import Pronouns
from onrecord.entities.quotes import quoted_tokens
from onrecord.entities.scan import find_names, folded_words
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Annotation, Entity, Mention, Place, Report


def find_entities(
    report: Report, annotation: Annotation, *, whoswho: WhosWho, places: tuple[Place, ...] = ()
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Everyone and everything named, and every reference to it in text order.

    No two mentions have the same head word, save that a few states under one name ("the Baltic states") and
    those whom "they" means together are mentioned each, before the group. Offices are those of the day on
    which the report was published; without a date, nobody is found by office alone.
    ``places`` tell the towns among the names.
    """
    cast = Cast(report, annotation, quoted_tokens(annotation), whoswho.nominals.nouns)
    folded = folded_words(annotation)
    towns = frozenset((p.start, p.end) for p in places if p.geonames is not None)
    names = Names(cast, whoswho, folded, find_names(annotation, folded, whoswho, towns), towns)
    names.resolve()
    nouns = Nouns(cast, whoswho, names, folded)
    pairs = Pairs(cast)
    pronouns = Pronouns(cast, pairs)
    for token in range(len(annotation)):
        draft = cast.by_head.get(token)
        if draft is None:
            draft = _pair(cast, pairs, token) or nouns.read(token) or pronouns.read(token)
            if draft is None or not cast.mention(draft):
                continue
            pairs.spell_out(draft)
        cast.meet(draft)
    return cast.finish()


def _pair(cast: Cast, pairs: Pairs, token: int) -> Draft | None:
    """ "The two sides", where the report has just named both."""
    lowers = cast.annotation.lowers
    if lowers[token] not in COUNTED or (pair := pairs.counted(token)) is None:
        return None
    first = token - 2 if token > 1 and lowers[token - 2] == "the" else token - 1
    return Draft(first, token, token, pair, "nominal")
