"""From a validated rule to SQL; nothing is executed here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from checker.model.rule import Common, Sql
from checker.rules.template import kind_sql

_CAUTIOUS: Final = """\
WITH found AS MATERIALIZED (
{findings}
),
direct AS (
    SELECT least(left_id, right_id) AS one, greatest(left_id, right_id) AS other,
        min(caution) AS caution
    FROM matches WHERE left_id IN (SELECT left_id FROM found UNION ALL SELECT right_id FROM found)
    GROUP BY one, other
),
around AS (
    SELECT thing, min(caution) AS caution FROM matches
    WHERE thing IN (SELECT thing FROM found) GROUP BY thing
)
SELECT f.*, if(d.one IS NULL, a.caution, d.caution) AS caution
FROM found AS f
LEFT JOIN direct AS d
    ON d.one = least(f.left_id, f.right_id) AND d.other = greatest(f.left_id, f.right_id)
LEFT JOIN around AS a ON a.thing = f.thing
ORDER BY f.left_id, f.right_id, f.verdict"""
"""What else a difference may mean is known of the two claims' own match, else of their thing's."""

MOST: Final = 10_000
"""Findings that SQL by hand may give; more are a mistake in it, and nobody reads them."""

_BY_HAND: Final = f"SELECT * FROM (\n{{query}}\n) AS found ORDER BY ALL LIMIT {MOST + 1}"  # noqa: S608 - the query went through require_select


@dataclass(frozen=True, slots=True)
class Query:
    """A rule as SQL."""

    findings: str
    """One row a finding: thing, left_id, right_id, verdict, more, detail, caution."""
    counts: str
    """One row: claims and comparisons; for pairs also torn, the groups in which anything differs.
    Empty for a rule that is SQL by hand."""


def compile_rule(rule: Common) -> Query:
    """Return the SELECTs that evaluate *rule*.

    Raises:
        CheckError: A parameter cannot stand in SQL, or SQL by hand is not one plain SELECT.
    """
    if isinstance(rule, Sql):
        from checker.store.query import require_select

        return Query(findings=_BY_HAND.format(query=require_select(rule.query)), counts="")
    kind = str(type(rule).model_fields["kind"].default)
    return Query(
        findings=_CAUTIOUS.format(findings=kind_sql(kind, rule)), counts=kind_sql("_counts", rule)
    )
