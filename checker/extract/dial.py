"""Clock times as they are written: a passage in, times on the dial out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.calendar import NUMBER
from checker.extract.moment import Passage
from checker.extract.unit import unit_after

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HALF = r"(?:\s*(?:[ap]\.\s?m\.?|[ap]m|AM|PM|[AP]\.M\.?)(?![\w]))"
_ZONE = (
    r"(?:\s*(?:GMT|UTC|BST|CES?T|WES?T|EES?T|[ECMP][SD]T|A[EW]?S[TD]|AE[SD]T|JST|KST|IST|MSK"
    r"|NZ[SD]T|HKT|SGT|Zulu)\b"
    r"|\s+(?:local time|Eastern(?:\s+time)?|Pacific\s+time|Central\s+time"
    r"|(?:[A-Z]\w+ )?[Ss]tandard [Tt]ime|ET|PT)\b)"
)
_MIN = r"[0-5]\d"
_ANCHORS = re.compile(
    rf"(?<![\w$€£#.,:/+])(?<![^\W\dmM]-)(?<!\d\d-\d\d-)(?:"
    rf"(?P<h1>[01]?\d|2[0-4])(?P<sep>[:.])(?P<m1>{_MIN})(?::[0-5]\d)?(?![\d:]|\.\d)(?P<half1>{_HALF})?(?P<zone1>{_ZONE})?(?P<hours>\s*(?:hours|hrs)\b)?"
    rf"|(?P<h2>1[0-2]|0?[1-9])(?P<half2>{_HALF})(?P<zone2>{_ZONE})?"
    rf"|(?P<h3>[01]\d|2[0-3])(?P<m3>{_MIN})(?P<zone3>{_ZONE}|\s*(?:hours|hrs)\b)"
    rf"|(?P<h4>[01]?\d|2[0-4])\s?h\s?(?P<m4>{_MIN})?(?![\w])"
    rf"|(?P<h5>1[0-2]|[1-9]|{_HOURS})\s+(?:o[’'‘]\s?clock)(?P<zone5>{_ZONE})?"
    rf"|(?P<h6>{_HOURS}|1[0-2]|[1-9])\s+in\s+the\s+(?P<part6>morning|afternoon|evening)\b"
    rf"|(?P<h7>{_HOURS})(?P<half7>{_HALF})"
    r")(?!\w)"
)
_MINUTES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen"
    "|seventeen|eighteen|nineteen|twenty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|a|[12]?\\d"
)
_SPELLED = re.compile(
    rf"(?<![\w-])(?:(?P<half>half[- ](?:past\s+)?(?=(?:{_HOURS}|\d\d?)\b))"
    rf"|(?:a\s+)?(?P<quarter>quarter)\s+(?P<qdir>past|to|before|after|of)\s+"
    rf"|(?P<min>{_MINUTES})(?:\s+minutes?)?\s+(?P<dir>past|to|before|after)\s+)"
    rf"(?P<hour>{_HOURS}|1[0-2]|[1-9]|noon|midday"
    rf"|midnight)(?:\s+o[’'‘]\s?clock)?(?P<ampm>{_HALF})?(?!\w|[.:,]?\d|-)"
)
_NAMED = re.compile(
    r"(?<![\w-])(?:12\s+)?(?P<name>noon|midday|midnight|Noon|Midday|Midnight)(?![\w-])"
)
_NIGHT_NAMES = re.compile(
    r"\s+(?:oil|sun|mass|snack|express|blue|feast|cowboy|in Paris|run|run|black|supper|special"
    r"|kiss|club)\b",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w-])(?:(?:[Aa]t\s+)?(?:(?P<soon>[Ss]hortly|[Jj]ust|[Ss]oon"
    rf"|[Ss]ome\s*time)\s+(?P<dir>after|before)|[Aa]t(?:\s+(?P<about>about|around|roughly"
    rf"|exactly))?)"
    rf"\s+(?P<hour>{_HOURS}))(?=[,.;:!?)\n]|\s*$|\s+(?:on|in\s+the|when|local|this"
    rf"|that\s+(?:morning|evening|night|afternoon)|yesterday|tonight|as|and\s+(?:was|were|then)"
    rf"|every|each|sharp"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
)
_MARK = re.compile(
    r"\b(?:at|by|until|till|from|around|about|before|after|since|shortly|just|past|exactly"
    r"|precisely|to|on|time:?|between)\s+$",
    re.IGNORECASE,
)
_DOT_MARK = re.compile(
    r"\b(?:at|by|until|till|from|around|before|after|since"
    r"|between)\s+$",
    re.IGNORECASE,
)
_PRICE = re.compile(
    r"\b(?:trad\w+|pric\w+|clos\w+|shares?|stood|valued?|rated?|sold|quoted|odds|settled"
    r"|finish\w*|won|record\w*|averag\w+|score\w*|stock|pegged|fixed)\s+(?:\w+\s+)?(?:at|from"
    r"|around|before|after|by)\s+$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"(?:\s+(?:to|and)\s+[\d.]+)?\s*(?:%|€|\$|£|[-–]|per\s?cent|percent|point|euro|dollar|pound"
    r"|cent|metre|meter|kilo|km|kg|mile|seconds?\b|m\b|million|billion|bn|degrees?|times|odds"
    r"|ratio|favou?rite)",
    re.IGNORECASE,
)
_RANGE_END = re.compile(r"\s+(?:to|and)\s+\d+(?:\.\d+)?(?=\s)")
_BOOK = re.compile(
    r"\b(?:Genesis|Exodus|Psalms?|Isaiah|Matthew|Mark|Luke|John|Acts|Romans|Corinthians"
    r"|Revelation|Bible|Quran|Koran|Surah?|verse|chapter)\s+(?:at\s+)?$",
    re.IGNORECASE,
)
_LINK = re.compile(r"\s*(?:[-–—]|to|and|until|till)\s*$")


@dataclass(frozen=True, slots=True)
class Time:
    """A time as written; *minute* counts from midnight if *known*, else on a twelve-hour face."""

    start: int
    end: int
    minute: int
    known: bool
    step: int
    zone: str = ""
    stated: str = "clock"
    after: int | None = None
    """Minutes that the span allows after (positive) or before (negative) the time."""


def times(passage: Passage) -> list[Time]:
    """Return the times of the passage in order; two readings of the same words may overlap."""
    return [*_figures(passage), *_spelled(passage), *_named(passage), *_bare(passage)]


def _figures(passage: Passage) -> Iterator[Time]:
    for m in _ANCHORS.finditer(passage.text, passage.start, passage.end):
        groups = {name[:-1]: value for name, value in m.groupdict().items()
                  if value is not None and name[-1].isdigit()}  # fmt: skip
        hour = number(groups["h"])
        minute = int(groups.get("m") or 0)
        half = _half(groups.get("half", ""))
        if hour == 24 and minute:
            continue
        zone = _zone(groups.get("zone", ""))
        certain = bool(half or zone or m["hours"])
        if m["sep"] and not certain and not _is_clock(passage, m):
            continue
        if half and hour > 12:
            half = ""
        if m["part6"]:
            half = "a" if m["part6"] == "morning" else "p"
        if m["h4"] and not m["m4"] and not passage.ending(_MARK, m.start()):
            continue
        whole = bool(half or m["h3"] or m["h4"] or m["hours"] or hour > 12 or hour == 0
                     or (m["h1"] or "").startswith("0") or (zone and m["h1"]))  # fmt: skip
        value = (hour % 12 + 12 * (half == "p") if half else hour % 24) * 60 + minute
        step = 1 if "m" in groups else 60
        stated = "clock am/pm" if half else "clock 24" if whole else "clock"
        if m["h5"]:
            stated = "clock words"
        yield Time(m.start(), m.end(), value, whole, step, zone, stated)


def _is_clock(passage: Passage, m: re.Match[str]) -> bool:
    """Tell "at 19:40" from scores, ratios, verses and prices."""
    if passage.ending(_BOOK, m.start()) or passage.match(_UNIT, m.end()):
        return bool(passage.match(re.compile(r"\s*[-–]\s*\d{1,2}[:.]\d\d"), m.end()))
    if m["sep"] == "." and _is_money(passage, m.end()):
        return False
    mark = _DOT_MARK if m["sep"] == "." else _MARK
    if passage.ending(mark, m.start()):
        if passage.ending(_PRICE, m.start()):
            return False
        return m["sep"] == ":" or int(m["m1"]) % 5 == 0
    return m["sep"] == ":" and bool(_LINK.search(passage.before(m.start(), 8))) and bool(
        re.search(r"\d[:.]\d\d\s*(?:[-–—]|to|and|until|till)\s*$", passage.before(m.start(), 16))
    )  # fmt: skip


def _is_money(passage: Passage, at: int) -> bool:
    """Whether a currency stands behind: "at 8.50 crowns", "from 12.40 to 13.90 crowns"."""
    range_end = passage.match(_RANGE_END, at)
    unit = unit_after(passage.text, range_end.end() if range_end else at, passage.end)
    return unit is not None and unit[0].money


def _spelled(passage: Passage) -> Iterator[Time]:
    for m in _SPELLED.finditer(passage.text, passage.start, passage.end):
        named = {"noon": 720, "midday": 720, "midnight": 0}.get(m["hour"])
        if m["half"] and named is not None:
            continue
        if not (m["half"] or m["quarter"]) and not _is_spelled(passage, m, named):
            continue
        hour = named if named is not None else number(m["hour"]) % 12 * 60
        count = 30 if m["half"] else 15 if m["quarter"] else number(m["min"])
        back = (m["qdir"] or m["dir"]) in ("to", "before", "of")
        half = _half(m["ampm"] or "")
        minute = (hour + (-count if back else count)) % (1440 if named is not None else 720)
        if half:
            minute = (hour + 720 * (half == "p") + (-count if back else count)) % 1440
        yield Time(
            m.start(), m.end(), minute, named is not None or bool(half), 1, stated="clock words"
        )


def _is_spelled(passage: Passage, m: re.Match[str], named: int | None) -> bool:
    """Tell "ten past four" from "five to six people", "two to three" and scores."""
    minutes = "minute" in m.group()
    if named is not None:
        return minutes or m["dir"] in ("past", "to")
    if m["dir"] in ("before", "after"):
        return minutes and bool(m["ampm"])
    if m["dir"] == "to":
        return (
            (minutes or m["min"] in ("five", "ten", "twenty", "twenty-five"))
            and bool(m["ampm"] or "clock" in m.group() or passage.ending(_AT, m.start()))
            and not passage.match(_COUNTED, m.end())
        )
    return True


_AT = re.compile(r"\b(?:at|around|about|by|until|till|after|before)\s+$", re.IGNORECASE)
_COUNTED = re.compile(r"\s+(?!in\b|on\b|at\b|when\b|and\b|as\b|that\b|this\b)[a-z]")


def _named(passage: Passage) -> Iterator[Time]:
    for m in _NAMED.finditer(passage.text, passage.start, passage.end):
        before = passage.before(m.start(), 12)
        if passage.match(_NIGHT_NAMES, m.end()) or (
            re.search(r"\b[Hh]igh\s+$|\b[A-Z][a-z]+\s+$", before) and m["name"][0].isupper()
        ):
            continue
        if re.search(r"\b[Hh]igh\s+$", before) or (
            m["name"][0].isupper() and before.strip() and before.rstrip()[-1:] not in '.!?:”"'
        ):
            continue
        noon = m["name"].lower() != "midnight"
        yield Time(m.start(), m.end(), 720 if noon else 0, True, 60, stated="clock words")


def _bare(passage: Passage) -> Iterator[Time]:
    for m in _BARE.finditer(passage.text, passage.start, passage.end):
        if m["soon"] is None and passage.match(
            re.compile(r"\s+in\s+the\s+(?!morning|afternoon|evening)"), m.end()
        ):
            continue
        before = passage.before(m.start(), 30)
        if re.search(
            r"\b(?:aged?|old|estimated|put|stood|stands|remain\w*|toll|number\w*|looking|ranked"
            r"|dead|grade|level|capped|one|two|three)\s*,?\s*$",
            before,
            re.IGNORECASE,
        ):
            continue
        yield Time(
            m.start("hour"), m.end(), number(m["hour"]) % 12 * 60, False, 60, stated="clock words"
        )


def number(word: str) -> int:
    """Return the number that a word or figures name."""
    return int(word) if word.isdigit() else NUMBER[word]


def _half(written: str) -> str:
    return written.strip()[:1].lower()


def _zone(written: str) -> str:
    name = " ".join(written.upper().split())
    return "" if name in ("HOURS", "HRS") else name
