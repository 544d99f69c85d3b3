"""Claims `agent` in, SQL out that pairs those which speak of one deed."""

from __future__ import annotations

from checker.match.enough import (
    ACT_BITS,
    ACT_DOCUMENTS,
)


def agent_sql() -> str:
    """Return the statement that pairs deeds: the same deed, told once in each document.

    A document that names both doers tells of two deeds and is paired with none.
    """
    return f"""
        INSERT INTO matches
        WITH deed AS (
            SELECT *, count(DISTINCT entity) OVER (PARTITION BY source, head) AS doers,
                   contains(head, ' ') AS named
            FROM claims WHERE NOT keyed AND predicate = 'agent' AND polarity = 'affirmed'
        ),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, any_value(l.named) AS named,
                   any_value(l.doers = 1 AND r.doers = 1) AS once,
                   any_value(len(l.words) > 0 AND len(r.words) > 0) AS told, coalesce(sum(a.bits), 0) AS bits
            FROM deed AS l JOIN deed AS r ON l.head = r.head AND l.claim_id < r.claim_id AND l.source <> r.source
                AND (len(l.years) = 0 OR len(r.years) = 0 OR list_has_any(l.years, r.years))
                AND NOT EXISTS (FROM deed AS x WHERE x.source = l.source AND x.head = l.head AND x.entity = r.entity AND l.entity <> r.entity)
                AND NOT EXISTS (FROM deed AS x WHERE x.source = r.source AND x.head = l.head AND x.entity = l.entity AND l.entity <> r.entity)
            LEFT JOIN feature AS a ON a.claim_id = l.claim_id AND a.place <> 'wide'
                AND EXISTS (FROM feature AS b WHERE b.claim_id = r.claim_id AND b.place = a.place AND b.token = a.token)
            GROUP BY l.claim_id, r.claim_id
        )
        SELECT 'd' || left_id || '-' || right_id, left_id, right_id, bits,
               [{{'reason': 'the same deed', 'weight': 1.0}},
                {{'reason': 'what it was done to in common', 'weight': round(bits, 2)}}], NULL
        FROM shared, (SELECT count(DISTINCT source) AS documents FROM deed) AS d
        WHERE once AND documents <= {ACT_DOCUMENTS} AND (named OR bits >= {ACT_BITS} OR NOT told)
        ORDER BY left_id, right_id
    """
