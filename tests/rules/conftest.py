from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checker.model.case import GivenClaim
from checker.model.rule import KINDS, Common
from checker.rules.evaluate import RuleResult, evaluate
from checker.rules.given import given_store

Found = list[tuple[Any, ...]]
"""Of each finding: verdict, and its claims by their number from 1, the left one first."""


def rule_of(kind: str, **parameters: Any) -> Common:
    return KINDS[kind].model_validate(
        {"id": "probe", "level": "error", "summary": "A probe.", "message": "x", **parameters}
    )


@pytest.fixture
def probe() -> Callable[..., RuleResult]:
    """Evaluate one rule over claims written short."""

    def run(
        kind: str, given: list[dict[str, Any]], parents: Any = None, things: Any = (), **keys: Any
    ) -> RuleResult:
        claims = [GivenClaim.model_validate(one) for one in given]
        tree = {name: (up,) if isinstance(up, str) else up for name, up in (parents or {}).items()}
        with given_store(claims, tree) as store:
            for row in things:
                store.execute("INSERT INTO things (thing, claim_id, weight) VALUES (?, ?, ?)", row)
            return evaluate([rule_of(kind, **keys)], store)[0]

    return run


@pytest.fixture
def finds(probe: Callable[..., RuleResult]) -> Callable[..., Found]:
    """Evaluate one rule and return its findings short."""

    def run(
        kind: str, given: Any, rule: Any = None, parents: Any = None, things: Any = ()
    ) -> Found:
        result = probe(kind, given, parents, things, **(rule or {}))
        assert result.problem is None
        return [
            (row.verdict, *(one for one in (row.left_id, row.right_id, *row.more) if one))
            for row in result.rows
        ]

    return run
