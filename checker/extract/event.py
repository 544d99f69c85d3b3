"""A date in its sentence in, the event that it dates out: its kinds, its verb, which one it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.chain import last_verb
from checker.extract.clause import Clause, clauses
from checker.extract.concept import concept_of, concepts, is_light, verb_of
from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.polarity import polarity
from checker.extract.token import tokens
from checker.extract.verb import short_lemma
from checker.extract.wordclass import BE, REPORTING
from checker.model.claim import Polarity

_LONGEST = 3
_BEFORE = 24
_SIDES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "from",
        re.compile(
            r"\b(?:since|from|starting|beginning|effective|as from|as of|as early as)"
            r"(?: (?:on|in|the|early|late|mid))*[ -]*\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "until",
        re.compile(
            r"\b(?:until|till|by|before|to|through|later than|prior to)"
            r"(?: (?:on|the|early|late|mid))*[ -]*\Z",
            re.IGNORECASE,
        ),
    ),
    (
        "after",
        re.compile(r"\b(?:after|following)(?: (?:the|early|late|mid))*[ -]*\Z", re.IGNORECASE),
    ),
)
_SINCE = re.compile(r"\bsince(?: (?:early|late|mid))?[ -]*\Z", re.IGNORECASE)
_OBJECTS = frozenset({"him", "them", "us", "me"})
_AMBIGUOUS = frozenset({"found"})
"""Lemmas that two verbs share; these count as written alone ("founded")."""
_WHICH = {
    word: which
    for which, words in {
        "1": "first maiden inaugural",
        "2": "second return rematch",
        "3": "third",
        "4": "fourth",
        "5": "fifth",
        "6": "sixth",
        "7": "seventh",
        "8": "eighth",
        "9": "ninth",
        "10": "tenth",
        "last": "last final latest",
        "next": "next",
        "previous": "previous",
    }.items()
    for word in words.split()
}
_NTH = re.compile(r"\d+(?:st|nd|rd|th)\Z|[a-z]+teenth\Z|[a-z]+tieth\Z")
_ENDS = {"from": "side: begin", "until": "side: end"}
_LAST_SEEN = "last time"
_FORM = re.compile(r"[a-z]{3,}(?:ed|ing)\Z")
"""Of a verb, whichever it is."""
_TOLD = "told: said"
OTHER = "told: other"
_OTHER = re.compile(
    r"\b(?:neighbou?ring|downstream|upstream|elsewhere|whereas|unlike|by contrast|in contrast"
    r"|another|separate(?:ly)?"
    r"|rival|sister|go(?:es|ing)? on to|went on to"
    r"|rather than|instead of|not only)\b",
    re.IGNORECASE,
)
_STATEMENT = (
    r"(?:statements?|briefings?|bulletins?|reports?|notices?|letters?|press (?:conference|release)"
    r"|news conference|interviews?|speech|address|memo|email|filing|release|communiqu[eé]"
    r"|announcement"
    r"|post|message|tweet|update|remarks|note|article|column|edition|issue)"
)
_TELLING_AFTER = re.compile(rf"(?:[’']s?)?(?: \w+){{0,2}} {_STATEMENT}\b", re.IGNORECASE)
"""Behind the day: "Thursday's weekly bulletin"."""
_TELLING_BEFORE = re.compile(
    rf"\b{_STATEMENT}(?: (?:issued|released|published|posted|sent|dated|given|made))?"
    r" (?:on|of|from|late|early|dated)(?: (?:on|late|early))* \Z",
    re.IGNORECASE,
)
_SAID = (
    r"(?:said|says|told|tells|announced|confirmed|stated|added|reported|wrote|warned|admitted"
    r"|insisted|stressed|explained|declared|disclosed|revealed|acknowledged|estimated|testified"
    r"|heard|learned|learnt|recalled|reiterated|clarified|noted|alleged|claimed)"
)
_SAYING = re.compile(
    rf"\b{_SAID}(?: [\w’'-]+){{0,6}}?(?: (?:on|late on|early on|late|early|this))? \Z"
)
_SAYING_AFTER = re.compile(rf",?(?: [\w’'-]+){{1,6}}? {_SAID}\b(?! by\b)")
_PASSIVE = re.compile(r"\b(?:was|were|been|is|are|being|be)(?: \w+ly)? \Z")
_FRONT = 12
"""So near to the beginning of its clause a date stands at the front."""
_NEAR_SAYING = 60
_PART_OF_TIME = frozenset({"day", "days", "week", "weeks", "month", "months", "hours", "half",
                           "quarter"})  # fmt: skip
"""The first days of December are no first event."""


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date dates."""

    kinds: tuple[str, ...]
    """Kinds of event that its clause speaks of; `nth: 2` tells which of several it is,
    `side: end` what "until" makes of the date."""
    verb: str
    """Concept of the verb of its clause, "" where unsure or where somebody only says so."""
    side: str
    """`from`, `until` or `after` where it is one end of something; "" for the day itself."""
    polarity: Polarity
    """Nobody has seen it since 1968: then it was seen, for the last time."""
    label: tuple[int, int]
    """The words before the colon where a list of facts gives the date: "Opening: 3 May"."""
    acts: tuple[str, ...] = ()
    """Concepts of all that its clause speaks of by a form of a verb or a noun made of one."""


