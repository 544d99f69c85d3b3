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
_SINGULAR = (
    r"lands|arrives|kicks? off|kicks? in|gets? (?:under way|underway|going)|begins|starts|opens"
    r"|re-?opens|closes|ends|finishes|concludes|resumes|restarts|returns|reconvenes|meets|votes"
    r"|takes? (?:effect|place)|comes? into (?:force|effect|operation)|enters? into force"
    r"|goes (?:live|ahead|to the polls|on (?:sale|show|trial|strike|air))|departs"
    r"|sets? (?:off|out|sail)|leaves|sails|expires|lapses|runs out|falls due|convenes|premieres"
    r"|retires|steps down|takes over|takes office|launches|appears in court|changes hands"
)
_PLURAL = (
    r"land|arrive|begin|start|open|re-?open|close|end|finish|conclude|resume|restart|return"
    r"|meet|vote|go (?:live|ahead|to the polls|on (?:sale|show|trial|strike|air))|depart|leave"
    r"|sail|expire|lapse|run out|fall due|take (?:over|office)|walk out|step down"
)
_FALLS = rf"(?:(?:{_SINGULAR})|(?<=[a-z]s )(?:{_PLURAL})|(?<=\b[Tt]hey )(?:{_PLURAL}))"
_TIMETABLE = re.compile(
    rf"\b{_FALLS}"
    r"(?: again| to the public| its doors| their doors| with [a-z]+ [a-z]+"
    r"| (?:in|at|to|for|into|from) (?:the )?(?:[A-Z]\w+ ?){1,3}"
    r"| (?:in|at|to|into) (?:the |a )?[a-z]+"
    r"| (?:at|from) [\w.:]{1,8}(?: ?[ap]\.?m\.?| o[’']clock)?)*"
    r" ?(?:on|from|at|in|next|this)? ?\Z"
)
"""What stands in a timetable is to come: "lands in Vilnius on Wednesday"."""
_GOES_ON = re.compile(
    r"\b(?:runs?|lasts?|continues?|stays?|remains?|is|are|has|have)\b[^.,;:]{0,40} "
    r"(?:until|till|through) (?:the end of )?(?:early |late |mid-)?\Z|\b(?:is|are) on \Z"
)
"""What goes on now ends later: "the fair runs until Saturday"; "the vote is on Tuesday"."""
_COMES = re.compile(rf"\b{_FALLS}\b")
_MOVED = re.compile(
    r"\b(?:delayed|postponed|pushed back|put (?:off|back)|moved(?: back| forward)?|rescheduled"
    r"|deferred|extended|adjourned|brought forward|prolonged|suspended|remanded(?: in custody)?"
    r"|bailed|shifted|(?<!was )set|fixed|scheduled|pencilled in|called)"
    r"(?: (?:by|from) (?:\w+ ){1,3})? ?(?:until|till|to|for) (?:the |early |late |mid-)?\Z"
)
"""What is put off lies ahead: "the hearing was adjourned until Thursday"."""
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
    timed = (_TIMETABLE.search(window) or _GOES_ON.search(window)) and not _REPORT.search(window)
    found = "future" if timed or _MOVED.search(window) else _verdict(window)
    if found != "unknown":
        return found
    tail = _STOP.split(passage.after(end or position, 90), maxsplit=1)[0]
    past = _PAST.search(tail)
    other = [m.start() for p in (_FUTURE, _WOULD, _SCHEDULE, _COMES) if (m := p.search(tail))]
    if past and not (other and min(other) < past.start()):
        return "past"
    if other and not past and opens_sentence(passage, position) and _will(tail):
        return "future"
    return "torn" if other else "unknown"


def _will(tail: str) -> bool:
    """Whether what a date at the front belongs to is to come: "On Thursday the polls open"."""
    ahead = [m.start() for p in (_FUTURE, _COMES) if (m := p.search(tail))]
    would = _WOULD.search(tail)
    return bool(ahead) and not (would and would.start() < min(ahead))


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
