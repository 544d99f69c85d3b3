from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import CheckError, SourceError
from checker.read.metadata import SourceDefaults
from checker.read.reader import find_sources, read_source, read_standard_input


def write(path: Path, data: bytes | str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_a_folder_gives_its_documents_sorted(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.html", "gold.yaml", "rows.csv", ".git/d.md", ".e.md"):
        write(tmp_path / name, "x")
    found = find_sources([str(tmp_path), str(tmp_path / "a.txt")])
    assert [Path(f).relative_to(tmp_path).as_posix() for f in found] == [
        "a.txt",
        "b.md",
        "sub/c.html",
    ]


def test_a_missing_file_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    write(tmp_path / "draft.md", "x")
    with pytest.raises(CheckError, match="no such file") as caught:
        find_sources([str(tmp_path / "drft.md")])
    assert caught.value.advice.endswith("/draft.md?")


def test_the_text_is_the_whole_file_with_its_line_ends(tmp_path: Path) -> None:
    raw = "\ufeff---\r\nid: one\r\n---\r\n\r\nThe mill closes.\r\n"
    document = read_source(write(tmp_path / "a.md", raw))
    assert document.text == raw
    (span,) = document.body
    assert raw[span.start : span.end] == "The mill closes."
    assert document.line_of(span.start) == 5
    assert document.id == "one"


def test_a_byte_order_mark_is_the_first_character(tmp_path: Path) -> None:
    document = read_source(write(tmp_path / "a.txt", "\ufeffThe mill closes."))
    (span,) = document.body
    assert (span.start, document.text[span.start : span.end]) == (1, "The mill closes.")


def test_an_old_encoding_is_read_and_noted(tmp_path: Path) -> None:
    document = read_source(write(tmp_path / "a.txt", "Ten caf\xe9s closed.".encode("cp1252")))
    assert document.text == "Ten cafés closed."
    assert document.metadata.inferred == ("encoding",)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", b"PK\x03\x04\x00\x00", "zero bytes"),
        ("a.txt", "Mill".encode("utf-16"), "UTF-16"),
        ("a.txt", b"\x81\x8d\x8f", "not UTF-8"),
        ("a.odt", b"PK", "cannot read .odt"),
        ("README", b"x", "no ending"),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_source(write(tmp_path / name, data))
    assert caught.value.advice


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot read the file"):
        read_source(str(tmp_path / "missing.txt"))
    (tmp_path / "folder.md").mkdir()
    with pytest.raises(SourceError, match="cannot read the file"):
        read_source(str(tmp_path / "folder.md"))
    with pytest.raises(SourceError):
        read_source("a\0b.txt")


def test_sources_yaml_beside_a_document_comes_first(tmp_path: Path) -> None:
    write(tmp_path / "sources.yaml", "one: {publisher: Arnby Bulletin, tier: 1}")
    path = write(tmp_path / "a.md", "---\nid: one\npublisher: Nobody\n---\nThe mill closes.")
    assert read_source(path).metadata.publisher == "Arnby Bulletin"
    assert read_source(path, base=SourceDefaults()).metadata.publisher == "Nobody"


def test_a_page_declares_itself(tmp_path: Path) -> None:
    raw = (
        "<html lang='en-GB'><head><title>x</title>"
        "<meta property='og:title' content='Mill to close'>"
        "<meta property='og:site_name' content='Arnby Bulletin'>"
        "<link rel='canonical' href='https://arnby.example/7'>"
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2026-03-02T07:00:00Z"}]}'
        "</script></head><body><p>The mill closes.</p></body></html>"
    )
    known = read_source(write(tmp_path / "a.html", raw)).metadata
    assert (known.title, known.publisher) == ("Mill to close", "Arnby Bulletin")
    assert (known.published, known.url) == (dt.date(2026, 3, 2), "https://arnby.example/7")
    assert (known.language, known.inferred) == ("en", ())


def test_standard_input_is_text_or_html() -> None:
    assert read_standard_input(b"The mill closes.").path == "-"
    document = read_standard_input(b"<!DOCTYPE html><p>The mill closes.</p>")
    (span,) = document.body
    assert document.text[span.start : span.end] == "The mill closes."


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(data: bytes) -> None:
    for prefix in (b"", b"<html>", b"---\n"):
        try:
            document = read_standard_input(prefix + data)
        except CheckError:
            continue
        assert all(document.text[s.start : s.end].strip() for s in document.body)
