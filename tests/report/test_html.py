from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from checker.model.report import STATES, Exit, Report, StatementLine, Summary
from checker.report.html import html_report, verdict
from checker.report.state import SHAPES, WORDS

TEMPLATES = Path(__file__).parents[2] / "checker" / "report" / "templates"
_TAGS = """
    html head meta title style body header div h1 h2 h3 h4 p strong span button dl dt dd small nav
    a b main section ul ol li form dialog kbd script input label details summary article bdi
    blockquote mark time code pre table thead tbody tr th td abbr aside q br figure figcaption
    svg line text g rect circle
"""
OURS = frozenset(_TAGS.split())
VOID = {"meta", "input", "br", "line", "rect", "circle"}
_NAMES = """
    lang charset content name http-equiv class href id data-exit type title aria-label
    aria-labelledby aria-hidden aria-live role tabindex data-level data-findings dir for value
    checked autocomplete spellcheck placeholder open scope rel method viewbox x x1 x2 y y1 y2 cx
    cy r rx width height text-anchor
"""
ATTRIBUTES = frozenset(_NAMES.split())


class Page(HTMLParser):
    """What a browser makes of the page: its elements, their attributes, its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: Counter[str] = Counter()
        self.words: list[str] = []
        self.inside: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        if tag not in VOID:
            self.inside.append(tag)
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids[value or ""] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.inside
        assert self.inside[-1] == tag, (tag, self.inside)
        self.inside.pop()

    def handle_data(self, data: str) -> None:
        if self.inside and self.inside[-1] not in {"style", "script"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


@pytest.fixture
def full(invented: Callable[..., Report]) -> Report:
    made: Report = invented(9, statements=21)
    return made


def test_nothing_of_a_source_becomes_an_element_or_an_attribute(hostile: Report) -> None:
    page = Page(html_report(hostile))
    assert set(page.tags) <= OURS
    assert {name for _, name, _ in page.attributes} <= ATTRIBUTES
    assert page.tags["script"] == page.tags["style"] == page.tags["html"] == 1
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7 * 191 }}" in page.text
    assert "1337" not in page.text


def test_every_part_of_the_page_was_attacked(hostile: Report) -> None:
    page = html_report(hostile)
    for part in ("draft", "findings", "sources", "agreement", "timeline", "people", "decisions"):
        start = page.index(f'<section id="{part}"')
        assert "&lt;script&gt;alert(1)" in page[start : page.index("</section>", start)], part
    assert "&lt;script&gt;" in page[page.index('<section id="ran"') :]
    assert "&lt;script&gt;" in re.search(r"<title>.*?</title>", page, re.DOTALL)[0]  # type: ignore[index]


def test_an_address_is_a_link_only_where_a_browser_would_fetch_a_page(hostile: Report) -> None:
    page = Page(html_report(hostile))
    links = {value for _, name, value in page.attributes if name == "href"}
    assert all(link.startswith("#") for link in links)
    source = hostile.sources[0].model_copy(update={"url": "https://example.org/a?b=1&c=2"})
    page = Page(html_report(hostile.model_copy(update={"sources": (source,)})))
    assert ("a", "href", "https://example.org/a?b=1&c=2") in page.attributes


def test_what_turns_or_hides_text_is_shown_as_its_escape(hostile: Report, story: Report) -> None:
    for report in (hostile, story):
        page = html_report(report)
        for char in "\x00\x07\x1b\u202e\u2028":
            assert char not in page, repr(char)
        assert "\\u202e" in page
    assert "\\x00" in html_report(hostile)


def test_the_page_may_load_nothing_and_run_only_its_own_script(full: Report) -> None:
    text = html_report(full)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)[1]  # type: ignore[index]
    assert policy.startswith("default-src &#39;none&#39;;")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", text, re.DOTALL)[1]  # type: ignore[index]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy
    page = Page(text)
    assert not {"src", "srcset", "style", "action"} & {name for _, name, _ in page.attributes}
    assert not re.search(r"url\(|@import|https?://", (TEMPLATES / "report.css").read_text())
    assert not re.search(
        r"fetch|XMLHttp|WebSocket|https?://", (TEMPLATES / "report.js").read_text()
    )


def test_a_link_inside_the_page_leads_to_one_place(full: Report) -> None:
    page = Page(html_report(full))
    assert [name for name, count in page.ids.items() if count > 1] == []
    links = {v[1:] for _, name, v in page.attributes if name == "href" and v.startswith("#")}
    assert links - set(page.ids) == set()
    labels = {v for _, name, v in page.attributes if name == "aria-labelledby"}
    assert labels - set(page.ids) == set()


def test_the_same_report_gives_the_same_bytes() -> None:
    code = (
        "import sys; sys.path.insert(0, 'benchmarks/report'); from invented import invented;"
        "from checker.report.html import html_report; import hashlib;"
        "print(hashlib.sha256(html_report(invented(40, 40)).encode()).hexdigest())"
    )
    root = Path(__file__).parents[2]
    digests = set()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        run = subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=root,
            env=env,
        )
        digests.add(run.stdout)
    assert len(digests) == 1


def test_every_statement_of_the_draft_is_there_with_the_shape_and_the_word_of_its_state(
    full: Report,
) -> None:
    text = html_report(full)
    assert text.count('class="statement ') == len(full.statements)
    page = Page(text)
    for state in STATES:
        assert f"{SHAPES[state]} 3 {WORDS[state]}" in page.text
        assert any(
            name == "aria-label" and value.startswith(f"{WORDS[state]}: ")
            for _, name, value in page.attributes
        )


def test_the_words_that_a_finding_rests_on_are_marked_in_the_draft(full: Report) -> None:
    line = full.statements[1].model_copy(
        update={"findings": ("F-00001",), "start": 100, "end": 290}
    )
    piece = full.findings[1].evidence[0].model_copy(update={"source": "draft"})
    finding = full.findings[1].model_copy(update={"evidence": (piece,)})
    report = full.model_copy(update={"statements": (line,), "findings": (finding,)})
    draft = html_report(report).split('<section id="draft"')[1].split("</section>")[0]
    assert f"<mark>{piece.text}</mark>" in draft


def test_statements_with_a_blank_line_between_them_are_paragraphs(full: Report) -> None:
    assert html_report(full).count('<p class="text"') == 6  # 21 statements, four a paragraph


def test_without_a_draft_the_findings_come_first(story: Report) -> None:
    text = html_report(story)
    assert 'id="draft"' not in text
    assert text.index('<section id="findings"') < text.index('<section id="sources"')


def test_a_finding_shows_both_sides_why_it_matters_and_what_to_do(story: Report) -> None:
    page = Page(html_report(story)).text
    assert "The Marrow Tidings" in page
    assert "stories/ledger.md:112" in page
    assert "repeats north-wire" in page
    assert "cannot tell which of the two is complete" in page
    assert "Ask who is right before naming the ports" in page
    assert "They may be two services of the same name." in page
    assert "+3.2 same noun: port" in page
    assert "+7.0 in all" in page
    assert 'check accept F-7K2Q --reason "…" --by "…" --until YYYY-MM-DD' in page


def test_what_was_not_checked_is_said_at_the_top_and_in_full_below(story: Report) -> None:
    text = html_report(story)
    told = "sources/minutes.pdf could not be read: it holds pictures and no text."
    assert text.count(told) == 2
    page = Page(text).text
    assert "Not everything was checked." in page
    assert "1 rule had nothing to look at: share-prices" in page


def test_nothing_compared_is_never_shown_as_agreement(empty: Report) -> None:
    page = Page(html_report(empty)).text
    assert "Nothing was compared. No finding here means that nothing was checked" in page


@pytest.mark.parametrize(
    ("code", "counts", "incomplete", "told"),
    [
        (Exit.CLEAN, (0, 0), False, ("READY", "ok")),
        (Exit.CLEAN, (0, 3), False, ("READY", "ok")),
        (Exit.CLEAN, (0, 0), True, ("READY, but not everything was checked", "warning")),
        # --exit-zero changes no fact
        (Exit.CLEAN, (2, 0), False, ("NOT READY: 2 errors", "error")),
        (Exit.FINDINGS, (1, 4), False, ("NOT READY: 1 error", "error")),
        (Exit.FINDINGS, (0, 4), False, ("NOT READY: 4 notes", "error")),
        (Exit.WRONG_REQUEST, (1, 0), False, ("NOT CHECKED: the request is wrong", "error")),
        (Exit.NOT_CHECKED, (0, 0), True, ("NOT CHECKED: this is not a pass", "warning")),
        (Exit.BUG, (0, 0), False, ("NOT CHECKED: this is not a pass", "warning")),
    ],
)
def test_the_verdict_follows_the_exit_code_and_never_hides_an_error(
    code: Exit, counts: tuple[int, int], incomplete: bool, told: tuple[str, str]
) -> None:
    errors, notes = counts
    summary = Summary.model_validate(
        {"findings": {"error": errors, "warning": 0, "note": notes}, "exit_code": code}
    )
    report = Report(summary=summary, incomplete=("one file",) if incomplete else ())
    assert verdict(report) == told
    text = html_report(report)
    assert f"<title>{told[0]}" in text
    assert f'data-exit="{int(code)}"' in text


def test_a_matrix_has_a_column_for_each_origin_and_a_shape_for_each_value(full: Report) -> None:
    copy = full.sources[1].model_copy(update={"origin": "tidings"})
    report = full.model_copy(update={"sources": (full.sources[0], copy, *full.sources[2:])})
    things = tuple(
        thing.model_copy(
            update={
                "said": tuple(
                    one.model_copy(update={"origin": "tidings"}) if one.source == "ledger" else one
                    for one in thing.said
                )
            }
        )
        for thing in full.things
    )
    text = html_report(report.model_copy(update={"things": things}))
    part = text.split('<section id="agreement"')[1].split("</section>")[0]
    head = part.split("</thead>")[0]
    assert "<bdi>tidings</bdi><br><small>and ledger</small>" in head
    assert "<bdi>ledger</bdi>" not in head
    first = part.split("<tbody>")[1].split("</tr>")[0]
    assert 'true">●</span> <bdi>11</bdi>' in first
    assert 'true">▲</span> <bdi>18</bdi>' in first


def test_a_draft_of_500_statements_is_a_page_of_under_two_megabytes(
    invented: Callable[..., Report],
) -> None:
    assert len(html_report(invented(200, statements=500)).encode()) < 2_000_000
    assert len(html_report(invented(500, statements=500)).encode()) < 3_000_000


def test_a_statement_of_a_megabyte_or_of_nothing_breaks_nothing(full: Report) -> None:
    for words in ("", "\x00", "x" * 1_000_000, "🚢\u202e" * 1000, "مرحبا " * 50):
        line = StatementLine(
            source="draft", start=0, end=len(words), line=1, text=words, state="no-source"
        )
        piece = (
            full.findings[0]
            .evidence[0]
            .model_copy(update={"text": words, "context": words, "start": 0, "end": len(words)})
        )
        finding = full.findings[0].model_copy(update={"evidence": (piece, piece)})
        report = full.model_copy(update={"statements": (line,), "findings": (finding,)})
        assert html_report(report).endswith("</html>\n")
