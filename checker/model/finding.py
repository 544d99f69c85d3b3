"""Findings: one rule flagging one group of claims, with evidence."""

from __future__ import annotations

from typing import Any, Literal

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
    verdict: Verdict
    level: Level
    status: Status = "new"
    message: str
    why: str
    advice: str
    caution: str = ""
    """What else the difference may mean, where the match itself is not certain."""
    reading: Any = None
    evidence: tuple[Evidence, ...]
    match: tuple[tuple[str, float], ...] = ()
    """Why the claims were held to be about the same thing, weight by weight."""
