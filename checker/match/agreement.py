"""Matched claims in, SQL out that lays each claim of a draft beside those of the sources."""

from __future__ import annotations

from checker.match.enough import (
    SUPPORT_SHARE,
)

_VALUES = ("quantity", "date", "members")
_NOT_OF_THE_WORLD = (
    "states",
    "reports",
    "subject-of",
    "speaker-of",
    "differs-in",
    "name",
    "name-of-body",
    "calendar",
)
"""Claims about words and wholes: that two sources have one says nothing of what they state."""


def _literals(words: tuple[str, ...]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _rank(modality: str) -> str:
    return (
        f"CASE WHEN {modality} IN ('asserted', 'decided') THEN 2"
        f" WHEN {modality} IN ('planned', 'expected', 'conditional') THEN 1 ELSE 0 END"
    )


def _letters(quote: str) -> str:
    return f"regexp_replace(strip_accents(lower({quote})), '[^\\p{{L}}\\p{{N}}]+', '', 'g')"


_SAME = f"""CASE d.value_type
                WHEN 'text' THEN contains({_letters("r.value")}, {_letters("d.value")})
                WHEN 'quantity' THEN d.value_key = r.value_key AND d.unit IS NOT DISTINCT FROM r.unit
                ELSE d.value_key = r.value_key END
                AND d.polarity = r.polarity
                AND abs({_rank("d.modality")} - {_rank("r.modality")}) <= if(d.value_type = 'truth', 0, 1)"""
"""Equal keys are equal values; words quoted in part are still those words.

"Will cost" and "would cost" are one figure, "cost" and "might cost" are not.
"""

_FIGURE = "coalesce({0}.nominal || ' ' || {0}.unit, {0}.value_key)"
"""A figure without its hedge: "17" in a headline, "at least 17" below it."""

_COMPATIBLE = f"""CASE d.value_type
                WHEN 'quantity' THEN d.unit IS NOT DISTINCT FROM r.unit AND (
                    (d.num_low <= r.num_high AND r.num_low <= d.num_high)
                    OR coalesce(abs(d.nominal - r.nominal) <= greatest(d.num_step, r.num_step) / 2, FALSE))
                WHEN 'date' THEN d.date_low < r.date_high AND r.date_low < d.date_high
                WHEN 'text' THEN contains({_letters("r.value")}, {_letters("d.value")})
                    OR contains({_letters("d.value")}, {_letters("r.value")})
                WHEN 'entity' THEN d.value_key = r.value_key
                    OR EXISTS (FROM ancestors AS a WHERE a.entity = d.entity AND a.ancestor = r.entity)
                    OR EXISTS (FROM ancestors AS a WHERE a.entity = r.entity AND a.ancestor = d.entity)
                ELSE d.value_key = r.value_key END
                AND d.polarity = r.polarity"""
"""As rules compare: intervals that meet, a rounding, a whole and its part."""


def counterpart_sql() -> str:
    """Return the query for each draft claim with each claim of a source about the same thing.

    `same` says that both give one value, `compatible` that both values can hold.
    """
    return f"""
        SELECT DISTINCT d.claim_id, d.source AS draft, d.statement, d.predicate, d.value_type,
               {_FIGURE.format("d")} AS figure_key, d.quote, d.quote_start, d.quote_end,
               r.claim_id AS other_id, r.source AS other, r.path, r.line, r.quote AS other_quote,
               r.quote_start AS other_start, r.quote_end AS other_end,
               coalesce({_SAME}, FALSE) AS same, coalesce({_COMPATIBLE}, FALSE) AS compatible
        FROM claims AS d
        JOIN things AS t ON t.claim_id = d.claim_id
        JOIN things AS u ON u.thing = t.thing
        JOIN claims AS r ON r.claim_id = u.claim_id
        WHERE d.role = 'draft' AND r.role = 'source' AND r.source <> d.source
          AND d.value_type = r.value_type AND d.statement IS NOT NULL
          AND d.predicate NOT IN ({_literals(_NOT_OF_THE_WORLD)})
          AND r.predicate NOT IN ({_literals(_NOT_OF_THE_WORLD)})
          AND coalesce(d.valid_low < r.valid_high AND r.valid_low < d.valid_high, TRUE)
        ORDER BY d.claim_id, r.claim_id
    """


def drafted_sql() -> str:
    """Return the query for what each statement of a draft holds, and whether a source carries it.

    `figure` is a claim whose value a source has to give; `linked` says that some source has content
    of the statement, `carried` that one passage has enough of it, `known` that the passage which carries it has that value too, `elsewhere` that some source has.
    """
    # "today" and "last year" place a statement in time; "Monday" and "9 May" state when.
    return rf"""
        WITH carrying AS (
            SELECT d.source, d.statement, r.source AS other, r.statement AS other_statement,
                   t.weight / w.bits >= {SUPPORT_SHARE} AS enough
            FROM claims AS d
            JOIN things AS t ON t.claim_id = d.claim_id
            JOIN things AS u ON u.thing = t.thing
            JOIN claims AS r ON r.claim_id = u.claim_id
            JOIN whole AS w ON w.claim_id = d.claim_id
            WHERE d.predicate = 'reports' AND r.predicate = 'states' AND r.role = 'source'
        )
        SELECT c.claim_id, c.source AS draft, c.statement, c.predicate, {_FIGURE.format("c")} AS figure_key, c.quote, c.quote_start, c.quote_end,
               coalesce(len(c.names), 0) AS names,
               NOT c.keyed AND c.value_type IN ({_literals(_VALUES)})
                   AND (c.predicate NOT IN ('date', 'time-of-day') OR regexp_matches(c.quote, '[0-9\p{{Lu}}]'))
                   AND coalesce(c.granularity NOT IN ('year', 'decade', 'century'), TRUE) AS figure,
               EXISTS (FROM carrying AS k WHERE k.source = c.source AND k.statement = c.statement) AS linked,
               EXISTS (FROM carrying AS k WHERE k.source = c.source AND k.statement = c.statement AND k.enough)
                   AS carried,
               EXISTS (FROM carrying AS k JOIN claims AS r
                       ON r.source = k.other AND r.statement BETWEEN k.other_statement - 1 AND k.other_statement + 1
                       WHERE k.source = c.source AND k.statement = c.statement AND k.enough
                         AND r.value_type = c.value_type AND r.value_key = c.value_key) AS known,
               EXISTS (FROM claims AS r WHERE r.role = 'source' AND r.value_type = c.value_type
                         AND {_FIGURE.format("r")} = {_FIGURE.format("c")}) AS elsewhere
        FROM claims AS c
        WHERE c.role = 'draft' AND c.statement IS NOT NULL
        ORDER BY c.claim_id
    """
