"""A statement in, its words in order out, each with the classes of words that it belongs to.

A class is a set of which one member excludes the others in the same place of the same sentence:
numbers, ordinals, countries, peoples, and the classes of vocabulary/word-classes.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.extract.concept import concept_of, is_light
from checker.extract.fold import fold
from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.number import numerals
from checker.extract.token import tokens
from checker.extract.verb import short_lemma

OPPOSITE = "opposite"
"""The class of a word that has an opposite; its members exclude each other by pairs only."""
CARDINAL = "cardinal"
ORDINAL = "ordinal"
CALENDAR = frozenset({"month", "weekday", "season", "daytime", "meal"})
PLACES = frozenset({"country", "people"})

_ARTICLES = frozenset({"a", "an", "the", "this", "that", "these", "those"})
_LONGEST = 5
"""Words of a member: "a long way from"."""
_RANKS = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10", "eleventh": "11", "twelfth": "12",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Member:
    """A class and which of its members a word is."""

    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Part:
    """A word, number or phrase that counts as one, with its offsets."""

    start: int
    end: int
    key: str
    """What it is compared by where it is no contrast: its concept."""
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    start: int
    end: int


def parts(text: str, start: int, end: int) -> list[Part]:
    """Return the words of text[start:end] without articles and marks; phrases of a class are one.

    >>> [part.key for part in parts("The two dogs sat far from a lake.", 0, 33)]
    ['2', 'dog', 'sit', 'distance far from', 'lake']
    """
    numbers = _numbers(text, start, end)
    words = _words(text, start, end, frozenset(numbers))
    found: list[Part] = []
    at = 0
    while at < len(words):
        word = words[at]
        if word.start in numbers:
            part = numbers[word.start]
            found.append(part)
            while at < len(words) and words[at].start < part.end:
                at += 1
            continue
        length, members = _phrase(words, at)
        last = words[at + length - 1]
        if members:
            first = members[0]
            found.append(Part(word.start, last.end, f"{first.kind} {first.key}", members))
        elif word.text.lower() not in _ARTICLES:
            found.append(Part(word.start, word.end, concept_of(word.text), _opposite(word.text)))
        at += length
    return found


def _words(text: str, start: int, end: int, numbers: frozenset[int]) -> list[_Word]:
    """Return words and numbers; a compound ("four-wheeled") is its parts, unless known whole."""
    found = []
    for token in tokens(text, start, end):
        if not (token.is_word or token.text[0].isdigit() or token.start in numbers):
            if token.text in "$€£¥%°":
                found.append(_Word(token.text, token.start, token.end))
            continue
        if "-" not in token.text or token.lower in _phrases():
            found.append(_Word(token.text, token.start, token.end))
            continue
        at = token.start
        for piece in token.text.split("-"):
            if piece:
                found.append(_Word(piece, at, at + len(piece)))
            at += len(piece) + 1
    return found


def _numbers(text: str, start: int, end: int) -> dict[int, Part]:
    """Return the numbers by their offset; what cannot be read for certain is a word like others."""
    found = {}
    for numeral in numerals(text, start, end):
        written = text[numeral.start : numeral.end].lower()
        kind = ORDINAL if numeral.kind == ORDINAL or written in _RANKS else CARDINAL
        if numeral.kind not in {CARDINAL, ORDINAL} and kind == CARDINAL:
            continue
        key = _RANKS.get(written) or str(numeral.value)
        shown = key if kind == CARDINAL else f"{key}."
        found[numeral.start] = Part(numeral.start, numeral.end, shown, (Member(kind, key),))
    for token in tokens(text, start, end):
        key = _RANKS.get(token.lower, "")
        if key and not any(p.start < token.end and token.start < p.end for p in found.values()):
            member = Member(ORDINAL, key)
            found[token.start] = Part(token.start, token.end, f"{key}.", (member,))
    return found


def _phrase(words: list[_Word], at: int) -> tuple[int, tuple[Member, ...]]:
    """Return the length and the members of the longest phrase of a class at word *at*."""
    phrases, names = _phrases(), _peoples()
    if not _begins(words[at].text):
        return 1, _members(words[at].text)
    for length in range(min(_LONGEST, len(words) - at), 1, -1):
        taken = words[at : at + length]
        written = " ".join(word.text for word in taken)
        members = phrases.get(written.lower(), ())
        if taken[0].text[:1].isupper():
            members = (*names.get(fold(written), ()), *members)
        if members:
            return length, members
    return 1, _members(words[at].text)


@lru_cache(maxsize=65536)
def _members(word: str) -> tuple[Member, ...]:
    """Return what one word is a member of, if it is more than an opposite."""
    members = _phrases().get(word.lower()) or _phrases().get(lemma(word), ())
    if word[:1].isupper():
        members = (*_peoples().get(fold(word), ()), *members)
    return (*members, *_opposite(word)) if members else ()


@lru_cache(maxsize=65536)
def _begins(word: str) -> bool:
    """Whether a phrase of several words may begin with *word*."""
    # A word behind it keeps what folding takes off at the end of a name.
    folded = fold(f"{word} x").split()
    return word.lower() in _first_words() or len(folded) < 2 or folded[0] in _first_words()


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for names in (_phrases(), _peoples()) for name in names)


@lru_cache(maxsize=65536)
def _opposite(word: str) -> tuple[Member, ...]:
    lower = word.lower()
    forms = (lower, short_lemma(lower), *_participle(lower), lemma(word))
    if is_light(word) or is_light(forms[-1]):
        return ()  # friends who "come near" and who "go near" do the same
    return tuple(Member(OPPOSITE, form) for form in dict.fromkeys(forms) if form in _opposed())


def _participle(word: str) -> tuple[str, ...]:
    """Return the verbs that a form in -ing may be of: as a noun it is a lemma of its own."""
    stem = word.removesuffix("ing")
    return () if stem == word else (stem, f"{stem}e")


@lru_cache(maxsize=1)
def _opposed() -> frozenset[str]:
    """Return the words that have an opposite."""
    return frozenset(w for key, others in table("antonyms").items() for w in (key, *others))


@lru_cache(maxsize=1)
def _phrases() -> dict[str, tuple[Member, ...]]:
    """Return the members of all classes by what they are written as, lower case."""
    found: dict[str, dict[Member, None]] = {}
    for kind, members in table("word-classes").items():
        for line in members:
            names = [name.strip() for name in line.split("/") if name.strip()]
            for name in names:
                found.setdefault(name.lower(), {})[Member(kind, names[0])] = None
    return {name: tuple(members) for name, members in found.items()}


@lru_cache(maxsize=1)
def _peoples() -> dict[str, tuple[Member, ...]]:
    """Return countries and peoples by their folded names."""
    found: dict[str, dict[Member, None]] = {}
    for country, names in table("countries").items():
        for name in (country, *" | ".join(names).split("<")[0].split("|")):
            if fold(name):
                found.setdefault(fold(name), {})[Member("country", fold(country))] = None
    for country, names in table("demonyms").items():
        for name in names:
            found.setdefault(fold(name), {})[Member("people", fold(country))] = None
    return {name: tuple(members) for name, members in found.items()}
