from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from checker.read.markdown import passages
from checker.read.text import paragraphs

LINES = st.lists(
    st.sampled_from(
        ["", "# Head", "A line.", "- item", "> quote", "| a | b |", "|--|--|", "```", "    code",
         "<!-- x", "-->", "---", "* * *", "1. one", "<div>", "![a](b)", "[x]: y", "\u05d0", "=="]
    ),
    max_size=12,
)  # fmt: skip


def plain(text: str) -> list[str]:
    return [text[s.start : s.end] for s in paragraphs(text)]


def marked(text: str) -> list[str]:
    return [text[s.start : s.end] for s in passages(text)]


def test_short_lines_of_a_page_stay_apart() -> None:
    assert plain("Mill to close\n3 March\nThe mill closes.\n\nEnd.") == [
        "Mill to close",
        "3 March",
        "The mill closes.",
        "End.",
    ]


def test_wrapped_prose_is_one_paragraph() -> None:
    text = (
        "The council of Arnby met on Monday to talk about the old\n"
        "bridge, which was closed in March after Mr\n"
        "Lind found cracks in two of the piers and\n"
        "asked for help.\n"
    )
    assert plain(text) == [text.strip()]


def test_bullets_are_left_out_of_plain_items() -> None:
    assert plain("Votes:\n• Lind 12\n- Berg 9\n3. Falk 2") == [
        "Votes:",
        "Lind 12",
        "Berg 9",
        "Falk 2",
    ]


def test_line_ends_of_every_system_end_lines() -> None:
    assert plain("One.\r\n\r\nTwo.\rThree.") == ["One.", "Two.", "Three."]


def test_markdown_gives_headings_items_cells_and_quotes() -> None:
    text = (
        "# Mill #\n\nThe **mill**\ncloses.\n\nWhy\n---\n- one\n  more\n- two\n\n> said\n\n"
        "| town | jobs |\n|:--|--:|\n| Arn\\|by | 12 |\n"
    )
    assert marked(text) == [
        "Mill", "The **mill**\ncloses.", "Why", "one\n  more", "two", "said",
        "town", "jobs", "Arn\\|by", "12",
    ]  # fmt: skip


def test_a_heading_may_end_in_a_hash_of_its_own() -> None:
    assert marked("# Why C#") == ["Why C#"]


def test_code_comments_pictures_and_definitions_are_no_body() -> None:
    text = (
        "```py\nx = 1\n```\n\n    y = 2\n\n<!-- note\nmore -->\n<div>\n![mill](m.png)\n"
        "[1]: https://a.example\n\n***\nBody.\n"
    )
    assert marked(text) == ["Body."]


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_passages_are_trimmed_ordered_and_apart(lines: list[str], stop: str) -> None:
    text = stop.join(lines)
    for spans in (paragraphs(text), passages(text)):
        assert all(text[s.start : s.end] == text[s.start : s.end].strip() != "" for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.text(max_size=200))
def test_any_text_has_passages_that_are_trimmed(text: str) -> None:
    for spans in (paragraphs(text), passages(text)):
        assert all(text[s.start : s.end].strip() for s in spans)
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
