"""Places by their type in, SQL out that pairs those of one type where one thing is said to be."""

from __future__ import annotations

from checker.match.crowd import crowd_bits

SCENE_BITS = 4.5
"""Bits that the words and names around two places must have in common."""
NEAR_SHARE = 0.8
WIDE_SHARE = 0.25
NAME_SHARE = 0.5
NAME_MOST = 3.0
KIND_BITS = 1.5
ALONE = 2.0
ALONE_REGION = 4.0
"""A text that names one province alone speaks of where its story is."""
REGIONS = "('province', 'county', 'district', 'prefecture', 'canton', 'governorate', 'oblast', 'parish', 'borough')"
SEVERAL = -2.0
NUMBER_BITS = 3.0
"""For each figure that stands beside both: "five of them are at Varde Hospital"."""
NUMBERS = (
    "['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']"
)
SIDES = "l.head LIKE '% by %'"
OPPOSITE = (
    "north[^/]*/[^/]*south|south[^/]*/[^/]*north|east[^/]*/[^/]*west|west[^/]*/[^/]*east"
    "|upstream/down|downstream/up|uphill/down|downhill/up|inside/out|outside/in"
)
"""Sides of one place that exclude each other; what lies north may lie north-east."""


def scene_sql() -> str:
    """Return the statement that pairs places.

    A place that the other text names as well, in whatever sense, is no other place.
    """
    return f"""
        INSERT INTO matches
        WITH scene AS MATERIALIZED (
            SELECT *, list_concat(numbers, list_transform(list_filter(words, lambda w: list_contains({NUMBERS}, w)),
                       lambda w: CAST(list_position({NUMBERS}, w) + 1 AS VARCHAR))) AS figures,
                   (SELECT count(DISTINCT o.value_key) FROM claims AS o
                       WHERE o.source = c.source AND NOT o.keyed AND o.predicate = 'set-in' AND o.value_type = 'entity' AND o.head = c.head) AS alike
            FROM claims AS c WHERE NOT keyed AND predicate = 'set-in' AND polarity = 'affirmed'
        ),
        token AS (SELECT claim_id, place, token, bits FROM feature SEMI JOIN scene USING (claim_id)),
        shared AS MATERIALIZED (
            SELECT l.claim_id AS left_id, r.claim_id AS right_id, l.value_key = r.value_key AS same,
                   l.source AS left_source, r.source AS right_source,
                   l.statement AS left_statement, r.statement AS right_statement,
                   {NEAR_SHARE} * coalesce(sum(a.bits) FILTER (a.place = 'word' AND b.place = 'word'), 0)
                   + {WIDE_SHARE} * coalesce(sum(a.bits) FILTER (b.place <> 'name' AND NOT (a.place = 'word' AND b.place = 'word')), 0)
                   + least({NAME_MOST}, {NAME_SHARE} * coalesce(sum(a.bits) FILTER (b.place = 'name'), 0))
                   + {NUMBER_BITS} * len(list_intersect(any_value(l.figures), any_value(r.figures))) AS bits,
                   {KIND_BITS} * len(list_intersect(any_value(l.modifiers), any_value(r.modifiers)))
                   + CASE WHEN any_value(l.alike) = 1 AND any_value(r.alike) = 1 THEN CASE WHEN any_value(l.head) IN {REGIONS} OR any_value({SIDES}) THEN {ALONE_REGION} ELSE {ALONE} END
                          ELSE {SEVERAL} * (any_value(l.alike) + any_value(r.alike) - 2) END AS frame
            FROM scene AS l
            JOIN scene AS r ON l.head = r.head AND l.claim_id < r.claim_id AND l.source <> r.source
            LEFT JOIN token AS a ON a.claim_id = l.claim_id
            LEFT JOIN token AS b ON b.claim_id = r.claim_id AND b.token = a.token AND (a.place = 'name') = (b.place = 'name')
            WHERE l.value_key = r.value_key OR l.head = 'bank' AND l.alike + r.alike = 2
                OR {SIDES} AND l.alike + r.alike = 2 AND regexp_matches(l.value || '/' || r.value, '{OPPOSITE}')
                OR NOT {SIDES} AND NOT EXISTS (
                FROM claims AS s WHERE s.predicate = 'states'
                AND (s.source = r.source AND (list_contains(s.names, l.entity) OR contains(lower(s.quote), lower(l.value)))
                     OR s.source = l.source AND (list_contains(s.names, r.entity) OR contains(lower(s.quote), lower(r.value)))))
            GROUP BY ALL
        ),
        weighed AS MATERIALIZED (
            SELECT *, bits + frame - CASE WHEN same THEN 0 ELSE
                   {crowd_bits("(SELECT count(DISTINCT source) FROM scene)")} END AS weight
            FROM shared
        )
        SELECT 'v' || left_id || '-' || right_id, left_id, right_id, weight,
               [{{'reason': 'places of one type', 'weight': round(frame, 2)}},
                {{'reason': 'words and names around both in common', 'weight': round(weight - frame, 2)}}], NULL
        FROM weighed
        WHERE weight >= {SCENE_BITS} AND bits > 0
        QUALIFY row_number() OVER (PARTITION BY left_source, left_statement, right_source, right_statement, same ORDER BY weight DESC, left_id, right_id) = 1
            AND row_number() OVER (PARTITION BY left_id, right_source ORDER BY weight DESC, right_id) = 1
            AND row_number() OVER (PARTITION BY right_id, left_source ORDER BY weight DESC, left_id) = 1
        ORDER BY left_id, right_id
    """
