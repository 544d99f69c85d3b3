"""On which side of an axis something is said to have come out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.axis import axes, hits
from checker.extract.outcome import Outcome, outcomes
from checker.extract.token import tokens

CASES = [
    ("The jury in Varde cleared him of arson.", "verdict", "acquitted", "asserted"),
    ("Ada Lind was found by the jury guilty of arson.", "verdict", "guilty", "asserted"),
    ("Ada Lind was not convicted.", "verdict", "acquitted", "asserted"),
    ("The board is weighing whether to demolish the old mill.", "demolish", "down", "considered"),
    ("Ada Lind is tipped to be acquitted.", "verdict", "acquitted", "expected"),
    ("Arson has been ruled out.", "inquest", "natural", "asserted"),
    ("Arson could not be ruled out.", "inquest", "unlawful", "possible"),
    ("Police in Varde have not ruled out foul play.", "inquest", "unlawful", "possible"),
    ("The gate was left open.", "lock", "open", "asserted"),
    ("The gate had been padlocked.", "lock", "locked", "asserted"),
    ("The plant was unlicensed.", "licence", "unlicensed", "asserted"),
    ("The plant had a valid permit.", "licence", "licensed", "asserted"),
]


def _of(text: str, axis: str) -> list[Outcome]:
    return [one for one in outcomes(text, tokens(text)) if one.axis == axis]


@pytest.mark.parametrize(("text", "axis", "side", "how"), CASES)
def test_the_side_and_how_sure_it_is_are_read(text: str, axis: str, side: str, how: str) -> None:
    found = _of(text, axis)
    assert {(one.side, one.modality) for one in found} == {(side, how)}


@pytest.mark.parametrize(
    ("text", "axis"),
    [
        ("Was the gate padlocked?", "lock"),
        ("The rowers deserved to lose the race.", "election"),
        ("The rowers made enough chances to win the match.", "election"),
        ("The causeway is close to the mill.", "lock"),
        ("Rates were not raised.", "rates"),  # they may have been cut or held
        ("", "lock"),
    ],
)
def test_what_says_no_outcome_has_none(text: str, axis: str) -> None:
    assert not text or not _of(text, axis)


def test_two_negations_cancel() -> None:
    assert {o.side for o in _of("Nobody was not convicted.", "verdict")} == {"guilty"}


def test_no_fewer_is_no_negation() -> None:
    assert {o.side for o in _of("No fewer than nine were convicted.", "verdict")} == {"guilty"}


def test_a_condition_makes_it_no_outcome() -> None:
    found = _of("If the rain stops, the mill will be demolished.", "demolish")
    assert {one.modality for one in found} == {"conditional"}


def test_the_longest_phrase_of_an_axis_counts() -> None:
    words = tokens("They were found not guilty.")
    assert [h.side.name for h in hits(words) if h.side.axis == "verdict"] == ["acquitted"]


def test_a_gap_does_not_cross_a_mark() -> None:
    assert not _of("They found him; she felt guilty and left.", "verdict")


def test_every_axis_has_two_sides_and_every_list_names_axes() -> None:
    told = axes()
    assert all(len(names) >= 2 for names in told.sides.values())
    assert told.charged <= set(told.sides)


@settings(max_examples=150)
@given(st.text(max_size=120))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    words = tokens(text)
    for one in outcomes(text, words):
        assert 0 <= one.start < one.end <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Brandt attended the hearing.", "Ada Brandt stayed away from the hearing."),
        ("The travel ban was lifted.", "The travel ban remains in force."),
        ("The court granted bail.", "The court refused her bail."),
        ("The talks produced an agreement.", "The talks ended without an agreement."),
        ("There will be no layoffs at the mill.", "The mill will lay off forty men."),
        ("The mill made a profit.", "The mill is loss-making."),
        ("The levee held.", "The levee burst."),
        ("No one was hurt.", "A firefighter was taken to hospital with burns."),
        ("They were told to stay indoors.", "They were ordered to leave."),
        ("Ada Brandt is staying on as coach.", "Ada Brandt has stepped down."),
        ("The mill is back in operation.", "The mill stands idle."),
        ("We got no call for help.", "The skipper sent a mayday."),
    ],
)
def test_more_axes_have_two_sides(one: str, other: str) -> None:
    sides = [
        {(o.axis, o.side) for o in outcomes(text, tokens(text, 0, len(text)))}
        for text in (one, other)
    ]
    assert any(a == b and s != t for a, s in sides[0] for b, t in sides[1])
