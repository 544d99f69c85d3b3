from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


def test_rules_are_listed_with_those_of_a_file(folder: Path, capsys: Capture) -> None:
    (folder / "ages-differ.yaml").write_text(
        "kind: same-value\nsummary: Two ages.\nmessage: two ages\n"
    )
    assert main(["rules", "ls", "ages-differ.yaml"]) == 0
    assert "ages-differ" in capsys.readouterr().out


def test_a_wrong_rule_is_named_and_the_others_are_listed(folder: Path, capsys: Capture) -> None:
    (folder / "ages-differ.yaml").write_text("kind: same-valeu\nsummary: Two ages.\nmessage: x\n")
    assert main(["rules", "ls", "ages-differ.yaml"]) == 2
    assert "same-valeu" in capsys.readouterr().err


def test_in_a_project_the_list_tells_when_a_rule_last_fired_and_how_often_it_was_right(
    demo: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json

    monkeypatch.chdir(demo / "demo")
    main(["run", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"][0]
    assert main(["rules", "ls", "--width", "200"]) == 0
    listed = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "run 1 of 1" in listed[found["rule"]]
    assert "never" in listed["weekday-mismatch"]
    assert " right " not in listed["rule"]
    said = ["--reason", "Two boats", "--by", "mo", "--until", "2999-01-01", "--as", "wrong-match"]
    assert main(["accept", found["id"], *said]) == 0
    capsys.readouterr()
    assert main(["rules", "ls", "--width", "200"]) == 0
    listed = {line.split()[0]: line for line in capsys.readouterr().out.splitlines()}
    assert "0 of 1" in listed[found["rule"]]


def test_a_rule_of_ones_own_is_listed_with_its_file(folder: Path, capsys: Capture) -> None:
    (folder / "ages-differ.yaml").write_text(
        "kind: same-value\nsummary: Two ages.\nmessage: two ages\n"
    )
    assert main(["rules", "ls", "ages-differ.yaml", "--width", "200"]) == 0
    listed = {line.split()[0]: line.split() for line in capsys.readouterr().out.splitlines()}
    assert "ages-differ.yaml" in listed["ages-differ"]
    assert listed["dates-differ"][3] == "core"
