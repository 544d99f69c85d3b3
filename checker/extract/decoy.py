"""Text in, the spans whose numbers count nothing: dates, clock times, addresses, phone numbers."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)?\b"
_ORDINAL = (
    r"(?:(?:twenty|thirty)[- ])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|\w{3,5}teenth|twentieth|thirtieth)"
)
_HOUR = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

_MASKS = (
    r"https?://\S{1,500}|www\.\S{1,500}|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+",
    (
        rf"\b{_DAYS}(?:\s?(?:[-–/,]|to|and|or)\s?{_DAYS}){{0,3}}\s(?:of\s)?{_MONTH}(?:,?\s(?:19"
        rf"|20)\d\d\b)?"
    ),
    (
        rf"\b{_MONTH}\s{_DAYS}(?![.,]\d{{3}}|\s?(?:%|per\s?cent))(?:\s?(?:[-–,]|to"
        rf"|and)\s?{_DAYS}(?=[\s,.;)-])(?!\s[a-z]+s\b))?(?:,?\s(?:19|20)\d\d\b)?"
    ),
    rf"\b{_MONTH},?\s(?:of\s)?(?:1[5-9]|20)\d\d\b",
    rf"\b(?:the\s)?{_ORDINAL}\s(?:of\s)?{_MONTH}|\b{_MONTH}\s(?:the\s)?{_ORDINAL}\b",
    (
        rf"\b{_DAY},?\s(?:the\s)?{_DAYS}(?!\s(?!and\b|or\b|to\b|of\b)[a-z])(?:\s(?:and|or|to)\s"
        rf"(?:{_DAY}\s)?{_DAYS})?"
    ),
    r"\b\d{4}-\d\d?-\d\d?(?:T[\d:.Z+-]{1,20})?|\b\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d\d)\b",
    (
        r"\b\d{1,2}[:.]\d\d(?::\d\d)?\s?(?:[ap]\.?m\b\.?|hrs?\b|hours\b|h\b|GMT|UTC|CET|BST"
        r"|local time|o['’]clock)"
    ),
    r"\b\d{1,3}:\d\d(?::\d\d)?(?:\.\d+)?\b",
    r"\b\d{1,2}\s?(?:[ap]\.?\s?m\b\.?|o['’]clock|noon)",
    r"\b[0-2]\d[0-5]\d\s?(?:GMT|UTC|BST|CET|CEST|EST|EDT|PST|PDT|Zulu|hrs\b|hours\b|local\b|h\b)",
    (
        rf"\b{_HOUR}(?:[ -](?:fifteen|thirty|forty-five))?\s(?:a\.?m\b|p\.?m\b|o['’]clock"
        rf"|in the (?:morning|afternoon|evening)|at night)"
    ),
    (
        rf"\b(?:half|(?:a )?quarter|{_HOUR}|twenty|twenty-five|\d{{1,2}})(?:\s(?:minutes?"
        rf"|seconds?))?\spast\s(?:{_HOUR}|midnight|noon|the hour)\b"
    ),
    (
        rf"\b(?:(?:a )?quarter|five|ten|twenty|twenty-five|(?:{_HOUR}|\d{{1,2}})\s(?:minutes?"
        rf"|seconds?))\sto\s(?:{_HOUR}|midnight|noon|the hour)\b"
        r"(?!\s(?:\w{1,20}s|hundred|thousand|million|billion|per|people|men|women)\b)"
    ),
    r"\b(?:mid-|pre-|post-)?(?:1[0-9]|20)\d0['’]?s\b|['’]\d0?s\b|['’]\d\d\b|\b\d0['’]?s\b",
    r"\b(?:1[5-9]|20)\d\d\s?[-–/]\s?(?:(?:1[5-9]|20)\d\d|\d\d)\b",
    (
        r"\b\d{1,2}(?:st|nd|rd|th)[- ]century|\b(?:twentieth|nineteenth|eighteenth|twenty-first"
        r"|\w{3,5}teenth)[- ]century"
    ),
    (
        r"\b(?:first|second|third|fourth|third-|1st|2nd|3rd|4th|latter|other|better|opening"
        r"|closing)[- ](?:quarter|half|third)\b"
    ),
    (
        r"\+\d[\d\s().-]{6,18}\d|\(\d{2,5}\)[\s-]?\d{3,4}[\s-]?\d{3,5}"
        r"|\b\d{3}[-.]\d{3}[-.]\d{4}\b|\b0\d{2,4}[\s-]\d{3,4}(?:[\s-]\d{3,4})?\b"
    ),
    (
        r"\b\d{2}(?:\.\d)?\s?(?:%|per\s?cent)\s(?:confidence|credib(?:le|ility)|CIs?\b|C\.I\.)"
        r"(?:\s(?:intervals?|limits?|range|level))?(?:(?:,|:|\sof|\sfrom|\sbetween|\swas|\sis)?\s"
        r"[-−]?\d+(?:\.\d+)?(?:%|\sper\s?cent)?(?:\s?[-–]\s?|\s(?:to|and)\s)[-−]?\d+(?:\.\d+)?)?"
        r"|\bconfidence (?:level|interval) (?:of|at) \d{2}(?:\.\d)?\s?(?:%|per\s?cent)"
    ),
    r"\b(?:480|720|1080|2160)[pi]\b",
    r"\b(?:24/7|9/11|7/7|50[-/]50)\b",
    r"\[\d{1,3}\]",
    r"(?m:^)[ \t]*\d{1,3}[.)][ \t]",
    (
        rf"\b(?:(?:{_HOUR}|\d{{1,3}}) to one(?! in\b)|no one|one another|at once|one day"
        rf"|one by one|one-on-one|one-off|one-time|two-time|three-time|square one|at first"
        rf"|first of all|in the first place)\b"
    ),
    (
        r"\b(?:day one|number one|for one|on the one hand|no-one|one or other|one and only"
        r"|one and the same)\b"
    ),
)
_PATTERNS = tuple(re.compile(mask) for mask in _MASKS)
_SCORE = re.compile(r"(?<![\w.,/-–])(\d{1,3})[-–](\d{1,3})(?![\w/]|[.,]\d|[-–]\d)")


def decoys(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of text[start:end] in which no number counts anything, in order."""
    spans = sorted(
        match.span() for pattern in _PATTERNS for match in pattern.finditer(text, start, end)
    )
    merged: list[tuple[int, int]] = []
    for low, high in spans:
        if merged and low < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return merged


def scores(text: str, start: int, end: int) -> list[tuple[int, int, int, int]]:
    """Return results such as "3-1" as start, end and the two numbers; ranges are among them."""
    return [
        (match.start(), match.end(), int(match[1]), int(match[2]))
        for match in _SCORE.finditer(text, start, end)
    ]
