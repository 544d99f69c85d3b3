"""A count of people in, what befell them out where a phrase says it and not a verb alone.

"Seven were taken to hospital", "the slab swept away five of them".
"""

from __future__ import annotations

import re

_OF_WHOM = (
    r"(?:\s+of\s+(?:them|those|these|whom|(?:the|its|their)\s+(?:\w+\s+)?[\w-]+))?"
    r"(?:,\s[^.;:,]{3,60},)?(?:\s+(?:who|that))?"
)
_WERE = (
    r"\s+(?:was|were|are|is|be|being|been|had been|has been|have been|had to be)"
    r"(?:\s+(?:also|later|already|still|now|all|being|since|then|even|either|\w+ly))?"
)
_HOSPITAL = (
    r"(?:the\s+|an?\s+|his\s+|her\s+)?(?:[\w'’-]+\s+){0,3}?"
    r"(?:hospitals?|clinics?|infirmary|intensive care|wards?|burns? units?)\b"
)
_MOVED = (
    r"(?:taken|brought|flown|rushed|airlifted|driven|admitted|carried|transferred|sent|ferried"
    r"|moved|conveyed|whisked)"
)
_AWAY = r"(?:away|along|off|up|under|downhill|downstream|out to sea)\b"
_SAFE = r"(?:ashore|to safety|to shore|to (?:dry )?land|off the (?:ship|boat|ferry|vessel|train))\b"

_TO_HOSPITAL = (
    rf"{_WERE}\s+{_MOVED}\s+(?:in)?to\s+{_HOSPITAL}"
    rf"|\s+(?:went|had gone|had to go)\s+(?:in)?to\s+{_HOSPITAL}"
    r"|(?:\s+(?:were|are|was|is|had been|have been))?(?:\s+(?:now|also|being))*"
    r"\s+(?:lie|lay|lying|treated|recovering|kept|in)"
    rf"(?:\s+(?:in|at))?(?<=n|t)\s+{_HOSPITAL}"
    rf"|{_WERE}\s+hospitali[sz]ed\b"
)
_KEPT = (
    r"(?:\s+(?:were|are|was|is|had been|have been))?(?:\s+(?:now|also))*"
    r"\s+(?:still|remain|remained|remains|stay|stayed|staying)(?:\s+(?:being|treated))*"
    rf"(?:\s+(?:in|at))?(?<=n|t)\s+{_HOSPITAL}"
)
_SWEPT = (
    rf"{_WERE}\s+(?:swept|dragged|washed)\s+{_AWAY}"
    rf"|{_WERE}\s+(?:buried|engulfed|entombed)"
    r"\s+(?:by|under|beneath|alive|when|in (?:the )?(?:snow|rubble|mud|debris))\b"
    r"|\s+(?:went|had gone) under\b"
)
_SAVED = (
    rf"{_WERE}\s+(?:brought|taken|led|carried|ferried|helped|winched|lifted|plucked)\s+{_SAFE}"
    rf"|{_WERE}\s+(?:pulled|dug|cut|plucked|winched|fished|hauled)"
    r"\s+(?:out\b|free\b|alive\b|from (?:the|a)\b)(?!\s+dead)"
)
_HEDGE = r"(?:(?:at least|about|some|around|nearly|almost|more than|over|another|up to|all)\s+)?\Z"
_SWEEPS = (
    r"\b(?:sw(?:ept|eeping|eeps)|wash(?:ed|ing)|dragg(?:ed|ing))\s+(?:away|along|off)"
    r"|\b(?:burying|engulf(?:ed|ing))"
)
_TAKEN_OUT = re.compile(
    r"\b(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|most|some|many|several"
    r"|none|half|dozens|hundreds) of (?:the|its|their|our|his|her) \Z",
    re.IGNORECASE,
)
_BEHIND = tuple(
    (kind, re.compile(f"{_OF_WHOM}(?:{said})"))
    for kind, said in (
        ("hospitalised", _TO_HOSPITAL),
        ("inpatient", _KEPT),
        ("trapped", _SWEPT),
        ("rescue", _SAVED),
    )
)
_BEFORE = tuple(
    (kind, re.compile(rf"(?:{said})\s+{_HEDGE}"))
    for kind, said in (("trapped", _SWEEPS), ("hospitalised", r"\bhospitali[sz](?:ed|ing)"))
)
_NUMBER = (
    r"(?:\d[\d,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:-\w+)?)"
)
_SHARED_OUT = re.compile(
    rf"[^.;:]{{0,60}}?(?:,| and| while)\s+(?:the other )?{_NUMBER}\s+(?:others? |more )?"
    r"(?:to|in|at|went)\b",
    re.IGNORECASE,
)
"""So many went here, and so many there: neither is all of them."""
_JOINED = re.compile(
    rf"\b(?:an?|the|his|her|their|{_NUMBER}) (?:[\w-]+ ){{1,3}}(?:and|or) \Z", re.IGNORECASE
)
"""Of "a cook and two guests" the two are not all of them."""
_REACH = 140
_BACK = 40


