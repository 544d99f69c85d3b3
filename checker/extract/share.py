"""Parts with their wholes in, claims of the share that they make out: "7 of the 20" is 35 percent.

Another text may give the share itself ("a third of them"): the two are held against each other.
"""

from __future__ import annotations

import re

from checker.extract.context import Context
from checker.extract.figures import Figures
from checker.extract.quantity import QuantityMention
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import QuantityValue

_LONGEST = 160
_LEAST_WHOLE = 5
_BOTH = re.compile(r"\s+(?:of|out of)\s+(?:the|its|their|our|his|her|all|a total of)?\s*\Z")
_RESERVED = re.compile(r"\A[^.;:!?]{0,40},?\s*\Z")
_OPENS = re.compile(r"\bof (?:the|its|their|our|an?)(?: [a-z-]+){0,3} of \Z", re.IGNORECASE)


def share_claims(document: Document, context: Context, found: Figures) -> list[Claim]:
    """Return one claim for each part whose whole stands beside it."""
    claims = []
    for part, whole in _pairs(document.text, context, found):
        start = min(part.start, whole.start)
        end = max(part.end, part.head_end, whole.end, whole.head_end)
        value = _made(part.value, whole.value)
        if value is None or end - start > _LONGEST:
            continue
        here = context.at(part.start)
        claims.append(
            Claim(
                source=document.id,
                subject=whole.head or "share",
                predicate="made-share",
                value=value,
                quote=Quote(exact=document.text[start:end], start=start, end=end),
                about=context.about(part.start, part.end, modifiers=("made", "in words")),
                statement=here.statement.number if here else 0,
            )
        )
    return claims


def _pairs(
    text: str, context: Context, found: Figures
) -> list[tuple[QuantityMention, QuantityMention]]:
    pairs = []
    row = found.quantities
    for number, mention in enumerate(row):
        whole = found.wholes.get(mention.start)
        here = context.at(mention.start)
        if whole is not None and here is not None and whole.start >= here.statement.span.start:
            pairs.append((mention, whole))
            continue
        following = row[number + 1] if number + 1 < len(row) else None
        if following is None or following.value.unit != mention.value.unit:
            continue
        between = text[mention.end : following.start]
        if mention.part and _BOTH.match(between) and not following.ordinal:
            pairs.append((mention, following))
        elif (
            mention.value.unit
            and _OPENS.search(text, max(0, mention.start - 60), mention.start)
            and _RESERVED.match(text[max(mention.end, mention.head_end) : following.start])
        ):
            pairs.append((following, mention))  # "of the area of 40 hectares, 30 are …"
    return pairs


def _made(part: QuantityValue, whole: QuantityValue) -> QuantityValue | None:
    """Return the share in percent, rounded as news does: to a whole percent either way."""
    exact = part.hedge == whole.hedge == "exact"
    if not exact or whole.nominal is None or part.nominal is None:
        return None
    if not whole.nominal >= _LEAST_WHOLE or not 0 < part.nominal < whole.nominal:
        return None
    if whole.unit == "percent":
        return None
    share = 100 * part.nominal / whole.nominal
    return QuantityValue(
        low=share - 0.5, high=share + 0.5, nominal=share, unit="percent", precision=1.0
    )
