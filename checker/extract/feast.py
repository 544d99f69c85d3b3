"""Feasts and holidays that stand for a day or a few ("Easter Monday"): words in, mentions out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from checker.extract.calendar import interval, nth_weekday, one_day, plus, safe
from checker.extract.moment import DateMention, Passage
from checker.extract.occurrence import infer_year
from checker.model.value import DateValue

_FIXED = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "st stephen's day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1),
    "bastille day": (7, 14), "halloween": (10, 31), "valentine's day": (2, 14), "may day": (5, 1),
    "all saints' day": (11, 1), "armistice day": (11, 11), "st patrick's day": (3, 17),
    "april fools' day": (4, 1), "leap day": (2, 29), "international women's day": (3, 8),
    "veterans day": (11, 11), "juneteenth": (6, 19), "canada day": (7, 1), "anzac day": (4, 25),
    "australia day": (1, 26), "bonfire night": (11, 5), "guy fawkes night": (11, 5),
    "burns night": (1, 25), "st george's day": (4, 23), "st andrew's day": (11, 30),
    "st david's day": (3, 1), "all souls' day": (11, 2), "midsummer day": (6, 24),
    "twelfth night": (1, 5), "st nicholas day": (12, 6), "groundhog day": (2, 2),
    "earth day": (4, 22), "ve day": (5, 8), "d-day anniversary": (6, 6),
}  # fmt: skip
_FROM_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "easter saturday": -1, "holy saturday": -1, "easter sunday": 0,
    "easter day": 0, "easter monday": 1, "ascension day": 39, "whit sunday": 49,
    "pentecost sunday": 49, "whit monday": 50, "corpus christi": 60,
}  # fmt: skip
"""Days after Easter Sunday."""
_COUNTED = {
    "martin luther king jr. day": (1, 0, 3), "martin luther king day": (1, 0, 3),
    "presidents' day": (2, 0, 3), "memorial day": (5, 0, -1), "labor day": (9, 0, 1),
    "labour day": (9, 0, 1), "columbus day": (10, 0, 2), "thanksgiving day": (11, 3, 4),
    "thanksgiving": (11, 3, 4), "august bank holiday": (8, 0, -1),
    "spring bank holiday": (5, 0, -1),
    "early may bank holiday": (5, 0, 1),
}  # fmt: skip
"""Month, weekday, and which of that month."""
_ABROAD = frozenset({"labour day", "thanksgiving", "thanksgiving day", "columbus day"})
"""Other countries keep these on other days: the value is no single day."""
_SEASONS = {"christmas": (12, 24, 4), "new year": (12, 31, 3)}
_NAMES = (*_FIXED, *_FROM_EASTER, *_COUNTED)
_DAY = re.compile(
    r"(?<![\w-])(?P<feast>"
    + "|".join(
        re.escape(n).replace("'", "[’']?") for n in sorted(_NAMES, key=len, reverse=True)
    )
    + r")(?!\w|\s+(?:[A-Z]|parades?|party|bank|sales?|speech|costumes?|list|honours|rally|special"
    r"|test|match|agreement|accord|murders?|turkey|dinner|display))"
    r"(?:,?\s+(?:in\s+|of\s+)?(?P<year>(?:19\d\d|20\d\d)(?![\d%]|[.,]\d)))?", re.IGNORECASE,
)  # fmt: skip
_SPELL = re.compile(
    r"\b(?P<lead>[Bb]efore|[Bb]y|[Aa]fter|[Uu]ntil|[Tt]ill|[Ss]ince|[Oo]ver|[Aa]t|[Tt]his|[Ff]or"
    r"|[Aa]round|[Dd]uring)\s+(?P<feast>Christmas|Easter|the New Year|New Year)"
    r"(?=[,.;:!?)\u2019”\"]|\s*$|\s+(?:and|or|but|to|when|as|the|a|an|by|with|for|on|at|in|that"
    r"|which|after|before|he|she|they|it|we|because|while|will|was|were|is|are|has|had|have"
    r"|would|could|said|\d{4})\b)(?:\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_EVERY = re.compile(r"\b(?:every|each|usual|traditional|like|than)\s+$", re.IGNORECASE)


def feasts(passage: Passage) -> Iterator[DateMention]:
    """Yield the feasts of the passage that name a day, and those that name a few days."""
    for m in _DAY.finditer(passage.text, passage.start, passage.end):
        if not (passage.ending(_EVERY, m.start()) or m["feast"][0].islower()):
            yield _mention(passage, m, m.start(), _key(m["feast"]))
    for m in _SPELL.finditer(passage.text, passage.start, passage.end):
        yield _mention(passage, m, m.start("feast"), m["feast"].lower().removeprefix("the "))


def _key(written: str) -> str:
    """Return the name as the tables have it, whatever its apostrophe."""
    bare = written.lower().replace("’", "").replace("'", "")
    return next(name for name in _NAMES if name.replace("'", "") == bare)


def _mention(passage: Passage, m: re.Match[str], start: int, name: str) -> DateMention:
    year = int(m["year"]) if m["year"] else _near_year(passage, name, (start, m.end()))
    value = None if year is None else _in_year(name, year)
    return DateMention(
        start, m.end(), value, "date", "feast",
        relative=not m["year"], inferred_year=not m["year"],
    )  # fmt: skip


def _near_year(passage: Passage, name: str, span: tuple[int, int]) -> int | None:
    """Return the year of the feast that the words mean; it falls on other days in other years."""
    if passage.published is None:
        return None
    day = _first_day(name, passage.published.year)
    return infer_year(passage, day.month, day.day, span) if day else None


def _in_year(name: str, year: int) -> DateValue | None:
    day = _first_day(name, year)
    if day is None or name in _ABROAD:
        return None
    length = 4 if name == "easter" else _SEASONS[name][2] if name in _SEASONS else 1
    if length == 1:
        return one_day(day)
    beyond = plus(day, length)
    return interval(day, beyond, "week") if beyond else None


def _first_day(name: str, year: int) -> dt.date | None:
    if name in _FIXED:
        return safe(year, *_FIXED[name])
    if name in _COUNTED:
        month, weekday, nth = _COUNTED[name]
        return nth_weekday(year, month, weekday, nth)
    if name in _SEASONS:
        return safe(year, *_SEASONS[name][:2])
    sunday = _easter(year)
    return plus(sunday, _FROM_EASTER.get(name, -2)) if sunday else None


def _easter(year: int) -> dt.date | None:
    """Return Easter Sunday of the western churches (the rule of Butcher and Meeus)."""
    if not 1583 <= year <= 4099:
        return None
    century, rest = divmod(year, 100)
    leap, short = divmod(century, 4)
    moon = (19 * (year % 19) + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * short + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (year % 19 + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return safe(year, month, day + 1)
