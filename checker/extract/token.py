"""Text in, tokens with exact offsets out: words, numbers and single marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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


_SHORT = 200
_LONG = 20_000
"""Characters of a text of which all tokens are kept; its sentences take their share of them."""


class Token:
    """A word, number or mark, with its offsets in the whole text; not to be changed."""

    __slots__ = ("end", "is_capital", "is_word", "lower", "start", "text")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.lower = text.lower()
        """The token in lower case."""
        self.is_word = text[0].isalpha()
        """Whether it begins with a letter."""
        self.is_capital = text[0].isupper()
        """Whether it begins with a capital letter."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Token):
            return NotImplemented
        return (self.text, self.start, self.end) == (other.text, other.start, other.end)

    def __hash__(self) -> int:
        return hash((self.text, self.start, self.end))

    def __repr__(self) -> str:
        return f"Token({self.text!r}, {self.start}, {self.end})"


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the tokens of text[start:end]; offsets count from the beginning of *text*.

    >>> [t.text for t in tokens("The U.S. sent 1,200 five-year bonds.")]
    ['The', 'U.S.', 'sent', '1,200', 'five-year', 'bonds', '.']
    """
    stop = len(text) if end is None else end
    if _SHORT < len(text) < _LONG:
        first, last = max(start, 0), min(stop, len(text))
        kept = _whole(text).between(first, last)
        if kept is not None:
            return kept
    return list(_tokens(text, start, stop))


class _Whole:
    """All tokens of a text."""

    __slots__ = ("_ends", "_starts", "_tokens")

    def __init__(self, text: str) -> None:
        self._tokens = [Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]

    def between(self, start: int, stop: int) -> list[Token] | None:
        """Return the tokens of a part of the text, None where its edge cuts a token."""
        low = bisect_right(self._ends, start)
        high = bisect_left(self._starts, stop)
        if high <= low:
            # Nothing, or a piece from inside one token.
            return [] if low == len(self._starts) or self._starts[low] >= stop else None
        if self._starts[low] < start or self._ends[high - 1] > stop:
            return None
        return self._tokens[low:high]


@lru_cache(maxsize=128)
def _whole(text: str) -> _Whole:
    return _Whole(text)


@lru_cache(maxsize=2048)
def _tokens(text: str, start: int, stop: int) -> tuple[Token, ...]:
    # Every reader of a sentence asks for its tokens.
    return tuple([Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)])
