"""How long before or after another event something was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.model.claim import Claim
from checker.model.value import QuantityValue

Claims = Callable[..., list[Claim]]
DAY = 86_400


def apart(claims: list[Claim]) -> list[tuple[str, str, float | None]]:
    return [
        (c.quote.exact, c.about.head, c.value.nominal)
        for c in claims
        if c.predicate == "apart" and isinstance(c.value, QuantityValue)
    ]


@pytest.mark.parametrize(
    ("text", "words", "way", "seconds"),
    [
        ("He was caught two days after the robbery.", "two days after", "after", 2 * DAY),
        ("She resigned a week before the vote.", "a week before", "before", 7 * DAY),
        ("She resigned on the eve of the vote.", "on the eve", "before", DAY),
        ("He died the day after the crash.", "the day after", "after", DAY),
        ("It sank half an hour after leaving port.", "half an hour after", "after", 1800),
    ],
)
def test_a_time_counted_from_another_event_is_read(
    claims_of: Claims, text: str, words: str, way: str, seconds: float
) -> None:
    assert apart(claims_of(text)) == [(words, way, seconds)]


@pytest.mark.parametrize(
    "text",
    [
        "Two days later he was caught.",
        "He was caught within two days of the robbery.",
        "More than two days after the robbery he was caught.",
        "They met the day before yesterday.",
        "It was a quarter of an hour before the last guests left.",
        "He worked two days a week before the accident.",
    ],
)
def test_a_time_without_an_event_or_a_number_is_none(claims_of: Claims, text: str) -> None:
    assert apart(claims_of(text)) == []
