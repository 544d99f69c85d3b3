"""All claims from text in, the SQL that decides which of them speak of one thing out."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from checker.extract.lexicon import table
from checker.match.act import act_sql
from checker.match.agent import agent_sql
from checker.match.aligned import aligned_sql
from checker.match.certain import certain_sqls
from checker.match.clause import clause_sql
from checker.match.counterpart import counterpart_sqls
from checker.match.dated import dated_sqls
from checker.match.duty import duty_sql
from checker.match.feature import feature_sqls
from checker.match.figure import figure_sqls
from checker.match.hearsay import hearsay_sql
from checker.match.made import made_sqls
from checker.match.outcome import outcome_sql
from checker.match.placement import placement_sql
from checker.match.quote import list_sql, mass_sql, quote_sql
from checker.match.running import running_sql
from checker.match.scene import scene_sql
from checker.match.site import site_sqls
from checker.match.story import story_sql
from checker.match.support import support_sql

_OWN_WORDS = """
    DELETE FROM matches WHERE thing IN (
        SELECT m.thing
        FROM matches AS m
        JOIN claims AS l ON l.claim_id = m.left_id
        JOIN claims AS r ON r.claim_id = m.right_id
        JOIN said AS a ON a.source = l.source AND a.statement = l.statement
        JOIN said AS b ON b.source = r.source AND b.statement = r.statement
        WHERE a.value_key <> b.value_key
          AND (EXISTS (FROM said AS s WHERE s.source = r.source AND s.value_key = a.value_key)
               OR EXISTS (FROM said AS s WHERE s.source = l.source AND s.value_key = b.value_key))
    )
"""
"""A source that has the other's whole sentence too does not differ from it."""

_TIMES = (
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|yesterday|today|tomorrow|last (?:year|month|week)|this (?:year|month|week)|next (?:year|month|week))\b"
)
_FOR = r"\bfor (?:the |an? |its |their |all |any |most )?([a-z]{3,})"
_APART = f"""
    DELETE FROM matches WHERE thing IN (
        SELECT m.thing FROM (
            SELECT m.thing,
                   regexp_extract_all(lower(l.quote), '{_TIMES}') AS left_times, regexp_extract_all(lower(r.quote), '{_TIMES}') AS right_times,
                   regexp_extract_all(lower(l.quote), '{_FOR}', 1) AS left_for, regexp_extract_all(lower(r.quote), '{_FOR}', 1) AS right_for
            FROM matches AS m
            JOIN claims AS l ON l.claim_id = m.left_id
            JOIN claims AS r ON r.claim_id = m.right_id
            WHERE NOT l.keyed AND l.predicate IN ('holds', 'act', 'state') AND l.polarity <> r.polarity
        ) AS m
        WHERE len(left_times) > 0 AND len(right_times) > 0 AND NOT list_has_any(left_times, right_times)
           OR len(left_for) > 0 AND len(right_for) > 0 AND NOT list_has_any(left_for, right_for)
    )
"""
"""What is denied of one season, or for some, may be true of another, or for others."""

_SAID = """
    CREATE OR REPLACE TEMP TABLE said AS
    SELECT source, statement, value_key FROM claims WHERE predicate = 'states'
"""

_THINGS = """
    INSERT INTO things
    SELECT thing, left_id, weight FROM matches
    UNION ALL
    SELECT thing, right_id, weight FROM matches
    ORDER BY 1, 2
"""


FIGURE, DATED, CALENDAR = "figure", "dated", "calendar"

SHARED = f"""
    SELECT predicate AS kind FROM claims GROUP BY predicate HAVING count(DISTINCT source) > 1
    UNION ALL
    SELECT if(value_type = 'date' OR unit = 'clock', '{DATED}', '{FIGURE}') AS kind FROM claims
    WHERE value_type IN ('date', 'quantity') GROUP BY kind HAVING count(DISTINCT source) > 1
    UNION ALL
    SELECT DISTINCT '{CALENDAR}' FROM claims WHERE predicate = '{CALENDAR}'
"""
"""The kinds of claims that several sources make; planning to pair others costs more than asking."""


def match_sqls(
    *, drafts: bool = True, named: Iterable[str] = (), shared: Collection[str] | None = None
) -> list[str]:
    """Return the statements that fill `matches` and `things`, in order.

    Without *drafts* there is nothing that the sources would have to carry; *named* are the
    predicates of keyed claims that phrase patterns make; *shared* is what `SHARED` gives, None
    where that is not known.
    """

    def of(kinds: str, *sqls: str) -> tuple[str, ...]:
        """Return *sqls* if there may be pairs of one of the *kinds*."""
        return sqls if shared is None or any(k in shared for k in kinds.split()) else ()

    weak = "[" + ", ".join(f"'{word}'" for word in _plain(table("light-words")["weak"])) + "]"
    return [
        *feature_sqls(weak),
        mass_sql(),
        *of(FIGURE, *figure_sqls()),
        *of(f"{DATED} {CALENDAR} located-at", *counterpart_sqls()),
        *of(f"{DATED} {CALENDAR}", *dated_sqls()),
        *of("said speaker-of", quote_sql()),
        *of("members", list_sql()),
        *of("holds subject-of", clause_sql()),
        *of("act state", act_sql()),
        *of("holds", *certain_sqls()),
        *of("agent", agent_sql()),
        *of("placed-in", placement_sql()),
        *of("set-in", scene_sql()),
        *of("outcome", outcome_sql()),
        *of("duty", duty_sql()),
        *of("so-far", story_sql(weak), running_sql()),
        *of("located-at", *site_sqls()),
        *made_sqls(named),
        _SAID,
        _OWN_WORDS,
        _APART,
        *([support_sql(), *of("hearsay", hearsay_sql())] if drafts else []),
        *of("differs-in", aligned_sql()),
        _THINGS,
    ]


def _plain(words: tuple[str, ...]) -> list[str]:
    """Return the words that are letters only, so that they can stand in SQL."""
    return [word for word in words if word.replace("-", "").isalpha()]
