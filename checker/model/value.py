"""Typed values: what a claim states, in a form that can be compared."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from checker.model.frozen import Frozen

Hedge = Literal["exact", "about", "nearly", "over", "at-least", "under", "at-most", "between"]
"""How a quantity was hedged: "nearly 200" lies just below, "over 200" just above."""

Granularity = Literal[
    "century",
    "decade",
    "year",
    "season",
    "quarter",
    "month",
    "week",
    "day",
    "part-of-day",
    "hour",
    "minute",
]
"""How exactly a date was given."""


class EntityValue(Frozen):
    """A person, body, place or thing, by name."""

    type: Literal["entity"] = "entity"
    name: str
    entity: str | None = None
    """Its id in the vocabulary, where it has one."""


class TextValue(Frozen):
    """Words, compared as words."""

    type: Literal["text"] = "text"
    text: str


class QuantityValue(Frozen):
    """A number as the closed interval that the words allow, in a canonical unit.

    "about 200 miles" is low=289682, high=354055, unit="metre", hedge="about".  A count has unit "";
    money has its ISO 4217 code, percent "percent", percentage points "percentage-point", durations
    "second", a time of day without a date "clock" (minutes after midnight).
    """

    type: Literal["quantity"] = "quantity"
    low: float
    high: float
    unit: str = ""
    hedge: Hedge = "exact"
    nominal: float | None = None
    """The number that the words name, in the canonical unit; None for a range."""
    precision: float = 0.0
    """The step of the last digit as written, in the canonical unit: 4.2 million has 100,000."""


class DateValue(Frozen):
    """A date or time as the half-open interval [low, high) that the words allow."""

    type: Literal["date"] = "date"
    low: dt.datetime
    high: dt.datetime
    granularity: Granularity
    ambiguous: bool = False
    """True where day and month order cannot be told; then the interval covers both readings."""


class MembersValue(Frozen):
    """A list of names."""

    type: Literal["members"] = "members"
    members: tuple[str, ...]
    """As written."""
    keys: tuple[str, ...] = ()
    """The canonical key of each member, in the same order."""
    open: bool = False
    """True where "including", "such as" or "among others" says that there may be more."""
    ordered: bool = False


class TruthValue(Frozen):
    """Whether the statement holds, as the source says."""

    type: Literal["truth"] = "truth"
    truth: bool


Value = Annotated[
    EntityValue | TextValue | QuantityValue | DateValue | MembersValue | TruthValue,
    Field(discriminator="type"),
]
