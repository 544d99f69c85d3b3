from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.role import role_key, roles


def read(text: str) -> list[tuple[str, str, str, str]]:
    return [
        (
            text[slice(*m.person)],
            text[slice(*m.role)],
            text[slice(*m.body)] if m.body else "",
            m.tense,
        )
        for m in roles(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "person", "role", "body", "tense"),
    [
        ("Defence Commissioner Mara Quint said no.", "Mara Quint", "Defence Commissioner", "",
         "now"),
        ("Mara Quint, the captain of the Borealis, dived.", "Mara Quint", "captain", "Borealis",
         "now"),
        ("We asked Mara Quint, who heads the agency.", "Mara Quint", "heads", "agency", "now"),
        ("Tillman's finance chief, Bo Lindt, left.", "Bo Lindt", "finance chief", "Tillman", "now"),
        ("Then the mayor, Didi Portal, spoke.", "Didi Portal", "mayor", "", "now"),
        ("Bo Lindt, president of Tillman, agreed.", "Bo Lindt", "president", "Tillman", "now"),
        ("Bo Lindt, a former president of Tillman, agreed.", "Bo Lindt", "president", "Tillman",
         "former"),
        ("The acting director Bo Lindt agreed.", "Bo Lindt", "director", "", "acting"),
        ("Former Prime Minister Bo Lindt agreed.", "Bo Lindt", "Former Prime Minister", "",
         "former"),
        ("Bo Lindt is the chief executive of Tillman.", "Bo Lindt", "chief executive", "Tillman",
         "now"),
        ("The deputy director of Holm Museum, Eva Stahl, left.", "Eva Stahl", "deputy director",
         "Holm Museum", "now"),
        ("It was the caretaker, Eva Stahl.", "Eva Stahl", "caretaker", "", "now"),
        ("Bo Lindt, who headed the supervisory board, left.", "Bo Lindt",
         "headed the supervisory board", "supervisory board", "now"),
        ("Bo Lindt, who chaired the inquiry until 2019, left.", "Bo Lindt",
         "chaired the inquiry", "inquiry", "former"),
        ("Eva Stahl, head of river research, agreed.", "Eva Stahl", "head of river research", "",
         "now"),
        ("According to museum director Eva Stahl, it is gone.", "Eva Stahl", "museum director", "",
         "now"),
    ],
)  # fmt: skip
def test_person_role_and_body_are_read(
    text: str, person: str, role: str, body: str, tense: str
) -> None:
    assert read(text) == [(person, role, body, tense)]


def test_two_roles_of_one_person_are_both_read() -> None:
    text = "It was Eva Stahl, co-founder and chief executive officer of Tillman."
    assert [r[1:3] for r in read(text)] == [
        ("co-founder", ""),
        ("chief executive officer", "Tillman"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Eva Stahl, captain Bo Lindt’s sister, left.",
        "Ms Stahl left.",
        "The captain left the Borealis.",
        "Eva Stahl, however, left.",
        "",
    ],
)
def test_no_role_is_made_up(text: str) -> None:
    assert all(person != "Eva Stahl" for person, *_ in read(text))
    assert "Stahl" not in [person for person, *_ in read(text)]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("CEO", "chief executive officer"),
        ("finance chief", "Chief Financial Officer"),
        ("chairwoman", "chair"),
        ("spokesman", "spokesperson"),
        ("Defense Minister", "minister of defence"),
        ("former PM", "prime minister"),
    ],
)
def test_names_of_one_role_share_a_key(left: str, right: str) -> None:
    assert role_key(left) == role_key(right)


@pytest.mark.parametrize(
    ("left", "right"),
    [("chair", "vice chair"), ("president", "vice president"), ("director", "managing director")],
)
def test_different_roles_stay_apart(left: str, right: str) -> None:
    assert role_key(left) != role_key(right)


WORDS = st.lists(
    st.sampled_from(
        ["Eva Stahl", "the", "captain", ",", "of", "Tillman", "who", "heads", "President", "former",
         "is", "and", "chief", "executive", ".", "'s", "ex", "-", "acting", "mayor", "\n", "🙂"]
    ),
    max_size=20,
).map(" ".join)  # fmt: skip


@given(st.one_of(WORDS, st.text(max_size=80)))
def test_spans_hold_words(text: str) -> None:
    for found in roles(text, 0, len(text)):
        for start, end in filter(None, (found.person, found.role, found.body)):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip() == text[start:end]


@pytest.mark.parametrize(
    ("role", "key"),
    [
        ("head of river research", "department head"),
        ("headed the supervisory board", "chair"),
        ("leads the planning unit", "department head"),
        ("leads", "head"),
        ("state secretary for transport", "state secretary"),
        ("caretaker", "caretaker"),
        ("head of the bank", "head of the bank"),
        ("head of human resources", "chief people officer"),
        ("minister for education", "education minister"),
    ],
)
def test_offices_of_one_sort_have_one_key(role: str, key: str) -> None:
    assert role_key(role) == key
