"""Which year a day or month without one means: the words around it in, a year out."""

from __future__ import annotations

import datetime as dt
import re

from checker.extract.calendar import safe
from checker.extract.moment import Passage
from checker.extract.tense import leaning

_OLD_YEAR = re.compile(r"(?<![\d,.$€£])(?:1[5-9]\d\d|20\d\d)(?![\d,%]|\.\d)")
_SENTENCE = re.compile(r"[.!?;]\s")
_COMPARED = re.compile(r"\b(?:since|than in|until|by)\s+(?:\w+\s+)?\d{4}")


def infer_year(
    passage: Passage, month: int, day: int, span: tuple[int, int],
    weekdays: tuple[tuple[int, int], ...] = (),
) -> int | None:  # fmt: skip
    """Return the year of the occurrence nearest the publication day; None where unsure."""
    published = passage.published
    if published is None:
        return None
    choices = [d for y in (-1, 0, 1) if (d := safe(published.year + y, month, day))]
    if not choices:
        return None
    nearest = min(choices, key=lambda d: abs((d - published).days))
    distance = (nearest - published).days
    if weekdays and abs(distance) < 190 and nearest.weekday() == weekdays[0][0]:
        return nearest.year
    if _elsewhere(passage, span, nearest.year) or (weekdays and abs(distance) >= 190):
        return None
    if weekdays or abs(distance) <= 60:
        return nearest.year
    return _by_tense(passage, span, nearest, distance)


def _by_tense(passage: Passage, span: tuple[int, int], nearest: dt.date, distance: int) -> int:
    """Return the year that the tense tells; where it tells none, news speaks of what is near."""
    lean = leaning(passage, *span)
    if lean == "past":
        return nearest.year - (distance > 0)
    return nearest.year + (distance < 0 and lean == "future")


def _elsewhere(passage: Passage, span: tuple[int, int], year: int) -> bool:
    """Whether the sentence speaks of another year: "in 1944, on 6 June"."""
    before = _SENTENCE.split(passage.before(span[0], 150))[-1]
    after = _SENTENCE.split(passage.after(span[1], 100))[0]
    told = {int(y) for y in _OLD_YEAR.findall(before)}
    later = {int(y) for y in _OLD_YEAR.findall(_COMPARED.sub("", after))}
    return bool(told and year not in told) or any(abs(y - year) > 1 for y in later)
