"""Claims `outcome` in, SQL out that pairs those which speak of one thing."""

from __future__ import annotations

from checker.match.alike import alike_sql
from checker.match.crowd import crowd_bits

OUTCOME_BITS = 10.0
"""Bits that the sentences round two outcomes must have in common, where each text has one of the axis."""
SHARE = 0.25
"""Share of the bits of the shorter sentence that both must have."""
WIDE_SHARE = 0.4
"""Of the bits of what the sentence before says."""
NUMBER_BITS = 2.0
NUMBERS_MOST = 4.0
CHOICE = 2.0
"""More bits for each doubling of the pairs of sentences that are on the axis."""
RIVAL_SHARE = 0.6
"""A source that says the same of what has so much of the bits in common differs in nothing."""
_SURE = "('asserted', 'decided', 'planned')"

_OF = "list_filter({c}.modifiers, lambda m: starts_with(m, 'of '))"
_ONLY = (
    "list_transform(list_filter({a}.names, lambda n: contains(n, ' ') AND NOT list_contains({b}.names, n)),"
    " lambda n: split_part(n, ' ', 1))"
)
_OWN = f"list_has_any({_ONLY.format(a='l', b='r')}, {_ONLY.format(a='r', b='l')})"
"""Each has a name that the other lacks and that begins alike: Block A and Block C, two storms."""


def outcome_sql() -> str:
    """Return the statement that pairs outcomes on the two sides of one axis.

    A source that puts the thing on the side of the other as well is paired with none.
    """
    return f"""
        INSERT INTO matches
        WITH told AS (
            SELECT claim_id, source, count(DISTINCT statement) OVER (PARTITION BY source, head) AS several, head, value_key, years, names, numbers, modifiers, statement,
                   modality IN {_SURE} AS sure
            FROM claims WHERE NOT keyed AND predicate = 'outcome'
        ),
        token AS MATERIALIZED (
            SELECT claim_id, token, max(bits * CASE WHEN place = 'wide' THEN {WIDE_SHARE} ELSE 1 END) AS bits,
                   max(CASE WHEN place = 'wide' THEN 0 ELSE one END) AS one
            FROM feature SEMI JOIN told USING (claim_id) GROUP BY ALL
        ),
        laid AS MATERIALIZED (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, {CHOICE} * log2(l.several * r.several) AS choice, l.source AS left_source, r.source AS right_source, l.head,
                   l.statement AS left_statement, r.statement AS right_statement,
                   l.value_key = r.value_key AS same, l.sure AND r.sure AS sure,
                   len(l.names) > 0 AND len(r.names) > 0 AND NOT list_has_any(l.names, r.names) AS apart,
                   {_OWN} AS designated,
                   len({_OF.format(c="l")}) > 0 AND len({_OF.format(c="r")}) > 0 AND NOT list_has_any({_OF.format(c="l")}, {_OF.format(c="r")}) AS charged,
                   least({NUMBERS_MOST}, {NUMBER_BITS} * len(list_intersect(l.numbers, r.numbers))) AS number_bits
            FROM told AS l JOIN told AS r ON l.head = r.head AND l.claim_id < r.claim_id AND l.source <> r.source
                AND (len(l.years) = 0 OR len(r.years) = 0 OR list_has_any(l.years, r.years))
        ),
        all_of AS (SELECT claim_id, sum(bits) AS bits FROM token GROUP BY ALL),
        {alike_sql()},
        torn AS (
            SELECT * FROM alike
            WHERE sure AND NOT same AND NOT apart AND NOT designated AND NOT charged
              AND (tokens >= 2 OR tokens = 1 AND number_bits > 0) AND share >= {SHARE}
              AND bits >= {OUTCOME_BITS} + choice
                  + {crowd_bits("(SELECT count(DISTINCT source) FROM told)")}
        )
        SELECT 'o' || left_id || '-' || right_id, left_id, right_id, bits,
               [{{'reason': 'outcomes on one axis', 'weight': 1.0}},
                {{'reason': 'who and what is in both sentences', 'weight': round(bits, 2)}}], NULL
        FROM torn AS t
        WHERE NOT EXISTS (
            FROM near AS n WHERE (n.claim_id = t.left_id AND n.other = t.right_source OR n.claim_id = t.right_id AND n.other = t.left_source)
              AND n.bits >= {RIVAL_SHARE} * t.bits)
        QUALIFY row_number() OVER (PARTITION BY left_source, right_source, left_statement, right_statement ORDER BY bits DESC, left_id, right_id) = 1
            AND row_number() OVER (PARTITION BY left_source, right_source, head ORDER BY bits DESC, left_id, right_id) = 1
        ORDER BY left_id, right_id
    """
