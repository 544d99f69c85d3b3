"""Results of rules in, those without what a narrower rule looks at in their stead out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.model.rule import Common, Sql
from checker.rules.evaluate import Database, Row, RuleResult
from checker.rules.template import kind_sql


def stood_in(results: Sequence[RuleResult], store: Database) -> list[RuleResult]:
    """Return *results* in which no rule reports what another one is there `instead_of` it.

    What the narrower rule looks at is its own, whether it finds anything there or not: a tolerance
    that is wider there is meant.  A narrower rule that could not be evaluated stands in for none.
    """
    narrower = [one for one in results if one.rule.instead_of and one.problem is None]
    return [_without(one, narrower, store) for one in results] if narrower else list(results)


def _without(result: RuleResult, narrower: Iterable[RuleResult], store: Database) -> RuleResult:
    rows = result.rows
    for other in narrower:
        if rows and result.rule.id in other.rule.instead_of and other is not result:
            rows = _left(rows, other, store)
    return result if rows is result.rows else replace(result, rows=rows)


def _left(rows: tuple[Row, ...], other: RuleResult, store: Database) -> tuple[Row, ...]:
    if isinstance(other.rule, Sql):
        pairs = {_pair(row) for row in other.rows}
        return tuple(row for row in rows if _pair(row) not in pairs)
    ids = sorted({i for row in rows for i in _pair(row)})
    taken = _selected(other.rule, ids, store)
    return tuple(row for row in rows if not _pair(row) <= taken)


def _pair(row: Row) -> frozenset[int]:
    return frozenset(i for i in (row.left_id, row.right_id) if i is not None)


def _selected(rule: Common, ids: Sequence[int], store: Database) -> set[int]:
    """Return those of the claims *ids* that *rule* looks at."""
    query = kind_sql("_selected", rule)
    wanted = "SELECT unnest(?::BIGINT[])"
    rows = store.rows(f"SELECT claim_id FROM ({query}) WHERE claim_id IN ({wanted})", [ids])  # noqa: S608 - made by a template of ours, whose values pass its filters
    return {int(row["claim_id"]) for row in rows}
