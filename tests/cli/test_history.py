from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]
RULES = ["--rule", "numbers-differ", "--rule", "lists-differ"]
HERE = ["--project", "demo"]


def run(*words: str) -> None:
    main(["run", "demo", *RULES, "--as-of", "2031-05-10", *words])


def diff(capsys: Capture, *words: str) -> str:
    capsys.readouterr()
    assert main(["history", "diff", *words, *HERE]) == 0
    return capsys.readouterr().out


def edit(demo: Path, old: str, new: str) -> None:
    courier = demo / "demo/sources/island-courier.md"
    text = courier.read_text(encoding="utf-8")
    assert old in text
    courier.write_text(text.replace(old, new), encoding="utf-8")


def test_runs_are_listed_and_one_is_shown(demo: Path, capsys: Capture) -> None:
    run()
    edit(demo, "Five crew", "Three crew")
    run()
    capsys.readouterr()
    assert main(["history", "ls", *HERE]) == 0
    head, first, second = capsys.readouterr().out.splitlines()
    assert head.split()[:3] == ["run", "documents", "claims"]
    assert (first.split()[0], second.split()[0]) == ("1", "2")
    assert main(["history", "show", "2", *HERE]) == 0
    shown = capsys.readouterr().out
    assert "exit_code" in shown
    assert "lists-differ" in shown


def test_what_changed_is_told_with_its_values(demo: Path, capsys: Capture) -> None:
    run()
    edit(demo, "Five crew", "Nine crew")
    run()
    told = diff(capsys)
    assert "changed F-" in told
    assert "island-courier: 5 → 9; was F-" in told
    assert told.endswith("Run 1 to run 2: 0 new, 0 gone, 1 changed, 0 decided anew.\n")
    assert "island-courier: 9 → 5" in diff(capsys, "2", "1")


def test_what_is_gone_or_new_is_told_with_the_reason(demo: Path, capsys: Capture) -> None:
    run()
    edit(demo, "Five crew", "Three crew")
    run()
    assert "the text of island-courier has changed" in diff(capsys)
    assert "1 gone" in diff(capsys)
    assert "1 new" in diff(capsys, "2", "1")
    run("--skip-rule", "lists-differ")
    assert "the rule lists-differ does not run any more" in diff(capsys)
    assert "the rule lists-differ did not run before" in diff(capsys, "3", "1")
    (demo / "demo/sources/island-courier.md").unlink()
    run()
    assert "island-courier is no longer read" in diff(capsys, "1", "4")


def test_a_decision_is_a_change_of_status(demo: Path, capsys: Capture) -> None:
    run("--output", "json:a.json")
    first, *_ = json.loads((demo / "a.json").read_text("utf-8"))["findings"]
    words = ["--reason", "told by phone", "--by", "mo", "--until", "2031-05-20"]
    assert main(["accept", first["id"], *words]) == 0
    run()
    told = diff(capsys)
    assert "status new → waived (accept by mo, holds)" in told
    assert told.endswith("1 decided anew.\n")


def test_two_runs_that_are_alike_differ_in_nothing(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    run()
    run()
    assert diff(capsys) == "Run 1 to run 2: 0 new, 0 gone, 0 changed, 0 decided anew.\n"


def test_a_run_that_is_not_kept_and_a_folder_without_a_project_are_refused(
    demo: Path, capsys: Capture
) -> None:
    assert demo.is_dir()
    assert main(["history", "ls"]) == 2
    assert "no check.yaml" in capsys.readouterr().err
    assert main(["history", "ls", *HERE]) == 2
    assert "does not exist" in capsys.readouterr().err
    run()
    assert main(["history", "diff", *HERE]) == 2
    assert "no two runs" in capsys.readouterr().err
    assert main(["history", "show", "7", *HERE]) == 2
    assert "no run 7: kept are 1 to 1" in capsys.readouterr().err
