from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.placement import placements

WORDS = st.sampled_from(
    [
        "the",
        "a",
        "unit",
        "Norvik",
        "within",
        "inside",
        "under",
        "is",
        "was",
        "set",
        "up",
        "part",
        "of",
        "belongs",
        "to",
        "housed",
        "Lorne",
        "ministry",
        ",",
        ".",
        "and",
        "which",
        "reports",
        "“",
        "”",
        "will",
        "be",
        "established",
        "2001",
        "years",
        "located",
        "in",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=80)


def placed(text: str) -> list[tuple[str, str, str]]:
    return [
        (text[p.subject_start : p.subject_end], p.relation, text[p.place_start : p.place_end])
        for p in placements(text, 0, len(text))
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "The flood cell will be set up within the office of the Lorne Council and grow.",
            ("The flood cell", "within", "the office of the Lorne Council"),
        ),
        (
            "They want the “wave desk” housed within TIDECEN to grow.",
            ("the “wave desk”", "within", "TIDECEN"),
        ),
        (
            "The registry is part of the Ministry of Health and Welfare.",
            ("The registry", "part-of", "the Ministry of Health and Welfare"),
        ),
        ("The island belongs to Denmark.", ("The island", "part-of", "Denmark")),
        (
            "The lab, a unit of Norvik Group, was closed.",
            ("The lab", "part-of", "Norvik Group"),
        ),
        (
            "The lab is a wholly owned subsidiary of Norvik Group.",
            ("The lab", "owned-by", "Norvik Group"),
        ),
        (
            "The directorate, which is small and reports to Kerr, grew.",
            ("The directorate", "under", "Kerr"),
        ),
        (
            "It wanted to set up an internal cell inside the Lorne Ministry.",
            ("an internal cell", "within", "the Lorne Ministry"),
        ),
        (
            "The agency is overseen by the Lorne Council.",
            ("The agency", "under", "the Lorne Council"),
        ),
        ("The company, headquartered in Lorne, grew.", ("The company", "based-in", "Lorne")),
        ("Ek works for the contractor Brann.", ("Ek", "works-for", "the contractor Brann")),
        (
            "The school in Bonn is part of the Rhine trust.",
            ("The school in Bonn", "part-of", "the Rhine trust"),
        ),
    ],
)
def test_a_placement_names_thing_relation_and_place(text: str, parts: tuple[str, str, str]) -> None:
    assert placed(text) == [parts]


@pytest.mark.parametrize(
    "text",
    [
        "The unit will be established within two years.",
        "A deal is within reach.",
        "The minister is under pressure.",
        "The plan is under review.",
        "The move is part of an effort to save money.",
        "The bridge was built within budget.",
        "It was placed under investigation.",
        "She is part of it.",
        "The mission was set up in part.",
        "The visit is part of Lund's desire to grow.",
        "The party led by two points.",
        "It belongs to Denmark.",
    ],
)
def test_time_and_abstractions_are_no_place(text: str) -> None:
    assert placed(text) == []


@given(TEXTS)
def test_spans_are_exact_and_inside(text: str) -> None:
    for p in placements(text, 0, len(text)):
        for low, high in (
            (p.start, p.end), (p.subject_start, p.subject_end), (p.place_start, p.place_end),
            (p.verb_start, p.verb_end),
        ):  # fmt: skip
            assert 0 <= low < high <= len(text)
        assert p.subject_end <= p.place_start
