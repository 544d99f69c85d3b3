"""A figure in its sentence in; out, whether it says by how much something changed, and how often.

"Bills rose 4 percent", "a 4 percent rise" and "a rise of 4 percent" give a change, "bills rose to 4
percent" a level.  "50 crowns a month" and "600 crowns a year" may be one thing.
"""

from __future__ import annotations

import re

_UP = (
    r"rise|rises|rose|risen|rising|raise|raised|raising|increase[sd]?|increasing|grow|grows|grew"
    r"|grown|growing"
    r"|jump(?:s|ed|ing)?|climb(?:s|ed|ing)?|gain(?:s|ed|ing)?|soar(?:s|ed|ing)?|surge[sd]?|surging"
    r"|leap(?:s|t|ed)?|leapt|swell(?:s|ed)?|swollen|advance[sd]?|advancing|improve[sd]?"
    r"|expand(?:s|ed)?"
    r"|edge[sd]? up|went up|go(?:es|ing)? up|gone up|rocket(?:s|ed)?|balloon(?:s|ed)?|(?<!made "
    r")(?<!makes )(?<!make )(?<!making )(?<!to )up|increased"
    r"|push(?:es|ed)? up|put(?:s)? up|mark(?:s|ed)? up|bounce[sd]?|rebound(?:s|ed)?|rallied"
    r"|strengthen(?:s|ed)?"
)
_DOWN = (
    r"fall|falls|fell|fallen|falling|drop(?:s|ped|ping)?|decline[sd]?|declining|decrease[sd]?"
    r"|decreasing"
    r"|lose|loses|lost|losing|slip(?:s|ped|ping)?|sank|sink(?:s|ing)?|sunk|plunge[sd]?|plunging"
    r"|plummet(?:s|ed)?"
    r"|tumble[sd]?|tumbling|slide|slides|slid|sliding|shrink(?:s|ing)?|shrank|shrunk|contract(?:s"
    r"|ed|ing)?"
    r"|dip(?:s|ped)?|ease[sd]?|easing|shed|sheds|shedding|cut|cuts|cutting|reduce[sd]?|reducing"
    r"|lower(?:s|ed)?"
    r"|slash(?:es|ed)?|trim(?:s|med)?|halve[sd]?|dwindle[sd]?|down|went down|go(?:es|ing)? down"
    r"|gone down"
    r"|weaken(?:s|ed)?|depreciate[sd]?|retreat(?:s|ed)?|crash(?:es|ed)?|collapse[sd]?|slump(?:s"
    r"|ed)?"
)
_NOUNS = (
    r"rise|increase|growth|jump|hike|gain|surge|climb|leap|boost|uplift|improvement|advance"
    r"|uptick|upswing"
    r"|fall|drop|decline|decrease|cut|reduction|loss|slide|slump|plunge|dip|contraction|slowdown"
    r"|shrinkage"
    r"|depreciation|devaluation|discount|rebate|change|swing|raise|rebound|markdown|mark-up|premium"
)
_BEFORE = re.compile(
    rf"\b(?:{_UP}|{_DOWN})\s+(?:(?:back|further|again|sharply|steeply|overall|year[- ]on[- "
    rf"]year)\s+)?"
    r"(?:by\s+)?(?:(?:a|an|another|a further|an additional|an extra|a whopping|only|just"
    r"|exactly)\s+)?\Z"
    r"|\bby\s+(?:(?:a|another|a further|an additional|an extra|a whopping|only|just"
    r"|exactly)\s+)?\Z",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b(?:{_NOUNS})s?(?:\s+(?:in|to|on|for)\s+(?:[\w'’-]+\s+){{1,4}})?\s*(?:,\s*)?\bof\s+\Z",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:\s+|-)(?:(?:[a-z]+[ -]){{0,2}}(?:{_NOUNS})s?\b(?!\s+of\s+the\s+vote)"
    r"|(?:more|less|fewer|higher|lower|up|down|above|below|ahead of|cheaper|dearer|bigger"
    r"|smaller)\b)",
    re.IGNORECASE,
)
_WHOSE = (
    r"\s+(?:in|to|for|on)\s+(?:(?:the|its|their|his|her|all|both|some|average|overall|total|annual)\s+)*"
    r"(?:(?:numbers?|amount|volume|levels?) of (?:(?:the|its|their)\s+)?)?"
    r"(?!(?:year|month|week|quarter|decade|day|past|last|first|second|third|fourth|same|next|six"
    r"|three|two|coming|end|start|nine)\b|\d|(?-i:[A-Z]))"
)
_IN = re.compile(rf"(?:\s+|-)(?:(?:[a-z]+[ -]){{0,2}}(?:{_NOUNS})s?){_WHOSE}", re.IGNORECASE)
"""The words between "12 percent" and "rents" in "a 12 percent rise in rents"."""
_BARE_IN = re.compile(_WHOSE, re.IGNORECASE)
_PERIODS = {
    "hour": "hour", "hourly": "hour", "day": "day", "daily": "day", "night": "night",
    "nightly": "night",
    "week": "week", "weekly": "week", "month": "month", "monthly": "month", "year": "year",
    "yearly": "year", "annually": "year", "annual": "year", "annum": "year", "season": "season",
}  # fmt: skip
_PERIOD = re.compile(
    r"[ \u00a0]?(?:/|(?:a|an|per|each|every)[ \u00a0])?(?P<time>" + "|".join(_PERIODS) + r")\b",
    re.IGNORECASE,
)
_EACH_DAY = re.compile(
    r"\b(?:an?|the|its|his|her|their)?[ \u00a0]?(?P<time>hourly|daily|nightly|weekly|monthly"
    r"|yearly|annual)"
    r"[ \u00a0](?:[a-z]+[ \u00a0]){0,2}of[ \u00a0]\Z",
    re.IGNORECASE,
)
_SIGHT = 64


def is_change(text: str, floor: int, begin: int, stop: int) -> bool:
    """Whether the figure text[begin:stop] says by how much something changed.

    Args:
        text: The document.
        floor: Where the passage, or the figure before, leaves off.
        begin: Where the figure with its hedge begins.
        stop: Where it ends.

    >>> is_change("Fees rose 4 percent.", 0, 10, 19)
    True
    >>> is_change("Fees rose to 4 percent.", 0, 13, 22)
    False
    """
    low = max(floor, begin - _SIGHT)
    return bool(
        _BEFORE.search(text, low, begin)
        or _OF.search(text, low, begin)
        or _BEHIND.match(text, stop, min(len(text), stop + 40))
    )


def changed_at(text: str, floor: int, begin: int, stop: int) -> int:
    """Return where what changed begins behind a figure: "rents", "jet fuel prices"; 0 for nowhere.

    "A 12 percent rise in rents", "an increase of 12 percent in rents".
    """
    found = _IN.match(text, stop)
    if found is None and _OF.search(text, max(floor, begin - _SIGHT), begin):
        found = _BARE_IN.match(text, stop)
    return found.end() if found else 0


def period(text: str, floor: int, begin: int, stop: int) -> str:
    """Return the length of time that the figure is for each of ("month"), "" where there is none.

    >>> period("They get 50 crowns a month.", 0, 9, 18)
    'month'
    """
    behind = _PERIOD.match(text, stop, min(len(text), stop + 16))
    if behind and len(behind.group("time")) < len(behind.group().strip()):
        return _PERIODS[behind["time"].lower()]
    if behind and behind["time"].lower().endswith("ly"):
        return _PERIODS[behind["time"].lower()]
    ahead = _EACH_DAY.search(text, max(floor, begin - 48), begin)
    return _PERIODS[ahead["time"].lower()] if ahead else ""
