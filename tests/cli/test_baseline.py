from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


def test_what_is_accepted_no_longer_fails_the_run_and_the_rest_does(
    demo: Path, capsys: Capture
) -> None:
    assert main(["run", "demo"]) == 1
    assert main(["baseline", "write", "demo", "--output", "accepted.json"]) == 0
    assert "accepted.json holds" in capsys.readouterr().out
    assert main(["run", "demo", "--baseline", "accepted.json"]) == 0

    courier = demo / "demo/sources/island-courier.md"
    text = courier.read_text(encoding="utf-8")
    courier.write_text(text.replace("Five crew", "Nine crew"), encoding="utf-8")
    capsys.readouterr()
    main(["run", "demo", "--baseline", "accepted.json", "--new-only", "--format", "json"])
    changed = json.loads(capsys.readouterr().out)["findings"]
    assert [piece["text"] for one in changed for piece in one["evidence"]] == [
        "Three crew members",
        "Nine crew members",
    ]


def test_a_finding_that_only_moves_stays_accepted(demo: Path, capsys: Capture) -> None:
    main(["baseline", "write", "demo", "--output", "accepted.json"])
    courier = demo / "demo/sources/island-courier.md"
    text = courier.read_text(encoding="utf-8")
    moved = text.replace("Passengers have praised", "The sea was calm.\n\nPassengers have praised")
    courier.write_text(moved, encoding="utf-8")
    capsys.readouterr()
    assert main(["run", "demo", "--baseline", "accepted.json"]) == 0


def test_a_baseline_is_the_same_bytes_each_time(demo: Path) -> None:
    main(["baseline", "write", "demo", "--output", "one.json"])
    main(["baseline", "write", "demo", "--output", "two.json"])
    assert (demo / "one.json").read_bytes() == (demo / "two.json").read_bytes()
