"""Shared by the tests: annotations written by hand, the real toolkit, the gold data's folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.pipeline import Toolkit, load_toolkit
from onrecord.types import Annotation, Name, Sentence

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def tools() -> Toolkit:
    """The toolkit that ships with the package, loaded once."""
    return load_toolkit()


@pytest.fixture(scope="session")
def gold() -> Path:
    """The development data that lies beside a checkout of the project's team; skips where it is absent."""
    folder = SHARED / "data"
    if not folder.is_dir():
        pytest.skip("no development data at ../shared/data")
    return folder


def by_hand(*sentences: str, names: tuple[Name, ...] = ()) -> Annotation:
    """An annotation from lines of ``word/TAG/label/head``, heads counted from 1 in their sentence.

    The text is the words joined by single spaces, one paragraph.
    """
    words: list[str] = []
    tags: list[str] = []
    deps: list[str] = []
    heads: list[int] = []
    bounds = []
    for line in sentences:
        base = len(words)
        for number, token in enumerate(line.split(), 1):
            word, tag, dep, head = token.rsplit("/", 3)
            words.append(word)
            tags.append(tag)
            deps.append(dep)
            heads.append(base + (int(head) or number) - 1)
        bounds.append(Sentence(base, len(words), True, 0))
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    text = " ".join(words)
    return Annotation(
        text=text,
        starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        words=tuple(words),
        tags=tuple(tags),
        deps=tuple(deps),
        heads=tuple(heads),
        sentences=tuple(bounds),
        paragraphs=((0, len(text)),),
        names=names,
    )


@pytest.fixture(name="by_hand", scope="session")
def by_hand_fixture() -> Callable[..., Annotation]:
    return by_hand
