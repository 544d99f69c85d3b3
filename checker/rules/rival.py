"""A database and rules in, two claims that do not agree out, and which rule says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.errors import RuleError
from checker.model.finding import Finding
from checker.model.rule import Common
from checker.rules.evaluate import Database, evaluate
from checker.rules.starter import based_on

_RIVALS = """
SELECT l.claim_id AS one, r.claim_id AS other
FROM claims AS l JOIN things AS t ON t.claim_id = l.claim_id JOIN things AS u ON u.thing = t.thing
JOIN claims AS r ON r.claim_id = u.claim_id
WHERE l.source < r.source AND l.value_type = r.value_type AND l.value_key <> r.value_key
ORDER BY 1, 2 LIMIT 1
"""


def at_odds(store: Database, rules: Iterable[Common]) -> list[int]:
    """Return two claims about one thing that do not agree, first such as one of *rules* finds.

    Raises:
        RuleError: There are none.
    """
    for result in evaluate([one for one in rules if based_on(one)], store):
        for row in result.rows:
            if row.right_id is not None:
                return [row.left_id, row.right_id]
    rows = store.rows(_RIVALS)
    if not rows:
        raise RuleError(
            "no two claims in these sentences are about one thing and differ",
            advice="Sentences that name what they speak of are matched best; put each into a file"
            " and look with `check claims ls`.",
        )
    return [rows[0]["one"], rows[0]["other"]]


def that_finds(store: Database, rules: Iterable[Common], pair: Sequence[int]) -> Common | None:
    """Return the first of *rules* that finds the claims *pair*, and that compares two claims."""
    for result in evaluate([one for one in rules if based_on(one)], store):
        if any({row.left_id, row.right_id} == set(pair) for row in result.rows):
            return result.rule
    return None


def found_again(store: Database, rule: Common, wanted: Finding) -> list[int]:
    """Return the claims of the finding *wanted* of *rule*.

    Raises:
        RuleError: It is gone.
    """
    for row in evaluate([rule], store)[0].rows:
        if row.message == wanted.message and row.verdict == wanted.verdict:
            return [one for one in (row.left_id, row.right_id) if one is not None]
    raise RuleError(
        f"{wanted.id} is not found again in the sources",
        advice="Start `check run` once more: the sources or the rule have changed since.",
    )
