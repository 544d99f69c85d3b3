from __future__ import annotations

from collections.abc import Callable

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


def test_a_short_sentence_with_other_words_in_its_middle_is_paired(pairs: Pairs) -> None:
    one = "“We did not burn the barges,” Odo Lind said."
    assert len(pairs("said", one, "“We burned the barges,” Odo Lind said.")) == 1
    assert pairs("said", one, "“We never saw the herons,” Odo Lind said.") == []