def plight(text: str, start: int, stop: int) -> str:
    """Return what befell those whom text[start:stop] counts, "" where no phrase says it."""
    end = min(len(text), stop + _REACH)
    if _JOINED.search(text, max(0, start - _BACK), start):
        return ""
    for kind, rule in _BEHIND:
        if (found := rule.match(text, stop, end)) and not _SHARED_OUT.match(text, found.end()):
            return kind
    for kind, rule in _BEFORE:
        if rule.search(text, max(0, start - _BACK), start):
            return kind
    return ""


def is_whole(text: str, start: int) -> bool:
    """Whether a part is taken out of what is counted at *start*: the part alone has the verb."""
    return _TAKEN_OUT.search(text, max(0, start - _BACK), start) is not None


_OPENS = re.compile(
    r"(?:\A|[.!?:;—–\n]\s*[\"“]?|,\s(?:and\s|but\s|while\s|of whom\s|of which\s)?"
    r"|\b(?:and|but|while|that)\s|\bof (?:whom|them|these|those),?\s)"
    r"(?:(?:[Aa] further|[Aa]nother|[Tt]he other)\s)?\Z"
)
_ROW = re.compile(r" (?:were|was|are|had|have|remained?|died|suffered|went)\b", re.IGNORECASE)
_FIGURE_AHEAD = re.compile(
    r"(?:\d[^.;:]{0,40}|\bof (?:them|those|these|whom)\b[^.;:]{0,100})(?:,|\band) \Z", re.IGNORECASE
)
_BEFELL = re.compile(
    r"(?:\s+of\s+(?:them|those|these))?(?:\s+(?:has|have|had|were|are|been|also|later|already|still"
    r"|since|now))*\s+(?:died|killed|injured|hurt|wounded|missing|arrested|detained|drowned"
    r"|perished|rescued|evacuated|survived|infected|trapped|dead|hospitali[sz]ed|displaced"
    r"|unaccounted for)\b"
)


def counts_people(text: str, start: int, stop: int, *, one: bool) -> bool:
    """Whether the bare number at text[start:stop] counts people: "two died", "five were hurt".

    *One* may be any one thing; and a number counts so at the head of its clause only.
    """
    if one or not _OPENS.search(text, max(0, start - 24), start):
        return False
    end = min(len(text), stop + _REACH)
    return bool(_BEFELL.match(text, stop, end)) or bool(plight(text, start, stop))


def goes_on(text: str, start: int, stop: int) -> bool:
    """Whether it goes on with a row: the "nine" of "31 were unhurt and nine were missing"."""
    return bool(_ROW.match(text, stop)) and bool(
        _FIGURE_AHEAD.search(text, max(0, start - 120), start)
    )
