"""Claims `hearsay` in, SQL out that pairs what a draft states with the unnamed person it rests on."""

from __future__ import annotations

_BITS = 12.0
_SHARE = 0.28
"""Bits, and share of the draft statement's, that both must have in common."""
_TOKENS = 3
"""Words and names that both must have in common where they share no figure."""
_ALONE = 0.7
"""A passage of another source with this share of the bits bears the statement out, too."""
_NUMBER_BITS = 3.0


def hearsay_sql() -> str:
    """Return the statement that ties a draft's flat statement to the one unnamed person behind it.

    It runs after the statements of the draft are tied to the sources that carry them.
    """
    return f"""
        INSERT INTO matches
        WITH heard AS (SELECT * FROM claims WHERE predicate = 'hearsay'),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, any_value(l.source) AS draft,
                   any_value(l.statement) AS statement, any_value(r.source) AS source,
                   sum(a.bits) + {_NUMBER_BITS} * any_value(len(list_intersect(l.numbers, r.numbers))) AS bits,
                   any_value(w.bits) AS all_bits, count(DISTINCT a.token) FILTER (a.one = 1) AS tokens,
                   any_value(list_has_any(l.numbers, r.numbers)) AS counted
            FROM heard AS l JOIN heard AS r ON l.role = 'draft' AND r.role = 'source'
                AND l.modality <> 'alleged' AND r.modality = 'alleged'
            JOIN whole AS w ON w.claim_id = l.claim_id
            JOIN feature AS a ON a.claim_id = l.claim_id
                AND EXISTS (FROM feature AS b WHERE b.claim_id = r.claim_id AND b.token = a.token)
            GROUP BY l.claim_id, r.claim_id
        ),
        borne AS (
            SELECT s.left_id, s.right_id FROM shared AS s
            JOIN claims AS c ON c.source = s.draft AND c.statement = s.statement AND c.predicate = 'reports'
            JOIN matches AS m ON m.left_id = c.claim_id
            JOIN claims AS o ON o.claim_id = m.right_id AND o.predicate = 'states' AND o.source <> s.source
            WHERE m.weight >= {_ALONE} * s.bits
              AND NOT EXISTS (FROM heard AS h WHERE h.source = o.source AND h.statement = o.statement)
        )
        SELECT 'u' || left_id || '-' || right_id, left_id, right_id, bits,
               [{{'reason': 'what rests on somebody without a name', 'weight': round(bits, 2)}}], NULL
        FROM shared AS s
        WHERE bits >= {_BITS} AND bits >= {_SHARE} * all_bits AND (tokens >= {_TOKENS} OR counted)
          AND NOT EXISTS (FROM borne AS b WHERE b.left_id = s.left_id AND b.right_id = s.right_id)
        QUALIFY row_number() OVER (PARTITION BY left_id ORDER BY bits DESC, right_id) = 1
        ORDER BY left_id, right_id
    """
