"""Statements in; claims `hearsay` out: what an unnamed person says, and what a draft says."""

from __future__ import annotations

import re

from checker.extract.context import Context, StatementContext
from checker.extract.modality import modality
from checker.model.claim import About, Claim, Modality, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TruthValue

PREDICATE = "hearsay"
_SOMEBODY = (
    r"(?:persons?|people|sources?|insiders?|somebody|someone|officials?|delegates?|diplomats?"
    r"|employees?|executives?|bankers?|advisers?|advisors?|aides?|officers?|lawyers?|investigators?)"
)
_UNNAMED = re.compile(
    r"\b(?:an?|one|two|three|several|some|another|unnamed|anonymous)(?: [a-z-]+){0,2}?"
    rf" {_SOMEBODY} (?:who (?:has|have|had|was|were|asked|did not|declined|knows?|saw|spoke)"
    r"|with (?:direct )?knowledge|familiar with|close to|briefed on|involved in|in the know"
    r"|not authori[sz]ed)\b"
    rf"|\b{_SOMEBODY} (?:with (?:direct )?knowledge|familiar with|close to|briefed on|near)"
    r" (?:of )?the\b"
    r"|\b(?:not to be|declined to be|could not be|can't be) (?:named|identified)\b"
    r"|\bon (?:the )?condition of anonymity\b|\banonymous(?:ly)?\b|\bunnamed\b"
    r"|\b(?:according to|say|said|from) (?:[a-z]+ )?(?:sources|insiders)\b"
    r"|\bsources (?:say|said|told)\b"
    r"|\bunconfirmed\b|\bclaim(?:s|ed|ing)? responsibility\b"
    r"|\b(?:could|can)(?:n['’]t| ?not) be (?:independently )?(?:verified|confirmed)\b",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:reportedly|allegedly|apparently|is said to|are said to|claims?|claimed|rumou?r\w*)\b",
    re.IGNORECASE,
)
_FEWEST = 3


def hearsay_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each statement of a source that rests on somebody without a name.

    Of a draft, one for each statement that names no such person and hedges nothing.
    """
    draft = document.metadata.role == "draft"
    claims = []
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading or len(part.concepts) + len(part.names) < _FEWEST:
            continue
        unnamed = _UNNAMED.search(document.text, span.start, span.end) is not None
        if draft and not (unnamed or _HEDGED.search(document.text, span.start, span.end)):
            how, _, _ = modality(document.text, span.start, span.end)
            claims.append(_claim(document, part, how))
        elif not draft and unnamed:
            claims.append(_claim(document, part, "alleged"))
    return claims


def _claim(document: Document, part: StatementContext, how: Modality) -> Claim:
    span = part.statement.span
    return Claim(
        source=document.id,
        subject="hearsay",
        predicate=PREDICATE,
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(modality=how),
        quote=Quote(exact=document.text[span.start : span.end], start=span.start, end=span.end),
        about=About(
            words=tuple(dict.fromkeys(c.key for c in part.concepts)),
            names=tuple(sorted({n.key for n in part.names})),
            numbers=tuple(sorted({key for _, key in part.numbers})),
            years=part.years,
        ),
        statement=part.statement.number,
    )
