"""Who did what to whom."""

from onrecord.events.find import find_events

__all__ = ["find_events"]
