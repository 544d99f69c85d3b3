from __future__ import annotations

from collections.abc import Callable

Pairs = Callable[..., list[tuple[str, str]]]
DECIDED = "The dairy has decided to close its Norvik creamery."
WEIGHED = "The dairy is considering closing the Norvik creamery."


def test_one_act_at_two_stages_is_paired(pairs: Pairs) -> None:
    assert len(pairs("act", DECIDED, WEIGHED)) == 1


def test_one_act_on_two_things_is_not_paired(pairs: Pairs) -> None:
    assert pairs("act", DECIDED, "The brewery is considering closing a Solvik warehouse.") == []


def test_an_act_of_which_a_story_has_one_needs_no_words_in_common(pairs: Pairs) -> None:
    strike = "Drivers will walk out on Monday."
    assert len(pairs("act", strike, "The strike has been called off.")) == 1


def test_two_stages_of_an_act_have_something_beside_it_in_common(pairs: Pairs) -> None:
    planned = "The charter will enter into force on January 1, 2031."
    assert pairs("act", planned, "New rules for cabs could take effect one day.") == []
    assert len(pairs("act", "The charter will take effect.", "The charter could take effect.")) == 1
    assert len(pairs("act", planned, "The treaty could take effect on 1 January 2031.")) == 1


def test_an_act_of_another_year_is_another_act(pairs: Pairs) -> None:
    strike = "In 1987 the drivers walked out."
    assert pairs("act", strike, "The strike has been called off.") == []


def test_a_source_that_states_and_denies_an_act_contradicts_nobody(pairs: Pairs) -> None:
    both = "The strike has been called off. On Friday the drivers had walked out."
    assert pairs("act", "Drivers will walk out on Monday.", both) != [
        ("Drivers will walk out on Monday.", "The strike has been called off.")
    ]


def test_the_surest_mention_of_each_source_counts(pairs: Pairs) -> None:
    both = f"For a year the dairy was considering closing the Norvik creamery. {DECIDED}"
    resolved = "The dairy agreed to close the creamery at Norvik."
    assert pairs("act", both, resolved) == []
    assert len(pairs("act", both.partition(".")[0] + ".", resolved)) == 1


def test_opposites_that_are_said_of_one_thing_are_paired(pairs: Pairs) -> None:
    one, other = "The lock gate was open at dusk.", "The lock gate was closed at dusk."
    assert (one[:-1], other[:-1]) in [
        (a.rstrip("."), b.rstrip(".")) for a, b in pairs("state", one, other)
    ]


def test_opposites_of_two_quarters_are_not_paired(pairs: Pairs) -> None:
    assert not pairs(
        "state",
        "The mill's profit rose in the first quarter.",
        "The mill's profit fell in the second quarter.",
    )


def test_opposites_of_two_owners_are_not_paired(pairs: Pairs) -> None:
    assert not pairs("state", "The profit of Varde Mills rose.", "The profit of Holm Line fell.")


def test_a_source_that_says_both_opposites_is_paired_with_none(pairs: Pairs) -> None:
    both = "The lock gate was open at dusk. Later the lock gate was closed."
    assert not pairs("state", both, "The lock gate was closed at dusk.")


def test_what_is_done_to_another_thing_denies_nothing(pairs: Pairs) -> None:
    one = "Names and streets in the Holm files were copied. Dental records of Holm were not copied."
    assert pairs("act", one, "Dental records of Holm were copied as well, the clinic wrote.")
    assert not pairs("act", one, "The names and streets in the Holm files were copied.")
