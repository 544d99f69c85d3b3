"""Claims `duty` in, SQL out that pairs those which give one act two rules."""

from __future__ import annotations

from checker.extract.duty import DATED, FORBIDDEN, FREE, MAY, MUST, SHOULD
from checker.match.alike import alike_sql
from checker.match.crowd import crowd_bits

DUTY_BITS = 6.5
"""Bits that two rules must have in common beside the words that make them rules."""
ACT_BITS = 6.0
"""Where both name the act by one verb."""
SHARE = 0.3
"""Share of the bits of the shorter clause that both must have."""
WIDE_SHARE = 0.5
"""Of the bits of what the rest of the sentence says."""
NUMBER_BITS = 2.0
NUMBERS_MOST = 4.0
APART_BITS = 4.0
"""More bits where each names somebody, and none the same."""
RIVAL_SHARE = 0.7
"""A source that gives the other's rule for what has so much of the bits in common differs in nothing."""
_AGAINST = (
    (MUST, MAY), (MUST, FREE), (MUST, SHOULD), (MUST, FORBIDDEN),
    (MAY, FORBIDDEN), (SHOULD, FORBIDDEN),
)  # fmt: skip

_LISTED = (
    "list_transform(list_filter(modifiers, lambda m: starts_with(m, '{mark}')), lambda m: m[5:])"
)


def duty_sql() -> str:
    """Return the statement that pairs rules of which one act can have one only.

    "Owners must" and "owners may" differ; "may appeal by May" and "must appeal by May" do not.
    """
    against = ", ".join(f"('{a}', '{b}'), ('{b}', '{a}')" for a, b in _AGAINST)
    return f"""
        INSERT INTO matches
        WITH told AS (
            SELECT claim_id, source, head, value_key AS side, names, numbers, years, list_contains(modifiers, '{DATED}') AS dated,
                   {_LISTED.format(mark="on: ")} AS things, {_LISTED.format(mark="by: ")} AS doers
            FROM claims WHERE NOT keyed AND predicate = 'duty'
        ),
        token AS MATERIALIZED (
            SELECT claim_id, token, max(bits * CASE WHEN place = 'wide' THEN {WIDE_SHARE} ELSE 1 END) AS bits,
                   max(CASE WHEN place = 'wide' THEN 0 ELSE one END) AS one
            FROM feature SEMI JOIN told USING (claim_id) GROUP BY ALL
        ),
        all_of AS (SELECT claim_id, sum(bits) AS bits FROM token GROUP BY ALL),
        laid AS MATERIALIZED (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, l.source AS left_source, r.source AS right_source,
                   (l.head <> '' AND l.head = r.head OR list_contains(l.things, r.head) OR list_contains(r.things, l.head)) AS one_act,
                   list_has_any(l.things, r.things) AS one_thing, l.side = r.side AS same,
                   (l.side, r.side) IN ({against}) AND NOT ((l.dated OR r.dated) AND '{MUST}' IN (l.side, r.side) AND '{MAY}' IN (l.side, r.side)) AS torn,
                   len(l.names) > 0 AND len(r.names) > 0 AND NOT list_has_any(l.names, r.names)
                       OR len(l.doers) > 0 AND len(r.doers) > 0 AND NOT list_has_any(l.doers, r.doers) AS apart,
                   least({NUMBERS_MOST}, {NUMBER_BITS} * len(list_intersect(l.numbers, r.numbers))) AS number_bits
            FROM told AS l JOIN told AS r ON l.claim_id < r.claim_id AND l.source <> r.source
                AND (len(l.years) = 0 OR len(r.years) = 0 OR list_has_any(l.years, r.years))
        ),
        {alike_sql()}
        SELECT 'd' || left_id || '-' || right_id, left_id, right_id, bits,
               [{{'reason': 'two rules for one act', 'weight': 1.0}},
                {{'reason': 'who and what is in both', 'weight': round(bits, 2)}}], NULL
        FROM alike AS t
        WHERE torn AND (one_act OR one_thing) AND share >= {SHARE} AND (tokens >= 2 OR tokens = 1 AND (one_act OR number_bits > 0))
          AND bits >= CASE WHEN one_act THEN {ACT_BITS} ELSE {DUTY_BITS} END + CASE WHEN apart THEN {APART_BITS} ELSE 0 END
              + {crowd_bits("(SELECT count(DISTINCT source) FROM told)")}
          AND NOT EXISTS (
            FROM near AS n WHERE (n.claim_id = t.left_id AND n.other = t.right_source OR n.claim_id = t.right_id AND n.other = t.left_source)
              AND n.bits >= {RIVAL_SHARE} * t.bits)
        QUALIFY row_number() OVER (PARTITION BY left_id, right_source ORDER BY bits DESC, right_id) = 1
            AND row_number() OVER (PARTITION BY right_id, left_source ORDER BY bits DESC, left_id) = 1
        ORDER BY left_id, right_id
    """
