from __future__ import annotations

from checker.decide.precision import precision
from checker.model.decision import Decision, DecisionKind


def made(rule: str, kind: DecisionKind) -> Decision:
    return Decision(
        finding="F-0001", fingerprint="a" * 64, rule=rule, decision=kind, reason="r", by="b",
        until="2031-01-01", state="unused",
    )  # fmt: skip


def test_each_rule_is_told_by_what_people_decided_whatever_became_of_it() -> None:
    known = precision(
        [
            made("b-rule", "wrong-match"),
            made("a-rule", "accept"),
            made("a-rule", "fix-later"),
            made("a-rule", "wrong-rule"),
            made("a-rule", "wrong-match"),
        ]
    )
    assert list(known) == ["a-rule", "b-rule"]
    first = known["a-rule"]
    assert (first.right, first.wrong_rule, first.wrong_match, first.decided) == (2, 1, 1, 4)
    assert (first.share, known["b-rule"].share) == (0.5, 0)


def test_without_decisions_there_are_no_figures() -> None:
    assert precision([]) == {}
