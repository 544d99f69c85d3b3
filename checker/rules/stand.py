"""Results of rules in, those without what a narrower rule looks at in their stead out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.model.rule import Common, Sql
from checker.rules.evaluate import Database, Row, RuleResult, evaluate
from checker.rules.template import kind_sql

Pair = frozenset[int]
"""The claims of a finding, without those that only repeat them."""

_QUOTED = """
SELECT claim_id, source, quote_start, quote_end FROM claims
WHERE quote_start IS NOT NULL AND list_contains(?::BIGINT[], claim_id)
"""


def stood_in(results: Sequence[RuleResult], store: Database) -> list[RuleResult]:
    """Return *results* in which no rule reports what another one is there `instead_of` it.

    What the narrower rule looks at is its own, whether it finds anything there or not: a tolerance
    that is wider there is meant.  A narrower rule that could not be evaluated stands in for none.
    """
    narrower = [one for one in results if one.rule.instead_of and one.problem is None]
    return [_without(one, narrower, store) for one in results] if narrower else list(results)


def takers(
    rule: Common, pairs: Sequence[Pair], others: Iterable[Common], store: Database
) -> dict[str, set[Pair]]:
    """Return the rules that are there instead of *rule*, each with those of *pairs* that it takes.

    Those that take none are left out.
    """
    narrower = [one for one in others if rule.id in one.instead_of and one.id != rule.id]
    found = {}
    for other in evaluate(narrower, store) if pairs else ():
        if other.problem is None and (taken := _taken(pairs, other, store)):
            found[other.rule.id] = taken
    return found


def _without(result: RuleResult, narrower: Iterable[RuleResult], store: Database) -> RuleResult:
    rows = result.rows
    for other in narrower:
        if rows and result.rule.id in other.rule.instead_of and other is not result:
            rows = _left(rows, other, store)
    return result if rows is result.rows else replace(result, rows=rows)


def _left(rows: tuple[Row, ...], other: RuleResult, store: Database) -> tuple[Row, ...]:
    taken = _taken([_pair(row) for row in rows], other, store)
    return tuple(row for row in rows if _pair(row) not in taken)


def _taken(pairs: Sequence[Pair], other: RuleResult, store: Database) -> set[Pair]:
    """Return those of *pairs* that the rule of *other* looks at, or tells from the same words."""
    told = _told(pairs, [_pair(row) for row in other.rows], store)
    if isinstance(other.rule, Sql):
        return told | {_pair(row) for row in other.rows}.intersection(pairs)
    seen = _selected(other.rule, sorted({i for pair in pairs for i in pair}), store)
    return told | {pair for pair in pairs if pair <= seen}


def _told(pairs: Sequence[Pair], others: Sequence[Pair], store: Database) -> set[Pair]:
    """Return those of *pairs* of which one of *others* has a claim from the words of each."""
    ids = sorted({i for pair in (*pairs, *others) for i in pair})
    rows = store.rows(_QUOTED, [ids]) if pairs and others else []
    spans = {int(r["claim_id"]): (r["source"], r["quote_start"], r["quote_end"]) for r in rows}

    def meet(one: int, other: int) -> bool:
        a, b = spans.get(one), spans.get(other)
        return a is not None and b is not None and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]

    return {
        pair
        for pair in pairs
        if any(all(any(meet(i, j) for j in other) for i in pair) for other in others)
    }


def _pair(row: Row) -> Pair:
    return frozenset(i for i in (row.left_id, row.right_id) if i is not None)


def _selected(rule: Common, ids: Sequence[int], store: Database) -> set[int]:
    """Return those of the claims *ids* that *rule* looks at."""
    query = kind_sql("_selected", rule)
    wanted = "SELECT unnest(?::BIGINT[])"
    rows = store.rows(f"SELECT claim_id FROM ({query}) WHERE claim_id IN ({wanted})", [ids])  # noqa: S608 - made by a template of ours, whose values pass its filters
    return {int(row["claim_id"]) for row in rows}
