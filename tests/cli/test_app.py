from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from checker.cli import app
from checker.cli.app import main
from checker.errors import IncompleteError, SourceError

COMMANDS = [
    ["run"], ["explain"], ["sql"], ["init"], ["doctor"], ["rules", "ls"], ["sources", "ls"],
    ["sources", "show"], ["claims", "ls"], ["claims", "show"], ["claims", "export"],
    ["baseline", "write"],
]  # fmt: skip


def command(*words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *words], capture_output=True, check=False
    )


def test_help_is_quick() -> None:
    # About 0.15 s of processor time on a slow machine; libraries loaded for nothing cost 0.3 each.
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert command("--help").returncode == 0
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert spent < 0.6


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys; from checker.cli.app import main; main(['--help']);"
        "heavy = {'duckdb', 'pydantic', 'jinja2', 'simplemma', 'rapidfuzz', 'ruamel', 'rich'};"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("words", COMMANDS)
def test_the_help_of_each_command_holds_an_example(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--help"]) == 0
    out = capsys.readouterr().out
    assert f"\n    check {' '.join(words)}" in out


def test_a_mistyped_command_or_flag_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rnu"]) == 2
    assert "'run'" in capsys.readouterr().err
    assert main(["run", "--fial-on", "error"]) == 2
    assert "--fail-on" in capsys.readouterr().err


def test_without_a_command_the_help_is_shown_and_nothing_passes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main([]) == 2
    assert "check run" in "".join(capsys.readouterr())


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("check ")


@pytest.mark.parametrize("error", [SourceError("no text"), IncompleteError("no claims")])
def test_what_cannot_be_checked_exits_3(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(error, monkeypatch) == 3
    assert "This is not a pass. (exit 3)" in capsys.readouterr().err


def test_a_bug_exits_4_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(ZeroDivisionError("by\x1b[2J zero"), monkeypatch) == 4
    told = capsys.readouterr().err
    assert "This is a bug in check: ZeroDivisionError" in told
    assert "Traceback" not in told
    assert "\x1b" not in told


def test_debug_shows_the_trace_of_a_bug(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(ZeroDivisionError("by zero"), monkeypatch, "--debug") == 4
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupt_exits_130(monkeypatch: pytest.MonkeyPatch) -> None:
    assert failing(KeyboardInterrupt(), monkeypatch) == 130


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Return what main() makes of an error that comes up while a command is looked for."""

    def fall() -> object:
        raise error

    monkeypatch.setattr(app, "_program", fall)
    return main(["run", *words])


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    rules = f'"{sys.executable}" -m checker doctor 2>"{tmp_path}/errors" | head -c 1 >/dev/null'
    subprocess.run(["sh", "-c", rules], check=True)
    assert (tmp_path / "errors").read_text() == ""
