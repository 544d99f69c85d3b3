"""`check annotate`: what it writes, refuses and exits with."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import Ended, here
from office import docx, paragraph

from checker.read.word import read_word

DRAFT = "The harbour board paid £4.2 million for the new pier at Oddy Point.\n"
SOURCE = DRAFT.replace("4.2", "4.6")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "log.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "draft.docx").write_bytes(docx(paragraph(DRAFT.strip())))
    (tmp_path / "draft.html").write_text(f"<html><body><p>{DRAFT}</p></body></html>", "utf-8")
    return tmp_path


def annotate(folder: Path, *words: str) -> Ended:
    return here("annotate", *words, folder=folder)


@pytest.mark.parametrize("ending", ["docx", "md", "html"])
def test_a_copy_is_written_beside_the_draft(folder: Path, ending: str) -> None:
    before = (folder / f"draft.{ending}").read_bytes()
    done = annotate(folder, f"draft.{ending}", "--against", "log.txt")
    assert done.code == 0, done.err
    assert done.out == f"draft.checked.{ending}: 1 comment for 1 finding.\n"
    assert (folder / f"draft.{ending}").read_bytes() == before
    assert (folder / f"draft.checked.{ending}").read_bytes() != before


def test_the_same_draft_gives_the_same_bytes(folder: Path) -> None:
    for name in ("one.docx", "two.docx"):
        annotate(folder, "draft.docx", "--against", "log.txt", "-o", name)
    assert (folder / "one.docx").read_bytes() == (folder / "two.docx").read_bytes()
    copy = read_word((folder / "one.docx").read_bytes(), "one.docx")
    assert copy.text == DRAFT.strip()


def test_a_draft_in_a_project_is_held_against_its_sources(folder: Path) -> None:
    (folder / "check.yaml").write_text("schema: 1\nsources: [log.txt]\n", encoding="utf-8")
    done = annotate(folder, "draft.md")
    assert done.out == "draft.checked.md: 1 comment for 1 finding.\n"
    elsewhere = folder.parent
    done = annotate(elsewhere, f"{folder.name}/draft.md", "-o", f"{folder.name}/copy.md")
    assert done.out == f"{folder.name}/copy.md: 1 comment for 1 finding.\n"


def test_nothing_found_gives_the_draft_as_it_is(folder: Path) -> None:
    (folder / "log.txt").write_text(DRAFT, encoding="utf-8")
    done = annotate(folder, "draft.docx", "--against", "log.txt")
    assert done.out == "draft.checked.docx: nothing to comment on.\n"
    assert (folder / "draft.checked.docx").read_bytes() == (folder / "draft.docx").read_bytes()


def test_what_was_not_checked_is_no_pass(folder: Path) -> None:
    (folder / "log.txt").write_text("", encoding="utf-8")
    done = annotate(folder, "draft.docx", "--against", "log.txt")
    assert done.code == 3
    assert "This is not a pass." in done.out


REFUSED = {
    ("draft.md", "-o", "draft.md", "--against", "log.txt"): "the draft's place",
    ("draft.md", "-o", "copy.docx", "--against", "log.txt"): "is a .md file",
    ("log.txt", "--against", "draft.md"): ".txt cannot carry comments",
    ("missing.md", "--against", "log.txt"): "no such file",
    ("draft.md",): "nothing to compare the draft with",
    ("draft.md", "-o", "no/copy.md", "--against", "log.txt"): "cannot write the copy",
}


@pytest.mark.parametrize("words", sorted(REFUSED))
def test_a_wrong_request_is_told_and_nothing_is_written(
    folder: Path, words: tuple[str, ...]
) -> None:
    before = (folder / "draft.md").read_bytes()
    done = annotate(folder, *words)
    assert done.code == 2
    assert REFUSED[words] in done.err
    assert (folder / "draft.md").read_bytes() == before


def test_a_broken_word_file_is_one_error(folder: Path) -> None:
    (folder / "draft.docx").write_bytes(b"PK\x03\x04 broken")
    done = annotate(folder, "draft.docx", "--against", "log.txt")
    assert done.code == 3
    assert "not a zip archive" in done.err
    assert "Traceback" not in done.err
