"""An invented story to make reports from: ports, pilot boats, and what papers made of them."""

from __future__ import annotations

from typing import Any

import pytest

from checker.model.finding import Evidence, Finding
from checker.model.report import Exit, Report, RuleLine, SourceLine, Summary

LONG = (
    "Seven ports agreed to pool their pilot boats after the Marrow Sound collision: Aldry, Brevik, "
    "Corran, Dunmere, Estwick, Farleigh and Gant, the harbour union said on Tuesday, adding that "
    "Hollin had been asked as well and had declined for want of money, boats and men."
)
SHORT = (
    "The boats of Aldry, Brevik, Corran, Dunmere, Estwick and Farleigh have sailed as one service "
    "since the collision."
)
MONEY = "Of the £4.2 million, £2.9m went to pumps and £1.6m to sandbags."
HOSTILE = "The ferry \x1b[2Jcarried 212\u202e souls, 船は二百十人を乗せた 🚢 and the mail."
ARABIC = "قال الميناء إن 14 سفينة وصلت يوم الثلاثاء."


def evidence(source: str, context: str, words: str, value: Any, **more: Any) -> Evidence:
    """Return a piece of evidence whose words stand in *context*, at an offset of 500."""
    start = 500 + context.index(words)
    known = {
        "path": f"stories/{source}.md",
        "line": 7,
        "origin": source,
        "context": context,
        "context_start": 500,
        **more,
    }
    return Evidence(
        source=source, start=start, end=start + len(words), text=words, value=value, **known
    )


def finding(*pieces: Evidence, **more: Any) -> Finding:
    """Return a finding of those pieces."""
    known = {
        "fingerprint": "ab" * 32,
        "id": "F-7K2Q",
        "rule": "figures-differ",
        "kind": "same-value",
        "verdict": "contradiction",
        "level": "error",
        "message": "two figures",
        "why": "",
        "advice": "",
        **more,
    }
    return Finding(evidence=pieces, **known)


def _money(amount: float) -> dict[str, Any]:
    return {"low": amount, "high": amount, "unit": "GBP"}


def _count(number: float) -> dict[str, Any]:
    return {"low": number, "high": number, "unit": ""}


ports = finding(
    evidence(
        "tidings",
        LONG,
        "Aldry, Brevik, Corran, Dunmere, Estwick, Farleigh and Gant",
        ["Aldry", "Brevik", "Corran", "Dunmere", "Estwick", "Farleigh", "Gant"],
        published="2031-03-04",
    ),
    evidence(
        "ledger",
        SHORT,
        "Aldry, Brevik, Corran, Dunmere, Estwick and Farleigh",
        ["Aldry", "Brevik", "Corran", "Dunmere", "Estwick", "Farleigh"],
        published="2031-03-05",
        origin="north-wire",
        side="right",
        line=112,
    ),
    rule="lists-differ",
    kind="same-members",
    verdict="omission",
    message="tidings lists Gant; ledger leaves that out",
    why="A reader who meets both lists cannot tell which of the two is complete.",
    advice='Ask who is right before naming the ports; "including" makes a list open.',
    caution="They may be two services of the same name.",
    match=(
        ("same noun: port", 3.25),
        ("shared names: Aldry, Brevik", 4.5),
        ("no shared date", -0.75),
    ),
)
sums = finding(
    evidence("draft", MONEY, "£4.2 million", _money(4.2e6), line=3),
    evidence("draft", MONEY, "£2.9m", _money(2.9e6), line=3, side="more"),
    evidence("draft", MONEY, "£1.6m", _money(1.6e6), line=3, side="more"),
    fingerprint="cd" * 32,
    id="F-2QX0",
    rule="adds-up",
    kind="adds-up",
    verdict="inconsistent",
    level="warning",
    status="baseline",
    message="the parts make GBP 4.5 million, but the total is given as GBP 4.2 million",
    advice="Ask for the account.",
)
souls = finding(
    evidence("tidings", HOSTILE, "212\u202e souls", _count(212), speaker="Ida \x07Marsh"),
    evidence("harbour", ARABIC, "14", _count(14), side="right", path="stories/港.md"),
    evidence("draft", "No fewer than 210 were aboard.", "210", _count(210), side="more", line=5),
    fingerprint="ef" * 32,
    id="F-9M0D",
    level="note",
    verdict="disputed",
    message="tidings says 212, harbour says 14",
    why="One of them counts ships.",
)


@pytest.fixture
def story() -> Report:
    """Give a report with findings of every level, a problem, and a source that was not read."""
    return Report(
        summary=Summary(
            documents=4,
            statements=96,
            claims=1210,
            comparisons=64,
            rules=3,
            rules_idle=1,
            findings={"error": 1, "warning": 0, "note": 1},
            baseline=1,
            exit_code=Exit.FINDINGS,
            reason="1 error, 1 note: at or above error",
        ),
        findings=(ports, sums, souls),
        sources=(
            SourceLine(
                id="tidings",
                publisher="The Marrow Tidings",
                published="2031-03-04",
                origin="tidings",
                path="stories/tidings.md",
                furniture=(("cookie notice", 3), ("weather", 1)),
            ),
            SourceLine(
                id="ledger",
                publisher="Sound Ledger",
                origin="north-wire",
                path="stories/ledger.md",
                inferred=("published",),
            ),
            SourceLine(id="harbour", origin="harbour", path="stories/港.md"),
            SourceLine(id="draft", role="draft", origin="draft", path="draft.md"),
        ),
        rules=(
            RuleLine(id="lists-differ", kind="same-members", level="error", pack="core", claims=9),
            RuleLine(id="adds-up", kind="adds-up", level="warning", pack="core", claims=40),
            RuleLine(id="share-prices", kind="same-value", level="error", pack="core"),
        ),
        incomplete=("sources/minutes.pdf could not be read: it holds pictures and no text.",),
    )


@pytest.fixture
def empty() -> Report:
    """Give the report of a run that read something but had nothing to compare."""
    return Report(
        summary=Summary(
            documents=2,
            statements=8,
            claims=3,
            rules=3,
            rules_idle=3,
            findings={"error": 0, "warning": 0, "note": 0},
            reason="nothing found",
        )
    )
