"""A regular expression in, why it could run for ever out."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 1000
"""Characters of a pattern; a longer one is nothing that a person has checked."""
MOST: Final = 1000
"""How often a pattern may ask for something."""

_CLASS: Final = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_COUNT: Final = re.compile(r"[*+?][+?]?|\{(\d*)(,?)(\d*)\}[+?]?")
_GROUP: Final = re.compile(r"\((?:\?(?:P?<\w+>|[:=!>]|<[=!]|[aiLmsux-]+:?))?")


def unsafe(pattern: str) -> str:
    """Return what makes *pattern* unsafe; nothing where it takes time in line with the text.

    What repeats without end must hold nothing that repeats or may be read two ways: `(a+)+` takes
    twice as long with every further letter on engines that try all ways.
    """
    if len(pattern) > LONGEST:
        return f"the pattern has more than {LONGEST:,} characters"
    groups = [_Group()]
    closed: _Group | None = None
    position = 0
    while position < len(pattern):
        before = position
        step, position = _step(pattern, position)
        if step == "count":
            count = pattern[before:position]
            if problem := _repeated(count, closed, groups[-1]):
                return problem
        elif step == "same":
            return "it refers back to what it has matched"
        elif step == "close" and len(groups) == 1:
            return "a bracket is closed that was never opened"
        closed = _entered(step, groups)
    return "" if len(groups) == 1 else "a bracket is not closed"


def _entered(step: str, groups: list[_Group]) -> _Group | None:
    """Keep *groups* as they are behind *step*; return the group that it closed."""
    if step == "open":
        groups.append(_Group())
    elif step == "or":
        groups[-1].several = True
    elif step == "close":
        closed = groups.pop()
        groups[-1].several |= closed.several
        groups[-1].repeats |= closed.repeats
        return closed
    return None


def _repeated(count: str, closed: _Group | None, inside: _Group) -> str:
    """Return what is wrong with *count* behind a group that was *closed*, or behind one letter."""
    if any(int(number) > MOST for number in re.findall(r"\d{1,9}", count)):
        return f"it asks for more than {MOST:,} repetitions: {count}"
    if _endless(count):
        if closed is not None and (closed.repeats or closed.several):
            return "a repetition stands inside a repetition"
        inside.repeats = True
    return ""


class _Group:
    """What stands between two brackets."""

    def __init__(self) -> None:
        self.repeats = False
        self.several = False
        """Whether it has alternatives."""


def _step(pattern: str, position: int) -> tuple[str, int]:
    """Return what stands at *position*, and where the next thing begins."""
    char = pattern[position]
    if char == "\\":
        back = pattern[position + 1 : position + 2] in set("123456789")
        return ("same" if back else "char"), position + 2
    for step, known in (("char", _CLASS), ("open", _GROUP), ("count", _COUNT)):
        if match := known.match(pattern, position):
            return step, match.end()
    return {")": "close", "|": "or"}.get(char, "char"), position + 1


def _endless(count: str) -> bool:
    """Whether a count has no bound worth the name."""
    match = _COUNT.fullmatch(count)
    if match is None or count[0] == "?":
        return False
    if count[0] in "*+":
        return True
    return bool(match[2]) and not match[3]
