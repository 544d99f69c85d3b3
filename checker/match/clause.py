"""Clauses in, SQL out that pairs those which state, or deny, one thing."""

from __future__ import annotations

from functools import lru_cache

from checker.extract.concept import concept_of
from checker.extract.lexicon import table
from checker.match.crowd import crowd_bits
from checker.match.enough import (
    DENIED_SHARE,
    HOLDS_BITS,
    HOLDS_SHARE,
    HOLDS_SHARE_LONGER,
)


def clause_sql() -> str:
    """Return the statement that pairs clauses (`holds`, `subject-of`) by the content that they share."""
    return f"""
        INSERT INTO matches
        WITH held AS (
            SELECT claim_id, source, years, predicate, polarity, entity, names, head, words,
                   list_contains(modifiers, 'allowed') AS allowed,
                   list_has_any(modifiers, ['ought', 'missed']) AS unreal, modality = 'asserted' AS flat,
                   modality IN ('planned', 'expected') AS ahead,
                   if(predicate = 'subject-of', lower(regexp_extract(value, '([\\p{{L}}-]+)(?:[’'']s)?$', 1)), '') AS bearer,
                   if(predicate = 'subject-of', replace(lower(quote), lower(value), ''), '') AS told
            FROM claims
            WHERE NOT keyed AND predicate IN ('holds', 'subject-of')
        ),
        token AS MATERIALIZED (
            SELECT f.claim_id, f.source, f.place, f.token, f.bits, f.one, h.predicate
            FROM feature AS f JOIN held AS h USING (claim_id)
            WHERE f.place <> 'wide'
        ),
        -- Joined to more before it is grouped, every clause would be joined to every other.
        counted AS MATERIALIZED (
            SELECT a.claim_id AS left_id, b.claim_id AS right_id, sum(a.bits) AS bits,
                   sum(a.one) AS every, coalesce(sum(a.one) FILTER (a.place = 'word'), 0) AS words
            FROM token AS a
            JOIN token AS b ON a.token = b.token AND a.place = b.place AND a.predicate = b.predicate
                AND a.claim_id < b.claim_id AND a.source <> b.source
            GROUP BY ALL
        ),
        heavy AS MATERIALIZED (
            SELECT s.*, s.bits / least(l.bits, r.bits) AS share,
                   s.bits / greatest(l.bits, r.bits) AS share_longer
            FROM counted AS s
            JOIN whole AS l ON l.claim_id = s.left_id
            JOIN whole AS r ON r.claim_id = s.right_id
            CROSS JOIN (SELECT count(DISTINCT source) AS documents FROM held) AS d
            WHERE share >= {HOLDS_SHARE} AND share_longer >= {HOLDS_SHARE_LONGER}
                AND s.bits >= {HOLDS_BITS} + {crowd_bits("d.documents")}
        ),
        weighed AS MATERIALIZED (
            SELECT s.left_id, s.right_id, s.bits, l.polarity <> r.polarity AS denied,
                   CASE WHEN l.polarity <> r.polarity THEN s.every ELSE s.words END AS tokens
            FROM heavy AS s
            JOIN held AS l ON l.claim_id = s.left_id
            JOIN held AS r ON r.claim_id = s.right_id
            WHERE (len(l.years) = 0 OR len(r.years) = 0 OR list_has_any(l.years, r.years))
              -- "They may keep it" says what "they will keep it" says, as far as it goes.
              AND (l.allowed = r.allowed OR l.polarity <> r.polarity OR l.predicate = 'subject-of')
              -- What will be is stated flatly, too ("is due", "opens in May"), and "should" is a wish.
              AND (l.predicate = 'subject-of' OR l.polarity <> r.polarity
                   OR NOT (l.unreal OR r.unreal OR l.flat AND r.ahead OR l.ahead AND r.flat))
              -- "A was sold by B" and "B sold A" have two subjects and one meaning.
              AND NOT coalesce(list_contains(r.names, l.entity) OR list_contains(l.names, r.entity), FALSE)
              AND NOT (l.bearer <> '' AND contains(r.told, l.bearer) OR r.bearer <> '' AND contains(l.told, r.bearer))
              AND (tokens >= 3 OR denied AND tokens = 2 AND s.share >= {DENIED_SHARE})
        )
        SELECT 'h' || left_id || '-' || right_id, left_id, right_id, bits,
               [{{'reason': 'content of the clauses in common', 'weight': round(bits, 2)}}], NULL
        FROM weighed
        JOIN held AS x ON x.claim_id = left_id
        JOIN held AS y ON y.claim_id = right_id
        -- What is denied must be what the other says: "not affected" denies no "safe".
        WHERE NOT denied OR x.polarity = 'denied' AND {_said("x", "y")} OR y.polarity = 'denied' AND {_said("y", "x")}
        ORDER BY left_id, right_id
    """


def _said(denial: str, other: str) -> str:
    """Return the SQL for whether *other* says what *denial* denies, or what is near to it."""
    return (
        f"({denial}.head = '' OR list_contains({other}.words, {denial}.head)"
        f" OR list_has_any({other}.words, {_kin(denial)}))"
    )


@lru_cache(maxsize=4)
def _kin(claim: str) -> str:
    """Return the SQL for what says the same of a subject as the head ("covers", "extends to")."""
    kin: dict[str, set[str]] = {}
    for verbs in table("kin")["said"]:
        keys = {key for verb in verbs.split() for key in (verb, concept_of(verb))}
        for key in keys:
            kin.setdefault(key, set()).update(keys)
    cases = " ".join(
        f"WHEN '{key}' THEN ['" + "', '".join(sorted(kin[key])) + "']" for key in sorted(kin)
    )
    return f"CASE {claim}.head {cases} ELSE [''] END"
