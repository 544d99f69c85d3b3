"""Clauses whose only verb is a word that is a noun as well."""

from __future__ import annotations

import pytest

from checker.extract.clause import clauses


def verbs(text: str) -> list[str]:
    return [c.verb for c in clauses(text, 0, len(text)) if c.verb]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The strike ends on Thursday.", "end"),
        ("The mill faces closure.", "face"),
        ("A ticket costs 14 crowns.", "cost"),
        ("The two sides want a truce.", "want"),
        ("The orchard still needs clearance by the guild.", "need"),
        ("Nothing changes for the herons.", "change"),
        ("The lease runs until 2028.", "run"),
    ],
)
def test_a_word_that_may_be_a_noun_is_the_verb_where_there_is_no_other(
    text: str, verb: str
) -> None:
    assert verbs(text) == [verb]


@pytest.mark.parametrize(
    "text",
    [
        "Safety codes, such as the one on fires.",
        "Status: under review.",
        "Two boats, four rafts and a canoe.",
        "The costs of the mill.",
        "Strict limits for all.",
    ],
)
def test_a_phrase_without_a_verb_has_none(text: str) -> None:
    assert verbs(text) == []
