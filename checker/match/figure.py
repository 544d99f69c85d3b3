"""Claims with quantities in, SQL out that pairs those which are about one thing.

Pairs are found through shared tokens, weighed by the rows of `weight.FIGURES`, and kept where
each side is the other's best partner in that document and the weight passes the threshold.  A
figure whose equal stands in the other document has found its partner: it takes an explicit
penalty with every other.
"""

from __future__ import annotations

from functools import lru_cache

from checker.extract.concept import concept_of
from checker.extract.lexicon import table
from checker.match.feature import MOST_BITS
from checker.match.partner import settled_sql, weighed_sql
from checker.match.weight import AGREE_THRESHOLD, AGREED_ELSEWHERE, FIGURES, THRESHOLD
from checker.match.words import words_sql

OFTEN_COUNTED = 60
"""A noun that more figures count than this finds no candidates by itself."""

_DOLLARS = "('USD', 'AUD', 'CAD', 'NZD', 'HKD', 'SGD', 'TWD')"
"""Each of which is "$" at home."""
_SHARED_NAMES = (
    "('krone', 'krona', 'franc', 'peso', 'rupee', 'shilling', 'lira', 'riyal', 'dinar', 'dirham')"
)
_ELSEWHERE = "('USD', 'EUR', 'GBP', 'JPY', 'CNY')"
"""Currencies that go by none of the names that several share."""
_OTHER_MONEY = f"""(l.frame = 'money' AND l.nominal = r.nominal AND NOT (l.unit IN {_DOLLARS} AND r.unit IN {_DOLLARS})
    AND (NOT (l.vague OR r.vague) OR l.unit IN {_ELSEWHERE} OR r.unit IN {_ELSEWHERE}))"""
"""One number in two currencies: neither can be the other converted."""
_COMPARABLE = f"r.frame = l.frame AND (r.unit IS NOT DISTINCT FROM l.unit OR {_OTHER_MONEY})"

_FRAME = f"""
    CREATE OR REPLACE TEMP TABLE figure AS
    SELECT * REPLACE (list_filter(modifiers, lambda m: NOT contains(m, ': ')) AS modifiers),
           list_transform(list_filter(claims.modifiers, lambda m: starts_with(m, 'there: ')), lambda m: m[8:]) AS there,
           unit IN {_SHARED_NAMES} AS vague,
           CASE WHEN value_type = 'date' THEN 'date' WHEN predicate = 'apart' THEN 'apart'
                WHEN vague OR regexp_matches(unit, '^[A-Z]{{3}}$') THEN 'money' ELSE 'quantity ' || unit END AS frame,
           CASE WHEN head = '' THEN count(*) OVER (PARTITION BY source, value_type, unit)
                ELSE count(*) OVER (PARTITION BY source, value_type, unit, head)
                     + count(*) FILTER (head = '') OVER (PARTITION BY source, value_type, unit)
           END AS alike,
           list_filter(claims.modifiers, lambda m: starts_with(m, 'bare: '))[1] AS bare,
           list_filter(claims.modifiers, lambda m: starts_with(m, 'when: '))[1] AS phase,
           regexp_replace(coalesce(bare, quote), '[^0-9]', '', 'g') AS digits,
           unit NOT IN ('', 'percent', 'ratio', 'second', 'year-of-age') AS turned,
           rtrim(if(digits = '', regexp_replace(format('{{:.6g}}', nominal), '[^0-9]', '', 'g'), digits), '0') AS told,
           list_aggregate(list_sort(string_split(told, '')), 'string_agg', '') AS anagram,
           CASE WHEN value_type = 'quantity' THEN trim(format('{{:.6g}} {{}}', nominal, unit)) ELSE '' END AS own_number
    FROM claims
    WHERE NOT keyed AND value_type = 'quantity' AND unit <> 'clock' AND polarity = 'affirmed'
"""

