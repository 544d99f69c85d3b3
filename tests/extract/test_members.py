from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.members import ListMention, member_lists


def lists(text: str) -> list[ListMention]:
    return member_lists(text, 0, len(text))


def items(text: str) -> list[str]:
    (found,) = lists(text)
    return [text[a:b] for a, b in found.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The navies of Norway, Denmark and Iceland met.", ["Norway", "Denmark", "Iceland"]),
        ("The navies of Norway, Denmark, and the Netherlands met.",
         ["Norway", "Denmark", "Netherlands"]),
        ("On Monday Norway, Denmark and Iceland met.", ["Norway", "Denmark", "Iceland"]),
        ("In Bergvik, Norway, Denmark and Iceland agreed.", ["Norway", "Denmark", "Iceland"]),
        ("Ministers from Bergvik, Oru and Keld met.", ["Bergvik", "Oru", "Keld"]),
        ("It was signed by Ada Holm, Udo Brandt, as well as Nora Vance.",
         ["Ada Holm", "Udo Brandt", "Nora Vance"]),
        ("Letters went to Mayor Ada Holm and Governor Udo Brandt.", ["Ada Holm", "Udo Brandt"]),
        ("The finds were a copper bowl, three iron nails and a comb.",
         ["a copper bowl", "three iron nails", "a comb"]),
        ("They sell goods such as rope, lamp oil and dried fish.",
         ["rope", "lamp oil", "dried fish"]),
        ("They had a spade, a wire cutter and two guards' coats with them.",
         ["a spade", "a wire cutter", "two guards' coats"]),
        ("Chad; Niger; and Mali signed.", ["Chad", "Niger", "Mali"]),
    ],
)  # fmt: skip
def test_the_items_of_a_list_are_found(text: str, expected: list[str]) -> None:
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He came, saw and left.",
        "It opens on Saturday 13 and Sunday 14 December.",
        "French and German officials met.",
        "They flew from Graz, Austria, and Bern, Switzerland.",
        "Talks between Norway and Denmark failed.",
        "She said: “We thank Norway, Denmark and Iceland.”",
        "The Duke of Bergvik and Ada Holm arrived.",
        "Ada Holm and Board member Udo Brandt voted.",
        "",
    ],
)
def test_what_only_looks_like_a_list_is_none(text: str) -> None:
    assert lists(text) == []


def test_a_sentence_that_may_or_may_not_begin_with_a_member_says_nothing() -> None:
    assert lists("In Norway, Denmark and Iceland fishermen protested.") == []


@pytest.mark.parametrize(
    ("text", "opener"),
    [
        ("Several states, including Norway and Denmark, agreed.", "including"),
        ("Countries such as Norway, Chad and Mali agreed.", "such as"),
        ("Others include Norway, Chad and Mali.", "include"),
        ("Six banks lend, among them Norland Bank and Quell Bank.", "among them"),
        ("It covers Norway, Chad and Mali, among others.", "among others"),
        ("It covers Norway, Chad and Mali and two others.", "and two others"),
    ],
)
def test_an_opener_makes_a_list_open(text: str, opener: str) -> None:
    (found,) = lists(text)
    assert found.open
    assert found.opener == opener


@pytest.mark.parametrize(
    ("text", "announced", "head"),
    [
        ("It hit four villages - Oru, Tamba, Keld and Sarn.", 4, "village"),
        ("Three countries: Norway, Denmark and Iceland.", 3, "country"),
        ("The three towns that flooded are Oru, Tamba and Keld.", 3, "town"),
        ("The police forces of Norway, Denmark and Iceland met.", None, "force"),
        ("Norway, Denmark and Iceland met.", None, "country"),
        ("Ships such as Aurora and Borealis sank.", None, "ship"),
        ("The bowl, two iron nails, a comb: these are the three finds.", 3, "find"),
    ],
)
def test_the_words_around_name_and_count_the_members(
    text: str, announced: int | None, head: str
) -> None:
    (found,) = lists(text)
    assert (found.announced, found.head) == (announced, head)


def test_a_list_of_names_is_told_from_one_of_things() -> None:
    assert lists("It joined Norway, Denmark and Iceland.")[0].capitalised
    assert not lists("They took a bowl, a comb and a lamp.")[0].capitalised


def test_a_plain_list_is_closed() -> None:
    (found,) = lists("The pact binds Norway, Denmark and Iceland.")
    assert not found.open
    assert found.opener == ""


WORDS = st.lists(
    st.sampled_from(
        ["Norway", "Denmark", "Ada Holm", ",", "and", "or", ";", ":", "including", "such as", "the",
         "a", "two", "bowl", "comb", ".", "“", '"', "In", "of", "five", "towns", "-", "are",
         "as well as", "others", "\n", "🙂", "President", "French"]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


@given(st.one_of(WORDS, st.text(max_size=80)))
def test_items_lie_in_order_inside_their_list(text: str) -> None:
    last = 0
    for found in member_lists(text, 0, len(text)):
        assert found.start == found.items[0][0]
        assert found.end == found.items[-1][1]
        assert len(found.items) >= 2
        for start, end in found.items:
            assert last <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]
            last = end


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Storms hit five towns: Ostrum, Vellby, Karne and Lund.", "Ostrum"),
        ("Four ports sent boats to the ferry: Tarbrook, Sandle, Nessary and Oldmoor.", "Tarbrook"),
    ],
)
def test_the_first_name_behind_a_colon_is_a_member(text: str, first: str) -> None:
    (found,) = member_lists(text, 0, len(text))
    assert next(text[a:b] for a, b in found.items) == first
    assert len(found.items) == 4
