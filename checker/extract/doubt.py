"""A clause in; out, whether what stands round its verb leaves open, or denies, what it says."""

from __future__ import annotations

import re

from checker.extract.clause import Clause
from checker.extract.modality import weaker
from checker.model.claim import Modality

OPEN = "open"
"""Marks a clause that leaves something open: it may be so, or is being weighed."""
ALLOWED = "allowed"
"""Marks a clause that says what somebody may do, or is able to."""
MISSED = "missed"
"""Marks a clause that says what did not come about: "could have sailed"."""
OUGHT = "ought"
"""Marks a clause that says what should be, which is neither promised nor weighed."""
CAUSE = "cause"
"""Marks a clause that says what brought something about."""

_DOUBTED = (
    r"(?:possible|potential|likely|probable|suspected|alleged|apparent|presumed|supposed|plausible"
    r"|conceivable|reported|rumou?red|mooted|tentative)"
)
_IDEA = (
    r"(?:explanation|theor(?:y|ies)|possibilit(?:y|ies)|hypothes[ei]s|option|scenario"
    r"|suspicion|guess"
    r"|speculation|lines? of (?:inquiry|enquiry|investigation)|lead|idea|proposal|assumption"
    r"|fear|hope)"
)
_WITHIN = re.compile(
    r"(?:\b(?:possible|conceivable|likely|probable|thinkable|chance|chances|possibility|risk"
    r"|danger|fears?|feared"
    r"|hopes?|hoped|hoping|speculation|speculat(?:es?|ed|ing)|rumou?rs?|rumou?red|suspicions?"
    r"|suspects?|suspected|suspecting|unlikely|unclear|uncertain|assum(?:es?|ed|ing|ption)"
    r"|allegations?|alleges?|alleged|suggestions?|theory|theories|concerns?|worried|worry"
    r"|belie(?:fs?|ves?|ved)|thinks?|thought|hint(?:s|ed|ing)?|guess(?:es|ed)?|impression"
    r"|reckons?|reckoned|surmis(?:es?|ed)|presum(?:es?|ed)|conceivably|prospect|threat"
    r"|indications?|signs?|signal(?:s|led|ed)?)(?:\s+(?:is|was|remains?|being))?)\W*\Z",
    re.IGNORECASE,
)
"""What may stand before a reported clause and leaves it open."""
_REPORT = (
    r"(?: (?:the|any|all|these|those|such|some|media|press|earlier|recent|widespread|local))*"
    r" (?:claims?|suggestions?|allegations?|reports?|accusations?|rumou?rs?|speculation|talk"
    r"|charges?|fears?|notions?|idea|assertions?|criticism|complaints?|stories|story|theory|view)"
)
_DENIES = re.compile(
    rf"\b(?:den(?:y|ies|ied|ying)(?:{_REPORT})?|disput(?:e[sd]?|ing)(?:{_REPORT})?"
    rf"|refut(?:e[sd]?|ing)(?:{_REPORT})?|rebut(?:s|ted)?(?:{_REPORT})?"
    rf"|(?:reject|dismiss|quash|debunk|contradict|rubbish|discount)(?:s|es|ed|ing)?{_REPORT}"
    r"|untrue|false|wrong|nonsense|(?:not|n['’]t) (?:true|correct|the case|so)"
    r"|(?:no|not any|nothing) (?:evidence|proof|indications?|signs?|suggestion|hints?|reason"
    r"|grounds?|basis|truth)(?: (?:to (?:believe|think|suggest|indicate|show|suspect|assume)"
    r"|(?:suggesting|indicating|showing)))?|nothing (?:to )?(?:suggests?|indicates?|shows?)"
    r"|stop(?:s|ped)? short of (?:saying|confirming))"
    r"\W*\Z",
    re.IGNORECASE,
)
_BELIED = re.compile(
    r"\b(?:is|are|was|were)(?: \w+ly)? (?:not true|untrue|false|wrong|incorrect|unfounded|baseless"
    r"|nonsense|a lie|a hoax|fabricated|made up|fake|denied|disputed)\b",
    re.IGNORECASE,
)
"""What may follow a claim that is no fact: "reports of a closure are untrue"."""
_CLAIMED = re.compile(
    r"\b(?:claims?|reports?|allegations?|rumou?rs?|accusations?|suggestions?|idea|talk|stories)"
    r" (?:that|of|about)\b",
    re.IGNORECASE,
)
_ADVERBIAL_CLAUSE = re.compile(
    r"\s*(?:because|although|though|if|unless|whereas|whether|while|when|whenever|after|before"
    r"|since|until|once|as|where|why|how|what|who|which|and|or|but)\b",
    re.IGNORECASE,
)
_WHETHER_TO = re.compile(r"\s*(?:on |about |over )?whether to\b", re.IGNORECASE)
_COPULAS = frozenset({"be", "include", "remain", "lie", "involve", "concern", "point"})
_SUBJECT = re.compile(
    rf"\b{_DOUBTED} [a-z]|\b(?:one|another|a|the (?:main|working|leading|prevailing|favou?red"
    rf"|first"
    rf"|most likely)|(?:several|two|three|other|both) )(?: of (?:the|several"
    rf"|\w+))?(?: [a-z-]+)? ?{_IDEA}\b",
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
    r"|\b(?:cannot|can['’]t|could not|not|n['’]t) (?:been |be )?(?:rule[d]? out|exclude[d]?)\b"
    r"|\bno (?:final |firm |formal )?decision (?:has|had|have|was|on|about|yet)\b"
    r"|\bdecisions?\b[^.;:]{1,60}?\b(?:postponed|put off|pending|awaited|deferred|delayed|due"
    r"|expected|adjourned)\b"
    r"|\b(?:is|are|was|were|remains?|seems?) (?:still )?(?:an|one|another|only one|a real"
    r"|a distinct|among the) (?:\w+ )?(?:options?|possibilit(?:y|ies))\b|\bquestion mark\b"
    r"|\b(?:in doubt|in the balance|on the cards|up for (?:debate|discussion))\b"
    r"|\b(?:concerns?|fears?|speculation|rumou?rs?|suspicions?|worries) (?:that )?[^.;:,]{1,60}?"
    r"\b(?:would|will|could|may|might)\b"
    r"|\bunder (?:the )?threat of\b|\bremains? to be seen\b"
    r"|\b(?:is|are|was|were|remains?) (?:still )?(?:an )?open\W*\Z"
    r"|\b(?:refus\w+|declin\w+) to rule out\b"
    r"|\b(?:not|n['’]t|yet to) (?:yet )?(?:been )?(?:be )?(?:clear|known|certain|decided"
    r"|determined"
    r"|established|confirmed|settled|finali[sz]ed)\b"
    r"|\b(?:unclear|undecided|unconfirmed|open question|up in the air|anybody['’]s guess)\b"
    r"|\bis (?:being )?(?:under (?:consideration|discussion|review)|on the table)\b"
    r"|\b(?:is|are|was|were|remains?) (?:still |now |already )?(?:under (?:police |official )?"
    r"(?:investigation|inquiry|examination)|being (?:investigated|examined|looked into|probed))\b",
    re.IGNORECASE,
)
_MAYBE = re.compile(
    r"\b(?:may|[Mm]ight|[Cc]ould|[Pp]erhaps|[Pp]ossibly|[Mm]aybe|[Pp]otentially|[Cc]onceivably)\b"
)
_PERMITTED = re.compile(
    r"\bmay (?:also |still |now |only |then )?(?:keep|retain|use|apply|stay|remain|go|enter"
    r"|continue|visit"
    r"|attend|bring|choose|ask|return|wear|claim|carry|take|leave|park|travel|work|vote|sell"
    r"|buy|borrow"
    r"|not)\b",
    re.IGNORECASE,
)
"""What somebody is allowed is no possibility; the wish to keep and use things is."""
_MISSED = re.compile(r"\b(?:could|might|would)(?:n['’]t| not)? have\b", re.IGNORECASE)
_OUGHT = re.compile(r"\b(?:should|ought to)\b", re.IGNORECASE)
_ABLE = re.compile(r"\bcan\b|\bbe able to\b", re.IGNORECASE)
_CAUSE = re.compile(
    r"\b(?:caus(?:ed?|es|ing)|spark(?:ed|s|ing)|trigger(?:ed|s|ing)?|ignit(?:ed|es?|ing)"
    r"|provok(?:ed|es?)|set off|touched off|brought about|brought down|led to|resulted (?:in"
    r"|from)|result of"
    r"|due to|because of|owing to|on account of|thanks to|blamed? (?:on|for)|to blame|at fault"
    r"|originat\w+"
    r"|stem(?:med|s) from|down to|attribut\w+ to|behind the|responsible for|root of|source of"
    r"|possibilities|possibility (?:is|was|that|being)|theor(?:y|ies)|hypothes[ie]s"
    r"|reason (?:for|was|is)"
    r"|explanations?|start(?:ed|s) the|failed because|fell because)\b",
    re.IGNORECASE,
)