_SHARED = f"""
    CREATE OR REPLACE TEMP TABLE figure_pair AS
    WITH shared AS MATERIALIZED (
        SELECT a.claim_id AS left_id, b.claim_id AS right_id,
               coalesce(sum(a.bits) FILTER (a.place = 'word' AND b.place = 'word'), 0) AS near_bits,
               coalesce(sum(a.bits) FILTER (a.place <> 'name' AND NOT (a.place = 'word' AND b.place = 'word')), 0)
                   AS wide_bits,
               coalesce(sum(a.bits) FILTER (a.place = 'name'), 0) AS name_bits,
               list(a.token ORDER BY a.bits DESC, a.token) FILTER (a.one = 1) AS tokens
        FROM feature AS a
        JOIN feature AS b ON a.token = b.token AND a.claim_id < b.claim_id AND a.source <> b.source
            AND (a.place = 'name') = (b.place = 'name')
        JOIN figure AS l ON l.claim_id = a.claim_id
        JOIN figure AS r ON r.claim_id = b.claim_id AND {_COMPARABLE}
        GROUP BY ALL
    ),
    counted AS MATERIALIZED (
        SELECT l.claim_id AS left_id, r.claim_id AS right_id
        FROM figure AS l
        JOIN figure AS r ON r.head = l.head AND {_COMPARABLE} AND l.claim_id < r.claim_id AND l.source <> r.source
        WHERE l.head <> '' AND l.value_type = 'quantity'
          AND l.head NOT IN (SELECT head FROM figure GROUP BY head HAVING count(*) > {OFTEN_COUNTED})
    ),
    slipped AS MATERIALIZED (
        SELECT l.claim_id AS left_id, r.claim_id AS right_id
        FROM figure AS l
        JOIN figure AS r ON r.anagram = l.anagram AND {_COMPARABLE} AND l.claim_id < r.claim_id AND l.source <> r.source
        WHERE l.value_type = 'quantity' AND l.value_key <> r.value_key
          AND (len(l.anagram) >= 2 OR l.turned AND l.digits = r.digits)
          AND (len(l.anagram) > 2 OR l.digits = r.digits)
        UNION
        SELECT l.claim_id, r.claim_id
        FROM figure AS l JOIN figure AS r ON {_COMPARABLE} AND l.claim_id < r.claim_id AND l.source <> r.source
        WHERE l.value_type = 'quantity' AND l.unit <> '' AND l.alike = 1 AND r.alike = 1
    ),
    -- Worked out once for a figure and a document: for each pair it took most of the time.
    away AS MATERIALIZED (
        SELECT f.claim_id, s.source AS other
        FROM figure AS f, (SELECT source, coalesce(flatten(list(names) FILTER (predicate = 'states')), []) AS names
                           FROM claims GROUP BY source) AS s
        WHERE s.source <> f.source AND len(f.there) > 0 AND NOT list_has_any(s.names, f.there)
    ),
    paired AS MATERIALIZED (
        SELECT * FROM shared
        UNION ALL
        SELECT left_id, right_id, 0, 0, 0, []
        FROM (FROM counted UNION FROM slipped) ANTI JOIN shared USING (left_id, right_id)
    )
    SELECT s.*,
           EXISTS (FROM counted_class AS x JOIN counted_class AS y USING (class)
                   WHERE x.head = l.head AND y.head = r.head) AS same_class,
           EXISTS (FROM counted_class AS x JOIN counted_class AS y USING (class)
                   WHERE x.head = l.head AND y.head = r.head AND class <> 'person') AS one_word_or_other,
           CASE WHEN l.head = r.head AND l.head <> '' THEN coalesce(t.bits, {MOST_BITS} - 1) ELSE 0 END AS head_bits,
           list_contains(r.words, l.head) OR list_contains(l.words, r.head) AS head_named,
           l.alike * r.alike AS candidates,
           (SELECT count(DISTINCT source) FROM figure) AS documents,
           EXISTS (SELECT 1 FROM figure AS f WHERE f.source = r.source AND f.value_key = l.value_key
                   AND (f.head IN (l.head, '') OR l.head = '' AND l.unit <> '' AND len(l.told) > 1) AND l.value_type = 'quantity')
               OR EXISTS (SELECT 1 FROM figure AS f WHERE f.source = l.source AND f.value_key = r.value_key
                          AND (f.head IN (r.head, '') OR r.head = '' AND r.unit <> '' AND len(r.told) > 1) AND l.value_type = 'quantity') AS elsewhere,
           EXISTS (FROM away AS f WHERE f.claim_id = l.claim_id AND f.other = r.source)
               OR EXISTS (FROM away AS f WHERE f.claim_id = r.claim_id AND f.other = l.source) AS away,
           list_contains(r.numbers, l.own_number) OR list_contains(l.numbers, r.own_number) AS beside,
           coalesce(x.bits, 0) AS left_near, coalesce(y.bits, 0) AS right_near,
           l.value_type = 'quantity' AND l.digits = r.digits AND (len(l.digits) > 1 OR l.turned AND l.digits <> '') AS same_digits,
           l.value_type = 'quantity' AND len(l.digits) > 1 AND len(l.digits) = len(r.digits)
               AND damerau_levenshtein(l.digits, r.digits) = 1 AS near_digits,
           near_digits AND levenshtein(l.digits, r.digits) = 2
               OR l.value_type = 'date' AND l.granularity = 'day' AND r.granularity = 'day'
                   AND date_trunc('month', l.date_low) = date_trunc('month', r.date_low)
                   AND day(l.date_low) > 9 AND reverse(CAST(day(l.date_low) AS VARCHAR)) = CAST(day(r.date_low) AS VARCHAR)
               AS swapped_digits,
           CASE WHEN l.value_type = 'quantity' THEN
               coalesce(least(abs(l.nominal), abs(r.nominal)) / nullif(greatest(abs(l.nominal), abs(r.nominal)), 0), 1)
           END AS ratio,
           coalesce(l.value_type = 'quantity' AND l.told = r.told AND l.told <> ''
                    AND abs(log10(ratio) - round(log10(ratio))) < 1e-9 AND ratio < 0.5, FALSE) AS tenfold,
           CASE WHEN l.value_type = 'quantity'
                THEN l.unit = r.unit AND (l.num_low <= r.num_high AND r.num_low <= l.num_high
                      AND NOT coalesce(l.hedge = 'at-most' AND r.hedge = 'at-most' AND l.nominal <> r.nominal, FALSE))
                     OR coalesce(abs(l.nominal - r.nominal) <= greatest(l.num_step, r.num_step) / 2, false) AND l.unit = r.unit
                ELSE l.date_low < r.date_high AND r.date_low < l.date_high END AS compatible
    FROM paired AS s
    JOIN figure AS l ON l.claim_id = s.left_id
    JOIN figure AS r ON r.claim_id = s.right_id
    LEFT JOIN near AS x ON x.claim_id = s.left_id
    LEFT JOIN near AS y ON y.claim_id = s.right_id
    LEFT JOIN rarity AS t ON t.token = l.head
"""


@lru_cache(maxsize=1)
def _classes() -> str:
    """Return the statement that makes the table of what is counted by several words."""
    members = sorted(
        {
            (concept_of(word), name)
            for name, words in table("counted-classes").items()
            for word in words
            if (concept_of(word) + name).replace("-", "").isalpha()
        }
    )
    return words_sql("counted_class", ("head", "class"), members)


def figure_sqls() -> list[str]:
    """Return the statements that fill `matches` with pairs of quantities."""
    return [
        _FRAME,
        _classes(),
        _SHARED,
        weighed_sql("figure", FIGURES),
        settled_sql("figure", "m", AGREE_THRESHOLD, THRESHOLD, AGREED_ELSEWHERE),
    ]
