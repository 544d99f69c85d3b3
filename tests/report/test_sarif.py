from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator, Draft7Validator

from checker.model.report import Exit, Report
from checker.report.sarif import sarif_report

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif.json").read_text("utf-8"))
OFFICIAL = os.environ.get("CHECK_SARIF_SCHEMA", "")
LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\(([0-9]+)\)")


def run_of(report: Report) -> dict[str, Any]:
    data = json.loads(sarif_report(report))
    Draft7Validator(SCHEMA).validate(data)
    if OFFICIAL:
        Draft4Validator(json.loads(Path(OFFICIAL).read_text("utf-8"))).validate(data)
    run: dict[str, Any] = data["runs"][0]
    return run


@pytest.mark.parametrize("name", ["story", "empty", "decided", "nasty", "hostile"])
def test_it_keeps_to_the_schema(name: str, request: pytest.FixtureRequest) -> None:
    run_of(request.getfixturevalue(name))


@pytest.mark.skipif(not OFFICIAL, reason="CHECK_SARIF_SCHEMA names no copy of the OASIS schema")
def test_the_schema_here_accepts_no_less_than_the_standard(decided: Report) -> None:
    official = Draft4Validator(json.loads(Path(OFFICIAL).read_text("utf-8")))
    data = json.loads(sarif_report(decided))
    official.validate(data)
    data["runs"][0]["results"][0]["level"] = "fatal"
    assert not official.is_valid(data)
    assert not Draft7Validator(SCHEMA).is_valid(data)


def test_the_schema_refuses_what_is_not_of_the_format(decided: Report) -> None:
    data = json.loads(sarif_report(decided))
    for change in ({"level": "fatal"}, {"message": {}}, {"ruleId": 3}, {"more": 1}):
        broken = json.loads(json.dumps(data))
        broken["runs"][0]["results"][0] |= change
        assert not Draft7Validator(SCHEMA).is_valid(broken)


def test_every_side_but_the_first_is_linked_from_the_message(decided: Report) -> None:
    for result in run_of(decided)["results"]:
        related = {place["id"] for place in result["relatedLocations"]}
        linked = [int(number) for _, number in LINK.findall(result["message"]["text"])]
        assert set(linked) == related
        assert result["locations"][0]["id"] == 0


def test_a_source_cannot_make_a_link_of_its_own(nasty: Report) -> None:
    for result in run_of(nasty)["results"]:
        places = {str(place["id"]) for place in result["relatedLocations"]}
        assert {number for _, number in LINK.findall(result["message"]["text"])} <= places
        assert "[a](javascript" not in result["message"]["text"].replace("\\[", "")


def test_the_words_stand_where_the_region_says(decided: Report) -> None:
    first = run_of(decided)["results"][0]
    region = first["locations"][0]["physicalLocation"]["region"]
    piece = decided.findings[0].evidence[0]
    assert region["charOffset"] == piece.start
    assert region["charLength"] == len(piece.text)
    assert region["snippet"]["text"] == piece.text
    assert region["startLine"] == piece.line


def test_columns_end_where_the_words_end(story: Report) -> None:
    piece = story.findings[0].evidence[0]
    for text, end in (("abc", (7, 8)), ("ab\ncd", (8, 3))):
        moved = piece.model_copy(update={"text": text, "column": 5})
        found = story.findings[0].model_copy(update={"evidence": (moved,)})
        report = story.model_copy(update={"findings": (found,)})
        region = run_of(report)["results"][0]["locations"][0]["physicalLocation"]["region"]
        assert (region["endLine"], region["endColumn"]) == end


def test_a_waived_result_is_suppressed_and_one_of_the_baseline_unchanged(decided: Report) -> None:
    results = run_of(decided)["results"]
    assert [bool(result["suppressions"]) for result in results] == [False, False, True]
    assert "by M. Ortiz until 2031-05-20" in results[2]["suppressions"][0]["justification"]
    assert [result["baselineState"] for result in results] == ["new", "unchanged", "new"]


def test_a_rule_brings_its_help(decided: Report) -> None:
    rule = run_of(decided)["tool"]["driver"]["rules"][0]
    assert rule["shortDescription"]["text"] == "One of two lists lacks a member."
    for words in ("Nobody can tell which is complete.", "Ask.", "Open lists."):
        assert words in rule["help"]["text"]
        assert words in rule["help"]["markdown"]


@pytest.mark.parametrize("code", list(Exit))
def test_the_invocation_says_how_the_run_ended(code: Exit, decided: Report) -> None:
    summary = decided.summary.model_copy(update={"exit_code": code})
    (invocation,) = run_of(decided.model_copy(update={"summary": summary}))["invocations"]
    assert invocation["exitCode"] == code
    assert invocation["executionSuccessful"] == (code in {0, 1})
    assert invocation["exitCodeDescription"].endswith(f"(exit {int(code)})")
    told = [notice["message"]["text"] for notice in invocation["toolExecutionNotifications"]]
    assert any(text.startswith("rules/lists.yaml:3:8: unknown level") for text in told)
    assert any("minutes.pdf" in text for text in told)
    assert any("is lapsed: police says something else now" in text for text in told)


def test_addresses_are_relative_and_escaped(story: Report) -> None:
    places = [
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in run_of(story)["results"]
        for place in (*result["locations"], *result["relatedLocations"])
    ]
    assert "stories/%E6%B8%AF.md" in places
    assert not any(uri.startswith(("/", "file:")) for uri in places)
