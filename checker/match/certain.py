"""Clauses in, SQL out that pairs those which say, more and less surely, that one figure will be."""

from __future__ import annotations

from checker.match.weight import MORE_BITS, USUAL_DOCUMENTS

_BITS = 6.0
_TOKENS = 2
"""What two clauses with one figure must have in common beside it."""
_SURE = "('planned', 'expected', 'decided')"
_UNSURE = "('possible', 'considered', 'conditional')"


def certain_sql() -> str:
    """Return the statement that pairs clauses (`holds`) about one figure that is still to come.

    "Up to 120 may be offered a place" and "it will take on 120" are of one matter.  A source that
    gives the figure both ways is paired with none.
    """
    return f"""
        INSERT INTO matches
        WITH told AS (
            SELECT claim_id, source, modality, unnest(list_filter(numbers, lambda n: len(n) > 1)) AS number
            FROM claims
            WHERE NOT keyed AND predicate = 'holds' AND polarity = 'affirmed' AND len(numbers) <= 3
        ),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, sum(a.bits) AS bits, count(*) AS tokens
            FROM told AS l JOIN told AS r ON l.number = r.number AND l.source <> r.source
                AND l.modality IN {_SURE} AND r.modality IN {_UNSURE}
            JOIN feature AS a ON a.claim_id = l.claim_id AND a.place <> 'wide'
                AND EXISTS (FROM feature AS b WHERE b.claim_id = r.claim_id AND b.token = a.token AND b.place = a.place)
            WHERE NOT EXISTS (FROM told AS x WHERE x.number = l.number
                AND (x.source = l.source AND x.modality IN {_UNSURE} OR x.source = r.source AND x.modality NOT IN {_UNSURE}))
            GROUP BY l.claim_id, r.claim_id, l.number
        )
        SELECT 'c' || least(left_id, right_id) || '-' || greatest(left_id, right_id), left_id, right_id, bits,
               [{{'reason': 'one figure, and what stands beside it', 'weight': round(bits, 2)}}], NULL
        FROM shared, (SELECT count(DISTINCT source) AS documents FROM told) AS d
        WHERE tokens >= {_TOKENS} AND bits >= {_BITS} + {MORE_BITS} * log2(greatest(d.documents, {USUAL_DOCUMENTS}) / {USUAL_DOCUMENTS})
        ORDER BY left_id, right_id
    """
