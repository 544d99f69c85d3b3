"""What a run found and what it looked at: the one value that every report format is made from."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal, get_args

from checker.model.decision import Decision
from checker.model.finding import Finding, Level, Limit, gates
from checker.model.frozen import Frozen
from checker.model.reading import Readings
from checker.model.thing import LinkLine, ThingLine


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
    digest: str = ""
    """SHA-256 of the text as it was read; empty for what came from claim files alone."""


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
    summary: str = ""
    why: str = ""
    advice: str = ""
    limits: str = ""

    @property
    def idle(self) -> bool:
        """Whether it had nothing to look at."""
        return self.claims == 0


class ExceptionLine(Frozen):
    """What the project exempts from a rule, and what that hides."""

    rule: str
    entity: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    reason: str
    hidden: int = 0
    """Findings of this run that it hides."""


State = Literal[
    "agrees",
    "contradicted",
    "slightly-off",
    "no-source",
    "not-comparable",
    "not-factual",
    "accepted",
]
"""What the sources make of one statement of the draft."""

STATES: tuple[State, ...] = get_args(State)
"""In the order in which reports count them."""

Stance = Literal["agrees", "differs", "contradicts"]


class Counterpart(Frozen):
    """What one source says where the draft makes a statement, in its own words."""

    source: str
    stance: Stance
    """`differs`: another value that may hold too (a rounding, a hedge, how certain it is)."""
    path: str = ""
    start: int = 0
    end: int = 0
    line: int = 0
    locator: str = ""
    text: str = ""
    """`document[start:end]`; for a row of a claim file, the row's quote or its value."""


class StatementLine(Frozen):
    """One statement of a draft, and what the sources make of it."""

    source: str
    """The draft's id."""
    path: str = ""
    number: int = 0
    """Of the statement in its draft, from 0."""
    start: int
    end: int
    line: int
    locator: str = ""
    """Where it stands in a file that has no lines: a paragraph, a page, a footnote."""
    text: str
    """`document[start:end]`."""
    state: State
    findings: tuple[str, ...] = ()
    """Ids of the findings that its words are evidence of, in report order."""
    sources: tuple[Counterpart, ...] = ()
    """What other sources say of the same thing; `agrees` is never given without one that agrees."""
    missing: tuple[str, ...] = ()
    """Its figures and dates that no source gives, in its own words."""


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
    fail_on: Limit = "error"
    """The lowest level of a new finding that fails the run; `never` where a flag allows all."""
    fail_on_model: bool = False
    """Whether a finding that rests on a language model alone can fail the run too."""
    exit_code: Exit = Exit.CLEAN
    reason: str = ""


class Report(Frozen):
    """Findings in report order, denominators, and what could not be checked."""

    summary: Summary
    findings: tuple[Finding, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    rules: tuple[RuleLine, ...] = ()
    statements: tuple[StatementLine, ...] = ()
    """Every statement of every draft, in order; empty where there is no draft."""
    problems: tuple[str, ...] = ()
    """Errors that did not stop the run, each as its full text (place, excerpt, advice)."""
    incomplete: tuple[str, ...] = ()
    """What was asked for and could not be checked, a sentence each; not empty means exit 3."""
    exceptions: tuple[ExceptionLine, ...] = ()
    """Every exception of check.yaml from a rule that was applied, and how much it hides."""
    decisions: tuple[Decision, ...] = ()
    """Every decision in the file of decisions, and whether it holds."""
    readings: Readings | None = None
    """What a language model was asked, and what came of it; None where none was."""
    scope: str = ""
    """What the findings were narrowed to (`--changed`), a sentence; empty where they were not."""
    things: tuple[ThingLine, ...] = ()
    """What several sources speak of; filled in only for a report that shows it."""
    links: tuple[LinkLine, ...] = ()
    """Who is linked to what; filled in only for a report that shows it."""

    def fails(self, finding: Finding) -> bool:
        """Whether *finding* is one of those that made the run fail."""
        said = self.summary
        return gates(finding, said.fail_on, model=said.fail_on_model)
