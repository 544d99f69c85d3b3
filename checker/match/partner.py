"""Weights and a table of weighed pairs in, SQL out that keeps the best partner of each claim."""

from __future__ import annotations

from collections.abc import Iterable

from checker.match.weight import Weight


def reasons_sql(weights: Iterable[Weight]) -> str:
    """Return the SQL for the list of reasons that hold of a pair, with their bits."""
    reasons = ",\n".join(
        f"{{'reason': '{weight.reason}', 'weight': round(CAST({weight.sql} AS DOUBLE), 2)}}"
        for weight in weights
    )
    return f"list_filter([{reasons}], lambda x: x.weight <> 0)"


def weighed_sql(name: str, weights: Iterable[Weight]) -> str:
    """Return the statement that adds up the weights of the pairs of the table *name*.

    It reads `<name>_pair` as `p` and the table itself as `l` and `r`, and makes `<name>_weighed`.
    """
    return f"""
        CREATE OR REPLACE TEMP TABLE {name}_weighed AS
        SELECT *, list_sum(list_transform(reasons, lambda x: x.weight)) AS weight
        FROM (
            SELECT p.left_id, p.right_id, p.compatible, l.source AS left_source, r.source AS right_source,
                   {reasons_sql(weights)} AS reasons
            FROM {name}_pair AS p
            JOIN {name} AS l ON l.claim_id = p.left_id
            JOIN {name} AS r ON r.claim_id = p.right_id
        )
    """


def settled_sql(name: str, letter: str, agree: float, differ: float, elsewhere: float) -> str:
    """Return the statement that enters the pairs of `<name>_weighed` into `matches`.

    A claim whose equal stands in the other document (a pair that is compatible and weighs *agree*)
    has found its partner: it takes the penalty *elsewhere* with every other.  What is left is
    entered where each is the other's best and weighs *differ*; *letter* begins the ids of things.
    """
    return f"""
        INSERT INTO matches
        WITH agreed AS (
            SELECT left_id AS claim_id, right_source AS other FROM {name}_weighed
            WHERE compatible AND weight >= {agree}
            UNION
            SELECT right_id, left_source FROM {name}_weighed
            WHERE compatible AND weight >= {agree}
        ),
        final AS (
            SELECT w.left_id, w.right_id, left_source, right_source, compatible,
                   CASE WHEN settled THEN list_append(reasons,
                       {{'reason': 'one of them has its equal elsewhere', 'weight': {elsewhere}}})
                       ELSE reasons END AS reasons,
                   weight + CASE WHEN settled THEN {elsewhere} ELSE 0 END AS weight
            FROM (SELECT *, NOT compatible AND (
                    EXISTS (FROM agreed AS a WHERE a.claim_id = v.left_id AND a.other = v.right_source)
                    OR EXISTS (FROM agreed AS a WHERE a.claim_id = v.right_id AND a.other = v.left_source)
                  ) AS settled FROM {name}_weighed AS v) AS w
        )
        SELECT '{letter}' || left_id || '-' || right_id, left_id, right_id, weight, reasons, NULL
        FROM final
        QUALIFY {BEST}
          AND weight >= CASE WHEN compatible THEN {agree} ELSE {differ} END
        ORDER BY left_id, right_id
    """


BEST = """row_number() OVER (PARTITION BY left_id, right_source ORDER BY weight DESC, right_id) = 1
          AND row_number() OVER (PARTITION BY right_id, left_source ORDER BY weight DESC, left_id) = 1"""
"""Whether each side of a pair is the best partner of the other in that document."""
