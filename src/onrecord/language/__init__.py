"""Report -> Annotation (tokens as columns, sentences, heads, labels, names)."""

from onrecord.language.model import DEFAULT_MODEL, LanguageModel

__all__ = ["DEFAULT_MODEL", "LanguageModel"]
