from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from checker.model.report import Report
from checker.report.rdjson import rdjson_report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "rdjson.json").read_text("utf-8"))


def data_of(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(rdjson_report(report))
    Draft7Validator(SCHEMA).validate(data)
    return data


@pytest.mark.parametrize("name", ["story", "empty", "decided", "nasty", "hostile"])
def test_it_keeps_to_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    data_of(request.getfixturevalue(name))


def test_the_other_sides_are_related_locations(decided: Report) -> None:
    found = data_of(decided)["diagnostics"][-1]
    assert found["code"] == {"value": "lists-differ F-7K2Q"}
    assert found["location"]["path"] == "stories/tidings.md"
    (other,) = found["related_locations"]
    assert other["location"] == {
        "path": "stories/ledger.md", "range": {"start": {"line": 112}, "end": {"line": 112}},
    }  # fmt: skip
    assert "Aldry, Brevik" in other["message"]


def test_columns_count_bytes_and_are_given_only_where_the_line_is_known(story: Report) -> None:
    first = story.findings[0]
    piece = first.evidence[0].model_copy(
        update={
            "context": "“Brønd” lists Aldry, Brævik", "context_start": 500, "text": "Brævik",
            "start": 521, "end": 527, "column": 22, "line": 4,
        }
    )  # fmt: skip

    def range_of(**more: int) -> dict[str, Any]:
        moved = first.model_copy(update={"evidence": (piece.model_copy(update=more),)})
        found = data_of(story.model_copy(update={"findings": (moved,)}))["diagnostics"][-1]
        where: dict[str, Any] = found["location"]["range"]
        return where

    assert range_of() == {"start": {"line": 4, "column": 27}, "end": {"line": 4, "column": 34}}
    assert range_of(column=80) == {"start": {"line": 4}, "end": {"line": 4}}
    assert range_of(column=0) == {"start": {"line": 4}, "end": {"line": 4}}


def test_the_severity_of_the_whole_says_whether_the_run_failed(
    decided: Report, empty: Report
) -> None:
    assert data_of(decided)["severity"] == "ERROR"
    assert data_of(empty) == {"source": {"name": "check"}, "severity": "INFO", "diagnostics": []}
