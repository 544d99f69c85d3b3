"""The example with a draft in Word: its states, its commented copy, and that copy in an office."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command import Ended, here

from checker.read.word import read_word

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "harbour-draft"
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the example: a run keeps its database in the project."""
    copy = tmp_path_factory.mktemp("example") / "harbour-draft"
    shutil.copytree(EXAMPLE, copy, ignore=shutil.ignore_patterns(".check", "__pycache__"))
    return copy


def check(place: Path, *words: str) -> Ended:
    return here(*words, folder=place.parent)


@pytest.fixture(scope="module")
def report(place: Path) -> dict[str, Any]:
    done = check(place, "run", "harbour-draft", "--format", "json")
    assert done.code == 1, done.err
    found: dict[str, Any] = json.loads(done.out)
    return found


@pytest.fixture(scope="module")
def copy(place: Path, report: dict[str, Any]) -> Path:
    assert report["findings"]
    done = check(place, "annotate", "harbour-draft/draft.docx")
    assert done.code == 0, done.err
    return place / "draft.checked.docx"


def test_the_draft_is_made_by_its_script_byte_for_byte() -> None:
    spec = importlib.util.spec_from_file_location("make", EXAMPLE / "make.py")
    assert spec
    assert spec.loader
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    assert made.document() == (EXAMPLE / "draft.docx").read_bytes()


def test_the_draft_has_all_that_a_word_file_can_hide() -> None:
    with zipfile.ZipFile(EXAMPLE / "draft.docx") as archive:
        body = archive.read("word/document.xml").decode()
    for element in ("ins", "del", "hyperlink", "tbl", "footnoteReference", "commentRangeStart"):
        assert f"<w:{element} " in body or f"<w:{element}>" in body


def test_six_sources_are_held_against_it(report: dict[str, Any]) -> None:
    roles = [source["role"] for source in report["sources"]]
    assert roles.count("source") == 6
    assert roles.count("draft") == 1


STATES = {
    "Nine people were hurt": "agrees",
    "The wind at the Tarn lighthouse": "agrees",
    "We heard the lines": "agrees",
    "There were 34 passengers": "contradicted",
    "The town council had set aside": "contradicted",
    "The Marlow was built in 1989": "contradicted",
    "Some 1,200 homes": "slightly-off",
    "Shipowner Caspar Wend": "no-source",
    "I think that Tarn": "not-factual",
    "Who will pay for it?": "not-factual",
    "Ferry breaks loose": "not-comparable",
}


@pytest.mark.parametrize("words", sorted(STATES))
def test_each_statement_has_the_state_that_careful_reading_gives_it(
    report: dict[str, Any], words: str
) -> None:
    (line,) = [line for line in report["statements"] if words in line["text"]]
    assert line["state"] == STATES[words]


def test_every_statement_is_where_it_says(report: dict[str, Any]) -> None:
    text = read_word((EXAMPLE / "draft.docx").read_bytes(), "draft.docx").text
    for line in report["statements"]:
        assert text[line["start"] : line["end"]] == line["text"]
        assert line["locator"]
        assert line["line"] == 0
    places = {line["text"][:12]: line["locator"] for line in report["statements"]}
    assert places["There were 3"] == "paragraph 3"
    assert places["The wind at "] == "table 1 row 2"
    assert places["The Marlow w"] == "footnote 1"


def test_no_statement_agrees_without_a_source_that_does(report: dict[str, Any]) -> None:
    for line in report["statements"]:
        agreeing = [one for one in line["sources"] if one["stance"] == "agrees"]
        assert agreeing or line["state"] != "agrees"


def test_the_report_counts_the_states(place: Path, report: dict[str, Any]) -> None:
    done = check(place, "run", "harbour-draft", "--format", "text")
    assert re.search(r" draft +\d+ +✓ \d agree, ✗ 3 contradicted, ◐ 1 slightly off", done.out)
    assert len(report["statements"]) == sum(
        int(number) for number in re.findall(r"[✓✗◐?–·⚑] (\d+) ", done.out)
    )
    assert "draft.docx, paragraph 3" in done.out


def test_the_copy_has_the_text_of_the_draft(copy: Path) -> None:
    draft = read_word((EXAMPLE / "draft.docx").read_bytes(), "draft.docx")
    commented = read_word(copy.read_bytes(), "copy.docx")
    assert commented.text == draft.text
    assert len([p for p in commented.pointers if p.kind == "comment"]) > 3


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice here to open the copy with")
def test_an_office_suite_shows_the_comments_on_the_exact_words(copy: Path, tmp_path: Path) -> None:
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
         "--convert-to", "odt", "--outdir", str(tmp_path), str(copy)],
        check=True, capture_output=True, timeout=180, env={**os.environ, "HOME": str(tmp_path)},
    )  # fmt: skip
    with zipfile.ZipFile(tmp_path / "draft.checked.odt") as archive:
        xml = archive.read("content.xml").decode()
    held: dict[str, str] = {}
    for opened in re.finditer(r'<office:annotation [^>]*office:name="([^"]+)"', xml):
        told = xml[opened.end() : xml.index("</office:annotation>", opened.end())]
        behind = xml[xml.index("</office:annotation>", opened.end()) :]
        inside = behind[: behind.index(f'<office:annotation-end office:name="{opened[1]}"')]
        inside = re.sub(r"<office:annotation .*?</office:annotation>", "", inside, flags=re.DOTALL)
        held[re.sub("<[^>]+>", "", told)] = re.sub("<[^>]+>", "", inside)
    on = [words for told, words in held.items() if "numbers-differ" in told]
    assert sorted(on) == ["34 passengers", "£4.2 million for new mooring posts"]
    assert any("council minutes of 14 March" in told for told in held)
