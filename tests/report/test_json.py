from __future__ import annotations

import json
import math
from typing import Any

from checker.model.report import Report
from checker.report.json import finite, json_report


def parsed(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json_report(report))
    return data


def test_the_keys_that_tools_rely_on_are_there(story: Report) -> None:
    data = parsed(story)
    assert data["schema_version"] == 1
    assert {
        "documents", "statements", "claims", "comparisons", "rules", "rules_idle", "findings",
        "exit_code", "reason",
    } <= set(data["summary"])  # fmt: skip
    assert data["summary"]["findings"] == {"error": 1, "warning": 0, "note": 1}
    assert data["summary"]["exit_code"] == 1
    first = data["findings"][0]
    assert list(first)[:2] == ["fingerprint", "id"]
    assert first["reading"] is None
    assert first["match"][0] == {"reason": "same noun: port", "weight": 3.25}
    assert {"source", "path", "start", "end", "line", "text", "value", "origin"} <= set(
        first["evidence"][0]
    )


def test_a_quote_is_verbatim_even_where_text_would_escape_it(story: Report) -> None:
    piece = parsed(story)["findings"][2]["evidence"][0]
    assert piece["text"] == "212\u202e souls"
    assert piece["context"][piece["start"] - 500 : piece["end"] - 500] == piece["text"]


def test_letters_are_written_as_they_are(story: Report) -> None:
    assert "stories/港.md" in json_report(story)


def test_an_open_bound_is_null_because_json_has_no_infinity() -> None:
    assert finite({"low": 200.0, "high": math.inf, "more": (math.nan,)}) == {
        "low": 200.0,
        "high": None,
        "more": [None],
    }


def test_the_bytes_are_the_same_every_time_and_end_a_line(story: Report) -> None:
    text = json_report(story)
    assert text == json_report(story.model_copy(deep=True))
    assert text.endswith("}\n")


def test_a_broken_character_in_a_source_can_still_be_written(story: Report) -> None:
    broken = story.model_copy(update={"problems": ("a\udc80b",)})
    data = json_report(broken).encode("utf-8", "backslashreplace")
    assert json.loads(data)["problems"] == ["a\udc80b"]
