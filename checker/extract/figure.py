"""A numeral in, the figure that it makes with its unit out.

A numeral that names something (a year, "Tank 7", "G20", "Formula One") makes none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from checker.extract.counted import noun_run
from checker.extract.half import point_behind, stands_alone
from checker.extract.label import is_label, is_year
from checker.extract.number import Numeral
from checker.extract.unit import Unit, currency_before, unit_after


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit, in the canonical unit."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    nominal: Fraction | None
    step: Fraction
    unit: str = ""
    measure: Unit | None = None
    """The unit as written."""
    bare: Fraction = Fraction(0)
    """The number as written, before conversion."""
    bare_step: Fraction = Fraction(1)
    ordinal: bool = False
    ranged: bool = False
    words: bool = False
    scaled: bool = False
    single: bool = False
    compound: bool = False
    """Whether a hyphen ties it to the noun: "48-hour", "15-member"."""
    counted: str = ""
    """The noun that a compound counts: "member"."""
    certain: bool = True
    """False for small number words, which need a noun to be a count at all."""
    change: bool = False
    """Whether it says by how much something changed: the first of "rose 3 cents to 20 cents"."""

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.measure is not None and self.measure.money


_MEMBERS = re.compile(
    r"[-‐‑](?P<noun>member|seat|bed|room|nation|country|page|point|person|man|strong|storey"
    r"|story|party|team|nurse|vote|goal|bedroom|seater|judge|car)(?![\w])",
    re.IGNORECASE,
)
_AGE = re.compile(r"[- ]years?[- ]old(s)?\b", re.IGNORECASE)
_AGED = re.compile(r"\b(?:aged|age|ages|age of|turns|turned|turning)[ \u00a0]$", re.IGNORECASE)
_COMMA_AGE = re.compile(
    r"(?:[A-Z][\w'’.-]*|\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,2}"
    r"(?:[a-z]+(?:er|or|ist|ian|ant|man|woman)|son|wife|husband|boy|girl|nurse|pilot|victim"
    r"|suspect|chef|clerk|judge|guide|child|pupil|coach|widow|mechanic|captain)), $"
)
_NO_AGE = re.compile(
    r"\b(?:number|october|november|december|september|order|river|tower|winter|summer), $"
)
_PERSON_OF = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Aa]nother|[Oo]ne|[Hh]is|[Hh]er|[Tt]heir) (?:[\w-]+ ){0,2}"
    r"(?:girl|boy|man|woman|child|toddler|baby|infant|youth|teenager|lad|lady|gentleman|youngster"
    r"|pensioner|(?:grand)?(?:mother|father|son|daughter)|widow|widower|pupil|schoolgirl|schoolboy"
    r"|student|orphan) of $"
)
"""With a number behind it, an age: "a girl of 16"."""
_OLD = re.compile(r"[- ](?:month|week|day|hour|minute)s?[- ]old\b", re.IGNORECASE)
_OF_UNIT = re.compile(r"(?:[ \u00a0-](?:of[ \u00a0])?(?:an?[ \u00a0])?)", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"[ \u00a0](?:of|the|all|its|their|our|his|her|those|these|that|an?)\b", re.IGNORECASE
)
_CHANGED_BY = re.compile(
    r"\bby (?:almost |nearly |about |some |around |more than |over )?\Z", re.IGNORECASE
)
_NEGATIVE = re.compile(r"(?:(?<![\w)])[-−]|\bminus[ \u00a0])$", re.IGNORECASE)
_ARTICLE_UNIT = re.compile(r"\b(?:an?|one)[ \u00a0](?P<unit>[a-z]{3,12}) and $", re.IGNORECASE)
_POUNDS = re.compile(r"[ \u00a0-]?pounds?\b", re.IGNORECASE)
_POINT = " percentage point"
_HYPHENS = ("-", "‐", "‑")
_HALF_BEHIND = re.compile(r"[ \u00a0]and a half\b", re.IGNORECASE)


def single(text: str, numeral: Numeral, floor: int, end: int) -> Figure | None:
    """Return the figure that *numeral* makes, None where it names something or cannot be told."""
    if numeral.kind == "ordinal":
        return _ordinal(text, numeral, end)
    if numeral.kind == "fraction" and (half := _unit_and_half(text, numeral, floor)):
        return half
    sign = _NEGATIVE.search(text, max(floor, numeral.start - 6), numeral.start)
    begin = sign.start() if sign else numeral.start
    currency = currency_before(text, floor, begin) or currency_before(text, floor, numeral.start)
    if currency is None and is_label(text, numeral, floor, end):
        return None
    age = _age(text, numeral, floor, end)
    settled = _suffixed(text, numeral, currency is not None, end)
    if age or settled is None or _POUNDS.match(text, numeral.end, end):
        return age or (_pounds(text, numeral, end) if settled and currency is None else None)
    value, step, stop, unit = settled
    if unit is None:
        unit, stop = _unit_behind(text, numeral, stop, end)
    if currency is not None:
        begin = min(begin, currency[1])
        if unit is None or not unit.money:
            unit, stop = None, settled[2]
        unit = currency[0]
    if sign and (unit is None or numeral.kind == "fraction"):
        return None
    value = -value if sign else value
    return _built(text, replace(numeral, value=value, step=step), (begin, stop), unit, end)


def _unit_behind(text: str, numeral: Numeral, stop: int, end: int) -> tuple[Unit | None, int]:
    """Return the unit behind the number, also that of "half a mile", and where it ends."""
    behind = unit_after(text, stop, end)
    if numeral.kind == "fraction" and (point := point_behind(text, stop, end)):
        unit = unit_after(_POINT, 0, len(_POINT))
        return (unit[0], point) if unit else (None, stop)
    if behind is None and numeral.kind == "fraction":
        gap = _OF_UNIT.match(text, stop, end)
        behind = unit_after(text, gap.end(), end) if gap else None
        read = (
            behind and not behind[0].money and not text.startswith("in ", gap.end() if gap else 0)
        )
        behind = behind if read else None  # "three quarters in all" are no inches
    return behind or (None, stop)


def _pounds(text: str, numeral: Numeral, end: int) -> Figure | None:
    """Return pounds of money or weight; where the two cannot be told apart, nothing."""
    behind = unit_after(text, numeral.end, end)
    return _built(text, numeral, (numeral.start, behind[1]), behind[0], end) if behind else None


def _unit_and_half(text: str, numeral: Numeral, floor: int) -> Figure | None:
    """Return "a year and a half"."""
    unit = _ARTICLE_UNIT.search(text, max(floor, numeral.start - 24), numeral.start)
    behind = unit_after(text, unit.start("unit") - 1, unit.end("unit")) if unit else None
    if unit is None or behind is None or numeral.value != Fraction(1, 2):
        return None
    value, step = Fraction(3, 2), Fraction(1, 10)
    made = Figure(
        unit.start(), numeral.end, value, value, value, step, bare=value, bare_step=step, words=True
    )
    return measured(made, behind[0])


def _built(
    text: str, numeral: Numeral, span: tuple[int, int], unit: Unit | None, end: int
) -> Figure | None:
    """Put number and unit together; *span* is that of the whole figure."""
    begin, stop = span
    value, step = numeral.value, numeral.step
    if _OLD.match(text, numeral.end, end):
        return None  # "a three-month-old calf" has lived, not lasted
    half = _HALF_BEHIND.match(text, stop, end) if unit and numeral.kind == "cardinal" else None
    if half:
        value, step, stop = value + Fraction(1, 2), Fraction(1, 10), half.end()
    made = Figure(
        begin, stop, value, numeral.top or value, None if numeral.kind == "vague" else value, step,
        bare=value, bare_step=step, words=numeral.words, scaled=numeral.scaled, single=value == 1,
    )  # fmt: skip
    if unit is not None:
        tied = text[numeral.end : numeral.end + 1] in _HYPHENS
        return replace(measured(made, unit), compound=tied or text[stop : stop + 1] in _HYPHENS)
    if numeral.kind == "fraction":
        alone = _CHANGED_BY.search(text, max(0, begin - 24), begin) or stands_alone(
            text, begin, stop
        )
        share = value < 1 and (_SHARE_OF.match(text, stop, end) or alone)
        return replace(made, unit="ratio") if share else None
    return _count(text, made, numeral, end)


def _count(text: str, made: Figure, numeral: Numeral, end: int) -> Figure | None:
    if member := _MEMBERS.match(text, made.end, end):
        noun = member["noun"].lower()
        plain = "" if noun == "strong" else noun
        return replace(made, end=member.end(), compound=True, counted=plain)
    if is_year(text, numeral, end):
        return None
    small = made.words and made.bare <= 12 and not made.scaled
    return replace(made, certain=not small)


def measured(figure: Figure, unit: Unit) -> Figure:
    """Return *figure* with its bare number taken as so many of *unit*."""
    factor = unit.factor
    nominal = figure.bare
    top = figure.high if figure.nominal is None else nominal
    if unit.shift:
        low = high = (nominal - unit.shift) * factor
    elif nominal >= 0:
        low, high = nominal * unit.low, top * unit.high
    else:
        low, high = nominal * unit.high, nominal * unit.low
    middle = (nominal - unit.shift) * factor
    return replace(
        figure, low=low, high=high, unit=unit.canonical, measure=unit,
        step=figure.bare_step * factor,
        nominal=None if figure.nominal is None else middle,
    )  # fmt: skip


def _suffixed(
    text: str, numeral: Numeral, money: bool, end: int
) -> tuple[Fraction, Fraction, int, Unit | None] | None:
    """Settle a letter stuck to the digits: million, metres …; None where it cannot be told."""
    value, step, stop = numeral.value, numeral.step, numeral.end
    if not numeral.suffix:
        return value, step, stop, None
    scale = {"m": 10**6, "b": 10**9, "t": 10**12}[numeral.suffix.lower()]
    if money:
        return value * scale, step * scale, stop, None
    behind = unit_after(text, stop, end)
    if numeral.suffix in "mM" and (
        behind or re.match(r" (?:more |new )?[a-z]+s\b| people\b", text[stop : min(end, stop + 24)])
    ):
        return value * scale, step * scale, stop, None
    if numeral.suffix in "mt" and re.match(
        r" (?:high|tall|deep|long|wide|above|below|away|of|from)\b|[ -](?:high|tall|deep|long"
        r"|wide)|[.,;)]",
        text[stop : min(end, stop + 12)],
    ):
        unit = unit_after(text, stop - 1, end)
        return (value, step, stop, unit[0]) if unit else None
    return None


def _ordinal(text: str, numeral: Numeral, end: int) -> Figure | None:
    before = text[max(0, numeral.start - 12) : numeral.start]
    if not re.search(
        r"\b(?:the|a|an|its|his|her|their|our|my|this|that)[ \u00a0]$", before, re.IGNORECASE
    ):
        return None
    if not re.match(r"[ \u00a0-][a-z]", text[numeral.end : min(end, numeral.end + 2)]):
        return None
    value = numeral.value
    return Figure(
        numeral.start,
        numeral.end,
        value,
        value,
        value,
        Fraction(1),
        ordinal=True,
        single=True,
        certain=False,
    )


def _is_person_of(text: str, before: str, stop: int, end: int) -> bool:
    """Whether a number is the age of "a girl of", and counts nothing: "a man of 30 parts"."""
    return bool(_PERSON_OF.search(before)) and not noun_run(text, stop, end)


def _age(text: str, numeral: Numeral, floor: int, end: int) -> Figure | None:
    """Return an age: "aged 34", "34-year-old", "Anna Vill, 34,", "a man of 34"."""
    value = numeral.value
    if value > 130 or value.denominator != 1 or numeral.kind != "cardinal":
        return None
    begin, stop = numeral.start, numeral.end
    old = _AGE.match(text, stop, end)
    before = text[max(floor, begin - 44) : begin]
    aged = _AGED.search(before)
    comma = (
        _COMMA_AGE.search(before)
        and not _NO_AGE.search(before)
        and not numeral.words
        and text[stop : stop + 1] in {",", "."}
        and value > 0
    )
    if not (old or aged or comma or _is_person_of(text, before, stop, end)):
        return None
    if aged and not old and aged.group()[0] in "tT" and noun_run(text, stop, end):
        return None
    if aged and not old and text[stop : stop + 1] in {"-", "–"}:
        return None
    if old:
        stop = old.end()
    elif unit := unit_after(text, stop, end):
        if unit[0].name != "year":
            return None
        stop = unit[1]
    return Figure(
        begin, stop, value, value, value, Fraction(1), unit="year-of-age", words=numeral.words,
        compound=bool(old) and "-" in text[numeral.end : stop],
    )  # fmt: skip
