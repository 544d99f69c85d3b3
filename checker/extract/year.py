"""Months, years, decades and centuries that stand without a day; a passage in, mentions out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.absolute import MONTH
from checker.extract.calendar import (
    MONTH_NUMBER,
    MONTHS,
    ORDINAL,
    months,
    part_of_period,
    safe,
    years,
)
from checker.extract.moment import DateKind, DateMention, Passage
from checker.extract.occurrence import infer_year
from checker.extract.tense import leaning
from checker.model.value import DateValue

_Y = r"(?:1\d{3}|20\d\d|21\d\d)"
_MONTHS = "|".join((*MONTHS, *(m.upper() for m in MONTHS)))
_PART = (
    r"(?:(?P<part>[Ee]arly|[Mm]id|[Ll]ate)(?:[- ]|\s+in\s+)"
    r"|(?P<edge>[Ee]nd|[Bb]eginning|[Ss]tart|[Mm]iddle|[Cc]lose)\s+of\s+(?:the\s+)?)"
)
_NOT_YEAR = r"(?![\d%]|[.,:/]\d|\s*%|-\d{3}|\s+(?:BCE?|B\.C\.|a\.m|p\.m|hours|hrs|GMT)\b)"
_CALENDAR = re.compile(
    rf"(?<![\w-])(?:{_PART})?(?P<month>{_MONTHS}|{MONTH}(?=\s+\d{{4}}))"
    rf"(?:,?\s+(?:of\s+)?(?P<year>{_Y}){_NOT_YEAR}|\s+(?:of\s+)?(?P<near>(?:last|this"
    rf"|next)\s+year)\b)?(?!\w|\s+\d)"
)
_LEAD = re.compile(
    r"\b(?P<word>in|since|until|till|by|from|during|before|after|throughout|through|last|this"
    r"|next|past"
    r"|between|of|for|and|to|every|each|late|early|back in)\s+$", re.IGNORECASE,
)  # fmt: skip
_DEADLINE = re.compile(r"\b(?:by|until|till|from|before|to)\s+(?:the\s+)?$", re.IGNORECASE)
_PLURAL = re.compile(r"\s+(?!as\b|was\b|this\b|his\b|is\b|has\b|does\b|its\b|says\b)[a-z]+s\b")
_FUNCTION = (
    r"(?:and|or|but|to|when|after|as|the|a|an|by|with|for|on|at|in|that|which|who|whose|because"
    r"|while|before"
    r"|until|till|from|he|she|they|it|we|I|you|his|her|its|their|our|this|these|those|there"
    r"|where|is|was"
    r"|were|are|has|had|have|will|would|than|through|under|over|over|during|amid|following|since"
    r"|if|so|only"
    r"|alone|about|into|out|up|down|off|onwards?|also|not|then|just|against|without|despite"
    r"|against|said"
    r"|say|says|according|between|thanks|compared|largely|saw|did|can|could|may|might|should|marked"
    r"|[a-z]+ly|[a-z]+ed|[a-z]+ing|no|all|both|but|via|per|of|due|per|when|election|season|nobody|many|few|some|most|several|more|less|around|about)\b"
)
_TAIL = rf"(?=[’']s\b|\s*$|[\W_]*$|\s*[^\w\s]|\s+{_FUNCTION}|\s+[A-Z]|\s*\n)"
_YEAR = re.compile(
    rf"(?<![\w$€£#.,:/–—+])(?<![\w]-)(?:"
    rf"(?P<prep>\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Ff]rom|[Bb]efore|[Aa]fter|[Dd]uring"
    rf"|[Tt]hroughout|[Bb]ack in|than in|compared (?:with|to)"
    rf"|[Uu]p to)\s+(?:the year\s+)?)(?P<a>{_Y})"
    rf"|{_PART}(?P<b>{_Y})"
    rf"|(?P<the>\b(?:the|its|his|her|their|a)\s+)(?P<c>(?:19"
    rf"|20)\d\d)(?=(?:[-–/]\d\d(?:\d\d)?)?\s+[a-z]+\b)"
    rf"|\((?P<d>(?:19|20)\d\d)(?=\))"
    rf")(?:\s*[-–/]\s*(?P<short>\d\d|{_Y}))?{_NOT_YEAR}"
)
_TAILED = re.compile(_TAIL)
_SPAN = re.compile(
    rf"\b(?:[Bb]etween|[Ff]rom)\s+(?P<a>{_Y})\s+(?:and|to|until|through)\s+(?P<b>{_Y})\b{_NOT_YEAR}"
)
_ADJECTIVE = re.compile(
    r"\s+(?:people|men|women|children|staff|police|jobs|workers|homes"
    r"|\w+(?<!las)(?<!bu)(?<!ri)s\b(?<!ss))"
)
_KNOWN = re.compile(
    r"\s+(?:elections|games|floods|talks|riots|protests|accords|results|attacks|figures"
    r"|championships|finals|reforms|rules|terms|levels|prices)\b"
)
_COUNTING = re.compile(
    r"\b(?:rose|rise|fell|fall|grew|grow|cut|increase\w*|decrease\w*|down|up|dropped|jump\w*"
    r"|employ\w*|to|reduced?|climb\w*)\s+$",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"(?<![\w$€£])(?:{_PART})?(?:[Tt]he\s+)?(?:(?P<part2>early|mid"
    rf"|late)[- ])?(?:(?P<decade>(?:1[5-9]|20)\d0)[’']?s"
    r"|(?<=the )(?:[’'‘]?(?P<short>[2-9]0)[’']?s|(?P<word>twenties|thirties|forties|fifties"
    r"|sixties|seventies|eighties|nineties))"
    r"|(?P<late>(?<=early )|(?<=late )|(?<=mid-))[’'‘]?(?P<short2>[2-9]0)s)(?![\w])"
)
_CENTURY = re.compile(
    rf"\b(?:{_PART})?(?:the\s+)?(?:(?P<part2>[Ee]arly|[Mm]id|[Ll]ate)[- ])?(?:(?P<number>[1-9]"
    rf"|1\d|2[01])(?:st|nd|rd|th)|(?P<word>{'|'.join(reversed(list(ORDINAL)[:21]))}))"
    r"[- ](?:[Cc]entury|centuries)\b(?!\s+(?:BCE?|B\.C\.|Fox|of|in|for|on)\b)", re.IGNORECASE,
)  # fmt: skip
_WORDS = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950,
    "sixties": 1960, "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip


def years_written(passage: Passage) -> Iterator[DateMention]:
    """Yield the months, years, decades and centuries of the passage."""
    yield from _months(passage)
    yield from _years(passage)
    yield from _ages(passage)


def _months(passage: Passage) -> Iterator[DateMention]:
    for m in _CALENDAR.finditer(passage.text, passage.start, passage.end):
        number = MONTH_NUMBER[m["month"].rstrip(".").lower()]
        part = m["part"] or m["edge"] or ""
        lead = passage.ending(_LEAD, m.start())
        word = lead["word"].lower() if lead else ""
        if word in ("every", "each"):
            continue
        if not (m["year"] or m["near"] or part) and not _is_month(m["month"], word):
            continue
        start, year = m.start(), int(m["year"]) if m["year"] else None
        if m["near"] and passage.published:
            year = passage.published.year + {"l": -1, "t": 0, "n": 1}[m["near"][0].lower()]
        elif word in ("last", "this", "next", "past") and year is None and lead:
            start, year = lead.start(), _pointed(passage, number, word)
        elif year is None and not m["near"]:
            year = _month_year(passage, number, m.span())
        value = months(year, number, 1, "month") if year else None
        yield DateMention(
            start, m.end(), part_of_period(value, part), "date",
            "month-year" if m["year"] else "month",
            relative=not m["year"], inferred_year=not m["year"],
        )  # fmt: skip


def _is_month(written: str, word: str) -> bool:
    """Tell months from the names April and June, from Mrs May, and from a march."""
    if not word or word in ("and", "to"):
        return False
    if word in ("of", "for", "between", "back in"):
        return written.lower() not in ("may", "march", "april", "june", "august")
    return written.lower() != "may" or word in (
        "in", "since", "until", "till", "during", "last", "this", "next", "late", "early",
        "throughout",
    )  # fmt: skip


def _pointed(passage: Passage, month: int, word: str) -> int | None:
    """Return the year of "last March"; None where two years are meant by two speakers."""
    if passage.published is None:
        return None
    year, now = passage.published.year, passage.published.month
    if word in ("last", "past"):
        return year - 1 if month >= now else year if now - month <= 6 else None
    if word == "next":
        return year + 1 if month <= now else year if month - now <= 1 else None
    return year


def _month_year(passage: Passage, month: int, span: tuple[int, int]) -> int | None:
    published = passage.published
    if published is None:
        return None
    if month == published.month:
        return infer_year(passage, month, min(published.day, 28), span)
    nearest = infer_year(passage, month, 15, span)
    middle = safe(nearest, month, 15) if nearest else None
    if nearest is None or middle is None:
        return None
    if leaning(passage, *span) != "past":
        return nearest
    # "Was moved to May" and "stood empty until May" may speak of this year or of the last.
    unsure = 0 < (middle - published).days <= 75 or passage.ending(_DEADLINE, span[0])
    return None if unsure else nearest


def _years(passage: Passage) -> Iterator[DateMention]:
    for m in _SPAN.finditer(passage.text, passage.start, passage.end):
        first, last = int(m["a"]), int(m["b"])
        if first < last and not _counts(passage, m):
            value = years(first, last - first + 1, "year")
            yield DateMention(m.start("a"), m.end(), value, "period", "years")
    for m in _YEAR.finditer(passage.text, passage.start, passage.end):
        group = next(g for g in "abcd" if m[g])
        first = int(m[group])
        if (
            group == "c"
            and passage.match(_ADJECTIVE, m.end())
            and not passage.match(_KNOWN, m.end())
        ):
            continue
        if group in "ab" and (not passage.match(_TAILED, m.end()) or _counts(passage, m)):
            continue
        if (
            group == "a"
            and first < 1500
            and not passage.match(re.compile(r"\s*[,.;)]|\s+AD\b"), m.end())
        ):
            continue
        start = m.start(group) if group != "b" else m.start()
        final = _second(first, m["short"])
        if final is None:
            continue
        kind: DateKind = "period" if final != first else "date"
        value = years(first, final - first + 1, "year")
        part = m["part"] or m["edge"] or ""
        yield DateMention(start, m.end(), part_of_period(value, part), kind, "year")


def _counts(passage: Passage, m: re.Match[str]) -> bool:
    """Whether the four figures count something: "fell from 2000 to 1800 homes"."""
    near = passage.before(m.start(), 40) + " "
    if m["a"] is None:
        return False
    by = m.group()[:2].lower() == "by"
    rounded = all(int(m[g]) % 50 == 0 for g in ("a",))
    moved = bool(_COUNTING.search(near))
    return bool(passage.match(_PLURAL, m.end())) or (moved and (by or rounded))


def _second(first: int, short: str | None) -> int | None:
    if short is None:
        return first
    last = int(short) if len(short) == 4 else first // 100 * 100 + int(short)
    if len(short) == 2 and first % 100 == 99 and short == "00":
        last = first + 1
    return last if first < last <= first + 99 else None


def _ages(passage: Passage) -> Iterator[DateMention]:
    for m in _DECADE.finditer(passage.text, passage.start, passage.end):
        short = m["short"] or m["short2"]
        if m["decade"] is None and passage.match(re.compile(r"\s+of\s+(?:his|her|their)"), m.end()):
            continue
        first = (
            int(m["decade"]) if m["decade"] else 1900 + int(short) if short else _WORDS[m["word"]]
        )
        yield _age(m, years(first, 10, "decade"), "decade")
    for m in _CENTURY.finditer(passage.text, passage.start, passage.end):
        number = int(m["number"]) if m["number"] else ORDINAL[m["word"].lower()]
        if number > 1:
            # The thirteenth century is 1201-1300 by the book and 1200-1299 in most mouths.
            yield _age(m, years(100 * (number - 1), 101, "century"), "century")


def _age(m: re.Match[str], value: DateValue | None, stated: str) -> DateMention:
    part = m["part"] or m["edge"] or m["part2"] or ""
    return DateMention(m.start(), m.end(), part_of_period(value, part), "period", stated)
