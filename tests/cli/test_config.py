"""`check config show` and what check.yaml changes about rules, as a person runs them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Check = Callable[..., Any]


@pytest.fixture
def project(folder: Path) -> Path:
    for name, number in (("harbour", "Five"), ("quay", "Six")):
        text = f"{number} boats left Sandholt on 3 May 2031 for the outer bank.\n"
        (folder / f"{name}.txt").write_text(text)
    return folder


def write(project: Path, overrides: str) -> None:
    (project / "check.yaml").write_text(
        f"sources: [harbour.txt, quay.txt]\npacks: [core@1]\nfail-on: warning\n{overrides}"
    )


def test_each_setting_is_shown_with_its_origin_and_a_flag_wins(project: Path, check: Check) -> None:
    write(project, "overrides:\n  numbers-differ:\n    level: note\n")
    done = check("config", "show", "--fail-on", "note", "--format", "json")
    shown = {row["setting"]: row for row in json.loads(done.out)["settings"]}
    assert shown["fail-on"] == {"setting": "fail-on", "value": "note", "origin": "flag"}
    assert shown["packs"]["origin"] == "check.yaml:2"
    assert shown["memory"]["origin"] == "default"
    assert shown["numbers-differ.level"]["origin"] == "check.yaml:6"
    assert shown["numbers-differ.level"]["overridden"]["value"] == "error"
    assert shown["numbers-differ.level"]["overridden"]["origin"].startswith("core/numbers-differ")


def test_an_override_changes_the_finding_and_an_exception_hides_and_counts_it(
    project: Path, check: Check
) -> None:
    write(project, "overrides: {numbers-differ: {level: note}}\n")
    (finding,) = check("run", "--format", "json").report["findings"]
    assert (finding["rule"], finding["level"]) == ("numbers-differ", "note")
    write(
        project,
        "overrides:\n  numbers-differ:\n    exceptions: [{source: quay, reason: an old print}]\n",
    )
    report = check("run", "--format", "json").report
    assert report["findings"] == []
    (line,) = report["exceptions"]
    assert (line["rule"], line["hidden"], line["reason"]) == ("numbers-differ", 1, "an old print")
    assert "an old print" in check("run").out


@pytest.mark.parametrize(
    ("overrides", "place", "told"),
    [
        ("overrides: {number-differs: off}\n", "4:13", "Did you mean 'numbers-differ'?"),
        ("overrides: {numbers-differ: {levle: note}}\n", "4:30", "Did you mean 'level'?"),
        ("overrides: {numbers-differ: {words: 4}}\n", "4:30", "has no 'words'"),
        ("overrides: {numbers-differ: {exceptions: [{source: quay}]}}\n", "4:", "'reason'"),
    ],
)
def test_a_mistake_in_an_override_is_told_at_its_place(
    project: Path, check: Check, overrides: str, place: str, told: str
) -> None:
    write(project, overrides)
    done = check("run")
    assert done.code == 2
    assert f"check.yaml:{place}" in done.err
    assert told in done.err
