from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.rules.pattern import unsafe


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+", "([a-z]+)*$", "(a|aa)+", "(?:a*)*", "((a+)b)*", "(a{2,})+", "(?P<x>a+)+",
        "(a+){2,}", "(.*a)*", r"(\w+\s?)*",
    ],
)  # fmt: skip
def test_a_repetition_inside_a_repetition_is_unsafe(pattern: str) -> None:
    assert unsafe(pattern) == "a repetition stands inside a repetition"


@pytest.mark.parametrize(
    "pattern",
    [
        "a+b*", "(?:ab)+", r"\d+(?:,\d{3})*", "(a+)?", "(a|b)c", "[(a+)+]", r"\(a+\)+", "a{1,5}",
        "(a{1,5})+", "", "[]a+]", "(?i)deaths?",
    ],
)  # fmt: skip
def test_what_runs_in_line_with_the_text_is_safe(pattern: str) -> None:
    assert unsafe(pattern) == ""


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("a{2000}", "more than 1,000 repetitions"),
        ("a" * 1001, "more than 1,000 characters"),
        (r"(a)\1", "refers back"),
        ("(a", "not closed"),
        ("a)", "never opened"),
    ],
)
def test_what_else_is_unsafe_is_named(pattern: str, words: str) -> None:
    assert words in unsafe(pattern)


@given(st.text(alphabet="ab()[]{}*+?|\\1,.^$", max_size=60))
def test_any_text_is_judged(pattern: str) -> None:
    assert isinstance(unsafe(pattern), str)


@given(st.from_regex(r"\A[ab]{1,3}[*+]?(\|[ab]{1,2})?\Z"))
def test_a_group_that_may_be_read_two_ways_is_never_repeated(inner: str) -> None:
    several = "|" in inner or inner.rstrip("\n").endswith(("*", "+"))
    assert bool(unsafe(f"({inner})+")) == several
    re.compile(f"({inner})+")
