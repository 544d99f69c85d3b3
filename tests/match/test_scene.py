from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., list[tuple[str, str]]]

DIFFERENT = [
    (
        "The Ostrel tin mine will be dug in the province of Tavana, the ministry said.",
        "Villagers say the Ostrel tin mine, in Kellan province, takes their water.",
        ("province of Tavana", "Kellan province"),
    ),
    (
        "The crates of the Lund hoard will be shown at the new maritime museum in Varde.",
        "The Lund hoard goes on display at the City Museum in Marhult, where a hall is free.",
        ("museum in Varde", "Museum in Marhult"),
    ),
    (
        "The delay was due to cracks in the pylons on the northern bank.",
        "On the southern side, where the pylons had cracks, work took a year longer.",
        ("northern bank", "southern side"),
    ),
    (
        "Orla Cheese, of Carrick, County Mayo, is recalling a soft cheese.",
        "Orla Cheese makes the soft cheese in Dunmore, County Clare, by hand.",
        ("Carrick, County Mayo", "Dunmore, County Clare"),
    ),
    (
        "Both injured climbers were treated at Varde Hospital for broken legs.",
        "The climbers, with broken legs, were treated at Marhult Hospital overnight.",
        ("Varde Hospital", "Marhult Hospital"),
    ),
]  # fmt: skip

COMPATIBLE = [
    (
        "The Ostrel tin mine will be dug in the province of Tavana.",
        "The Ostrel tin mine, near the village of Kell, takes their water.",
    ),
    (
        "The Ostrel tin mine will be dug in the province of Tavana.",
        "The Ostrel tin mine, in Kellan province, lies on the border with Tavana.",
    ),
    (
        "The hoard will be shown at the maritime museum in Varde.",
        "Ada Lind, who studied at a museum in Marhult, paints gates.",
    ),
    (
        "Cracks were found in the pylons on the northern bank and on the southern side.",
        "Cracks in the pylons on the southern side delayed the work.",
    ),
    (
        "Both injured climbers were treated at Varde Hospital.",
        "A nurse from Marhult Hospital is the new mayor.",
    ),
]


@pytest.mark.parametrize(("left", "right", "expected"), DIFFERENT)
def test_places_of_one_type_where_one_thing_is_are_paired(
    pairs: Pairs, left: str, right: str, expected: tuple[str, str]
) -> None:
    assert pairs("set-in", left, right) == [expected]


@pytest.mark.parametrize(("left", "right"), COMPATIBLE)
def test_places_that_may_both_be_right_are_not(pairs: Pairs, left: str, right: str) -> None:
    assert [pair for pair in pairs("set-in", left, right) if pair[0] != pair[1]] == []
