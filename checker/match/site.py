"""Places behind prepositions in, SQL out that pairs those at which one thing is said to happen.

As with dates: what happens there, the words around both, and above all that each text has one
place that the other does not name, in statements that are each other's counterpart.
"""

from __future__ import annotations

from checker.match.crowd import crowd_bits
from checker.match.partner import BEST, reasons_sql
from checker.match.weight import Weight

THRESHOLD = 7.0
PRIOR = -3.0
VERB_BITS = 3.0
KIND_BITS = 2.5
KINDS_MOST = 5.0
ACT_BITS = 1.5
ACTS_MOST = 3.0
NOTHING = -2.0
"""Neither the verb nor the kind of event in common."""
ROLE_BITS = 1.0
OTHER_ROLE = -2.0
"""Where it comes from is not where it goes to."""
WORDS_SHARE = 0.6
WORDS_MOST = 6.0
WIDE_SHARE = 0.2
WIDE_MOST = 2.0
NAME_SHARE = 0.3
NAME_MOST = 2.5
NUMBER_BITS = 1.5
SPOT = -1.5
"""A hall and a school are in one story more often than two towns."""
SPOT_WORDS = 4.0
SIDE_WORDS = 10.0
"""Bits of the words around: many things lie on some side of a lighthouse."""
OPPOSED = (
    "^(north[^/]*/south[^/]*|south[^/]*/north[^/]*|(north-|south-)?east/(north-|south-)?west"
    "|(north-|south-)?west/(north-|south-)?east|left/right|right/left)$"
)
SIDE = 1.0
SIDE_OF = 2.0
"""Both measure from one place: "north of Orr", "west of Orr"."""
ALONE = 3.0
SEVERAL = -2.0
TELLING_SHARE = 0.3
TELLING_MOST = 5.0
TOLD = -4.0

SITES = (
    Weight("places are many", f"{PRIOR}"),
    Weight(
        "the same verb",
        f"CASE WHEN l.verb <> '' AND l.verb = r.verb THEN {VERB_BITS} ELSE 0 END",
    ),
    Weight("the same kind of event", f"least(len(p.kinds) * {KIND_BITS}, {KINDS_MOST})"),
    Weight("what is done or happens in common", f"least(len(p.acts) * {ACT_BITS}, {ACTS_MOST})"),
    Weight(
        "neither the verb nor the event in common",
        "CASE WHEN (l.verb = '' OR l.verb <> r.verb) AND len(p.kinds) + len(p.acts) = 0"
        f" THEN {NOTHING} / if(p.choices = 1, 2, 1) ELSE 0 END",
    ),
    Weight(
        "at, to or from the place",
        f"CASE WHEN l.way = r.way THEN {ROLE_BITS} WHEN 'at' IN (l.way, r.way) THEN 0 ELSE {OTHER_ROLE} END",
    ),
    Weight("words near both in common", f"least(p.near_bits * {WORDS_SHARE}, {WORDS_MOST})"),
    Weight(
        "words in the wider context in common", f"least(p.wide_bits * {WIDE_SHARE}, {WIDE_MOST})"
    ),
    Weight("names in common", f"least(p.name_bits * {NAME_SHARE}, {NAME_MOST})"),
    Weight(
        "other figures in common",
        f"least(len(list_intersect(l.numbers, r.numbers)), 2) * {NUMBER_BITS}",
    ),
    Weight(
        "the only places that are left",
        f"CASE WHEN p.choices = 1 THEN {ALONE} WHEN p.choices = 2 THEN {ALONE} / 2"
        f" WHEN p.choices > 4 THEN {SEVERAL} ELSE 0 END",
    ),
    Weight(
        "the statements are each the counterpart of the other",
        f"least({TELLING_MOST}, {TELLING_SHARE} * p.telling) / if(p.mutual, 1, 2)",
    ),
    Weight(
        "one is where somebody says so",
        f"CASE WHEN 'told: said' IN l.modifiers OR 'told: said' IN r.modifiers THEN {TOLD} ELSE 0 END",
    ),
    Weight(
        "a place without a name",
        f"CASE WHEN starts_with(l.head, 'spot side of') THEN {SIDE_OF} WHEN l.head = 'spot side' THEN {SIDE} WHEN starts_with(l.head, 'spot ') THEN {SPOT} ELSE 0 END",
    ),
    Weight(
        "many documents to choose from",
        f"-{crowd_bits('p.documents')}",
    ),
)

