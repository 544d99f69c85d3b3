"""`--output html:FILE`: the page says what the run says, and asking for it changes nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command import Ended, here

HEAD = "---\npublished: 2031-03-0{day}\n---\n\n"
STORIES = {
    "courier.md": "The fire in Tarbrook destroyed 12 houses on Monday, the mayor said.\n",
    "herald.md": "The fire in Tarbrook destroyed 19 houses on Monday, the mayor said.\n",
    "echo.md": "The fire in Tarbrook destroyed 19 houses on Monday, the mayor said.\n",
}


def check(folder: Path, *words: str) -> Ended:
    return here(*words, folder=folder)


@pytest.fixture
def stories(tmp_path: Path) -> Path:
    for day, (name, body) in enumerate(STORIES.items(), 1):
        (tmp_path / name).write_text(HEAD.format(day=day) + body)
    return tmp_path


def test_the_page_says_what_the_text_says(stories: Path) -> None:
    run = check(stories, "run", *STORIES, "--output", "html:page.html")
    page = (stories / "page.html").read_text(encoding="utf-8")
    assert run.code == 1
    last = run.out.rstrip().splitlines()[-1]
    assert f"<span>{last}</span>" in page
    assert re.findall(r"F-[0-9A-Z]{4}", run.out)[0] in page
    for part in ("findings", "sources", "agreement", "timeline", "ran"):
        assert f'<section id="{part}"' in page
    assert str(stories) not in page


def test_asking_for_a_page_changes_no_other_format(stories: Path) -> None:
    alone = check(stories, "run", *STORIES, "--format", "json")
    beside = check(stories, "run", *STORIES, "--format", "json", "--output", "html:page.html")
    assert alone.out == beside.out


def test_two_runs_write_the_same_page(stories: Path) -> None:
    first = check(stories, "run", *STORIES, "--format", "html")
    second = check(stories, "run", *reversed(STORIES), "--format", "html")
    assert first.out == second.out


def test_nothing_to_check_is_no_pass_on_the_page_either(tmp_path: Path) -> None:
    (tmp_path / "empty.md").write_text("\n")
    run = check(tmp_path, "run", "empty.md", "--format", "html")
    assert run.code == 3
    assert "NOT CHECKED: this is not a pass" in run.out


def test_a_hostile_file_name_is_shown_and_not_obeyed(tmp_path: Path) -> None:
    for number, name in enumerate(("<img src=x onerror=alert(1)>.md", "b & <script>.md")):
        (tmp_path / name).write_text(list(STORIES.values())[number])
    run = check(tmp_path, "run", ".", "--format", "html")
    assert run.code == 1
    assert "<img" not in run.out
    assert run.out.count("<script>") == 1
    assert "&lt;img src=x onerror=alert(1)&gt;.md" in run.out


def test_show_all_prints_what_is_otherwise_counted(tmp_path: Path) -> None:
    rows = ["source,subject,predicate,value,quote"]
    rows += [f"s{n % 2},thing {n // 2},weight,{(111, 199)[n % 2]},words" for n in range(500)]
    (tmp_path / "check.yaml").write_text(
        "schema: 1\nclaims:\n  - {file: claims.csv, type: quantity}\n"
    )
    (tmp_path / "claims.csv").write_text("\n".join(rows) + "\n")
    most = check(tmp_path, "run")
    whole = check(tmp_path, "run", "--show", "all")
    assert most.code == whole.code == 1
    assert most.out.splitlines()[-1] == whole.out.splitlines()[-1]
    assert "… 50 more findings" in most.out
    assert most.out.count("= more") == 200
    assert whole.out.count("= more") == 250
