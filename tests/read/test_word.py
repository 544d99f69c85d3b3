"""Word files: what a reader sees once all changes are accepted, and hostile archives."""

from __future__ import annotations

import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import W, docx, paragraph, run, zipped

from checker.errors import CheckError, SourceError
from checker.model.document import Document
from checker.read.reader import find_sources, read_source
from checker.read.word import Word, read_word

DELETED = '<w:del w:id="1"><w:r><w:delText>sixteen</w:delText></w:r></w:del>'
INSERTED = f'<w:ins w:id="2">{run("seventeen", "<w:b/>")}</w:ins>'


def words(body: str, **parts: object) -> str:
    return read_word(docx(body, **parts), "draft.docx").text  # type: ignore[arg-type]


def document(folder: Path, data: bytes, name: str = "draft.docx") -> Document:
    (folder / name).write_bytes(data)
    return read_source((folder / name).as_posix())


def test_insertions_are_kept_and_deletions_dropped() -> None:
    assert words(paragraph("Police found ", DELETED, INSERTED, " boats.")) == (
        "Police found seventeen boats."
    )


def test_moved_words_stand_where_they_were_moved_to() -> None:
    body = paragraph(f'<w:moveFrom w:id="1">{run("At noon ")}</w:moveFrom>', "the ferry left") + (
        paragraph(f'<w:moveTo w:id="2">{run("At noon ")}</w:moveTo>', "it rained.")
    )
    assert words(body) == "the ferry left\n\nAt noon it rained."


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    gone = "<w:pPr><w:rPr><w:del w:id='3'/></w:rPr></w:pPr>"
    assert words(paragraph(gone, "The quay ") + paragraph("is closed.")) == "The quay is closed."
    assert words(paragraph(gone, "The quay")) == "The quay"


def test_a_deleted_row_of_a_table_is_dropped() -> None:
    row = "<w:tr>{}<w:tc>{}</w:tc></w:tr>"
    body = (
        "<w:tbl>"
        + row.format("", paragraph("Holm"))
        + row.format("<w:trPr><w:del w:id='4'/></w:trPr>", paragraph("Varde"))
        + row.format("", paragraph("Osby"))
        + "</w:tbl>"
    )
    assert words(body) == "Holm\n\nOsby"


def test_linked_words_and_content_controls_and_fields_are_text() -> None:
    body = paragraph(
        "See ",
        f'<w:hyperlink r:id="x1">{run("the log")}</w:hyperlink>',
        f"<w:sdt><w:sdtContent>{run(' of May')}</w:sdtContent></w:sdt>",
        f"<w:fldSimple w:instr='DATE'>{run(' 2031')}</w:fldSimple>",
        "<w:r><w:instrText> HYPERLINK secret </w:instrText></w:r>",
    )
    assert words(body, links={"x1": "https://example.org/log"}) == "See the log of May 2031"


def test_links_and_comments_are_pointers_not_text() -> None:
    body = paragraph(
        f'<w:hyperlink r:id="x1">{run("The log")}</w:hyperlink>',
        " says ",
        '<w:commentRangeStart w:id="0"/>',
        "212 boats",
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
    )
    word = read_word(
        docx(
            body,
            links={"x1": "https://example.org/log"},
            comments=f'<w:comment w:id="0">{paragraph("harbour book, p. 3")}</w:comment>',
        ),
        "draft.docx",
    )
    assert word.text == "The log says 212 boats"
    assert [(p.kind, word.text[p.span.start : p.span.end], p.text) for p in word.pointers] == [
        ("link", "The log", "https://example.org/log"),
        ("comment", "212 boats", "harbour book, p. 3"),
    ]


