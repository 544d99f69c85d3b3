from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from checker.model.case import GivenClaim
from checker.model.rule import KINDS, Common
from checker.rules.evaluate import RuleResult, evaluate
from checker.rules.given import given_store
from checker.store.engine import Store


def rule_of(kind: str, **parameters: Any) -> Common:
    return KINDS[kind].model_validate(
        {"id": "probe", "level": "error", "summary": "A probe.", "message": "x", **parameters}
    )


def turn_round(store: Store) -> None:
    """Store the claims, and what they are about, last one first."""
    for table in ("claims", "things"):
        store.execute(f"CREATE TEMP TABLE turned AS FROM {table} ORDER BY claim_id DESC")
        store.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        store.execute(f"INSERT INTO {table} FROM turned")
        store.execute("DROP TABLE turned")


@pytest.fixture
def probe() -> Callable[..., RuleResult]:
    """Evaluate one rule over claims written short."""

    def run(
        kind: str,
        given: list[dict[str, Any]],
        parents: Any = None,
        things: Any = (),
        *,
        backwards: bool = False,
        **keys: Any,
    ) -> RuleResult:
        claims = [GivenClaim.model_validate(one) for one in given]
        tree = {name: (up,) if isinstance(up, str) else up for name, up in (parents or {}).items()}
        with given_store(claims, tree) as store:
            for row in things:
                store.execute("INSERT INTO things (thing, claim_id, weight) VALUES (?, ?, ?)", row)
            if backwards:
                turn_round(store)
            return evaluate([rule_of(kind, **keys)], store)[0]

    return run
