"""Decisions in, how often each rule was right out: numbers for whoever tunes a rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from checker.model.decision import Decision
from checker.model.frozen import Frozen


class Precision(Frozen):
    """What people decided about the findings of one rule."""

    rule: str
    right: int = 0
    """`accept` and `fix-later`: what was found is there."""
    wrong_match: int = 0
    """The two claims were not about one thing."""
    wrong_rule: int = 0
    """They were, and no editor would call it a disagreement."""

    @property
    def decided(self) -> int:
        """How many findings a person looked at."""
        return self.right + self.wrong_match + self.wrong_rule

    @property
    def share(self) -> float | None:
        """The share that was right; None where nobody decided."""
        return self.right / self.decided if self.decided else None


def precision(decisions: Iterable[Decision]) -> dict[str, Precision]:
    """Return the figures of each rule that has a decision, by rule id.

    A decision counts whatever has become of its finding: it was right or wrong when it was made.
    """
    counts: dict[str, Counter[str]] = {}
    for decision in decisions:
        counts.setdefault(decision.rule, Counter())[decision.decision] += 1
    return {
        rule: Precision(
            rule=rule,
            right=kinds["accept"] + kinds["fix-later"],
            wrong_match=kinds["wrong-match"],
            wrong_rule=kinds["wrong-rule"],
        )
        for rule, kinds in sorted(counts.items())
    }
