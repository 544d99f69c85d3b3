"""Claims with dates and times of day in, SQL out that pairs those which date one event.

Pairs are found through shared tokens or a shared kind of event, weighed by the rows of
`timing.DATES`, and kept where each side is the other's best partner in that document.
"""

from __future__ import annotations

from checker.match.partner import settled_sql, weighed_sql
from checker.match.timing import (
    AGREE_THRESHOLD,
    AGREED_ELSEWHERE,
    DATES,
    STARTS,
    STOPS,
    THRESHOLD,
)

_DATED = """
    CREATE OR REPLACE TEMP TABLE dated AS
    SELECT * REPLACE (list_filter(modifiers, lambda k: NOT contains(k, ': ')) AS modifiers),
           list_transform(list_filter(claims.modifiers, lambda k: starts_with(k, 'side: ')), lambda k: k[7:]) AS ends,
           if('last time' IN claims.modifiers, ['nth: last'], list_filter(claims.modifiers, lambda k: starts_with(k, 'nth: '))) AS nth,
           CASE WHEN value_type = 'date' THEN 'date' ELSE 'clock' END AS frame,
           list_contains(claims.modifiers, 'told: said') AS told, claims.modifiers AS said,
           coalesce(granularity IN ('year', 'decade', 'century'), FALSE) AS coarse,
           date_diff('day', date_low, date_high) AS days,
           CASE WHEN granularity IN ('minute', 'hour', 'part-of-day', 'day', 'week') THEN 'day'
                WHEN granularity IN ('month', 'season', 'quarter', 'half') THEN 'month'
                ELSE granularity END AS scale,
           coalesce(scale = 'day', FALSE) AS exact,
           CASE WHEN granularity = 'day' AND days > 1 AND head <> 'until' THEN '' ELSE head END AS side,
           regexp_extract(lower(quote), '\\b(mon|tues|wednes|thurs|fri|satur|sun)day', 1) AS weekday,
           regexp_matches(quote, '[0-9]') AS numbered,
           regexp_matches(lower(quote), '^(today|tonight|now|currently|this (morning|afternoon|evening|night|week|month|year)|early today|late today)\\b') AS today,
           NOT numbered AND regexp_matches(lower(quote), '\\b(today|tonight|yesterday|tomorrow|now|currently|ago|this|last|next|coming|past|overnight)\\b') AS relative,
           list_transform(list_filter(claims.modifiers, lambda k: starts_with(k, 'act: ')), lambda k: k[6:]) AS acts,
           CASE WHEN granularity = 'year' THEN CAST(year(date_low) AS VARCHAR) ELSE '' END AS year_digits,
           value_type = 'date' AND scale IN ('day', 'month') AND NOT relative
               AND NOT regexp_matches(quote, '\\b[12][0-9]{3}\\b|(last|this|next) ') AS yearless
    FROM claims
    WHERE NOT keyed AND polarity = 'affirmed'
      AND (value_type = 'date' OR value_type = 'quantity' AND unit = 'clock')
"""

_LEFT = """
    CREATE OR REPLACE TEMP TABLE left_over AS
    WITH open AS (
        SELECT l.claim_id, l.source, l.frame, l.coarse, l.value_key, s.source AS other
        FROM dated AS l JOIN (SELECT DISTINCT source FROM dated) AS s ON s.source <> l.source
        WHERE NOT l.told AND NOT l.today AND NOT EXISTS (
            FROM dated AS r WHERE r.source = s.source AND r.frame = l.frame
              AND CASE WHEN l.frame = 'date' THEN l.date_low < r.date_high AND r.date_low < l.date_high
                       ELSE l.num_low <= r.num_high AND r.num_low <= l.num_high END)
    )
    SELECT claim_id, other, count(DISTINCT value_key) OVER (PARTITION BY source, other, frame, coarse) AS alike FROM open
"""
"""Dates that have no equal in the other document, and how many of them there are."""

