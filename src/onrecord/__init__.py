"""News reports in, a sourced record out: who said what, who did what to whom, when, where, and if at all."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from onrecord.errors import OnRecordError
from onrecord.types import Record, Report

if TYPE_CHECKING:
    from onrecord.reading import read, read_many
    from onrecord.store import Store, open_store

__all__ = ["OnRecordError", "Record", "Report", "Store", "open_store", "read", "read_many"]
__version__ = "0.1.0"

_WHERE = {
    "Store": "onrecord.store",
    "open_store": "onrecord.store",
    "read": "onrecord.reading",
    "read_many": "onrecord.reading",
}


def __getattr__(name: str) -> Any:
    """Loads model and database code only where it is asked for, so that importing onrecord is quick."""
    if name not in _WHERE:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}; it has {', '.join(__all__)}")
    return getattr(import_module(_WHERE[name]), name)
