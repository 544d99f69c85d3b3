"""Which figures of a text count what grows or shrinks while a story goes on."""

from __future__ import annotations

import pytest

from checker.extract.running import running_claims
from checker.extract.sentence import statements
from checker.extract.statement import claims_in
from checker.model.document import Document, Metadata, Span
from checker.model.value import TextValue


def told(text: str) -> list[str]:
    document = Document(
        metadata=Metadata(id="d"), path="d.txt", text=text, body=(Span(start=0, end=len(text)),)
    )
    claims = claims_in(document, statements(document), [])
    return [
        c.value.text for c in claims if isinstance(c.value, TextValue) and c.predicate == "so-far"
    ]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("By Tuesday the number of the dead stood at 17, the mayor said.", "17 dead"),
        ("The death toll climbed to 31.", "31 dead"),
        ("The toll now stands at 19.", "19 dead"),
        ("Six dead.", "6 dead"),
        ("At least four people died in the flood.", "4 dead"),
        ("By dusk the number of evacuees stood at 6,100.", "6100 evacuated"),
        ("Some 1,900 people had been moved out of riverside hamlets.", "1900 evacuated"),
        ("About 300 residents left their homes.", "300 evacuated"),
        ("Forty-one people have caught measles.", "41 ill"),
        ("Doctors have recorded 23 cases of measles.", "23 ill"),
        ("Twelve people remain unaccounted for.", "12 missing"),
        ("The number of injured rose to 54.", "54 injured"),
        ("The fire was 5% contained on Sunday.", "5 contained"),
    ],
)
def test_a_count_so_far_is_read(sentence: str, said: str) -> None:
    assert told(sentence) == [said]


@pytest.mark.parametrize(
    "sentence",
    [
        "Four others died.",
        "Two of the dead were from Holm.",
        "Another barge hit the lock eight years ago and left 31 hurt.",
        "A crash on the same road killed 12 people in 2009.",
        "The number of pupils rose to 300.",
        "Up to 40 people could die, the report warned.",
        "The toll for lorries is 40 crowns.",
    ],
)
def test_other_figures_are_none(sentence: str) -> None:
    assert told(sentence) == []


def test_nothing_comes_of_nothing() -> None:
    assert running_claims([]) == []
