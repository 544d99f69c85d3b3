"""Parts with their wholes in, groups out whose parts are too many: "of the 40, 30 … and 12 …".

Parts that make less than their whole may not be all of them, so they are held against it only
where one digit of the sum is not that of the whole: such a sum was meant to be the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.extract.context import Context
from checker.extract.quantity import QuantityMention

_VERB = re.compile(
    r"\s+(?:was|were|are|is|had|have|has|did|do|will|would|could|went|came|[a-z]{2,}ed)\b"
)
_WENT = re.compile(
    r"(?:\s+of (?:them|these|those|whom))?\s+"
    r"(?:(?:was|were|have been|has been|had been|had to be)\s+(?:taken|sent|brought|flown|driven"
    r"|carried|transferred|admitted|treated|patched|discharged|released|freed|killed|jailed"
    r"|acquitted|fined|sold|lost|destroyed|demolished|scrapped|sunk|towed|given|buried|rehoused"
    r"|moved|shipped|returned|handed|kept|held|rescued|pulled|picked|let|put|left)\b"
    r"|(?:went|died|sank|returned|stayed|remained|fled|escaped|moved|survived|drowned|ended up)\b)"
)
"""Where they went, or what became of them: nobody is at two of these."""
_SLIP = 1.15
_FEWEST_DIGITS = 3

Portion = tuple[QuantityMention, tuple[QuantityMention, ...]]
"""A whole, and its parts in one sentence."""


def portions(
    context: Context, found: tuple[QuantityMention, ...], wholes: Mapping[int, QuantityMention]
) -> Iterator[Portion]:
    """Yield each whole with its parts, a sentence at a time."""
    by_whole: dict[tuple[int, int], list[QuantityMention]] = {}
    for mention in found:
        whole, part = wholes.get(mention.start), context.at(mention.start)
        if whole is not None and part is not None and "change" not in mention.modifiers:
            by_whole.setdefault((whole.start, part.statement.number), []).append(mention)
    for parts in by_whole.values():
        yield wholes[parts[0].start], tuple(parts)


def is_wrong(text: str, whole: QuantityMention, parts: tuple[QuantityMention, ...]) -> bool:
    """Whether *parts*, two or more, cannot be the parts of *whole*, or were to be all of them."""
    values = [p.value.nominal for p in parts if p.value.hedge == "exact"]
    if whole.value.hedge != "exact" or None in values or len(values) != len(parts):
        return False
    total, made = whole.value.nominal or 0, sum(v or 0 for v in values)
    # "30 were new and 25 were red": a boat may be both, but not in two places.
    apart = not any(_VERB.match(text, p.end) for p in parts[1:])
    ends = len(parts) > 2 and made <= _SLIP * total and all(_WENT.match(text, p.end) for p in parts)
    return (made > total and (apart or ends)) or one_digit_off(made, total)


def one_digit_off(one: float, other: float) -> bool:
    """Whether two whole numbers differ in one digit, or in the order of two.

    >>> one_digit_off(45_113, 45_613), one_digit_off(240, 265), one_digit_off(321, 312)
    (True, False, True)
    """
    left, right = f"{one:.0f}", f"{other:.0f}"
    if len(left) != len(right) or len(left) < _FEWEST_DIGITS or left == right:
        return False
    differ = [at for at, (a, b) in enumerate(zip(left, right, strict=True)) if a != b]
    return len(differ) == 1 or (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and left[differ[0]] == right[differ[1]]
        and left[differ[1]] == right[differ[0]]
    )
