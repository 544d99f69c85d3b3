from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.match.enough import (
    HOLDS_BITS,
)

Pairs = Callable[..., list[tuple[str, str]]]
CLOSED = "The owner closed the Karne ticket office."
DENIED = "The owner did not close the Karne ticket office."


def test_a_statement_and_its_denial_are_paired(pairs: Pairs) -> None:
    assert pairs("holds", CLOSED, DENIED) == [(CLOSED, DENIED)]


def test_a_statement_and_the_same_in_other_words_are_paired(pairs: Pairs) -> None:
    assert len(pairs("holds", "The blaze destroyed the mill.", "The fire wrecked the mill.")) == 1


def test_statements_about_other_things_are_not_paired(pairs: Pairs) -> None:
    assert pairs("holds", CLOSED, "The owner did not sell the Vellby boathouse.") == []


def test_statements_about_different_years_are_not_paired(pairs: Pairs) -> None:
    assert pairs("holds", f"In 2019 {CLOSED}", f"In 2021 {DENIED}") == []
    assert len(pairs("holds", f"In 2019 {CLOSED}", f"In 2019 {DENIED}")) == 1


def test_a_short_clause_is_not_paired_with_a_long_one_around_it(pairs: Pairs) -> None:
    longer = (
        "The owner closed the Karne ticket office after nine herons, two barges, a choir,"
        " several lanterns and the rope makers of Solvik had blocked its staircase."
    )
    assert pairs("holds", "The owner closed the ticket office.", longer) == []


def test_the_same_deed_by_two_subjects_is_paired_by_its_subjects(pairs: Pairs) -> None:
    deed = "{} sold the old weir house to the guild of the rope makers."
    one, two = deed.format("Ada Brandt"), deed.format("Odo Lind")
    assert pairs("subject-of", one, two) == [(one, two)]


def test_who_has_another_part_in_the_same_is_no_other_subject(pairs: Pairs) -> None:
    deed = "{} sold the old weir house of the rope makers to {} by the guild."
    one = deed.format("Ada Brandt", "the young cousin Jora Velde")
    assert pairs("subject-of", one, deed.format("Her cousin Jora", "Una Holm")) == []


def test_a_clause_match_has_enough_bits_and_says_so(
    matched: Callable[..., list[dict[str, Any]]],
) -> None:
    (row,) = [r for r in matched(CLOSED, DENIED) if r["predicate"] == "holds"]
    assert row["weight"] >= HOLDS_BITS
    assert [r["reason"] for r in row["reasons"]] == ["content of the clauses in common"]
