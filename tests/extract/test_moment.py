"""What every mention of a time must hold, whatever the text."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extract.date import dates
from checker.model.value import DateValue, QuantityValue

PUBLISHED = dt.date(2025, 12, 10)
WORDS = """
12 31 3 0 2024 1999 99999 May May. March Mon Monday Sunday the of and to - – , . : / next last
week year century 13th twenty-first first half past six o'clock a.m. pm GMT at in by night ago
two between from early late mid- end Q3 FY2024 Christmas Day 12:60 24:00 0:00 will said é 😀 بين
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\0"])


def holds(text: str, start: int, end: int, published: dt.date | None) -> None:
    last = start
    for mention in dates(text, start, end, published):
        assert last <= mention.start < mention.end <= end
        assert text[mention.start : mention.end].strip() == text[mention.start : mention.end]
        last = mention.end
        if isinstance(mention.value, DateValue):
            assert mention.value.low < mention.value.high
        elif isinstance(mention.value, QuantityValue):
            assert 0 <= mention.value.low <= mention.value.high < 1440
            assert mention.value.unit == "clock"


@given(st.lists(PIECES, max_size=14), st.sampled_from([" ", "", "-"]), st.dates() | st.none())
def test_mentions_are_ordered_exact_and_never_empty(
    pieces: list[str], joint: str, published: dt.date | None
) -> None:
    text = joint.join(pieces)
    holds(text, 0, len(text), published)
    holds(text, len(text) // 3, len(text) - len(text) // 4, published)


@given(st.text(max_size=80))
def test_no_text_breaks_the_reader(text: str) -> None:
    holds(text, 0, len(text), PUBLISHED)


@pytest.mark.parametrize(
    "piece", [" ", "1", "May ", "12 and ", "a", "10:10 ", "will ", "2024-", "\n", "at six "]
)
def test_time_grows_with_length_and_no_faster(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        began = time.process_time()
        dates(text, 0, length, PUBLISHED)
        return time.process_time() - began

    assert seconds(40_000) < 30 * max(seconds(4_000), 0.01)
