"""A document in; out, how long before or after another event something was.

"He was caught two days after the robbery", "she resigned on the eve of the vote": what is told
is a length of time with a direction, and what it is counted from is among the words near it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from checker.extract import counted
from checker.extract.calendar import NUMBER
from checker.extract.concept import concepts
from checker.extract.context import Context
from checker.extract.event import dated
from checker.extract.signal import qualifiers_at
from checker.extract.token import tokens
from checker.model.claim import Claim, Quote
from checker.model.document import Document
from checker.model.value import QuantityValue

_SECONDS = {
    "minute": 60, "hour": 3600, "day": 86_400, "night": 86_400, "morning": 86_400,
    "evening": 86_400, "afternoon": 86_400, "week": 604_800, "fortnight": 1_209_600,
    "month": 2_629_800, "year": 31_557_600,
}  # fmt: skip
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(NUMBER, key=len, reverse=True)) + r"|half an)"
_THING = (
    r"(?=(?:the|his|her|its|their|this|that|an?) (?!age|end of|start of|fact|year|week|month)[a-z]"
    r"|(?:being|leaving|arriving|losing|winning|taking|opening|it (?:was|opened|began|closed))\b)"
)
_AFTER = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<only>just|only|exactly)\s+)?{_COUNT}[- ]"
    r"(?P<unit>minute|hour|day|week|fortnight|month|year)s?\s+"
    rf"(?P<way>before|after|following|prior to|ahead of|into)\s+{_THING}",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"\b(?:the\s+(?P<unit>day|morning|evening|night|week|month|year)\s+"
    rf"(?P<way>before|after|following)|(?:on\s+)?the\s+(?P<eve>eve)\s+of)\s+{_THING}",
    re.IGNORECASE,
)
_HEDGED = re.compile(
    r"\b(?:about|around|almost|nearly|roughly|some|more than|over|less than|under|at least|up to"
    r"|within|barely|every|for|days?|times?|hours?|nights?|once|twice|of)\s+\Z",
    re.IGNORECASE,
)
_BEFORE = ("before", "prior", "ahead")
_HALF = 0.5


def apart_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each time that is counted from another event."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        for start, end, seconds, way in _times(document.text, span.start, span.end):
            unit = seconds[1]
            event = dated(document.text, start, end, (span.start, span.end))
            value = QuantityValue(
                low=seconds[0] - _HALF * unit, high=seconds[0] + _HALF * unit, unit="second",
                hedge="about", nominal=seconds[0], precision=unit,
            )  # fmt: skip
            claims.append(
                Claim(
                    source=document.id,
                    subject=f"time {way}",
                    predicate="apart",
                    value=value,
                    qualifiers=qualifiers_at(document, context, start),
                    quote=Quote(exact=document.text[start:end], start=start, end=end),
                    about=context.about(
                        start,
                        end,
                        head=way,
                        modifiers=("apart", *_origin(document.text, end, span.end)),
                    ).model_copy(update={"verb": event.verb}),
                    statement=part.statement.number,
                )
            )
    return claims


def _times(text: str, start: int, end: int) -> Iterator[tuple[int, int, tuple[float, float], str]]:
    """Yield where each stands, its seconds with those of its unit, and its direction."""
    for m in _AFTER.finditer(text, start, end):
        if _HEDGED.search(text, max(start, m.start() - 12), m.start()) or m["way"] == "into":
            continue
        word = m["count"].lower()
        count = _HALF if word == "half an" else float(word) if word.isdigit() else NUMBER[word]
        unit = float(_SECONDS[m["unit"].lower()])
        yield m.start(), m.end("way"), (count * unit, unit), _way(m["way"])
    for m in _DAY.finditer(text, start, end):
        unit = float(_SECONDS[(m["unit"] or "day").lower()])
        yield (
            m.start(),
            m.end("way" if m["way"] else "eve"),
            (unit, unit),
            _way(m["way"] or "before"),
        )


def _origin(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return what the time is counted from: "from robbery" of "after the bank robbery"."""
    words = [t for t in tokens(text, start, min(end, start + 60)) if t.is_word][1:]
    phrase = list(takewhile(lambda t: t.lower not in counted.words("stop"), words))[:4]
    return tuple(dict.fromkeys(f"from {c.key}" for c in concepts(phrase)))


def _way(written: str) -> str:
    return "before" if written.lower().startswith(_BEFORE) else "after"
