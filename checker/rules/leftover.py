"""The file of decisions and the ids of rules in, decisions on rules that are gone out."""

from __future__ import annotations

from collections.abc import Iterable

from checker.errors import RuleError
from checker.read.yaml import Node
from checker.rules.mistake import mistake
from checker.rules.template import nearest


def leftovers(node: Node, known: Iterable[str]) -> list[RuleError]:
    """Return an error for each decision in *node* on a rule that is none of *known*."""
    ids = set(known)
    found = []
    for number, entry in enumerate(node.data if isinstance(node.data, list) else ()):
        rule = entry.get("rule") if isinstance(entry, dict) else None
        if isinstance(rule, str) and rule not in ids:
            advice = nearest(rule, ids)
            if not advice.startswith("Did"):
                advice = "Its finding cannot come back; `check decisions prune` takes it out."
            problem = f"a decision on a rule that is gone: {rule!r}"
            found.append(mistake(node, (number, "rule"), problem, advice, value=True))
    return found
