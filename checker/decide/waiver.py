"""Findings and the decisions on them in, findings waived where a decision still holds out."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from checker.model.decision import NEVER, Decision, DecisionKind
from checker.model.finding import Finding

Today = Callable[[], dt.date]
"""Asked only where there is a date to compare with: a run without decisions needs no clock."""


def today() -> dt.date:
    """Return the day on which the command runs, where its user is."""
    return dt.datetime.now().astimezone().date()


def applied(
    findings: Sequence[Finding], decisions: Sequence[Decision], day: Today = today
) -> tuple[tuple[Finding, ...], tuple[Decision, ...]]:
    """Return the findings, waived where a decision holds, and the decisions with their state.

    A decision is on one identity (rule, thing and values), so that an edit elsewhere leaves it
    alone.  It lapses when a side's value changes: that is another finding, which nobody has seen.
    """
    by_print = {finding.fingerprint: finding for finding in findings}
    decided = {decision.fingerprint for decision in decisions}
    open_ = [finding for finding in findings if finding.fingerprint not in decided]
    told: list[Decision] = []
    changed: dict[str, Decision] = {}
    for decision in decisions:
        finding = by_print.get(decision.fingerprint)
        if finding is None:
            finding = _successor(decision, open_)
            state = _lapsed(decision, finding) if finding else _unused(decision)
        else:
            state = _judged(decision, finding, day)
        told.append(state)
        if finding is not None:
            changed[finding.fingerprint] = state
    return tuple(_with(finding, changed) for finding in findings), tuple(told)


def decision_on(finding: Finding, kind: DecisionKind, reason: str, by: str, until: str) -> Decision:
    """Return the decision on *finding*, bound to the values of its sides."""
    return Decision(
        finding=finding.id,
        fingerprint=finding.fingerprint,
        rule=finding.rule,
        decision=kind,
        reason=" ".join(reason.split()),
        by=" ".join(by.split()),
        until=until,
        holds_while=tuple(sorted(values_of(finding).items())),
    )


def values_of(finding: Finding) -> dict[str, str]:
    """Return what each source says, as compared; several values of one source stand in a row."""
    said: defaultdict[str, list[str]] = defaultdict(list)
    for piece in finding.evidence:
        value = " ".join(in_words(piece.value).split()) or " ".join(piece.text.split())
        if value not in said[piece.source]:
            said[piece.source].append(value)
    return {source: " | ".join(values) for source, values in said.items()}


def in_words(value: Any) -> str:
    """Return a value as compared in words that are the same whenever the value is.

    >>> in_words({"low": 17.0, "high": 19.0, "unit": "metre"})
    '17 to 19 metre'
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int() | float():
            return _number(float(value))
        case list() | tuple():
            return ", ".join(in_words(item) for item in value)
        case dict():
            return _interval(value)
        case _:
            return str(value)


def _interval(value: dict[str, Any]) -> str:
    if not {"low", "high"} <= set(value):
        return ", ".join(f"{key} {in_words(value[key])}" for key in sorted(value))
    ends = [in_words(value[end]) or "no limit" for end in ("low", "high")]
    return " ".join(part for part in (" to ".join(dict.fromkeys(ends)), value.get("unit")) if part)


def _number(value: float) -> str:
    if not math.isfinite(value):
        return "no limit"
    return str(int(value)) if value.is_integer() else repr(value)


def _judged(decision: Decision, finding: Finding, day: Today) -> Decision:
    """Return *decision* on a finding that is still there: holds, lapsed or expired."""
    said = values_of(finding)
    changes = _changes(decision, said)
    if changes:
        return decision.model_copy(update={"state": "lapsed", "told": changes})
    if decision.until == NEVER:
        if finding.level == "note":
            return decision
        told = f"only a note may be accepted for ever, and this is of level {finding.level}"
        return decision.model_copy(update={"state": "expired", "told": told})
    if day() <= dt.date.fromisoformat(decision.until):
        return decision
    return decision.model_copy(update={"state": "expired", "told": f"it ended on {decision.until}"})


def _successor(decision: Decision, findings: Sequence[Finding]) -> Finding | None:
    """Return the finding that *decision* was on before a value changed, None where it is gone.

    It is of the same rule and the same sources, and one of its sides still says the same.
    """
    held = dict(decision.holds_while)
    for finding in findings:
        if finding.rule != decision.rule:
            continue
        said = values_of(finding)
        shared = held.keys() & said.keys()
        if len(shared) >= min(2, len(held)) and any(
            _parts(held[source]) & _parts(said[source]) for source in shared
        ):
            return finding
    return None


def _parts(values: str) -> set[str]:
    return set(values.split(" | "))


def _lapsed(decision: Decision, finding: Finding) -> Decision:
    told = _changes(decision, values_of(finding)) or "what is compared has changed"
    return decision.model_copy(update={"state": "lapsed", "told": f"{told}; see {finding.id}"})


def _unused(decision: Decision) -> Decision:
    told = "nothing is found any more that it was made for"
    return decision.model_copy(update={"state": "unused", "told": told})


def _changes(decision: Decision, said: dict[str, str]) -> str:
    """Return what each source says now where it said something else, in words."""
    return "; ".join(
        f"{source} says {said[source]}, not {value}"
        for source, value in decision.holds_while
        if source in said and said[source] != value
    )


def _with(finding: Finding, changed: dict[str, Decision]) -> Finding:
    decision = changed.get(finding.fingerprint)
    if decision is None:
        return finding
    status = "waived" if decision.state == "holds" else finding.status
    return finding.model_copy(update={"decision": decision, "status": status})
