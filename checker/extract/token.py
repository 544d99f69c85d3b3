"""Text in, tokens with exact offsets out: words, numbers and single marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A word may hold inner apostrophes, hyphens and dots ("o'clock", "five-year", "U.S."); a pronoun
# and its verb ("they're") are two.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\b(?i:they|we|you|he|she|it|who|there|I)(?=[’'](?:re|ve|ll|d|s|m)\b)"
    r"|(?<=[a-zI])[’'](?:re|ve|ll|d|s|m)\b"
    r"|[^\W\d_]+(?:[’'\-‐‑][^\W_]+)*"
    r"|\d+(?:[.,]\d+)*"
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, with its offsets in the whole text."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The token in lower case."""
        return self.text.lower()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.text[0].isalpha()

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of text[start:end]; offsets count from the beginning of *text*.

    >>> [t.text for t in tokens("The U.S. sent 1,200 five-year bonds.")]
    ['The', 'U.S.', 'sent', '1,200', 'five-year', 'bonds', '.']
    """
    return list(_tokens(text, start, len(text) if end is None else end))


@lru_cache(maxsize=2048)
def _tokens(text: str, start: int, stop: int) -> tuple[Token, ...]:
    # Every reader of a sentence asks for its tokens.
    return tuple([Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)])
