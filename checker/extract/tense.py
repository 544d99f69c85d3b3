"""Whether the words around a date look back or ahead; words in, a leaning out."""

from __future__ import annotations

import re
from typing import Literal

from checker.extract.moment import Passage

Leaning = Literal["past", "future", "torn", "unknown"]

_STOP = re.compile(r"(?:(?<![ap]\.m)[.;!?…][”\"’)]?)\s|\n\s*\n")
_FUTURE = re.compile(
    r"\b(?:will|won[’']t|shall|(?:is|are|[’']s|[’']re) (?:also |now )?to (?!the\b|a\b)"
    r"|due (?:to|in|on|at|back|out|before|by|for)|set (?:to|for)|going to|plan(?:s|ned"
    r"|ning)? (?:to|for)"
    r"|(?:fixed|booked|pencilled in|penciled in|earmarked|timed|planned|penned in|down) for|in "
    r"the diary for|promised for|foreseen for|targeted for|billed for"
    r"|expect(?:s|ed)? (?:to|in|on|by|from|at)|scheduled|slated|to be (?=\w+ed\b|held)|intends? to"
    r"|upcoming|deadline|must|hopes? to|wants? to|about to|ahead of|until further)\b"
    r"|\b(?:I|[Ww]e|[Tt]hey|[Yy]ou|[Hh]e|[Ss]he|[Ii]t)[’']ll\b",
)
_TIMETABLE = re.compile(
    r"\b(?:lands|arrives|kicks? off|gets? (?:under way|underway|going)"
    r"|takes? effect|comes? into (?:force|effect)|enters? into force|goes (?:live|on (?:sale|show"
    r"|trial))|departs|sets? (?:off|out|sail)"
    r"|expires|convenes|premieres|retires|steps down"
    r"|takes over|takes office)"
    r" (?:(?:in|at|to|for|into|from) (?:the )?(?:[A-Z]\w+ ?){1,3})?(?:on|next|this)? ?\Z"
)
"""What stands in a timetable is to come: "lands in Vilnius on Wednesday"."""
_WOULD = re.compile(r"\b(?:would|could|can|may|might|should|if|until|hop(?:es?|ing)|wants?)\b")
_SCHEDULE = re.compile(
    r"\b(?:opens|begins|starts|meets?|votes|go(?:es)?|closes|ends|kicks? off|runs|arrives|returns"
    r"|resumes|takes? place|faces|(?:is|are|am) (?:\w+ )?\w+ing|launches|plays|expires|lasts"
    r"|leaves|flies|travels|marks|hosts|holds|brings|decides|remains|continues|comes|turns|gets"
    r"|needs?|has to|have to|is due|applies|(?:is|are) (?:at|on|in|from))\b"
)
_REPORT = re.compile(
    r"\b(?:said|told|announced|confirmed|added|warned|reported|wrote|declared|revealed|stated"
    r"|killed|died|was|were|did|called off|found|took|came|began|met|signed|voted|agreed)\b"
)
_AUXILIARY = re.compile(r"\b(?:was|were|had|been)\b")
_PAST = re.compile(
    r"\b(?:(?:was|were|had|did)(?:n[’']t)?|said|told|wrote|took|came|began|met|found|rose|fell"
    r"|left|went|saw|made"
    r"|gave|held|broke|struck|won|lost|hit|led|sent|sold|bought|spoke|got|became|grew|drove|flew"
    r"|caught|brought|built|ran|shot|sank|stood|kept|paid|put|cut|[Ss]ince"
    r"|(?!hundred|united|sacred|naked|kindred)[a-z]+[^eE\W\d]ed)\b"
)


def leaning(passage: Passage, position: int, end: int | None = None) -> Leaning:
    """Return which way the clause around a date at *position* looks.

    "torn" means that the words allow both, or an order of events that they do not settle.
    """
    window = passage.before(position, 90)
    stops = [found.end() for found in _STOP.finditer(window)]
    window = window[stops[-1] :] if stops else window
    window = " ".join(window.split()[-9:]) + " "
    found = (
        "future" if _TIMETABLE.search(window) and not _REPORT.search(window) else _verdict(window)
    )
    if found != "unknown":
        return found
    tail = _STOP.split(passage.after(end or position, 90), maxsplit=1)[0]
    past = _PAST.search(tail)
    other = [m.start() for p in (_FUTURE, _WOULD, _SCHEDULE) if (m := p.search(tail))]
    if past and not (other and min(other) < past.start()):
        return "past"
    return "torn" if other else "unknown"


def opens_sentence(passage: Passage, position: int) -> bool:
    """Whether no more than a preposition stands between the sentence's beginning and *position*."""
    window = passage.before(position, 90)
    return len(_STOP.split(window)[-1].split()) <= 2


def _verdict(window: str) -> Leaning:
    future, report, would, schedule, past = (
        max((m.start() for m in p.finditer(window)), default=-1)
        for p in (_FUTURE, _REPORT, _WOULD, _SCHEDULE, _PAST)
    )
    if future > report:
        return "torn" if _AUXILIARY.search(window) else "future"
    if max(would, schedule) > max(report, past):
        return "torn"
    return "past" if max(past, report) >= 0 else "unknown"
