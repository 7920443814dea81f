"""Who said what."""

from onrecord.statements.find import find_statements

__all__ = ["find_statements"]
