"""The shape and the word of every state and level: colour alone tells nobody anything."""

from __future__ import annotations

from dataclasses import dataclass

from checker.model.report import State
from checker.report.state import MEANINGS, SHAPES, WORDS


@dataclass(frozen=True)
class Shape:
    """How a state is shown: a sign, a word, and the colour's name in the style sheet."""

    sign: str
    word: str
    colour: str
    meaning: str = ""


_COLOURS: dict[State, str] = {
    "agrees": "ok",
    "contradicted": "error",
    "slightly-off": "warning",
    "no-source": "note",
    "not-comparable": "mute",
    "not-factual": "mute",
    "accepted": "mute",
}
STATES: dict[str, Shape] = {
    state: Shape(SHAPES[state], WORDS[state], colour, MEANINGS[state])
    for state, colour in _COLOURS.items()
}
LEVELS: dict[str, Shape] = {
    "error": Shape("✗", "error", "error"),
    "warning": Shape("▲", "warning", "warning"),
    "note": Shape("●", "note", "note"),
}
STANCES: dict[str, Shape] = {
    "agrees": STATES["agrees"],
    "differs": Shape("◐", "differs", "warning"),
    "contradicts": Shape("✗", "contradicts", "error"),
}
DECISIONS: dict[str, Shape] = {
    "holds": Shape("⚑", "holds", "ok"),
    "expired": Shape("✗", "expired", "warning"),
    "lapsed": Shape("✗", "lapsed", "warning"),
    "unused": Shape("·", "unused", "mute"),
}
GROUPS = ("●", "▲", "■", "◆", "★", "○", "△", "□", "◇", "☆")
"""In a row of the matrix, one shape for each value."""
