from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from checker import __version__
from checker.model.report import Report
from checker.report.formats import FORMATS, formatted
from checker.report.style import Style

GOLDEN = Path(__file__).parent / "golden"
SUFFIX = {
    "sarif": "sarif", "junit": "xml", "github": "txt", "gitlab": "json", "rdjson": "json",
    "markdown": "md", "jsonl": "jsonl", "csv": "csv", "claimreview": "json", "concise": "txt",
}  # fmt: skip


@pytest.mark.parametrize("name", SUFFIX)
def test_a_format_is_what_its_golden_file_shows(name: str, decided: Report) -> None:
    # UPDATE_GOLDEN=1 writes the files anew; read the difference before it is committed.
    file = GOLDEN / f"decided-{name}.{SUFFIX[name]}"
    text = formatted(decided, name, Style()).replace(f'"{__version__}"', '"0.0.0"')
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(text.encode())
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_report_gives_the_same_text_that_ends_a_line(name: str, decided: Report) -> None:
    text = formatted(decided, name, Style())
    assert text == formatted(decided.model_copy(deep=True), name, Style())
    assert text.endswith("\n") or name == "html"


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_that_a_terminal_obeys_is_written(name: str, nasty: Report) -> None:
    text = formatted(nasty, name, Style())
    bad = {c for c in text if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs"}}
    assert bad - {"\u200c", "\u200d"} == set()
    assert len(text) > 500


# Text is shielded where a command prints it; HTML and JUnit are files that no log shows.
LOGGED = sorted(set(FORMATS) - {"github", "text", "concise", "html", "junit"})


@pytest.mark.parametrize("name", LOGGED)
def test_no_line_is_a_command_for_a_workflow(name: str, nasty: Report) -> None:
    lines = formatted(nasty, name, Style()).split("\n")
    assert [line for line in lines if line.lstrip().startswith("::")] == []


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_of_nothing_says_how_it_ended(name: str, empty: Report) -> None:
    text = formatted(empty, name, Style())
    silent = {"gitlab", "rdjson"}
    assert "nothing found" in text.lower() or name in silent


def test_a_format_is_imported_only_when_it_is_asked_for() -> None:
    import subprocess
    import sys

    code = (
        "import sys, checker.report.formats as f;"
        "print([m for m in sys.modules if m in ('rich', 'jinja2') or m.startswith('xml')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
