"""Wholes with all their parts, though no word says "in all"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim

Claims = Callable[..., list[Claim]]


def tied(claims: list[Claim]) -> list[tuple[str, str]]:
    return [(c.predicate, c.quote.exact) for c in claims if c.predicate in {"part", "total"}]


@pytest.mark.parametrize(
    ("text", "parts", "total"),
    [
        (
            "The seven climbers, three women and five men, had set out at dawn.",
            ["three women", "five men"],
            "seven climbers",
        ),
        (
            (
                "The parish has $84 million. The largest share, $36 million, goes to schools, roads"
                " receive $22 million, and the rest, $30 million, is for the poor."
            ),
            ["$36 million", "$22 million", "$30 million"],
            "$84 million",
        ),
        (
            "There were 3,340 valid votes. Orme (Lib) 1,482, Pell (Lab) 1,365, Quist (Con) 533.",
            ["1,482", "1,365", "533"],
            "3,340 valid votes",
        ),
        (
            "Of the 52 riders, 31 were unhurt, 14 were bruised and nine were taken away.",
            ["31", "14", "nine"],
            "52 riders",
        ),
    ],
)
def test_a_whole_that_is_divided_up_is_tied_to_its_parts(
    claims_of: Claims, text: str, parts: list[str], total: str
) -> None:
    assert set(tied(claims_of(text))) == {*(("part", part) for part in parts), ("total", total)}


@pytest.mark.parametrize(
    "text",
    [
        "Police held twelve men, three women and two boys.",  # a list, not what the twelve are
        "The seven climbers, two doctors and a guide, had set out.",
        "Seven climbers, three women and five men were there to greet them.",
        "The parish has $84 million. The largest share, $36 million, goes to schools.",
        "The parish has $84 million. Schools get $36 million, roads $22 million, parks $9 million.",
        "There were 9,340 valid votes. Orme (Lib) 1,482, Pell (Lab) 1,365, Quist (Con) 533.",
    ],
)
def test_parts_that_need_not_be_all_are_left_alone(claims_of: Claims, text: str) -> None:
    assert tied(claims_of(text)) == []
