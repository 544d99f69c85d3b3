from __future__ import annotations

import json

from checker.model.report import Report
from checker.report.jsonl import jsonl_report


def test_each_line_is_a_finding_and_the_last_says_how_it_ended(decided: Report) -> None:
    *findings, last = [json.loads(line) for line in jsonl_report(decided).splitlines()]
    assert [one["id"] for one in findings] == ["F-7K2Q", "F-2QX0", "F-9M0D"]
    assert findings[2]["decision"]["by"] == "M. Ortiz"
    assert last["summary"]["exit_code"] == 1
    assert last["incomplete"] == list(decided.incomplete)


def test_no_character_of_a_source_begins_another_line(nasty: Report) -> None:
    lines = jsonl_report(nasty).split("\n")
    assert len(lines) == len(nasty.findings) + 2
    quoted = json.loads(lines[0])["evidence"][0]["text"]
    assert quoted == nasty.findings[0].evidence[0].text
