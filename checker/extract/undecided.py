"""A clause in; out, where it says what has not been decided ("undecided on a sale")."""

from __future__ import annotations

import re

_DECIDED = (
    r"(?:decide[ds]?|deciding|ma(?:de|ke|king) up (?:his|her|its|their|my|our|your) minds?"
    r"|(?:taken?|took|ma(?:de|ke)|reach(?:ed)?|come to)"
    r" (?:a|any|the|its|their|his|her) (?:final )?decision"
    r"|settled?|agreed?|vote[ds]?|rule[ds]?)"
)
_NOT_YET = r"(?:\bnot|n[o'’]t|\bnever|\byet to|\bnobody|\bno one|\bnone|\bneither)(?: \w+){0,3}? "
_ABOUT = r"(?: yet)? (?:up)?(?:on|about|over|of|as to|regarding|whether|if)(?: whether)?\b"
_OPEN = re.compile(
    rf"{_NOT_YET}{_DECIDED}{_ABOUT}"
    r"|\b(?:undecided|unsure|uncertain|unclear|in two minds|no decision|no final decision"
    r"|open question|the question|no verdict|no vote|no agreement)"
    rf"(?: (?:has|have|had) been \w+| was \w+| is \w+)?{_ABOUT}",
    re.IGNORECASE,
)
_ASKS = re.compile(r"\s*(?:and |or |but |on |about |over )?whether\b", re.IGNORECASE)


def undecided_at(text: str, start: int, end: int, sentence_end: int) -> int | None:
    """Return where that begins which the clause text[start:end] says is not decided.

    >>> undecided_at("He had not made up his mind about an appeal.", 0, 44, 44)
    35
    """
    found = _OPEN.search(text, start, sentence_end)
    if found is None or found.start() >= end or found.end() + 1 >= sentence_end:
        return None
    return found.end() + 1


def asks(text: str, start: int, end: int) -> bool:
    """Whether the clause text[start:end] is a question: "whether the bridge is closed"."""
    return _ASKS.match(text, start, end) is not None
