from __future__ import annotations

from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]

RULE = """\
kind: same-value
summary: Two <b>crews</b>.
message: "{{ left.value }} or {{ right.value }}"
why: Somebody <script>alert(1)</script> is missing.
limits: Babies are left alone.
tolerance: {absolute: 2}
tests:
  - name: two crews
    given:
      - {source: alder, subject: ferry, predicate: crew, value: 12}
      - {source: birch, subject: ferry, predicate: crew, value: 19}
    expect: [{}]
  - name: nearly the same
    given:
      - {source: alder, subject: ferry, predicate: crew, value: 12}
      - {source: birch, subject: ferry, predicate: crew, value: 13}
    expect: []
"""


@pytest.fixture
def crews(folder: Path) -> Path:
    (folder / "crews-differ.yaml").write_text(RULE)
    return folder


def test_a_rule_has_a_page_with_examples_that_were_run(crews: Path, capsys: Capture) -> None:
    assert main(["rules", "docs", "crews-differ.yaml"]) == 0
    page = capsys.readouterr().out
    assert "Babies are left alone." in page
    assert "tolerance  here: {absolute: 2}" in page
    assert "alder: ferry crew = 12\n" in page
    assert "-> warning, contradiction: 12 or 19\n" in page
    assert "-> nothing\n" in page
    assert "skip-rules: [crews-differ]" in page
    # What the page shows is what the rule does, and not what the file expects.
    (crews / "crews-differ.yaml").write_text(RULE.replace("{absolute: 2}", "{absolute: 0}"))
    assert main(["rules", "docs", "crews-differ.yaml"]) == 0
    assert "-> nothing" not in capsys.readouterr().out


def test_a_kind_has_a_page_with_a_rule_to_start_from(folder: Path, capsys: Capture) -> None:
    assert folder.is_dir()
    assert main(["rules", "docs", "one-parent", "--format", "markdown"]) == 0
    page = capsys.readouterr().out
    assert page.startswith("# one-parent\n")
    assert "kind: one-parent" in page
    assert "placement-differs" in page
    assert "\\-> " not in page


def test_pages_in_html_hold_no_markup_of_a_rule(crews: Path, capsys: Capture) -> None:
    words = ["rules", "docs", "crews-differ.yaml", "--format", "html", "-o", "pages"]
    assert main(words) == 0
    assert "Wrote 1 page to pages." in capsys.readouterr().out
    page = (crews / "pages" / "rules" / "crews-differ.html").read_text()
    assert "<script" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;" in page
    assert "default-src 'none'" in page
    assert main(words) == 0
    assert (crews / "pages" / "rules" / "crews-differ.html").read_text() == page


def test_pages_in_markdown_hold_no_markup_of_a_rule(crews: Path, capsys: Capture) -> None:
    assert crews.is_dir()
    assert main(["rules", "docs", "crews-differ.yaml", "--format", "markdown"]) == 0
    page = capsys.readouterr().out
    assert "<script" not in page.replace("\\<script", "")


def test_a_folder_is_no_place_for_pages_of_the_terminal(folder: Path, capsys: Capture) -> None:
    assert folder.is_dir()
    assert main(["rules", "docs", "same-value", "-o", "pages"]) == 2
    assert "Add --format" in capsys.readouterr().err
