"""What two figures tell in one way or in two; the rows of weights for it, reason and SQL, out.

Ages of one person, pay a month and a year, sentences with a part suspended, shares and the rest.
"""

from __future__ import annotations

from checker.extract.ballot import AYES, NOES

AGE_OWNED = 6.0
"""A person has one age, and what else is told of the two figures does not matter."""
PERIODS_DIFFER = -12.0
"""What is paid a month is less than what is paid a year."""
COMPLEMENT = -16.0
"""A share and what is left of the whole: 30 percent are late, 70 percent are on time."""
OTHER_VOTE = -24.0
"""The vote of another year is another vote."""
APART = -7.5
SERVED = -10.0
"""Of a sentence a part may be suspended, or served before."""
OTHER_TIME = -8.0
"""Some of those who were in the hall are in it still."""
LONG = 2_000_000
"""Seconds, about three weeks: what lasts longer may be a sentence."""
SAME_TIME = 2.5

_TIMES = (
    ("sentence", "jail", "prison", "imprison", "custody", "term"),
    ("jury", "juror", "panel", "deliberate", "verdict"),
    ("delay", "wait", "late", "strand", "stick", "queue"),
    ("strike", "walkout", "stoppage"),
    ("ban", "suspend", "exclude", "bar"),
    ("contract", "lease", "agreement", "deal", "concession"),
    ("operation", "surgery", "operate"),
    ("speech", "address", "speak"),
)
"""Words that tell what lasts so long."""
_SAME_TIME = " OR ".join(
    f"list_has_any(l.words, {list(words)}) AND list_has_any(r.words, {list(words)})"
    for words in _TIMES
)
_HELD = "['remand', 'bail', 'pre-trial', 'pretrial', 'await', 'detention']"
_SUSPENDED = "['suspend', 'parole', 'probation', 'remission', 'eligible', 'serve']"
_PER = "coalesce(list_filter({side}.modifiers, lambda m: starts_with(m, 'per '))[1], '')"

_YEARS_BACK = (
    "len(list_filter({side}.years, lambda y: y <> coalesce(year({side}.published), 0))) > 0"
)

TOLD = (
    (
        "how long before or after something is told of much",
        (
            "CASE WHEN list_contains(l.modifiers, 'apart') AND list_contains(r.modifiers, 'apart')"
            " THEN CASE WHEN len(list_filter(list_intersect(l.modifiers, r.modifiers),"
            f" lambda m: starts_with(m, 'from '))) = 0 THEN {APART} * 2 WHEN l.verb = '' OR r.verb = '' THEN {APART} WHEN l.verb = r.verb"
            f" OR list_contains(l.words, r.verb) OR list_contains(r.words, l.verb) THEN {APART} / 2"
            f" ELSE {APART} * 2 END ELSE 0 END"
        ),
    ),
    (
        "one is the vote of another year",
        (
            f"CASE WHEN l.head IN ('{AYES}', '{NOES}') AND r.head IN ('{AYES}', '{NOES}') AND l.years <> r.years"
            f" AND ({_YEARS_BACK.format(side='l')} OR {_YEARS_BACK.format(side='r')})"
            f" THEN {OTHER_VOTE} ELSE 0 END"
        ),
    ),
    (
        "one is still so, the other was",
        f"CASE WHEN NOT p.compatible AND coalesce(l.phase <> r.phase, FALSE) THEN {OTHER_TIME} ELSE 0 END",
    ),
    (
        "ages of one person",
        (
            "CASE WHEN l.unit = 'year-of-age' AND p.name_bits > 0 AND list_contains(l.modifiers, 'owned')"
            f" AND list_contains(r.modifiers, 'owned') THEN {AGE_OWNED} ELSE 0 END"
        ),
    ),
    (
        "they are for unlike lengths of time",
        (
            f"CASE WHEN {_PER.format(side='l')} <> {_PER.format(side='r')} AND {_PER.format(side='l')} <> ''"
            f" AND {_PER.format(side='r')} <> '' THEN {PERIODS_DIFFER} ELSE 0 END"
        ),
    ),
    (
        "one is what the other leaves",
        (
            "CASE WHEN l.unit = 'percent' AND NOT p.compatible AND abs(l.nominal + r.nominal - 100) < 1e-6"
            f" AND l.nominal <> r.nominal THEN {COMPLEMENT} ELSE 0 END"
        ),
    ),
    (
        "a part of the time may be suspended",
        (
            f"CASE WHEN l.unit = 'second' AND NOT p.compatible AND l.nominal > {LONG} AND r.nominal > {LONG}"
            f" AND list_has_any(list_concat(l.words, l.wider, r.words, r.wider), {list(_TIMES[0])})"
            f" AND (list_has_any(list_concat(l.words, l.wider), {_SUSPENDED})"
            f" OR list_has_any(list_concat(r.words, r.wider), {_SUSPENDED})) THEN {SERVED} ELSE 0 END"
        ),
    ),
    (
        "one was held before there was a sentence",
        (
            "CASE WHEN l.unit = 'second' AND NOT p.compatible"
            f" AND list_has_any(l.words, {_HELD}) <> list_has_any(r.words, {_HELD}) THEN {SERVED} ELSE 0 END"
        ),
    ),
    (
        "both say how long one kind of thing lasts",
        f"CASE WHEN l.unit = 'second' AND NOT p.compatible AND ({_SAME_TIME}) THEN {SAME_TIME} ELSE 0 END",
    ),
)
