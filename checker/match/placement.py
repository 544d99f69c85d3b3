"""Placements in, SQL out that pairs those which place one thing, or one kind of thing."""

from __future__ import annotations

from checker.match.enough import (
    PLACED_BITS,
    PLACED_COMMON_ANCESTOR,
    PLACED_SAME_NAME,
)

CAUTION = "The two may be different bodies: they go by different names."


_WEIGHT = (
    f"bits + CASE WHEN same_name THEN {PLACED_SAME_NAME} ELSE 0 END"
    f" + CASE WHEN one_house THEN {PLACED_COMMON_ANCESTOR} ELSE 0 END"
)


def placement_sql() -> str:
    """Return the statement that pairs placements.

    Where both things have the same name they are one; where only their kind and the words around
    them agree, the match carries a caution.
    """
    return f"""
        INSERT INTO matches
        WITH placed AS (
            SELECT claim_id, source, subject_key, head, modifiers, words, wider, names, entity
            FROM claims WHERE NOT keyed AND predicate = 'placed-in' AND head <> ''
        ),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id,
                   l.subject_key = r.subject_key AS same_name,
                   EXISTS (SELECT 1 FROM ancestors AS a JOIN ancestors AS b USING (ancestor)
                           WHERE a.entity = l.entity AND b.entity = r.entity) AS one_house,
                   (SELECT coalesce(sum(a.bits), 0) FROM feature AS a
                    WHERE a.claim_id = l.claim_id
                      AND EXISTS (FROM feature AS b WHERE b.claim_id = r.claim_id AND b.token = a.token
                                  AND (a.place = 'name') = (b.place = 'name'))) AS bits
            FROM placed AS l
            JOIN placed AS r ON l.source <> r.source AND l.claim_id < r.claim_id
                AND (l.head = r.head OR l.subject_key = r.subject_key)
        )
        SELECT 'p' || left_id || '-' || right_id, left_id, right_id,
               {_WEIGHT},
               [{{'reason': 'one kind of thing is placed', 'weight': 0.0}},
                {{'reason': 'the same name', 'weight': CASE WHEN same_name THEN {PLACED_SAME_NAME} ELSE 0 END}},
                {{'reason': 'both places are parts of one institution',
                  'weight': CASE WHEN one_house THEN {PLACED_COMMON_ANCESTOR} ELSE 0 END}},
                {{'reason': 'words and names around both in common', 'weight': round(bits, 2)}}],
               CASE WHEN same_name THEN NULL ELSE '{CAUTION}' END
        FROM shared
        WHERE {_WEIGHT} >= {PLACED_BITS}
        ORDER BY left_id, right_id
    """
