from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.sentence import sentences, statements
from checker.model.document import Document, Metadata, Span
from checker.read.markdown import passages
from checker.read.reader import read_standard_input


def split(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, 0, len(text))]


def headings(text: str) -> list[str]:
    document = Document(
        metadata=Metadata(id="a"), path="a.md", text=text, body=tuple(passages(text))
    )
    return [text[s.span.start : s.span.end] for s in statements(document) if s.heading]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lind met Dr. Berg and Prof. Falk.",
        "J. K. Falk and A. B. Berg wrote to Ola F. Lind.",
        "The U.S. Senate and U.S. officials met at 7 a.m. Monday.",
        "It was agreed at No. 5 and in Art. 7 for approx. £3m.",
        "The mill cost 3.5 million on Dec. 5 and Jan. 12.",
        "Lind & Co. Chief Executive Ada Berg met St. Olav Inc. directors.",
        "“Why now?” he asked.",
        "“Why now?” Ada Lind asked.",
        "Bakers, millers etc. and others came, e.g. Falk.",
        "ARNBY, Ont. - A court closed the mill.",
        "See arnby.example.com/Mill and mail Ada.Lind@Mill.example now.",
        "Well... perhaps they will.",
        "They asked for greater union. among all.",
        "1. First of all.",
    ],
)
def test_such_a_sentence_is_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["He left at 7 a.m.", "The mill closed."],
        ["It is made in the U.S.", "They sell it here."],
        ["He said no.", "Then he left."],
        ["“We won.”", "He left."],
        ['"Go now."', '"Never!"', "She stayed."],
        ["Is it over?", "Yes!", "The mill closed in 2019.", "45 people left."],
        ["Prices rose 5%.", "$3m went."],
        ["He waited…", "Nobody came."],
        ["It closed.[3]", "It opened again.[12]", "End."],
        ["So did I.", "Plan B.", "The end."],
        ["*It closed.*", "Berg wept."],
    ],
)
def test_such_sentences_are_told_apart(parts: list[str]) -> None:
    assert split(" ".join(parts)) == parts


def test_a_missing_space_is_seen() -> None:
    assert split("the valley towns.Following the vote in 2019.The mill closed.") == [
        "the valley towns.",
        "Following the vote in 2019.",
        "The mill closed.",
    ]
    assert split('He said: "It is over."The mill closed.') == [
        'He said: "It is over."',
        "The mill closed.",
    ]
    assert split('He left."We stay," she said.') == ["He left.", '"We stay," she said.']


def test_full_stops_of_other_scripts_need_no_space() -> None:
    assert split("第一句。「第二句。」第三？") == ["第一句。", "「第二句。」", "第三？"]


def test_bullets_and_blank_lines_end_a_statement() -> None:
    assert split("Votes • Lind 12 • Berg 9\r\n\r\nEnd") == ["Votes", "Lind 12", "Berg 9", "End"]


def test_marks_alone_state_nothing() -> None:
    assert split("*** ... !!! “”") == []


def test_headings_are_known_by_mark_or_shape() -> None:
    text = (
        "# Mill\n\nMill of Arnby is to close\n\nThe mill closes.\n\nWhy\n---\n\nIs it over now?\n\n"
        "- Ada Lind and others\n\n| a b c d | Lind and Berg |\n\nand so on and on\n"
    )
    assert headings(text) == ["Mill", "Mill of Arnby is to close", "Why"]


def test_statements_are_numbered_through_and_know_their_paragraph() -> None:
    document = read_standard_input(b"One ends. Two ends.\n\nThree ends.")
    assert [(s.number, s.paragraph) for s in statements(document)] == [(0, 0), (1, 0), (2, 1)]


PIECES = [
    "Mr.",
    "a.m.",
    "J.",
    "The",
    "mill",
    ".",
    ". ",
    '"',
    "”",
    "?",
    "!",
    "…",
    "• ",
    "\n",
    "\r\n",
    " ",
    "5",
    "%",
    "。",
    "«",
    "www.",
    "@",
    "[3]",
    "*",
    "א",
    "😀",
    "\x00",
    "\xa0",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_spans_are_exact_ordered_and_apart(parts: list[str]) -> None:
    text = "".join(parts)
    spans = sentences(text, 0, len(text))
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    kept = "".join(text[s.start : s.end] for s in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]


@given(st.text(max_size=300), st.integers(0, 50))
def test_any_part_of_any_text_can_be_split(text: str, start: int) -> None:
    start = min(start, len(text))
    for span in sentences(text, start, len(text)):
        assert isinstance(span, Span)
        assert start <= span.start < span.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["five in Bratt, six in Lisa and ", "ropes; oars; ", "no stop ", "x"]
)
def test_a_sentence_without_an_end_is_cut_where_words_end(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    parts = split(text)
    assert max(map(len, parts)) <= 3000
    assert " ".join(parts).replace(" ", "") == text.replace(" ", "")
    assert all(part[-1] in ",; x" or part[-1].isalpha() for part in parts)
    if " " in piece:
        words = set(text.split())
        assert {word for part in parts for word in part.split()} == words


@pytest.mark.parametrize(
    "piece", ["a", ".", "a. ", 'aaa."Bb', '?"', "\n", "Mr. ", "1. ", "a! said "]
)
def test_a_long_text_of_one_piece_is_split(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    spans = sentences(text, 0, len(text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
