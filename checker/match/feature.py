"""Claims from text in, SQL out that lays out what each is about as weighted tokens.

Two statements are held to be about one thing by the informative tokens they share.  A token's
weight is its information in bits, log2 of how rare it is among the statements of the run (the
agreement weight of Fellegi and Sunter, A Theory for Record Linkage, 1969, with the term
frequencies of Winkler).  A background of statements that lack the token keeps the weights of a
run over two sentences near those of a run over two hundred.
"""

from __future__ import annotations

BACKGROUND = 60
"""Statements of other news that are imagined beside the run's own, none of which has the token."""
MOST_BITS = 6.0
WEAK_SHARE = 0.3
"""Share of its bits that a word common in all news keeps."""
BLOCKING_LIMIT = 400
"""A token in more statements than this finds no candidates: it would pair everything."""


def feature_sqls(weak: str) -> list[str]:
    """Return the statements that make the tables `rarity`, `feature` and `near`.

    Args:
        weak: The weak words as a list literal of SQL.
    """
    return [
        f"""
        CREATE OR REPLACE TEMP TABLE rarity AS
        WITH said AS (
            SELECT DISTINCT claim_id, unnest(list_concat(words, names)) AS token
            FROM claims WHERE predicate = 'states'
        ),
        counted AS (SELECT count(*) AS n FROM claims WHERE predicate = 'states')
        SELECT token, count(*) AS statements,
               least({MOST_BITS}, log2(({BACKGROUND} + any_value(n)) / (count(*) + 0.5)))
               * CASE WHEN list_contains({weak}, token) THEN {WEAK_SHARE} ELSE 1 END AS bits
        FROM said, counted GROUP BY token
        """,
        f"""
        CREATE OR REPLACE TEMP TABLE feature AS
        WITH laid_out AS (
            SELECT claim_id, source, 'word' AS place, unnest(words) AS token FROM claims WHERE NOT keyed
            UNION ALL
            SELECT claim_id, source, 'wide', unnest(wider) FROM claims WHERE NOT keyed
            UNION ALL
            SELECT claim_id, source, 'name', unnest(names) FROM claims WHERE NOT keyed
        )
        SELECT DISTINCT l.claim_id, l.source, l.place, l.token,
               coalesce(r.bits, {MOST_BITS - 1}) AS bits
        FROM laid_out AS l LEFT JOIN rarity AS r USING (token)
        WHERE coalesce(r.statements, 1) <= {BLOCKING_LIMIT}
        """,
        """
        CREATE OR REPLACE TEMP TABLE near AS
        SELECT claim_id, sum(bits) AS bits FROM feature WHERE place = 'word' GROUP BY claim_id
        """,
    ]
