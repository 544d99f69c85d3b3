"""The flags and commands of the language model, with the ledger of the example and no network."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker.cli.app import main

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "second-opinion"


@pytest.fixture
def project(folder: Path) -> Path:
    """Give a copy of the example, as `p` in the working directory."""
    shutil.copytree(EXAMPLE, folder / "p", ignore=shutil.ignore_patterns(".check"))
    return folder / "p"


def report(*flags: str) -> dict[str, object]:
    main(["run", "p", "--output", "json:r.json", "-q", *flags])
    found: dict[str, object] = json.loads(Path("r.json").read_text(encoding="utf-8"))
    return found


def test_kept_answers_are_replayed_without_key_or_network(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project
    assert main(["run", "p", "--llm", "replay", "--fail-on", "never"]) == 0
    said = capsys.readouterr()
    assert "= model" in said.out
    assert "not checked" not in said.out
    assert said.err == ""


def test_without_a_model_nothing_is_different_but_the_readings(project: Path) -> None:
    off = report()
    replay = report("--llm", "replay")
    assert project
    assert "readings" not in off
    plain = [{**f, "reading": None} for f in replay["findings"] if f["kind"] != "judge"]  # type: ignore[attr-defined]
    assert plain[: len(off["findings"])] == off["findings"]  # type: ignore[arg-type]


def test_an_answer_that_is_missing_is_undecided_and_exit_3_unless_allowed(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "check.ledger.jsonl").unlink()
    flags = ["run", "p", "--llm", "replay", "--skip-rule", "numbers-in-doubt"]
    assert main(flags) == 3
    said = capsys.readouterr().out
    assert "without an answer, the ledger holds no answer to it" in said
    assert "undecided" in said
    assert main([*flags, "--allow-incomplete"]) == 0


def test_a_dry_run_says_what_would_be_sent_and_sends_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "check.ledger.jsonl").unlink()
    assert main(["run", "p", "--llm", "live", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "127.0.0.1" in said
    assert "8 (2 for extract-v1, 6 for judge-v1)" in said
    assert "Nothing was sent." in said
    assert not list(project.glob("check.ledger.jsonl*"))
    assert main(["llm", "estimate", "p"]) == 0
    assert capsys.readouterr().out == said


def test_a_budget_of_no_calls_leaves_everything_unread_and_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "check.ledger.jsonl").unlink()
    flags = ["--llm", "live", "--max-calls", "0", "--skip-rule", "numbers-in-doubt"]
    assert main(["run", "p", *flags]) == 3
    said = " ".join(capsys.readouterr().out.split())
    assert "the budget of 0 calls is used up (--max-calls)" in said
    assert "extract-v1 harbour-post, from statement 0" in said


def test_a_server_that_is_not_there_is_exit_3(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECK_TESTS_LOOPBACK", "1")
    monkeypatch.setenv("CHECK_LLM_BASE_URL", "http://127.0.0.1:9/v1")
    settings = project / "check.yaml"
    settings.write_text(settings.read_text().replace("  concurrency: 1\n", "  retries: 0\n"))
    (project / "check.ledger.jsonl").unlink()
    flags = ["run", "p", "--llm", "live", "--skip-rule", "numbers-in-doubt"]
    assert main(flags) == 3
    assert "the connection to the server failed" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize(
    ("environment", "settings", "says"),
    [
        ({"CHECK_LLM_BASE_URL": "https://api.example.org/v1"}, "", "is not this machine"),
        ({}, "base-url: https://api.example.org/v1", "only the environment may do that"),
        ({}, "ledger: ../elsewhere.jsonl", "leads out of the project"),
        ({}, "mode: sometimes", "wrong value for 'mode'"),
        ({}, "key: sk-1", "key"),
        ({"CHECK_LLM_BASE_URL": "http://me:word@127.0.0.1/v1"}, "", "not of the form"),
        ({"CHECK_LLM_BASE_URL": "http://127.0.0.1.example.org/v1"}, "", "is not this machine"),
        ({"CHECK_LLM_BASE_URL": "http://2130706433/v1"}, "", "is not this machine"),
    ],
)
def test_a_wrong_setting_is_refused_before_anything_is_sent(
    project: Path,
    environment: dict[str, str],
    settings: str,
    says: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    kept = "  privacy: local-only\n"
    if settings:
        kept = f"  {settings}\n"
    text = (project / "check.yaml").read_text()
    name = settings.partition(":")[0]
    lines = [line for line in text.splitlines() if not name or not line.startswith(f"  {name}:")]
    written = "\n".join(lines).replace("  privacy: local-only", kept.rstrip("\n")) + "\n"
    (project / "check.yaml").write_text(written)
    with pytest.MonkeyPatch.context() as patch:
        for variable, value in environment.items():
            patch.setenv(variable, value)
        assert main(["run", "p", "--llm", "live"]) == 2
    assert says in capsys.readouterr().err


def test_a_cost_cannot_be_limited_where_no_price_is_known(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECK_LLM_BASE_URL", "https://models.example.org/v1")
    settings = project / "check.yaml"
    settings.write_text(settings.read_text().replace("local-only", "any"))
    assert main(["run", "p", "--llm", "live", "--max-cost", "1"]) == 2
    assert "the price of" in capsys.readouterr().err


def test_status_estimate_and_why_miss(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["llm", "status", "p"]) == 0
    assert "this machine" in capsys.readouterr().out
    assert main(["llm", "why-miss", "p"]) == 0
    assert "are answered by the ledger" in capsys.readouterr().out
    source = project / "sources" / "harbour-post.md"
    source.write_text(source.read_text().replace("Kestrel", "Merlin"))
    assert main(["llm", "why-miss", "p"]) == 0
    said = capsys.readouterr().out
    assert "changed since it was answered: the words of passage" in said


def test_answers_that_nobody_asks_for_are_dropped(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = project / "check.ledger.jsonl"
    before = ledger.read_text().count("\n")
    (project / "sources" / "harbour-post.md").unlink()
    assert main(["llm", "prune", "p", "--dry-run"]) == 0
    assert ledger.read_text().count("\n") == before
    assert main(["llm", "prune", "p"]) == 0
    # What was known of the source is gone from every pair too: one passage is left.
    assert ledger.read_text().count("\n") == 1
    assert f"{before - 1} of {before} answers dropped" in capsys.readouterr().out
