"""A text and words said to be in it in, where they stand out; spaces and quotation marks fold."""

from __future__ import annotations

import re

_MARKS = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛‹›`´", "'"))
_SPACE = re.compile(r"\s+")
_LETTER = re.compile(r"\w")


def located(text: str, words: str, over: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Return the span of *words* in *text*, exact but for white space and quotation marks.

    Of several, the first that touches *over* counts, where that is given.

    >>> located("He said:  “No  deal”.", 'said: "No deal"')
    (3, 20)
    """
    needle = folded(words).strip()
    if not _LETTER.search(needle):
        return None
    piece, offsets = _mapped(text)
    at = piece.find(needle)
    while at >= 0:
        start, end = offsets[at], offsets[at + len(needle) - 1] + 1
        if over is None or (start < over[1] and over[0] < end):
            return start, end
        at = piece.find(needle, at + 1)
    return None


def folded(words: str) -> str:
    """Return *words* with straight quotation marks and single spaces."""
    return _SPACE.sub(" ", words.translate(_MARKS))


def _mapped(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and for each of its characters the offset that it came from."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, written in enumerate(text):
        letter = written.translate(_MARKS)
        if letter.isspace():
            if letters and letters[-1] == " ":
                continue
            letter = " "
        letters.append(letter)
        offsets.append(offset)
    return "".join(letters), offsets
