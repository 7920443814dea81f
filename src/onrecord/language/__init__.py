"""Report -> Annotation (tokens as columns, sentences, heads, labels, names)."""

from onrecord.language.model import DEFAULT_MODEL, LanguageModel
from onrecord.language.sentences import split_paragraphs

__all__ = ["DEFAULT_MODEL", "LanguageModel", "split_paragraphs"]
