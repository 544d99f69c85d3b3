"""A word behind a number in; out, whether it leaves somebody out, or owns what is counted."""

from __future__ import annotations

from checker.extract.token import Token

_BESIDES = frozenset({"other", "further", "more"})
_COMPARED = 60


def is_besides(text: str, token: Token, stop: int) -> bool:
    """Whether a word leaves somebody out, and does not compare: "40 more beds than in May"."""
    near = text[token.end : min(stop, token.end + _COMPARED)]
    return token.lower in _BESIDES and " than " not in near


def narrowed_to(head: str, modifiers: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """Return *modifiers* without such words, and whether not all are counted.

    >>> narrowed_to("guest", ("other", "young")), narrowed_to("co-defendants", ())
    ((('young',), True), ((), True))
    """
    left = tuple(word for word in modifiers if word not in _BESIDES)
    return left, len(left) < len(modifiers) or head.startswith("co-")


def owns(text: str, mark: Token) -> bool:
    """Whether an apostrophe stands behind a word and before the next: "guards' jackets"."""
    behind = text[mark.end : mark.end + 2]
    return text[mark.start - 1] != " " and behind[:1] == " " and behind[1:].isalpha()
