"""What a reader of dates works on (a passage and its publication day) and what it gives back."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from checker.model.value import DateValue, QuantityValue

DateKind = Literal["date", "weekday", "clock", "period", "ago"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a time: text[start:end], with the interval that they allow."""

    start: int
    end: int
    value: DateValue | QuantityValue | None
    """None where the words are a time but cannot be resolved."""
    kind: DateKind
    stated: str
    """The form in which it was written, for explanations: "month-day", "weekday", "clock 24"."""
    weekday: int | None = None
    """As written, 0 is Monday."""
    relative: bool = False
    """True where the value rests on the publication date."""
    inferred_year: bool = False
    """True where no year was written."""
    impossible: bool = False
    """True for a day that no calendar has: 30 February."""
    weekday_conflict: bool = False
    """True where the calendar gives the day another weekday than the one written beside it."""
    true_weekday: int | None = None
    zone: str = ""
    """The time zone written beside a clock time, in capitals."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a text that is read for dates."""

    text: str
    start: int
    end: int
    published: dt.date | None

    def before(self, position: int, width: int = 80) -> str:
        """Return the words of the passage that end at *position*."""
        return self.text[max(self.start, position - width) : position]

    def after(self, position: int, width: int = 80) -> str:
        """Return the words of the passage that begin at *position*."""
        return self.text[position : min(self.end, position + width)]

    def match(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """Match *pattern* at *position*, inside the passage."""
        return pattern.match(self.text, position, self.end)

    def ending(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """Search the words before *position* with a pattern that ends in `$`."""
        return pattern.search(self.text, max(self.start, position - 48), position)
