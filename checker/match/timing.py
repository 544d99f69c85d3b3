"""The weights with which evidence that two dates, or two times of day, are of one event is combined.

Each row is one reason, in bits of log2 odds, as in `weight`: what a date dates counts most, then how
the two dates may have come to differ (digits swapped, the month or the weekday taken for another).
"""

from __future__ import annotations

from checker.match.crowd import crowd_bits
from checker.match.weight import Weight

PRIOR = -3.0
"""A document has many dates, and most are of other things."""
VERB_BITS = 3.0
KIND_BITS = 3.0
KINDS_MOST = 5.0
ACT_BITS = 1.5
ACTS_MOST = 3.0
KINDS_APART = -1.5
WORDS_MOST = 9.0
WORDS_SHARE = 0.8
WIDE_SHARE = 0.25
WIDE_MOST = 3.0
NAME_SHARE = 0.4
NAME_MOST = 3.0
ONE_SIDED_SHARE = -0.15
ONE_SIDED_MOST = -3.0
OTHER_SIDE = -8.0
"""What begins on one day does not end on it: "since May", "until June"."""
SAME_SIDE = 1.5
SAME_DAY_OTHER_MONTH = 4.0
SAME_WEEKDAY = 3.0
"""The weekday as written is the same, the day of the month is another."""
SWAPPED = 4.0
ONE_DIGIT = 1.5
OTHER_TEN = 2.5
"""3 and 13 June, 15 and 25 May: two days of one month are so by chance once in fifteen times."""
NEXT_DAY = 2.0
NEAR_DAYS = 1.0
FAR_DAYS = -2.0
OTHER_YEARS = -4.0
UNLIKE = -4.5
UNLIKE_YEARS = -4.0
"""Years of the background are many: two that are no slip of each other are of two events."""
NUMBER_BITS = 1.0
YEARS_DIFFER = -8.0
FORECAST = -3.0
AGREED_ELSEWHERE = -6.0
ELSEWHERE = -3.0
AGREE = 3.0
NO_EVENT = -3.0
SAME_OF_SEVERAL = 2.0
OTHER_OF_SEVERAL = -8.0
FIRST_OF_SEVERAL = -1.5
ONE_OF_SEVERAL = -4.0
SAME_CLOCK = 4.0
"""Six in the evening here and there: the same event, whatever the day."""
SAME_DAYS_OTHER_MONTH = 6.0
AHEAD = 1.5
"""What is planned for a month or a year to come is told once in a story."""
FAR_HOURS = -5.0
SAME_MINUTES = 2.0
AGREE_THRESHOLD = 6.0
THRESHOLD = 6.0

ALONE = 3.0
"""Each text has one date that the other does not have."""
TELLING_SHARE = 0.3
TELLING_MOST = 5.0
"""Bits for two statements that have more in common with each other than with any other."""
TOLD = -6.0
ANOTHER = -5.0
"""A text says that it speaks of another thing: "at the neighbouring farm"."""
OPPOSED = -4.0
"""Who comes on one day and goes on another does both."""
STARTS = "['appoint', 'begin', 'birth', 'found', 'open', 'wedding', 'build']"
STOPS = "['close', 'death', 'end', 'resign', 'use-by', 'verdict']"
BEHIND_AND_AHEAD = -3.0

ENDS = "['deadline', 'end', 'use-by']"
"""Kinds of event for which "on 3 May" and "until 3 May" are one day."""
ONCE = "['birth', 'death', 'resign', 'found', 'wedding', 'use-by', 'effect']"
ONCE_BITS = 1.5
"""Nobody is born twice, and few resign twice in one story."""
TODAY = -7.0
"""Each document has its own today, and says how things stand on it."""

_DATE = "l.value_type = 'date'"
_APART = "abs(date_diff('day', l.date_low, r.date_low))"

