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


def test_pruning_only_ever_takes_out(demo: Path, capsys: Capture) -> None:
    main(["baseline", "write", "demo", "--output", "accepted.json"])
    before = json.loads((demo / "accepted.json").read_text("utf-8"))["findings"]
    courier = demo / "demo/sources/island-courier.md"
    text = courier.read_text(encoding="utf-8")
    courier.write_text(text.replace("Five crew", "Nine crew"), encoding="utf-8")
    capsys.readouterr()
    assert main(["baseline", "prune", "demo", "--baseline", "accepted.json"]) == 0
    assert capsys.readouterr().out == (
        f"1 no longer found; accepted.json holds {len(before) - 1}.\n"
    )
    after = json.loads((demo / "accepted.json").read_text("utf-8"))["findings"]
    assert [entry for entry in before if entry in after] == after
    assert len(after) == len(before) - 1
    assert main(["run", "demo", "--baseline", "accepted.json"]) == 1


def test_nothing_is_pruned_where_not_everything_was_checked(demo: Path, capsys: Capture) -> None:
    main(["baseline", "write", "demo", "--output", "accepted.json"])
    text = (demo / "accepted.json").read_bytes()
    (demo / "demo/sources/minutes.txt").write_bytes(b"\x00\xff\x00\x01" * 50)
    capsys.readouterr()
    assert main(["baseline", "prune", "demo", "--baseline", "accepted.json"]) == 3
    assert "nothing is taken out of the baseline" in capsys.readouterr().err
    assert (demo / "accepted.json").read_bytes() == text


def test_there_must_be_a_baseline_to_prune(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["baseline", "prune", "demo"]) == 2
    assert "cannot read the baseline" in capsys.readouterr().err
