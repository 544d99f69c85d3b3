"""Statements of a draft in, SQL out that ties each to the source statements that carry it."""

from __future__ import annotations

from checker.match.enough import (
    SUPPORT_SHARE,
)
from checker.match.novelty import ADDS


def support_sql() -> str:
    """Return the statement that pairs each draft statement with its best counterpart in each source.

    A statement is carried where a source statement, with its neighbours, has enough of its content,
    or where it has nothing hard that no source has.
    """
    return f"""
        INSERT INTO matches
        WITH drafted AS (SELECT * FROM claims WHERE NOT keyed AND predicate IN ('reports', '{ADDS}')),
        stated AS (
            SELECT claim_id, source, statement, value, numbers FROM claims
            WHERE NOT keyed AND predicate = 'states' AND role = 'source'
        ),
        token AS (
            SELECT DISTINCT f.claim_id, f.token, f.bits FROM feature AS f
            WHERE f.place <> 'wide' AND f.claim_id IN (
                SELECT claim_id FROM drafted UNION ALL SELECT claim_id FROM stated)
        ),
        added AS (SELECT source AS draft, quote_start FROM drafted WHERE predicate = '{ADDS}'),
        shared AS (
            SELECT d.claim_id AS draft_id, s.claim_id AS source_id, s.source,
                   sum(a.bits) AS bits, any_value(w.bits) AS all_bits,
                   any_value((d.source, d.quote_start) NOT IN (SELECT (draft, quote_start) FROM added)) AS nothing_added
            FROM drafted AS d
            JOIN token AS a ON a.claim_id = d.claim_id
            JOIN whole AS w ON w.claim_id = d.claim_id
            CROSS JOIN stated AS s
            WHERE EXISTS (SELECT 1 FROM token AS b JOIN stated AS n USING (claim_id)
                          WHERE b.token = a.token AND n.source = s.source
                            AND n.statement BETWEEN s.statement - 1 AND s.statement + 1)
            GROUP BY d.claim_id, s.claim_id, s.source
        )
        SELECT 's' || draft_id || '-' || source_id, draft_id, source_id, bits,
               [{{'reason': 'content of the draft statement in the source', 'weight': round(bits, 2)}}], NULL
        FROM shared
        WHERE bits / all_bits >= {SUPPORT_SHARE} OR nothing_added
        QUALIFY row_number() OVER (PARTITION BY draft_id, source ORDER BY round(bits, 6) DESC, source_id) = 1
        ORDER BY draft_id, source_id
    """
