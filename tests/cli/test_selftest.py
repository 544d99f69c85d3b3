"""`check rules test`, `lint` and `schema` as a person starts them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]
pytestmark = pytest.mark.usefixtures("folder")

HEAD = """\
kind: same-value
summary: Two ages.
message: "{{ left.source }} says {{ left.value }}, {{ right.source }} says {{ right.value }}."
why: One is wrong.
advice: Ask.
limits: None.
where: {predicate: age}
"""
TESTS = """\
tests:
  - name: two ages
    given:
      - {source: alder, predicate: age, value: 12}
      - {source: birch, predicate: age, value: 13}
    expect: [{says: alder says 12}]
  - name: one age
    given:
      - {source: alder, predicate: age, value: 12}
      - {source: alder, predicate: shoe-size, value: 38}
      - {source: birch, predicate: shoe-size, value: 39}
    expect: []
"""
WORDS = """\
kind: same-members
level: error
summary: Two lists.
message: "{{ left.source }} lists {{ left.only | join(', ') }}, {{ right.source }} does not."
tests:
  - name: a port that one text leaves out
    given:
      - The pilots of Holm, Varde, Osby and Runn signed the accord in 2001.
      - {text: "The pilots of Holm, Varde and Osby signed the accord in 2001.", role: draft}
    expect: [{level: error, says: a lists Runn}]
  - name: the same ports
    given:
      - The pilots of Holm, Varde and Osby signed the accord in 2001.
      - The pilots of Varde, Osby and Holm signed the accord in 2001.
    expect: []
