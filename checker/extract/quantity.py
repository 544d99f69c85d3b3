"""A passage in, its quantities out: value with interval and unit, what is counted, exact spans.

Conventions:
- The span holds hedge, number and unit ("about 4.2 million", "up to £900m"), not the counted noun.
- Head: the noun counted ("1,200 badly hurt passengers": passenger, with modifiers); behind a unit
  the noun after "of", for money also after "for" ("11,000 gallons of toluene": toluene); in a
  compound the noun that follows ("48-hour strike": strike), but "15-member board" counts members,
  with board as a modifier; with nothing behind, the noun before "of", "at", "rose to" ("turnout
  of 71 per cent").  "12 injured" counts people, with the state as the modifier.
- "fell by 6 percent" has the modifier "change", the first of "from 5.50 to 5.25" has "former".
- A part of a whole ("43 of the 60 villagers") has `part`, and the head of the whole.
- Shares ("a third of", "one in twelve", "9 out of 10") have the unit "ratio"; ages "year-of-age".
- Years, dates, clock times, scores, names with numbers and what cannot be told are not quantities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from checker.extract import counted
from checker.extract.change import changed_at, is_change, period
from checker.extract.figure import Figure
from checker.extract.hedge import hedge_after, hedge_before, interval, sober
from checker.extract.joint import figures
from checker.extract.lemma import lemma
from checker.extract.plight import counts_people, goes_on
from checker.extract.shock import magnitude
from checker.model.value import Hedge, QuantityValue


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity where it is written."""

    start: int
    end: int
    value: QuantityValue
    head: str
    """Lemma of the counted noun, "" where there is none."""
    modifiers: tuple[str, ...]
    head_start: int
    head_end: int
    """Span of the counted noun phrase; both equal `end` where there is none."""
    ordinal: bool
    distributive: bool
    """For each of several things or times: "per day", "each", "a kilo"."""
    written: str
    part: bool = False
    """A part of a whole that is stated too: "43 of the 60"."""


