from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main
from checker.decide.register import read_decisions

Capture = pytest.CaptureFixture[str]
WHY = ["--reason", "told by phone", "--by", "M. Ortiz", "--until", "2031-05-20"]
RULES = ["--rule", "numbers-differ", "--rule", "lists-differ"]


def found(capsys: Capture, *words: str) -> list[dict[str, str]]:
    capsys.readouterr()
    main(["run", "demo", *RULES, "--format", "json", "--as-of", "2031-05-10", *words])
    findings: list[dict[str, str]] = json.loads(capsys.readouterr().out)["findings"]
    return findings


def test_a_decision_stands_in_the_project_and_the_next_run_knows_it(
    demo: Path, capsys: Capture
) -> None:
    first, *others = found(capsys)
    assert main(["accept", first["id"].lower(), *WHY]) == 0
    file = demo / "demo/check.decisions.yaml"
    assert capsys.readouterr().out == (
        f"{first['id']} is decided in demo/check.decisions.yaml: accept until 2031-05-20.\n"
    )
    (made,) = read_decisions(file)
    assert (made.fingerprint, made.by, made.rule) == (
        first["fingerprint"], "M. Ortiz", first["rule"],
    )  # fmt: skip
    assert dict(made.holds_while).keys() == {"harbour-post", "island-courier"}
    again = found(capsys)
    assert [one["status"] for one in again] == ["waived", *("new" for _ in others)]
    assert [one["status"] for one in found(capsys, "--as-of", "2031-05-21")] == ["new"] * len(again)


def test_without_a_project_the_file_is_named_by_a_flag(demo: Path, capsys: Capture) -> None:
    sources = ["demo/sources/harbour-post.md", "demo/sources/island-courier.md"]
    assert main(["run", *sources, *RULES, "--output", "json:a.json"]) == 1
    for one in json.loads((demo / "a.json").read_text("utf-8"))["findings"]:
        assert main(["accept", one["id"], *WHY]) == 0
    assert "check run --decisions check.decisions.yaml" in capsys.readouterr().out
    assert main(["run", *sources, *RULES]) == 1
    words = ["--decisions", "check.decisions.yaml", "--as-of", "2031-05-20"]
    assert main(["run", *sources, *RULES, *words]) == 0


def test_a_report_does_not_depend_on_the_day_while_a_decision_holds(
    demo: Path, capsys: Capture
) -> None:
    first, *_ = found(capsys)
    main(["accept", first["id"], *WHY])
    texts = []
    for day in ("2031-01-01", "2031-05-20"):
        main(["run", "demo", *RULES, "--as-of", day, "--output", f"sarif:{day}"])
        texts.append((demo / day).read_bytes())
    assert texts[0] == texts[1]
    assert b"2031-01-01" not in texts[0]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--until", "soon"], "not a date: 'soon'"),
        (["--until", "2031-02-30"], "not a date: '2031-02-30'"),
        (["--until", "never"], "--until never is only for notes"),
        (["--reason", " "], "--reason is empty"),
        (["--by", ""], "--by is empty"),
        (["--as", "wrong"], "wrong"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(
    demo: Path, capsys: Capture, words: list[str], told: str
) -> None:
    first, *_ = found(capsys)
    assert main(["accept", first["id"], *WHY, *words]) == 2
    assert told in capsys.readouterr().err
    assert not (demo / "demo/check.decisions.yaml").exists()


def test_reason_author_and_day_have_to_be_given(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    first, *_ = found(capsys)
    for flag in ("--reason", "--by", "--until"):
        at = WHY.index(flag)
        assert main(["accept", first["id"], *WHY[:at], *WHY[at + 2 :]]) == 2
        assert flag in capsys.readouterr().err


def test_only_a_finding_of_the_last_run_can_be_decided(folder: Path, capsys: Capture) -> None:
    assert folder.is_dir()
    assert main(["accept", "F-0000", *WHY]) == 2
    assert "no run is kept" in capsys.readouterr().err
    assert main(["init", "demo"]) == 0
    found(capsys)
    assert main(["accept", "F-0000", *WHY]) == 2
    assert "no finding 'F-0000'" in capsys.readouterr().err


def test_a_day_that_is_none_is_refused(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    for day in ("never", "tomorrow"):
        assert main(["run", "demo", "--as-of", day]) == 2
        assert f"--as-of: not a date: '{day}'" in capsys.readouterr().err
