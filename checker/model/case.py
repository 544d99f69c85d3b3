"""Cases: the tests that stand in a rule's file."""

from __future__ import annotations

from pydantic import Field

from checker.model.claim import Modality, Polarity
from checker.model.document import Role
from checker.model.finding import Level, Verdict
from checker.model.frozen import Frozen
from checker.model.selector import Names, ValueType


class GivenClaim(Frozen):
    """A claim in a rule's test, written short; its type is told by the keys that are there."""

    id: str = ""
    source: str
    subject: str = "it"
    predicate: str = "is"
    value: str | float | bool | None = None
    type: ValueType | None = None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    step: float = 0
    hedge: str = "exact"
    date: str | int | None = None
    """`2001`, `2001-09` or `2001-09-11`; the granularity follows."""
    until: str | None = None
    """The first day after the interval, where `date` alone does not say it."""
    ambiguous: bool = False
    members: tuple[str, ...] | None = None
    open: bool = False
    ordered: bool = False
    valid: tuple[str, str] | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    speaker: str | None = None
    role: Role = "source"
    origin: str | None = None
    publisher: str = ""
    published: str | None = None
    thing: str | None = None
    """What it is about; subject and predicate where nothing is given."""
    head: str | None = None
    quote: str = ""


class Expectation(Frozen):
    """One finding that a test expects; what is not given is not looked at."""

    verdict: Verdict | None = None
    level: Level | None = None
    says: Names = ()
    """Words that the message must hold."""
    claims: tuple[str, ...] = ()
    """Ids of the claims in evidence, in any order."""


class RuleTest(Frozen):
    """A case that shows what a rule finds, or leaves alone."""

    name: str = Field(min_length=1)
    given: tuple[str | GivenClaim, ...] = Field(min_length=1)
    """Sentences, one source each, or claims."""
    expect: tuple[Expectation, ...]
    parents: dict[str, Names] = Field(default={})
    """What is part of what, for this test."""
