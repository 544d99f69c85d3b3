"""A decision in, the few words that reports say of it out."""

from __future__ import annotations

from checker.model.decision import Decision
from checker.model.finding import Finding
from checker.model.report import Report


def decided(finding: Finding) -> str:
    """Return what a person decided, and why it does not hold where it does not; not yet safe."""
    made = finding.decision
    if made is None:
        return ""
    told = f"{made.decision} by {made.by} until {made.until}: {made.reason}"
    return told if made.state == "holds" else f"{told} ({made.state}: {made.told})"


def gone(report: Report) -> list[Decision]:
    """Return the decisions that do not hold: expired, lapsed or unused."""
    return [decision for decision in report.decisions if decision.state != "holds"]


def ended(decision: Decision) -> str:
    """Return what became of a decision, in one line; not yet safe.

    >>> ended(Decision(finding="F-7K2Q", fingerprint="0", rule="lists-differ", decision="accept",
    ...     reason="…", by="mo", until="2031-05-20", state="expired", told="it ended"))
    'accept of F-7K2Q (lists-differ) by mo is expired: it ended'
    """
    made = f"{decision.decision} of {decision.finding} ({decision.rule}) by {decision.by}"
    return f"{made} is {decision.state}: {decision.told}"
