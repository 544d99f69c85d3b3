"""Figures that are of what the figure before them is of."""

from __future__ import annotations

import pytest

from checker.extract.heir import heirs
from checker.extract.quantity import quantities


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Unemployment fell from 4.4 percent to 4.1 percent.", ["unemployment", "unemployment"]),
        ("Turnout reached 61 percent, up from 58 percent.", ["turnout", "turnout"]),
        ("Revenue grew 12 percent to $3.4 million.", ["revenue", ""]),
        ("Turnout was 61 percent. In Lund it was 58 percent.", ["turnout", ""]),
    ],
)
def test_the_noun_goes_on_to_a_figure_of_the_same_unit(text: str, heads: list[str]) -> None:
    found = heirs(text, quantities(text, 0, len(text)))
    assert [mention.head for mention in found] == heads
