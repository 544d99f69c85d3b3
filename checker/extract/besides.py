"""A word behind a number in; out, whether it leaves somebody out, or owns what is counted."""

from __future__ import annotations

from checker.extract.token import Token

BESIDES = frozenset({"other", "further"})
"""Of "six more schools" there were some before, of "six other schools" there are others."""


def narrowed_to(head: str, modifiers: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return *modifiers* without such words, and whether not all are counted.

    >>> narrowed_to("guest", ("other", "young")), narrowed_to("co-defendants", ())
    ((('young',), True), ((), True))
    """
    left = tuple(word for word in modifiers if word not in BESIDES)
    return left, len(left) < len(modifiers) or head.startswith("co-")


def owns(text: str, mark: Token) -> bool:
    """Whether an apostrophe stands behind a word and before the next: "guards' jackets"."""
    behind = text[mark.end : mark.end + 2]
    return text[mark.start - 1] != " " and behind[:1] == " " and behind[1:].isalpha()
