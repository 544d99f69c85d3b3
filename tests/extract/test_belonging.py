from __future__ import annotations

import pytest

from checker.extract.belonging import belongings

HELD = [
    ("The survey unit reports to the navy board.", "navy board", True, True),
    ("The farms lie outside the fever zone.", "fever zone", False, False),
    ("Private schools are exempt from the phone ban.", "phone ban", False, False),
    ("The mounds form part of the Tavana reserve.", "Tavana reserve", True, True),
    ("The judge does not belong to the appeals panel.", "appeals panel", False, False),
    ("The archive is attached to the harbour ministry.", "harbour ministry", True, True),
]


@pytest.mark.parametrize(("text", "holder", "inside", "parent"), HELD)
def test_what_is_inside_or_outside_is_found_with_its_holder(
    text: str, holder: str, *, inside: bool, parent: bool
) -> None:
    (found,) = belongings(text, 0, len(text))
    assert (text[slice(*found.place)], found.inside, found.parent) == (holder, inside, parent)


@pytest.mark.parametrize(
    "text", ["It came under pressure.", "He is from time to time ill.", "She quit.", ""]
)
def test_what_holds_nothing_is_none(text: str) -> None:
    assert [b for b in belongings(text, 0, len(text)) if b.head not in {"pressure", "time"}] == []
