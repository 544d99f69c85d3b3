from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.match.acronym import acronyms, spells


def pairs(text: str) -> list[tuple[str, str]]:
    return [(a.short, a.long) for a in acronyms(text)]


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("It told the North Water Board (NWB) so.", "NWB", "North Water Board"),
        ("The Office of Rail and Road Safety (ORRS) wrote.", "ORRS",
         "Office of Rail and Road Safety"),
        ("A note by NWB (North Water Board) leaked.", "NWB", "North Water Board"),
        ("It is the EU Intelligence and Situation Centre (INTCEN).", "INTCEN",
         "EU Intelligence and Situation Centre"),
        ("The Ministry of Defence (MoD) wrote.", "MoD", "Ministry of Defence"),
        ("A plan of the Baltic Energy Network-Operators' Union (BENOU).", "BENOU",
         "Baltic Energy Network-Operators' Union"),
    ],
)  # fmt: skip
def test_a_short_name_is_learned_from_brackets(text: str, short: str, long: str) -> None:
    assert pairs(text) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm (CEO) spoke.",
        "The North Water Board (see page 9) wrote.",
        "He left (UK).",
        "The board (2021) met.",
        "They met. (NWB)",
        "()",
        "",
    ],
)
def test_letters_that_do_not_fit_teach_nothing(text: str) -> None:
    assert pairs(text) == []


def test_letters_must_come_in_order() -> None:
    assert spells("NWB", "North Water Board")
    assert not spells("BWN", "North Water Board")
    assert not spells("NW", "")


WORDS = st.lists(
    st.sampled_from(["North", "Water", "Board", "(", ")", "NWB", "of", "(NWB)",
                     "(North Water Board)",
                     ",", "\n", "🙂", "and", "the", "WHO", "-"]),
    max_size=20,
).map(" ".join)  # fmt: skip


@given(st.one_of(WORDS, st.text(max_size=80)))
def test_spans_are_exact(text: str) -> None:
    for found in acronyms(text):
        assert text[found.short_start : found.short_end] == found.short
        assert text[found.long_start : found.long_end] == found.long
        assert spells(found.short, found.long)
