"""The explicit weights with which evidence for a match is combined, in bits of log2 odds.

Each row is one kind of agreement or disagreement of two claims (a comparison vector of Fellegi
and Sunter); its weight is added where its condition holds.  `check explain` prints the rows.
"""

from __future__ import annotations

from dataclasses import dataclass

from checker.extract.fate import FATES
from checker.match.crowd import crowd_bits
from checker.match.told import TOLD


@dataclass(frozen=True, slots=True)
class Weight:
    """One reason: a number of bits as an SQL expression over the pair `p` and claims `l` and `r`."""

    reason: str
    sql: str


HEAD_BITS = 2.0
HEAD_SHARE = 0.5
"""Of the bits of the noun counted: "depositors" says more than "people"."""
COUNTED_DIFFERS = -10.0
"""For plain counts and shares: 40 nurses are never 60 beds."""
AGES = -12.0
ELSEWHERE = -5.5
HEAD_DIFFERS = -3.0
"""For measures: what "for repairs" or "of milk" narrows is found less surely."""
HEAD_OF_CLASS = -3.0
"""Adults and patients, households and families."""
GENERIC_HEADS = (
    "people", "person", "number", "figure", "total", "toll", "count", "thing", "case", "majority", "share",
    "proportion", "portion", "part", "rest", "sum",
)  # fmt: skip
"""Words that count anything: they neither agree nor disagree with a narrower one."""
HEAD_ONE_SIDED = -1.5
NEAR_MOST = 10.0
WIDE_SHARE = 0.15
WIDE_MOST = 2.0
NAME_MOST = 2.0
NAMES_DIFFER = -0.5
NUMBER_BITS = 2.0
NUMBERS_MOST = 4.0
YEARS_DIFFER = -12.0
YEAR_ONE_SIDED = -2.0
MODIFIER_BITS = 1.5
MODIFIER_MISSING = -1.0
CHANGE_OR_LEVEL = -8.0
PART_OR_WHOLE = -4.0
SHARE_OR_RATE = -2.0
HALVES = -3.0
"""Two groups of a trial, two sides of a road."""
NO_WORD = -3.0
BOTH_MADE = -12.0
"""Unless they are of one whole: else the numbers differ, and have claims of their own."""
ONE_WORD = -0.5
UNIT_BITS = 1.0
RARE_UNIT_BITS = 3.0
"""Few things in a story have a speed, a weight or an area."""
CLOSE_VALUES = 1.5
FAR_VALUES = -3.0
EQUAL_VALUES = 3.0
AGREED_ELSEWHERE = -5.0
SAME_DIGITS = 6.0
SAME_TWO_DIGITS = 5.0
SAME_FEW_DIGITS = 1.5
"""Unlike values with the same digits as written differ by their unit or scale: a typical slip."""
TENFOLD = 1.0
"""A nought too many, or a point that slipped."""
OTHER_MONEY = 2.5
"""One number in two currencies: converted it would be another."""
BESIDE = -6.0
"""A text that gives both figures side by side tells two things apart."""
AWAY = -12.0
"""What is told of a place "there" is told of nothing else."""
SWAPPED_DIGITS = 7.0
SWAPPED_TWO_DIGITS = 5.0
"""Among unlike figures of one story swapped digits were a slip in 13 pairs of 13 that were looked at."""
NEAR_DIGITS = 1.0
NEAR_TWO_DIGITS = 3.0
NEAR_THREE_DIGITS = 4.5
"""One digit of so many that tell is another: by chance that is the rarer the more there are."""
NEAR_DATES = 2.0
UNLIKE_DATES = -4.0
DURATIONS = -2.0
HEAD_OF_TEXT = 3
LEAD_BITS = 2.0
"""News puts what matters first: the figures of two leads are often of one thing."""
PRIOR = 3.0
"""Bits that a pair begins with where each document has one figure of the kind only."""
PRIOR_LEAST = -7.0
ONE_SIDED_SHARE = -0.2
ONE_SIDED_MOST = -2.0
"""What stands near one figure only speaks against the match, up to so many bits."""
MONTHS_DIFFER = -6.0
FORECAST = -4.0
AGREE_THRESHOLD = 8.0
"""Bits above which two figures that agree are held to be about one thing."""
THRESHOLD = 7.0
"""Bits above which two figures that do not agree are: a false alarm costs more than a miss."""

