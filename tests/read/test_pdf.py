"""PDF files: pages and lines, scans, and hostile bytes."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import pdf

from checker.errors import CheckError, SourceError
from checker.read.reader import read_source

pytest.importorskip("pypdfium2", reason="the extra `pdf` is not installed")

from checker.read.pdf import read_pdf

PAGE = [
    "Ferry fund grows",
    "",
    "The harbour board paid 4.2 million pounds for the new pier at Oddy Point,",
    "and the fishermen of Sandholt asked for a second one in the same inter-",
    "view that the board gave to the Gazette.",
    "",
    "The pier will open in May.",
]


def test_lines_make_paragraphs_and_every_line_has_its_place() -> None:
    read = read_pdf(pdf([PAGE, ["Page two has one line about the ferry Marlow."]]), "m.pdf")
    told = [read.text[span.start : span.end] for span in read.body]
    assert told[0] == "Ferry fund grows"
    assert told[1].startswith("The harbour board paid")
    assert told[1].endswith("gave to the Gazette.")
    assert told[2:] == [
        "The pier will open in May.",
        "Page two has one line about the ferry Marlow.",
    ]
    places = dict(read.places)
    assert places[read.text.index("and the fishermen")] == "page 1 line 3"
    assert places[read.text.index("Page two")] == "page 2 line 1"


def test_a_headline_right_above_the_text_is_a_paragraph_of_its_own() -> None:
    read = read_pdf(pdf([[PAGE[0], *PAGE[2:5]]]), "m.pdf")
    assert [read.text[s.start : s.end][:9] for s in read.body] == ["Ferry fun", "The harbo"]


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    pages = [
        ["The harbour board met.", "The board paid for the pier and for the"],
        ["rope of the ferry.", "", "It sank."],
    ]
    read = read_pdf(pdf(pages), "m.pdf")
    told = [read.text[s.start : s.end] for s in read.body]
    assert told[1] == "The board paid for the pier and for the\nrope of the ferry."
    assert dict(read.places)[read.text.index("rope")] == "page 2 line 1"


def test_a_word_broken_at_the_line_end_keeps_its_hyphen() -> None:
    text = read_pdf(pdf([PAGE]), "m.pdf").text
    assert "inter-view" in text
    assert text.isprintable() or "\n" in text


def test_lines_that_every_page_repeats_are_set_aside() -> None:
    pages = [
        ["Harbour Gazette", "", f"Story {word} tells of the boats in the bay.", "", f"page {n}"]
        for n, word in enumerate(("one", "two", "three", "four"), 1)
    ]
    read = read_pdf(pdf(pages), "m.pdf")
    aside = {read.text[f.span.start : f.span.end] for f in read.aside}
    assert aside == {"Harbour Gazette", "page 1", "page 2", "page 3", "page 4"}
    assert [read.text[s.start : s.end][:9] for s in read.body] == [
        "Story one", "Story two", "Story thr", "Story fou",
    ]  # fmt: skip


def test_a_document_carries_page_and_line(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").write_bytes(pdf([["First."], PAGE]))
    document = read_source((tmp_path / "minutes.pdf").as_posix())
    assert document.locator_of(document.text.index("4.2 million")) == "page 2 line 2"
    assert document.id == "minutes"


HOSTILE = {
    "junk": (b"Dear all,", "damaged, or is no PDF"),
    "empty": (b"", "damaged, or is no PDF"),
    "cut": (pdf([PAGE])[:60], "damaged, or is no PDF"),
    "scan": (pdf([[], []], picture=True), "no text: it holds 2 pictures"),
    "blank": (pdf([[]]), "no text: it holds 0 pictures"),
    "long": (pdf([["a"]] * 3_001), "too long: 3,001 pages"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_what_cannot_be_read_is_one_error_with_advice(tmp_path: Path, name: str) -> None:
    data, told = HOSTILE[name]
    (tmp_path / "minutes.pdf").write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_source((tmp_path / "minutes.pdf").as_posix())
    assert told in caught.value.problem
    assert caught.value.advice


def test_without_the_extra_the_command_that_installs_it_is_told(tmp_path: Path) -> None:
    (tmp_path / "minutes.pdf").write_bytes(pdf([PAGE]))
    script = (
        "import sys; sys.modules['pypdfium2'] = None\n"
        "from checker.read.reader import read_source\n"
        "try: read_source('minutes.pdf')\n"
        "except Exception as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert "pip install 'check-facts[pdf]'" in done.stdout


@given(st.binary(max_size=300), st.integers(0, 1_500))
@settings(deadline=None)
def test_random_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    data = pdf([PAGE])
    with suppress(CheckError):
        read_pdf(data[:at] + noise + data[at + len(noise) :], "m.pdf")
