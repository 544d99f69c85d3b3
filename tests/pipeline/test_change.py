from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checker import pipeline
from checker.config import load_config
from checker.model.report import Report

RULES = ("numbers-differ", "weekday-mismatch")
BOATS = "{} boats left Sandholt on 3 May 2031 for the outer bank."
NETS = "The crews of Brill lost {} nets in one night, the harbour master said."
MONDAY = "The Brill gate failed on {}, 6 May 2031, when the tide was high."
DRAFT = f"{BOATS} {NETS}\n"


@pytest.fixture
def since(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
    """Give what commits some files, changes them, and checks what changed."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)

    def run(before: dict[str, str], after: dict[str, str], *more: str) -> Report:
        for name, text in before.items():
            Path(name).write_text(text, encoding="utf-8")
        person = ["-c", "user.name=t", "-c", "user.email=t@t"]
        for words in (["init", "-q"], ["add", "."], [*person, "commit", "-q", "-m", "x"]):
            subprocess.run(["git", *words], check=True)
        for name, text in after.items():
            Path(name).write_text(text, encoding="utf-8")
        config = load_config((".", *more), only_rules=RULES, changed="HEAD")
        return pipeline.run(config)

    return run


def words(report: Report) -> list[list[str]]:
    return [[piece.text for piece in one.evidence] for one in report.findings]


WIRE = {"wire.txt": DRAFT.format("Six", "nine"), "draft.txt": DRAFT.format("Five", "eight")}


def test_only_the_statement_that_changed_is_told_in_a_line_of_several(
    since: Callable[..., Report],
) -> None:
    report = since(WIRE, {"draft.txt": DRAFT.format("Five", "seven")})
    assert words(report) == [["seven nets", "nine nets"]]
    assert report.scope == "only findings in what changed since HEAD: 1 file, 1 statement"


def test_a_statement_that_only_moved_has_not_changed(since: Callable[..., Report]) -> None:
    moved = "It rained.\n\n" + NETS.format("eight") + "\n\n" + BOATS.format("Five") + "\n"
    assert words(since(WIRE, {"draft.txt": moved})) == []


def test_without_a_change_nothing_is_told_and_it_says_so(since: Callable[..., Report]) -> None:
    report = since(WIRE, {})
    assert (report.findings, int(report.summary.exit_code)) == ((), 0)
    assert report.scope == "only what changed since HEAD: nothing has changed"


def test_a_change_of_the_source_counts_as_one_of_the_draft(since: Callable[..., Report]) -> None:
    report = since(WIRE, {"wire.txt": DRAFT.format("Ten", "nine")})
    assert words(report) == [["Five boats", "Ten boats"]]


def test_a_new_file_is_new_in_all_its_statements(since: Callable[..., Report]) -> None:
    report = since({"wire.txt": WIRE["wire.txt"]}, {"draft.txt": WIRE["draft.txt"]})
    assert len(report.findings) == 2


def test_a_copy_of_a_statement_is_new(since: Callable[..., Report]) -> None:
    text = MONDAY.format("Monday") + "\n"
    report = since({"draft.txt": text}, {"draft.txt": text + "\nAgain:\n\n" + text})
    assert report.scope.endswith("1 file, 2 statements")


def test_a_page_is_compared_as_text(since: Callable[..., Report]) -> None:
    page = "<html><body><p>{}</p></body></html>"
    before = {"wire.txt": WIRE["wire.txt"], "draft.html": page.format(WIRE["draft.txt"])}
    styled = page.format(WIRE["draft.txt"]).replace("<p>", "<p class='lead'>")
    assert words(since(before, {"draft.html": styled})) == []


def test_new_rows_of_a_claim_file_are_told(since: Callable[..., Report]) -> None:
    rows = "source,subject,predicate,value,type\ngull,Lock 4,depth,3,quantity\n"
    rows += "tern,Lock 4,depth,4,quantity\ngull,Lock 5,depth,3,quantity\n"
    new = rows + "tern,Lock 5,depth,6,quantity\n"
    report = since({"depths.csv": rows}, {"depths.csv": new}, "depths.csv")
    assert words(report) == [["3", "6"]]
