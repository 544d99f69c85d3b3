"""Which rules are of one act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., list[tuple[str, str]]]

DIFFERENT = [
    (
        "The inspectors shall publish their report on the Holm yard within thirty days.",
        "The inspectors can publish their report on the Holm yard if they see fit.",
    ),
    (
        "Landlords must install smoke alarms in every flat by January.",
        "Smoke alarms in rented flats will remain voluntary, the ministry said.",
    ),
    (  # the verbs differ, what it is done to does not
        "Owners of the Holm barges must leave their boats moored.",
        "Owners of the Holm barges may steer their boats.",
    ),
]

ALIKE = [
    (  # what is done by choice, by a day
        "Residents may lodge objections to the Holm bypass until 5 May.",
        "Residents must lodge objections to the Holm bypass by 5 May.",
    ),
    (  # how it is done
        "Lind must pay the fine of 4,000 crowns.",
        "Lind may pay the fine of 4,000 crowns in instalments.",
    ),
    (  # another act
        "The ministry must publish the contract, the court ruled in the Holm case.",
        "The ministry may challenge the ruling of the court in the Holm case.",
    ),
    (  # for whom it is
        "Heavy lorries are banned from the Holm bridge in Varde.",
        "Cars may use the Holm bridge in Varde.",
    ),
    (  # one that tells both
        "Clerks must disclose second jobs. Clerks may disclose second jobs of their wives.",
        "Clerks must disclose second jobs.",
    ),
]


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_two_rules_for_one_act_are_paired(pairs: Pairs, left: str, right: str) -> None:
    assert pairs("duty", left, right)


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_rules_that_can_both_hold_are_not(pairs: Pairs, left: str, right: str) -> None:
    assert not pairs("duty", left, right)
