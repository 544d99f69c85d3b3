"""Statements and their names in, claims `state` out: what is inside something, what outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.context import Context, Named, StatementContext
from checker.model.claim import About, Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TruthValue

_NAMED = r"(?:,? (?:and|or) [^,.;:]{1,40}|, [^,.;:]{1,40}(?:, and [^,.;:]{1,40})?)?"
_INSIDE_BEHIND = re.compile(rf"\A{_NAMED},? (?:included|among them|too)\b")
_BE = r"(?: (?:is|are|was|were|will be|remains?|stays?|has been|have been))"
_OUTSIDE_BEHIND = re.compile(
    rf"\A(?:,[^.;]{{1,80}},)?(?:{_BE} (?:not (?:included|part of|covered|affected by)|no part of"
    r"|exempt|excluded|left out|outside|spared)\b| (?:stays?|remains?) outside\b)"
)
_OUTSIDE_BEFORE = re.compile(
    r"\b(?:except(?: for)?|excluding|with the exception of|apart from|other than)(?: the)? \Z"
)
_REACH = 140


def inclusion_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each name that a statement puts inside something, or outside."""
    return [
        _claim(document, context, part, name, inside=inside)
        for part in context.parts
        for name in part.names
        for inside in sides(document.text, part.statement.span.start, part.statement.span.end, name)
    ]


def sides(text: str, start: int, end: int, name: Named) -> Iterator[bool]:
    """Yield whether text[start:end] puts what *name* names inside something, or outside it."""
    behind = text[name.end : min(end, name.end + _REACH)]
    if _OUTSIDE_BEFORE.search(
        text[max(start, name.start - 30) : name.start]
    ) or _OUTSIDE_BEHIND.match(behind):
        yield False
    elif _INSIDE_BEHIND.match(behind):
        yield True


def _claim(
    document: Document, context: Context, part: StatementContext, name: Named, *, inside: bool
) -> Claim:
    span = part.statement.span
    return Claim(
        source=document.id,
        subject=name.key,
        predicate="state",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(
            polarity="affirmed" if inside else "denied", speaker=context.speaker_at(name.start)
        ),
        quote=Quote(exact=document.text[span.start : span.end], start=span.start, end=span.end),
        about=About(
            head=f"{name.key} inside|outside",
            words=tuple(dict.fromkeys(c.key for c in part.concepts)),
            names=(name.key,),
            years=part.years,
        ),
        statement=part.statement.number,
    )
