"""Who did what to whom."""

from onrecord.events.find import find_events
from onrecord.events.match import Refusal

__all__ = ["Refusal", "find_events"]