FATE_BITS = 3.0
"""A story has one number of dead, injured or arrested."""
FATE_NARROWED = -2.0
"""But its dead soldiers are some of its dead."""
_FATES = "('" + "', '".join(sorted(FATES)) + "')"
_USUAL_UNITS = "('percent', 'second', 'metre', 'clock', 'year-of-age', 'litre')"
_HEAD = "l.head <> '' AND r.head <> ''"
_ANYTHING = "('" + "', '".join(GENERIC_HEADS) + "')"
_YEARS = "len(l.years) > 0 AND len(r.years) > 0"
_OTHER_YEAR = (
    "len(list_filter({side}.years, lambda y: y <> year({side}.published))) > 0"
    " AND len({other}.years) = 0 AND {side}.published IS NOT NULL"
)

FIGURES = (
    *(Weight(reason, sql) for reason, sql in TOLD),
    Weight(
        "what is counted is the same",
        f"CASE WHEN {_HEAD} AND l.head = r.head THEN least({HEAD_BITS}, {HEAD_SHARE} * p.head_bits) ELSE 0 END",
    ),
    Weight(
        "both say how many came to one end",
        f"CASE WHEN l.head = r.head AND l.head IN {_FATES} AND l.unit = '' AND NOT p.compatible"
        f" THEN CASE WHEN list_filter(l.modifiers, lambda m: m <> 'part') = list_filter(r.modifiers, lambda m: m <> 'part')"
        f" THEN {FATE_BITS} ELSE {FATE_NARROWED} END ELSE 0 END",
    ),
    Weight(
        "what is counted differs",
        f"CASE WHEN NOT ({_HEAD}) OR l.head = r.head OR l.value_type <> 'quantity' THEN 0"
        f" WHEN l.head IN {_ANYTHING} OR r.head IN {_ANYTHING} THEN 0"
        " WHEN list_contains(r.modifiers, l.head) OR list_contains(l.modifiers, r.head)"
        f" THEN {HEAD_OF_CLASS} / 2"
        f" WHEN p.one_word_or_other THEN {HEAD_OF_CLASS} / 2 WHEN p.same_class THEN {HEAD_OF_CLASS}"
        f" WHEN l.unit IN ('', 'percent', 'ratio') THEN {COUNTED_DIFFERS} ELSE {HEAD_DIFFERS} END",
    ),
    Weight(
        "ages of nobody that both name",
        f"CASE WHEN l.unit = 'year-of-age' AND p.name_bits = 0 THEN {AGES} ELSE 0 END",
    ),
    Weight(
        "the other source has the same figure too",
        f"CASE WHEN NOT p.compatible AND p.elsewhere THEN {ELSEWHERE} ELSE 0 END",
    ),
    Weight(
        "the figure stands beside the other one too",
        f"CASE WHEN NOT p.compatible AND p.beside THEN {BESIDE} ELSE 0 END",
    ),
    Weight(
        "one is of a place that the other text does not name",
        f"CASE WHEN NOT p.compatible AND p.away THEN {AWAY} ELSE 0 END",
    ),
    Weight(
        "only one says what is counted",
        "CASE WHEN l.value_type = 'quantity' AND (l.head = '') <> (r.head = '') AND NOT p.head_named"
        f" THEN {HEAD_ONE_SIDED} ELSE 0 END",
    ),
    Weight("words near both in common", f"least(p.near_bits, {NEAR_MOST})"),
    Weight(
        "words near one only",
        "CASE WHEN p.compatible OR p.same_digits OR p.swapped_digits THEN 0 ELSE"
        f" greatest({ONE_SIDED_MOST}, {ONE_SIDED_SHARE}"
        " * greatest(0, least(p.left_near, p.right_near) - p.near_bits - p.wide_bits)) END",
    ),
    Weight(
        "words in the wider context in common", f"least(p.wide_bits * {WIDE_SHARE}, {WIDE_MOST})"
    ),
    Weight("names in common", f"least(p.name_bits * 0.5, {NAME_MOST})"),
    Weight(
        "names differ",
        "CASE WHEN len(l.names) > 0 AND len(r.names) > 0 AND p.name_bits = 0"
        f" THEN {NAMES_DIFFER} ELSE 0 END",
    ),
    Weight(
        "other figures in common",
        f"least(len(list_intersect(l.numbers, r.numbers)) * {NUMBER_BITS}, {NUMBERS_MOST})",
    ),
    Weight(
        "they speak of different years",
        f"CASE WHEN {_YEARS} AND NOT list_has_any(l.years, r.years) THEN {YEARS_DIFFER} ELSE 0 END",
    ),
    Weight(
        "one speaks of another year",
        f"CASE WHEN l.value_type = 'date' THEN 0 WHEN ({_OTHER_YEAR.format(side='l', other='r')})"
        f" OR ({_OTHER_YEAR.format(side='r', other='l')}) THEN {YEAR_ONE_SIDED} ELSE 0 END",
    ),
    Weight(
        "they speak of different months",
        "CASE WHEN l.value_type = 'quantity' AND len(l.months) > 0 AND len(r.months) > 0"
        f" AND NOT list_has_any(l.months, r.months) THEN {MONTHS_DIFFER} ELSE 0 END",
    ),
    Weight(
        "one is a forecast",
        "CASE WHEN 'expected' IN (l.modality, r.modality) AND list_has_any(['asserted', 'decided'], [l.modality, r.modality])"
        f" THEN {FORECAST} ELSE 0 END",
    ),
    Weight(
        "narrowed in the same way",
        f"CASE WHEN list_has_any(l.modifiers, r.modifiers) THEN {MODIFIER_BITS} ELSE 0 END",
    ),
    Weight(
        "narrowed differently",
        "CASE WHEN len(l.modifiers) + len(r.modifiers) > 0"
        " AND NOT list_has_any(l.modifiers, r.modifiers)"
        f" THEN {MODIFIER_MISSING} ELSE 0 END",
    ),
    Weight(
        "one is a change or a former value",
        "CASE WHEN l.unit = 'percentage-point' THEN 0"  # always a change
        " WHEN list_contains(l.modifiers, 'change') <> list_contains(r.modifiers, 'change')"
        " OR list_contains(l.modifiers, 'former') <> list_contains(r.modifiers, 'former')"
        f" THEN {CHANGE_OR_LEVEL} ELSE 0 END",
    ),
    Weight(
        "one is a part of more",
        "CASE WHEN NOT p.compatible AND l.value_type = 'quantity'"
        " AND list_contains(l.modifiers, 'part') <> list_contains(r.modifiers, 'part')"
        f" THEN {PART_OR_WHOLE} ELSE 0 END",
    ),
    Weight(
        "one is for each of several",
        "CASE WHEN NOT p.compatible AND l.value_type = 'quantity'"
        " AND list_contains(l.modifiers, 'each') <> list_contains(r.modifiers, 'each')"
        f" THEN {PART_OR_WHOLE} ELSE 0 END",
    ),
    Weight(
        "one is a share in words, the other may be a rate",
        "CASE WHEN l.unit = 'percent'"
        " AND list_contains(l.modifiers, 'in words') <> list_contains(r.modifiers, 'in words')"
        f" THEN {SHARE_OR_RATE} ELSE 0 END",
    ),
    Weight(
        "one is half of the other",
        "CASE WHEN NOT p.compatible AND NOT p.same_digits AND abs(p.ratio - 0.5) < 1e-9"
        f" THEN {HALVES} ELSE 0 END",
    ),
    Weight(
        "no word near them in common",
        "CASE WHEN NOT p.compatible AND p.near_bits = 0 AND p.head_bits = 0 AND NOT p.same_digits"
        " AND NOT (p.swapped_digits AND len(l.digits) > 2)"
        f" AND (p.candidates > 1 OR l.unit = '' OR l.unit IN {_USUAL_UNITS} OR l.unit = upper(l.unit))"
        f" THEN {NO_WORD} ELSE 0 END",
    ),
    Weight(
        "shares worked out from two numbers",
        "CASE WHEN l.unit = 'percent' AND list_contains(l.modifiers, 'made') AND list_contains(r.modifiers, 'made')"
        " AND NOT list_has_any(l.numbers, r.numbers)"
        f" THEN {BOTH_MADE} ELSE 0 END",
    ),
    Weight(
        "one word alone in common",
        "CASE WHEN NOT p.compatible AND NOT p.same_digits AND len(p.tokens) = 1"
        f" THEN {ONE_WORD} ELSE 0 END",
    ),
    Weight(
        "the same unit",
        f"CASE WHEN l.unit = '' OR l.unit <> r.unit THEN 0 WHEN l.unit IN {_USUAL_UNITS} OR l.unit = upper(l.unit)"
        f" THEN {UNIT_BITS} ELSE {RARE_UNIT_BITS} END",
    ),
    Weight(
        "figures of one size",
        "CASE WHEN l.value_type <> 'quantity' THEN 0"
        f" WHEN l.unit <> r.unit THEN {OTHER_MONEY} WHEN p.tenfold OR p.same_digits AND l.turned THEN {TENFOLD} WHEN p.ratio >= 0.5 THEN"
        f" {CLOSE_VALUES} WHEN p.ratio < 0.1 THEN {FAR_VALUES} * 3"
        f" WHEN p.ratio < 0.25 THEN {FAR_VALUES} ELSE 0 END",
    ),
    Weight(
        "the same digits",
        f"CASE WHEN NOT p.compatible AND p.same_digits"
        f" THEN CASE WHEN len(l.told) >= 3 THEN {SAME_DIGITS} WHEN len(l.told) = 2 THEN {SAME_TWO_DIGITS}"
        f" ELSE {SAME_FEW_DIGITS} END"
        f" WHEN NOT p.compatible AND p.swapped_digits"
        f" THEN CASE WHEN len(l.digits) > 2 OR l.value_type = 'date' THEN {SWAPPED_DIGITS} ELSE {SWAPPED_TWO_DIGITS} / (1 + {crowd_bits('p.documents')} / 4) END"
        " WHEN NOT p.compatible AND p.near_digits AND p.ratio >= 0.5"
        f" THEN CASE greatest(len(l.told), len(r.told)) WHEN 1 THEN {NEAR_DIGITS}"
        f" WHEN 2 THEN if(len(l.digits) > 2, {NEAR_TWO_DIGITS}, {NEAR_DIGITS}) ELSE {NEAR_THREE_DIGITS} END ELSE 0 END",
    ),
    Weight(
        "dates near each other",
        "CASE WHEN l.value_type = 'date' AND NOT p.compatible"
        f" AND abs(date_diff('day', l.date_low, r.date_low)) <= 7 THEN {NEAR_DATES} ELSE 0 END",
    ),
    Weight(
        "dates of unlike exactness",
        "CASE WHEN l.value_type = 'date' AND NOT p.compatible AND l.granularity <> r.granularity"
        f" THEN {UNLIKE_DATES} ELSE 0 END",
    ),
    Weight(
        "both stand at the head of their text",
        f"CASE WHEN l.statement <= {HEAD_OF_TEXT} AND r.statement <= {HEAD_OF_TEXT} AND l.value_type = 'quantity'"
        f" AND (l.head = r.head OR l.head = '' OR r.head = '') THEN {LEAD_BITS} ELSE 0 END",
    ),
    Weight(
        "how long things last is said of many things",
        f"CASE WHEN l.unit = 'second' AND NOT p.compatible THEN {DURATIONS} ELSE 0 END",
    ),
    Weight(
        "few others that it could be",
        f"greatest({PRIOR_LEAST}, {PRIOR} - log2(p.candidates))",
    ),
    Weight(
        "many documents to choose from",
        f"CASE WHEN p.compatible THEN 0 ELSE -{crowd_bits('p.documents')} END",
    ),
    Weight("the values agree", f"CASE WHEN p.compatible THEN {EQUAL_VALUES} ELSE 0 END"),
)
