"""A list of things in, the keys by which its members are compared out: heads of phrases, codes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from checker.extract.concept import concept_of
from checker.extract.token import tokens

Span = tuple[int, int]

_CODE = r"(?:[A-Z]{1,4}[-/ ]?\d{1,8}[A-Za-z]?|\d{3,8}[A-Za-z]?)"
_CODES = re.compile(
    rf"(?<![\w.,€$£-]){_CODE}(?:, {_CODE})+,? (?:and|or|&) {_CODE}(?![\w%-]|[.,]\d)"
)
_ONE = re.compile(_CODE)
_DIGITS = re.compile(r"\d+")
_FEWEST = 3
_NAMES_BEFORE = re.compile(
    r"(?:[a-z]s(?: of)?|[Nn]os?\.|:|followed by|numbered|marked|coded)[ :]*\Z"
)
"""What stands before plain numbers that are names: "batches 0611, …"."""
_COUNTS_BEHIND = re.compile(
    r" (?!and|or|are|were|is|was|have|has|had|from|in|on|at|to|which|that|will|must|may|can)[a-z]"
)
"""A noun behind plain numbers is what they count."""
_BEHIND = frozenset({"of", "from", "in", "with", "for", "to", "on", "by", "at", "worth"})


def codes(text: str, start: int, end: int) -> Iterator[list[Span]]:
    """Yield the items of each list of codes: "lots M0611, M0612 and M0615"."""
    for found in _CODES.finditer(text, start, end):
        items = [m.span() for m in _ONE.finditer(text, *found.span())]
        plain = any(text[a:b].isdigit() for a, b in items)
        before = text[max(start, found.start() - 24) : found.start()]
        if plain and (
            not _NAMES_BEFORE.search(before) or _COUNTS_BEHIND.match(text, found.end(), end)
        ):
            continue
        if len(items) >= _FEWEST:
            yield items


def keys(text: str, items: Sequence[Span]) -> tuple[str, ...]:
    """Return a key for each member: a code without the letters that all have, the head of a phrase.

    Where two members share their head, they go by all their words.
    """
    written = [text[start:end] for start, end in items]
    if all(_ONE.fullmatch(one) for one in written):
        fronts = {_DIGITS.split(one, maxsplit=1)[0] for one in written}
        return tuple(
            one[len(_DIGITS.split(one, maxsplit=1)[0]) :] if len(fronts) == 1 else one
            for one in written
        )
    heads = [_head(text, *item) for item in items]
    return tuple(
        head if heads.count(head) == 1 and head else " ".join(one.lower().split())
        for head, one in zip(heads, written, strict=True)
    )


def _head(text: str, start: int, end: int) -> str:
    """Return the concept of the noun that a phrase is built on: "a throne covered in beads"."""
    words = [t for t in tokens(text, start, end) if t.text not in {"'", "’"}]
    front = list(takewhile(lambda t: t.is_word and t.lower not in _BEHIND, words))
    if len(front) > 2 and len(front) < len(words) and front[-1].lower.endswith("ed"):
        front.pop()  # "a throne covered" in beads
    return concept_of(front[-1].lower) if front else ""