DATES = (
    Weight("dates are many", f"{PRIOR}"),
    Weight(
        "the same verb",
        f"CASE WHEN l.verb <> '' AND l.verb = r.verb THEN {VERB_BITS} ELSE 0 END",
    ),
    Weight(
        "the same kind of event",
        f"least(len(p.kinds) * {KIND_BITS}, {KINDS_MOST})",
    ),
    Weight(
        "what happens once",
        f"CASE WHEN list_has_any(p.kinds, {ONCE}) THEN {ONCE_BITS} ELSE 0 END",
    ),
    Weight(
        "what is done or happens in common",
        f"CASE WHEN l.verb <> '' AND l.verb = r.verb THEN 0 ELSE least(len(p.acts) * {ACT_BITS}, {ACTS_MOST}) END",
    ),
    Weight(
        "which of several it is",
        "CASE WHEN len(l.nth) = 0 AND len(r.nth) = 0 THEN 0 WHEN l.nth = r.nth"
        f" THEN {SAME_OF_SEVERAL} + CASE WHEN len(p.acts) > 0 OR l.verb = r.verb AND l.verb <> '' THEN {SAME_OF_SEVERAL} ELSE 0 END WHEN len(l.nth) = len(r.nth) THEN {OTHER_OF_SEVERAL}"
        f" WHEN 'nth: 1' IN (l.nth[1], r.nth[1]) THEN {FIRST_OF_SEVERAL} ELSE {ONE_OF_SEVERAL} END",
    ),
    Weight(
        "times beside them in common",
        f"CASE WHEN p.same_clock THEN {SAME_CLOCK} ELSE 0 END",
    ),
    Weight(
        "other kinds of event",
        "CASE WHEN len(l.modifiers) > 0 AND len(r.modifiers) > 0 AND len(p.kinds) + len(p.acts) = 0"
        f" AND l.verb <> r.verb AND NOT (p.choices = 1) THEN {KINDS_APART} ELSE 0 END",
    ),
    Weight(
        "neither the verb nor the event in common",
        "CASE WHEN NOT p.compatible AND NOT (p.swapped AND l.side <> '' AND l.side = r.side) AND (l.verb = '' OR l.verb <> r.verb) AND len(p.kinds) + len(p.acts) = 0"
        f" THEN {NO_EVENT} / if(p.choices = 1, 2, 1) ELSE 0 END",
    ),
    Weight(
        "the only dates that are left",
        f"CASE WHEN p.choices = 1 THEN {ALONE} WHEN p.choices = 2 THEN {ALONE} / 2 ELSE 0 END / if(l.coarse, 2, 1)",
    ),
    Weight(
        "the statements are each the counterpart of the other",
        "CASE WHEN p.compatible OR p.choices NOT BETWEEN 1 AND 2 THEN 0"
        f" ELSE least({TELLING_MOST}, {TELLING_SHARE} * p.telling) / if(p.mutual, 1, 2) END",
    ),
    Weight(
        "one begins what the other ends",
        "CASE WHEN NOT p.compatible AND len(p.kinds) + len(p.acts) = 0 AND"
        f" (list_has_any(l.modifiers, {STARTS}) AND list_has_any(r.modifiers, {STOPS})"
        f" OR list_has_any(l.modifiers, {STOPS}) AND list_has_any(r.modifiers, {STARTS})) THEN {OPPOSED} ELSE 0 END",
    ),
    Weight(
        "one is told apart from another",
        f"CASE WHEN p.choices BETWEEN 1 AND 2 AND ('told: other' IN l.said OR 'told: other' IN r.said) THEN {ANOTHER} ELSE 0 END",
    ),
    Weight(
        "one is the day of saying so",
        f"CASE WHEN l.told <> r.told AND NOT p.compatible THEN {TOLD} ELSE 0 END",
    ),
    Weight(
        "one was, the other will be",
        "CASE WHEN p.compatible OR p.choices = 0 OR p.same_clock THEN 0 WHEN (l.date_low > l.published) <> (r.date_low > r.published)"
        f" THEN {BEHIND_AND_AHEAD} ELSE 0 END",
    ),
    Weight("words near both in common", f"least(p.near_bits * {WORDS_SHARE}, {WORDS_MOST})"),
    Weight(
        "words in the wider context in common", f"least(p.wide_bits * {WIDE_SHARE}, {WIDE_MOST})"
    ),
    Weight("names in common", f"least(p.name_bits * {NAME_SHARE}, {NAME_MOST})"),
    Weight(
        "words near one only",
        "CASE WHEN p.compatible OR p.same_clock OR p.choices = 1 THEN 0 ELSE"
        f" greatest({ONE_SIDED_MOST}, {ONE_SIDED_SHARE}"
        " * greatest(0, least(p.left_near, p.right_near) - p.near_bits - p.wide_bits)) END",
    ),
    Weight(
        "one is the beginning, the other the end",
        f"CASE WHEN l.side <> r.side AND l.side <> '' AND r.side <> '' THEN {OTHER_SIDE}"
        f" WHEN l.side <> r.side AND 'until' IN (l.side, r.side) AND list_has_any(p.kinds, {ENDS}) THEN 0"
        f" WHEN l.side <> r.side AND ('until' IN (l.side, r.side) OR 'after' IN (l.side, r.side)) THEN {OTHER_SIDE} / 2"
        f" WHEN l.side = r.side AND l.side <> '' THEN {SAME_SIDE} ELSE 0 END",
    ),
    Weight(
        "how the two differ",
        f"CASE WHEN p.compatible OR NOT {_DATE} THEN 0"
        f" WHEN p.swapped THEN {SWAPPED}"
        f" WHEN p.other_month AND l.days > 1 THEN {SAME_DAYS_OTHER_MONTH}"
        f" WHEN p.other_month THEN {SAME_DAY_OTHER_MONTH}"
        f" WHEN p.same_weekday THEN {SAME_WEEKDAY}"
        f" WHEN p.one_digit THEN {ONE_DIGIT}"
        f" WHEN p.other_ten THEN {OTHER_TEN}"
        f" WHEN l.scale = 'year' AND r.scale = 'year' AND abs(year(l.date_low) - year(r.date_low)) > 3 THEN {UNLIKE_YEARS}"
        f" WHEN {_APART} <= 1 AND l.numbered AND r.numbered AND l.exact AND r.exact THEN {NEXT_DAY} + 1"
        f" WHEN {_APART} <= 1 AND l.exact AND r.exact THEN {NEXT_DAY}"
        f" WHEN {_APART} <= 7 THEN {NEAR_DAYS}"
        " WHEN l.exact AND r.exact AND l.numbered AND r.numbered AND NOT p.elsewhere"
        " AND date_trunc('month', l.date_low) = date_trunc('month', r.date_low)"
        " AND (l.verb = r.verb AND l.verb <> '' OR len(p.kinds) > 0"
        f" AND len(p.kinds) >= greatest(len(l.modifiers), len(r.modifiers))) THEN {NEAR_DAYS}"
        f" WHEN l.exact AND r.exact AND {_APART} > 400 THEN {OTHER_YEARS}"
        f" WHEN l.exact AND r.exact AND {_APART} > 31 THEN {FAR_DAYS}"
        " ELSE 0 END",
    ),
    Weight(
        "one is the day of writing",
        f"CASE WHEN NOT p.compatible AND (l.today OR r.today) THEN {TODAY} ELSE 0 END",
    ),
    Weight(
        "both lie ahead",
        f"CASE WHEN NOT p.compatible AND l.scale = r.scale AND (l.scale <> 'day' OR len(p.kinds) + len(p.acts) > 0 AND l.numbered AND r.numbered) AND l.date_low > l.published AND r.date_low > r.published THEN {AHEAD} ELSE 0 END",
    ),
    Weight(
        "times far from each other",
        f"CASE WHEN {_DATE} OR p.compatible THEN 0"
        f" WHEN l.nominal % 60 = r.nominal % 60 AND l.nominal % 60 <> 0 THEN {SAME_MINUTES}"
        f" WHEN abs(l.nominal - r.nominal) > 240 AND abs(l.nominal - r.nominal) <> 720 THEN {FAR_HOURS} ELSE 0 END",
    ),
    Weight(
        "dates of unlike exactness",
        f"CASE WHEN {_DATE} AND NOT p.compatible AND l.scale = 'day' AND r.scale = 'day' AND (l.days > 1) <> (r.days > 1) THEN {UNLIKE}"
        f" WHEN {_DATE} AND NOT p.compatible AND l.scale <> r.scale THEN {UNLIKE} / if(p.choices = 1, 3, 1) ELSE 0 END",
    ),
    Weight(
        "other figures in common",
        f"least(len(list_intersect(l.numbers, r.numbers)), 2) * {NUMBER_BITS}",
    ),
    Weight(
        "they speak of different years",
        "CASE WHEN len(l.years) > 0 AND len(r.years) > 0 AND NOT list_has_any(l.years, r.years)"
        f" AND NOT {_DATE} THEN {YEARS_DIFFER} ELSE 0 END",
    ),
    Weight(
        "one is a forecast",
        "CASE WHEN NOT p.compatible AND (l.modality = 'expected') <> (r.modality = 'expected')"
        f" AND l.date_low <= l.published AND r.date_low <= r.published THEN {FORECAST} ELSE 0 END",
    ),
    Weight(
        "the other source has the same date too",
        f"CASE WHEN NOT p.compatible AND p.elsewhere THEN {ELSEWHERE} ELSE 0 END",
    ),
    Weight(
        "many documents to choose from",
        f"CASE WHEN p.compatible THEN 0 ELSE -{crowd_bits('p.documents')} END",
    ),
    Weight("the dates agree", f"CASE WHEN p.compatible THEN {AGREE} ELSE 0 END"),
)
