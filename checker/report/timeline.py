"""A thing that dated sources speak of in, a picture of its values over publication dates out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model.report import Report
from checker.model.thing import Said, ThingLine
from checker.report.letter import Letter, letter_of
from checker.report.matrix import things_of
from checker.report.panel import value_words
from checker.report.shape import STATES, Shape
from checker.report.style import safe

_MOST = 12
_LANES = 6
"""Values that one picture holds; the table below it holds all of them."""
_DOTS = 40
WIDTH = 580
_LEFT, _RIGHT = 186, 566
_TOP, _LANE = 24, 36
_DODGE = 40
_LABEL = 20
_APART = 84
"""Units between two dates under the axis, so that they never touch."""


@dataclass(frozen=True)
class Dot:
    """One source's word on one day."""

    x: int
    y: int
    width: int
    letter: Letter


@dataclass(frozen=True)
class Timeline:
    """A picture, and the rows of the table below it."""

    label: str
    state: Shape
    height: int
    lanes: tuple[tuple[int, str], ...]
    ticks: tuple[tuple[int, str], ...]
    dots: tuple[Dot, ...]
    hidden: int
    """Values that had no room in the picture."""
    rows: tuple[tuple[str, Letter, str, str], ...]
    """Date, source, value and the source's words, in order of publication."""


def timelines(report: Report, letters: dict[str, Letter]) -> tuple[Timeline, ...]:
    """Return the things whose value differs over at least two days of publication."""
    chosen = []
    for line in things_of(report):
        dated = [(day, one) for one in line.said if (day := _day(one.published))]
        if len({day for day, _ in dated}) > 1 and len({one.key for _, one in dated}) > 1:
            chosen.append(_timeline(line, dated, letters))
        if len(chosen) == _MOST:
            break
    return tuple(chosen)


def _day(written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written[:10])
    except ValueError:
        return None


def _timeline(
    line: ThingLine, dated: Sequence[tuple[dt.date, Said]], letters: dict[str, Letter]
) -> Timeline:
    ordered = sorted(dated, key=lambda pair: (pair[0], pair[1].source, pair[1].key))
    keys = list(dict.fromkeys(one.key for _, one in ordered))
    shown = keys[:_LANES]
    words = {one.key: value_words(one.value, one.text) for _, one in ordered}
    first, last = ordered[0][0], ordered[-1][0]
    taken: set[tuple[int, int]] = set()
    dots = []
    for day, one in ordered[:_DOTS]:
        if one.key not in shown:
            continue
        y = _TOP + shown.index(one.key) * _LANE
        x = _place(day, first, last)
        aside = _DODGE if x < (_LEFT + _RIGHT) // 2 else -_DODGE
        while any(y == other and abs(x - at) < _DODGE for at, other in taken):
            x += aside
        taken.add((x, y))
        letter = letter_of(letters, one.source)
        dots.append(Dot(x, y, 14 + 8 * len(letter.text), letter))
    undated = [one for one in line.said if not _day(one.published)]
    rows = [(day.isoformat(), one) for day, one in ordered] + [("no date", one) for one in undated]
    return Timeline(
        label=safe(line.label),
        state=STATES[line.state],
        height=_TOP + len(shown) * _LANE + 24,
        lanes=tuple(
            (_TOP + number * _LANE, _short(words[key])) for number, key in enumerate(shown)
        ),
        ticks=_ticks(sorted({day for day, _ in ordered}), first, last),
        dots=tuple(dots),
        hidden=len(keys) - len(shown),
        rows=tuple(
            (day, letter_of(letters, one.source), value_words(one.value, one.text), safe(one.text))
            for day, one in rows
        ),
    )


def _place(day: dt.date, first: dt.date, last: dt.date) -> int:
    share = (day - first) / max(last - first, dt.timedelta(days=1))
    return round(_LEFT + 36 + share * (_RIGHT - _LEFT - 72))


def _ticks(days: Sequence[dt.date], first: dt.date, last: dt.date) -> tuple[tuple[int, str], ...]:
    """Return the dates under the axis: the first, the last, and those between that fit."""
    end = _place(last, first, last)
    ticks = [(_place(first, first, last), first.isoformat())]
    for day in days[1:-1]:
        x = _place(day, first, last)
        if x - ticks[-1][0] >= _APART and end - x >= _APART:
            ticks.append((x, day.isoformat()))
    ticks.append((end, last.isoformat()))
    return tuple(ticks)


def _short(words: str) -> str:
    return words if len(words) <= _LABEL else words[: _LABEL - 1].rstrip(" ,") + "…"
