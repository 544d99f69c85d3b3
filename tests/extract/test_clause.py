from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.clause import clauses

WORDS = st.sampled_from(
    [
        "the",
        "ship",
        "which",
        "sailed",
        "and",
        "was",
        ",",
        ";",
        "—",
        "(",
        ")",
        "“",
        "”",
        "that",
        "if",
        "because",
        "said",
        "Marr",
        "to",
        "no",
        "in",
        "of",
        "harbour",
        "it",
        "closed",
        "reports",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


def split(text: str) -> list[tuple[str, str, str]]:
    return [(c.kind, text[c.start : c.end], c.verb) for c in clauses(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The unit, which could be closed, is part of the ministry.",
            [("main", "The unit", ""), ("relative", "which could be closed", "close"),
             ("main", "is part of the ministry.", "be")],
        ),
        ("The tablets expire in June.", [("main", "The tablets expire in June.", "expire")]),
        ("Our mayor, Ada Lind, resigned.", [("main", "Our mayor, Ada Lind, resigned.", "resign")]),
        ("Our yard, a ruin, endures.", [("main", "Our yard, a ruin, endures.", "endure")]),
        ("The Ada lies 4 miles off.", [("main", "The Ada lies 4 miles off.", "lie")]),
        (
            "Police said the bomb exploded outside.",
            [("main", "Police said", "say"), ("sub", "the bomb exploded outside.", "explode")],
        ),
        (
            "If the talks fail, the mayor will resign and the party will split.",
            [("sub", "If the talks fail", "fail"), ("main", "the mayor will resign", "resign"),
             ("main", "and the party will split.", "split")],
        ),
        (
            "The man who shot the mayor was arrested after police searched flats.",
            [("main", "The man", ""), ("relative", "who shot the mayor", "shoot"),
             ("main", "was arrested", "arrest"), ("sub", "after police searched flats.", "search")],
        ),
        (
            "The ferry and the tug sank.", [("main", "The ferry and the tug sank.", "sink")],
        ),
        (
            "“We will not go there again,” Marr said.",
            [("quote", "“We will not go there again,”", ""), ("main", "Marr said.", "say")],
        ),
        (
            "The tug (built in 1990) sank.",
            [("main", "The tug", ""), ("paren", "(built in 1990)", ""), ("main", "sank.", "sink")],
        ),
    ],
)  # fmt: skip
def test_a_sentence_falls_into_its_clauses(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert split(text) == expected


def test_the_subject_of_an_interrupted_clause_is_found_again() -> None:
    text = "The unit, which grew, was closed."
    last = clauses(text, 0, len(text))[-1]
    assert text[last.subject_start : last.subject_end] == "The unit"


@given(TEXTS)
def test_clauses_lie_in_the_sentence_in_order_and_apart(text: str) -> None:
    behind = 0
    for c in clauses(text, 0, len(text)):
        assert behind <= c.start < c.end <= len(text)
        behind = c.end
        assert 0 <= c.subject_start <= c.subject_end <= len(text)
        assert 0 <= c.verb_start <= c.verb_end <= len(text)
