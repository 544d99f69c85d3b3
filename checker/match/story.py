"""Statements in, SQL out that tells which documents report on one story."""

from __future__ import annotations

SHARE = 0.11
"""So much of the words of the shorter text stands in the other, if they tell one story; of unrelated
texts one in a hundred has as much, and names in common none."""
SHARE_ALONE = 0.17
"""Where they have one name only in common."""
NAMES = 2


def story_sql(weak: str) -> str:
    """Return the statement that makes the table `story` of pairs of documents, both ways round.

    Args:
        weak: The weak words as a list literal of SQL.
    """
    return f"""
        CREATE OR REPLACE TEMP TABLE story AS
        WITH word AS MATERIALIZED (
            SELECT DISTINCT source, token FROM (
                SELECT source, unnest(words) AS token FROM claims WHERE predicate = 'states'
            ) WHERE NOT list_contains({weak}, token)
        ),
        name AS MATERIALIZED (
            SELECT DISTINCT source, unnest(names) AS token FROM claims WHERE predicate = 'states'
        ),
        size AS (SELECT source, count(*) AS words FROM word GROUP BY source),
        worded AS (
            SELECT l.source AS left_source, r.source AS right_source, count(*) AS words
            FROM word AS l JOIN word AS r USING (token) WHERE l.source <> r.source GROUP BY ALL
        ),
        named AS (
            SELECT l.source AS left_source, r.source AS right_source, count(*) AS names
            FROM name AS l JOIN name AS r USING (token) WHERE l.source <> r.source GROUP BY ALL
        )
        SELECT left_source, right_source, names, w.words / least(x.words, y.words) AS share
        FROM worded AS w JOIN named USING (left_source, right_source)
        JOIN size AS x ON x.source = left_source JOIN size AS y ON y.source = right_source
        WHERE w.words >= {SHARE} * least(x.words, y.words)
          AND (names >= {NAMES} OR w.words >= {SHARE_ALONE} * least(x.words, y.words))
    """
