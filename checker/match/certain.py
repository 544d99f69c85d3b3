"""Clauses in, SQL out that pairs those which say one thing more and less surely."""

from __future__ import annotations

from checker.extract.wordclass import REPORTING
from checker.match.crowd import crowd_bits

_BITS = 8.0
_TOKENS = 2
"""What two clauses with one figure must have in common beside it."""
_FIGURE_BITS = 12.0
"""With so many bits two figures are of one thing, whatever the clauses around them share."""
_WORD_BITS = 8.0
_WORD_TOKENS = 2
_WORD_SHARE = 0.3
"""What two clauses without a common figure must share, in all and of the shorter, where each says
more of the other than any other clause does."""
_OTHER_BITS = 12.0
_OTHER_SHARE = 0.7
"""So many bits, or so much of the shorter, where the one says nothing of what the other does."""
_CAUSE_SHARE = 0.3
"""Of two clauses that both name a cause: what stands beside it differs with the writer."""
_SPEAKING = "('" + "', '".join(sorted(REPORTING)) + "')"
"""Who "will say" something promises nothing that another may leave open."""
_SURE = "('planned', 'expected', 'decided')"
_UNSURE = "('possible', 'considered', 'conditional')"


def certain_sqls() -> list[str]:
    """Return the statements that pair clauses by a figure, or by words, and how sure they are."""
    return [_figure_sql(), _word_sql()]


def _word_sql() -> str:
    """Return the statement that pairs clauses (`holds`) that share enough of their words.

    "A special vote will be held" and "the council may call a special vote": what is settled for
    one is open (marked so) for the other; where both name a cause, what is past counts, too.
    A source that says both is paired with none.
    """
    return f"""
        INSERT INTO matches
        WITH told AS (
            SELECT claim_id, source, modality, years, verb, head, words, list_contains(modifiers, 'open') AS loose,
                   list_contains(modifiers, 'cause') AS cause,
                   modality IN {_SURE} AND NOT list_contains(modifiers, 'ought') AS sure, modality = 'asserted' AS flat
            FROM claims AS c WHERE NOT keyed AND predicate = 'holds' AND polarity = 'affirmed'
                -- "Must" and "may" are two rules, of which a rule of its own speaks.
                AND NOT EXISTS (FROM claims AS d WHERE d.predicate = 'duty' AND d.value_key = 'required' AND d.source = c.source AND d.quote_start = c.quote_start)
        ),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, l.source AS left_source, r.source AS right_source,
                   l.flat AS flat, l.head = r.head OR list_contains(l.words, r.head) OR list_contains(r.words, l.head) AS one_act,
                   r.verb = 'be' AS named, sum(a.bits) AS bits, sum(a.one) AS tokens,
                   coalesce(sum(a.one) FILTER (a.place = 'word'), 0) AS words
            FROM told AS l JOIN told AS r ON r.loose AND NOT l.loose
                AND (l.sure AND l.verb NOT IN {_SPEAKING} OR l.flat AND l.cause AND r.cause)
                AND (len(l.years) = 0 OR len(r.years) = 0 OR list_has_any(l.years, r.years))
            JOIN feature AS a ON a.claim_id = l.claim_id AND a.place <> 'wide'
                AND EXISTS (FROM feature AS b WHERE b.claim_id = r.claim_id AND b.token = a.token AND b.place = a.place)
            GROUP BY ALL
        ),
        alike AS (
            SELECT s.* FROM shared AS s
            JOIN whole AS l ON l.claim_id = s.left_id JOIN whole AS r ON r.claim_id = s.right_id,
            (SELECT count(DISTINCT source) AS documents FROM told) AS d
            WHERE tokens >= {_WORD_TOKENS} AND (flat OR words >= 1)
              AND s.bits >= {_WORD_BITS} + {crowd_bits("d.documents")}
              AND s.bits >= (CASE WHEN flat THEN {_CAUSE_SHARE} ELSE {_WORD_SHARE} END) * least(l.bits, r.bits)
              AND (flat OR one_act OR NOT named AND s.bits >= {_OTHER_BITS} + {crowd_bits("d.documents")} OR s.bits >= {_OTHER_SHARE} * least(l.bits, r.bits))
        )
        SELECT 'w' || least(left_id, right_id) || '-' || greatest(left_id, right_id), left_id, right_id, bits,
               [{{'reason': 'words in common, surer here and looser there', 'weight': round(bits, 2)}}], NULL
        FROM alike AS s
        WHERE left_source <> right_source
          AND NOT EXISTS (FROM matches AS m WHERE m.left_id = s.left_id AND m.right_id = s.right_id)
          AND NOT EXISTS (
            FROM alike AS x WHERE x.left_source = x.right_source AND (x.right_id = s.right_id OR x.left_id = s.left_id))
        QUALIFY row_number() OVER (PARTITION BY right_id, left_source ORDER BY bits DESC, left_id) = 1
            AND row_number() OVER (PARTITION BY left_id, right_source ORDER BY bits DESC, right_id) = 1
        ORDER BY left_id, right_id
    """


