"""Quantities of a passage in, the same with the noun that the figure before them has.

"Unemployment fell from 4.4 percent to 4.1 percent", "turnout reached 61 percent, up from 58": the
second figure is of what the first is of.
"""

from __future__ import annotations

import re
from dataclasses import replace

from checker.extract.quantity import QuantityMention

_GOES_ON = re.compile(
    r" to (?:just |about |around |only |a record |some )?"
    r"|,? \(?(?:up|down) (?:sharply |slightly |marginally )?from (?:just |about |around |only )?"
    r"|,? \(?(?:compared (?:with|to)|against|versus|rather than|instead of|not|and not) "
    r"(?:just |about |around |only )?"
    r"|,? from (?:just |about |around |only )?",
    re.IGNORECASE,
)
_PLAIN = frozenset({"change", "former", "each"})


def heirs(text: str, found: list[QuantityMention]) -> list[QuantityMention]:
    """Return *found* with the nouns that go on from one figure to the next."""
    result: list[QuantityMention] = []
    for mention in found:
        last = result[-1] if result else None
        if last and last.head and not mention.head and _goes_on(text, last, mention):
            kept = tuple(m for m in last.modifiers if m not in _PLAIN)
            result.append(replace(mention, head=last.head, modifiers=(*kept, *mention.modifiers)))
        else:
            result.append(mention)
    return result


def _goes_on(text: str, last: QuantityMention, mention: QuantityMention) -> bool:
    same = {last.value.unit, mention.value.unit}
    alike = len(same) == 1 or same == {"percent", "percentage-point"}
    plain = not (last.ordinal or mention.ordinal or last.part or "year-of-age" in same)
    between = text[max(last.end, last.head_end) : mention.start]
    return alike and plain and len(between) < 40 and bool(_GOES_ON.fullmatch(between))
