from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checker.match.feature import MOST_BITS, WEAK_SHARE

Asked = Callable[..., list[dict[str, Any]]]
TEXTS = {
    "a": "Herons nest at the lighthouse. Herons nest at the weir. People nest nowhere at Karne.",
    "b": "Herons left the chapel. A barge sank.",
}


@pytest.fixture(scope="module")
def rarity(asked: Asked) -> dict[str, tuple[int, float]]:
    rows = asked("SELECT token, statements, bits FROM rarity", TEXTS)
    return {row["token"]: (row["statements"], row["bits"]) for row in rows}


def test_a_rare_word_weighs_more_than_a_frequent_one(
    rarity: dict[str, tuple[int, float]],
) -> None:
    assert rarity["heron"][0] == 3
    assert rarity["chapel"][0] == 1
    assert rarity["chapel"][1] > rarity["heron"][1] > 0


def test_a_word_common_in_all_news_keeps_a_part_of_its_weight(
    rarity: dict[str, tuple[int, float]],
) -> None:
    assert rarity["people"][0] == rarity["chapel"][0]
    assert rarity["people"][1] == pytest.approx(WEAK_SHARE * rarity["chapel"][1])


def test_names_are_weighed_like_words_and_nothing_weighs_too_much(
    rarity: dict[str, tuple[int, float]],
) -> None:
    assert rarity["karne"] == rarity["chapel"]
    assert all(bits <= MOST_BITS for _, bits in rarity.values())


def test_each_claim_is_laid_out_by_the_place_of_its_tokens(asked: Asked) -> None:
    rows = asked(
        "SELECT DISTINCT f.place, f.token FROM feature AS f JOIN claims USING (claim_id)"
        " WHERE quote = '14 barges'",
        {"a": "The weir broke. Ada Brandt sold 14 barges."},
    )
    places = {(row["place"], row["token"]) for row in rows}
    assert {("word", "sell"), ("wide", "weir"), ("name", "ada brandt")} <= places
    assert ("word", "weir") not in places


def test_claims_that_name_their_thing_exactly_are_not_matched_by_tokens(asked: Asked) -> None:
    rows = asked(
        "SELECT c.keyed FROM claims AS c WHERE keyed AND EXISTS"
        " (FROM feature AS f WHERE f.claim_id = c.claim_id)",
        {"a": "Elin Marsk, the mayor of Vellby, sang."},
    )
    assert rows == []
