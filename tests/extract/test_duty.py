"""What a sentence requires, advises, allows, leaves free or forbids."""

from __future__ import annotations

import pytest

from checker.extract.duty import duties

RULES = [
    ("Drivers must stop at the Holm gate.", "required", "suspend", "driver"),
    ("Owners are obliged to clear the snow.", "required", "clear", "own"),
    ("The rule requires airlines to refund tickets.", "required", "refund", "airline"),
    ("Masks are compulsory on trams.", "required", "mask", ""),
    ("Employers have a duty to stop work.", "required", "suspend", "employer"),
    ("Fans were asked to stay at home.", "advised", "stay", "supporter"),
    ("Officials urged residents to boil their water.", "advised", "boil", "resident"),
    ("The state should publish the report.", "advised", "publish", ""),
    ("Clinics may reserve the vaccine.", "allowed", "reserve", "hospital"),
    ("Visitors are permitted to swim.", "allowed", "swim", "visitor"),
    ("Landlords are no longer required to register tenants.", "optional", "register", "landlord"),
    ("Passengers needn't show a passport.", "optional", "show", "passenger"),
    ("Schools can decide whether to close.", "optional", "", "school"),
    ("Smoking is forbidden in the yard.", "forbidden", "smoke", ""),
    ("Farmers are not allowed to water fields by day.", "forbidden", "water", "farmer"),
    ("No vehicle may enter the old town.", "forbidden", "enter", ""),
    ("The shop is banned from selling fireworks.", "forbidden", "sell", "shop"),
]


@pytest.mark.parametrize(("sentence", "side", "act", "doer"), RULES)
def test_a_sentence_gives_a_rule(sentence: str, side: str, act: str, doer: str) -> None:
    (found,) = duties(sentence, 0, len(sentence))
    assert (found.side, found.act, found.doer) == (side, act, doer)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was ordered in May and came on 3 June.",
        "Only residents may park in the street.",
        "He must have been at home.",
        "They should have closed the gate.",
        "The island can only be reached by boat.",
        "The mill was sold to a baker.",
    ],
)
def test_other_sentences_give_none(sentence: str) -> None:
    assert duties(sentence, 0, len(sentence)) == []


def test_the_second_verb_and_a_particle_are_read() -> None:
    sentence = "Owners may continue to drive their cars."
    (found,) = duties(sentence, 0, len(sentence))
    assert (found.act, found.objects) == ("drive", ("car",))
    sentence = "The state must set up a body of judges."
    (found,) = duties(sentence, 0, len(sentence))
    assert found.objects == ("body", "jury")


def test_what_is_done_to_a_thing_is_known_from_either_voice() -> None:
    for sentence in ("Hunters may shoot 24 wolves.", "Up to 24 wolves may be shot."):
        (found,) = duties(sentence, 0, len(sentence))
        assert (found.act, found.objects) == ("shoot", ("wolf",))
