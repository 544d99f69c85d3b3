"""Quantities of a document in, the same with the unit or the noun that their sentence leaves out.

"Of the 40 boats, 12 sank": 12 boats, and a part of the 40.  "3 tonnes were sold, 5 were burnt":
5 tonnes.  "Repairs cost 4 million crowns. It was to be 3 million": 3 million crowns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from checker.extract.context import Context
from checker.extract.lexicon import table
from checker.extract.quantity import QuantityMention
from checker.model.value import QuantityValue

_REACH = 80
_SLIP = 1.5
"""A part may be so many times its whole by mistake; beyond that it is a part of something else."""
_MOST_BETWEEN = 40
_BREAK = re.compile(r"[.;:!?()]")
_ENUMERATION = re.compile(r"(?:,|\band\b)\s*(?:about |some |another |a further )?\Z")
_PREDICATE = re.compile(
    r"\s+(?:was|were|are|is|had|have|went|came|in|on|at|to|from|for|by|[a-z]+ed)\b"
)
_DIGITS = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_SCALED = re.compile(r"\b(?:million|billion|trillion)\b|\d(?:m|bn|mn|tn)\b", re.IGNORECASE)
_CENTS = re.compile(r"(?<![\d.])\d{1,4}\.\d\d(?![\d.])")
_PAID = frozenset({"", "floor", "wage", "rate", "price", "fare", "fee", "pay", "minimum", "cost",
                   "tariff", "toll", "charge", "ticket", "share"})  # fmt: skip
_OF_WHOM = re.compile(
    r"\b(?:of (?:whom|which|them|these|those)|among (?:them|these|those|whom)|including)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\W*(?:(?:of|out of|among|from)\s+(?:the|its|their|our|his|her|all|some|about|these|those|them"
    r"|which|whom|[A-Z\d])|in\s+(?:\S+\s+)?\S+\s+of\s+(?:them|these|those))",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\s*of\s+(?:them|these|those|whom|which)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\s+(?:(?:of (?:them|these|those)\s+)?(?:was|were|are|is|had|have|has|did|do|will|would|could"
    r"|went|came|remain|remained|still|also|never|not)\b|(?!hundred)[a-z]{2,}ed\b)",
    re.IGNORECASE,
)
_MORE_OR_LESS = re.compile(r"\s+(?:of them )?(?:more|less|fewer|higher|lower)\b", re.IGNORECASE)
_MORE = re.compile(r",?\s*(?:and|while|but|,)?\s*(?:about |some |another |a further |only )?\Z")


@lru_cache(maxsize=1)
def _currencies() -> frozenset[str]:
    return frozenset(table("currencies"))


def completed(
    text: str, context: Context, found: list[QuantityMention]
) -> tuple[list[QuantityMention], Mapping[int, QuantityMention]]:
    """Return *found* with units and nouns filled in, and the wholes of parts, by the part's start.

    A whole is the count that a bare number is taken out of: of "40 boats, 12 of them new" the 40.
    """
    money = {m.value.unit for m in found if m.value.unit in _currencies()}
    cents = any(m.value.unit in money and _CENTS.search(m.written) for m in found)
    result: list[QuantityMention] = []
    wholes: dict[int, QuantityMention] = {}
    for mention in found:
        bare = not mention.head and mention.value.unit == "" and not mention.ordinal
        previous = result[-1] if result else None
        if cents and len(money) == 1 and _is_amount(mention):
            value = mention.value.model_copy(update={"unit": min(money)})
            result.append(replace(mention, value=value))
        elif not bare or mention.value.nominal is None:
            result.append(mention)
        elif previous and _goes_on(text, previous, mention):
            value = scaled(mention.value, previous.value.unit, _scale(previous))
            result.append(replace(mention, value=value))
        elif _SCALED.search(mention.written):
            value = mention.value
            if len(money) == 1:
                value = value.model_copy(update={"unit": min(money)})
            result.append(replace(mention, value=value))
        elif whole := _whole(text, context, mention, result, wholes):
            wholes[mention.start] = whole
            result.append(replace(mention, head=whole.head, modifiers=whole.modifiers, part=True))
        else:
            result.append(mention)
    return result, wholes


def _is_amount(mention: QuantityMention) -> bool:
    """Whether it is money of which the unit is left out: "the floor goes to 14.60"."""
    plain = mention.value.unit == "" and mention.value.nominal is not None and not mention.ordinal
    return plain and mention.head in _PAID and _CENTS.fullmatch(mention.written) is not None


def _whole(
    text: str,
    context: Context,
    mention: QuantityMention,
    before: list[QuantityMention],
    wholes: Mapping[int, QuantityMention],
) -> QuantityMention | None:
    """Return the count that *mention* is a part of, where the words say so."""
    part = context.at(mention.start)
    if part is None or not before or _MORE_OR_LESS.match(text, mention.end):
        return None
    opening = part.statement.span.start
    last = before[-1]
    between = text[last.end : mention.start]
    listed = len(between) < _REACH and not _BREAK.search(between) and _MORE.search(between)
    if last.start in wholes and last.start >= opening and listed:
        return wholes[last.start]  # "12 sank, 5 burnt and 3 were lost"
    # What stands further back is no whole of it; a table has thousands of figures.
    near_by = before[: -_MOST_BETWEEN - 1 : -1]
    whole = next((m for m in near_by if _holds(m, mention)), None)
    if whole is None:
        return None
    opens = bool(_OPENS.match(text[opening : mention.end]))
    if whole.start >= opening:
        between = text[whole.head_end : mention.start]
        linked = bool(_OF_WHOM.search(between)) or bool(_PRONOUN.match(text, mention.end))
        return whole if linked or (opens and _VERB.match(text, mention.end)) else None
    there = context.at(whole.start)
    near = there is not None and there.statement.number >= part.statement.number - 2
    if not near or there is None or there.statement.paragraph != part.statement.paragraph:
        return None
    linked = bool(_PRONOUN.match(text, mention.end))
    linked = linked or bool(_OF_WHOM.match(text[opening : mention.end].lstrip()))
    return whole if linked else None


def _holds(whole: QuantityMention, part: QuantityMention) -> bool:
    """Whether *whole* counts enough for *part* to be taken out of it, but for a slip."""
    plain = whole.head and whole.value.unit == "" and not whole.part and not whole.ordinal
    return bool(plain) and part.value.low <= _SLIP * whole.value.high


def _goes_on(text: str, previous: QuantityMention, mention: QuantityMention) -> bool:
    between = text[previous.end : mention.start]
    return (
        bool(previous.value.unit)
        and previous.value.nominal is not None
        and len(between) < _REACH
        and not _BREAK.search(between)
        and bool(_ENUMERATION.search(between))
        and bool(_PREDICATE.match(text, mention.end))
    )


def _scale(mention: QuantityMention) -> float:
    """Return how many canonical units one unit as written holds."""
    written = _DIGITS.search(mention.written)
    if not written or not mention.value.nominal:
        return 0.0
    return mention.value.nominal / float(written.group().replace(",", ""))


def scaled(value: QuantityValue, unit: str, scale: float) -> QuantityValue:
    """Return *value* times *scale*, in *unit*."""
    if not scale or value.nominal is None:
        return value
    return value.model_copy(
        update={
            "unit": unit,
            "low": value.low * scale,
            "high": value.high * scale,
            "nominal": value.nominal * scale,
            "precision": value.precision * scale,
        }
    )
