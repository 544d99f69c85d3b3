from __future__ import annotations

import pytest

from checker.extract.quantity import quantities


def shares(text: str) -> list[tuple[str, float | None, str]]:
    return [
        (m.written, m.value.nominal and round(m.value.nominal, 3), m.head)
        for m in quantities(text, 0, len(text))
        if m.value.unit == "ratio"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One pupil in five sleeps badly.", ("One pupil in five", 0.2, "pupil")),
        ("Three ferries out of ten came late.", ("Three ferries out of ten", 0.3, "ferry")),
        ("The toll takes 15 cents in every euro.", ("15 cents in every euro", 0.15, "")),
        ("The county is paying half, and a bank the rest.", ("half", 0.5, "")),
        ("Half never came back.", ("Half", 0.5, "")),
        ("It gave a tenth of its budget to the choir.", ("a tenth", 0.1, "budget")),
        ("One in two keeps to the rule.", ("One in two", 0.5, "")),
    ],
)
def test_a_share_may_be_told_in_many_ways(text: str, found: tuple[str, float, str]) -> None:
    assert shares(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Two bakers in ten villages closed.",
        "Three men in four days were hurt.",
        "One ferry in 1904 sank.",
        "Half past nine was too late.",
    ],
)
def test_what_only_looks_like_a_share_is_none(text: str) -> None:
    assert shares(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bank cut its rate by a quarter of a point.", 0.25),
        ("The bank cut its rate by half a point.", 0.5),
        ("The poll has the Greens eight points ahead.", 8.0),
    ],
)
def test_points_of_a_rate_or_a_poll_are_percentage_points(text: str, value: float) -> None:
    (mention,) = quantities(text, 0, len(text))
    assert (mention.value.unit, mention.value.nominal) == ("percentage-point", value)


def test_points_of_a_game_are_none() -> None:
    (mention,) = quantities("Vellby won by eight points.", 0, 27)
    assert mention.value.unit == ""


@pytest.mark.parametrize(("verb", "percent"), [("halved", 50.0), ("doubled", 100.0)])
def test_verbs_may_give_a_change_in_percent(verb: str, percent: float) -> None:
    text = f"Profit {verb} in a year."
    (mention,) = [m for m in quantities(text, 0, len(text)) if m.value.unit == "percent"]
    assert (mention.value.nominal, mention.modifiers) == (percent, ("change",))


def test_what_is_handed_over_is_exact() -> None:
    (mention,) = quantities("They handed over 40 crates.", 0, 27)
    assert mention.value.hedge == "exact"
