"""Claims `act` in, SQL out that pairs those which speak of one act."""

from __future__ import annotations

from checker.match.crowd import crowd_bits
from checker.match.enough import (
    ACT_BITS,
    ACT_DOCUMENTS,
    ACT_SHARE,
    ALONE_BITS,
    BODY_BITS,
    STATE_BITS,
)

_RANK = "CASE WHEN {c}.modality IN ('asserted', 'decided') THEN 2 WHEN {c}.modality IN ('planned', 'expected') THEN 1 ELSE 0 END"

TOLD_SHARE = 0.7
"""A source that says the same of what has so much of the bits in common denies nothing."""
_TOLD_TOO = f"""EXISTS (FROM shared AS y WHERE y.head = alike.head AND y.left_polarity = y.right_polarity AND y.bits >= {TOLD_SHARE} * alike.bits
                    AND (y.left_id = alike.{{claim}} AND y.right_source = alike.{{source}} OR y.right_id = alike.{{claim}} AND y.left_source = alike.{{source}}))"""


def act_sql() -> str:
    """Return the statement that pairs acts: the same act, with enough of what is in it in common.

    Of each document the mention that says most counts: what is weighed in one sentence may be
    decided in the next.  An act of which a story has many ("raised rates") is one only where a source
    weighs it or denies it.  A document that both states and denies an act is paired with none.
    """
    return f"""
        INSERT INTO matches
        WITH act AS (
            SELECT *, {_RANK.format(c="c")} AS rank, list_contains(modifiers, 'alone') AS alone,
                   -- "Must" and "may" are two rules, and no two stages of an act.
                   EXISTS (FROM claims AS d WHERE d.predicate = 'duty' AND d.value_key = 'required' AND d.source = c.source AND d.quote_start = c.quote_start) AS ruled
            FROM claims AS c WHERE NOT keyed AND predicate IN ('act', 'state')
        ),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, any_value(l.head) AS head, any_value(l.predicate) AS predicate,
                   any_value(l.source) AS left_source, any_value(r.source) AS right_source,
                   any_value(l.polarity) AS left_polarity, any_value(r.polarity) AS right_polarity,
                   any_value(l.rank) AS left_rank, any_value(r.rank) AS right_rank, any_value(l.alone) AS alone,
                   any_value(list_contains(l.modifiers, 'body')) AS body,
                   any_value('considered' IN (l.modality, r.modality) OR 'conditional' IN (l.modality, r.modality)) AS weighed,
                   any_value(len(l.names) > 0 AND len(r.names) > 0 AND NOT list_has_any(l.names, r.names)) AS apart,
                   any_value(len(list_intersect(l.months, r.months))) AS months,
                   coalesce(sum(a.bits), 0) AS bits, coalesce(sum(a.one), 0) AS tokens
            FROM act AS l JOIN act AS r ON l.head = r.head AND l.predicate = r.predicate AND l.claim_id < r.claim_id AND l.source <> r.source
                -- A year to come is when a plan falls due; a year gone by may be that of another act.
                AND (list_has_any(l.years, r.years) OR (len(l.years) = 0 OR len(r.years) = 0 OR l.years = r.years)
                     AND len(list_filter(l.years, lambda y: y < coalesce(year(l.published), 9999)))
                     + len(list_filter(r.years, lambda y: y < coalesce(year(r.published), 9999))) = 0)
                AND (len(l.months) = 0 OR len(r.months) = 0 OR list_has_any(l.months, r.months))
                AND list_contains(l.modifiers, 'body') = list_contains(r.modifiers, 'body')
                AND (l.predicate = 'act' OR l.polarity <> r.polarity AND l.modifiers = r.modifiers)
                AND (l.polarity <> r.polarity OR NOT (l.ruled OR r.ruled))
            -- `wide` are the names in the rest of the sentence: they say enough where both say yes, or no.
            LEFT JOIN feature AS a ON a.claim_id = l.claim_id AND (a.place <> 'wide' OR l.polarity = r.polarity)
                AND EXISTS (FROM feature AS b WHERE b.claim_id = r.claim_id AND b.token = a.token
                            AND (b.place = a.place OR l.polarity = r.polarity AND a.place <> 'word' AND b.place <> 'word'))
            GROUP BY l.claim_id, r.claim_id
        ),
        alike AS (
            SELECT s.*
            FROM shared AS s, (SELECT count(DISTINCT source) AS documents FROM act) AS d
            LEFT JOIN whole AS l ON l.claim_id = s.left_id
            LEFT JOIN whole AS r ON r.claim_id = s.right_id
            WHERE s.alone AND NOT s.apart AND (s.left_polarity <> s.right_polarity OR s.bits >= {ALONE_BITS} OR s.months > 0) AND d.documents <= {ACT_DOCUMENTS}
                OR s.predicate = 'state' AND NOT s.apart AND s.bits >= {STATE_BITS} + {crowd_bits("d.documents")}
                OR s.body AND NOT s.apart AND s.bits >= {BODY_BITS} + {crowd_bits("d.documents")}
                OR s.predicate = 'act' AND NOT s.body AND s.bits >= {ACT_BITS} + {crowd_bits("d.documents")} AND s.bits >= {ACT_SHARE} * least(l.bits, r.bits) AND s.tokens >= 2
        ),
        surest AS (
            SELECT * FROM alike
            WHERE left_polarity = right_polarity OR NOT (
                {_TOLD_TOO.format(claim="right_id", source="left_source")} OR {_TOLD_TOO.format(claim="left_id", source="right_source")}
                OR (alone OR predicate = 'state') AND (EXISTS (FROM act AS x WHERE x.source = left_source AND x.predicate = alike.predicate AND x.head = alike.head AND x.polarity = right_polarity)
                    OR EXISTS (FROM act AS x WHERE x.source = right_source AND x.predicate = alike.predicate AND x.head = alike.head AND x.polarity = left_polarity)))
            QUALIFY row_number() OVER (PARTITION BY left_source, right_source, head, left_polarity <> right_polarity
                                       ORDER BY left_rank + right_rank DESC, bits DESC, left_id, right_id) = 1
        )
        SELECT 'a' || left_id || '-' || right_id, left_id, right_id, bits,
               [{{'reason': 'the same act', 'weight': 1.0}},
                {{'reason': 'who and what is in it in common', 'weight': round(bits, 2)}}], NULL
        FROM surest
        WHERE alone OR left_polarity <> right_polarity OR weighed
        ORDER BY left_id, right_id
    """
