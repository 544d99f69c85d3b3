"""Statements in, SQL out that tells which two of different documents are each other's counterpart.

Two reports on one story tell the same thing in other words and in another order.  What a sentence
shares with one sentence of the other report more than with any other (rare words, related words,
parts of names, figures) says that the two tell one thing, whatever their verbs.
"""

from __future__ import annotations

from checker.match.feature import BACKGROUND, MOST_BITS

COMMON = 24
"""A token in more statements than this says little about which two belong together."""
SHORTEST = 3
"""Letters of a part of a name that can tell two things apart."""
TITLES = "['the', 'and', 'for', 'new', 'saint', 'north', 'south', 'east', 'west', 'university', 'national', 'city', 'council', 'ministry']"


def counterpart_sqls() -> list[str]:
    """Return the statements that make the table `counterpart`.

    It has a row for each two statements that share something: the bits that they share, and
    whether each is the other's best partner in that document (`mutual`).
    """
    return [
        f"""
        CREATE OR REPLACE TEMP TABLE telling AS
        WITH stated AS (
            SELECT claim_id, source, statement, names, numbers FROM claims WHERE predicate = 'states'
        ),
        part AS (
            SELECT DISTINCT source, statement, '@' || w AS token FROM (
                SELECT source, statement, unnest(string_split(name, ' ')) AS w
                FROM (SELECT source, statement, unnest(names) AS name FROM stated)
            ) WHERE length(w) > {SHORTEST} AND NOT list_contains({TITLES}, w)
            UNION
            SELECT source, statement, '#' || number
            FROM (SELECT source, statement, unnest(numbers) AS number FROM stated)
            WHERE NOT contains(number, '/')
        ),
        rare AS (
            SELECT token, count(*) AS statements,
                   least({MOST_BITS}, log2(({BACKGROUND} + (SELECT count(*) FROM stated)) / (count(*) + 0.5))) AS bits
            FROM part GROUP BY token
        ),
        common AS (
            SELECT token, any_value(bits) AS bits FROM feature SEMI JOIN stated USING (claim_id)
            WHERE place = 'word' GROUP BY token HAVING count(*) <= {COMMON}
        )
        SELECT DISTINCT s.source, s.statement, f.token, f.bits
        FROM feature AS f JOIN stated AS s USING (claim_id) SEMI JOIN common ON common.token = f.token
        WHERE f.place = 'word'
        UNION ALL
        SELECT p.source, p.statement, p.token, r.bits
        FROM part AS p JOIN rare AS r USING (token) WHERE r.statements <= {COMMON}
        """,
        """
        CREATE OR REPLACE TEMP TABLE counterpart AS
        WITH shared AS (
            SELECT a.source AS left_source, a.statement AS left_statement, b.source AS right_source,
                   b.statement AS right_statement, sum(a.bits) AS bits
            FROM telling AS a JOIN telling AS b ON a.token = b.token AND a.source <> b.source
            GROUP BY ALL
        ),
        ranked AS (
            SELECT *, row_number() OVER (PARTITION BY left_source, left_statement, right_source
                                         ORDER BY bits DESC, right_statement) AS of_left,
                   row_number() OVER (PARTITION BY right_source, right_statement, left_source
                                      ORDER BY bits DESC, left_statement) AS of_right
            FROM shared
        )
        SELECT * EXCLUDE (of_left, of_right), of_left = 1 AND of_right = 1 AS mutual FROM ranked
        """,
    ]
