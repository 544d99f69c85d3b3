"""Claims from text in, SQL out that lays out what each is about as weighted tokens.

Two statements are held to be about one thing by the informative tokens they share.  A token's
weight is its information in bits, log2 of how rare it is among the statements of the run (the
agreement weight of Fellegi and Sunter, A Theory for Record Linkage, 1969, with the term
frequencies of Winkler).  A background of statements that lack the token keeps the weights of a
run over two sentences near those of a run over two hundred.
"""

from __future__ import annotations

from functools import lru_cache

from checker.extract.concept import concept_of
from checker.extract.lexicon import table
from checker.match.words import words_sql

BACKGROUND = 60
"""Statements of other news that are imagined beside the run's own, none of which has the token."""
MOST_BITS = 6.0
WEAK_SHARE = 0.3
"""Share of its bits that a word common in all news keeps."""
BLOCKING_LIMIT = 400
"""A token in more statements than this finds no candidates: it would pair everything."""
FIELD = "~"
"""What a token that stands for a field of related words begins with."""
FIELD_SHARE = 0.55
"""Share of the bits that two related words ("ferry", "vessel") have in common."""


def feature_sqls(weak: str) -> list[str]:
    """Return the statements that make the tables `rarity`, `field_bits`, `feature` and `near`.

    A word of a field of related words is laid out as two tokens, the word and its field, which share
    its bits: who has the same word has both in common, who has a related one the field alone.  `one`
    is 1 for what counts as a token in common, so that a word and its field are not counted twice.

    Args:
        weak: The weak words as a list literal of SQL.
    """
    return [
        _fields(),
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
        CREATE OR REPLACE TEMP TABLE field_bits AS
        WITH said AS (
            SELECT field, count(DISTINCT claim_id) AS statements
            FROM (SELECT claim_id, unnest(words) AS token FROM claims WHERE predicate = 'states')
            JOIN related USING (token) GROUP BY field
        ),
        counted AS (SELECT count(*) AS n FROM claims WHERE predicate = 'states')
        SELECT token, field, {FIELD_SHARE} * least({MOST_BITS}, log2(({BACKGROUND} + n) / (s.statements + 0.5))) AS bits
        FROM related JOIN said AS s USING (field), counted
        WHERE s.statements <= {BLOCKING_LIMIT} AND NOT list_contains({weak}, token)
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
               coalesce(r.bits, {MOST_BITS - 1}) - coalesce(k.bits, 0) AS bits, if(k.bits IS NULL, 1, 0) AS one
        FROM laid_out AS l LEFT JOIN rarity AS r USING (token)
        LEFT JOIN field_bits AS k ON k.token = l.token AND l.place <> 'name'
        WHERE coalesce(r.statements, 1) <= {BLOCKING_LIMIT}
        UNION ALL
        SELECT DISTINCT l.claim_id, l.source, l.place, k.field, k.bits, 1
        FROM laid_out AS l JOIN field_bits AS k USING (token)
        WHERE l.place <> 'name'
        """,
        """
        CREATE OR REPLACE TEMP TABLE near AS
        SELECT claim_id, sum(bits) AS bits FROM feature WHERE place = 'word' GROUP BY claim_id
        """,
    ]


@lru_cache(maxsize=1)
def _fields() -> str:
    """Return the statement that makes `related`: the concepts of each field of related words."""
    fields: dict[str, str] = {}
    for name, words in sorted(table("related").items()):
        for word in (name, *words):
            key = concept_of(word)
            if key.replace("-", "").isalpha():
                fields.setdefault(key, FIELD + name)
    return words_sql("related", ("token", "field"), sorted(fields.items()))
