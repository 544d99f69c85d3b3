from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.antecedent import antecedent
from checker.extract.quotation import quotations


def speakers(text: str) -> list[str]:
    return [q.speaker for q in quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Then Harbour Minister Otto Brekke took the floor. “The quay is ours,” he said.",
         "Otto Brekke"),
        ("Marit Solheim of Lyngvik gave evidence in the afternoon. “I heard a bang,” she said.",
         "Marit Solheim"),
        ("Ivo Marr, who runs the ferry, was in a bad mood. “Nobody asked us,” he said.",
         "Ivo Marr"),
        ("Manager Greta Holm counted the sacks. They were all there. “We lost none,” she said.",
         ""),
        ("Manager Greta Holm counted the sacks. She did it twice. “We lost none,” she said.",
         "Greta Holm"),
        ("On Tuesday morning Greta Holm opened the shop. “We lost none,” she told the Gazette.",
         "Greta Holm"),
        ("The chief surveyor, Ingrid Vale, closed the road at once.\n\n“It will slide,” she said.",
         "Ingrid Vale"),
        ("Mayor Didrik Lund was bitter: “They knew where the keys were.”", "Didrik Lund"),
        ("“We sail with the tide,” as Ada Lund, the harbourmaster, put it.", "Ada Lund"),
        ("“We sail with the tide,” the harbourmaster, Ada Lund, told reporters.", "Ada Lund"),
        ("“Calm and orderly”, that was the verdict of the Alder League.", "the Alder League"),
        ("In the words of Ada Lund, “the tide waits for nobody”.", "Ada Lund"),
    ],
)  # fmt: skip
def test_a_quotation_belongs_to_the_person_that_the_text_has_just_spoken_of(
    text: str, speaker: str
) -> None:
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ivo Marr met Otto Brekke at the quay. “It is ours,” he said.",
        "Ms Solheim closed the quay. “It is ours,” he said.",
        "In a letter to Ivo Marr the union complained. “It is ours,” he said.",
        "Ivo Marr's boat was sunk. “It is ours,” he said.",
        "Ivo Marr and his crew went home. “It is ours,” he said.",
        "A fisherman stood on the quay. “It is ours,” he said.",
        "Ivo Marr left. A fisherman stood on the quay. “It is ours,” he said.",
        "Harbour Lines bought the quay. “It is ours,” he said.",
        "# The quay\n\n“It is ours,” he said.",
        "“It is ours,” he said.",
    ],
)
def test_a_pronoun_stays_open_where_somebody_else_may_be_meant(text: str) -> None:
    assert speakers(text) == [""]


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=120), st.integers(0, 60), st.integers(0, 60))
def test_any_text_is_read(text: str, low: int, length: int) -> None:
    low = min(low, len(text))
    assert isinstance(antecedent(text, low, min(len(text), low + length), "he"), str)
