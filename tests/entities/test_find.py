"""Who or what the words of short sentences refer to, one case a sentence."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.types import Mention

_spec = importlib.util.spec_from_file_location("entity_cases", Path(__file__).parent / "cases.py")
assert _spec is not None
assert _spec.loader is not None
cases = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(cases)


def _place(text: str, words: str) -> tuple[int, int]:
    """The character range of ``words``; ``#2`` asks for the second time they stand there as words."""
    words, _, nth = words.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = text.find(words, at + 1)
        while at >= 0 and (
            (text[at - 1 : at].isalnum() and at) or text[at + len(words) : at + len(words) + 1].isalnum()
        ):
            at = text.find(words, at + 1)
    assert at >= 0, f"the case is wrong: no {words!r} in {text!r}"
    return at, at + len(words)


def _mention(mentions: tuple[Mention, ...], start: int, end: int) -> list[Mention]:
    exact = [m for m in mentions if (m.start, m.end) == (start, end)]
    return exact or [
        m for m in mentions if (m.start + 4, m.end) == (start, end) and m.text.lower().startswith("the ")
    ]


@pytest.mark.parametrize(
    ("text", "published", "wanted"), cases.ALL, ids=lambda v: v[:50] if isinstance(v, str) else ""
)
def test_words_refer_to(
    text: str, published: str | None, wanted: dict[str, str | None], find: Callable[..., Any]
) -> None:
    _, entities, mentions = find(text, published)
    by_id = {e.id: e for e in entities}
    for words, aim in wanted.items():
        found = _mention(mentions, *_place(text, words))
        shown = [(m.text, by_id[m.entity].name) for m in mentions]
        if aim is None:
            assert not found, f"{words!r} should be no mention: {shown}"
            continue
        negated, target = aim.startswith("!"), aim.removeprefix("!")
        if negated and not found:
            continue
        assert found, f"{words!r} is no mention: {shown}"
        ids = {m.entity for m in found}
        names = {by_id[i].name for i in ids}
        if target == "NEW":
            assert all(i.startswith("group:") for i in ids), f"{words!r} is {names}"
            continue
        if target.startswith("="):
            other = _mention(mentions, *_place(text, target[1:]))
            assert other, f"{target!r} is no mention: {shown}"
            same = other[-1].entity in ids
        else:
            same = target in ids | names
        assert same is not negated, f"{words!r} is {ids} {names}: {shown}"
