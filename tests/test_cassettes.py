"""Recorded exchanges with a model: none unused, none stale, nothing secret, and they still play."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from vcr.errors import CannotOverwriteExistingCassetteException

from checker.judge.draft import Draft, wrong
from checker.judge.explain import Explanation
from checker.judge.prompt import load, names
from checker.judge.session import Reply
from checker.read.yaml import load_yaml
from tests.cassette import ADDRESS, CASES, CASSETTES, LEFT, RIGHT, Case, asked, play, run

FILES = sorted(CASSETTES.rglob("*.yaml"))
ROOT = CASSETTES.parent
SECRET = re.compile(
    r"authorization|bearer|api[-_]key\b|set-cookie|\bsk-(?!wrong)[A-Za-z0-9]|\bgh[pousr]_|AKIA[0-9A-Z]{8}"
    r"|/home/|/root/|/tmp/|/Users/",
    re.IGNORECASE,
)


def case(name: str) -> Case:
    return next(one for one in CASES if one.name == name)


def played(name: str, folder: Path) -> Any:
    with play(case(name).path) as cassette:
        came = case(name).ask(folder, ADDRESS, "sk-local")
    assert cassette.all_played
    return came


def interactions(path: Path) -> list[dict[str, Any]]:
    data = load_yaml(path.read_text(encoding="utf-8"), path.name).data
    found: list[dict[str, Any]] = data["interactions"]
    return found


def test_every_cassette_is_of_a_case_and_every_case_has_its_cassette() -> None:
    # The folder holds the prompt's version: one of an older version is of no case.
    assert sorted(one.path for one in CASES) == FILES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_cassette_was_recorded_with_the_prompt_as_it_is(path: Path) -> None:
    systems = {load(name).body.split("<!-- sources -->")[0].strip() for name in names()}
    systems |= {load("extract").render(
        {"source": "", "published": "", "passage": "", "most": 8}).system}  # fmt: skip
    for one in interactions(path):
        assert json.loads(one["request"]["body"])["messages"][0]["content"] in systems


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_cassette_holds_no_secret_and_no_other_machine(path: Path) -> None:
    assert SECRET.findall(path.read_text(encoding="utf-8")) == []
    for one in interactions(path):
        assert one["request"]["headers"] == {}
        assert one["request"]["uri"].startswith("http://127.0.0.1:")
        assert set(one["response"]["headers"]) <= {"content-type"}


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/check.ledger.jsonl")))
def test_a_ledger_in_the_examples_holds_no_secret(path: Path) -> None:
    assert SECRET.findall(path.read_text(encoding="utf-8")) == []


def test_a_judged_pair(tmp_path: Path) -> None:
    reply: Reply = played("pilots", tmp_path)
    assert reply.value is not None
    assert reply.value.model_dump()["left_quote"] == "six pilots"


def test_an_answer_that_is_cut_off_by_its_length_is_undecided_and_kept(tmp_path: Path) -> None:
    reply: Reply = played("not-the-schema", tmp_path)
    assert reply.value is None
    assert reply.answered  # it was paid for, and asking again would give the same
    assert "no whole JSON object" in reply.problem


def test_an_explanation_of_a_real_model_quotes_both_sides(tmp_path: Path) -> None:
    made: Explanation = played("pilots-explained", tmp_path)
    assert made.problem == ""
    assert made.words
    for (_, quote), side in zip(made.quotes, (LEFT, RIGHT), strict=True):
        assert side["words"] in quote
        assert quote in side["passage"]


def test_a_draft_of_a_real_model_is_shown_only_if_its_tests_pass(tmp_path: Path) -> None:
    made: Draft = played("pilots-drafted", tmp_path)
    assert bool(made.data) != bool(made.problem)
    if made.data:
        assert wrong(made.data, "pilots-differ") == ""


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("wrong-key", "the server does not accept the key (401)"),
        ("too-long", "exceeds the available context size"),
        ("still-loading", "not able to answer (503): Error code: 503 - Loading model"),
    ],
)
def test_a_failure_of_a_real_server_is_told_and_not_kept(
    name: str, says: str, tmp_path: Path
) -> None:
    reply: Reply = played(name, tmp_path)
    assert not reply.answered
    assert says in reply.problem
    assert not (tmp_path / "ledger.jsonl").exists()


@pytest.mark.parametrize(
    ("name", "project", "extract"),
    [("intelligence-cell", "intelligence-cell", True), ("second-opinion", "second-opinion", False)],
)
def test_a_live_run_and_its_replay_without_a_network_give_the_same_bytes(
    name: str, project: str, extract: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from checker.cli.app import main

    code, live, _ = played(name, tmp_path)
    kept = (tmp_path / project / "check.ledger.jsonl").read_bytes()
    flags = ["--llm", "replay", "--output", "json:report.json", "--format", "json"]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)
        patch.setenv("CHECK_LLM_MODEL", json.loads(live)["readings"]["model"])
        assert main(["run", project, *flags]) == code  # no key, and every socket is blocked
    assert (tmp_path / "report.json").read_bytes() == live
    assert (tmp_path / project / "check.ledger.jsonl").read_bytes() == kept
    said = json.loads(live)["readings"]
    assert said["passages" if extract else "pairs"] == 3
    assert "calls" in capsys.readouterr().err


def test_a_run_that_is_started_again_pays_for_nothing_twice(tmp_path: Path) -> None:
    _, first, _ = played("second-opinion", tmp_path)
    # The cassette is played to its end already: any question would find no answer in it.
    with play(case("second-opinion").path) as cassette:
        _, second, _ = run(tmp_path, ADDRESS, "sk-local", "second-opinion", extract=False)
        assert cassette.play_count == 0
    assert first == second


def test_another_question_finds_no_answer_in_a_cassette(tmp_path: Path) -> None:
    inputs = {"question": "Another?", "left": _side(), "right": _side()}
    with (
        play(case("pilots").path),
        pytest.raises(CannotOverwriteExistingCassetteException, match="another question"),
    ):
        asked(tmp_path, ADDRESS, "", "judge", inputs)


def _side() -> dict[str, str]:
    return {"source": "a", "published": "", "speaker": "", "words": "b", "passage": "b"}
