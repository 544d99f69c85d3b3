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
