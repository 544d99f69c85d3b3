"""Copies of drafts with comments: on the exact words, and the text as it was."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from office import W, docx, paragraph, run

from checker.errors import ConfigError
from checker.model.document import Document
from checker.model.finding import Evidence, Finding
from checker.model.report import Report, SourceLine, Summary
from checker.read.reader import read_source
from checker.read.word import read_word
from checker.report.annotate import annotated
from checker.report.annotate.html import CLOSING, OPENING

SAID = "<script>alert(1)</script> & 43 'passengers' --> | \x07"


def report_on(document: Document, *words: str, **more: Any) -> Report:
    """Return a report with a finding on the first place of each of *words*."""
    findings = []
    for number, quoted in enumerate(words):
        start = document.text.index(quoted)
        end = start + len(quoted)
        in_file = document.file_span(start, end)
        own = Evidence(
            source=document.id, path=document.path, start=(in_file or (start, end))[0],
            end=(in_file or (start, end))[1], line=1, text=quoted, value=quoted,
            origin=document.id, side="left", locator="" if in_file else "text of the page",
        )  # fmt: skip
        other = Evidence(
            source="log", path="log.txt", start=0, end=len(SAID), line=1, text=SAID, value="43",
            origin="log", side="right", context=SAID,
        )  # fmt: skip
        known = {"rule": "numbers-differ", "kind": "same-value", "verdict": "contradiction",
                 "level": "error", "message": f"{quoted} here, 43 there", "why": "One is wrong.",
                 "advice": "Count again.", **more}  # fmt: skip
        findings.append(
            Finding(
                fingerprint=f"{number:064x}", id=f"F-{number}ABC", evidence=(own, other), **known
            )
        )
    sources = (
        SourceLine(id=document.id, role="draft", origin=document.id, path=document.path),
        SourceLine(id="log", publisher="<b>Log</b>", origin="log", path="log.txt"),
    )
    summary = Summary(findings={"error": len(findings), "warning": 0, "note": 0})
    return Report(summary=summary, findings=tuple(findings), sources=sources)


def copied(folder: Path, name: str, data: bytes, *words: str, **more: Any) -> bytes:
    (folder / name).write_bytes(data)
    document = read_source((folder / name).as_posix())
    return annotated(data, document, report_on(document, *words, **more))[0]


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def commented(data: bytes) -> list[str]:
    """Return the text between the marks of each comment in a Word file, in the order of ids."""
    xml = part(data, "word/document.xml")
    found = []
    for number in sorted(re.findall(r'commentRangeStart [^>]*id="(\d+)"', xml), key=int):
        inside = xml.split(f'id="{number}"/>', 1)[1].split("<w:commentRangeEnd", 1)[0]
        shown = re.sub(r"<w:del .*?</w:del>", "", inside)
        found.append("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", shown)))
    return found


BODY = (
    paragraph(
        "There were ",
        '<w:del w:id="1"><w:r><w:delText>about 40</w:delText></w:r></w:del>',
        f'<w:ins w:id="2" w:author="A">{run("34 sailors", "<w:b/>")}</w:ins>',
        " and 12 cooks aboard, ",
        f'<w:hyperlink r:id="x1">{run("the log of 9 May")}</w:hyperlink>',
        " says.",
    )
    + f"<w:tbl><w:tr><w:tc>{paragraph('Ash &amp; Sons, 7 boats 🙂')}</w:tc></w:tr></w:tbl>"
)


@pytest.mark.parametrize(
    "words",
    ["34 sailors", "34", "sailors and 12", "12 cooks", "log of 9", "the log of 9 May says", "There",
     "says.", "Ash & Sons", "& Sons, 7", "boats 🙂", "There were 34 sailors and 12 cooks"],
)  # fmt: skip
def test_word_comments_stand_on_the_exact_words(tmp_path: Path, words: str) -> None:
    draft = docx(BODY, links={"x1": "https://example.org/"})
    copy = copied(tmp_path, "draft.docx", draft, words)
    assert [text.replace("&amp;", "&") for text in commented(copy)] == [words]
    assert read_word(copy, "copy").text == read_word(draft, "draft").text


def test_a_word_comment_says_all_that_an_editor_needs(tmp_path: Path) -> None:
    copy = copied(tmp_path, "draft.docx", docx(BODY), "34 sailors")
    told = part(copy, "word/comments.xml")
    wanted = ("error: numbers-differ (F-0ABC)", "34 sailors here, 43 there", "&lt;script&gt;")
    wanted += ("Why: One is wrong.", "Do: Count again.", "check accept F-0ABC --reason")
    for words in wanted:
        assert words in told
    assert "<script>" not in told
    assert "\x07" not in told


def test_the_comments_of_the_draft_stay(tmp_path: Path) -> None:
    body = paragraph(
        '<w:commentRangeStart w:id="4"/>',
        "There were 34",
        '<w:commentRangeEnd w:id="4"/>',
        " sailors.",
    )
    draft = docx(
        body, comments=f'<w:comment w:id="4" w:author="Ada">{paragraph("see log")}</w:comment>'
    )
    copy = copied(tmp_path, "draft.docx", draft, "34 sailors", "There")
    told = part(copy, "word/comments.xml")
    assert "see log" in told
    assert re.findall(r'<w:comment [^>]*w:id="(\d+)"', told) == ["4", "5", "6"]
    assert part(copy, "word/_rels/document.xml.rels") == part(draft, "word/_rels/document.xml.rels")


def test_a_comment_on_a_footnote_stands_where_it_is_called(tmp_path: Path) -> None:
    call = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    draft = docx(
        paragraph("It sank", call, "."),
        footnotes=f'<w:footnote w:id="7">{paragraph("Built in 1989.")}</w:footnote>',
    )
    copy = copied(tmp_path, "draft.docx", draft, "1989")
    xml = part(copy, "word/document.xml")
    assert re.search(
        r"commentRangeStart[^>]*/><w:r><w:footnoteReference[^>]*/></w:r><w:commentR", xml
    )
    assert part(copy, "word/footnotes.xml") == part(draft, "word/footnotes.xml")


def test_white_space_at_a_split_is_kept(tmp_path: Path) -> None:
    draft = docx(paragraph("<w:r><w:t>There were 34 sailors aboard</w:t></w:r>"))
    xml = part(copied(tmp_path, "draft.docx", draft, "34 sailors"), "word/document.xml")
    for text in re.findall(r"<w:t>([^<]*)</w:t>", xml):
        assert text == text.strip()
    assert '<w:t xml:space="preserve">There were </w:t>' in xml


def test_everything_else_in_the_archive_is_as_it_was(tmp_path: Path) -> None:
    more = {"word/media/picture.png": b"\x89PNG" + bytes(range(256))}
    draft = docx(BODY, links={"x1": "https://example.org/"}, more=more)
    copy = copied(tmp_path, "draft.docx", draft, "34")
    with zipfile.ZipFile(io.BytesIO(draft)) as a, zipfile.ZipFile(io.BytesIO(copy)) as b:
        for name in a.namelist():
            if name not in {
                "word/document.xml",
                "[Content_Types].xml",
                "word/_rels/document.xml.rels",
            }:
                assert a.read(name) == b.read(name)
    assert copied(tmp_path, "draft.docx", draft, "34") == copy
    assert copied(tmp_path, "draft.docx", draft) == draft


PIECES = st.lists(
    st.tuples(
        st.sampled_from(["plain", "ins", "link", "tab", "cdata", "del"]),
        st.text("ab 1é🙂&<", min_size=1, max_size=6),
    ),
    min_size=1,
    max_size=8,
)


@given(PIECES, st.integers(0, 30), st.integers(1, 12))
@settings(deadline=None)
def test_no_comment_changes_the_text(
    pieces: list[tuple[str, str]], start: int, length: int
) -> None:
    from checker.report.annotate.note import Note
    from checker.report.annotate.word import word_copy

    body = []
    for kind, text in pieces:
        told = text.replace("&", "&amp;").replace("<", "&lt;")
        made = {
            "plain": run(told),
            "ins": f'<w:ins w:id="3">{run(told, "<w:i/>")}</w:ins>',
            "link": f'<w:hyperlink r:id="x1">{run(told)}</w:hyperlink>',
            "tab": f"<w:r><w:tab/><w:t>{told}</w:t><w:br/></w:r>",
            "cdata": f"<w:r><w:t><![CDATA[{text}]]></w:t></w:r>",
            "del": f'<w:del w:id="3"><w:r><w:delText>{told}</w:delText></w:r></w:del>',
        }
        body.append(made[kind])
    draft = docx(paragraph("The ", *body))
    text = read_word(draft, "draft.docx").text
    start = min(start, len(text) - 1)
    end = min(start + length, len(text))
    note = Note("F-1ABC", "error", start, end, True, text[start:end], ("error: x", "why", "keep"))
    copy = word_copy(draft, "draft.docx", [note])
    assert read_word(copy, "copy.docx").text == text
    xml = part(copy, "word/document.xml")
    if text[start:end].strip("\t\n"):
        assert xml.count("<w:commentRangeStart") == xml.count("<w:commentRangeEnd") == 1
        assert W in xml


PAGE = """<!DOCTYPE html><html><head><title>Storm</title></head><body><article>
<p>There were <b>34</b> sailors &amp; 12 cooks aboard the Marlow when it sank.</p>
<p>The <a href="x?a=1&b=2">log of 9 May</a> says so, and the harbour office agrees.</p>
</article></body></html>
"""


def bare(page: str) -> str:
    """Return an annotated page without what annotation adds."""
    page = re.sub(re.escape(OPENING) + ".*?" + re.escape(CLOSING), "", page, flags=re.DOTALL)
    return re.sub(r'<mark class="check"[^>]*>|</mark>', "", page)


@pytest.mark.parametrize("words", ["34", "34 sailors", "log of 9 May says", "12 cooks aboard"])
def test_html_marks_the_words_and_leaves_the_rest_as_it_was(tmp_path: Path, words: str) -> None:
    page = copied(tmp_path, "draft.html", PAGE.encode(), words).decode()
    assert bare(page) == PAGE
    marked = "".join(re.findall(r"<mark [^>]*>([^<]*)</mark>", page))
    assert marked.replace(" ", "") == words.replace(" ", "")


def test_html_comments_that_overlap_do_not_cross(tmp_path: Path) -> None:
    page = copied(tmp_path, "draft.html", PAGE.encode(), "12 cooks", "cooks aboard").decode()
    assert bare(page) == PAGE
    for piece in re.split(r"</?(?:p|b|a|body)\b[^>]*>", page.split(OPENING, maxsplit=1)[0]):
        assert piece.count("<mark ") == piece.count("</mark>")


def test_nothing_that_a_source_says_becomes_markup(tmp_path: Path) -> None:
    page = copied(
        tmp_path, "draft.html", PAGE.encode(), "34", message="<script>x</script>"
    ).decode()
    assert "<script" not in page
    assert "<b>Log" not in page
    assert "&lt;script&gt;" in page
    assert "\x07" not in page


DRAFT = """---
role: draft
---
# Storm of 9 May

