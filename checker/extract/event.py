"""A date in its sentence in, the event that it dates out: its kinds, its verb, and whether it ends or begins it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.clause import Clause, clauses
from checker.extract.concept import concept_of, is_light
from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.token import tokens
from checker.extract.wordclass import REPORTING

_LONGEST = 3
_AMBIGUOUS = frozenset({"found"})
"""Lemmas that two verbs share; these count as written alone ("founded")."""
_BEFORE = 24
_SIDES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("from", re.compile(r"\b(?:since|from|starting|beginning|effective|as from)(?: (?:on|in|the|early|late|mid))*[ -]*\Z", re.IGNORECASE)),
    ("until", re.compile(r"\b(?:until|till|by|before|to|through|later than|prior to)(?: (?:the|early|late|mid))*[ -]*\Z", re.IGNORECASE)),
    ("after", re.compile(r"\b(?:after|following)(?: (?:the|early|late|mid))*[ -]*\Z", re.IGNORECASE)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date dates."""

    kinds: tuple[str, ...]
    """Kinds of event that its clause speaks of."""
    verb: str
    """Concept of the verb of its clause, "" where unsure or where somebody only says so."""
    side: str
    """`from`, `until` or `after` where it is one end of something; "" where it is the day itself."""


def dated(text: str, start: int, end: int, span: tuple[int, int]) -> Dated:
    """Return what the date text[start:end] dates, in the sentence that *span* holds."""
    clause, more = _clause(text, start, span)
    kinds: dict[str, None] = {}
    verb = ""
    for one in (clause, *more):
        kinds.update(dict.fromkeys(kinds_in(text, one.start, one.end)))
        if one.verb and not verb and one.verb not in REPORTING and not is_light(one.verb):
            verb = concept_of(one.verb)
    return Dated(tuple(kinds), verb, _side(text, start, span[0]))


def kinds_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the kinds of event that text[start:end] speaks of, sorted."""
    known = _kinds()
    written = [
        part
        for token in tokens(text, start, end)
        if token.is_word
        for part in token.lower.split("-")
    ]
    words = [lemma(part) for part in written]
    found: set[str] = set()
    for n, word in enumerate(written):
        found |= known.get(word, frozenset())
        for length in range(1, _LONGEST + 1):
            key = " ".join(words[n : n + length])
            if length > 1 or key not in _AMBIGUOUS:
                found |= known.get(key, frozenset())
    return tuple(sorted(found))


def _clause(text: str, start: int, span: tuple[int, int]) -> tuple[Clause, list[Clause]]:
    """Return the clause of the date, and where it has no verb the one that it belongs to."""
    found = clauses(text, *span)
    at = next((n for n, one in enumerate(found) if one.start <= start < one.end), None)
    if at is None:
        return Clause(*span, "main"), []
    if found[at].verb:
        return found[at], []
    beside = [one for one in (*found[at + 1 :], *reversed(found[:at])) if one.verb]
    return found[at], beside[:1]


def _side(text: str, start: int, floor: int) -> str:
    before = text[max(floor, start - _BEFORE) : start]
    return next((side for side, words in _SIDES if words.search(before)), "")


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    """Return the kinds of event by the words that speak of them."""
    found: dict[str, frozenset[str]] = {}
    for kind, names in table("events").items():
        for name in names:
            parts = name.replace("-", " ").split()
            key = " ".join(lemma(part) for part in parts) if len(parts) > 1 else name
            found[key] = found.get(key, frozenset()) | {kind}
    return found
