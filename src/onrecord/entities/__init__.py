"""Who is who: mentions in the text, entities in the world."""

from onrecord.entities.find import find_entities
from onrecord.entities.quotes import link_quoted

__all__ = ["find_entities", "link_quoted"]
