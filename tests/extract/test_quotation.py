from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.quotation import QuotationMention, attributions, quotations

PIECES = st.sampled_from(
    ["“", "”", '"', "'", "’", "‘", "«", "»", "„", " ", ", ", ". ", "\n\n", "Marr", " said ", "she",
     " according to ", "the captain", ":", "we will go", "\0", "😀", "שלום", "Dr. Lund"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


def read(text: str) -> list[QuotationMention]:
    return quotations(text, 0, len(text))


def said(text: str) -> list[tuple[str, str]]:
    return [(text[q.start : q.end], q.speaker) for q in read(text)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("“We will not sail,” said Ivo Marr.", "We will not sail,", "Ivo Marr"),
        ('"We will not sail," Marr told the Gazette.', "We will not sail,", "Marr"),
        ("The captain, Ivo Marr, said: “It was cold.”", "It was cold.", "Ivo Marr"),
        ("Ivo Marr, the captain, said, “It was cold.”", "It was cold.", "Ivo Marr"),
        ("According to the harbour office, “all is well”.", "all is well", "the harbour office"),
        ("Marr: «It was cold.»", "It was cold.", "Marr"),
        ("‘It’s ours,’ the workers’ union said.", "It’s ours,", "the workers’ union"),
        ("„We sail“, said Dr. Ada Lund.", "We sail", "Dr. Ada Lund"),
        (
            "“The [harbour] is … closed [sic],” Marr said.",
            "The [harbour] is … closed [sic],",
            "Marr",
        ),
        ("“He said ‘no’ twice,” Marr said.", "He said ‘no’ twice,", "Marr"),
    ],
)
def test_a_quotation_has_its_words_and_its_speaker(text: str, words: str, speaker: str) -> None:
    assert said(text) == [(words, speaker)]


def test_the_speaker_in_the_middle_speaks_both_halves() -> None:
    text = "“We sail,” Marr said. “It is calm.”"
    assert said(text) == [("We sail,", "Marr"), ("It is calm.", "Marr")]
    assert [q.continued for q in read(text)] == [False, True]


def test_an_unclosed_quotation_is_carried_on_by_the_next_paragraph() -> None:
    text = "“We sail,” said Marr. “It is calm.\n\n“It is warm.”"
    assert said(text)[-1] == ("It is warm.", "Marr")


def test_a_later_quotation_after_another_sentence_has_no_certain_speaker() -> None:
    assert said("“We sail,” Marr said. The crowd left. “It is far too cold.”")[-1][1] == ""


def test_a_pronoun_is_the_only_person_in_sight() -> None:
    text = "Ada Lund said the bridge was closed. “It is old,” she said."
    assert said(text) == [("It is old,", "Ada Lund")]


def test_a_pronoun_between_two_people_stays_open() -> None:
    text = "Ada Lund said that Eva Holm had closed the bridge. “It is old,” she said."
    assert said(text) == [("It is old,", "")]


def test_a_fragment_is_partial_and_says_who_was_told() -> None:
    text = "Lund told the Gazette that the bridge was “a disgrace to all of us”."
    (mention,) = read(text)
    assert mention.partial
    assert (mention.speaker, mention.cited) == ("Lund", "the Gazette")


def test_a_name_in_marks_is_no_statement() -> None:
    (mention,) = read("The “ghost ship” was found.")
    assert mention.scare
    assert mention.speaker_start is None


@pytest.mark.parametrize(
    "text", ['A plank 6" wide.', "the workers' plan", "rock 'n' roll", "“", ""]
)
def test_inches_apostrophes_and_strays_quote_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "report", "speaker"),
    [
        ("Lund said that the fire had spread.", "the fire had spread", "Lund"),
        ("The fire was out by noon, officials said.", "The fire was out by noon", "officials"),
        ("According to police, three men fled.", "three men fled", "police"),
        ("Marr told Reuters the ship had left.", "the ship had left", "Marr"),
    ],
)
def test_a_report_has_its_clause_and_speaker(text: str, report: str, speaker: str) -> None:
    (mention,) = attributions(text, 0, len(text))
    assert (text[mention.start : mention.end], mention.speaker) == (report, speaker)


def test_one_who_is_told_is_not_the_speaker() -> None:
    text = "Lund was told that the bridge had closed."
    assert attributions(text, 0, len(text)) == []


@given(TEXTS)
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    behind = 0
    for q in read(text):
        assert behind <= q.start <= q.end <= len(text)
        behind = q.end
        if q.speaker_start is not None and q.speaker_end is not None:
            assert 0 <= q.speaker_start < q.speaker_end <= len(text)
    for a in attributions(text, 0, len(text)):
        assert 0 <= a.start < a.end <= len(text)
        assert 0 <= a.speaker_start < a.speaker_end <= len(text)