def test_notes_follow_in_the_order_of_their_calls() -> None:
    call = '<w:r><w:{0}Reference w:id="{1}"/></w:r>'
    word = read_word(
        docx(
            paragraph("One", call.format("footnote", 5), ".")
            + paragraph("Two", call.format("footnote", 2), call.format("endnote", 1), "."),
            footnotes="".join(
                f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>'
                for number, text in ((2, "Second note"), (5, "First note"), (9, "never called"))
            )
            + f'<w:footnote w:type="separator" w:id="-1">{paragraph("---x")}</w:footnote>',
            endnotes=f'<w:endnote w:id="1">{paragraph("At the end")}</w:endnote>',
        ),
        "draft.docx",
    )
    assert [(one.locator, one.paragraph.text) for one in word.placed] == [
        ("paragraph 1", "One."),
        ("paragraph 2", "Two."),
        ("footnote 1", "First note"),
        ("footnote 2", "Second note"),
        ("endnote 1", "At the end"),
    ]


def test_places_are_counted_as_a_person_would() -> None:
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = f"<w:tbl>{row.format(paragraph('Holm'), paragraph('12'))}</w:tbl>"
    box = f"<w:r><w:pict><w:txbxContent>{paragraph('in a box')}</w:txbxContent></w:pict></w:r>"
    word = read_word(
        docx(paragraph("First") + "<w:p/>" + table + paragraph("Second ", box, "ends") + table),
        "draft.docx",
    )
    assert [(one.locator, one.paragraph.text) for one in word.placed] == [
        ("paragraph 1", "First"),
        ("table 1 row 1", "Holm"),
        ("table 1 row 1", "12"),
        ("paragraph 2", "Second ends"),
        ("text box 1", "in a box"),
        ("table 2 row 1", "Holm"),
        ("table 2 row 1", "12"),
    ]


def test_a_fallback_for_old_programs_is_not_read_twice() -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    inner = f"<w:pict><w:txbxContent>{paragraph('boxed')}</w:txbxContent></w:pict>"
    body = paragraph(
        f'<w:r><mc:AlternateContent xmlns:mc="{space}"><mc:Choice Requires="wps">{inner}'
        f"</mc:Choice><mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent></w:r>",
        "beside",
    )
    assert words(body) == "beside\n\nboxed"


def test_hidden_words_tabs_and_breaks() -> None:
    body = paragraph(
        run("shown", "<w:vanish w:val='0'/>"),
        run("hidden", "<w:vanish/>"),
        "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>",
    )
    assert words(body) == "shown\ta\nb-c"


def test_headers_are_set_aside(tmp_path: Path) -> None:
    read = document(
        tmp_path, docx(paragraph("The ferry sank."), header=paragraph("Gazette, page 1"))
    )
    (aside,) = read.furniture
    assert (aside.kind, read.text[aside.span.start : aside.span.end]) == (
        "header",
        "Gazette, page 1",
    )
    assert [read.text[s.start : s.end] for s in read.body] == ["The ferry sank."]


def test_offsets_locators_and_title_reach_the_document(tmp_path: Path) -> None:
    read = document(
        tmp_path,
        docx(paragraph("Ash &amp; Sons paid.") + paragraph("Ärger £4 🙂."), title="The ferry fund"),
    )
    assert read.text == "Ash & Sons paid.\n\nÄrger £4 🙂."
    assert read.metadata.title == "The ferry fund"
    assert read.locator_of(read.text.index("£4")) == "paragraph 2"
    assert read.file_span(3, 5) == (3, 5)


def test_every_piece_says_where_its_bytes_are() -> None:
    word = read_word(
        docx(paragraph("Ash &amp; Sönner", DELETED, INSERTED, run("£4 🙂 &#163;5"))), "draft.docx"
    )
    assert_exact(word)


def assert_exact(word: Word) -> None:
    for placed in word.placed:
        data = word.parts[placed.part]
        text = placed.paragraph.text
        for atom in placed.paragraph.atoms:
            assert text[atom.start : atom.start + len(atom.text)] == atom.text
            if atom.literal:
                assert data[atom.byte : atom.end].decode() == atom.text
                assert "&" not in atom.text
            else:
                assert len(atom.text) == 1
                assert data[atom.byte : atom.end].strip()


def test_folders_give_word_files_but_no_locks_and_no_commented_copies(
    tmp_path: Path,
) -> None:
    for name in ("draft.docx", "~$draft.docx", "draft.checked.docx", "old.doc"):
        (tmp_path / name).write_bytes(b"x")
    assert [Path(path).name for path in find_sources([tmp_path.as_posix()])] == ["draft.docx"]


