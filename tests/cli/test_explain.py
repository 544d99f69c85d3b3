from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def finding(demo: Path, capsys: Capture) -> str:
    assert demo.is_dir()
    main(["run", "demo", "--format", "json"])
    short: str = json.loads(capsys.readouterr().out)["findings"][0]["id"]
    return short


def test_a_finding_of_the_last_run_is_explained(finding: str, capsys: Capture) -> None:
    assert main(["explain", finding.lower()]) == 0
    out = capsys.readouterr().out
    assert "Values as compared" in out
    assert "fingerprint" in out


def test_a_finding_is_found_again_in_paths(
    finding: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECK_CACHE_DIR", "off")
    assert main(["explain", finding]) == 2
    assert "no run is kept" in capsys.readouterr().err
    assert main(["explain", finding, "demo"]) == 0


def test_an_unknown_finding_or_rule_is_told(finding: str, capsys: Capture) -> None:
    assert finding
    assert main(["explain", "F-0000"]) == 2
    assert "no finding 'F-0000'" in capsys.readouterr().err
    assert main(["explain", "list-difer"]) == 2
    assert "no rule 'list-difer'" in capsys.readouterr().err


def test_a_rule_is_explained_from_its_file(folder: Path, capsys: Capture) -> None:
    (folder / "ages-differ.yaml").write_text(
        "kind: same-value\nsummary: Two ages.\nmessage: two ages\nlimits: Babies are left alone.\n"
    )
    assert main(["explain", "ages-differ", "ages-differ.yaml"]) == 0
    assert "Babies are left alone." in capsys.readouterr().out


def test_why_two_claims_are_about_one_thing_is_told_weight_by_weight(
    folder: Path, capsys: Capture
) -> None:
    for name, number in (("gull", "Five"), ("tern", "Six")):
        text = f"{number} boats left Sandholt on 3 May 2031 for the outer bank.\n"
        (folder / f"{name}.txt").write_text(text)
    paths = ("gull.txt", "tern.txt")
    main(["run", *paths, "--rule", "numbers-differ", "--format", "json"])
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert main(["explain", finding["id"], *paths]) == 0
    out = capsys.readouterr().out
    assert "Why these were held to be about one thing" in out
    assert len(finding["match"]) > 2
    for match in finding["match"]:
        assert f"{match['weight']:+6.1f}  {match['reason']}" in out
    total = sum(match["weight"] for match in finding["match"])
    assert f"{total:+6.1f}  in all" in out
    assert finding["fingerprint"] in out
