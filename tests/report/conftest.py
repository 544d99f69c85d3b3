"""An invented story to make reports from: ports, pilot boats, and what papers made of them."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.model.decision import Decision
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


DECISION = Decision(
    finding="F-00000",
    fingerprint="0" * 64,
    rule="dates-differ",
    decision="accept",
    reason="the police confirmed it by telephone",
    by="M. Ortiz",
    until="2031-05-20",
    state="lapsed",
    told="police says something else now",
)


@pytest.fixture(scope="session")
def invented() -> Callable[..., Report]:
    """Give what makes a report of any number of findings and statements."""
    path = Path(__file__).parents[2] / "benchmarks" / "report" / "invented.py"
    spec = importlib.util.spec_from_file_location("invented", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Callable[..., Report] = module.invented
    return made


ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'><svg onload=alert(3)>",
    "</style></script><script>alert(4)</script>",
    "{{ 7 * 191 }}{% raw %}",
    "\u202eevil\x00\x07\x1b[2J\u2028",
)
_CLOSED = frozenset(
    [
        "verdict",
        "level",
        "status",
        "state",
        "stance",
        "side",
        "decision",
        "exit_code",
        "fail_on",
        "published",
        "until",
        "start",
        "end",
        "context_start",
        "line",
        "column",
        "number",
        "type",
        "role",
    ]
)
"""Fields whose words are ours, or that the picture over time is drawn from."""


def attacked(report: Report) -> Report:
    """Return the report with every word that a source, a rule or a person writes made an attack."""

    def walk(value: Any, name: str) -> Any:
        if isinstance(value, dict):
            # A value as compared is data of the source too, in both its keys and its words.
            return {key: walk(item, key) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [walk(item, name) for item in value]
        if isinstance(value, str) and name not in _CLOSED:
            return value + "".join(ATTACKS)
        return value

    return Report.model_validate(walk(report.model_dump(), ""))


@pytest.fixture
def hostile(invented: Callable[..., Report]) -> Report:
    """Give a report with every part that one can have, every text of it an attack."""
    made = invented(9, statements=21)
    sources = tuple(
        source.model_copy(
            update={
                "title": "A title",
                "url": "javascript:alert(5)//",
                "furniture": (("weather", 2),),
                "inferred": ("title",),
                "digest": "ab" * 32,
            }
        )
        for source in made.sources
    )
    first = made.findings[0].model_copy(
        update={
            "reading": {"standing": "confirmed", "verdict": "contradiction", "reason": "so it is"},
            "decision": DECISION,
            "evidence": tuple(
                piece.model_copy(update={"speaker": "a speaker", "origin": "an agency"})
                for piece in made.findings[0].evidence
            ),
        }
    )
    return attacked(
        made.model_copy(
            update={
                "sources": sources,
                "findings": (first, *made.findings[1:]),
                "decisions": (DECISION,),
                "scope": "only what changed",
                "problems": ("a problem\n  1 | with: an excerpt",),
                "incomplete": ("a file could not be read",),
            }
        )
    )


@pytest.fixture
def decided(story: Report) -> Report:
    """Give a report with a waived finding, one of the baseline, and a decision that lapsed."""
    held = DECISION.model_copy(update={"state": "holds", "told": "", "finding": "F-9M0D"})
    ports_, sums_, souls_ = story.findings
    waived = souls_.model_copy(update={"status": "waived", "decision": held})
    lapsed = ports_.model_copy(update={"decision": DECISION})
    summary = story.summary.model_copy(update={"waived": 1})
    rule = story.rules[0].model_copy(
        update={
            "summary": "One of two lists lacks a member.",
            "why": "Nobody can tell which is complete.",
            "advice": "Ask.",
            "limits": "Open lists.",
            "comparisons": 4,
        }
    )
    return story.model_copy(
        update={
            "summary": summary,
            "findings": (lapsed, sums_, waived),
            "rules": (rule, *story.rules[1:]),
            "decisions": (DECISION, held),
            "problems": ("rules/lists.yaml:3:8: unknown level 'fatal'\n\n  3 | level: fatal",),
        }
    )


NASTY = (
    "=1+1",
    "\n::error::owned\r\n::stop-commands::x",
    "##[error]owned",
    "]]>",
    "\x1b[2J\x00\x9b1m\u202e",
    "<script>alert(1)</script>",
    "|[a](javascript:1)|![b](http://x.y)|`c`|@all #1 www.x.y",
    "%0A::warning::a,b:c",
    "\n## heading\n- item",
)


@pytest.fixture
def nasty(decided: Report) -> Report:
    """Give a report whose every open text is an attack on some format, at its beginning too."""
    words = "".join(NASTY)

    def bad(piece: Evidence) -> Evidence:
        spoken = {"source": words, "origin": words, "path": words, "speaker": words}
        said = {"text": words, "context": f"a {words} b", "context_start": piece.start - 2}
        return piece.model_copy(update={**spoken, **said, "locator": words, "value": words})

    findings = tuple(
        one.model_copy(
            update={
                **dict.fromkeys(("message", "why", "advice", "caution", "rule"), words),
                "evidence": tuple(map(bad, one.evidence)),
                "decision": one.decision and one.decision.model_copy(update={"reason": words}),
            }
        )
        for one in decided.findings
    )
    return decided.model_copy(
        update={
            "findings": findings,
            "problems": (words,),
            "incomplete": (words,),
            "scope": words,
            "summary": decided.summary.model_copy(update={"reason": words}),
            "rules": tuple(
                rule.model_copy(update=dict.fromkeys(("summary", "why", "advice", "limits"), words))
                for rule in decided.rules
            ),
        }
    )
