"""What a run found and what it looked at: the one value that every report format is made from."""

from __future__ import annotations

from enum import IntEnum

from checker.model.finding import Finding, Level
from checker.model.frozen import Frozen


class Exit(IntEnum):
    """Exit codes; with several, the first of BUG, WRONG_REQUEST, FINDINGS, NOT_CHECKED."""

    CLEAN = 0
    FINDINGS = 1
    WRONG_REQUEST = 2
    NOT_CHECKED = 3
    BUG = 4


class SourceLine(Frozen):
    """What a run knows of one source."""

    id: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    role: str = "source"
    origin: str
    path: str
    statements: int = 0
    claims: int = 0
    furniture: tuple[tuple[str, int], ...] = ()
    """Page furniture set aside: kind and how often."""
    inferred: tuple[str, ...] = ()
    """Metadata that was inferred from the text, not declared."""


class RuleLine(Frozen):
    """What one rule had to do in a run."""

    id: str
    kind: str
    level: Level
    pack: str
    claims: int = 0
    """Claims that its `where` selects."""
    comparisons: int = 0
    findings: int = 0

    @property
    def idle(self) -> bool:
        """Whether it had nothing to look at."""
        return self.claims == 0


class Summary(Frozen):
    """The denominators, and the exit code with its reason in words."""

    documents: int = 0
    statements: int = 0
    claims: int = 0
    comparisons: int = 0
    """Pairs of claims about one thing, and single claims checked on their own (calendar)."""
    rules: int = 0
    rules_idle: int = 0
    findings: dict[Level, int]
    """Active findings by level; baseline and waived ones are not counted."""
    baseline: int = 0
    waived: int = 0
    exit_code: Exit = Exit.CLEAN
    reason: str = ""


class Report(Frozen):
    """Findings in report order, denominators, and what could not be checked."""

    summary: Summary
    findings: tuple[Finding, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    rules: tuple[RuleLine, ...] = ()
    problems: tuple[str, ...] = ()
    """Errors that did not stop the run, each as its full text (place, excerpt, advice)."""
    incomplete: tuple[str, ...] = ()
    """What was asked for and could not be checked, a sentence each; not empty means exit 3."""
