"""Records in a database, and what is found there."""

from onrecord.store.find import EntityFilters, EventFilters, StatementFilters
from onrecord.store.found import FoundEntity, FoundEvent, FoundStatement
from onrecord.store.store import Store, open_store

__all__ = [
    "EntityFilters",
    "EventFilters",
    "FoundEntity",
    "FoundEvent",
    "FoundStatement",
    "StatementFilters",
    "Store",
    "open_store",
]
