from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from checker.model.claim import Claim, Qualifiers, Quote
from checker.model.document import Document, Metadata
from checker.model.report import RuleLine

VALUES: list[dict[str, Any]] = [
    {"type": "entity", "name": "Sandholt", "entity": None},
    {"type": "text", "text": "the outer bank"},
    {"type": "quantity", "low": 5, "high": 5, "unit": "", "hedge": "exact"},
    {"type": "date", "low": "2031-05-03", "high": "2031-05-04", "granularity": "day"},
    {"type": "members", "members": ["Brill", "Osterwick"], "open": True},
    {"type": "truth", "truth": False},
]


def claim(value: Any) -> Claim:
    return Claim.model_validate(
        {
            "source": "gull",
            "subject": "boats",
            "predicate": "count",
            "value": value,
            "quote": {"exact": "Five", "start": 3, "end": 7},
        }
    )


@given(st.text(max_size=20), st.integers(0, 50), st.integers(0, 80))
def test_a_quote_has_the_length_of_its_words(words: str, start: int, end: int) -> None:
    if end - start == len(words):
        assert Quote(exact=words, start=start, end=end).exact == words
    else:
        with pytest.raises(ValidationError, match="does not hold"):
            Quote(exact=words, start=start, end=end)


def test_a_quote_does_not_begin_before_its_text() -> None:
    with pytest.raises(ValidationError):
        Quote(exact="Five", start=-4, end=0)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: str(value["type"]))
def test_each_type_of_value_is_the_same_after_json(value: dict[str, Any]) -> None:
    made = claim(value)
    assert made.value.type == value["type"]
    assert Claim.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize(
    "value",
    [
        {"type": "number", "low": 1, "high": 1},
        {"type": "quantity", "low": 1},
        {"type": "truth", "truth": True, "sure": True},
        {"type": "date", "low": "2031-05-03", "high": "2031-05-04", "granularity": "fortnight"},
        {"text": "no type"},
    ],
)
def test_a_value_of_no_known_type_or_with_a_strange_field_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        claim(value)


def test_a_claim_never_changes_after_it_is_made() -> None:
    made = claim(VALUES[0])
    with pytest.raises(ValidationError, match="frozen"):
        made.subject = "nets"  # type: ignore[misc] # what must not be possible
    assert len({made, claim(VALUES[0])}) == 1


def test_what_is_not_qualified_is_asserted_and_affirmed() -> None:
    assert Qualifiers() == Qualifiers(modality="asserted", polarity="affirmed", speaker=None)
    with pytest.raises(ValidationError):
        Qualifiers.model_validate({"modality": "certain"})


def test_a_source_that_repeats_another_has_its_origin() -> None:
    assert Metadata(id="gull").origin == "gull"
    assert Metadata(id="gull", derived_from="coast-wire").origin == "coast-wire"


@given(st.lists(st.sampled_from(["a", "é", "🌉", "\n", "\r\n"]), max_size=12).map("".join))
def test_lines_are_counted_from_one(text: str) -> None:
    document = Document(metadata=Metadata(id="gull"), path="gull.txt", text=text)
    lines = [document.line_of(offset) for offset in range(len(text) + 1)]
    assert lines[0] == 1
    assert lines[-1] == text.count("\n") + 1
    assert lines == sorted(lines)


def test_a_rule_is_idle_when_it_had_no_claim_to_look_at() -> None:
    line = RuleLine(id="probe", kind="same-value", level="error", pack="core")
    assert line.idle
    assert not line.model_copy(update={"claims": 1}).idle
