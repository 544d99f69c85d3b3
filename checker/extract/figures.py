"""Quantities and dates of a document in, claims with their context out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.extract.age import whose
from checker.extract.ballot import tallied
from checker.extract.besides import narrowed_to
from checker.extract.concept import concept_of
from checker.extract.context import Context
from checker.extract.date import DateMention, dates
from checker.extract.dateline import dateline_end
from checker.extract.dimension import dimension
from checker.extract.ellipsis import completed, scaled
from checker.extract.event import dated
from checker.extract.fate import bygone, fate, people, told_by
from checker.extract.fraction import MULTIPLES
from checker.extract.heir import heirs
from checker.extract.number import numerals
from checker.extract.phase import phase
from checker.extract.quantity import QuantityMention, quantities
from checker.extract.signal import qualifiers_at
from checker.model.claim import About, Claim, Polarity, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import DateValue, QuantityValue, TextValue

_OF_PEOPLE = re.compile(
    r"\b(killing|injuring|wounding|hurting|evacuating|arresting|rescuing|displacing|kills|injures"
    r"|killed|injured|wounded|arrested|employs|employing)\s+(?:about |some |at least |nearly )?\Z"
)
_DENIED = re.compile(
    r"(?:\b(?:not|never|nor|neither|no|without|none|nobody|hardly|denied|denies|denying|cannot)|n['’]t)"
    r"\s+(?:[\w’'-]+\s+){0,5}\Z",
    re.IGNORECASE,
)
_DID_NOT = re.compile(
    r"(?:[\w’'.,%€£$-]+\s+){1,7}?(?:not|never)\b|[^.;:]{0,60}n['’]t\b", re.IGNORECASE
)
AGE = "year-of-age"
_NOT_TURNED = frozenset({"", "percent", "ratio", "percentage-point", AGE})
_TO_THE_MONTH = frozenset({"month", "week", "day", "part-of-day", "hour", "minute"})
_SECURITY = re.compile(
    r"[\s-]*(?:fixed(?:-rate)?\s+)?(?:treasur|mortgage|note|bond|gilt|bund|breakeven|yield|bill|loan)",
    re.IGNORECASE,
)
"""Behind "10-year": the name of a paper, not how long something lasts."""

_OF_THEM = re.compile(r"\s+of (?:them|these|those|whom)\b")
_ANYBODY = frozenset({"people", "person", "", "life", "live", "victim"})
_BY_WORD = frozenset({"toll", "people", "person"})
_NO_NARROWING = _ANYBODY | {"number", "total", "tally", "count", "toll"}

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Figures:
    """Every quantity and date of a document, in order."""

    quantities: tuple[QuantityMention, ...]
    dates: tuple[DateMention, ...]
    wholes: Mapping[int, QuantityMention] = field(default_factory=dict)
    """The whole that a figure is a part of, by where the part starts."""


def figures(document: Document, context: Context) -> Figures:
    """Find the quantities and dates of *document*, and tell *context* where they stand."""
    found_quantities: list[QuantityMention] = []
    found_dates: list[DateMention] = []
    for part in context.parts:
        span = part.statement.span
        filed = dateline_end(document.text, span.start, span.end)
        here = dates(document.text, filed, span.end, document.metadata.published)
        taken = [(d.start, d.end) for d in here]
        found_dates += here
        read = tallied(
            document.text, span.start, span.end, quantities(document.text, span.start, span.end)
        )
        found_quantities += [
            q
            for q in heirs(document.text, read)
            if not any(q.start < end and start < q.end for start, end in taken)
        ]
    filled, wholes = completed(document.text, context, found_quantities)
    written = [q for q in filled if q.written.lower() not in MULTIPLES]
    context.add_numbers(
        {q.start: number_key(q.value) for q in written}
        | {d.start: date_key(d.value) for d in found_dates if isinstance(d.value, DateValue)}
    )
    context.add_months(
        [
            (d.start, f"{d.value.low:%Y-%m}")
            for d in found_dates
            if isinstance(d.value, DateValue) and d.value.granularity in _TO_THE_MONTH
        ]
    )
    spans = [(q.start, q.end) for q in written] + [(d.start, d.end) for d in found_dates]
    context.leave_out(spans)
    return Figures(tuple(filled), tuple(found_dates), wholes)


def number_key(value: QuantityValue) -> str:
    """Return a key that equal figures share: `12.5 percent`."""
    middle = value.nominal if value.nominal is not None else (value.low + value.high) / 2
    return f"{middle:.6g} {value.unit}".strip()


def date_key(value: DateValue) -> str:
    """Return a key that equal dates share."""
    return f"{value.low:%Y-%m-%d}/{value.high:%Y-%m-%d}"


def quantity_claims(document: Document, context: Context, found: Figures) -> list[Claim]:
    """Return one claim for each quantity that can be compared."""
    claims = []
    for mention in found.quantities:
        head, narrowed = _counted(document.text, mention)
        if mention.ordinal or (not head and mention.value.unit == ""):
            continue
        if mention.value.unit == "second" and _SECURITY.match(document.text, mention.end):
            continue
        end = max(mention.end, mention.head_end)
        if mention.value.unit == AGE and head not in people():
            end, head = mention.end, ""  # "the 34-year-old remains in jail"
        # "Two thirds of the power": the power is what the sentence is about, too.
        own = mention.end if mention.value.unit == "ratio" else end
        told = narrowed + context.elsewhere(mention.start) + _bare(mention)
        told += () if mention.value.unit else phase(document.text, mention.start, end, head)
        about = context.about(mention.start, own, head=head, modifiers=told)
        if mention.value.unit == AGE:
            about = _of_one(document.text, context, mention, about)
        claims.append(
            Claim(
                source=document.id,
                subject=mention.head or head or mention.value.unit or "figure",
                predicate=head or mention.value.unit or "figure",
                value=_in_percent(mention.value),
                qualifiers=_qualified(document, context, mention.start),
                quote=_quote(document, mention.start, end),
                about=about,
                statement=_number(context, mention.start),
            )
        )
    return claims


def _bare(mention: QuantityMention) -> tuple[str, ...]:
    """Return "bare: 20" for "twenty tonnes": the number before it is turned into another unit."""
    written = mention.written
    if mention.value.unit in _NOT_TURNED or any(c.isdigit() for c in written):
        return ()
    found = [n for n in numerals(written, 0, len(written)) if n.kind == "cardinal"]
    return (f"bare: {float(found[0].value):.6g}",) if len(found) == 1 else ()


def _of_one(text: str, context: Context, mention: QuantityMention, about: About) -> About:
    """Return what an age is about: the person who has it, where that can be told."""
    person = whose(text, context, mention.start, mention.end)
    if not person:
        return about
    return about.model_copy(update={"head": "", "names": (person,), "modifiers": ("owned",)})


def _qualified(document: Document, context: Context, offset: int) -> Qualifiers:
    """Return the qualifiers of a figure: it is denied only by a "not" that stands beside it.

    "Six canvases are missing" and "they gave 40 crowns and denied it" leave the figures alone.
    """
    said = qualifiers_at(document, context, offset)
    if (
        said.polarity == "affirmed"
        or _DENIED.search(document.text, max(0, offset - 48), offset)
        or _DID_NOT.match(document.text, offset, offset + 80)
    ):
        return said
    return said.model_copy(update={"polarity": "affirmed"})


def _in_words(mention: QuantityMention) -> bool:
    """Whether it is a share such as "a third of" or "2 of the 7": no rate is written so."""
    return mention.value.unit == "ratio"


def _in_percent(value: QuantityValue) -> QuantityValue:
    """Return a share of a whole in percent, so that "a third" and "33 percent" are compared."""
    if value.unit != "ratio" or not 0 < value.low <= value.high < 1:
        return value
    return scaled(value, "percent", 100)


def _counted(text: str, mention: QuantityMention) -> tuple[str, tuple[str, ...]]:
    """Return the concept of what is counted, and the concepts that narrow it.

    A number right behind a verb that takes people only ("killing 14") counts people.
    """
    head = concept_of(mention.head) if mention.head else ""
    modifiers, besides = narrowed_to(mention.head, mention.modifiers)
    narrowed = tuple(concept_of(m) for m in modifiers)
    part = mention.part or besides
    ways = {"part": part, "each": mention.distributive, "in words": _in_words(mention)}
    narrowed = (*narrowed, *(way for way, so in ways.items() if so))
    if mention.value.unit == "metre" and not head:
        return dimension(text, mention.end), narrowed
    if mention.value.unit:
        return head, narrowed
    end = told_by(narrowed) if head in _BY_WORD else ""
    if end:
        narrowed = tuple(m for m in narrowed if m != end)
    else:
        end = fate(text, mention.start, max(mention.end, mention.head_end), head)
    if end:
        whole = not head and not _OF_THEM.match(text, mention.end)
        narrowed = tuple(n for n in narrowed if n != "part" or not whole)
        old = ("former",) if bygone(text, mention.start, mention.end) else ()
        return end, (*(() if head in _NO_NARROWING else (head,)), *narrowed, *old)
    if head:
        return head, narrowed
    verb = _OF_PEOPLE.search(text, max(0, mention.start - 24), mention.start)
    return ("people", (concept_of(verb.group(1)),)) if verb else ("", ())


def date_claims(document: Document, context: Context, found: Figures) -> list[Claim]:
    """Return one claim for each date, and one for each weekday written beside a date."""
    claims = []
    for mention in found.dates:
        if mention.value is not None:
            about, polarity = _event(document.text, context, mention)
            claims.append(
                Claim(
                    source=document.id,
                    subject="date",
                    predicate="time-of-day" if isinstance(mention.value, QuantityValue) else "date",
                    value=mention.value,
                    qualifiers=qualifiers_at(document, context, mention.start).model_copy(
                        update={"polarity": polarity}
                    ),
                    quote=_quote(document, mention.start, mention.end),
                    about=about,
                    statement=_number(context, mention.start),
                )
            )
        if mention.impossible or mention.weekday_conflict:
            claims.append(_calendar(document, context, mention))
    return claims


def _event(text: str, context: Context, mention: DateMention) -> tuple[About, Polarity]:
    """Return what a date is about (the words around it, the event that it dates), and yes or no."""
    about = context.about(mention.start, mention.end)
    if mention.value is not None:
        about = _other_years(about, mention.value)
    part = context.at(mention.start)
    if part is None:
        return about, "affirmed"
    span = (part.statement.span.start, part.statement.span.end)
    event = dated(text, mention.start, mention.end, span)
    label = part.about(*event.label, "").words
    new = {
        "head": event.side,
        "modifiers": (*event.kinds, *(f"act: {act}" for act in event.acts)),
        "verb": event.verb,
        "words": tuple(dict.fromkeys((*label, *about.words))),
    }
    return about.model_copy(update=new), event.polarity


def _other_years(about: About, value: DateValue | QuantityValue) -> About:
    """Return *about* without the year that the date itself names."""
    if not isinstance(value, DateValue):
        return about
    own = range(value.low.year, value.high.year + 1)
    return about.model_copy(update={"years": tuple(y for y in about.years if y not in own)})


def _calendar(document: Document, context: Context, mention: DateMention) -> Claim:
    """Return the claim that a date falls on a weekday (or that it exists at all)."""
    day = f"{mention.value.low:%Y-%m-%d}" if isinstance(mention.value, DateValue) else "no day"
    written = "impossible"
    if not mention.impossible and mention.weekday is not None:
        written = WEEKDAYS[mention.weekday]
    return Claim(
        source=document.id,
        subject=day,
        predicate="calendar",
        value=TextValue(text=written),
        qualifiers=Qualifiers(
            valid=mention.value if isinstance(mention.value, DateValue) else None
        ),
        quote=_quote(document, mention.start, mention.end),
        about=context.about(mention.start, mention.end),
        statement=_number(context, mention.start),
        keyed=True,
    )


def _quote(document: Document, start: int, end: int) -> Quote:
    return Quote(exact=document.text[start:end], start=start, end=end)


def _number(context: Context, offset: int) -> int:
    part = context.at(offset)
    return part.statement.number if part else 0
