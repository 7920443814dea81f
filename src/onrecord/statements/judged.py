"""A proposal that was accepted."""

from __future__ import annotations

from msgspec import Struct

from onrecord.statements.choices import Choice
from onrecord.statements.proposals import Proposal
from onrecord.statements.syntax import Piece


class Judged(Struct, frozen=True):
    """A proposal with the content that it was given, completed, and its probability."""

    proposal: Proposal
    choice: Choice
    pieces: tuple[Piece, ...]
    probability: float
