"""Phrase patterns: words with typed slots, the claim that they make, and tests, as written."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from checker.model.claim import Modality, Polarity
from checker.model.frozen import Flag, Frozen

Made = Literal["entity", "text", "quantity", "date", "truth"]
"""The types of value that a pattern can give a claim."""

_Phrase = Annotated[str, Field(max_length=300)]
_Words = Annotated[str, Field(min_length=1, max_length=200)]


class MadeClaim(Frozen):
    """The claim that a phrase makes; `{name}` stands for what the slot of that name holds."""

    subject: _Words
    predicate: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)
    value: Annotated[bool, Field(strict=True)] | _Words
    """A slot, words with slots, fixed words, or true and false."""
    type: Made | None = None
    """Left out, the slot decides: names and roles give `entity`, words and quotes `text`."""
    keyed: Flag = False
    """Whether subject and predicate identify the thing, so that two values cannot both be true."""
    modality: Modality | None = None
    """Left out, the clause decides."""
    polarity: Polarity | None = None
    """Left out, the clause decides; a clause that denies makes no claim then, but of `truth`."""
    speaker: _Words | None = None
    """Left out, whoever is quoted there."""
    valid: _Words | None = None
    """The slot of a date: when it holds."""


class ExpectedClaim(Frozen):
    """A claim that a test expects; what is not given is not looked at."""

    subject: str | None = None
    """In any of the forms that the text has for it."""
    predicate: str | None = None
    value: Annotated[bool, Field(strict=True)] | str | None = None
    """The words that carry it, as they stand in the text."""
    type: Made | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    speaker: str | None = None


class PatternTest(Frozen):
    """A text, and the claims that the pattern makes of it."""

    name: str = Field(min_length=1)
    given: Annotated[str, Field(min_length=1, max_length=20_000)]
    published: str | None = None
    """The day of publication, for words such as "on Monday"."""
    expect: tuple[ExpectedClaim, ...]


class Pattern(Frozen):
    """Phrases that make one kind of claim."""

    id: str = Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=80)
    summary: str = Field(min_length=1, max_length=300)
    patterns: Annotated[tuple[_Phrase, ...], Field(max_length=30)]
    claim: MadeClaim
    limits: str = Field(default="", max_length=5000)
    tests: tuple[PatternTest, ...] = ()
    pack: str = ""
    """The pack that holds it; set when it is loaded, never written in a file."""