"""


def put(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")


def test_tests_that_pass_are_counted(capsys: Capture) -> None:
    put("ages-differ.yaml", HEAD + TESTS)
    assert main(["rules", "test", "ages-differ.yaml", "--coverage", "--mutate"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 rule, 2 tests, 0 failed",
        "1 of 1 with a test that fires and a near miss",
        "2 changes tried, 0 that no test notices",
    ]


def test_sentences_are_read_as_a_run_reads_them(capsys: Capture) -> None:
    put("ports-differ.yaml", WORDS)
    assert main(["rules", "test", "ports-differ.yaml", "--coverage", "--mutate"]) == 0
    assert "2 tests, 0 failed" in capsys.readouterr().out


def test_a_test_that_fails_shows_its_place_and_the_difference(capsys: Capture) -> None:
    put("ages-differ.yaml", HEAD + TESTS.replace("alder says 12", "alder says 14"))
    assert main(["rules", "test", "ages-differ.yaml"]) == 1
    assert capsys.readouterr().out.startswith(
        "ages-differ.yaml:9:5: test failed: ages-differ: two ages\n"
        "    - expected: a finding says 'alder says 14'\n"
        "    + found: contradiction (warning) 1, 2: alder says 12, birch says 13.\n"
    )


def test_a_rule_without_a_near_miss_fails_the_coverage_only(capsys: Capture) -> None:
    put("ages-differ.yaml", HEAD + TESTS[: TESTS.index("  - name: one age")])
    assert main(["rules", "test", "ages-differ.yaml"]) == 0
    assert main(["rules", "test", "ages-differ.yaml", "--coverage"]) == 1
    assert "ages-differ.yaml:8:1: not covered: ages-differ: no near miss" in capsys.readouterr().out


def test_a_change_that_no_test_notices_is_named_at_its_word(capsys: Capture) -> None:
    put("ages-differ.yaml", HEAD + "tolerance: {absolute: 0.5}\n" + TESTS)
    assert main(["rules", "test", "ages-differ.yaml"]) == 0
    assert main(["rules", "test", "ages-differ.yaml", "--mutate"]) == 1
    out = capsys.readouterr().out
    told = "8:13: no test notices: ages-differ: tolerance.absolute 0.5 becomes 0.625"
    assert f"ages-differ.yaml:{told}" in out
    assert "5 changes tried, 3 that no test notices" in out


def test_a_broken_rule_does_not_stop_the_others_and_is_exit_two(capsys: Capture) -> None:
    put("rules/ages-differ.yaml", HEAD + TESTS)
    put("rules/broken.yaml", "kind: same-valeu\n")
    assert main(["rules", "test", "rules"]) == 2
    said = capsys.readouterr()
    assert "2 tests, 0 failed" in said.out
    assert "rules/broken.yaml:1:7: unknown kind 'same-valeu'" in said.err


def test_one_rule_may_be_asked_for(capsys: Capture) -> None:
    put("rules/ages-differ.yaml", HEAD + TESTS)
    put("rules/ports-differ.yaml", WORDS)
    assert main(["rules", "test", "rules", "--rule", "ages-differ"]) == 0
    assert capsys.readouterr().out.startswith("1 rule, 2 tests")
    assert main(["rules", "test", "rules", "--rule", "ages-difer"]) == 2
    assert "Did you mean 'ages-differ'?" in capsys.readouterr().err


def test_no_test_is_not_a_pass(capsys: Capture) -> None:
    put("ages-differ.yaml", HEAD)
    main(["rules", "test", "ages-differ.yaml"])
    assert "No test was run. This is not a pass." in capsys.readouterr().out


def test_the_day_of_a_text_must_be_one(capsys: Capture) -> None:
    given = "{text: One., published: yesterday}"
    put("ages-differ.yaml", f"{HEAD}tests:\n  - name: x\n    given: [{given}]\n    expect: []\n")
    assert main(["rules", "test", "ages-differ.yaml"]) == 1
    assert "'yesterday' is not a day" in capsys.readouterr().out


def test_many_findings_and_expectations_are_matched_in_no_time(capsys: Capture) -> None:
    claims = "\n".join(f"      - {{source: s{n}, predicate: age, value: {n}}}" for n in range(40))
    tests = f"tests:\n  - name: x\n    given:\n{claims}\n    expect: [{{count: 779}}, {{says: no}}]"
    put("ages-differ.yaml", f"{HEAD}{tests}\n")
    assert main(["rules", "test", "ages-differ.yaml"]) == 1
    out = capsys.readouterr().out
    assert "- expected: a finding says 'no'" in out


def test_clean_rules_are_said_to_be(capsys: Capture) -> None:
    put("ages-differ.yaml", HEAD + TESTS)
    assert main(["rules", "lint", "ages-differ.yaml"]) == 0
    assert capsys.readouterr().out == "1 rule read, nothing is wrong\n"


def test_the_rules_of_a_project_are_held_against_its_claims(capsys: Capture) -> None:
    put("check.yaml", "sources: sources\nrules: rules\n")
    put("sources/a.txt", "The ferry carried 212 passengers on Monday.")
    put("rules/ages-differ.yaml", HEAD)
    put("check.decisions.yaml", decision("ages-differ") + decision("ages-difer", "b"))
    assert main(["rules", "lint", "--format", "json"]) == 2
    report = json.loads(capsys.readouterr().out)
    assert [(one["path"], one["line"], one["problem"]) for one in report["problems"]] == [
        ("check.decisions.yaml", 12, "a decision on a rule that is gone: 'ages-difer'"),
        ("rules/ages-differ.yaml", 7, "no source has a predicate 'age'"),
    ]


def decision(rule: str, mark: str = "a") -> str:
    return (
        f"- finding: F-{mark}\n  fingerprint: {mark * 64}\n  rule: {rule}\n"
        "  decision: accepted\n  reason: x\n  by: x\n  until: never\n\n\n"
    )


def test_shipped_rules_are_clean_and_tested_from_any_folder(capsys: Capture) -> None:
    assert main(["rules", "lint"]) == 0
    assert main(["rules", "test", "--rule", "dates-differ"]) == 0
    assert "nothing is wrong" in capsys.readouterr().out


def test_the_schema_is_json_for_rules_and_for_the_project(capsys: Capture) -> None:
    assert main(["rules", "schema"]) == 0
    assert "same-value" in json.loads(capsys.readouterr().out)["$defs"]
    assert main(["rules", "schema", "--project"]) == 0
    assert "skip-rules" in json.loads(capsys.readouterr().out)["properties"]
