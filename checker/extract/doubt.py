"""A clause in; out, whether its subject or complement leaves open what it says, and whether it names a cause."""

from __future__ import annotations

import re

from checker.extract.clause import Clause
from checker.extract.modality import weaker
from checker.model.claim import Modality

OPEN = "open"
"""Marks a clause that leaves something open: it may be so, or is being weighed."""
CAUSE = "cause"
"""Marks a clause that says what brought something about."""

_DOUBTED = (
    r"(?:possible|potential|likely|probable|suspected|alleged|apparent|presumed|supposed|plausible"
    r"|conceivable|reported|rumou?red|mooted|tentative)"
)
_IDEA = (
    r"(?:explanation|theor(?:y|ies)|possibilit(?:y|ies)|hypothes[ei]s|option|scenario|suspicion|guess"
    r"|speculation|lines? of (?:inquiry|enquiry|investigation)|lead|idea|proposal|assumption|fear|hope)"
)
_COPULAS = frozenset({"be", "include", "remain", "lie", "involve", "concern", "point"})
_SUBJECT = re.compile(
    rf"\b{_DOUBTED} [a-z]|\b(?:one|another|a|the (?:main|working|leading|prevailing|favou?red|first"
    rf"|most likely)|(?:several|two|three|other|both) )(?: of (?:the|several|\w+))?(?: [a-z-]+)? ?{_IDEA}\b",
    re.IGNORECASE,
)
"""What a clause speaks of: "one possible buyer is …", "the leading theory is …"."""
_COMPLEMENT = re.compile(
    rf"\b(?:is|are|was|were|be|been|as|remains?) (?:an?|the|one|only an?|among the|seen as an?)"
    rf"(?: \w+){{0,2}}? ?{_DOUBTED} [a-z]"
    rf"|\b(?:several|some|many|other|a number of|two|three) (?:\w+ )?(?:possibilities|theories"
    r"|hypotheses|scenarios|explanations)\b"
    r"|\b(?:is|are|was|were|has|have)(?: been)? (?:just |only )?(?:suspected|blamed by)\b"
    r"|\b(?:suspects?|suspected|speculat\w+|fears?|hopes?|believes?|assumes?|surmises?)"
    r" (?:that|it|they|he|she|the|an?)\b"
    r"|\b(?:cannot|can['’]t|could not|not|n['’]t) (?:be )?(?:rule[d]? out|exclude[d]?)\b"
    r"|\b(?:not|n['’]t|yet to) (?:yet )?(?:been )?(?:be )?(?:clear|known|certain|decided|determined"
    r"|established|confirmed|settled|finali[sz]ed)\b"
    r"|\b(?:unclear|undecided|unconfirmed|open question|up in the air|anybody['’]s guess)\b"
    r"|\bis (?:being )?(?:under (?:consideration|discussion|review)|on the table)\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:may|might|could|perhaps|possibly|maybe|potentially|conceivably)\b", re.IGNORECASE
)
_PERMITTED = re.compile(
    r"\bmay (?:also |still |now |only |then )?(?:keep|retain|use|apply|stay|remain|go|enter|continue|visit"
    r"|attend|bring|choose|ask|return|wear|claim|carry|take|leave|park|travel|work|vote|sell|buy|borrow"
    r"|not)\b",
    re.IGNORECASE,
)
"""What somebody is allowed is no possibility; the wish to keep and use things is."""
_CAUSE = re.compile(
    r"\b(?:caus(?:ed?|es|ing)|spark(?:ed|s|ing)|trigger(?:ed|s|ing)?|ignit(?:ed|es?|ing)"
    r"|provok(?:ed|es?)|set off|touched off|brought about|brought down|led to|resulted (?:in|from)|result of"
    r"|due to|because of|owing to|on account of|thanks to|blamed? (?:on|for)|to blame|at fault|originat\w+"
    r"|stem(?:med|s) from|down to|attribut\w+ to|behind the|responsible for|root of|source of|reason (?:for|was|is)"
    r"|explanations?|start(?:ed|s) the|failed because|fell because)\b",
    re.IGNORECASE,
)


def doubted(text: str, clause: Clause, how: Modality) -> Modality:
    """Return how sure a clause is whose verb says *how*, with what its subject and complement say.

    "One possible explanation is a crack" and "the likely buyer is Varde" state nothing for sure.
    """
    subject = text[clause.subject_start : clause.subject_end]
    is_named = clause.verb in _COPULAS and _SUBJECT.search(subject)
    if is_named or _COMPLEMENT.search(text, clause.start, clause.end):
        return weaker(how, "possible") if how != "considered" else how
    return how


def marks(text: str, clause: Clause, how: Modality) -> tuple[str, ...]:
    """Return whether a clause leaves something open, and whether it names a cause."""
    found = []
    low = clause.subject_start if clause.subject_end > clause.subject_start else clause.start
    low = min(low, clause.start)
    if _CAUSE.search(text, low, clause.end):
        found.append(CAUSE)
    if how in {"considered", "conditional"} or (
        how == "possible"
        and not _PERMITTED.search(text, clause.start, clause.end)
        and (
            _MAYBE.search(text, clause.start, clause.end)
            or doubted(text, clause, "asserted") == "possible"
        )
    ):
        found.append(OPEN)
    return tuple(found)
