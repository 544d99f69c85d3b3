"""Parts of the day that stand alone, "shortly before dawn": a passage in, mentions out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.moment import DateMention, Passage
from checker.model.value import QuantityValue

_EDGE = (
    r"(?:(?:the|an|half an)\s+hours?\s+|hours\s+|(?:a few\s+)?(?:minutes|moments)\s+|just\s+"
    r"|shortly\s+|soon\s+"
    r"|right\s+|well\s+|long\s+)?"
)
_SUN = re.compile(
    rf"(?<![\w-]){_EDGE}(?P<way>before|after|at|around|by|towards?|since|until"
    r"|from)\s+(?:the\s+)?(?:break of\s+)?"
    r"(?P<sun>dawn|daybreak|sunrise|sun-?up|first light|day|dusk|nightfall|sunset|sun-?down|dark"
    r"|twilight)"
    r"(?![\w-]|\s+(?:prayers?|raids?|raid|patrol|chorus|attack|curfew|light))",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?<![\w-])(?:(?:in|during|on)\s+(?:the\s+)?(?:(?P<edge>early|late|mid)[ "
    r"-])?(?P<part>morning|afternoon|evening)"
    r"|(?P<mid>mid-?(?:morning|afternoon|evening))"
    r"|in\s+the\s+(?:very\s+)?(?P<small>early hours|small hours|dead of night|middle of the night)"
    r"|(?:at|around|about|over|during|before|after)\s+(?:the\s+)?(?P<lunch>lunch-?time|lunch(?: "
    r"hour| break)?))"
    r"(?![\w-]|\s+(?:of|on)\s|\s+(?:rush|session|trading|light|sun|service|shift|prayers?|news"
    r"|papers?|classes|performance|show))",
    re.IGNORECASE,
)  # fmt: skip
_TIMED = re.compile(
    r"(?:o[’'‘]?\s?clock|\d|[ap]\.?m\.?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve"
    r"|noon|midnight|minutes|half|quarter))\s+$",
    re.IGNORECASE,
)
"""A time on the clock before it: "nine o'clock in the morning"."""
_MORNING = frozenset({"dawn", "daybreak", "sunrise", "sunup", "sun-up", "first light", "day"})
_RISING = {"before": (0, 500), "after": (200, 740), "at": (180, 510)}
_SETTING = {"before": (720, 1320), "after": (960, 1439), "at": (930, 1350)}
_HOURS = {
    "morning": (0, 750), "early morning": (0, 600), "mid morning": (510, 720),
    "late morning": (570, 780), "afternoon": (690, 1170), "early afternoon": (690, 930),
    "mid afternoon": (810, 1050), "late afternoon": (900, 1170), "evening": (990, 1439),
    "early evening": (990, 1260), "mid evening": (1080, 1320), "late evening": (1140, 1439),
    "small": (0, 390), "lunch": (660, 900),
}  # fmt: skip
"""Minutes from midnight that the words may cover, generously."""


def dayparts(passage: Passage) -> Iterator[DateMention]:
    """Yield the parts of a day that no date or weekday is written beside."""
    for m in _SUN.finditer(passage.text, passage.start, passage.end):
        way, sun = m["way"].lower(), m["sun"].lower()
        if sun == "day" and "break" not in m.group().lower():
            continue
        table = _RISING if sun in _MORNING else _SETTING
        if way not in {"by", "since", "until", "from"}:
            yield _mention(m.start(), m.end(), table.get(way, table["at"]))
    for m in _PART.finditer(passage.text, passage.start, passage.end):
        if passage.ending(_TIMED, m.start()):
            continue
        if m["part"]:
            words = f"{m['edge'] or ''} {m['part']}".strip().lower()
        elif m["mid"]:
            words = "mid " + m["mid"].lower().removeprefix("mid").lstrip("-")
        else:
            words = "small" if m["small"] else "lunch"
        yield _mention(m.start(), m.end(), _HOURS[words])


def _mention(start: int, end: int, minutes: tuple[int, int]) -> DateMention:
    low, high = minutes
    value = QuantityValue(
        low=float(low), high=float(high), unit="clock", hedge="between", precision=60.0
    )
    return DateMention(start, end, value, "clock", "part of the day")
