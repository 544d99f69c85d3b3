"""From a value as compared to the few words that stand beside its quote."""

from __future__ import annotations

import datetime as dt
import math
from typing import Any

from checker.report.style import safe

_SCALES = {
    "second": (("day", 86_400.0), ("hour", 3_600.0), ("minute", 60.0), ("second", 1.0)),
    "metre": (("km", 1_000.0), ("m", 1.0)),
    "gram": (("tonne", 1_000_000.0), ("kg", 1_000.0), ("g", 1.0)),
    "kilogram": (("tonne", 1_000.0), ("kg", 1.0)),
}
"""How people write a canonical unit, the largest first."""

_LARGE = (("trillion", 1e12), ("billion", 1e9), ("million", 1e6))

_LISTED = 3
"""A list of more names than this is told by its length; its names are underlined anyway."""


def in_words(value: Any) -> str:
    """Return a value as compared, in words; empty where the quote says it all.

    >>> in_words({"low": 17, "high": 17, "unit": ""})
    '17'
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, list | tuple):
        listed = len(value) <= _LISTED
        return ", ".join(safe(str(item)) for item in value) if listed else f"{len(value)} names"
    return _mapping(value) if isinstance(value, dict) else safe(str(value))


def number(value: float) -> str:
    """Return a number with its thousands set off, and no digits that nobody wrote.

    >>> number(4200000.0)
    '4,200,000'
    """
    if not math.isfinite(value):
        return "no limit"
    if float(value).is_integer() and abs(value) < 1e15:
        return f"{int(value):,}"
    return f"{value:,.4g}" if abs(value) < 1e4 else f"{value:,.0f}"


def _mapping(value: dict[str, Any]) -> str:
    if "low" in value and "high" in value:
        low, high = value["low"], value["high"]
        if isinstance(low, str) or isinstance(high, str):
            return _dates(str(low), str(high))
        return _interval(low, high, str(value.get("unit") or ""))
    for key in ("members", "name", "text", "truth"):
        if key in value:
            return in_words(value[key])
    return ", ".join(f"{safe(str(key))} {in_words(item)}" for key, item in value.items())


def _interval(low: float | None, high: float | None, unit: str) -> str:
    low = -math.inf if low is None else low
    high = math.inf if high is None else high
    if unit == "clock":
        ends = [
            f"{int(end) // 60:02d}:{int(end) % 60:02d}" for end in (low, high) if math.isfinite(end)
        ]
        return " to ".join(dict.fromkeys(ends))
    largest = high if math.isfinite(high) else low
    name, factor = _scale(unit, largest)
    before = f"{unit} " if _is_money(unit) else ""
    after = "%" if unit == "percent" else f" {name}" if name else ""
    ends = [number(end / factor) for end in (low, high)]
    if not math.isfinite(high):
        return f"{before}{ends[0]}{after} or more"
    if not math.isfinite(low):
        return f"{before}{ends[1]}{after} or less"
    return before + " to ".join(dict.fromkeys(ends)) + after


def _is_money(unit: str) -> bool:
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


def _scale(unit: str, size: float) -> tuple[str, float]:
    """Return the unit that people would use for this size, and how many canonical ones it is."""
    if _is_money(unit):
        return next(((name, each) for name, each in _LARGE if abs(size) >= each), ("", 1.0))
    for name, factor in _SCALES.get(unit, ()):
        if abs(size) >= factor:
            plural = "s" if unit == "second" and abs(size) != factor else ""
            return name + plural, factor
    return unit.replace("-", " "), 1.0


def _dates(low: str, high: str) -> str:
    """Return a half-open interval of dates as its first and last day."""
    try:
        start, end = dt.datetime.fromisoformat(low), dt.datetime.fromisoformat(high)
    except ValueError:
        return safe(low if low == high else f"{low} to {high}")
    if end - start < dt.timedelta(days=1):
        return start.strftime("%Y-%m-%d %H:%M")
    last = end - dt.timedelta(microseconds=1)
    days = [start.date().isoformat(), last.date().isoformat()]
    return " to ".join(dict.fromkeys(days))
