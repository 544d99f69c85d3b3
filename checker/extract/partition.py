"""Quantities of a document in; out, wholes with all their parts that no word such as "in all" ties.

"The seven climbers, three women and five men", "the largest share, $36 million, goes to … the
rest, $8 million, to …", "Ruiz (Lab) 11,482, Okoro (Con) 10,865, … of 30,340 valid votes".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.extract.context import Context
from checker.extract.quantity import QuantityMention

Parts = tuple[QuantityMention, ...]
Partition = tuple[QuantityMention, Parts]
"""A whole, and the parts that it is said to be made of."""

_COMPLEMENTS = tuple(
    frozenset(kinds.split())
    for kinds in (
        "man woman", "boy girl", "adult child", "man woman child", "crew passenger", "man boy",
        "woman girl", "man woman boy", "man woman girl", "parent child", "teacher pupil",
        "pilot passenger", "officer soldier", "doctor nurse", "civilian soldier", "male female",
    )
)  # fmt: skip
_APPOSED = re.compile(
    r"\s*(?:[,:;–—(]|,? (?:made up of|comprising|consisting of|namely|that is))\s*", re.IGNORECASE
)
_AND = re.compile(r"(?:,| and|, and)\s+", re.IGNORECASE)
_CLOSES = re.compile(r"\s*(?:[,.;:)–—]|\Z)")
_SHARED_OUT = re.compile(
    r"\b(?:the|its|their) (?:largest|biggest|greatest|lion[’']s|smallest) (?:share|part|slice|chunk"
    r"|item|portion)\b|\bthe (?:rest|remainder|balance|remaining)\b|\bwhat (?:is left|remains)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"[A-Z][\w’'-]*(?: \([^()\n]{1,24}\))?:?,? \Z")
_VALID = re.compile(r"\b(?:valid|cast|counted|in all|in total|total|turned out)\b", re.IGNORECASE)
_NEAR = 0.15
"""Parts that miss their whole by more were never all of them."""
_FEWEST = 3
_NEXT = 60
"""So near behind a number the next name with its party and its number stand."""


def partitions(
    text: str, context: Context, found: tuple[QuantityMention, ...]
) -> Iterator[Partition]:
    """Yield each whole with the parts that are all of it, though they may not add up to it."""
    plain = [q for q in found if not q.ordinal and not q.part and q.value.nominal is not None]
    yield from _apposed(text, plain)
    yield from _shared_out(text, context, plain)
    yield from _listed(text, context, plain)


def _apposed(text: str, plain: Sequence[QuantityMention]) -> Iterator[Partition]:
    """Yield "seven climbers, three women and five men"."""
    for number, whole in enumerate(plain):
        parts: list[QuantityMention] = []
        stop = max(whole.end, whole.head_end)
        for part in plain[number + 1 : number + 4]:
            gap = text[stop : part.start]
            fits = (_AND if parts else _APPOSED).fullmatch(gap)
            if not fits or part.value.unit or not part.head:
                break
            parts.append(part)
            stop = max(part.end, part.head_end)
        heads = frozenset(part.head for part in parts)
        whole_ok = whole.value.unit == "" and whole.head and whole.head not in heads
        if whole_ok and heads in _COMPLEMENTS and len(heads) == len(parts) and len(parts) > 1:
            joined = " and" in text[parts[-2].end : parts[-1].start]
            if joined and _CLOSES.match(text, stop):
                yield whole, tuple(parts)


def _shared_out(
    text: str, context: Context, plain: Sequence[QuantityMention]
) -> Iterator[Partition]:
    """Yield "a budget of $84 million. The largest share, $36 million, …" of one paragraph."""
    paragraphs: dict[int, list[QuantityMention]] = {}
    for mention in plain:
        part = context.at(mention.start)
        if part and mention.value.unit and "change" not in mention.modifiers:
            paragraphs.setdefault(part.statement.paragraph, []).append(mention)
    for number, here in sorted(paragraphs.items()):
        alike = [m for m in here if m.value.unit == here[0].value.unit and not m.distributive]
        cue = _SHARED_OUT.search(
            text, here[0].start - 80 if here[0].start > 80 else 0, here[-1].end
        )
        if cue is None or len(alike) < _FEWEST:
            continue
        before = [m for m in paragraphs.get(number - 1, []) if m.value.unit == alike[0].value.unit]
        wholes = [(alike[0], alike[1:]), *((m, alike) for m in reversed(before))]
        for whole, parts in wholes:
            if len(parts) >= _FEWEST and _is_near(whole, parts):
                yield whole, tuple(parts)
                break


def _listed(text: str, context: Context, plain: Sequence[QuantityMention]) -> Iterator[Partition]:
    """Yield the votes of all candidates with the valid votes of the same document."""
    wholes = [
        m
        for m in plain
        if m.head in {"vote", "ballot"}
        and _VALID.search(text, max(0, m.start - 16), min(len(text), m.head_end + 8))
    ]
    for run in _runs(text, context, plain):
        for whole in wholes:
            if whole not in run and _is_near(whole, run):
                yield whole, run
                break


def _runs(text: str, context: Context, plain: Sequence[QuantityMention]) -> Iterator[Parts]:
    """Yield the rows of numbers that each stand behind a name, in one statement."""
    labelled = [
        m
        for m in plain
        if m.value.unit == "" and _LABELLED.search(text, max(0, m.start - 40), m.start)
    ]
    row: list[QuantityMention] = labelled[:1]
    for one, other in pairwise(labelled):
        here, there = context.at(one.start), context.at(other.start)
        if here is not there or other.start - one.end > _NEXT:
            if len(row) >= _FEWEST:
                yield tuple(row)
            row = []
        row.append(other)
    if len(row) >= _FEWEST:
        yield tuple(row)


def _is_near(whole: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    total = whole.value.nominal or 0
    made = sum(part.value.nominal or 0 for part in parts)
    return total > 0 and abs(made - total) <= _NEAR * total
