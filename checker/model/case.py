"""Cases: the tests that stand in a rule's file."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from checker.model.claim import Modality, Polarity
from checker.model.document import Role
from checker.model.finding import Level, Verdict
from checker.model.frozen import Flag, Frozen, Whole
from checker.model.selector import Names, ValueType


class GivenText(Frozen):
    """A text in a rule's test, where more matters than its sentences."""

    text: str = Field(min_length=1, max_length=20_000)
    source: str = ""
    """Its name in messages; by default a, b, c … in the order of the texts."""
    role: Role = "source"
    published: str | None = None
    publisher: str = ""
    origin: str | None = None


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
    ambiguous: Flag = False
    members: tuple[str, ...] | None = None
    open: Flag = False
    ordered: Flag = False
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
    names: tuple[str, ...] = ()
    """Who and what its sentence names."""
    words: tuple[str, ...] = ()
    """What else its sentence speaks of, each word in its plain form."""
    quote: str = ""


class Expectation(Frozen):
    """A finding that a test expects; what is not given is not looked at."""

    verdict: Verdict | None = None
    level: Level | None = None
    says: Names = ()
    """Words that the message must hold."""
    claims: tuple[str, ...] = ()
    """Ids of the claims in evidence, in any order."""
    count: Whole = Field(default=1, ge=1, le=1000)
    """How many findings of this kind there are."""


def _form(given: Any) -> str:
    """Return which form an entry of `given` has, so that an error speaks of that one only."""
    if isinstance(given, str):
        return "<sentence>"
    written = isinstance(given, GivenText) or (isinstance(given, dict) and "text" in given)
    return "<text>" if written else "<claim>"


Given = Annotated[
    Annotated[str, Tag("<sentence>")]
    | Annotated[GivenText, Tag("<text>")]
    | Annotated[GivenClaim, Tag("<claim>")],
    Discriminator(_form),
]


class RuleTest(Frozen):
    """A case that shows what a rule finds, or leaves alone."""

    name: str = Field(min_length=1)
    given: tuple[Given, ...] = Field(min_length=1)
    """Sentences, one source each, or texts (`{text: …, role: draft}`), or claims."""
    expect: tuple[Expectation, ...]
    parents: dict[str, Names] = Field(default={})
    """What is part of what, for this test."""
