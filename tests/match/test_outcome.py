"""Which outcomes on one axis speak of one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., list[tuple[str, str]]]

DIFFERENT = [
    (
        "A jury in Marhult convicted Ada Lind of burning the Holm granary.",
        "Ada Lind walked free in Marhult; the jury cleared her of burning the Holm granary.",
    ),
    (
        "The gate of the Holm boathouse in Varde was padlocked, the harbour board said.",
        "The harbour board said the gate of the Holm boathouse in Varde had been left open.",
    ),
    (
        "The Holm mill in Varde was bulldozed for a car park.",
        "The council of Varde has preserved the Holm mill and dropped the car park.",
    ),
]

ALIKE = [
    (  # other people
        "A jury in Marhult convicted Ada Lind of burning the granary.",
        "A jury in Kellan cleared Jon Birk of burning the granary.",
    ),
    (  # other charges
        "A jury in Marhult convicted Ada Lind of affray in the Holm granary.",
        "Ada Lind was cleared of manslaughter by the Marhult jury in the Holm granary case.",
    ),
    (  # another block of one estate
        "The door of Block Cedar in Holm Park was padlocked, the Varde council said.",
        "The door of Block Birch in Holm Park was left open, the Varde council said.",
    ),
    (  # other years
        "In 2009 the gate of the Holm boathouse in Varde was padlocked.",
        "In 2011 the gate of the Holm boathouse in Varde was left open.",
    ),
    (  # one who tells both
        "The Holm boathouse in Varde was padlocked. Later the Holm boathouse was left open.",
        "The Holm boathouse in Varde was padlocked.",
    ),
    (  # only a plan that is weighed
        "The Holm mill in Varde was bulldozed for a car park.",
        "The council of Varde is weighing whether to preserve the Holm mill.",
    ),
    (  # only a condition
        "If the ice breaks, the Holm mill in Varde will be bulldozed.",
        "The council of Varde has preserved the Holm mill.",
    ),
]


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_other_sides_of_one_thing_are_paired(pairs: Pairs, left: str, right: str) -> None:
    assert pairs("outcome", left, right)


@pytest.mark.parametrize(("left", "right"), ALIKE)
def test_what_looks_alike_is_not_paired(pairs: Pairs, left: str, right: str) -> None:
    assert pairs("outcome", left, right) == []
