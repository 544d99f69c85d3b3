from __future__ import annotations

import pytest

from checker.extract.context import Named
from checker.extract.inclusion import sides
from checker.extract.name import names


def found(text: str) -> list[tuple[str, bool]]:
    named = [Named(n.start, n.end, n.key, n.kind) for n in names(text, 0, len(text))]
    return [
        (text[name.start : name.end], inside)
        for name in named
        for inside in sides(text, 0, len(text), name)
    ]


@pytest.mark.parametrize(
    ("text", "name", "inside"),
    [
        ("The ban holds in nine towns, Karne included.", "Karne", True),
        ("The ban holds in nine towns, Karne and the hamlets included.", "Karne", True),
        ("The town of Karne is exempt from the ban.", "Karne", False),
        ("The ban holds everywhere except Karne.", "Karne", False),
        ("The village of Karne, which has wells, stays outside the ban.", "Karne", False),
        ("The staff of Holm Line are not part of the strike.", "Holm Line", False),
    ],
)
def test_what_is_inside_and_what_is_outside_is_read(text: str, name: str, inside: bool) -> None:
    assert (name, inside) in found(text)


def test_a_name_alone_is_on_no_side() -> None:
    assert found("The ban holds in Karne.") == []
