from __future__ import annotations

from typing import get_args

from checker.model.finding import Verdict
from checker.model.report import Report
from checker.model.rule import SameMembers
from checker.model.selector import Selector
from checker.report.detail import MEANINGS, finding_page, rule_page
from checker.report.style import Style


def test_every_verdict_is_explained() -> None:
    assert set(MEANINGS) == set(get_args(Verdict))


def test_a_finding_is_shown_whole_with_its_values_and_weights(story: Report) -> None:
    page = finding_page(story.findings[0], story, Style(width=100))
    assert "want of money, boats and men." in page
    assert "Aldry, Brevik, Corran, Dunmere, Estwick, Farleigh, Gant" in page
    assert "+3.2  same noun: port" in page
    assert "+7.0  in all" in page
    assert "one closed list lacks a member that the other has" in page


def test_a_rule_page_says_what_it_leaves_alone() -> None:
    rule = SameMembers(
        id="lists-differ",
        summary="Two lists of one thing differ.",
        message="they differ",
        limits="Open lists are not compared.",
        where=Selector(predicate=("founder", "owner")),
        pack="core",
    )
    page = rule_page(rule, Style())
    assert page.startswith("lists-differ  warning, same-members, pack core\n")
    assert "What it leaves alone\n  Open lists are not compared." in page
    assert "claims with members values and predicate founder or owner" in page
