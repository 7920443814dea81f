from __future__ import annotations

import pytest

from onrecord.resources.morphology import noun_forms, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", "attack attacks attacked attacking"),
        ("agree", "agree agrees agreed agreeing"),
        ("deny", "deny denies denied denying"),
        ("stop", "stop stops stopped stopping"),
        ("die", "die dies died dying"),
        ("withdraw", "withdraw withdraws withdrew withdrawn withdrawing"),
        ("oversee", "oversee oversees oversaw overseen overseeing"),
        ("rebuild", "rebuild rebuilds rebuilt rebuilding"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("travel", "travel travels traveled travelled traveling travelling"),
        ("panic", "panic panics panicked panicking"),
        ("impose", "impose imposes imposed imposing"),
        ("free", "free frees freed freeing"),
    ],
)
def test_verbs(lemma: str, forms: str) -> None:
    assert verb_forms(lemma) == set(forms.split())


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("ally", "ally allies"),
        ("clash", "clash clashes"),
        ("talks", "talks"),
        ("policeman", "policeman policemen"),
        ("crisis", "crisis crises"),
        ("embargo", "embargo embargoes embargos"),
        ("day", "day days"),
    ],
)
def test_nouns(lemma: str, forms: str) -> None:
    assert noun_forms(lemma) == set(forms.split())
