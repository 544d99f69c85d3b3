from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.extract.rank import ranks
from checker.match.frame import read_story
from checker.match.rank import rank_claims
from tests.match.conftest import split_texts

Ranked = Callable[..., list[str]]


@pytest.fixture(scope="module")
def ranked() -> Ranked:
    def found(*texts: str) -> list[str]:
        t = split_texts(*texts)
        stories = {d.id: read_story(d, t.split[d.id], t.mentions[d.id], ()) for d in t.documents}
        placed = {d.id: ranks(d.text, t.split[d.id]) for d in t.documents}
        return [c.quote.exact for c in rank_claims(t.documents, placed, stories)]

    return found


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ("The Holm tower in Varde, the tallest in the country, opens on Friday.",
         "On Friday the Holm tower opens in Varde. It is the second-tallest in the country.",
         ["tallest", "second-tallest"]),
        ("Varde's Holm bridge is the longest in the country, its owner said.",
         "The owner of the Holm bridge in Varde says that one other bridge is longer.",
         ["longest", "one other bridge is longer"]),
        ("The flood at Varde mill was the deadliest in the valley.",
         "Two floods in the valley were deadlier than that at Varde mill.",
         ["deadliest", "Two floods in the valley were deadlier"]),
        ("Ada Lind ran the Varde mile in four minutes, a world record.",
         "Ada Lind ran the Varde mile in four minutes and missed the record by a second.",
         ["a world record", "missed the record"]),
        ("The oak in Varde park is the oldest tree in the county.",
         "In the county, two trees are older than the oak in Varde park.",
         ["oldest", "two trees are older"]),
    ],
)  # fmt: skip
def test_two_places_on_one_scale_are_told(
    ranked: Ranked, one: str, other: str, says: list[str]
) -> None:
    assert ranked(one, other) == says


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Holm tower in Varde is the tallest in the country.",
         "The Holm tower in Varde is one of the tallest in the country."),
        ("The flood at Varde mill was the deadliest of the year.",
         "The flood at Varde mill was the third-deadliest since 1980."),
        ("The Holm tower in Varde is the tallest in the country.",
         "No other tower in the country is taller than the Holm tower in Varde."),
        ("The Holm bank of Varde is the largest in the country.",
         "The smallest fish of the sea is the second-largest in the market of Oslo."),
        ("The river Var is the longest in the country.",
         "By volume the river Var is the second-longest in the country."),
        ("", "The Holm tower in Varde is the tallest in the country."),
    ],
)  # fmt: skip
def test_what_may_both_be_right_is_left_alone(ranked: Ranked, one: str, other: str) -> None:
    assert ranked(one, other) == []
