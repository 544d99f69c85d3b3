"""A clause in; out, where it says what has not been decided ("undecided on a sale")."""

from __future__ import annotations

import re

from checker.extract.clause import Clause

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
_WEIGHED = re.compile(
    r"\b(?:unclear|uncertain|undecided|unknown|unsure|doubt(?:s|ed)?|question|issue|debat(?:e|es|ed|ing)"
    r"|(?:not|n['’]t|never|yet to|nobody|no one)(?: \w+){0,3}? (?:clear|known|knows?|sure|certain"
    r"|decide[ds]?|determine[ds]?|established?|settled?|confirm(?:ed)?|say|said|agreed?)"
    r"|(?:decid|determin|establish|consider|weigh|mull|discuss|ponder|examin|review|study|explor"
    r"|investigat|check|test|assess|look)(?:e|y|s|es|ing|ying)?(?: (?:at|into|on|over))?"
    r"|studying|depends? on|wait(?:ing|s)? (?:to (?:see|hear))|to be seen|make up (?:his|her|its"
    r"|their) minds?|vote on|rule on|decision on|talks (?:on|about|over))\W*\Z",
    re.IGNORECASE,
)
_LEFT_OPEN = re.compile(
    r"\b(?:(?:is|was|remains?|stays?) (?:still |as yet |now )?(?:unclear|uncertain|open"
    r"|unknown|undecided"
    r"|to be (?:seen|decided)|not (?:yet )?(?:clear|known|certain|decided|settled)|in doubt"
    r"|(?:an open |another )?question|up to|for \S.{0,60} to (?:decide|say|settle))"
    r"|depends?\b|(?:will|would|is to) be (?:decided|examined|settled|considered|determined"
    r"|discussed|looked at|reviewed))\b",
    re.IGNORECASE,
)


def is_undecided(text: str, clause: Clause, before: Clause | None, sentence_end: int) -> bool:
    """Whether the clause is a question that the sentence calls open: "unclear whether …".

    "He asked whether it was closed" leaves open what he was told.
    """
    if not asks(text, clause.start, clause.end):
        return False
    if before is not None and _WEIGHED.search(text, before.start, clause.start):
        return True
    return _LEFT_OPEN.search(text, clause.start, sentence_end) is not None


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
