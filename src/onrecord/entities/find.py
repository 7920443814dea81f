"""Report -> Entity, Mention."""

from __future__ import annotations

from onrecord.entities.cast import Cast
from onrecord.entities.names import Names
from onrecord.entities.nominals import Nouns
from onrecord.entities.pronouns import Pronouns
from onrecord.entities.quotes import quoted_tokens
from onrecord.entities.scan import find_names, folded_words
from onrecord.resources.whoswho import WhosWho
from onrecord.types import Annotation, Entity, Mention, Report


def find_entities(
    report: Report, annotation: Annotation, *, whoswho: WhosWho
) -> tuple[tuple[Entity, ...], tuple[Mention, ...]]:
    """Everyone and everything named, and every reference to it in text order.

    No two mentions have the same head word, save that a few states under one name ("the Baltic states") are
    mentioned each, before the region. Offices are those of the day on which the report was published;
    without a date, nobody is found by office alone.
    """
    cast = Cast(report, annotation, quoted_tokens(annotation))
    folded = folded_words(annotation)
    names = Names(cast, whoswho, folded, find_names(annotation, folded, whoswho))
    names.resolve()
    nouns = Nouns(cast, whoswho, names, folded)
    pronouns = Pronouns(cast)
    for token in range(len(annotation)):
        draft = cast.by_head.get(token)
        if draft is None:
            draft = nouns.read(token) or pronouns.read(token)
            if draft is None or not cast.mention(draft):
                continue
        cast.meet(draft)
    return cast.finish()
