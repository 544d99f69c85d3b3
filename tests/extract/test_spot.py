from __future__ import annotations

import pytest

from checker.extract.spot import spots

SPOTS = [
    ("The ferrymen slept in the ice hall.", [("in the ice hall", "ice hall", "spot building")]),
    ("The shot came from a parked van.", [("from a parked van", "van", "spot vehicle")]),
    (
        "It burned in front of the town hall.",
        [("in front of the town hall", "town hall", "spot building")],
    ),
    ("A bus overturned near junction 9.", [("junction 9", "9", "spot junction")]),
    ("They were drawn into Group B.", [("Group B", "b", "spot group")]),
    ("Fire ate the southern flank.", [("southern flank", "south", "spot side")]),
    ("It fell from the north-eastern face.", [("north-eastern face", "north-east", "spot side")]),
    ("It lies west of Cape Orr.", [("west of Cape Orr", "west", "spot side of cape orr")]),
    ("She lives on the third floor.", [("third floor", "third", "spot floor")]),
]


@pytest.mark.parametrize(("text", "found"), SPOTS)
def test_a_place_without_a_name_is_found_with_its_type(
    text: str, found: list[tuple[str, str, str]]
) -> None:
    read = [(text[s.start : s.end], s.value, s.type) for s in spots(text, 0, len(text))]
    assert read == found


@pytest.mark.parametrize(
    "text", ["The van driver slept.", "The group a friend founded won.", "", "Junction 9.5 rose."]
)
def test_what_is_no_place_is_none(text: str) -> None:
    assert list(spots(text, 0, len(text))) == []
