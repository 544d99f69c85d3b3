"""Quantities of a document in, groups whose arithmetic can be checked out: sums, shares, changes.

A group is taken only where words say that it is one ("in all", "of these … and …", "12 percent
of its 15,000", "halved, from 12 to 4"): figures that merely stand side by side need not add up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from checker.extract.context import Context, StatementContext
from checker.extract.quantity import QuantityMention
from checker.model.document import Document

Part = Literal["part", "total", "share", "share-part", "share-whole", "from", "to"]

_TOTAL_AFTER = re.compile(
    r"\s*[,;]?\s*(?:in all|in total|altogether|all told|combined|overall)\b", re.IGNORECASE
)
_TOTAL_BEFORE = re.compile(
    r"\b(?:a total of|totall?ing|totall?ed|adding up to|making|for a total of|sum of)\s*$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(r"\b(?:out of(?: a total of)?|of a total of)\s*$", re.IGNORECASE)
_OF_THESE = re.compile(
    r"^\W*(?:of (?:that|these|those|this|them|which)\b|of the\b|of its\b|of their\b)", re.IGNORECASE
)
_OF_NAMED = re.compile(r"^\W*of (?:the|its|their)\b", re.IGNORECASE)
_REACH = 12
_CLAUSE = 80
_LABELLED = re.compile(r"[\w.)’'-]:\s*$")
_THESE_MAKE = re.compile(
    r"\W*(?:these|those|the|all)\s+(?:[a-z\d]+\s+){0,2}?[a-z]+\s+(?:(?:alone|together|combined)\s+)?"
    r"(?:account for|amount to|total|add up to|come to|make up|make|cost|are worth)\s+"
    r"(?:together\s+|altogether\s+|a total of\s+)?",
    re.IGNORECASE,
)
_UNIT_WORD = re.compile(r"[^a-z°]")
_CONVERTED = re.compile(
    r"\s*(?:\(|\[|,?\s*or\s+|,\s*i\.e\.\s*|/)\s*(?:about |some |around |nearly )?"
)
_AND = re.compile(r"\band\b", re.IGNORECASE)
_FACTORS = {
    "halve": 0.5, "halved": 0.5, "halving": 0.5, "halves": 0.5,
    "double": 2.0, "doubled": 2.0, "doubling": 2.0, "doubles": 2.0,
    "triple": 3.0, "tripled": 3.0, "tripling": 3.0, "trebled": 3.0, "treble": 3.0,
    "quadrupled": 4.0, "quadruple": 4.0, "quadrupling": 4.0,
}  # fmt: skip
_FACTOR = re.compile(r"\b(?:" + "|".join(_FACTORS) + r")\b", re.IGNORECASE)
_FROM = re.compile(r"\bfrom(?: the current| a| an| about| around| some)?\s*$", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:[a-z]+ ){0,3}to(?: about| around| some| just)?\s*$", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"^\s*(?:of|among)\s+(?:the|its|their|his|her|our|all|some|about|roughly|more than|nearly)?"
    r"(?:\s+[a-z'’-]+){0,4}\s*$",
    re.IGNORECASE,
)
_MAKES_UP = re.compile(
    r"\b(?:amount(?:s|ed|ing)? to|ma(?:ke|kes|de|king) up|account(?:s|ed|ing)? for"
    r"|constitut(?:e|es|ed|ing)|represent(?:s|ed|ing)?|correspond(?:s|ed|ing)? to|equals?(?: to)?)"
    r"\s+(?:an? (?:(?:turnout|share|rate) of )?|(?:about|some|around|roughly|nearly|just) )*$",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"(?:,|\bor\b|—|–|\(|-)\s*(?:or |roughly |about |some |almost |nearly )*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of a group, and the part that it plays."""

    mention: QuantityMention
    part: Part


@dataclass(frozen=True, slots=True)
class Group:
    """Figures that are tied by arithmetic."""

    relation: Literal["sum", "share", "change", "conversion"]
    terms: tuple[Term, ...]
    factor: float | None = None
    """For a change told by a verb ("halved"): what the verb says."""
    factor_span: tuple[int, int] | None = None


def groups(document: Document, context: Context, found: tuple[QuantityMention, ...]) -> list[Group]:
    """Return the groups of *found*, in the order of the text."""
    usable = [q for q in found if not q.ordinal and q.value.nominal is not None]
    by_part: dict[int, list[QuantityMention]] = {}
    for mention in usable:
        part = context.at(mention.start)
        if part:
            by_part.setdefault(part.statement.number, []).append(mention)
    result: list[Group] = []
    for number, here in sorted(by_part.items()):
        part = context.parts[number]
        result += _stated_total(document.text, here)
        before = by_part.get(number - 1, [])
        result += _these_together(document.text, context, part, here, before)
        result += _conversions(document.text, here)
        result += _of_these(document.text, context, part, here, by_part.get(number - 1, []))
        result += _shares(document.text, here)
        result += _changes(document.text, part, here)
    return result + _labelled(document.text, context, usable)


def _same_unit(mentions: list[QuantityMention], unit: str) -> list[QuantityMention]:
    return [m for m in mentions if m.value.unit == unit and not m.distributive]


def _stated_total(text: str, here: list[QuantityMention]) -> list[Group]:
    """Find "62 for this and 18 for that, 95 in all"."""
    result = []
    for total in here:
        after = _TOTAL_AFTER.match(text, total.end) or _TOTAL_AFTER.match(text, total.head_end)
        if not after and not _TOTAL_BEFORE.search(text, max(0, total.start - 30), total.start):
            continue
        parts = [m for m in _same_unit(here, total.value.unit) if m.end <= total.start]
        if len(parts) < 2 or not _AND.search(text, parts[0].end, parts[-1].start):
            continue
        if total.value.unit == "" and len({m.head for m in parts if m.head}) == 1 < len(parts):
            continue  # "5 goals in May and 6 goals in June" may be any of several sums
        terms = [*(Term(m, "part") for m in parts), Term(total, "total")]
        result.append(Group("sum", tuple(terms)))
    return result


