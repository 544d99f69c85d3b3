"""The words around a number in, how they loosen it out: "nearly", "at least", "or so".

The intervals, and why:
- about n: a tenth either way, or half the step it is written to if that is more, and for counts at
  least one; newsrooms round to the nearest tenth or to the last digit they write.
- nearly n: from 0.85 n to n; one would name a smaller round number below that.
- over n: from n to 1.5 n, or one step up if that is more; a writer takes the round number next
  below.  "just over" stays within a tenth.
- under n: from half of n to n, likewise.
- at least n has no upper end, at most n begins at 0: both are limits, not estimates.
The ends are closed, so "more than 40" includes 40: sources use "over 40" and "40" for one thing.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import cast

from checker.extract.lexicon import table
from checker.extract.wordclass import words
from checker.model.value import Hedge

_HANDED = words("""
    hand hands handed handing turn turns turned turning sign signs signed signing pass passes passed
    passing make made making take takes took taken taking win wins won give gave given bring brought
    carry carried run ran knock knocked loan loaned pull pulled
""")
"""Verbs that "over" belongs to."""


@lru_cache(maxsize=1)
def _hedges() -> dict[str, tuple[Hedge, bool]]:
    """Return each hedge that stands before a number, and whether it is narrow."""
    return {
        name.lower(): (cast("Hedge", key.split()[0]), key.endswith(" narrow"))
        for key, names in table("hedges").items()
        if not key.endswith(" after")
        for name in names
    }


@lru_cache(maxsize=1)
def _trailing() -> tuple[tuple[str, Hedge], ...]:
    found = [
        (name.lower(), cast("Hedge", key.split()[0]))
        for key, names in table("hedges").items()
        if key.endswith(" after")
        for name in names
    ]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair[0])))


def hedge_before(text: str, floor: int, begin: int) -> tuple[Hedge, bool, int] | None:
    """Return the hedge right before *begin*, whether it is narrow, and where it begins."""
    low = max(floor, begin - 48)
    before = [(m.group(), m.start()) for m in re.finditer(r"[\w.’'-]+|[^\w\s]", text[low:begin])]
    gap = text[low:begin]
    if not before or gap[len(gap.rstrip(" \u00a0")) :] == "" or "\n" in gap[before[-1][1] :]:
        return None
    if before[-1][0].lower() in {"a", "an", "the"} and len(before) > 1:
        before.pop()  # "nearly a million", "at least the 40"
    for size in range(min(4, len(before)), 0, -1):
        part = before[-size:]
        if (
            part[0][0].lower() == "over"
            and size < len(before)
            and before[-size - 1][0].lower() in _HANDED
        ):
            continue  # "hand over 40 crates" is exact
        if part[0][1] == 0 and low > floor:
            continue  # may be cut in the middle of a word
        found = _hedges().get(" ".join(word.lower() for word, _ in part))
        if found:
            return found[0], found[1], low + part[0][1]
    return None


def hedge_after(text: str, at: int, stop: int) -> tuple[Hedge, int] | None:
    """Return the hedge right behind *at* ("or so", "-odd", "+"), and where it ends."""
    window = text[at : min(stop, at + 20)].lower()
    if window.startswith("+") and not window[1:2].isalnum():
        return "at-least", at + 1
    for name, hedge in _trailing():
        for lead in ("", "-") if name.startswith("-") else (" ", "-"):
            if window.startswith(lead + name):
                size = len(lead) + len(name)
                if not window[size : size + 1].isalnum():
                    return hedge, at + size
    return None


def sober(hedge: Hedge, written: str, number: Fraction, unit: str) -> Hedge:
    """Return what *hedge* says of *number*: "no fewer than 29" only marvels at it, if not round."""
    odd = not unit and number.denominator == 1 and number % 10 != 0
    return "exact" if hedge == "at-least" and odd and written.lower().startswith("no ") else hedge


def interval(
    nominal: Fraction, step: Fraction, hedge: Hedge, *, narrow: bool = False, counted: bool = False
) -> tuple[float, float]:
    """Return the lowest and the highest value that the hedge allows."""
    size = abs(nominal)
    if hedge == "about":
        slack = max(size / 10, step / 2, Fraction(1 if counted else 0))
        return float(nominal - slack), float(nominal + slack)
    if hedge == "at-least":
        return float(nominal), float("inf")
    if hedge == "at-most":
        return float(min(nominal, Fraction(0))), float(nominal)
    spread = {
        "nearly": size * Fraction(15, 100),
        "over": size / 10 if narrow else max(size / 2, step),
        "under": size / 2,
    }.get(hedge, Fraction(0))
    if hedge == "over":
        return float(nominal), float(nominal + spread)
    return float(nominal - spread), float(nominal)