_PAIR = f"""
    CREATE OR REPLACE TEMP TABLE dated_pair AS
    WITH token AS MATERIALIZED (
        SELECT claim_id, source, place, token, bits FROM feature SEMI JOIN dated USING (claim_id)
        UNION ALL
        SELECT claim_id, source, 'kind', unnest(list_concat(modifiers, ends)), 0 FROM dated
    ),
    shared AS MATERIALIZED (
        SELECT a.claim_id AS left_id, b.claim_id AS right_id,
               coalesce(sum(a.bits) FILTER (a.place = 'word' AND b.place = 'word'), 0) AS near_bits,
               coalesce(sum(a.bits) FILTER (a.place IN ('word', 'wide') AND NOT (a.place = 'word' AND b.place = 'word')), 0)
                   AS wide_bits,
               coalesce(sum(a.bits) FILTER (a.place = 'name'), 0) AS name_bits
        FROM token AS a
        JOIN token AS b ON a.token = b.token AND a.claim_id < b.claim_id AND a.source <> b.source
            AND (a.place IN ('name', 'kind') AND a.place = b.place OR a.place NOT IN ('name', 'kind') AND b.place NOT IN ('name', 'kind'))
        JOIN dated AS l ON l.claim_id = a.claim_id
        JOIN dated AS r ON r.claim_id = b.claim_id AND r.frame = l.frame
        GROUP BY ALL
    )
    SELECT s.*,
           list_distinct(list_concat(list_intersect(l.modifiers, r.modifiers),
               list_intersect(l.modifiers, r.ends), list_intersect(l.ends, r.modifiers))) AS kinds,
           list_distinct(list_concat(list_intersect(if(l.verb = '' OR r.verb = '', l.acts, []), r.acts),
               list_intersect([l.verb], r.words), list_intersect(l.words, [r.verb]))) AS acts,
           l.frame = 'date' AND EXISTS (
               SELECT 1 FROM dated AS f JOIN dated AS g ON g.value_key = f.value_key
               WHERE f.frame = 'clock' AND f.source = l.source AND f.statement = l.statement
                 AND g.frame = 'clock' AND g.source = r.source AND g.statement = r.statement) AS same_clock,
           (SELECT count(DISTINCT source) FROM dated) AS documents,
           CASE WHEN l.side <> r.side AND l.side <> '' AND r.side <> '' OR l.nth <> r.nth
                OR list_has_any(l.modifiers, {STARTS}) AND NOT list_has_any(r.modifiers, {STARTS}) AND list_has_any(r.modifiers, {STOPS})
                OR list_has_any(r.modifiers, {STARTS}) AND NOT list_has_any(l.modifiers, {STARTS}) AND list_has_any(l.modifiers, {STOPS})
                THEN 0 ELSE coalesce(u.alike * v.alike, 0) END AS choices,
           coalesce(c.bits, 0) AS telling, coalesce(c.mutual, FALSE) AS mutual,
           coalesce(x.bits, 0) AS left_near, coalesce(y.bits, 0) AS right_near,
           CASE WHEN l.frame = 'date' THEN l.date_low < r.date_high AND r.date_low < l.date_high
                ELSE (l.num_low <= r.num_high AND r.num_low <= l.num_high)
                     OR coalesce(abs(l.nominal - r.nominal) <= greatest(l.num_step, r.num_step) / 2, FALSE)
           END AS compatible,
           EXISTS (SELECT 1 FROM dated AS f WHERE f.source = r.source AND f.value_key = l.value_key)
               OR EXISTS (SELECT 1 FROM dated AS f WHERE f.source = l.source AND f.value_key = r.value_key) AS elsewhere,
           coalesce(l.exact AND r.exact AND l.numbered AND r.numbered AND l.days = r.days AND day(l.date_low) = day(r.date_low)
               AND date_diff('month', l.date_low, r.date_low) BETWEEN -11 AND 11, FALSE) AS other_month,
           coalesce(l.exact AND r.exact AND l.numbered AND r.numbered AND l.days = r.days
               AND date_trunc('month', l.date_low) = date_trunc('month', r.date_low)
               AND day(l.date_low) % 10 = day(r.date_low) % 10, FALSE) AS other_ten,
           coalesce(l.exact AND r.exact AND l.weekday <> '' AND l.weekday = r.weekday AND (l.numbered OR r.numbered)
               AND abs(date_diff('day', l.date_low, r.date_low)) <= 31, FALSE) AS same_weekday,
           coalesce(l.exact AND r.exact AND date_trunc('month', l.date_low) = date_trunc('month', r.date_low)
               AND day(l.date_low) > 9 AND reverse(CAST(day(l.date_low) AS VARCHAR)) = CAST(day(r.date_low) AS VARCHAR)
               OR l.year_digits <> '' AND r.year_digits <> '' AND damerau_levenshtein(l.year_digits, r.year_digits) = 1
                  AND levenshtein(l.year_digits, r.year_digits) = 2, FALSE) AS swapped,
           coalesce(l.year_digits <> '' AND r.year_digits <> '' AND levenshtein(l.year_digits, r.year_digits) = 1
               OR year(l.date_low) <> year(r.date_low) AND l.scale = r.scale AND month(l.date_low) = month(r.date_low)
                  AND l.scale = 'month', FALSE) AS one_digit
    FROM shared AS s
    JOIN dated AS l ON l.claim_id = s.left_id
    JOIN dated AS r ON r.claim_id = s.right_id
    LEFT JOIN near AS x ON x.claim_id = s.left_id
    LEFT JOIN near AS y ON y.claim_id = s.right_id
    LEFT JOIN left_over AS u ON u.claim_id = s.left_id AND u.other = r.source AND l.coarse = r.coarse
    LEFT JOIN left_over AS v ON v.claim_id = s.right_id AND v.other = l.source
    LEFT JOIN counterpart AS c ON c.left_source = l.source AND c.left_statement = l.statement
        AND c.right_source = r.source AND c.right_statement = r.statement
    WHERE (l.frame <> 'date' OR l.numbered OR r.numbered OR l.weekday = '' OR l.weekday <> r.weekday OR l.date_low < r.date_high AND r.date_low < l.date_high)
      AND (l.frame <> 'date' OR l.date_low < r.date_high AND r.date_low < l.date_high OR coalesce(l.published = r.published, FALSE) OR l.numbered OR r.numbered
        OR NOT (l.relative AND r.relative OR l.weekday <> '' AND l.weekday = r.weekday))
      AND NOT coalesce((l.yearless OR r.yearless) AND year(l.date_low) <> year(r.date_low)
        AND strftime(l.date_low, '%m-%d') = strftime(r.date_low, '%m-%d'), FALSE)
"""
"""Of two days of writing, "today" is two days, and so is "on Sunday": each may mean its own.
The year of a day or month that is written without one is a guess: two are not told apart by it."""


