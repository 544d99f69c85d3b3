from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.division import divisions
from checker.extract.quantity import quantities

PARTS = [*"12 :,.()–-", "three ", "of them ", "and ", "pots ", "€"]
TEXTS = st.lists(st.sampled_from(PARTS), max_size=30).map("".join)


def read(text: str) -> list[tuple[float | None, list[float | None]]]:
    found = quantities(text, 0, len(text))
    return [
        (w.value.nominal, [p.value.nominal for p in parts]) for w, parts in divisions(text, found)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They may shoot 24 wolves: seven in Osby, six in Karne, five in Ulm and four in Lund.",
         [(24, [7, 6, 5, 4])]),
        ("The abbey returns twelve bells: six of them bronze, four iron and one silver.",
         [(12, [6, 4, 1])]),
        ("Guards held 14 poachers (nine on Friday and six on Saturday).", [(14, [9, 6])]),
        ("The storm broke 18 masts – eleven in Osby, four in Ulm and two in Lund – and left.",
         [(18, [11, 4, 2])]),
        ("It sets aside £30m: £12m for buses, £10m for roads and £8m for bridges.",
         [(30e6, [12e6, 10e6, 8e6])]),
    ],
)  # fmt: skip
def test_a_row_of_parts_behind_a_colon_or_a_dash_is_all_of_its_whole(
    text: str, expected: list[tuple[float, list[float]]]
) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The guild has 30 members, including ten bakers, eight smiths and five millers.",
        "There were 3 faults: the mast, the keel and 20 broken oars.",
        "Tickets cost 40 crowns: 25 crowns for pupils and 15 crowns for children.",
        "Six towns were hit: Osby with 12 dead, Karne with 7 dead and Ulm with 3.",
        "The abbey has about 24 bells: seven in Osby, six in Karne and five in Ulm.",
        "The abbey has 24 bells: two in Osby, one in Karne and one in Ulm.",
        "They have three boats: Ann, 12, Bob, 10 and Cy, 8.",
    ],
)
def test_what_need_not_be_all_parts_of_a_whole_is_no_such_row(text: str) -> None:
    assert read(text) == []


@given(TEXTS)
def test_parts_stand_behind_their_whole(text: str) -> None:
    for whole, parts in divisions(text, quantities(text, 0, len(text))):
        assert all(whole.end <= p.start < p.end <= len(text) for p in parts)
