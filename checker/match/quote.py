"""Quotations and lists in, SQL out that pairs those which are the same words or the same list."""

from __future__ import annotations

from checker.extract.wording import VOICED
from checker.match.crowd import crowd_bits
from checker.match.enough import (
    FEWEST_LIST_SHARED,
    FEWEST_QUOTE_WORDS,
    LIST_ALONE,
    LIST_CONTEXT_BITS,
    LIST_NUMBER_BITS,
    LIST_OVERLAP,
    LIST_SWAPPED_BITS,
    QUOTE_SHARE,
    SHORT_QUOTE,
)

LIST_MOSTLY = 0.6
LIST_NAME_BITS = 3.0
"""For each name of several words that both lists have: "the Green Alternative" is not everywhere."""

TWO_VOICES_ALIKE = 0.6
TWO_VOICES_STEPS = 5
"""What two people say is one quotation where most of its steps from word to word are in both mouths."""

_STEPS = """
                   list_distinct(list_transform(range(1, len(plain)), lambda i: plain[i] || ' ' || plain[i + 1]))"""

_MASS = """
    CREATE OR REPLACE TEMP TABLE whole AS
    SELECT claim_id, sum(bits) AS bits FROM feature WHERE place <> 'wide' GROUP BY ALL
"""


def mass_sql() -> str:
    """Return the statement that makes `whole`: all the bits of each claim's own words and names."""
    return _MASS


def quote_sql() -> str:
    """Return the statement that pairs quotations (`said`, `speaker-of`) with the same words.

    The shorter one counts: half a sentence quoted is still that sentence.  Three words must stand
    in one order in both: two people may use the same words of one matter.  A short sentence may have
    its middle changed ("We lost it all", "We never lost it all").
    """
    return f"""
        INSERT INTO matches
        WITH said AS (
            SELECT claim_id, source, predicate, modifiers, speaker, {_STEPS} AS steps, head IS NOT DISTINCT FROM '{VOICED}' AS voiced,
                   list_transform(range(1, len(heard) - 1),
                                  lambda i: array_to_string(heard[i:i + 2], ' '))
                   || if(predicate = 'said' AND len(heard) BETWEEN 4 AND {SHORT_QUOTE},
                         [heard[1] || ' … ' || array_to_string(heard[-2:], ' ')], []) AS runs
            FROM (SELECT *, regexp_extract_all(lower(if(predicate = 'said', quote, subject)), '[\\p{{L}}\\p{{N}}''’]+') AS heard,
                         list_filter(regexp_extract_all(replace(lower(if(predicate = 'said', quote, subject)), '’', ''''), '[\\p{{L}}\\p{{N}}'']+'),
                                     lambda w: w NOT IN ('that', 'the', 'a', 'an')) AS plain
                  FROM claims WHERE NOT keyed AND predicate IN ('said', 'speaker-of'))
        ),
        shared AS (
            SELECT a.claim_id AS left_id, b.claim_id AS right_id,
                   sum(a.bits) AS bits, sum(a.one) AS tokens
            FROM feature AS a
            JOIN feature AS b ON a.token = b.token AND a.place <> 'wide' AND b.place = a.place
                AND a.claim_id < b.claim_id AND a.source <> b.source
            JOIN said AS l ON l.claim_id = a.claim_id
            JOIN said AS r ON r.claim_id = b.claim_id AND r.predicate = l.predicate
                AND list_has_any(l.runs, r.runs) AND NOT (l.voiced AND r.voiced)
                AND (list_has_any(l.modifiers, r.modifiers) OR len(l.modifiers) + len(r.modifiers) = 0)
            GROUP BY ALL
        ),
        weighed AS (
            SELECT s.*, s.bits / least(l.bits, r.bits) AS share
            FROM shared AS s
            JOIN whole AS l ON l.claim_id = s.left_id
            JOIN whole AS r ON r.claim_id = s.right_id
        ),
        -- Of several sentences of one text that share words with a quotation, the one nearest to it is meant.
        followed AS (
            SELECT w.*, if(len(l.steps) <= len(r.steps), (l.claim_id, r.source), (r.claim_id, l.source)) AS shorter,
                   least(len(l.steps), len(r.steps)) AS length, len(list_intersect(l.steps, r.steps)) / greatest(length, 1) AS alike,
                   l.predicate = 'speaker-of' OR coalesce(contains(l.speaker, ' ') AND contains(r.speaker, ' ')
                       AND NOT list_has_any(string_split(l.speaker, ' '), string_split(r.speaker, ' ')), FALSE) AS two_voices
            FROM weighed AS w JOIN said AS l ON l.claim_id = w.left_id JOIN said AS r ON r.claim_id = w.right_id
        )
        SELECT 'q' || left_id || '-' || right_id, left_id, right_id, bits,
               [{{'reason': 'words of the quotation in common', 'weight': round(bits, 2)}}], NULL
        FROM followed, (SELECT count(DISTINCT source) AS documents FROM said) AS d
        WHERE share >= {QUOTE_SHARE}
          AND bits >= 2 * {crowd_bits("d.documents")} AND tokens >= {FEWEST_QUOTE_WORDS}
          AND (NOT two_voices OR alike = 1 OR alike >= {TWO_VOICES_ALIKE} AND length >= {TWO_VOICES_STEPS})
        QUALIFY alike = max(alike) OVER (PARTITION BY shorter)
        ORDER BY left_id, right_id
    """


