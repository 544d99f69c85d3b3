from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.post import posts


def read(text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*post.person)], text[slice(*post.role)]) for post in posts(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "person", "role"),
    [
        ("It was drawn up by City Comptroller Renata Osei.", "Renata Osei", "City Comptroller"),
        ("It held, said head groundskeeper Milo Vance.", "Milo Vance", "head groundskeeper"),
        ("IT officer Pia Lund noticed it.", "Pia Lund", "IT officer"),
        ("Ivo Kern, the port's dredging supervisor, signed.", "Ivo Kern", "dredging supervisor"),
        ("Tessa Rook, treasurer of the club, resigned.", "Tessa Rook", "treasurer"),
        ("Juno Ademi, a paediatric nurse, ran.", "Juno Ademi", "paediatric nurse"),
        ("Lars Bo, who runs the ferry terminal, was away.", "Lars Bo", "runs the ferry terminal"),
        ("As club secretary, Ines Faro keeps the keys.", "Ines Faro", "club secretary"),
        ("Marta Quell, 47, a tram driver, was hurt.", "Marta Quell", "tram driver"),
        ("The vineyard's cellar master, Otto Brandt, drank.", "Otto Brandt", "cellar master"),
        ("The head of rail safety, Lina Rohm, promised it.", "Lina Rohm", "head"),
        ("Erik Sund, the ferry's second engineer, ran.", "Erik Sund", "second engineer"),
        ("The pilot of the crop duster, Wade Kohl, ran.", "Wade Kohl", "pilot"),
        ("Claire Dubois was appointed stage manager.", "Claire Dubois", "stage manager"),
        ("Beekeeper Wanda Ruiz lost 40 hives.", "Wanda Ruiz", "Beekeeper"),
        ("Nora Vik (treasurer) signed.", "Nora Vik", "treasurer"),
        ("Nora Vik, a 19-year-old law student, won.", "Nora Vik", "law student"),
        ("The 34-year-old plumber Olav Ness fell.", "Olav Ness", "plumber"),
        ("Nora Vik, who works as a nurse, ran.", "Nora Vik", "nurse"),
        ("Nora Vik, the girl's sister, ran.", "Nora Vik", "sister"),
        ("said Lord Mayor Dr Greta Bohl.", "Greta Bohl", "Lord Mayor"),
    ],
)
def test_what_a_person_is_said_to_be_is_read_in_any_words(
    text: str, person: str, role: str
) -> None:
    assert (person, role) in read(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nils Aker, one of the passengers, filmed it.",
        "Ruth Amsel, from Kiel, bought a ticket.",
        "The tanker Borealis sank off the cape.",
        "Christopher Baker, Jennifer Carpenter and Summer Fisher sang.",
        "Player of the match Lena Vos was cheered.",
        "Hunter Ekdal met Walter Rohm.",
        "The Worker Protection Act was named.",
        "After the summer Pia Lund left.",
    ],
)
def test_other_words_beside_a_name_are_no_post(text: str) -> None:
    assert read(text) == []


def test_a_former_post_is_one() -> None:
    (post,) = posts("Former goalkeeping coach Ana Reis agreed.", 0, 40)
    assert (post.head, post.words, post.when) == ("coach", ("goalkeeping",), "former")


@settings(max_examples=150)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for post in posts(text, 0, len(text)):
        assert 0 <= post.start < post.end <= len(text)


def when(text: str) -> list[tuple[str, str]]:
    return [(post.head, post.when) for post in posts(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "head", "time"),
    [
        ("Tessa Rook, who had chaired the bank until it fell, left.", "chair", "former"),
        ("Tessa Rook, who used to run the city's archive, left.", "head", "former"),
        ("Tessa Rook, who once coached Ostrum United, left.", "coach", "former"),
        ("Tessa Rook, formerly the bank's treasurer, left.", "treasurer", "former"),
        ("Tessa Rook, until last year captain of the ferry, left.", "captain", "former"),
        ("Tessa Rook, who chaired the bank, left.", "chair", "told"),
        ("Tessa Rook, who commanded the 4th brigade, left.", "commander", "told"),
        ("Tessa Rook, then head of the drug squad, left.", "head", "once"),
        ("Tessa Rook served as treasurer of the club.", "treasurer", "once"),
        ("Tessa Rook resigned as treasurer of the club.", "treasurer", "once"),
        ("The club sacked Tessa Rook as treasurer.", "treasurer", "once"),
        ("Tessa Rook was sworn in as mayor of Ostrum.", "mayor", "new"),
        ("Tessa Rook takes over as treasurer on Monday.", "treasurer", "new"),
        ("The club appointed Tessa Rook as treasurer.", "treasurer", "new"),
        ("The club named Tessa Rook treasurer.", "treasurer", "new"),
        ("Tessa Rook will become treasurer of the club.", "treasurer", "next"),
        ("Tessa Rook, who is to head the new agency, left.", "head", "next"),
        ("Tessa Rook (51), captain of the ferry, left.", "captain", "now"),
        ("Tessa Rook, herself a lawyer, left.", "lawyer", "now"),
    ],
)
def test_a_post_is_held_at_its_time(text: str, head: str, time: str) -> None:
    assert when(text) == [(head, time)]


def test_what_follows_another_post_is_read_too() -> None:
    text = "Tessa Rook, captain of the ferry, will become chair of the line."
    assert when(text) == [("captain", "now"), ("chair", "next")]
    text = "Tessa Rook, the engineer who ran the terminal, left."
    assert when(text) == [("engineer", "now"), ("head", "told")]


@pytest.mark.parametrize(
    "text",
    [
        "Tessa Rook, who led the race, fell.",
        "Tessa Rook, who ran a risk, fell.",
        "Tessa Rook succeeds as often as she fails.",
        "They met Tessa Rook as dusk fell.",
    ],
)
def test_a_race_is_nothing_that_one_heads(text: str) -> None:
    assert when(text) == []
