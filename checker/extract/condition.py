"""A clause and its sentence in; out, whether what it says hangs on a condition."""

from __future__ import annotations

import re

from checker.extract.clause import Clause
from checker.extract.modality import weaker
from checker.model.claim import Modality

_GIVEN = (
    r"(?:provided|providing|if|unless|as long as|so long as|subject to|assuming|on condition"
    r"|on the condition|in the event|should|pending|depending on|dependent on"
    r"|(?:conditional|contingent) (?:on|upon)|only after|only once|only when|once|as soon as)"
)
_BEHIND = re.compile(rf"[\s,—–-]*(?:but |and )?(?:only )?{_GIVEN}\s", re.IGNORECASE)
_BEFORE = re.compile(
    r"\W*(?:(?:but|and|so|that) )?(?:only )?(?:provided|providing|if|unless|as long as|so long as"
    r"|subject to|assuming|on condition|in the event|pending|depending on|once|as soon as)\s",
    re.IGNORECASE,
)
_NO_CONDITION = re.compile(
    r"\W*(?:if|as) (?:not|anything|so|possible|necessary|needed|any|ever|only|you|well)\b"
    r"|\W*once (?:again|more|a|an|the largest|famous)\b|\W*should(?:er|ers)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(
    r"\b(?:subject to(?! (?:a fine|fines|the law|abuse|attack))|conditional (?:on|upon)"
    r"|contingent (?:on|upon)|dependent on|depends on|hinges? on|on condition|provided that"
    r"|pending (?:the |a |an )?(?:\w+ ){0,2}?(?:approval|consent|agreement|outcome|result|review"
    r"|clearance|decision|permission|ratification))\b",
    re.IGNORECASE,
)
_REACH = 40
_LONGEST = 160
"""How long a condition may be that stands in front."""


def conditioned(text: str, clause: Clause, start: int, end: int, how: Modality) -> Modality:
    """Return how sure a clause of the sentence text[start:end] is whose verb says *how*.

    "If the senate agrees, the port will get a zone" promises none.  What is stated as a fact
    stays one ("they waited once more").
    """
    if _WITHIN.search(text, clause.start, clause.end):
        return weaker(how, "conditional")
    if how == "asserted":
        return how
    near = min(end, clause.end + _REACH)
    behind = _BEHIND.match(text, clause.end, near)
    if behind and not _NO_CONDITION.match(text, clause.end, near):
        return weaker(how, "conditional")
    if start < clause.start <= start + _LONGEST or clause.kind == "main":
        opened = _BEFORE.match(text, start, min(end, start + _REACH))
        if (
            opened
            and not _NO_CONDITION.match(text, start, min(end, start + _REACH))
            and (opened.end() <= clause.start or "," in text[opened.end() : clause.end])
        ):
            return weaker(how, "conditional")
    return how
