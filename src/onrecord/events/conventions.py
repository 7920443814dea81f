"""What PLOVER's conventions make of an event that has not happened, and its CAMEO code.

PLOVER 2.0 files a future CONSULT, SUPPORT, COOPERATE or AID as AGREE, so does CAMEO (035) with an intention
to yield, but an announced withdrawal is a CONCEDE. A conflict that somebody threatens is a THREATEN, a
cooperation that is refused a REJECT.
"""

from __future__ import annotations

from onrecord.resources.codebook import Entry
from onrecord.types import EventType, Status
from onrecord.types.events import MATERIAL_CONFLICT

_AGREED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
_COMING = frozenset({"planned", "promised", "considered"})


def plover_type(event: EventType, mode: str | None, status: Status, *, refused: bool) -> EventType:
    """The type that PLOVER's conventions file an event of this type and status as.

    ``refused`` tells that somebody will not do it: a cooperation that is refused is a REJECT.
    """
    if status == "negated" and refused and event in _AGREED | {"AGREE", "CONCEDE", "RETREAT"}:
        return "REJECT"
    if status in _COMING:
        if event in _AGREED:
            return "AGREE"
        if event == "RETREAT":
            return "CONCEDE" if mode == "withdraw" and status == "planned" else "AGREE"
        if event in MATERIAL_CONFLICT and status != "considered":
            return "THREATEN"
    if status == "threatened" and event in MATERIAL_CONFLICT | {"THREATEN"}:
        return "THREATEN"
    if status == "requested" and event in _AGREED | {"RETREAT", "CONCEDE"}:
        return "REQUEST"
    return event


def cameo_code(entry: Entry, status: Status) -> str | None:
    """The CAMEO code of an entry's event: of the act, of the intention, or of the request."""
    if status in _COMING:
        return entry.intent or entry.cameo
    if status == "requested":
        return entry.request or entry.cameo
    return entry.cameo
