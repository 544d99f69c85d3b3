from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


def test_json_on_standard_output_is_json_and_nothing_else(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["run", "demo", "--format", "json"]) == 1
    captured = capsys.readouterr()
    data = json.loads(captured.out)
    assert data["summary"]["documents"] == 2
    assert data["summary"]["exit_code"] == 1
    assert captured.err == ""


def test_each_quote_stands_in_its_file(demo: Path, capsys: Capture) -> None:
    main(["run", "demo", "--format", "json"])
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert findings
    for finding in findings:
        for piece in finding["evidence"]:
            text = (demo / piece["path"]).read_text(encoding="utf-8")
            assert text[piece["start"] : piece["end"]] == piece["text"]


def test_two_runs_give_the_same_bytes(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    main(["run", "demo", "--format", "json"])
    first = capsys.readouterr().out
    main(["run", "demo", "--format", "json"])
    assert capsys.readouterr().out == first


def test_reports_go_to_files_in_their_own_formats(demo: Path, capsys: Capture) -> None:
    words = ["run", "demo", "--output", "json:a.json", "--output", "concise:b.txt"]
    assert main([*words, "--color", "always", "--output", "c.txt"]) == 1
    assert json.loads((demo / "a.json").read_text(encoding="utf-8"))["schema_version"] == 1
    assert " error " in (demo / "b.txt").read_text(encoding="utf-8")
    assert "\x1b" not in (demo / "c.txt").read_text(encoding="utf-8")
    assert "\x1b" in capsys.readouterr().out


def test_accepted_findings_do_not_fail_the_run(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    main(["run", "demo", "--output", "json:accepted.json"])
    capsys.readouterr()
    assert main(["run", "demo", "--baseline", "accepted.json"]) == 0
    assert "baseline" in capsys.readouterr().out
    assert main(["run", "demo", "--baseline", "accepted.json", "--new-only"]) == 0
    assert "error[" not in capsys.readouterr().out


def test_exit_zero_and_fail_on_soften_findings(demo: Path) -> None:
    assert demo.is_dir()
    assert main(["run", "demo", "--exit-zero"]) == 0
    assert main(["run", "demo", "--fail-on", "never"]) == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--format", "jsn"], "Did you mean 'json'?"),
        (["--output", "sarfi:x"], "unknown format 'sarfi'"),
        (["--llm", "live"], "needs a base-url"),
        (["--fail-on", "fatal"], "fatal"),
        (["--output", "json:missing/folder/a.json"], "cannot write the report"),
        (["--baseline", "missing.json"], "baseline"),
        (["--rule", "no-such-rule"], "unknown rule"),
        (["--rules", "missing.yaml"], "missing.yaml"),
    ],
)
def test_a_wrong_request_exits_2_and_says_what_is_wrong(
    demo: Path, capsys: Capture, words: list[str], told: str
) -> None:
    assert demo.is_dir()
    assert main(["run", "demo", *words, "--exit-zero", "--allow-incomplete"]) == 2
    assert told in "".join(capsys.readouterr())


def test_a_missing_file_and_nothing_to_check_exit_2(folder: Path, capsys: Capture) -> None:
    assert folder.is_dir()
    assert main(["run", "missing.txt"]) == 2
    assert main(["run"]) == 2
    assert "check init" in capsys.readouterr().err


def test_a_document_without_statements_is_not_a_pass(folder: Path, capsys: Capture) -> None:
    (folder / "empty.txt").write_text("")
    assert main(["run", "empty.txt"]) == 3
    assert "This is not a pass." in "".join(capsys.readouterr())


def test_the_draft_is_shown_as_such(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    words = ["--draft", "demo/sources/island-courier.md"]
    words += ["--against", "demo/sources/harbour-post.md"]
    assert main(["run", *words]) == 1
    assert "your draft (island-courier)" in capsys.readouterr().out
