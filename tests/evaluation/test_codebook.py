from __future__ import annotations

from typing import get_args

import pytest

from onrecord.evaluation.codebook import check_codebook, parse_example
from onrecord.pipeline import Toolkit
from onrecord.types import EventType


def test_every_example_of_the_codebook_holds(tools: Toolkit) -> None:
    number, failures = check_codebook(tools)
    assert number > 140
    assert not failures, "\n".join(f"{f.rule}: {f.text} -- {f.reason}" for f in failures)


def test_marks_are_read() -> None:
    example = parse_example("aid/x", "<Oslo> will *lend* [Maputo] a ferry. => planned")
    assert example.text == "Oslo will lend Maputo a ferry."
    assert [example.text[s:e] for s, e in example.actors] == ["Oslo"]
    assert [example.text[s:e] for s, e in example.recipients] == ["Maputo"]
    assert example.trigger is not None
    assert example.text[slice(*example.trigger)] == "lend"
    assert example.status == "planned"


def test_marks_that_do_not_pair_up_are_refused() -> None:
    with pytest.raises(ValueError, match="do not pair up"):
        parse_example("aid/x", "<Oslo lent a ferry.")


@pytest.mark.parametrize("entry_type", get_args(EventType))
def test_every_type_has_entries_with_examples(tools: Toolkit, entry_type: str) -> None:
    mine = [e for e in tools.codebook.entries if e.event == entry_type]
    assert mine
    assert all(e.examples for e in mine)