There were **34** sailors and `12 cooks` aboard the *Marlow* when it
sank, the [log of May](https://example.org/9-May) says\\
so on page 34.

| boats | 7 |
|-------|---|
| crew  | 61 |
"""


@pytest.mark.parametrize(
    "words",
    ["34", "34** sailors", "12 cooks", "12", "9 May", "log of", "says", "it\nsank", "61", "7"],
)
def test_markdown_renders_as_before(tmp_path: Path, words: str) -> None:
    markdown = pytest.importorskip("markdown_it").MarkdownIt("commonmark").enable("table")
    copy = copied(tmp_path, "draft.md", DRAFT.encode(), words).decode()
    assert re.sub(r"<!-- check: .*? -->", "", copy) == DRAFT
    assert copy.count("<!-- check: ") == 1
    rendered = re.sub(r"<!-- check: .*? -->", "", markdown.render(copy))
    assert rendered == markdown.render(DRAFT)
    comment = re.findall(r"<!--(.*?)-->", copy)[0]
    assert "--" not in comment
    assert "<" not in comment
    assert "check accept F-0ABC" in comment


def test_accepted_findings_get_no_comment(tmp_path: Path) -> None:
    assert copied(tmp_path, "draft.md", DRAFT.encode(), "34", status="baseline") == DRAFT.encode()


@pytest.mark.parametrize("name", ["draft.txt", "draft.pdf", "draft"])
def test_files_that_cannot_carry_comments_are_refused(name: str) -> None:
    from checker.report.annotate import require_format

    with pytest.raises(ConfigError, match="cannot carry comments"):
        require_format(name)
