"""A passage in, its figures out, neighbours joined to ranges, shares and compound measures.

"18 to 25 percent" is one figure, "18 and 25 percent" are two, "two to one" is none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from checker.extract.decoy import decoys
from checker.extract.figure import Figure, measured, single
from checker.extract.fraction import multiplied, of_each, out_of
from checker.extract.number import Numeral, numerals

_TO = re.compile(r"[ \u00a0](?:to|or)[ \u00a0]|[ \u00a0]?[-–][ \u00a0]?|-to-", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:between|ranging from|range from|ranges from|ranged from|anywhere from)[ \u00a0]$",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"\b(?:by|up|down|rose|rises?|risen|fell|falls?|fallen|jumped|climbed|gained|lost|dropped"
    r"|slipped|increased|grew|shed"
    r"|decreased|declined|added|eased|advanced|soared|plunged|tumbled|sank|surged)[ \u00a0]"
    r"(?:[\w]{1,15}[ \u00a0]){0,3}$",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"\b(?:won|lost|beat|beaten|voted|vote|wins?|loss|defeat|victory|drew|draw|score)[ \u00a0]"
    r"(?:\w{1,15}[ \u00a0]){0,2}$",
    re.IGNORECASE,
)
_NOUN_BEHIND = re.compile(r"[ \u00a0-][a-z]{3}")
_GAP_LIMIT = 24
_WIDEST = 20
_ADDED = frozenset({
    ("hour", "minute"), ("minute", "second"), ("foot", "inch"), ("year", "month"),
    ("day", "hour"), ("pound", "ounce"),
})  # fmt: skip
_FROM = re.compile(r"\bfrom[ \u00a0](?:an?[ \u00a0])?$", re.IGNORECASE)
_SHARE = re.compile(r"[ \u00a0](?:in|out of)(?:[ \u00a0]every)?[ \u00a0]|-in-", re.IGNORECASE)
_VERSUS = re.compile(
    r"(?:[ \u00a0](?:votes|goals|points|games|sets|frames)(?:[ \u00a0]to)?"
    r"|[ \u00a0]votes?[ \u00a0](?:to|against))[ \u00a0](?:to[ \u00a0])?$",
    re.IGNORECASE,
)
_COMPOUND_GAP = re.compile(r"[ \u00a0]?(?:,?[ \u00a0]?and[ \u00a0]|,[ \u00a0])?", re.IGNORECASE)


def figures(text: str, start: int, end: int) -> list[Figure]:
    """Return the figures of text[start:end] in order, not overlapping."""
    found: list[Figure] = []
    for numeral in _clear(text, start, end):
        floor = found[-1].end if found else start
        figure = None if numeral.kind == "bad" else single(text, numeral, floor, end)
        if figure is None:
            continue
        found.append(figure)
    more = multiplied(text, start, end)
    if more:
        clear = [f for f in found if not any(f.start < m.end and m.start < f.end for m in more)]
        found = sorted([*clear, *more], key=lambda figure: figure.start)
    return [of_each(text, figure) for figure in _joined(text, found, start, end)]


def _clear(text: str, start: int, end: int) -> list[Numeral]:
    """Return the numerals that do not stand in a date, a clock time or an address."""
    found = numerals(text, start, end)
    windows: list[tuple[int, int]] = []
    for numeral in found:
        low, high = max(start, numeral.start - 40), min(end, numeral.end + 40)
        if windows and low <= windows[-1][1]:
            windows[-1] = (windows[-1][0], high)
        else:
            windows.append((low, high))
    masks = [span for low, high in windows for span in decoys(text, low, high)]
    kept: list[Numeral] = []
    at = 0
    for numeral in found:
        while at < len(masks) and masks[at][1] <= numeral.start:
            at += 1
        if at == len(masks) or masks[at][0] >= numeral.end:
            kept.append(numeral)
    return kept


def _joined(text: str, found: list[Figure], start: int, end: int) -> list[Figure]:
    """Join neighbours: "18 to 25 percent", "one in twelve", "6ft 2in"; drop what is a result."""
    row: list[Figure] = []
    at = 0
    while at < len(found):
        figure = found[at]
        following = found[at + 1] if at + 1 < len(found) else None
        if following is None:
            row.append(figure)
            break
        floor = row[-1].end if row else start
        joined = _pair(text, figure, following, floor)
        if joined is None:
            joined = out_of(text, figure, following, end)
        if joined is None:
            row.append(figure)
            at += 1
        elif isinstance(joined, Figure):
            found[at + 1] = joined
            at += 1
        else:
            row += joined
            at += 2
    return row


def _pair(text: str, left: Figure, right: Figure, floor: int) -> Figure | list[Figure] | None:
    """Join two figures into one, or into a list to take in their place; None leaves both alone."""
    gap = text[left.end : right.start]
    if len(gap) > _GAP_LIMIT or left.ordinal or right.ordinal:
        return None
    if _VERSUS.fullmatch(gap):
        return []
    whole = _share(gap, left, right) or _added(gap, left, right)
    if whole:
        return whole
    between = _BETWEEN.search(text, max(floor, left.start - 16), left.start)
    if _TO.fullmatch(gap) or (between and gap.lower() == " and "):
        return _range(text, left, right, between, floor)
    return _listed(gap, left, right)


def _listed(gap: str, left: Figure, right: Figure) -> list[Figure] | None:
    """Give the first number of "18 and 25 percent" the unit of the second."""
    if gap.lower() not in {" and ", ", "} or left.unit or left.scaled or right.measure is None:
        return None
    if right.unit != "percent":
        return None
    return [replace(measured(left, right.measure), certain=True), right]


def _share(gap: str, left: Figure, right: Figure) -> Figure | None:
    """Join "one in twelve", "9 out of 10"."""
    if not _SHARE.fullmatch(gap) or left.unit or right.unit or left.scaled or right.scaled:
        return None
    if not 0 < left.bare < right.bare or (1600 <= right.bare <= 2100 and not right.words):
        return None
    value = left.bare / right.bare
    step = min(left.bare_step / right.bare, value / 10)
    return replace(
        left, end=right.end, low=value, high=value, nominal=value, unit="ratio", step=step,
        certain=True, single=False,
    )  # fmt: skip


def _added(gap: str, left: Figure, right: Figure) -> Figure | None:
    """Join "two hours and 40 minutes", "6ft 2in"."""
    if left.measure is None or right.measure is None or not _COMPOUND_GAP.fullmatch(gap):
        return None
    if (left.measure.name, right.measure.name) not in _ADDED:
        return None
    if left.ranged or right.ranged or left.nominal is None or right.nominal is None:
        return None
    return replace(
        left, end=right.end, low=left.low + right.low, high=left.high + right.high,
        nominal=left.nominal + right.nominal, step=right.step, measure=right.measure,
    )  # fmt: skip


def _range(
    text: str, left: Figure, right: Figure, between: re.Match[str] | None, floor: int
) -> Figure | list[Figure] | None:
    """Join "18 to 25 percent"; nothing stands for a result, two figures for a change."""
    if left.nominal is None or right.nominal is None or "ratio" in {left.unit, right.unit}:
        return None
    alike = _alike(left, right)
    if alike is None:
        return [] if left.money and right.scaled else None
    left, right = alike
    if left.unit != right.unit:
        return None
    if not between and (result := _no_range(text, left, right, floor)) is not None:
        return result
    if left.low >= right.high or (not between and 0 < left.low * _WIDEST < right.high):
        return [left, right] if left.unit else []  # no range that anyone would name
    return replace(
        left, start=between.start() if between else left.start, end=right.end, low=left.low,
        high=right.high, nominal=None, step=max(left.step, right.step), ranged=True, certain=True,
        measure=right.measure, unit=right.unit, compound=right.compound, single=False,
        scaled=right.scaled, counted=right.counted,
    )  # fmt: skip


def _no_range(text: str, left: Figure, right: Figure, floor: int) -> list[Figure] | None:
    """Return what stands in place of a range: nothing for a result, two figures for a change."""
    gap = text[left.end : right.start].strip(" \u00a0").lower()
    if gap in {"-", "–"} and not left.unit and not _NOUN_BEHIND.match(text, right.end):
        return []
    low = max(floor, left.start - 40)
    if _RESULT.search(text, low, left.start) and gap != "or" and not left.unit:
        return []
    former = _FROM.search(text, low, left.start)
    if gap == "to" and (former or _CHANGED.search(text, low, left.start)):
        return [
            replace(left, certain=True, change=not former),
            replace(right, certain=True),
        ]
    return None


def _alike(left: Figure, right: Figure) -> tuple[Figure, Figure] | None:
    """Give both ends of a range the scale and the unit that only one of them shows."""
    if right.scaled and not left.scaled and (left.measure is None or left.money):
        scale = _scale_of(right, left.bare)
        if left.bare >= right.bare / scale:
            return None  # "$500 to 1 million"
        left = replace(
            left, bare=left.bare * scale, bare_step=left.bare_step * scale, low=left.low * scale,
            high=left.high * scale, step=left.step * scale, nominal=left.bare * scale,
        )  # fmt: skip
    if left.measure is None and right.measure is not None:
        left = measured(left, right.measure)
    elif left.measure is not None and left.money and right.measure is None:
        right = measured(right, left.measure)
    return left, right


def _scale_of(figure: Figure, lower: Fraction) -> Fraction:
    """Return the scale of "5 million", and for a *lower* end under ten that of "four hundred"."""
    scale = Fraction(1)
    while scale * 1000 <= abs(figure.bare) and scale < 10**12:
        scale *= 1000
    hundreds = figure.bare / scale / 100
    if figure.words and lower < 10 and hundreds.denominator == 1 and hundreds > lower:
        scale *= 100
    return scale
