"""Findings: one rule flagging one group of claims, with evidence."""

from __future__ import annotations

from typing import Any, Literal

from checker.model.decision import Decision
from checker.model.frozen import Frozen

Verdict = Literal[
    "contradiction",
    "omission",
    "inconsistent",
    "misquote",
    "disputed",
    "certainty",
    "superseded",
    "naming",
    "unsupported",
    "undecided",
]
Level = Literal["error", "warning", "note"]
Status = Literal["new", "baseline", "waived"]

LEVELS: tuple[Level, ...] = ("error", "warning", "note")
"""Most serious first."""

Limit = Literal["error", "warning", "note", "never"]
"""The lowest level that fails a run."""


def at_or_above(level: Level, limit: Limit) -> bool:
    """Whether findings of *level* fail a run whose limit is *limit*."""
    return limit != "never" and LEVELS.index(level) <= LEVELS.index(limit)


class Evidence(Frozen):
    """One located, verbatim quote, and its value as compared."""

    source: str
    path: str
    start: int
    end: int
    line: int
    column: int = 0
    """Of the first character, from 1; 0 for a row of a claim file."""
    text: str
    """`document[start:end]`; for a row of a claim file, the row's quote or its value."""
    value: Any
    """As compared, in JSON types: a name, a list, `{"low": …, "high": …, "unit": …}`."""
    origin: str
    published: str = ""
    locator: str = ""
    """Where the row of a claim file stands (`file:line`), or a page or paragraph."""
    side: Literal["left", "right", "more"] = "left"
    speaker: str | None = None
    context: str = ""
    """The whole statement that holds the quote, verbatim; empty for a row of a claim file."""
    context_start: int = 0


class Finding(Frozen):
    """A comparison that did not hold."""

    fingerprint: str
    id: str
    rule: str
    kind: str
    thing: str = ""
    """Key of what is compared; with the rule, the same for the same thing in another run."""
    verdict: Verdict
    level: Level
    status: Status = "new"
    message: str
    why: str
    advice: str
    caution: str = ""
    """What else the difference may mean, where the match itself is not certain."""
    reading: Any = None
    model_only: bool = False
    """Whether it rests on what a language model says; such a finding fails no run by itself."""
    evidence: tuple[Evidence, ...]
    match: tuple[tuple[str, float], ...] = ()
    """Why the claims were held to be about the same thing, weight by weight."""
    decision: Decision | None = None
    """What a person decided about it; its state says whether that still holds."""


def gates(finding: Finding, limit: Limit, *, model: bool = False) -> bool:
    """Whether *finding* fails a run whose limit is *limit*: the one answer for every output.

    What rests on a language model alone does so only where *model* is set.
    """
    if finding.status != "new" or (finding.model_only and not model):
        return False
    return at_or_above(finding.level, limit)
