"""Titles that come first: of several offices that a person holds, and of several people of one surname."""

from __future__ import annotations

FIRST_RANK = frozenset(
    """president|prime minister|chancellor|king|queen|emperor|emir|sultan|supreme leader|taoiseach|pope|leader
    |secretary-general|secretary general|general secretary|crown prince|president of the state council
    |high representative for foreign affairs and security policy""".replace("\n    ", "").split("|")
)
"""Of those who lead a state or a world body."""
SECOND_RANK = frozenset(
    """foreign minister|secretary of state|foreign secretary|vice president|defence minister|defense minister
    |defense secretary|secretary of defense|defence secretary|finance minister|premier
    |chancellor of the exchequer""".replace("\n    ", "").split("|")
)
"""Of ministers whom the news knows by surname."""
