"""`check explain --llm` and `check rules new --llm`; the model is a server on this machine."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from checker.cli.app import main
from tests.judge.conftest import Server, completion
from tests.judge.test_draft import SAID, TESTS

RULE = ["rules", "new", "pilots-differ", "--from"]
WISH = "Two sources give different numbers of pilots."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, server: Server) -> Path:
    """Give a folder with two sources, and a model that is set up."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CHECK_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("CHECK_LLM_BASE_URL", server.url)
    monkeypatch.setenv("CHECK_LLM_MODEL", "m")
    for name, number in (("coast", "six"), ("pier", "nine")):
        (tmp_path / f"{name}.md").write_text(
            f"---\nid: {name}\npublished: 2033-05-02\n---\n\nThe port of Aldmouth employs {number}"
            " pilots, the harbour master said on Monday.\n",
            encoding="utf-8",
        )
    return tmp_path


def finding(folder: Path) -> dict[str, Any]:
    """Return the first finding of a run in *folder*."""
    main(["run", "coast.md", "pier.md", "--output", "json:r.json", "-q"])
    report = json.loads((folder / "r.json").read_text(encoding="utf-8"))
    found: dict[str, Any] = report["findings"][0]
    return found


def explaining(left: str, right: str) -> str:
    said = {"left_quote": left, "right_quote": right, "dull_reason": "as-of",
            "explanation": "One counts before hiring.", "advice": "Ask the port."}  # fmt: skip
    return json.dumps(said)


def test_an_explanation_stands_below_the_finding_and_is_replayed(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    one = finding(folder)
    quotes = [piece["text"] for piece in one["evidence"][:2]]
    server.reply = lambda _: completion(explaining(*quotes))
    capsys.readouterr()
    assert main(["explain", one["id"]]) == 0
    plain = capsys.readouterr().out
    assert main(["explain", one["id"], "--llm", "live"]) == 0
    live = capsys.readouterr()
    assert live.out.startswith(plain)
    for words in (
        "Dull reason: as-of.",
        "One counts before hiring.",
        "Ask the port.",
        "explain-v1",
    ):
        assert words in live.out
    assert "model: 1 calls" in live.err
    server.reply = lambda _: pytest.fail("replay asks nobody")
    assert main(["explain", one["id"], "--llm", "replay"]) == 0
    assert capsys.readouterr().out == live.out


def test_an_explanation_that_does_not_quote_is_not_shown_and_exit_3(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    one = finding(folder)
    server.reply = lambda _: completion(explaining("twelve pilots", "nine pilots"))
    assert main(["explain", one["id"], "--llm", "live"]) == 3
    said = capsys.readouterr()
    assert one["id"] in said.out
    assert "One counts before hiring." not in said.out
    assert "no explanation from the language model: the model's quote does not hold" in said.err


def test_without_an_answer_in_the_ledger_there_is_no_explanation(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = finding(folder)
    assert main(["explain", one["id"], "--llm", "replay"]) == 3
    assert "the ledger holds no answer to it" in capsys.readouterr().err


def test_a_rule_that_is_drafted_from_words_is_written_with_tests_that_pass(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.reply = lambda _: completion(json.dumps(SAID))
    assert main([*RULE, WISH, "--llm", "live"]) == 0
    assert "Drafted by the language model" in capsys.readouterr().out
    assert main(["rules", "test", "rules/pilots-differ.yaml", "--coverage"]) == 0
    (folder / "rules/pilots-differ.yaml").unlink()
    server.reply = lambda _: pytest.fail("replay asks nobody")
    assert main([*RULE, WISH, "--llm", "replay"]) == 0


def test_a_rule_is_drafted_from_a_finding_with_the_words_of_both_sides(
    folder: Path, server: Server
) -> None:
    one = finding(folder)
    server.reply = lambda _: completion(json.dumps(SAID))
    assert main([*RULE, one["id"], "--llm", "live"]) == 0
    asked = server.asked[0]["messages"][1]["content"]
    assert "employs six pilots" in asked
    assert "employs nine pilots" in asked
    assert (folder / "rules/pilots-differ.yaml").is_file()


def test_a_draft_that_fails_its_own_tests_is_not_written(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = {**SAID, "tests": [{**TESTS[0], "right": "6"}, TESTS[1]]}
    server.reply = lambda _: completion(json.dumps(wrong))
    assert main([*RULE, WISH, "--llm", "live"]) == 3
    assert "does not pass its own test 'two numbers'" in capsys.readouterr().err
    assert not (folder / "rules").exists()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ([*RULE, WISH], "only a language model can make a rule from words"),
        ([*RULE[:3], "--kind", "same-value", "--llm", "live"], "drafts a rule from words"),
        ([*RULE, WISH, "--kind", "same-value", "--llm", "live"], "from one thing"),
    ],
)
def test_what_the_model_cannot_draft_from_is_refused(
    line: list[str], says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(line) == 2
    assert says in capsys.readouterr().err
    assert not (folder / "rules").exists()


def test_prune_keeps_what_was_asked_by_hand(
    folder: Path, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    server.reply = lambda _: completion(json.dumps(SAID))
    assert main([*RULE, WISH, "--llm", "live"]) == 0
    capsys.readouterr()
    assert main(["llm", "prune", "coast.md"]) == 0
    assert "0 of 1 answers dropped" in capsys.readouterr().out
    assert (folder / "check.ledger.jsonl").read_text(encoding="utf-8").count("\n") == 1
