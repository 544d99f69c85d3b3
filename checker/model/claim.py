"""A claim: one statement by one source, with the words it rests on."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from checker.model.frozen import Frozen
from checker.model.value import DateValue, Value

Modality = Literal[
    "asserted", "decided", "planned", "expected", "considered", "possible", "alleged", "conditional"
]
"""How sure the statement is; `asserted` is a plain statement of fact."""

Polarity = Literal["affirmed", "denied"]


class Quote(Frozen):
    """The source's words: `source_text[start:end] == exact` (W3C TextQuoteSelector)."""

    exact: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _span_has_the_length_of_the_words(self) -> Quote:
        if self.end - self.start != len(self.exact):
            raise ValueError(
                f"span {self.start}-{self.end} does not hold {len(self.exact)} characters"
            )
        return self


class Qualifiers(Frozen):
    """When it holds, how sure it is, yes or no, and who says so."""

    valid: DateValue | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    speaker: str | None = None


class About(Frozen):
    """What a claim taken from text is about; matching compares these, rules do not."""

    head: str = ""
    """Lemma of the noun that is counted, placed, listed or dated."""
    modifiers: tuple[str, ...] = ()
    """Lemmas that narrow the head: "seriously injured" people."""
    verb: str = ""
    """Lemma of the governing verb, where it is certain."""
    words: tuple[str, ...] = ()
    """Informative lemmas of the clause around the value, the value's own words left out."""
    wider: tuple[str, ...] = ()
    """Informative lemmas of the rest of the statement and of the one before it."""
    names: tuple[str, ...] = ()
    """Keys of the entities named in the statement."""
    numbers: tuple[str, ...] = ()
    """Keys of the other figures in the statement: those that share some are of one kind."""
    years: tuple[int, ...] = ()
    """Years that the statement speaks of."""
    months: tuple[str, ...] = ()
    """Months that the statement speaks of, `2024-03`; the value's own left out."""


class Claim(Frozen):
    """Subject, predicate, typed value and qualifiers, and the quote that carries the value."""

    source: str
    subject: str
    predicate: str
    value: Value
    qualifiers: Qualifiers = Qualifiers()
    quote: Quote
    about: About = About()
    statement: int = 0
    """Number of the statement (sentence) in its document, from 0."""
    keyed: bool = False
    """Whether subject and predicate name the thing (claim files); else matching decides."""
    extractor: str | None = None
    """`model` where a language model read it; None where patterns did."""