_BESIDE = """
    INSERT INTO matches
    SELECT 'k' || d.claim_id || '-' || c.claim_id, d.claim_id, c.claim_id, 0.0,
           [{'reason': 'what another source writes for that day, or for that weekday near it', 'weight': 0.0}], NULL
    FROM (SELECT *, coalesce(date_low, valid_low) AS day FROM claims
          WHERE predicate = 'calendar' AND statement IS NOT NULL) AS d
    JOIN claims AS c
        ON c.source <> d.source AND c.predicate = 'date' AND NOT c.keyed AND c.granularity IN ('day', 'part-of-day')
        AND (CAST(c.date_low AS DATE) = CAST(d.day AS DATE)
            OR contains(lower(c.quote), d.value_key) AND abs(date_diff('day', d.day, c.date_low)) <= 6
            OR regexp_matches(c.quote, '[0-9]') AND abs(date_diff('day', d.day, c.date_low)) <= 31
                AND left(lower(dayname(c.date_low)), 3) = left(d.value_key, 3)
                AND (contains(lower(c.quote), d.value_key) OR list_has_any(c.words, d.words)))
    QUALIFY row_number() OVER (PARTITION BY d.claim_id ORDER BY
        4 * CAST(contains(lower(c.quote), lower(dayname(c.date_low))) AS INTEGER) + len(list_intersect(c.words, d.words))
        + 2 * CAST(regexp_matches(c.quote, '[0-9]') AS INTEGER) DESC,
        abs(date_diff('day', d.day, c.date_low)), c.claim_id) = 1
"""
"""A weekday that does not fit its date is shown beside what another source writes."""


def dated_sqls() -> list[str]:
    """Return the statements that fill `matches` with pairs of dates and of times of day."""
    return [
        _DATED,
        _LEFT,
        _PAIR,
        weighed_sql("dated", DATES),
        settled_sql("dated", "t", AGREE_THRESHOLD, THRESHOLD, AGREED_ELSEWHERE),
        _BESIDE,
    ]
