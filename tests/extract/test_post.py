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
    assert (post.head, post.words, post.former) == ("coach", ("goalkeeping",), True)


@settings(max_examples=150)
@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    for post in posts(text, 0, len(text)):
        assert 0 <= post.start < post.end <= len(text)
