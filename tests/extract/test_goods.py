from __future__ import annotations

import pytest

from checker.extract.goods import keys
from checker.extract.members import member_lists


def listed(text: str) -> list[tuple[str, ...]]:
    return [keys(text, m.items) for m in member_lists(text, 0, len(text)) if not m.capitalised]


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("Lots B114, B115 and B118 are affected.", ("114", "115", "118")),
        ("The numbers on the caps are 2204, 2205 and 2209.", ()),
        ("Trams 204, 205 and 307 are cancelled.", ("204", "205", "307")),
        ("Flights KL204, KL206 and LH99 were cancelled.", ("KL204", "KL206", "LH99")),
        ("It recalls the floods of 2002, 2013 and 2021.", ("2002", "2013", "2021")),
        ("The halls hold 200, 300 and 400 people.", ()),
        ("The price rose to 200, 300 and 400 euros.", ()),
        ("The firm makes kettles, electric toasters and irons.", ("kettle", "toaster", "iron")),
        ("The farm grows oats, barley and peas.", ("oat", "barley", "pea")),
        (
            "The find consists of a gilded cup, three rings and two coins of silver.",
            ("cup", "ring", "coin"),
        ),
        (
            "They are a cup covered in gold, three rings and two combs of bone.",
            ("cup", "ring", "comb"),
        ),
        (
            "Divers found a brass bell, an iron bell and an anchor.",
            ("a brass bell", "an iron bell", "anchor"),
        ),
    ],
)  # fmt: skip
def test_members_go_by_the_noun_that_they_are_built_on_or_by_their_code(
    text: str, members: tuple[str, ...]
) -> None:
    assert listed(text) == ([members] if members else [])
