"""The example projects: one story as articles and as claims, with the same findings."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from command import Ended, apart, here

ROOT = Path(__file__).parent.parent
CACHE = tempfile.TemporaryDirectory()
# A copy: a run keeps its database in the project, and other tests may run beside this one.
PLACE = tempfile.TemporaryDirectory()
shutil.copytree(
    ROOT / "examples", Path(PLACE.name) / "examples", ignore=shutil.ignore_patterns(".check")
)
PROJECTS = ("examples/intelligence-cell", "examples/intelligence-cell-claims")


SETTINGS = {"COLUMNS": "100", "CHECK_CACHE_DIR": CACHE.name}


def run(project: str, *flags: str, start: Callable[..., Ended] = here) -> Ended:
    """Return what `check run` gives for one of our projects."""
    return start("run", project, *flags, folder=Path(PLACE.name), **SETTINGS)


@cache
def reported(project: str) -> dict[str, Any]:
    """Return the JSON report of a project."""
    done = run(project, "--format", "json")
    assert done.code == 1, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.fixture(params=PROJECTS)
def report(request: pytest.FixtureRequest) -> dict[str, Any]:
    return reported(request.param)


@pytest.fixture
def articles() -> dict[str, Any]:
    return reported(PROJECTS[0])


@pytest.fixture
def claims() -> dict[str, Any]:
    return reported(PROJECTS[1])


def finding(report: dict[str, Any], rule: str) -> dict[str, Any]:
    (found,) = [one for one in report["findings"] if one["rule"] == rule]
    return dict(found)


def sources(found: dict[str, Any]) -> set[str]:
    return {one["source"] for one in found["evidence"]}


def test_the_country_that_one_paper_leaves_out_is_found(report: dict[str, Any]) -> None:
    found = finding(report, "country-left-out")
    assert found["verdict"] == "omission"
    assert "names Spain among them; canal-courier does not" in found["message"]
    by_source = {one["source"]: one["value"] for one in found["evidence"]}
    assert "Spain" in by_source["meridian-daily"]
    assert "Spain" not in by_source["canal-courier"]


def test_the_two_places_of_the_cell_are_found_with_a_caution(report: dict[str, Any]) -> None:
    found = finding(report, "body-in-two-places")
    assert "INTCEN" in found["message"]
    assert "Secretariat-General" in found["message"]
    assert "two bodies" in found["caution"]
    assert {"meridian-daily", "canal-courier"} <= sources(found)


def test_the_two_names_of_the_school_are_found(report: dict[str, Any]) -> None:
    found = finding(report, "institution-with-two-names")
    assert found["verdict"] == "naming"
    texts = " ".join(one["text"] for one in found["evidence"])
    assert "Security College" in texts
    assert "Security Academy" in texts


def test_one_country_under_two_names_is_no_difference(report: dict[str, Any]) -> None:
    for found in report["findings"]:
        assert "UK" not in found["message"]
        assert "Kingdom" not in found["message"]


def test_each_disagreement_is_reported_by_one_rule(report: dict[str, Any]) -> None:
    rules = [found["rule"] for found in report["findings"]]
    assert len(rules) == len(set(rules))


def test_articles_are_quoted_to_the_character(articles: dict[str, Any]) -> None:
    for found in articles["findings"]:
        assert len(sources(found)) >= 2
        for side in found["evidence"]:
            text = (ROOT / side["path"]).read_text(encoding="utf-8")
            assert text[side["start"] : side["end"]] == side["text"]


def test_claims_are_quoted_with_the_line_of_their_row(claims: dict[str, Any]) -> None:
    for found in claims["findings"]:
        for side in found["evidence"]:
            lines = (ROOT / PROJECTS[1] / side["path"]).read_text(encoding="utf-8").splitlines()
            row = "\n".join(lines[side["line"] - 1 : side["line"] + 5])
            assert side["source"] in row
            assert side["text"] in row


def test_the_articles_also_differ_in_a_count_and_a_quotation(articles: dict[str, Any]) -> None:
    rules = {found["rule"] for found in articles["findings"]}
    assert {"numbers-differ", "quotation-reworded"} <= rules


@pytest.mark.parametrize("project", PROJECTS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_the_same_project_gives_the_same_bytes(project: str, form: str) -> None:
    first, second = (run(project, "--format", form, start=start) for start in (here, apart))
    assert first.out
    assert first.out == second.out
