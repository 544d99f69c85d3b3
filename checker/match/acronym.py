"""Text in; out, the short names that it introduces: "Long Name (LN)" and "LN (Long Name)"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.fold import fold
from checker.extract.token import Token, tokens

_BRACKET = re.compile(r"\(([^()\n]{2,120})\)")
_SHORT = re.compile(r"[A-Z][A-Za-z0-9&/-]{1,11}\Z")
_SMALL = frozenset(
    {"of", "and", "the", "for", "in", "on", "to", "de", "du", "la", "le", "des", "&"}
)
_SKIPS = 3
"""Words of the long name that may leave no letter: "EU Intelligence and Situation Centre"."""
_WORDS = 12


@dataclass(frozen=True, slots=True)
class Acronym:
    """A short name and the long name that the text gives for it, with their offsets."""

    short: str
    long: str
    short_start: int
    short_end: int
    long_start: int
    long_end: int


def acronyms(text: str) -> list[Acronym]:
    """Return the short names that *text* explains, in order of appearance."""
    found: list[Acronym] = []
    for bracket in _BRACKET.finditer(text):
        inner = bracket.group(1).strip()
        start = bracket.start(1) + bracket.group(1).index(inner) if inner else bracket.start(1)
        if _is_short(inner):
            pair = _long_before(text, bracket.start(), inner)
            if pair is not None:
                found.append(
                    Acronym(inner, text[pair[0] : pair[1]], start, start + len(inner), *pair)
                )
        elif inner[:1].isalpha():
            pair = _short_before(text, bracket.start())
            if pair is not None and spells(text[pair[0] : pair[1]], inner):
                short = text[pair[0] : pair[1]]
                found.append(Acronym(short, inner, *pair, start, start + len(inner)))
    return found


def spells(short: str, long: str) -> bool:
    """Whether *short* is made of letters of *long*, most of its words giving one in order.

    >>> spells("EEAS", "European External Action Service"), spells("INTCEN", "Action Service")
    (True, False)
    """
    words = [w for part in tokens(long) if part.is_word for w in re.split(r"[-‐‑]", part.lower)]
    letters = "".join(c for c in fold(short) if c.isalnum())
    return bool(words) and _fits(letters, [fold(w) or w for w in words])


def _is_short(inner: str) -> bool:
    return bool(_SHORT.match(inner)) and sum(c.isupper() for c in inner) * 2 >= len(inner)


def _fits(letters: str, words: list[str]) -> bool:
    """Whether the letters come from the words in order, each word giving its first letters.

    Walks the letters once for each word; the states are the positions reached, so the work is
    bounded by letters times words.
    """
    states = {(0, 0)}
    for word in words:
        following: set[tuple[int, int]] = set()
        for at, skipped in states:
            taken = 0
            while (
                at + taken < len(letters)
                and taken < len(word)
                and (letters[at + taken] == word[taken])
            ):
                taken += 1
                following.add((at + taken, skipped))
            if word in _SMALL:
                following.add((at, skipped))
            elif skipped < _SKIPS:
                following.add((at, skipped + 1))
        states = following
    content = sum(1 for w in words if w not in _SMALL)
    return any(at == len(letters) and skipped * 2 <= content for at, skipped in states)


def _long_before(text: str, stop: int, short: str) -> tuple[int, int] | None:
    """Return the span of the shortest run of words before *stop* that *short* abbreviates."""
    words = _words_before(text, stop)
    if not words or text[words[-1].end : stop].strip(" \u00a0,\"”'’"):
        return None
    end = words[-1].end
    best: int | None = None
    for first in range(len(words) - 1, -1, -1):
        token = words[first]
        if not token.is_word or token.lower in _SMALL or not token.is_capital:
            continue
        if not spells(short, text[token.start : end]):
            continue
        best = token.start
        # A word more that begins with a letter of its own ("EU Intelligence …") is not waited for.
        break
    if best is None or fold(text[best:end]) == fold(short):
        return None
    return _with_known_front(text, words, best, short), end


def _with_known_front(text: str, words: list[Token], start: int, short: str) -> int:
    """Take in a capitalised word that touches the name, when the name still spells *short*."""
    for left, right in pairwise(words):
        if right.start == start and left.is_capital and left.text.isupper():
            return left.start if spells(short, text[left.start : words[-1].end]) else start
    return start


def _words_before(text: str, stop: int) -> list[Token]:
    """Return the last words before *stop*, back to a mark that ends a clause."""
    begin = max(0, stop - 160)
    words = tokens(text, begin, stop)
    if begin and words:
        words = words[1:]  # perhaps cut in two
    kept: list[Token] = []
    for token in reversed(words):
        if not (token.is_word or token.text in {"&", ",", "'", "’"}) or len(kept) >= _WORDS:
            break
        if "\n" in text[token.end : kept[-1].start] if kept else False:
            break
        kept.append(token)
    return kept[::-1]


def _short_before(text: str, stop: int) -> tuple[int, int] | None:
    words = tokens(text, max(0, stop - 20), stop)
    if not words or not words[-1].is_word or not _is_short(words[-1].text):
        return None
    apart = text[words[-1].end : stop].strip(" \u00a0")
    return None if apart else (words[-1].start, words[-1].end)