_OF = re.compile(
    r"[ \u00a0]of[ \u00a0](?:(?:the|its|their|our|his|her|all|those|these|my|your|a|an|all the"
    r"|all its|all of the)[ \u00a0])?",
    re.IGNORECASE,
)
_FOR = re.compile(
    r" (?:for|of)[ \u00a0](?:(?:the|its|their|our|his|her)[ \u00a0])?(?=[a-z])(?!next|this|last"
    r"|each|a\b|an\b|every|first|second|third)"
    r"| in (?=(?:damages|aid|cash|severance|funding|debt|revenue|profit|losses|taxes|loans"
    r"|grants|compensation|fines|bonds|shares|bonuses|sales|savings|cuts|fees|costs|exports"
    r"|imports|investment|subsidies|bail)\b)"
)
_DISTRIBUTIVE = re.compile(
    r"[ \u00a0]?(?:/|(?:per|each|apiece|every|daily|annually|yearly|monthly|weekly|hourly"
    r"|a head|a piece"
    r"|an?[ \u00a0](?:second|minute|hour|day|night|week|weekend|fortnight|month|year|season"
    r"|kilo|kilogram|kilolitre"
    r"|lit(?:re|er)|tonne|ton|gallon|barrel|person|head|share|unit|ticket|household|family"
    r"|pupil|student|patient|square"
    r"|mile|kilomet(?:re|er)|met(?:re|er)|ounce|pound|bottle|pint|game|match|time))\b)",
    re.IGNORECASE,
)
_EITHER_SIDE = re.compile(
    r"[^.;:,]{0,40}\b(?:in|on|for|from|to|at)[ \u00a0](?:each|either|both|every)\b"
    r"|[^.;:,]{0,30}\beach way\b",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:[\w’'-]+[ \u00a0]){0,3}?"
    r"(?:[\w-]+['’]s?[ \u00a0]|(?:roughly|about|some|nearly|total|full)[ \u00a0])?"
)
_POLL = re.compile(
    r"\b(?:polls?|pollsters?|surveys?|percent|per cent|percentage|interest rates?|occupancy"
    r"|turnout|approval"
    r"|ratings?|share of the vote|voters|inflation|unemployment|jobless|election|key rate|main "
    r"rate)\b|%",
    re.IGNORECASE,
)
"""Beside these a point is one of a hundred."""
_OWNER = 40
_RATES = frozenset({"percent", "ratio"})
_STAGES = re.compile(
    r" (?:\w{1,20} )?(?:stages|steps|phases|rounds|sessions|seasons|evenings|matches|legs"
    r"|instalments|quarters|terms)\b"
)
_EVERY = re.compile(r"\b(?:every|each|per)[ \u00a0]$", re.IGNORECASE)
_AT = re.compile(r"\b(?:at|until|till|from|by|before|after)[ \u00a0]$", re.IGNORECASE)
_FORMER = re.compile(r"\bfrom[ \u00a0]$", re.IGNORECASE)


def quantities(text: str, start: int, end: int) -> list[QuantityMention]:
    """Return the quantities of text[start:end] in order, not overlapping; offsets are of *text*."""
    start, end = max(0, start), min(end, len(text))
    found: list[QuantityMention] = []
    row = figures(text, start, end)
    for number, figure in enumerate(row):
        floor = found[-1].end if found else start
        floor = max(floor, row[number - 1].end if number else start)
        following = row[number + 1] if number + 1 < len(row) else None
        found += _mentions(text, figure, following, floor, end)
    return found


def _mentions(
    text: str, figure: Figure, following: Figure | None, floor: int, end: int
) -> Iterator[QuantityMention]:
    hedge: Hedge = "exact"
    narrow, begin, stop = False, figure.start, figure.end
    ahead = hedge_before(text, floor, figure.start)
    if ahead and not (_during(text, figure, ahead[2], end)):
        hedge, narrow, begin = ahead
        hedge = sober(hedge, text[begin : figure.start], figure.low, figure.unit)
    if behind := hedge_after(text, figure.end, end):
        hedge, stop = (hedge if begin < figure.start else behind[0]), behind[1]
    noun, part = _headed(text, figure, following, (floor, begin, stop, end))
    if noun and _is_point(text, figure, noun, begin, stop):
        figure, stop, noun = replace(figure, unit="percentage-point", certain=True), noun.end, None
    if _is_clock(text, figure, begin, end) or _is_aside(text, begin, stop, noun):
        return
    unsure = not figure.certain and noun is None and not part and hedge == "exact"
    unsure = unsure and not (floor < begin and goes_on(text, begin, stop))
    unsure = unsure and not counts_people(text, begin, stop, one=figure.single)
    if unsure or (noun and noun.head in {"time", "way", "fold"} and figure.compound):
        return
    value = _value(figure, hedge, narrow=narrow, is_count=not figure.unit)
    behind_all = max(stop, noun.end) if noun else stop
    distributive = bool(_DISTRIBUTIVE.match(text, behind_all, min(end, behind_all + 24))) or bool(
        _DISTRIBUTIVE.match(text, stop, min(end, stop + 24))
    )
    distributive = distributive or bool(_EITHER_SIDE.match(text, stop, min(end, stop + 60)))
    distributive = distributive or bool(_EVERY.search(text, max(floor, begin - 8), begin))
    modifiers = noun.modifiers if noun else ()
    changed = figure.change or (figure.unit in _RATES and is_change(text, floor, begin, stop))
    if changed and "change" not in modifiers:
        modifiers = (*modifiers, "change")
    if each := period(text, floor, begin, behind_all) or period(text, floor, begin, stop):
        modifiers = (*modifiers, f"per {each}")
    if _is_former(text, following, (floor, begin, stop)):
        modifiers = (*modifiers, "former")
    yield QuantityMention(
        start=begin, end=stop, value=value, head=noun.head if noun else "", modifiers=modifiers,
        head_start=noun.start if noun else stop, head_end=noun.end if noun else stop,
        ordinal=figure.ordinal, distributive=distributive, written=text[begin:stop], part=part,
    )  # fmt: skip


def _headed(
    text: str, figure: Figure, following: Figure | None, span: tuple[int, int, int, int]
) -> tuple[counted.Counted | None, bool]:
    """Return what is counted, and whether the number is a part of a whole.

    The *span* is where the clause, the number and what follows it begin, and where all ends.
    """
    floor, begin, stop, end = span
    shock = None if figure.unit else magnitude(text, floor, figure.start, stop)
    if shock:
        return shock, False
    noun, part = _noun(text, figure, following, max(stop, figure.end), end)
    if noun is None and figure.unit in _RATES:
        thing = changed_at(text, floor, begin, stop)
        noun = counted.substance(text, thing, end) if thing else None
    if noun is None and not part and not figure.ordinal and figure.unit != "year-of-age":
        changed = _is_changed(text, figure, floor)
        noun = counted.before(text, floor, begin, bare=not figure.unit, changed=changed)
    return noun, part


def _is_changed(text: str, figure: Figure, floor: int) -> bool:
    """Whether it is a rate by which something changed: "grew 4 percent", "has doubled"."""
    verb = figure.change and text[figure.start : figure.end].endswith("ed")
    return figure.unit in _RATES and (verb or is_change(text, floor, figure.start, figure.end))


def _is_point(text: str, figure: Figure, noun: counted.Counted, begin: int, stop: int) -> bool:
    """Whether the points counted are percentage points: beside a poll or a rate they are."""
    return (
        noun.head == "point"
        and not figure.unit
        and _POLL.search(text, max(0, begin - 160), stop + 90) is not None
    )


def _is_former(text: str, following: Figure | None, at: tuple[int, int, int]) -> bool:
    """Whether it is what was: the first of "from 5.50 to 5.25"."""
    floor, begin, stop = at
    if not _FORMER.search(text, max(floor, begin - 6), begin):
        return False
    led = text[floor:begin] == " from "
    return led or (following is not None and text[stop : following.start] == " to ")


def _is_clock(text: str, figure: Figure, begin: int, end: int) -> bool:
    """Whether it is a time of day with a point: "at 11.00"."""
    written = text[figure.start : figure.end]
    if figure.unit or not re.fullmatch(r"(?:[01]?\d|2[0-3])\.[0-5]\d", written):
        return False
    return bool(_AT.search(text, max(0, begin - 8), begin)) and not text[
        figure.end : min(end, figure.end + 2)
    ].strip(" .,;)")


def _is_aside(text: str, begin: int, stop: int, noun: counted.Counted | None) -> bool:
    """Whether it is a bare number in brackets, which may be an age, a rank or a note."""
    return (
        noun is None
        and text[max(0, begin - 1) : begin] == "("
        and text[stop : stop + 1] == ")"
        and text[begin:stop].isdigit()
    )


def _during(text: str, figure: Figure, begin: int, end: int) -> bool:
    """Whether "over" means during: "over six years", "over three stages"."""
    if text[begin : begin + 5].lower() != "over ":
        return False
    return figure.unit == "second" or bool(_STAGES.match(text, figure.end, end))


def _noun(
    text: str, figure: Figure, following: Figure | None, at: int, end: int
) -> tuple[counted.Counted | None, bool]:
    """Return what is counted behind the number, and whether the number is a part of a whole."""
    edge = min(end, following.start) if following else end
    if figure.counted or figure.compound:
        return _compound_noun(text, figure, at, edge), False
    of = _OF.match(text, at, min(end, at + 24))
    lead = of or (_FOR.match(text, at, min(end, at + 24)) if figure.money else None)
    measured = figure.unit not in {"", "ratio"}
    if lead is None:
        behind = None if measured else counted.after(text, at, edge, single=figure.single)
        verb = behind and text[behind.start : behind.end].lower() in counted.words("verb")
        # "One in two keeps to it" counts no keeps.
        return None if verb and figure.unit == "ratio" else behind, False
    part = figure.unit == "" and figure.nominal is not None
    if following is not None and not following.unit and _owned(text[lead.end() : following.start]):
        return counted.after(text, following.end, end), part
    if measured:
        return counted.substance(text, lead.end(), edge), False
    whole = counted.after(text, lead.end(), edge)
    if whole is None and figure.unit == "ratio":
        whole = counted.substance(text, lead.end(), edge)  # "a fifth of its budget"
    return whole, part


def _owned(between: str) -> bool:
    """Whether *between* may stand in front of a whole: "of (the city's) 40 boats"."""
    return len(between) < _OWNER and bool(_OWNED.fullmatch(between))


def _compound_noun(text: str, figure: Figure, at: int, edge: int) -> counted.Counted | None:
    if not figure.compound:  # the noun of "one pupil in four" stands inside
        at = text.find(figure.counted, figure.start, figure.end)
        return counted.Counted(lemma(figure.counted), (), at, at + len(figure.counted))
    noun = counted.compound(text, at, edge)
    if not figure.counted:
        return noun
    more = (noun.head, *noun.modifiers) if noun else ()
    span = (noun.start, noun.end) if noun else (at, at)
    return counted.Counted(figure.counted, more, *span)


def _value(figure: Figure, hedge: Hedge, *, narrow: bool, is_count: bool) -> QuantityValue:
    if figure.high != figure.low:
        ranged: Hedge = "between" if figure.ranged else "about"
        nominal = None if figure.nominal is None else float(figure.nominal)
        low, high = float(figure.low), float(figure.high)
        if nominal is not None:
            ranged = hedge
        if hedge != "exact" and figure.nominal is not None:
            low = interval(figure.low, figure.step, hedge, narrow=narrow)[0]
            high = interval(figure.high, figure.step, hedge, narrow=narrow)[1]
        return QuantityValue(
            low=low,
            high=high,
            unit=figure.unit,
            hedge=ranged,
            nominal=nominal,
            precision=float(figure.step),
        )
    nominal_exact = figure.low
    low = high = float(nominal_exact)
    if hedge != "exact":
        low, high = interval(nominal_exact, figure.step, hedge, narrow=narrow, counted=is_count)
    return QuantityValue(
        low=low,
        high=high,
        unit=figure.unit,
        hedge=hedge,
        nominal=float(nominal_exact),
        precision=float(figure.step),
    )
