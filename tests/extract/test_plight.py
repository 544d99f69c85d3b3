from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.extract.quantity import quantities
from checker.model.claim import Claim
from checker.model.value import QuantityValue

Claims = Callable[..., list[Claim]]


def counted(claims: list[Claim]) -> dict[str, str]:
    return {c.quote.exact: c.about.head for c in claims if isinstance(c.value, QuantityValue)}


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("A coach overturned near Osby. Five were hurt.", "Five", "injured"),
        ("Two died and eleven were injured.", "Two", "dead"),
        ("Two died and eleven were injured.", "eleven", "injured"),
        ("Nine people were taken to hospital with burns.", "Nine people", "hospitalised"),
        ("Of the miners, seven were flown to hospital.", "seven", "hospitalised"),
        ("Five lie in the hospital in Vellby.", "Five", "hospitalised"),
        ("Six were in intensive care.", "Six", "hospitalised"),
        ("Six people were still in hospital.", "Six people", "inpatient"),
        ("Three guests, all cooks, were rushed to hospital.", "Three guests", "hospitalised"),
        ("The wave swept away four anglers.", "four anglers", "trapped"),
        ("Five of the nine had been swept along.", "Five", "trapped"),
        ("Seven hikers were buried under the snow.", "Seven hikers", "trapped"),
        ("Twelve passengers were brought ashore.", "Twelve passengers", "rescue"),
    ],
)  # fmt: skip
def test_a_phrase_tells_what_befell_those_who_are_counted(
    claims_of: Claims, text: str, words: str, what: str
) -> None:
    assert counted(claims_of(text))[words] == what


@pytest.mark.parametrize(
    ("text", "words", "what"),
    [
        ("Three of the four anglers were killed.", "four anglers", "angler"),
        ("A cook and two anglers were taken to hospital.", "two anglers", "angler"),
        ("Nine anglers were taken to hospital in Osby, four to Orr.", "Nine anglers", "angler"),
        ("Seven sailors were buried at sea.", "Seven sailors", "crew"),
        ("Two soldiers were carried off the field.", "Two soldiers", "soldier"),
        ("Nine crates were taken to hospital by bike.", "Nine crates", "crate"),
    ],
)
def test_another_phrase_or_another_thing_leaves_the_count_alone(
    claims_of: Claims, text: str, words: str, what: str
) -> None:
    found = counted(claims_of(text))
    assert found[words] == what


@pytest.mark.parametrize(
    "text",
    [
        "She had two left.",
        "Number seven died in the play.",
        "One was hurt.",
        "Room four was hurt by the noise.",
        "Eight had already left.",
    ],
)
def test_a_bare_number_counts_people_only_where_it_is_said_what_befell_them(text: str) -> None:
    assert quantities(text, 0, len(text)) == []