def list_sql() -> str:
    """Return the statement that pairs lists that share most of their members."""
    return f"""
        INSERT INTO matches
        WITH listed AS (
            SELECT claim_id, source, len(member_keys) AS size, list_contains(modifiers, 'bare') AS bare, unnest(member_keys) AS member, unnest(members) AS written
            FROM claims WHERE NOT keyed AND predicate = 'members'
        ),
        shared AS (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, count(DISTINCT l.member) AS members,
                   count(DISTINCT l.member) FILTER (regexp_matches(l.written, '^[A-Z].*[ -][A-Z]') AND regexp_matches(r.written, '^[A-Z].*[ -][A-Z]')) AS full_names,
                   least(any_value(l.size), any_value(r.size)) AS shorter,
                   greatest(any_value(l.size), any_value(r.size)) AS longer
            FROM listed AS l
            JOIN listed AS r ON l.member = r.member AND l.claim_id < r.claim_id AND l.source <> r.source
                -- Of a row of words a text may give some only, unless it says that these are all.
                AND (l.size = r.size OR l.size > r.size AND NOT r.bare OR l.size < r.size AND NOT l.bare)
            GROUP BY ALL
        ),
        context AS (
            SELECT s.left_id, s.right_id, coalesce(sum(a.bits), 0)
                   + {LIST_NUMBER_BITS} * coalesce(any_value(len(list_intersect(l.numbers, r.numbers))), 0) AS bits
            FROM shared AS s
            JOIN claims AS l ON l.claim_id = s.left_id
            JOIN claims AS r ON r.claim_id = s.right_id
            LEFT JOIN feature AS a ON a.claim_id = s.left_id AND a.place <> 'name'
                AND EXISTS (FROM feature AS b WHERE b.claim_id = s.right_id
                            AND b.token = a.token AND b.place <> 'name')
            GROUP BY ALL
        ),
        -- One other name in a row of as many, of which the other text knows nothing at all.
        swapped AS (
            SELECT s.left_id, s.right_id
            FROM shared AS s JOIN claims AS l ON l.claim_id = s.left_id JOIN claims AS r ON r.claim_id = s.right_id
            WHERE s.shorter = s.longer AND s.members = s.longer - 1 AND NOT EXISTS (
                FROM claims AS c WHERE c.predicate = 'states' AND (
                    c.source = r.source AND list_has_any(list_concat(c.words, c.names), list_filter(l.member_keys, lambda m: NOT list_contains(r.member_keys, m)))
                    OR c.source = l.source AND list_has_any(list_concat(c.words, c.names), list_filter(r.member_keys, lambda m: NOT list_contains(l.member_keys, m)))))
        )
        SELECT 'l' || left_id || '-' || right_id, left_id, right_id, bits + 2 * members,
               [{{'reason': 'members in common', 'weight': 2.0 * members}},
                {{'reason': 'words around both in common', 'weight': round(bits, 2)}}], NULL
        FROM shared JOIN context USING (left_id, right_id)
        WHERE members >= {FEWEST_LIST_SHARED}
          AND bits + {LIST_NAME_BITS} * full_names >= {crowd_bits("(SELECT count(DISTINCT source) FROM listed)")}
          AND (members / longer >= {LIST_MOSTLY} AND bits + {LIST_NAME_BITS} * full_names >= {LIST_CONTEXT_BITS} OR members / shorter >= {LIST_ALONE} AND members / longer >= {LIST_OVERLAP}
               OR members / longer >= {LIST_OVERLAP} AND bits >= {LIST_CONTEXT_BITS}
               OR bits >= {LIST_SWAPPED_BITS} AND EXISTS (FROM swapped AS w WHERE w.left_id = shared.left_id AND w.right_id = shared.right_id))
        ORDER BY left_id, right_id
    """
