"""A passage in; out, the shares of a whole that it writes without "percent" or "of".

"One pupil in four", "12 cents in every crown", "profit halved".
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from checker.extract.counted import is_plural, noun_run
from checker.extract.figure import Figure

_OUT_OF = re.compile(
    r"[ \u00a0](?P<noun>(?:[a-z’'-]+[ \u00a0]){0,2}[a-z’'-]{2,})[ \u00a0](?:in|out of)[ "
    r"\u00a0](?:every[ \u00a0])?",
)
_LIGHT = re.compile(r"\b(?:people|of|the|to|were|was|are|is|had|have|and|killed|died|hurt|dead)\b")
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000})
_OF_EACH = re.compile(
    r"[ \u00a0](?:in|on|of|out of|from|for)[ \u00a0](?:every|each|the)[ \u00a0]"
    r"(?:dollar|euro|pound|rand|franc|peso|crown|rupee|dollar spent|dollar earned)\b",
    re.IGNORECASE,
)
MULTIPLES = {
    "halved": 50, "halving": 50, "doubled": 100, "doubling": 100, "trebled": 200, "tripled": 200,
    "tripling": 200, "quadrupled": 300,
}  # fmt: skip
_TIMES = {
    "twice": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
}  # fmt: skip
_AS_MANY = re.compile(
    rf"\b(?:(?P<twice>twice)|(?P<times>{'|'.join(list(_TIMES)[1:])}|[2-9]|10) times) (?:"
    r"as (?:many|much|high|large|big|long|fast|likely|often|expensive|heavy|strong|deep|wide|great)"
    r"|the (?:size|number|amount|price|level|rate|length|cost|average|value|figure|total|limit)\b)",
    re.IGNORECASE,
)
_FOLD = re.compile(
    rf"\b(?:(?P<word>two|{'|'.join(list(_TIMES)[1:])})-?|(?P<digits>\d{{1,3}})-?)fold\b",
    re.IGNORECASE,
)
_MULTIPLIED = re.compile(
    rf"\b(?:{'|'.join(MULTIPLES)})\b(?!\s+(?:down|as|up on|back))", re.IGNORECASE
)


def out_of(text: str, left: Figure, right: Figure, end: int) -> Figure | None:
    """Return "one pupil in four", "three buses out of ten" as one share of what they count."""
    gap = _OUT_OF.fullmatch(text, left.end, right.start)
    if gap is None or left.unit or right.unit or left.scaled or _LIGHT.search(gap["noun"]):
        return None
    if not 0 < left.bare < right.bare or right.bare not in _DENOMINATORS:
        return None
    noun = gap["noun"].split()[-1]
    if (left.bare == 1) == is_plural(noun):
        return None
    behind = noun_run(text, right.end, end)
    if (
        behind
        and is_plural(behind[0].text)
        and behind[0].lower not in {"goes", "leaves"}
        and left.bare > 1
    ):
        return None
    value = left.bare / right.bare
    return replace(
        left, end=right.end, low=value, high=value, nominal=value, unit="ratio",
        step=min(left.bare_step / right.bare, value / 10), certain=True, single=False, counted=noun,
    )  # fmt: skip


def of_each(text: str, figure: Figure) -> Figure:
    """Return cents "in every dollar" as the share that they are."""
    behind = _OF_EACH.match(text, figure.end) if figure.money else None
    value = figure.nominal or Fraction(0)
    if behind is None or not 0 < value < 1:
        return figure
    return replace(
        figure, end=behind.end(), low=value, high=value, nominal=value, unit="ratio",
        step=Fraction(1, 100), measure=None, change=False,
    )  # fmt: skip


def multiplied(text: str, start: int, end: int) -> list[Figure]:
    """Return what "halved", "twice as many" and "fivefold" say, as changes in percent."""
    found = [
        _change(match, MULTIPLES[match.group().lower()])
        for match in _MULTIPLIED.finditer(text, start, end)
    ]
    found += [
        _change(match, 100 * (_count(match["times"] or "twice") - 1))
        for match in _AS_MANY.finditer(text, start, end)
    ]
    found += [
        _change(match, 100 * (_count(match["word"] or match["digits"]) - 1))
        for match in _FOLD.finditer(text, start, end)
    ]
    return [figure for figure in found if figure.low > 0]


def _count(word: str) -> int:
    lower = word.lower()
    return int(lower) if lower.isdecimal() else _TIMES.get(lower, 2)


def _change(match: re.Match[str], percent: int) -> Figure:
    value = Fraction(percent)
    return Figure(
        match.start(), match.end(), value, value, value, value / 10, unit="percent", bare=value,
        bare_step=value / 10, words=True, change=True,
    )  # fmt: skip