BOMB = b'<!DOCTYPE x [<!ENTITY a "boom">]>'
HOSTILE = {
    "text": (b"Dear all,", "not a zip archive"),
    "empty": (b"", "not a zip archive"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
    "other": (zipped({"mimetype": "application/epub+zip"}), "holds no text part"),
    "cut": (docx(paragraph("The ferry sank."))[:-60], "not a zip archive"),
    "entities": (
        zipped({"word/document.xml": BOMB + b"<x>&a;</x>"}),
        "declares a document type",
    ),
    "broken": (zipped({"word/document.xml": "<w:document>"}), "broken in line 1"),
    "latin": (
        zipped({"word/document.xml": b"<?xml version='1.0' encoding='latin-1'?><a>\xe4</a>"}),
        "neither UTF-8 nor UTF-16",
    ),
    "deep": (
        zipped({"word/document.xml": "<a>" * 5_000 + "</a>" * 5_000}),
        "nested too deeply",
    ),
    "elements": (
        zipped({"word/document.xml": f"<a>{''.join(f'<p/>{n}' for n in range(1_000_001))}</a>"}),
        "too many elements",
    ),
    "bomb": (zipped({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}), "unpacks to"),
    "dense": (zipped({"word/document.xml": b"<a>" + b" " * 9_000_000 + b"</a>"}), "unpacks to"),
    "crowd": (zipped({f"word/{number}.xml": "" for number in range(5_100)}), "unpacks to"),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_files_are_one_error_with_advice(tmp_path: Path, name: str) -> None:
    data, told = HOSTILE[name]
    with pytest.raises(SourceError) as caught:
        document(tmp_path, data)
    assert told in caught.value.problem
    assert caught.value.advice
    assert caught.value.place
    assert caught.value.place.path.endswith("draft.docx")


def test_a_size_that_the_archive_lies_about_is_not_believed(tmp_path: Path) -> None:
    data = bytearray(zipped({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}))
    real = (60_000_007).to_bytes(4, "little")
    assert real in data
    lied = bytes(data).replace(real, (900).to_bytes(4, "little"))
    with pytest.raises(SourceError):
        document(tmp_path, lied)


def test_utf_16_is_read() -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><w:document xmlns:w="{W}"><w:body>'
    xml += paragraph("Ärger am Kai") + "</w:body></w:document>"
    word = read_word(zipped({"word/document.xml": xml.encode("utf-16")}), "draft.docx")
    assert word.text == "Ärger am Kai"
    assert_exact(word)


NAMES = st.sampled_from(
    ["p", "r", "t", "ins", "del", "tbl", "tr", "tc", "hyperlink", "rPr", "pPr", "vanish", "br",
     "tab", "sdt", "txbxContent", "moveFrom", "footnoteReference", "commentRangeStart",
     "commentRangeEnd", "trPr", "body", "instrText"]
)  # fmt: skip
LEAF = st.text("abc 12é🙂&<\r\n", max_size=6).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;")
)
TREE = st.recursive(
    LEAF,
    lambda inner: st.builds(
        lambda name, parts: f'<w:{name} w:id="1">{"".join(parts)}</w:{name}>',
        NAMES,
        st.lists(inner, max_size=4),
    ),
    max_leaves=30,
)


@given(TREE)
@settings(deadline=None)
def test_any_nesting_of_elements_is_read_and_every_offset_is_exact(tree: str) -> None:
    assert_exact(read_word(docx(tree), "draft.docx"))


@given(st.binary(max_size=400), st.integers(0, 2_000))
@settings(deadline=None)
def test_random_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    data = docx(paragraph("The ferry sank in the bay."))
    spoilt = data[:at] + noise + data[at + len(noise) :]
    for bytes_ in (noise, spoilt):
        with suppress(CheckError):
            read_word(bytes_, "draft.docx")


def test_the_builder_makes_archives() -> None:
    assert zipfile.ZipFile(BytesIO(docx(paragraph("x")))).testzip() is None
