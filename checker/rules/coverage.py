"""How the tests of a rule came out in, what they leave untried out."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model.rule import Common, Sql
from checker.rules.selftest import CaseResult


def uncovered(rule: Common, results: Sequence[CaseResult]) -> list[str]:
    """Return what the tests of *rule* lack: one that makes it fire, and one near miss.

    A near miss holds claims that the rule looks at, and lets pass.
    """
    lacking = []
    if not any(one.passed and one.found for one in results):
        lacking.append("no test makes it fire")
    quiet = [one for one in results if one.passed and not one.found]
    # Which claims SQL by hand looks at is not known.
    if not quiet or not (isinstance(rule, Sql) or any(one.claims for one in quiet)):
        far = "; none that expects nothing holds a claim that the rule looks at" if quiet else ""
        lacking.append(f"no near miss that it leaves alone{far}")
    return lacking
