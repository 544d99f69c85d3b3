"""Claims `so-far` in, SQL out that pairs the counts of one story in reports of two days."""

from __future__ import annotations

RATIO = 0.3
"""A count that grows beyond this share is seldom the same."""
_SHRINKING = "('missing', 'trapped', 'in hospital')"
_GROWN = "('contained', 'rescued')"
_LATE = "coalesce(date_diff('day', {l}.published, {r}.published), 0)"


def running_sql() -> str:
    """Return the statement that pairs the number so far of an earlier text with that of a later one.

    Each text has one: its greatest, as the dead are more than the dead women (of those missing, the
    first it tells).  A text that has the other's number, too, tells how it grew.
    """
    return f"""
        INSERT INTO matches
        WITH told AS (
            SELECT claim_id, source, head, published, quote_start, statement, CAST(numbers[1] AS DOUBLE) AS number,
                   list_filter(modifiers, lambda m: starts_with(m, 'hedge: '))[1] AS hedge,
                   len(list_filter(years, lambda y: y <> year(published))) > 0 AS old
            FROM claims WHERE NOT keyed AND predicate = 'so-far' AND published IS NOT NULL
        ),
        main AS MATERIALIZED (
            SELECT * FROM told WHERE NOT old
            QUALIFY row_number() OVER (
                PARTITION BY source, head
                ORDER BY CASE WHEN head IN {_SHRINKING} THEN statement ELSE -number END, claim_id) = 1
        )
        SELECT 'n' || least(l.claim_id, r.claim_id) || '-' || greatest(l.claim_id, r.claim_id),
               least(l.claim_id, r.claim_id), greatest(l.claim_id, r.claim_id), 10 * s.share,
               [{{'reason': 'the number so far, on two days', 'weight': 1.0}},
                {{'reason': 'words in both texts', 'weight': round(10 * s.share, 2)}}], NULL
        FROM main AS l JOIN main AS r ON l.head = r.head AND l.source <> r.source AND l.number <> r.number
        JOIN story AS s ON s.left_source = l.source AND s.right_source = r.source
        WHERE {_LATE.format(l="l", r="r")} > 0
          AND (l.head IN {_SHRINKING} OR l.number < r.number)
          AND (l.head IN {_GROWN} OR least(l.number, r.number) >= {RATIO} * greatest(l.number, r.number))
          AND NOT (l.hedge = 'hedge: about' AND r.number BETWEEN 0.8 * l.number AND 1.2 * l.number)
          AND NOT (r.hedge <> 'hedge: exact' AND l.number BETWEEN 0.8 * r.number AND 1.2 * r.number)
          AND NOT EXISTS (FROM told AS x WHERE x.head = l.head
            AND (x.source = r.source AND x.number = l.number OR x.source = l.source AND x.number = r.number))
          AND NOT EXISTS (
            FROM matches AS m JOIN claims AS a ON a.claim_id = m.left_id JOIN claims AS b ON b.claim_id = m.right_id
            WHERE a.value_type = 'quantity' AND NOT (a.num_low <= b.num_high AND b.num_low <= a.num_high)
              AND (a.source, a.quote_start, b.source, b.quote_start) IN
                  ((l.source, l.quote_start, r.source, r.quote_start), (r.source, r.quote_start, l.source, l.quote_start)))
        ORDER BY 1
    """