def _figure_sql() -> str:
    """Return the statement that pairs clauses (`holds`) about one figure that is still to come.

    "Up to 120 may be offered a place" and "it will take on 120" are of one matter.  A source that
    gives the figure both ways is paired with none.
    """
    return f"""
        INSERT INTO matches
        WITH told AS (
            SELECT claim_id, source, modality, quote_start, quote_end, unnest(list_filter(numbers, lambda n: len(n) > 1)) AS number
            FROM claims
            WHERE NOT keyed AND predicate = 'holds' AND polarity = 'affirmed' AND len(numbers) <= 3
                AND NOT list_has_any(modifiers, ['ought', 'missed'])
        ),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, sum(a.bits) AS bits, sum(a.one) AS tokens
            FROM told AS l JOIN told AS r ON l.number = r.number AND l.source <> r.source
                AND l.modality IN {_SURE} AND r.modality IN {_UNSURE}
            JOIN feature AS a ON a.claim_id = l.claim_id AND a.place <> 'wide'
                AND EXISTS (FROM feature AS b WHERE b.claim_id = r.claim_id AND b.token = a.token AND b.place = a.place)
            WHERE NOT EXISTS (FROM told AS x WHERE x.number = l.number
                AND (x.source = l.source AND x.modality IN {_UNSURE} OR x.source = r.source AND x.modality NOT IN {_UNSURE}))
            GROUP BY l.claim_id, r.claim_id, l.number
        ),
        -- Figures that were found to be of one thing say so of their clauses ("22,000 seats").
        same AS MATERIALIZED (
            SELECT x.source AS one, x.quote_start AS one_at, y.source AS other, y.quote_start AS other_at
            FROM matches AS m JOIN claims AS x ON x.claim_id = m.left_id JOIN claims AS y ON y.claim_id = m.right_id
            WHERE x.value_type = 'quantity' AND x.value_key = y.value_key AND m.weight >= {_FIGURE_BITS}
        ),
        figured AS (
            SELECT DISTINCT a.claim_id AS left_id, b.claim_id AS right_id
            FROM (FROM same UNION ALL SELECT other, other_at, one, one_at FROM same) AS s
            JOIN told AS a ON a.source = s.one AND s.one_at BETWEEN a.quote_start AND a.quote_end
            JOIN told AS b ON b.source = s.other AND s.other_at BETWEEN b.quote_start AND b.quote_end
        )
        SELECT 'c' || least(left_id, right_id) || '-' || greatest(left_id, right_id), left_id, right_id, bits,
               [{{'reason': 'one figure, and what stands beside it', 'weight': round(bits, 2)}}], NULL
        FROM shared, (SELECT count(DISTINCT source) AS documents FROM told) AS d
        WHERE tokens >= {_TOKENS} AND bits >= {_BITS} + {crowd_bits("d.documents")}
            OR tokens >= 1 AND (left_id, right_id) IN (FROM figured)
        ORDER BY left_id, right_id
    """
