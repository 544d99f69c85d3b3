from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Matched = Callable[..., list[dict[str, Any]]]

DIFFERENT = [
    (
        "The trawler Ymer, with nine men on board, went down off Skarn on a stormy night.",
        "Nine men were on board the trawler Ymer, which sank near Tolvik in a storm.",
        ("off Skarn", "near Tolvik"),
    ),
    (
        "The poet Ada Lind, who wrote eleven books, was born in Marhult.",
        "Ada Lind, the poet of eleven books, was a native of Varde.",
        ("in Marhult", "native of Varde"),
    ),
    (
        "The fire burned through the pine forest on the northern slopes of the hill, firemen said.",
        "Firemen fought the fire in the pine forest along the southern flank of the hill.",
        ("northern slopes", "southern flank"),
    ),
    (
        "The survey unit, which lost two of its boats, is attached to the northern command.",
        "Two boats were lost by the survey unit, which answers to the western command.",
        ("attached to the northern command", "answers to the western command"),
    ),
    (
        "The goods train, with nine wagons of grain, derailed near Skarn.",
        "A goods train left the rails close to Tolvik; nine wagons held grain.",
        ("near Skarn", "close to Tolvik"),
    ),
    (
        "The suspect in the theft of the nine icons was arrested in Marhult.",
        "Over the theft of the nine icons a suspect was arrested at Tolvik airport.",
        ("in Marhult", "at Tolvik"),
    ),
]
COMPATIBLE = [
    (
        "The goods train, with nine wagons of grain, derailed in Skarn.",
        "A goods train left the rails outside Tolvik; nine wagons held grain.",
    ),
    (
        "The suspect in the theft of the nine icons was arrested in Marhult.",
        "Over the theft of the nine icons a suspect was arrested in West Farland.",
    ),
    (
        "The trawler Ymer, with nine men on board, went down off Skarn.",
        "The trawler Ymer, with nine men on board, sank near Skarn.",
    ),
    (
        "The river Olda rose above nine metres in Marhult, and cellars were flooded.",
        "Downstream in Varde the river Olda rose above nine metres, and cellars were flooded.",
    ),
    (
        "The wreck lies four miles north of Skarn lighthouse.",
        "The harbour lies to the south of Skarn lighthouse.",
    ),
    (
        "A bakery opened in Marhult with six ovens.",
        "The minister spoke to fishermen near Varde about quotas.",
    ),
]


def told(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(r["left_quote"], r["right_quote"]) for r in rows if r["predicate"] == "located-at"]


@pytest.mark.parametrize(("left", "right", "quotes"), DIFFERENT)
def test_two_places_of_one_event_are_paired(
    matched: Matched, left: str, right: str, quotes: tuple[str, str]
) -> None:
    assert quotes in told(matched(left, right))


@pytest.mark.parametrize(("left", "right"), COMPATIBLE)
def test_places_of_two_things_are_not(matched: Matched, left: str, right: str) -> None:
    assert told(matched(left, right)) == []
