"""Decisions: what a person said about one finding, until when, and whether that still holds."""

from __future__ import annotations

from typing import Literal, get_args

from checker.model.frozen import Frozen

DecisionKind = Literal["accept", "wrong-match", "wrong-rule", "fix-later"]
KINDS: tuple[DecisionKind, ...] = get_args(DecisionKind)

DecisionState = Literal["holds", "expired", "lapsed", "unused"]
"""`expired` by its date, `lapsed` because a side says something else now, `unused`: no finding."""

NEVER = "never"


class Decision(Frozen):
    """A dated decision on one finding, and the values that it was made for."""

    finding: str
    """The finding's short id; the fingerprint decides."""
    fingerprint: str
    rule: str
    decision: DecisionKind
    """`accept` and `fix-later`: it is right; `wrong-match`, `wrong-rule`: a false alarm."""
    reason: str
    by: str
    until: str
    """The last day on which it holds, `2031-05-20`; `never` only for notes."""
    holds_while: tuple[tuple[str, str], ...] = ()
    """What each source said when it was made: source and value."""
    state: DecisionState = "holds"
    """As of this run."""
    told: str = ""
    """Why it does not hold, in words."""
