"""A sentence in, out what it says lies on which side of what: "the camp, north of Orr"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.clause import clauses
from checker.extract.concept import concept_of, is_light
from checker.extract.context import Context
from checker.extract.fold import fold
from checker.extract.signal import qualifiers_at
from checker.extract.token import Token, tokens
from checker.extract.verb import short_lemma
from checker.extract.wordclass import BE, DETERMINERS
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import EntityValue

_COMPASS = "north|south|east|west"
_SIDE = (
    rf"(?:{_COMPASS})(?:[- ]?(?:north|south|east|west))?(?:ern|wards?)?(?: (?:side|edge|end|tip"
    r"|outskirts|part|shore|coast|bank))?|upstream|downstream|uphill|downhill|upriver|downriver"
)
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,3}"
_FORM = re.compile(
    rf"\b(?P<side>(?i:{_SIDE})) (?:of|from) "
    rf"(?P<place>(?:the (?:[a-z-]+ ){{0,2}})?{_NAME}|the [a-z-]+(?: [a-z-]+)?)"
)
_INSIDE = re.compile(
    r"\b(?P<side>inside|outside) "
    rf"(?P<place>(?:the|its|their|his|her) (?:[a-z-]+ )?(?:{_NAME}|[a-z-]+))"
)
_MEASURE = re.compile(
    r"(?:some|about|around|just|roughly|only|nearly|almost|[\d.,:]+|nautical|[a-z]+-?[a-z]*teen|[a-z]+ty|one|two"
    r"|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|hundred|a|few|several|short|way"
    r"|far|kilomet(?:re|er)s?|km|miles?|met(?:re|er)s?|yards?|feet|blocks?|hours?|minutes?|drive|walk"
    r"|distance|to|on|in|at|from|near|the|further|farther|directly|immediately|lying|situated|located"
    r"|lies|lie|lay|stands|stood|sits|sat|is|was|are|were|been|be|well|off|along|by|down|up|out|over|away)\Z",
    re.IGNORECASE,
)

_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_PHRASE = 4
_PRONOUNS = frozenset({"it", "they", "he", "she"})
NAMED = "it"
"""A subject that has a name, as in "the Ada May lies north of the cape"."""


@dataclass(frozen=True, slots=True)
class Direction:
    """What lies on which side of what."""

    start: int
    end: int
    subject: str
    """Concept of the noun that lies there."""
    side: str
    place: tuple[int, int]


def directions(text: str, start: int, end: int) -> Iterator[Direction]:
    """Yield the sides that text[start:end] gives, where it is certain of what."""
    for form in (_FORM, _INSIDE):
        for found in form.finditer(text, start, end):
            subject = _subject(text, start, end, found.start())
            if subject:
                first, last = found.span("place")
                while is_light(text[first:last].rsplit(" ", 1)[-1]) and " " in text[first:last]:
                    last = text.rindex(" ", first, last)
                yield Direction(found.start(), last, subject, _side(found["side"]), (first, last))


def _side(written: str) -> str:
    """Return the compass points of a side: "north-east", "north", "upstream"."""
    points = re.findall(_COMPASS, written.lower())
    return "-".join(points) or {"upriver": "upstream", "downriver": "downstream"}.get(
        written.lower(), written.lower()
    )


def _subject(text: str, start: int, end: int, at: int) -> str:
    """Return what lies there: the noun before the measure, or else the subject of the clause."""
    words = [t for t in tokens(text, start, at) if t.text != ","]
    while words and _MEASURE.match(words[-1].text):
        words.pop()
    if not words:
        return ""
    clause = next((c for c in clauses(text, start, end) if c.start <= at < c.end), None)
    last = words[-1]
    if clause and clause.verb_end and clause.verb_start <= last.start < clause.verb_end:
        return _head(tokens(text, clause.subject_start, clause.subject_end))
    named = any(t.lower in DETERMINERS | _OWN for t in words[-_PHRASE:-1])
    if last.is_word and last.text.islower() and named and last.lower not in BE:
        return concept_of(last.lower)
    if clause and clause.subject_end > clause.subject_start and _is_verb(last):
        return _head(tokens(text, clause.subject_start, clause.subject_end))
    return ""


def _is_verb(token: Token) -> bool:
    return token.lower.endswith(("ed", "ing")) or short_lemma(token.lower) != token.lower


def _head(words: list[Token]) -> str:
    plain = [t for t in words if t.is_word and t.text.islower() and not is_light(t.text)]
    front = next((n for n, t in enumerate(words) if t.lower in {"of", "in", "at", "from"}), None)
    if front:
        plain = [t for t in plain if t.start < words[front].start]
    if plain:
        return concept_of(plain[-1].lower)
    return NAMED if any(t.is_capital or t.lower in _PRONOUNS for t in words) else ""


def direction_claims(document: Document, context: Context) -> list[Claim]:
    """Return a claim `set-in` for each side of a place, told apart from others of that place."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading:
            continue
        for one in directions(document.text, span.start, span.end):
            place = fold(document.text[slice(*one.place)])
            about = context.about(one.start, one.end, head=f"{one.subject} by {place}")
            claims.append(
                Claim(
                    source=document.id,
                    subject=one.subject,
                    predicate="set-in",
                    value=EntityValue(name=one.side, entity=f"side {one.side}"),
                    qualifiers=qualifiers_at(document, context, one.start),
                    quote=Quote(
                        exact=document.text[one.start : one.end], start=one.start, end=one.end
                    ),
                    about=about,
                    statement=part.statement.number,
                )
            )
    return claims