def doubted(text: str, clause: Clause, before: Clause | None, how: Modality) -> Modality:
    """Return how sure a clause is whose verb says *how*, with what stands round its verb.

    "One possible explanation is a crack" and "it is conceivable that …" state nothing for sure.
    """
    if _WHETHER_TO.match(text, clause.start, clause.end):
        return weaker(how, "considered")
    subject = text[clause.subject_start : clause.subject_end]
    is_named = clause.verb in _COPULAS and _SUBJECT.search(subject)
    loose = (
        is_named
        or _COMPLEMENT.search(text, clause.start, clause.end)
        or (
            _is_within(text, clause, before, _WITHIN) and not is_denied_before(text, clause, before)
        )
    )
    return weaker(how, "possible") if loose and how != "considered" else how


def is_denied_before(text: str, clause: Clause, before: Clause | None) -> bool:
    """Whether what stands round the clause denies it: "denied that …", "reports … are untrue"."""
    if _is_within(text, clause, before, _DENIES):
        return True
    claimed = _CLAIMED.search(text, before.start if before else clause.start, clause.end)
    return claimed is not None and _BELIED.search(text, claimed.end(), clause.end) is not None


def decides(text: str, clause: Clause) -> bool:
    """Whether the clause names an act that is open: "whether to return the statues"."""
    return _WHETHER_TO.match(text, clause.start, clause.end) is not None


