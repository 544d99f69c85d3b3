"""Ten thousand findings: short text, a page of bearable size, and the right counts in both."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from checker.model.report import Report
from checker.report.html import html_report
from checker.report.style import Style
from checker.report.text import text_report


@pytest.fixture(scope="module")
def many(invented: Callable[..., Report]) -> Report:
    made: Report = invented(10_000)
    return made


def test_the_page_of_a_thousand_findings_is_quick_and_small(
    invented: Callable[..., Report],
) -> None:
    report = invented(1000)
    began = time.perf_counter()
    page = html_report(report)
    assert time.perf_counter() - began < 10  # 0.3 s where nothing else runs
    assert len(page.encode()) < 2_500_000
    assert page.count('<article class="finding ') == 1000
    assert page.count('<details class="page"') == 10


def test_where_findings_are_short_their_rule_says_the_rest(invented: Callable[..., Report]) -> None:
    page = html_report(invented(1000))
    assert page.count("A reader who meets both numbers cannot tell which one to trust.") == 2
    assert page.count('href="#rule-numbers-differ"') == 500
    assert page.count('id="rule-numbers-differ"') == 1


def test_text_prints_the_first_and_counts_the_rest(many: Report) -> None:
    text = text_report(many, Style())
    assert len(text.splitlines()) < 4500
    assert text.count("= why ") == 200
    assert "… 9,800 more findings (3,267 error, 3,266 warning, 3,267 note):" in text
    assert "   4,900  dates-differ\n   4,900  numbers-differ\n" in text
    assert "--show all prints them too" in text
    assert text.splitlines()[-1].startswith("3334 errors: at or above error (exit 1)")


def test_text_prints_all_where_all_are_wanted(invented: Callable[..., Report]) -> None:
    report = invented(300)
    assert text_report(report, Style(whole=True)).count("= why ") == 300
    assert "more findings" not in text_report(report, Style(whole=True))


def test_text_of_few_findings_counts_nothing(invented: Callable[..., Report]) -> None:
    assert "more findings" not in text_report(invented(200), Style())


@pytest.mark.parametrize("width", [40, 100])
def test_the_count_of_the_rest_fits_the_terminal(many: Report, width: int) -> None:
    lines = text_report(many, Style(width=width)).splitlines()
    assert max(map(len, lines[-40:])) <= width
