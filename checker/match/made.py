"""Predicates that phrase patterns key in, SQL out that leaves their figures to those claims."""

from __future__ import annotations

from collections.abc import Iterable


def made_sqls(predicates: Iterable[str]) -> list[str]:
    """Return the statements that take back what matching made of figures with a name.

    Two dates of which patterns say that one is a birth and one a death are not one thing; two of
    one birth are laid side by side by the person already.

    Args:
        predicates: Those of keyed claims that patterns make; letters, figures and hyphens only.
    """
    named = ", ".join(f"'{one}'" for one in sorted(set(predicates)))
    if not named:
        return []
    return [
        f"""
        CREATE OR REPLACE TEMP TABLE made AS
        SELECT source, statement, subject_key, predicate, value_key FROM claims
        WHERE keyed AND statement IS NOT NULL AND value_type IN ('quantity', 'date')
            AND predicate IN ({named})
        """,
        """
        DELETE FROM matches WHERE thing IN (
            SELECT m.thing
            FROM matches AS m
            JOIN claims AS l ON l.claim_id = m.left_id
            JOIN claims AS r ON r.claim_id = m.right_id
            JOIN made AS a ON a.source = l.source AND a.statement = l.statement
                AND a.value_key = l.value_key
            JOIN made AS b ON b.source = r.source AND b.statement = r.statement
                AND b.value_key = r.value_key
            WHERE a.predicate <> b.predicate OR a.subject_key = b.subject_key
        )
        """,
    ]