def _is_within(text: str, clause: Clause, before: Clause | None, frame: re.Pattern[str]) -> bool:
    return (
        before is not None
        and clause.kind == "sub"
        and _ADVERBIAL_CLAUSE.match(text, clause.start, clause.end) is None
        and frame.search(text, before.start, clause.start) is not None
    )


def is_missed(text: str, clause: Clause) -> bool:
    """Whether the clause says what did not come about: "the judge could have sentenced him"."""
    return (
        _MISSED.search(text, clause.start, clause.end) is not None
        and _CAUSE.search(text, clause.start, clause.end) is None
    )


def ought(text: str, clause: Clause, how: Modality) -> Modality:
    """Return how sure a clause is as an act: what should be done is only weighed."""
    is_wish = how == "expected" and _OUGHT.search(text, clause.start, clause.end)
    return "considered" if is_wish else how


def marks(text: str, clause: Clause, before: Clause | None, how: Modality) -> tuple[str, ...]:
    """Return what else counts when a clause is held against a surer or looser one.

    Whether it leaves something open, allows it, says what ought to be, or names a cause.
    """
    found = []
    low = clause.subject_start if clause.subject_end > clause.subject_start else clause.start
    if _CAUSE.search(text, min(low, clause.start), clause.end):
        found.append(CAUSE)
    maybe = _MAYBE.search(text, clause.start, clause.end)
    if _PERMITTED.search(text, clause.start, clause.end) or (
        how == "possible" and not maybe and _ABLE.search(text, clause.start, clause.end)
    ):
        found.append(ALLOWED)
    elif CAUSE not in found and _MISSED.search(text, clause.start, clause.end):
        found.append(MISSED)
    elif how == "expected" and _OUGHT.search(text, clause.start, clause.end):
        found.append(OUGHT)
    elif how in {"considered", "conditional"} or (
        how == "possible" and (maybe or doubted(text, clause, before, "asserted") == "possible")
    ):
        found.append(OPEN)
    return tuple(found)
