"""An age in its statement in, whose age it is out.

Ages stand behind a name ("Ada Lind, 34,"), before it ("34-year-old Ada Lind"), or for it: "the
34-year-old" is whom the sentence before names, where that names one person.
"""

from __future__ import annotations

import re

from checker.extract.context import Context, Named, StatementContext

_COMMA = re.compile(r",\s+(?:who\s+(?:is|was|turned|turns)\s+|now\s+|then\s+|aged?\s+|\(?)?\Z")
_TITLED = re.compile(
    r"(?:[- ]years?[- ]old)?,?\s+(?:[a-z][\w’'-]*\s+){0,4}(?:[A-Z][a-z]+\s+){0,2}\Z"
)
_STANDS_FOR = re.compile(r"\b(?:the|a)\s+(?:now\s+)?\Z", re.IGNORECASE)
_NOUNLESS = re.compile(
    r"\s*(?:[,.;:)]|(?:was|is|has|had|will|would|said|says|told|also|who|from|and|remains"
    r"|remained|faces"
    r"|faced|denies|denied|pleaded|admitted|died|appeared|went|took|did|does|must|may|could|can"
    r"|won|lost"
    r"|left|lived|lives|works|worked|fled|joined|began|became|got|[a-z]+ed|[a-z]+s)\b)"
)
_RELATIVE = re.compile(
    r"\b(?:son|daughter|wife|husband|father|mother|brother|sister|child|partner|uncle|aunt|grandson"
    r"|granddaughter|grandfather|grandmother|boyfriend|girlfriend|friend|nephew|niece|victim)\b",
    re.IGNORECASE,
)
_NEAREST = 40


def whose(text: str, context: Context, start: int, end: int) -> str:
    """Return the key of the person whose age stands at text[start:end], "" where that is unsure."""
    part = context.at(start)
    if part is None:
        return ""
    people = [n for n in part.names if _is_person(text, n)]
    before = [n for n in people if n.end <= start]
    if before and _COMMA.fullmatch(text, before[-1].end, start):
        return before[-1].key
    after = [n for n in people if n.start >= end]
    if after and after[0].start - end < _NEAREST and _TITLED.fullmatch(text, end, after[0].start):
        between = text[end : after[0].start]
        return "" if _RELATIVE.search(between) or "," in between.strip(", ") else after[0].key
    stands = _STANDS_FOR.search(text, max(part.statement.span.start, start - 9), start)
    if stands and "old" in text[start:end] and _NOUNLESS.match(text, end):
        return _named_before(text, context, part, before)
    return ""


def _named_before(text: str, context: Context, part: StatementContext, before: list[Named]) -> str:
    """Return the only person whom the nearest sentence that names one does name."""
    if before:
        return ""
    number = part.statement.number
    for earlier in reversed(context.parts[max(0, number - 3) : number]):
        keys = sorted({n.key for n in earlier.names if _is_person(text, n)})
        if keys:
            return keys[0] if len(keys) == 1 else ""
    return ""


def _is_person(text: str, name: Named) -> bool:
    return name.kind == "person" or (name.kind == "unknown" and " " in text[name.start : name.end])
