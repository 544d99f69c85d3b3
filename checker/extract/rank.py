"""Statements in; out, where a text says that a thing is the first of its kind or behind another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.concept import concept_of, is_light
from checker.extract.lexicon import table
from checker.extract.token import tokens
from checker.model.document import Statement

_NTH = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|2nd|3rd|4th|5th"
_PLACES = {name: n for n, name in enumerate(_NTH.split("|")[:9], 2)} | {"first": 1}
_ONE = r"(?:only one|just one|one|a single|once|twice|two|three|several|at least one)"
_NONE = r"(?:no other|no \w+|none|never|nothing|nobody|no one|nowhere|not one)"
_GAP = r"(?: [\w'’,-]+){0,6}?"
_LONG_GAP = r"(?:,? [\w'’-]+,?){0,14}?"
_BEHIND = 6
_FAR = 80
_SCOPES = frozenset(
    {"year", "month", "decade", "century", "season", "week", "since", "woman", "man",
     "women", "men", "female", "male", "january", "february", "march", "april", "may",
     "june", "july", "august", "september", "october", "november", "december", "summer", "winter",
     "years", "decades", "months", "private", "public", "volume", "value", "indoor", "outdoor"}
)  # fmt: skip
"""Words that say among what a thing is first; where they differ, both may be right."""


@dataclass(frozen=True, slots=True)
class Rank:
    """A place on a scale."""

    start: int
    end: int
    scale: str
    place: int
    """From 1; 0 where it is only said to be behind another."""
    scope: frozenset[str]
    statement: int


def ranks(text: str, split: Sequence[Statement]) -> list[Rank]:
    """Return what a text says of the places of things, in order."""
    return [
        rank for statement in split if not statement.heading for rank in _ranks(text, statement)
    ]


def _ranks(text: str, statement: Statement) -> Iterator[Rank]:
    span = statement.span
    taken = 0
    for hit in _pattern().finditer(text, span.start, span.end):
        found = _place(hit)
        if found is None or hit.start() < taken:
            continue
        scale, place = found
        taken = hit.end()
        yield Rank(
            hit.start(), hit.end(), scale, place, _scope(text, hit, span.end), statement.number
        )


def _place(hit: re.Match[str]) -> tuple[str, int] | None:
    kind = hit.lastgroup or ""
    if kind == "best":
        if hit["among"]:
            return None
        nth = (hit["nth"] or "").lower().rstrip("- ")
        return _scales()[hit["best"].lower()], _PLACES.get(nth, 1 if not nth else 0)
    if kind == "unbeaten":
        return _scales()[hit["unbeaten"].lower()], 1
    if kind == "beaten":
        return _scales()[hit["beaten"].lower()], 0
    return ("record", 0 if kind == "missed" else 1) if kind in {"missed", "record"} else None


def _scope(text: str, hit: re.Match[str], end: int) -> frozenset[str]:
    """Return the words behind a rank that say among what it is."""
    found: set[str] = set()
    for token in tokens(text, hit.end(), min(end, hit.end() + _FAR))[:_BEHIND]:
        if token.text in {",", ".", ";"}:
            break
        if token.lower in _SCOPES or token.text[0].isdigit():
            found.add(concept_of(token.lower) if not is_light(token.lower) else token.lower)
    return frozenset(found)


@lru_cache(maxsize=1)
def _scales() -> dict[str, str]:
    return {word: key.removesuffix(" +") for key, words in table("ranks").items() for word in words}


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    best = "|".join(
        re.escape(w) for k, ws in sorted(table("ranks").items()) if not k.endswith("+") for w in ws
    )
    more = "|".join(
        re.escape(w) for k, ws in sorted(table("ranks").items()) if k.endswith("+") for w in ws
    )
    marks = r"(?:record|all-time high|peak|best|high|high-water mark)"
    return re.compile(
        rf"\b(?:(?P<among>(?:one of|among) (?:the |its |our |[\w]+['’]s )(?:[\w-]+ )?)?"
        rf"(?P<nth>(?:{_NTH})(?:-| ))?(?P<best>{best})"
        rf"|{_NONE}{_LONG_GAP} (?P<unbeaten>{more})"
        rf"|{_ONE}{_GAP} (?P<beaten>{more})"
        rf"|(?P<missed>(?:short of|shy of|missed|misses|below|outside|off|behind|failed to beat)"
        rf" (?:the |a |her |his |its |their )?(?:[\w-]+ ){{0,2}}{marks})"
        rf"|(?P<record>(?:a|the|new|world|national|all-time) (?:new |world |national |all-time )?"
        rf"(?:record(?= *[,.;]| for| of| and| in| at)|all-time high|new high)))\b",
        re.IGNORECASE,
    )
