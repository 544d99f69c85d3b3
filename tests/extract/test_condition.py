"""Sentences in; out, whether what a clause says hangs on a condition."""

from __future__ import annotations

import pytest

from checker.extract.clause import clauses
from checker.extract.condition import conditioned


def how(text: str, verb: str) -> str:
    clause = next(c for c in clauses(text, 0, len(text)) if c.verb == verb)
    return conditioned(text, clause, 0, len(text), "planned")


@pytest.mark.parametrize(
    "text",
    [
        "If the guild agrees, the weir will open in May.",
        "The weir will open in May if the guild agrees.",
        "The weir will open in May, provided that the guild agrees.",
        "Subject to approval, the weir will open in May.",
        "The weir will open in May subject to the consent of the guild.",
        "Once repaired, the weir would open to boats.",
        "The weir will open in May, pending a final review.",
    ],
)
def test_a_plan_with_a_condition_is_conditional(text: str) -> None:
    assert how(text, "open") == "conditional"


@pytest.mark.parametrize(
    "text",
    [
        "The weir will open in May.",
        "The weir will open once again in May.",
        "The weir will open in May as the guild agreed.",
        "The guild met, and the weir will open in May.",
    ],
)
def test_a_plan_without_one_is_not(text: str) -> None:
    assert how(text, "open") == "planned"


def test_what_has_happened_hangs_on_nothing() -> None:
    text = "The weir opened once the gates were dry."
    clause = clauses(text, 0, len(text))[0]
    assert conditioned(text, clause, 0, len(text), "asserted") == "asserted"
