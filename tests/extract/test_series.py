from __future__ import annotations

import pytest

from checker.extract.series import pairs, series

ROWS = [
    ("The label left out milk, soya and sesame.", ["milk", "soya", "sesame"]),
    ("The subjects, she added, are botany, Latin and music.", ["botany", "Latin", "music"]),
    (
        "He was charged with fraud, forgery and money laundering.",
        ["fraud", "forgery", "money laundering"],
    ),
]
NONE = [
    "He came, saw and left.",
    "They flew from Graz, Austria, and Bern, Switzerland.",
    "In the storm, trees and roofs fell.",
    "On Monday, police and soldiers met.",
    "",
]


@pytest.mark.parametrize(("text", "items"), ROWS)
def test_a_row_of_words_is_a_list(text: str, items: list[str]) -> None:
    (found,) = series(text, 0, len(text))
    assert [text[a:b] for a, b in found] == items


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_a_row_is_none(text: str) -> None:
    assert list(series(text, 0, len(text))) == []


def test_a_pair_is_a_list_where_the_words_close_it() -> None:
    text = "The label left out milk and soya, and nothing else. It lists oats and rye."
    assert [[text[a:b] for a, b in found] for found in pairs(text, 0, len(text))] == [
        ["milk", "soya"]
    ]