def dated(text: str, start: int, end: int, span: tuple[int, int]) -> Dated:
    """Return what the date text[start:end] dates, in the sentence that *span* holds."""
    clause, more = _clause(text, start, span)
    yes, _, _ = polarity(text, clause.start, clause.end)
    kinds: dict[str, None] = {}
    verb = ""
    aside = _is_aside(text, clause, start)
    for one in (clause, *more):
        kinds.update(dict.fromkeys(kinds_in(text, one.start, one.end)))
        verb = verb or _verb(text, one)
    side = _side(text, start, span[0])
    if side in _ENDS:
        kinds[_ENDS[side]] = None
    if yes == "denied" and not aside and _SINCE.search(text, max(span[0], start - _BEFORE), start):
        kinds, yes = {**kinds, _LAST_SEEN: None}, "affirmed"
    acts = dict.fromkeys(act for one in (clause, *more) for act in _acts(text, one))
    if _is_told(text, clause, start, end):
        kinds[_TOLD] = None
    if _OTHER.search(text, *span):
        kinds[OTHER] = None
    which = _which(text, clause, start, end)
    if which:
        kinds[which] = None
    if aside:
        yes = "affirmed"
    return Dated(tuple(kinds), verb, side, yes, _label(text, start, span), tuple(acts))


def _is_told(text: str, clause: Clause, start: int, end: int) -> bool:
    """Whether it is the day on which somebody says so: "said on Monday", "Monday's briefing"."""
    before = text[max(clause.start, start - _NEAR_SAYING) : start]
    if _TELLING_AFTER.match(text, end) or _TELLING_BEFORE.search(before):
        return True
    said = _SAYING.search(before)
    if said and not _PASSIVE.search(before, 0, said.start()):
        return True
    return clause.start + _FRONT > start and bool(_SAYING_AFTER.match(text, end))


def _verb(text: str, clause: Clause) -> str:
    """Return the concept of what is done: "promised to cut" cuts."""
    if not clause.verb:
        return ""
    words = tokens(text, clause.verb_start, clause.end)
    at = next((n for n, t in enumerate(words) if t.end == clause.verb_end), None)
    if at is not None:
        at = last_verb(words, at)
        to = at + 2 < len(words) and words[at + 1].lower == "to" and words[at + 2].text.islower()
        if to and not any(t.lower in BE for t in words[:at]):  # but "is opened to traffic"
            at += 2
    last = clause.verb if at is None else short_lemma(words[at].lower)
    found = concepts(words[at or 0 : (at or 0) + _LONGEST])
    if (
        at is not None
        and found
        and found[0].start == words[at].start < words[at].end < found[0].end
    ):
        return found[0].key  # "will leave office" resigns
    return "" if last in REPORTING or is_light(last) else concept_of(last)


def _acts(text: str, clause: Clause) -> Iterator[str]:
    """Yield what a clause speaks of by forms of verbs, and by nouns that are made of verbs.

    The day on which somebody says so is no day of that.
    """
    if clause.verb in REPORTING:
        return
    for concept in concepts(tokens(text, clause.start, clause.end)):
        written = text[concept.start : concept.end].lower()
        made = _FORM.search(written) or " " in written or verb_of(lemma(written)) != lemma(written)
        if made and not concept.weak and concept.key not in REPORTING | _WHICH.keys():
            yield concept.key


def kinds_in(text: str, start: int, end: int) -> tuple[str, ...]:
    """Return the kinds of event that text[start:end] speaks of, sorted."""
    known = _kinds()
    written = [
        part
        for token in tokens(text, start, end)
        if token.is_word
        for part in token.lower.split("-")
        if part not in _OBJECTS  # "picked him up"
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


def _is_aside(text: str, clause: Clause, start: int) -> bool:
    """Whether the date is in an aside behind a comma: "no loan on the hall, ours since 1908"."""
    comma = text.rfind(",", clause.verb_end or clause.start, start)
    return bool(clause.verb) and clause.verb_end <= comma and start - comma < 3 * _BEFORE


def _which(text: str, clause: Clause, start: int, end: int) -> str:
    """Return which of several things the date is of: the nearest ordinal before it, or behind."""
    found, latest = "", False
    words = tokens(text, clause.start, clause.end)
    for n, token in enumerate(words):
        if start <= token.start < end:
            continue
        if token.start > start and found:
            break
        if latest and lemma(token.text) != token.lower and not token.lower.endswith("s"):
            found = _LAST_SEEN  # "last erupted in 1961"
        latest = token.lower in {"last", "previously"}
        follows = words[n + 1].lower if n + 1 < len(words) else ""
        if follows in _PART_OF_TIME:
            continue
        if token.lower == "recent" and n and words[n - 1].lower == "most":
            found = "nth: last"
        elif token.lower in _WHICH:
            found = "nth: " + _WHICH[token.lower]
        elif _NTH.match(token.lower):
            found = "nth: " + token.lower
    return found


def _label(text: str, start: int, span: tuple[int, int]) -> tuple[int, int]:
    """Return the words before a colon that nothing but a few words part from the date."""
    colon = text.rfind(":", span[0], start)
    if colon < 0 or start - colon > _BEFORE or text[colon + 1 : colon + 2].isdigit():
        return (start, start)
    first = max(text.rfind(mark, span[0], colon) for mark in ".;\n") + 1
    return (max(first, span[0]), colon)


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
