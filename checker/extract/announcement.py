"""The words before or behind a list in; out, what they say of it: its count and its noun."""

from __future__ import annotations

from checker.extract.casing import words_of
from checker.extract.lemma import lemma
from checker.extract.token import Token, tokens

_NUMBERS = {
    word: number
    for number, word in enumerate(
        (
            *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
            *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
            *("nineteen", "twenty"),
        ),
        start=2,
    )
}
_MARKS = frozenset({":", "-", "–", "—", "("})
_BEHIND = frozenset(
    {"concerned", "affected", "involved", "hit", "named", "mentioned", "listed", "represented",
     "targeted", "selected", "chosen", "covered", "included", "left", "remaining"}
)  # fmt: skip
"""Words behind the noun that they belong to: "the four airports concerned"."""


def announced(front: list[Token], *, marked: bool) -> tuple[int | None, str]:
    """Read "seven countries:" or "five villages -" off the end of the words before a list."""
    words = list(front)
    if words and words[-1].text in {"the", "The"}:
        words.pop()
    if words and words[-1].text in _MARKS | {","}:
        mark = words.pop().text
        if mark == "," and not marked:
            return None, ""
    elif not marked:
        return None, ""
    words = _without_behind(words)
    named = last_noun(words)
    if not named:
        return None, ""
    for token in reversed(words[-5:-1]):
        if token.lower in _NUMBERS:
            return _NUMBERS[token.lower], named
        if token.text.isdigit() and len(token.text) < 4:
            return int(token.text), named
        if not token.is_word or token.lower in words_of("function"):
            break
    return None, named


def _without_behind(words: list[Token]) -> list[Token]:
    last = len(words)
    while last > 1 and words[last - 1].lower in _BEHIND:
        last -= 1
    return words[:last]


def announced_far(front: list[Token], head: str) -> tuple[int | None, str]:
    """Read "The five villages that were emptied are" off the whole of the words before a list."""
    if len(front) < 4 or front[-1].lower not in {"are", "were", ":"}:
        return None, head
    for i, token in enumerate(front[:3]):
        if token.lower in _NUMBERS and (named := last_noun(front[: i + 2])):
            return _NUMBERS[token.lower], named
    return None, head


def announced_after(text: str, start: int, end: int) -> tuple[int | None, str]:
    """Read ": these are the four pieces" off the words behind a list."""
    words = [t for t in tokens(text, start, min(end, start + 60)) if t.is_word][:6]
    if len(words) < 4 or words[0].lower not in {"these", "those", "they"}:
        return None, ""
    for i, token in enumerate(words[1:-1], start=1):
        if token.lower in _NUMBERS:
            return _NUMBERS[token.lower], lemma(words[i + 1].text)
    return None, ""


def head_of(front: list[Token]) -> str:
    """Read "the intelligence agencies of" off the end of the words before a list."""
    words = list(front)
    if words and words[-1].lower == "the":
        words.pop()
    if len(words) < 2 or words[-1].lower != "of":
        return ""
    return last_noun(words[:-1])


def last_noun(words: list[Token]) -> str:
    """Return the lemma of the last word, if it can be a noun that names members."""
    while words and words[-1].text in {",", ":", "("}:
        words = words[:-1]
    if not words or not words[-1].text.isalpha() or words[-1].lower in words_of("function"):
        return ""
    return lemma(words[-1].text)