def _of_these(
    text: str,
    context: Context,
    part: StatementContext,
    here: list[QuantityMention],
    before: list[QuantityMention],
) -> list[Group]:
    """Find "Of that, 3 went here, 5 went there and 2 were lost", its total before it or inside."""
    span = part.statement.span
    opener = _OF_THESE.match(text[span.start : span.end])
    if not opener or not here:
        return []
    own_total = bool(_OF_NAMED.match(opener.group())) and (
        here[0].start - (span.start + opener.end()) <= _REACH
    )
    if own_total and len(here) >= 3:
        total, parts = here[0], here[1:]
    elif before and context.parts[part.statement.number - 1].statement.paragraph == (
        part.statement.paragraph
    ):
        candidates = [m for m in before if m.value.unit in {"", here[0].value.unit}]
        total, parts = (candidates[0] if candidates else before[0]), here
    else:
        return []
    if any(m.value.unit not in {total.value.unit, ""} for m in parts) or len(parts) < 3:
        return []
    last = _AND.search(text, parts[-2].end, parts[-1].start)
    if not last:
        return []
    return [Group("sum", (*(Term(m, "part") for m in parts), Term(total, "total")))]


def _these_together(
    text: str,
    context: Context,
    part: StatementContext,
    here: list[QuantityMention],
    before: list[QuantityMention],
) -> list[Group]:
    """Find "… 5, 4 and 2 billion. These three areas alone account for 12 billion"."""
    span = part.statement.span
    opener = _THESE_MAKE.match(text, span.start, span.end)
    if opener is None or not before:
        return []
    former = context.parts[part.statement.number - 1].statement
    total = next((m for m in here if m.start >= opener.end() - 1), None)
    if total is None or former.paragraph != part.statement.paragraph:
        return []
    parts = _same_unit(before, total.value.unit)
    stated = [m.value.nominal for m in here if m.end <= opener.end() and m is not total]
    if len(parts) < 2 or (stated and stated[0] != len(parts)) or (not stated and len(parts) < 3):
        return []
    if total.start - opener.end() > _REACH or not _AND.search(text, parts[-2].end, parts[-1].start):
        return []
    return [Group("sum", (*(Term(m, "part") for m in parts), Term(total, "total")))]


def _conversions(text: str, here: list[QuantityMention]) -> list[Group]:
    """Find "4.3 kilos, or 14.5 pounds" and "9 metres (30 feet)"."""
    result = []
    for first, second in pairwise(here):
        unit = first.value.unit
        if not unit or unit != second.value.unit or unit in {"percent", "ratio", "second"}:
            continue
        between = text[max(first.end, first.head_end) : second.start]
        written = {_UNIT_WORD.sub("", m.written.lower()) for m in (first, second)}
        if len(written) > 1 and _CONVERTED.fullmatch(between):
            result.append(Group("conversion", (Term(first, "from"), Term(second, "to"))))
    return result


def _labelled(text: str, context: Context, usable: list[QuantityMention]) -> list[Group]:
    """Find "Quint: 214. Osei: 205. … out of 518 votes"."""
    result = []
    run: list[QuantityMention] = []
    for mention in usable:
        if _LABELLED.search(text, max(0, mention.start - 4), mention.start):
            run.append(mention)
            continue
        if len(run) < 2:
            run = []
            continue
        here, there = context.at(run[-1].start), context.at(mention.start)
        near = here and there and there.statement.paragraph == here.statement.paragraph
        if not near:
            run = []
        elif _OUT_OF.search(text, max(0, mention.start - 24), mention.start):
            terms = (*(Term(m, "part") for m in run), Term(mention, "total"))
            result.append(Group("sum", terms))
            run = []
    return result


def _shares(text: str, here: list[QuantityMention]) -> list[Group]:
    """Find "1,200 jobs, or 8 percent of its 15,000 staff"."""
    result = []
    for part, share, whole in zip(here, here[1:], here[2:], strict=False):
        if share.value.unit != "percent" or part.value.unit == "percent":
            continue
        if whole.value.unit != part.value.unit or part.distributive or whole.distributive:
            continue
        if not _SHARE_OF.match(text[share.end : whole.start]):
            continue
        if not _APPOSED.search(text, part.end, share.start) and not (
            share.start - part.end < _CLAUSE and _MAKES_UP.search(text, part.end, share.start)
        ):
            continue
        terms = (Term(part, "share-part"), Term(share, "share"), Term(whole, "share-whole"))
        result.append(Group("share", terms))
    return result


def _changes(text: str, part: StatementContext, here: list[QuantityMention]) -> list[Group]:
    """Find "halved, from 12 to 6 percent" and "by 25 points, from 5.50 to 5.25"."""
    result = []
    for first, second in pairwise(here):
        if not _FROM.search(text, max(0, first.start - 24), first.start):
            continue
        if not _TO.match(text[first.end : second.start]):
            continue
        units = {first.value.unit, second.value.unit}
        if len(units - {""}) > 1:
            continue
        span = part.statement.span
        factors = list(_FACTOR.finditer(text, span.start, span.end))
        if len(factors) == 1 and abs(factors[0].start() - first.start) < 60:
            verb = factors[0]
            terms = (Term(first, "from"), Term(second, "to"))
            factor = _FACTORS[verb.group().lower()]
            result.append(Group("change", terms, factor, (verb.start(), verb.end())))
    return result
