"""Expressions of time."""

from onrecord.times.find import find_times

__all__ = ["find_times"]
