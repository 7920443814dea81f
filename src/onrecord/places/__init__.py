"""Toponyms."""

from onrecord.places.find import find_places

__all__ = ["find_places"]
