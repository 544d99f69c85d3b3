"""Quantities of a sentence in; out, wholes with the row of parts that a colon or a dash opens.

"24 wolves: seven in Bratt, six in Lisa and five in Ork", "a fund of 40 million euros – 25 million
for roads, 10 million for schools and 5 million for parks": such a row is all of its whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.extract.number import Numeral, numerals
from checker.extract.quantity import QuantityMention
from checker.model.value import QuantityValue

_OPENS = re.compile(r"(?P<between>[^.;:!?()\d–—]{0,60}?)\s*(?P<mark>[:(]|\s[–—-])\s*")
_OPEN_ENDED = re.compile(
    r"\b(?:includ\w+|among|such as|like|mostly|mainly|notably|at least|e\.g|for example|so far)\b",
    re.IGNORECASE,
)
_CUT = re.compile(r",\s+and\s+|\s+and\s+|[,;]\s+", re.IGNORECASE)
_STOP = re.compile(r"[.:!?](?=\s|[\"”’)]|\Z)|[()]|\s[–—-]\s|\n")
_LONGEST = 240
_FEWEST = 3
_FAR = 0.34
"""Parts that miss their whole by more are of something else."""
_PLACED = re.compile(
    r"\s*(?:of (?:them|whom|which|those|these)\b|in\b|from\b|at\b|on\b|for\b|to\b|by\b|of\b)"
)

Division = tuple[QuantityMention, tuple[QuantityMention, ...]]


def divisions(text: str, found: Sequence[QuantityMention]) -> Iterator[Division]:
    """Yield each whole that a row of parts follows behind a colon, a dash or a bracket."""
    for number, whole in enumerate(found):
        stop = max(whole.end, whole.head_end)
        opened = _OPENS.match(text, stop, stop + 80)
        if whole.ordinal or whole.value.hedge != "exact" or not opened:
            continue
        if _OPEN_ENDED.search(text, whole.start - 24 if whole.start > 24 else 0, opened.end() + 12):
            continue
        if numerals(text, stop, opened.end()) or not whole.value.nominal:
            continue
        end = _STOP.search(text, opened.end(), opened.end() + _LONGEST)
        last = end.start() if end else min(len(text), opened.end() + _LONGEST)
        parts = _parts(text, whole, (opened.end(), last), found[number + 1 :])
        if parts and _is_near(whole, parts):
            yield whole, tuple(parts)


def _parts(
    text: str, whole: QuantityMention, span: tuple[int, int], behind: Sequence[QuantityMention]
) -> list[QuantityMention]:
    """Return the parts in the row that *span* holds, none where it holds anything else."""
    start, stop = span
    edges = [(m.start(), m.end()) for m in _CUT.finditer(text, start, stop)]
    firsts = [start, *(b for _, b in edges)]
    lasts = [*(a for a, _ in edges), stop]
    parts: list[QuantityMention] = []
    placed = 0
    for first, last in zip(firsts, lasts, strict=True):
        part = _part(text, whole, (first, last), behind)
        if part is None:
            return []
        placed += bool(_PLACED.match(text, part.end, last))
        parts.append(part)
    coordinated = len(edges) > 0 and "and" in text[edges[-1][0] : edges[-1][1]].lower()
    pair = placed == len(parts) and not whole.value.unit  # no prices of two kinds of ticket
    if not coordinated or len(parts) < _FEWEST - pair:
        return []
    return parts


def _part(
    text: str, whole: QuantityMention, span: tuple[int, int], behind: Sequence[QuantityMention]
) -> QuantityMention | None:
    """Return the part that an item of the row begins with: nothing but its number may be in it."""
    first, last = span
    inside = [n for n in numerals(text, first, last) if n.kind == "cardinal"]
    if len(inside) != 1 or text[first : inside[0].start].strip() not in {"", "€", "£", "$"}:
        return None
    if not whole.value.unit:
        counted = [q for q in behind if first <= q.start < last]
        same = all(not q.value.unit and q.value.hedge == "exact" for q in counted)
        return _made(text, whole, inside[0]) if same else None
    alike = [q for q in behind if first <= q.start < last and q.value.unit == whole.value.unit]
    exact = len(alike) == 1 and alike[0].value.hedge == "exact" and not alike[0].distributive
    return alike[0] if exact else None


def _made(text: str, whole: QuantityMention, number: Numeral) -> QuantityMention:
    value = float(number.value)
    return replace(
        whole,
        start=number.start,
        end=number.end,
        value=QuantityValue(low=value, high=value, nominal=value, precision=float(number.step)),
        head_start=number.end,
        head_end=number.end,
        written=text[number.start : number.end],
        part=True,
    )


def _is_near(whole: QuantityMention, parts: Sequence[QuantityMention]) -> bool:
    total = whole.value.nominal or 0
    made = sum(part.value.nominal or 0 for part in parts)
    return total > 0 and abs(made - total) <= _FAR * total
