from __future__ import annotations

import math
from typing import Any

import pytest

from checker.report.value import in_words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"low": 17, "high": 17, "unit": ""}, "17"),
        ({"low": 4.2e6, "high": 4.2e6, "unit": "GBP"}, "GBP 4.2 million"),
        ({"low": 1e9, "high": 1.5e9, "unit": "EUR"}, "EUR 1 to 1.5 billion"),
        ({"low": 201, "high": math.inf, "unit": ""}, "201 or more"),
        ({"low": None, "high": 30, "unit": ""}, "30 or less"),
        ({"low": 12.5, "high": 12.5, "unit": "percent"}, "12.5%"),
        ({"low": 2, "high": 2, "unit": "percentage-point"}, "2 percentage point"),
        ({"low": 289682, "high": 354055, "unit": "metre"}, "289.7 to 354.1 km"),
        ({"low": 1160, "high": 1160, "unit": "clock"}, "19:20"),
        ({"low": 7200, "high": 7200, "unit": "second"}, "2 hours"),
        ({"low": 86400, "high": 86400, "unit": "second"}, "1 day"),
        ({"low": "2031-03-04T00:00:00", "high": "2031-03-05T00:00:00"}, "2031-03-04"),
        (
            {"low": "2031-03-01T00:00:00", "high": "2031-04-01T00:00:00"},
            "2031-03-01 to 2031-03-31",
        ),
        ({"low": "spring", "high": "autumn"}, "spring to autumn"),
        (["Aldry", "Gant"], "Aldry, Gant"),
        (["A", "B", "C", "D"], "4 names"),
        ({"members": ["Aldry"]}, "Aldry"),
        (True, "yes"),
        (None, ""),
        ("a\x1bb", r"a\x1bb"),
        ({}, ""),
    ],
)
def test_a_value_is_told_as_people_say_it(value: Any, words: str) -> None:
    assert in_words(value) == words
