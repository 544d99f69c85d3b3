"""The states of a draft's statements in; the same words and shapes for them in every format out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from checker.model.report import STATES, Report, State
from checker.report.style import Style

SHAPES: Final[Mapping[State, str]] = {
    "agrees": "✓",
    "contradicted": "✗",
    "slightly-off": "◐",
    "no-source": "?",
    "not-comparable": "–",
    "not-factual": "·",
    "accepted": "⚑",
}
"""A state is told by its shape and its word; a colour is only a third way."""

_ASCII: Final[Mapping[State, str]] = {
    "agrees": "+",
    "contradicted": "x",
    "slightly-off": "~",
    "no-source": "?",
    "not-comparable": "-",
    "not-factual": ".",
    "accepted": "!",
}

WORDS: Final[Mapping[State, str]] = {
    "agrees": "agrees",
    "contradicted": "contradicted",
    "slightly-off": "slightly off",
    "no-source": "no source",
    "not-comparable": "not comparable",
    "not-factual": "not factual",
    "accepted": "accepted",
}

MEANINGS: Final[Mapping[State, str]] = {
    "agrees": "a source gives the same values, and no figure in it is left open",
    "contradicted": "a finding says that it cannot hold as stated, or is out of date",
    "slightly-off": "a source differs and both may hold: a rounding, a spelling, how sure it is",
    "no-source": "no source carries it, or a figure in it",
    "not-comparable": "nothing in the sources could be laid beside it",
    "not-factual": "an opinion, a question, or too few words to state a fact",
    "accepted": "all its findings were accepted before",
}


def counted(report: Report) -> dict[State, int]:
    """Return how many statements of the draft there are of each state."""
    counts = Counter(line.state for line in report.statements)
    return {state: counts[state] for state in STATES}


def in_words(report: Report, style: Style) -> str:
    """Return the counts on one line, states without a statement left out.

    >>> in_words(Report.model_construct(statements=()), Style())
    'no statements'
    """
    shapes = SHAPES if style.unicode else _ASCII
    told = [
        f"{shapes[state]} {count:,} {_plural(state, count)}"
        for state, count in counted(report).items()
        if count
    ]
    return ", ".join(told) or "no statements"


def _plural(state: State, count: int) -> str:
    return "agree" if state == "agrees" and count != 1 else WORDS[state]
