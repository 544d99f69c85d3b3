"""A sentence in; out, what it puts inside a body, an area or a rule, and what outside.

"The unit reports to the navy board", "the farms lie within the zone", "private schools are exempt
from the ban": whose part somebody is, who is counted in and who is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from checker.extract.concept import concept_of, concepts, is_light
from checker.extract.context import Context, StatementContext
from checker.extract.event import dated
from checker.extract.lemma import lemma
from checker.extract.signal import qualifiers_at
from checker.extract.token import Token, tokens
from checker.extract.wordclass import words
from checker.model.claim import About, Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import EntityValue, TruthValue

_BE = r"(?:is|are|was|were|be|been|being|will be|remains?|stays?|becomes?|became)"
_OUTSIDE = re.compile(
    rf"\b(?:(?:{_BE} )?(?:not|no longer|never) (?:a |an )?(?:part of|members? of|included in"
    r"|covered by|subject to"
    r"|affected by|bound by|affiliated (?:to|with)|attached to|among|inside|within|under|listed "
    r"in|on)"
    r"|no part of|(?:do|does|did) not (?:belong to|fall (?:under|within)|come (?:under|within)"
    r"|apply to|extend to|cover|include|sit on|serve (?:on|in))"
    r"|(?:exempt(?:ed)?|excluded|barred|excused|freed|removed|left out|dropped|omitted|spared"
    r"|immune) from|left out of|opted out of"
    r"|(?:lies?|lay|falls?|fell|stands?|stood|stays?|stayed|remains?|remained|is|are|was|were"
    r"|land|kilomet(?:re|er)s?|miles?|met(?:re|er)s?|just|well)"
    r" (?:outside|beyond)|beyond the (?:limits?|boundar(?:y|ies)|edge|reach|borders?|fence) of"
    r"|independent of"
    r"|quit|pulled out of|withdrew from|has left|have left|had left)(?= )",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?:(?:form|forms|formed|forming|become|becomes|became|is|are|was|were|be|been|as) (?:an? "
    r")?(?:integral )?part of"
    r"|belongs? to|belonged to|belonging to|(?:is|are|was|were) (?:all )?(?:a |an )?members? of"
    r"|(?:sits?|sat|serves?|served|serving) (?:on|in)"
    r"|(?:sits?|sat|lies?|lay|stands?|stood|located|situated|set up|housed|based|established"
    r"|placed|brought|falls?|fell) (?:inside|within)"
    r"|(?:is|are|was|were|be|been) (?:inside|within|included in|covered by|subject to|bound by"
    r"|listed in|counted in)"
    r"|inside|(?:falls?|fell|comes?|came|coming|placed|put|work|worked) under|in the "
    r"jurisdiction of|under the (?:authority|command|control|jurisdiction|umbrella|supervision"
    r"|aegis|remit|wing) of"
    r"|(?:attached|affiliated|subordinate|answerable|accountable|responsible|answers?|answered"
    r"|reports?|reported|reporting)(?: directly)? to"
    r"|affiliated with|(?:folded|merged|absorbed|incorporated|integrated) into"
    r"|(?:is|was|becomes?|as) a (?:department|branch|unit|division|section|arm|subsidiary|agency"
    r"|directorate|wing|body) of"
    r"|drains into|flows into|(?:is|are) from|lent by|on loan from|owned by|run by|among the "
    r"(?:papers|holdings|collections?) of)(?= )",
    re.IGNORECASE,
)
_STOPS = words(
    "which that who whom whose while when where as and or but until because although though if "
    "since for with"
    " in on at by from after before during under says said also will would has have had is are "
    "was were to"
    " next this last ago years free charge into over it them him her us nobody none"
)
_DETERMINERS = words("the a an its their his her our this that these those any all new")
_LONGEST = 7
_SHORT = 5
"""Longer descriptions of a body are told in other words by the next report."""
_FRONT = 90
_COMPASS = re.compile(r"\b(?:north|south|east|west)(?:ern)?\b", re.IGNORECASE)
_PARENT = re.compile(
    r"part of|belong|inside|within|under|to$|into$|with$|jurisdiction| of$|serve|sits? on"
    r"|members? of|by$|from$",
    re.IGNORECASE,
)
_TIME = words(
    "year month week day hour minute limit budget pressure review framework scope law reach "
    "question control"
    " mile kilometre metre percent point deadline hours days weeks months years minutes"
)


@dataclass(frozen=True, slots=True)
class Belonging:
    """text[start:end] puts something inside what is named in `place`, or outside it."""

    start: int
    end: int
    place: tuple[int, int]
    head: str
    """Concept of the noun that holds: `ministry`, `zone`."""
    own: tuple[str, ...]
    """What tells it apart from others of its kind: `interior`."""
    inside: bool
    parent: bool
    """Whether one thing has one of it only: a unit has one command."""


def belongings(text: str, start: int, end: int) -> Iterator[Belonging]:
    """Yield what text[start:end] puts inside something, or outside it."""
    taken: list[tuple[int, int]] = []
    for inside, form in ((False, _OUTSIDE), (True, _INSIDE)):
        for found in form.finditer(text, start, end):
            if any(found.start() < b and a < found.end() for a, b in taken):
                continue
            taken.append(found.span())
            held = _holder(tokens(text, found.end(), min(end, found.end() + 80)))
            if not held:
                continue
            head = _head(held)
            word = lemma(head.lower)
            if word in _TIME or head.lower in _TIME or not head.is_word:
                continue
            place = (held[0].start, held[-1].end)
            parent = inside and len(held) <= _SHORT and bool(_PARENT.search(found.group()))
            yield Belonging(
                found.start(), place[1], place, concept_of(word), _own(held, head), inside, parent
            )


def _own(held: list[Token], head: Token) -> tuple[str, ...]:
    """Return the concepts of what tells a holder apart from others of its kind."""
    found = {
        concept_of(lemma(t.lower))
        for t in held
        if t.is_word and t is not head and not is_light(t.lower)
    }
    return tuple(sorted(found - _DETERMINERS - {"of"}))


def _holder(behind: list[Token]) -> list[Token]:
    held = list(
        takewhile(
            lambda t: (
                (t.is_word or t.text in {"’s", "'s"})
                and t.lower not in _STOPS
                and not t.lower.endswith("ing")
            ),
            behind,
        )
    )[:_LONGEST]
    while held and held[0].lower in _DETERMINERS:
        held.pop(0)
    while held and held[-1].lower in {"of", "the"}:
        held.pop()
    return held


def _head(held: list[Token]) -> Token:
    for number, token in enumerate(held[1:], 1):
        if token.lower == "of":
            return held[number - 1]
    return held[-1]


def belonging_claims(document: Document, context: Context) -> list[Claim]:
    """Return claims `state` for what is in or out, and `located-at` for whose part it is."""
    claims = []
    text = document.text
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading:
            continue
        for held in belongings(text, span.start, span.end):
            front = text[max(span.start, held.start - _FRONT) : held.start]
            if not _COMPASS.search(front):
                claims.append(_side(document, context, part, held))
            if held.parent:
                claims.append(_parent(document, context, part, held))
    return claims


def _side(document: Document, context: Context, part: StatementContext, held: Belonging) -> Claim:
    text, span = document.text, part.statement.span
    said = [
        c.key
        for c in concepts(tokens(text, span.start, span.end))
        if not held.start <= c.start < held.end and not c.weak
    ]
    names = context.named_in(span.start, span.end)
    return Claim(
        source=document.id,
        subject=held.head,
        predicate="state",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(
            polarity="affirmed" if held.inside else "denied", speaker=context.speaker_at(held.start)
        ),
        quote=Quote(exact=text[held.start : held.end], start=held.start, end=held.end),
        about=About(
            head=f"{held.head} within|beyond",
            words=(*dict.fromkeys(said), *held.own),
            names=tuple(sorted({n.key for n in names})),
            years=part.years,
        ),
        statement=part.statement.number,
    )


def _parent(document: Document, context: Context, part: StatementContext, held: Belonging) -> Claim:
    text, span = document.text, part.statement.span
    event = dated(text, held.start, held.end, (span.start, span.end))
    about = context.about(held.start, held.end, head="belongs")
    said = tuple(k for k in event.kinds if k.startswith("told: o"))
    return Claim(
        source=document.id,
        subject="part",
        predicate="located-at",
        value=EntityValue(
            name=text[slice(*held.place)], entity=" ".join(sorted({held.head, *held.own}))
        ),
        qualifiers=qualifiers_at(document, context, held.start),
        quote=Quote(exact=text[held.start : held.end], start=held.start, end=held.end),
        about=about.model_copy(
            update={
                "modifiers": (
                    "belongs",
                    *said,
                    *(f"own: {word}" for word in held.own or (held.head,)),
                    "role: at",
                ),
                "verb": "",
            }
        ),
        statement=part.statement.number,
    )
