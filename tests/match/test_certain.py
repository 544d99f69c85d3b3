"""One matter at several degrees of certainty: figures to come, approvals, status and hearsay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Pairs = Callable[..., list[tuple[str, str]]]
Asked = Callable[..., list[dict[str, Any]]]
HEARD = """
    SELECT l.quote FROM matches AS m JOIN claims AS l ON l.claim_id = m.left_id
    WHERE l.predicate = 'hearsay'
"""
OFFER = "Up to 140 welders may be offered a place at the Solvik yard."


def test_a_figure_that_may_be_is_paired_with_one_that_will_be(pairs: Pairs) -> None:
    assert len(pairs("holds", OFFER, "The Solvik yard will take on 140 welders.")) == 1


def test_a_figure_that_is_already_is_another_matter(pairs: Pairs) -> None:
    assert pairs("holds", OFFER, "The Solvik yard employs 140 welders.") == []


def test_a_source_that_has_the_figure_both_ways_is_paired_with_none(pairs: Pairs) -> None:
    sure = "The Solvik yard will take on 140 welders."
    assert (OFFER, sure) not in pairs("holds", OFFER, f"{sure} {OFFER}")


def test_an_approval_that_is_given_is_paired_with_the_same_body_s_to_come(pairs: Pairs) -> None:
    given = "The Harbour Board of Varde gave the green light on Thursday."
    wanted = "The lease is subject to the approval of the Harbour Board of Varde."
    assert len(pairs("act", given, wanted)) == 1


def test_approvals_of_two_bodies_are_not_paired(pairs: Pairs) -> None:
    given = "The Harbour Board of Varde gave the green light on Thursday."
    wanted = "The lease is subject to the approval of the Solvik parliament."
    assert pairs("act", given, wanted) == []


def test_a_result_is_final_or_provisional(pairs: Pairs) -> None:
    one, other = "These results are provisional.", "The result is final."
    assert (one, other) in pairs("state", one, other)


def test_an_act_still_to_be_decided_is_paired_with_one_that_will_be(pairs: Pairs) -> None:
    undecided = "Odo Lind has not made up his mind about an appeal."
    assert len(pairs("act", "Odo Lind will appeal, his lawyer said.", undecided)) == 1


HEARSAY = (
    "Varde Mills has offered nine million crowns for the Solvik granary, a person who has seen"
    " the papers said. The mayor was not there."
)


def test_a_draft_that_states_what_one_unnamed_person_said_is_tied_to_it(asked: Asked) -> None:
    draft = "Varde Mills is paying nine million crowns for the Solvik granary."
    assert [row["quote"] for row in asked(HEARD, {"a": HEARSAY, "d": draft}, draft="d")] == [draft]


def test_a_draft_that_says_whom_it_has_it_from_is_not(asked: Asked) -> None:
    draft = "Varde Mills reportedly offered nine million crowns for the Solvik granary."
    assert asked(HEARD, {"a": HEARSAY, "d": draft}, draft="d") == []


def test_a_draft_that_another_source_bears_out_is_not(asked: Asked) -> None:
    draft = "Varde Mills is paying nine million crowns for the Solvik granary."
    other = "Varde Mills will pay nine million crowns for the Solvik granary, it said."
    assert asked(HEARD, {"a": HEARSAY, "b": other, "d": draft}, draft="d") == []


@pytest.mark.parametrize(
    ("sure", "loose"),
    [
        (
            "The panel ordered the guild to drain Varde lake.",
            "The panel recommends draining Varde lake.",
        ),
        (
            "Solvik Press will sell the Varde tannery.",
            "Solvik Press is pondering a sale of the Varde tannery.",
        ),
        (
            "The Varde tannery will go to the Solvik choir school.",
            "It has not been decided whether the Varde tannery will go to the choir school.",
        ),
    ],
)
def test_what_is_settled_is_paired_with_what_is_open(pairs: Pairs, sure: str, loose: str) -> None:
    assert pairs("holds", sure, loose)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The Solvik choir is due in Varde on Friday.",
            "The Solvik choir will be in Varde on Friday.",
        ),
        (
            "Odo Lind will say today that the Varde tannery must go.",
            "The Varde tannery may go, Odo Lind says.",
        ),
    ],
)
def test_what_is_ahead_is_not_held_against_what_is_said_flatly(
    pairs: Pairs, one: str, other: str
) -> None:
    assert pairs("holds", one, other) == []


def test_what_should_be_done_promises_no_figure(pairs: Pairs) -> None:
    advised = "The yard recommends that welders at Solvik rest 14 minutes."
    assert pairs("holds", "Welders at Solvik should rest 14 minutes.", advised) == []


def test_a_figure_of_one_thing_is_weighed_here_and_settled_there(
    matched: Callable[..., list[dict[str, Any]]],
) -> None:
    weighed = "The Holm club is considering a new stadium of 22,500 seats beside the old tannery."
    settled = "A stadium with 22,500 seats will go up where the tannery used to stand in Holm."
    assert any(row["thing"].startswith("c") for row in matched(weighed, settled))
    missed = "A stadium with 22,500 seats would have gone up where the tannery stood in Holm."
    assert not any(row["thing"].startswith("c") for row in matched(weighed, missed))
