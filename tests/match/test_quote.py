from __future__ import annotations

from collections.abc import Callable

import pytest

Pairs = Callable[..., list[tuple[str, str]]]
BANG = "“We heard a loud bang under the engine room,” {} said."


def test_one_quotation_in_two_wordings_is_paired(pairs: Pairs) -> None:
    other = "“We heard a loud bang beneath the engine room,” Odo Lind said."
    assert pairs("said", BANG.format("Odo Lind"), other) == [
        (
            "We heard a loud bang under the engine room,",
            "We heard a loud bang beneath the engine room,",
        )
    ]


def test_one_quotation_by_two_people_is_paired_by_its_speakers(pairs: Pairs) -> None:
    found = pairs("speaker-of", BANG.format("Odo Lind"), BANG.format("Ada Brandt"))
    assert len(found) == 1


def test_half_a_sentence_is_still_that_sentence(pairs: Pairs) -> None:
    longer = "“We heard a loud bang under the engine room before dawn broke,” Odo Lind said."
    assert len(pairs("said", BANG.format("Odo Lind"), longer)) == 1


def test_other_words_of_the_same_matter_are_another_quotation(pairs: Pairs) -> None:
    other = "“We heard the engine singing from the other room,” Odo Lind said."
    assert pairs("said", BANG.format("Odo Lind"), other) == []


def test_the_same_words_in_another_order_are_another_quotation(pairs: Pairs) -> None:
    one = "“Herons nest where barges rot,” Odo Lind said."
    assert pairs("said", one, "“Barges rot where herons nest,” Odo Lind said.") == []
    assert len(pairs("said", one, one)) == 1


def test_lists_that_share_most_members_are_one_list(pairs: Pairs) -> None:
    found = pairs(
        "members",
        "The villages of Ostrum, Vellby, Karne and Lundsted lost power.",
        "Power failed in the villages of Ostrum, Vellby, Karne and Brodal.",
    )
    assert found == [("Ostrum, Vellby, Karne and Lundsted", "Ostrum, Vellby, Karne and Brodal")]


def test_lists_that_share_one_member_are_two_lists(pairs: Pairs) -> None:
    found = pairs(
        "members",
        "The villages of Ostrum, Vellby, Karne and Lundsted lost power.",
        "The villages of Ostrum, Solvik, Hafn and Brodal lost power.",
    )
    assert found == []


def test_lists_of_things_are_one_list_where_most_heads_agree(pairs: Pairs) -> None:
    first = "The hoard is a gilded cup, three rings, two combs and five coins."
    second = "Divers brought up a cup with a lid, three rings, two combs and five nails of iron."
    assert len(pairs("members", first, second)) == 1
    assert pairs("members", first, "On the table lay a map, a lamp, a rope and five coins.") == []


def test_lists_of_codes_are_one_list_whatever_letters_stand_before_them(pairs: Pairs) -> None:
    first = "Lots B1140, B1141, B1142 and B1145 go back to the dairy."
    second = "The letters on the caps are followed by 1140, 1141, 1142 and 1144."
    assert len(pairs("members", first, second)) == 1


def test_a_short_sentence_with_other_words_in_its_middle_is_paired(pairs: Pairs) -> None:
    one = "“We did not burn the barges,” Odo Lind said."
    assert len(pairs("said", one, "“We burned the barges,” Odo Lind said.")) == 1
    assert pairs("said", one, "“We never saw the herons,” Odo Lind said.") == []


@pytest.mark.parametrize(
    ("one", "other", "paired"),
    [
        ("Trains will stop at Holm, Varde and Osby.", "The stops are Holm, Varde and Runn.", True),
        (
            "The ban covers forks, plates and straws.",
            "The ban spares forks, plates and mugs.",
            True,
        ),
        # Each text knows the place that only the other lists, so there are two rows of places.
        (
            "Trains will stop at Holm, Varde and Osby. Buses go to Runn.",
            "The stops are Holm, Varde and Runn.",
            False,
        ),
        ("Guests came from Holm, Varde and Osby.", "Tea is sold in Holm, Varde and Runn.", False),
    ],
)
def test_one_other_member_that_the_other_text_names_nowhere_makes_no_other_list(
    one: str, other: str, paired: bool, pairs: Pairs
) -> None:
    assert bool(pairs("members", one, other)) is paired


def test_the_sentence_nearest_to_a_quotation_is_meant_where_several_share_its_words(
    pairs: Pairs,
) -> None:
    keeps = "“I will keep rowing as long as I have the will to do so,” Ada Brandt said."
    other = (
        "“For all my broken oars I never lost my love of rowing, and as long as I keep it"
        " I will be there,” Brandt said."
    )
    short = "Ada Brandt said she “will keep rowing as long as I have the will”."
    found = pairs("said", f"{keeps} {other}", short)
    assert [left[:16] for left, _ in found] == ["I will keep rowi"]


def test_a_turn_of_phrase_in_two_mouths_is_no_quotation(pairs: Pairs) -> None:
    night = "“It was a night on the lightship that I will never forget, it was hard,” said {}."
    turn = "“I will never forget the lightship,” said Jora Velde."
    assert pairs("speaker-of", night.format("Odo Lind"), turn) == []
    assert len(pairs("speaker-of", night.format("Odo Lind"), night.format("Jora Velde"))) == 1
