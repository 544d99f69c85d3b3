"""Readings: what a language model answers, in a closed vocabulary, and what of it is kept."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from checker.model.finding import Verdict
from checker.model.frozen import Frozen

Opinion = Literal[Verdict, "compatible", "different-thing"]
"""How two statements bear on each other, in a model's words: verdicts, and two ways to agree."""

Dull = Literal[
    "none",
    "granularity",
    "rounding",
    "unit",
    "as-of",
    "subset",
    "alias",
    "other-entity",
    "attribution",
]
"""The dull reasons why two sources differ and both are right."""

AGREEING: tuple[Opinion, ...] = ("compatible", "different-thing")
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)

_LONGEST = 2000


def _short(text: str) -> str:
    # Checked here and not in the schema: servers turn a length into a grammar of that size.
    if len(text) > _LONGEST:
        raise ValueError(f"longer than {_LONGEST} characters")
    return text


Words = Annotated[str, AfterValidator(_short)]


class PairReply(Frozen):
    """How a model answers for a pair: the reason stands before the verdict."""

    reason: Words
    left_quote: Words
    right_quote: Words
    dull_reason: Dull
    verdict: Opinion


class ReadClaim(Frozen):
    """One claim as a model reads it; everything in it is words of the source."""

    quote: Words
    subject: Words
    predicate: Words
    value: Words


class ClaimsReply(Frozen):
    """How a model answers for a passage."""

    claims: tuple[ReadClaim, ...]


class ExplainReply(Frozen):
    """How a model explains a finding: the quotes and the dull reason stand before the words."""

    left_quote: Words
    right_quote: Words
    dull_reason: Dull
    explanation: Words
    advice: Words


class DraftTest(Frozen):
    """One test of a drafted rule: two values of one thing, and whether they differ."""

    name: Words
    subject: Words
    left: Words
    right: Words
    differ: bool


class DraftReply(Frozen):
    """How a model drafts a rule, in a closed form; `check` writes the file."""

    predicate: Words
    kind: Literal["same-value", "same-members"]
    value_type: Literal["quantity", "date", "entity", "text", "members"]
    summary: Words
    why: Words
    advice: Words
    tests: tuple[DraftTest, ...]


Standing = Literal["confirmed", "probably compatible", "added", "undecided"]


class Reading(Frozen):
    """A model's opinion of one finding; it stands beside the finding and changes nothing in it."""

    standing: Standing
    verdict: Opinion
    reason: str
    quotes: tuple[str, ...] = ()
    """Words of the two sources that it rests on, each verbatim."""
    votes: str = ""
    """How many of the looks that were asked for agree: `2 of 2`."""
    model: str = ""
    prompt: str = ""


class Readings(Frozen):
    """What a model was asked in a run, and what came of it."""

    model: str
    passages: int = 0
    """Passages of documents that were read for claims."""
    claims: int = 0
    dropped: int = 0
    """Claims left out because their quote does not stand in the source word for word."""
    pairs: int = 0
    added: int = 0
    confirmed: int = 0
    compatible: int = 0
    undecided: int = 0
    ungrounded: int = 0
    """Of those, verdicts whose quotes do not hold the words that are compared."""
    capped: int = 0
    """Pairs that a rule's `most` left unasked."""
    unanswered: int = 0
    """Questions that have no answer: not in the ledger, refused, too late, or over the budget."""
    withheld: int = 0
    """Passages that were not sent because they speak to a language model."""
