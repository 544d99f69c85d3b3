from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main
from checker.decide.register import read_decisions

Capture = pytest.CaptureFixture[str]
WHY = ["--reason", "told by phone", "--by", "mo"]
FILE = Path("demo/check.decisions.yaml")


def decided(*until: str) -> list[str]:
    """Decide on as many findings as there are days, and return their ids."""
    main(["run", "demo", "--output", "json:report.json"])
    findings = json.loads(Path("report.json").read_text("utf-8"))["findings"]
    for one, day in zip(findings, until, strict=False):
        assert main(["accept", one["id"], *WHY, "--until", day]) == 0
    return [one["id"] for one in findings]


def test_they_are_listed_with_what_has_become_of_them(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    first, second, *_ = decided("2031-01-01", "2031-12-31")
    capsys.readouterr()
    assert main(["decisions", "ls", "demo", "--as-of", "2031-06-01", "--width", "200"]) == 0
    _, *lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(first)
    assert "expired: it ended on 2031-01-01" in lines[0]
    assert lines[1].startswith(second)
    assert "holds" in lines[1]


def test_without_a_file_there_is_nothing_to_list(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    for command in ("ls", "prune"):
        assert main(["decisions", command, "demo"]) == 0
        assert "No decisions" in capsys.readouterr().out


def test_pruning_takes_out_what_no_longer_holds(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    first, second, *_ = decided("2031-01-01", "2031-12-31")
    capsys.readouterr()
    assert main(["decisions", "prune", "demo", "--as-of", "2031-06-01"]) == 0
    assert capsys.readouterr().out == (
        f"taken out: {first} (expired: it ended on 2031-01-01)\n"
        "demo/check.decisions.yaml holds 1 decision.\n"
    )
    assert [one.finding for one in read_decisions(FILE)] == [second]


def test_nothing_is_taken_out_where_not_everything_was_checked(demo: Path, capsys: Capture) -> None:
    decided("2031-01-01")
    text = FILE.read_bytes()
    (demo / "demo/sources/minutes.txt").write_bytes(b"\x00\xff\x00\x01" * 50)
    capsys.readouterr()
    assert main(["decisions", "prune", "demo", "--as-of", "2031-06-01"]) == 3
    assert "nothing is taken out of the decisions" in capsys.readouterr().err
    assert FILE.read_bytes() == text
