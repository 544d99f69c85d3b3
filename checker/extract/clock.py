"""Clock times with their hedges, "shortly before seven": a passage in, mentions out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from checker.extract.dial import Time, number, times
from checker.extract.moment import DateMention, Passage
from checker.model.value import Hedge, QuantityValue

_HEDGE = re.compile(
    r"\b(?:(?P<about>about|around|roughly|approximately|circa|towards|nearly|almost)"
    r"|(?P<soon>(?:just|shortly|soon|right|immediately|some\s*time|moments"
    r"|minutes)\s+)?(?P<dir>after|before|past))\s+$", re.IGNORECASE
)  # fmt: skip
_MORNING = re.compile(
    r"\b(?:morning|early hours|small hours|dawn|breakfast|overnight|sunrise)\b", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:afternoon|evening|tonight|dusk|sunset|dinner)\b", re.IGNORECASE)
_NIGHT = re.compile(r"\bnight\b", re.IGNORECASE)
_RANGE = re.compile(
    r"(?<![\w$€£#.,:/-])(?P<hour>1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve)(?:[:.](?P<minute>[0-5]\d))?"
    r"(?P<link>\s*[-–—]\s*|\s+(?:and|to|until|or)\s+)$"
)  # fmt: skip


def clocks(passage: Passage) -> Iterator[DateMention]:
    """Yield the clock times of the passage."""
    found = times(passage)
    found.sort(key=lambda t: (t.start, -t.end))
    whole = any(time.stated == "clock 24" and not time.zone for time in found)
    last = -1
    for time in found:
        if time.start < last:
            continue
        last = time.end
        sure = replace(time, known=time.known or (whole and time.stated == "clock"))
        yield _ranged(passage, sure) or _hedged(passage, _settled(passage, sure))


def _settled(passage: Passage, time: Time) -> Time:
    """Add morning or afternoon from a part of the day that is named near."""
    if time.known:
        return time
    minute = time.minute % 720
    near = (re.split(r"[.;!?]\s", passage.before(time.start, 40))[-1] + " | "
            + re.split(r"[.;!?]\s", passage.after(time.end, 45))[0])  # fmt: skip
    morning, later, night = (bool(p.search(near)) for p in (_MORNING, _LATER, _NIGHT))
    if later and not morning:
        return replace(time, minute=minute + 720, known=True)
    if morning and not later:
        return replace(time, minute=minute, known=True)
    if night and not later and not morning:
        return replace(time, minute=minute + 720 * (minute >= 300), known=not 240 < minute < 420)
    return time


def _hedged(passage: Passage, time: Time) -> DateMention:
    low = high = float(time.minute)
    hedge: Hedge = "exact"
    start = time.start
    found = passage.ending(_HEDGE, start)
    if found:
        start = found.start()
        slack = 30.0 if time.step == 60 else 15.0 if time.minute % 5 == 0 else 5.0
        if found["about"]:
            hedge, low, high = "about", low - slack, high + slack
        elif found["soon"] is not None:
            hedge = "about"
            low, high = (low, high + 30) if found["dir"].lower() != "before" else (low - 30, high)
        elif found["dir"].lower() == "before":
            hedge, low = "under", 0.0
        else:
            hedge, high = "over", 1439.0
    value = None
    if time.known and low <= high and (low >= 0 or time.minute == 0) and high < 1440:
        wrapped = time.minute == 0 and low < 0
        if wrapped and hedge == "about" and high == 0:
            low, high, wrapped = low + 1440, 1439.0, False
        if not wrapped:
            value = QuantityValue(
                low=low, high=high, unit="clock", hedge=hedge,
                nominal=float(time.minute), precision=float(time.step),
            )  # fmt: skip
    return DateMention(start, time.end, value, "clock", time.stated, zone=time.zone)


def _ranged(passage: Passage, time: Time) -> DateMention | None:
    """Read "between 9 and 11 a.m." and "9-11 a.m." as one interval."""
    found = passage.ending(_RANGE, time.start)
    if not found:
        return None
    hour = number(found["hour"]) % 12 * 60 + int(found["minute"] or 0)
    lead = re.compile(r"\b(?P<word>between|from)\s+$", re.IGNORECASE).search(
        passage.before(found.start(), 12)
    )
    dash = not found["link"].strip().isalpha()
    settled = _settled(passage, time)
    if not (lead or dash) or time.stated == "clock 24":
        return None
    start = found.start() - (len(lead.group()) if lead else 0)
    mention = DateMention(start, time.end, None, "clock", "clock range", zone=time.zone)
    if not settled.known or time.stated != "clock am/pm":
        return mention
    high = settled.minute
    low = hour + 720 * (high >= 720)
    if low > high:
        low = hour if high >= 720 else low
    if low >= high:
        return mention
    value = QuantityValue(
        low=float(low), high=float(high), unit="clock", hedge="between", precision=float(time.step)
    )
    return replace(mention, value=value)
