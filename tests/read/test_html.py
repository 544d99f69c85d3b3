from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.read.html import extract

PAGE = """<!doctype html>
<html lang="en-GB"><head><title>Mill &amp; town</title>
<meta property="og:title" content="Ten &quot;mills&quot;">
<script>var x = "<p>no</p>";</script></head>
<body class="has-cookie-bar"><nav><a href="/">Home</a> <a>World</a></nav>
<h1>Ten mills<br>closed</h1>
<p>The <b>seven</b> towns&rsquo; mayors met.<p>Nobody spoke.
<div class="share-bar"><a>Share</a></div>
<ul><li>one<li>two</ul><!-- a
comment --><p>Mid<i>dle</i> of <a title="a>b">it</a></p>
<footer>Imprint</footer></body></html>"""

FRAGMENTS = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<div class='share'>", "</div>", "<nav>", "</nav>", "<br>", "<b>", "</b>",
         "text ", "&amp;", "&#10;", "&bogus", "<!--", "-->", "<script>", "</script>", '<a href="',
         "'", ">", "<", "\n", "\r\n", "<td>", "<form>", "</form>", "<span hidden>", "é", "İ", "</"]
    ),
    max_size=25,
)  # fmt: skip


def body(raw: str) -> list[str]:
    page = extract(raw)
    return [page.text[s.start : s.end] for s in page.body]


def test_passages_read_as_running_text() -> None:
    assert body(PAGE) == [
        "Ten mills closed",
        "The seven towns’ mayors met.",
        "Nobody spoke.",
        "one",
        "two",
        "Middle of it",
    ]


def test_what_is_set_aside_keeps_its_kind() -> None:
    page = extract(PAGE)
    assert [(f.kind, page.text[f.span.start : f.span.end]) for f in page.furniture] == [
        ("navigation", "Home World"),
        ("share", "Share"),
        ("footer", "Imprint"),
    ]


def test_the_head_is_read() -> None:
    page = extract(PAGE)
    assert (page.title, page.language) == ("Mill & town", "en-GB")
    assert page.meta == {"og:title": 'Ten "mills"'}


def test_lines_are_those_of_the_file() -> None:
    page = extract(PAGE)
    at = page.text.index("Nobody")
    assert page.text.count("\n", 0, at) == PAGE.count("\n", 0, PAGE.index("Nobody"))


def test_words_without_markup_lead_back_to_the_file() -> None:
    page = extract(PAGE)
    at = page.text.index("Nobody spoke.")
    span = page.raw_span(at, at + 13)
    assert span
    assert PAGE[span[0] : span[1]] == "Nobody spoke."
    at = page.text.index("The seven")
    assert page.raw_span(at, at + 9) is None


def test_two_breaks_end_a_paragraph_and_one_does_not() -> None:
    assert body("<p>a<br>b<br><br>c</p>") == ["a b", "c"]


def test_an_unclosed_aside_does_not_take_the_page_along() -> None:
    assert body("<aside><p>The story.</p><p>Goes on.</p>") == ["The story.", "Goes on."]


def test_a_form_round_the_page_is_the_page() -> None:
    story = "<p>The mill closes on Friday.</p>" * 300
    assert len(body(f"<form>{story}</form>")) == 300
    assert body("<form><p>Your name</p></form>") == []


def test_a_wrapper_with_a_telling_name_is_the_page() -> None:
    story = "<p>The mill closes on Friday.</p>" * 300
    assert len(body(f"<div class='social'>{story}</div>")) == 300


@given(FRAGMENTS)
def test_broken_markup_keeps_lines_and_exact_spans(fragments: list[str]) -> None:
    raw = "".join(fragments)
    page = extract(raw)
    assert page.text.count("\n") == raw.count("\n")
    for span in page.body:
        words = page.text[span.start : span.end]
        assert words == words.strip() != ""
        if found := page.raw_span(span.start, span.end):
            assert raw[found[0] : found[1]] == words
    assert all(a.end <= b.start for a, b in zip(page.body, page.body[1:], strict=False))
