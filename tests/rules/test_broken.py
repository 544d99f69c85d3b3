"""broken/*.yaml are mistakes that people make; the .txt beside each is what they are told."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.errors import CheckError, Place

FOLDER = Path(__file__).parent / "broken"
FILES = sorted(file.name for file in FOLDER.glob("*.yaml"))


def lint(*more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "checker", "rules", "lint", ".", *more]
    return subprocess.run(command, cwd=FOLDER, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def told() -> dict[str, list[dict[str, Any]]]:
    """Return what the command says of each file: all are read in one run."""
    run = lint("--format", "json")
    assert (run.returncode, run.stderr) == (2, "")
    found: dict[str, list[dict[str, Any]]] = {}
    for problem in json.loads(run.stdout)["problems"]:
        found.setdefault(problem["path"], []).append(problem)
    return found


def written(problem: dict[str, Any]) -> str:
    place = Place(problem["path"], problem["line"], problem["column"], problem["length"])
    return str(
        CheckError(
            problem["problem"],
            place=place,
            advice=problem["advice"],
            source_line=problem["excerpt"],
        )
    )


@pytest.mark.parametrize("name", FILES)
def test_a_broken_rule_is_told_what_is_wrong(
    name: str, told: dict[str, list[dict[str, Any]]]
) -> None:
    found = "\n\n".join(written(one) for one in told.get(name, []))
    assert found == (FOLDER / name).with_suffix(".txt").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("name", FILES)
def test_each_message_has_place_excerpt_and_advice(
    name: str, told: dict[str, list[dict[str, Any]]]
) -> None:
    assert told[name]
    for problem in told[name]:
        assert problem["line"] >= 1
        assert problem["column"] >= 1
        assert problem["problem"]
        assert problem["advice"]


def test_there_are_as_many_mistakes_as_messages() -> None:
    assert len(FILES) >= 40
    assert {Path(name).stem for name in FILES} == {file.stem for file in FOLDER.glob("*.txt")}


def test_text_for_people_marks_the_key_and_closes_with_the_count() -> None:
    run = lint()
    assert run.returncode == 2
    assert "\n    9 | tolerence: {absolute: 1}\n      | ^^^^^^^^^\n" in run.stdout
    assert "problems" in run.stdout.splitlines()[-1]