_LEFT = """
    CREATE OR REPLACE TEMP TABLE sited AS
    WITH sited AS (
        SELECT * REPLACE (CAST(modifiers AS VARCHAR[]) AS modifiers),
               list_filter(modifiers, lambda k: NOT contains(k, ': ')) AS kinds,
               list_transform(list_filter(modifiers, lambda k: starts_with(k, 'act: ')), lambda k: k[6:]) AS acts,
               list_transform(list_filter(modifiers, lambda k: starts_with(k, 'role: ')), lambda k: k[7:])[1] AS way,
               list_transform(list_filter(modifiers, lambda k: starts_with(k, 'own: ')), lambda k: k[6:]) AS own
        FROM claims
        -- "In neighbouring Orr" is told apart from another place by the text itself.
        WHERE NOT keyed AND predicate = 'located-at' AND polarity = 'affirmed' AND NOT list_contains(modifiers, 'told: other')
    ),
    told AS (
        SELECT source, list_distinct(flatten(list(list_concat(words, flatten(list_transform(names, lambda n: string_split(n, ' '))))))) AS vocabulary
        FROM claims WHERE predicate = 'states' GROUP BY source
    ),
    open AS (
        SELECT l.*, s.source AS other
        FROM sited AS l JOIN told AS s ON s.source <> l.source
        WHERE (len(l.own) = 0 OR len(list_intersect(l.own, s.vocabulary)) < len(l.own)) AND NOT EXISTS (
            FROM claims AS c WHERE c.predicate = 'states' AND c.source = s.source
              AND (list_contains(c.names, l.entity) OR NOT regexp_matches(l.value, '^[0-9]') AND contains(lower(c.quote), lower(l.value))))
          AND NOT EXISTS (FROM sited AS r WHERE r.source = s.source AND r.value_key = l.value_key)
    )
    SELECT *, count(DISTINCT value_key) OVER (PARTITION BY source, other, head) AS alike FROM open
"""
"""Places that the other document does not name, and how many of them there are."""

_PAIR = f"""
    CREATE OR REPLACE TEMP TABLE sited_pair AS
    WITH token AS (
        SELECT claim_id, place, token, bits FROM feature SEMI JOIN sited USING (claim_id)
    ),
    near_to AS (
        SELECT DISTINCT l.claim_id AS left_id, r.claim_id AS right_id
        FROM sited AS l JOIN sited AS r ON l.head = r.head AND l.claim_id < r.claim_id
            AND l.other = r.source AND r.other = l.source AND l.value_key <> r.value_key
            -- What is near to one town is in another, as a rule.
            AND (l.way = 'near') = (r.way = 'near')
            AND (l.head <> 'spot side' AND NOT (starts_with(l.head, 'spot side') AND (contains(l.value, r.value) OR contains(r.value, l.value))) OR regexp_matches(l.value || '/' || r.value, '{OPPOSED}'))
    ),
    shared AS (
        SELECT n.left_id, n.right_id,
               coalesce(sum(a.bits) FILTER (a.place = 'word' AND b.place = 'word'), 0) AS near_bits,
               coalesce(sum(a.bits) FILTER (a.place <> 'name' AND NOT (a.place = 'word' AND b.place = 'word')), 0) AS wide_bits,
               coalesce(sum(a.bits) FILTER (a.place = 'name'), 0) AS name_bits
        FROM near_to AS n
        JOIN token AS a ON a.claim_id = n.left_id
        JOIN token AS b ON b.claim_id = n.right_id AND b.token = a.token AND (a.place = 'name') = (b.place = 'name')
        GROUP BY ALL
    )
    SELECT s.*, l.source AS left_source, r.source AS right_source,
           list_intersect(l.kinds, r.kinds) AS kinds, list_intersect(l.acts, r.acts) AS acts,
           l.alike * r.alike AS choices, coalesce(c.bits, 0) AS telling, coalesce(c.mutual, FALSE) AS mutual,
           (SELECT count(DISTINCT source) FROM claims WHERE predicate = 'states') AS documents
    FROM shared AS s
    JOIN sited AS l ON l.claim_id = s.left_id
    JOIN sited AS r ON r.claim_id = s.right_id AND l.other = r.source AND r.other = l.source
    LEFT JOIN counterpart AS c ON c.left_source = l.source AND c.left_statement = l.statement
        AND c.right_source = r.source AND c.right_statement = r.statement
    WHERE NOT starts_with(l.head, 'spot')
        OR s.near_bits >= CASE WHEN starts_with(l.head, 'spot side') THEN {SIDE_WORDS} ELSE {SPOT_WORDS} END
"""


def site_sqls() -> list[str]:
    """Return the statements that pair the places at which one thing is said to happen."""
    return [
        _LEFT,
        _PAIR,
        f"""
        CREATE OR REPLACE TEMP TABLE sited_weighed AS
        SELECT p.left_id, p.right_id, p.left_source, p.right_source,
               {reasons_sql(SITES)} AS reasons,
               list_sum(list_transform(reasons, lambda x: x.weight)) AS weight
        FROM sited_pair AS p
        JOIN sited AS l ON l.claim_id = p.left_id AND l.other = p.right_source
        JOIN sited AS r ON r.claim_id = p.right_id AND r.other = p.left_source
        """,
        f"""
        INSERT INTO matches
        SELECT 'l' || left_id || '-' || right_id, left_id, right_id, weight, reasons, NULL
        FROM sited_weighed WHERE weight >= {THRESHOLD}
        QUALIFY {BEST}
        ORDER BY left_id, right_id
        """,
    ]
