from __future__ import annotations

import pytest

from checker.extract.clause import clauses
from checker.extract.state import State, states


def found(text: str) -> set[tuple[str, str, bool]]:
    some: list[State] = []
    for clause in clauses(text, 0, len(text)):
        if clause.verb:
            some += states(text, clause)
    return {(one.thing, one.axis, one.first) for one in some}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prices fell by 4% in May.", "Prices rose by 4% in May."),
        ("Net profit rose to $4m.", "Net profit slumped to $4m."),
        ("The shop reduced its prices.", "The shop raised its prices."),
        ("The sea was calm that night.", "The sea was rough."),
        ("The alarm went off at three.", "The alarm stayed silent."),
        ("The door was locked.", "The door was unlocked."),
        ("The door was open.", "The door was not open."),
        ("The council approved the motion.", "The motion was rejected by the council."),
    ],
)
def test_opposites_of_one_thing_stand_on_one_axis(one: str, other: str) -> None:
    turned = {(thing, axis, not first) for thing, axis, first in found(other)}
    assert found(one) & turned


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prices fell by 4% in May.", "Wages rose by 4% in May."),
        ("Prices fell in May.", "Prices dropped in May."),
        ("The sea was calm.", "The sea was cold."),
    ],
)
def test_other_things_and_other_words_are_no_opposites(one: str, other: str) -> None:
    turned = {(thing, axis, not first) for thing, axis, first in found(other)}
    assert not found(one) & turned


def test_a_name_is_no_thing() -> None:
    assert found("On Monday Brandt rose.") == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The guild accepted the pay offer.", "The guild turned down the pay offer."),
        ("The treaty was signed.", "The treaty remained unsigned."),
        ("The files were encrypted.", "The files were unencrypted."),
        ("The barn was insured.", "The barn was uninsured."),
    ],
)
def test_phrases_and_words_with_un_have_opposites(one: str, other: str) -> None:
    turned = {(thing, axis, not first) for thing, axis, first in found(other)}
    assert found(one) & turned
