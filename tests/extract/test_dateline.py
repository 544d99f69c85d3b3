"""Where the head of a dispatch ends, and that its day is no day of the story."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.dateline import dateline_end
from checker.model.claim import Claim


@pytest.mark.parametrize(
    "line",
    [
        "NORRVIK, May 3 (Tidewire) - ",
        "NORRVIK, Osland, 3 June – ",
        "St. Petra, 4 Sept 2031 /PRN/ -- ",
        "LAKE TOWN (May 4) — ",
        "Port Ilsa, Friday, 12 March 2032: ",
        "NORRVIK, May 3 (Tidewire) ",
    ],
)
def test_a_dateline_ends_where_the_story_begins(line: str) -> None:
    text = f"{line}Two boats sank on Friday."
    assert dateline_end(text, 0, len(text)) == len(line)


@pytest.mark.parametrize(
    "text",
    [
        "On May 3, two boats sank.",
        "May 3: two boats left for the outer bank.",
        "Friday, May 3 - the day on which it began.",
        "In Norrvik, May 3 - a Friday - was a holiday.",
        "The boats that left Norrvik, May 3 - all of them - came back.",
        "Otto Marl (12 June 1960 - 3 May 2011) built boats.",
        "Norrvik - two boats sank on 3 May.",
    ],
)
def test_a_day_in_a_sentence_is_no_dateline(text: str) -> None:
    assert dateline_end(text, 0, len(text)) == 0


def test_the_day_of_filing_is_not_the_day_of_what_is_told(
    claims_of: Callable[..., list[Claim]],
) -> None:
    text = "NORRVIK, May 13 (Tidewire) - Two boats sank off Norrvik on Thursday evening."
    dated = [claim.quote.exact for claim in claims_of(text) if claim.value.type == "date"]
    assert dated
    assert all("May" not in words for words in dated)


@given(st.text(max_size=200))
def test_any_text_has_its_offset_inside(text: str) -> None:
    assert 0 <= dateline_end(text, 0, len(text)) <= len(text)
