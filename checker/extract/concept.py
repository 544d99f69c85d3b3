"""Words in, concepts out: lemmas, with words that mean the same folded into one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from checker.extract.lemma import is_word, lemma
from checker.extract.lexicon import inverted, table
from checker.extract.token import Token


@dataclass(frozen=True, slots=True)
class Concept:
    """A content word (or phrase) of a text, by what it means."""

    start: int
    end: int
    key: str
    weak: bool
    """True for words that are everywhere in news ("people", "year")."""


_LEAST_STEM = 4


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """Return phrases of several lemmas by their first lemma, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, key in inverted("same-meaning").items():
        parts = tuple(lemma(part) for part in name.replace("-", " ").split())
        if len(parts) > 1:
            found.setdefault(parts[0], []).append((parts, key))
    for options in found.values():
        options.sort(key=lambda option: (-len(option[0]), option[0]))
    return found


@lru_cache(maxsize=1)
def _light() -> tuple[frozenset[str], frozenset[str]]:
    words = table("light-words")
    return frozenset(words["none"]), frozenset(words["weak"])


@lru_cache(maxsize=65536)
def concept_of(word: str) -> str:
    """Return the concept of one *word*: its set in vocabulary/same-meaning.yaml, else its lemma.

    >>> concept_of("wounded"), concept_of("passengers"), concept_of("teapots")
    ('injured', 'passenger', 'teapot')
    """
    sets = inverted("same-meaning")
    lower = word.lower()
    base = lemma(word)
    known = sets.get(lower) or sets.get(base)
    if known:
        return known
    for ending in ("ment", "ing", "ness"):  # "containment" speaks of what is contained
        stem = base.removesuffix(ending)
        if len(stem) < _LEAST_STEM or stem == base:
            continue
        for verb in (stem + "e", stem):
            if is_word(verb):
                return sets.get(verb) or verb
    return base


def is_light(word: str) -> bool:
    """Whether *word* says nothing about what a statement is about."""
    return word.lower() in _light()[0]


def is_weak(word: str) -> bool:
    """Whether *word* is so common in news that sharing it proves little."""
    return word.lower() in _light()[1] or lemma(word) in _light()[1]


def concepts(tokens: list[Token]) -> list[Concept]:
    """Return the concepts of *tokens* in order; function words and marks are left out."""
    lemmas = [lemma(token.text) if token.is_word else token.text for token in tokens]
    found: list[Concept] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        matched = _phrase_at(lemmas, at)
        if matched:
            length, key = matched
            found.append(Concept(token.start, tokens[at + length - 1].end, key, weak=False))
            at += length
            continue
        if token.is_word and len(token.text) > 1 and not is_light(token.text):
            found.extend(_word(token))
        at += 1
    return found


def _phrase_at(lemmas: list[str], at: int) -> tuple[int, str] | None:
    for parts, key in _phrases().get(lemmas[at], ()):
        if tuple(lemmas[at : at + len(parts)]) == parts:
            return len(parts), key
    return None


def _word(token: Token) -> list[Concept]:
    """Return the concept of a word; a compound counts as its parts ("rest-day" as rest and day)."""
    if "-" in token.text:
        found, at = [], token.start
        for part in token.text.split("-"):
            if len(part) > 2 and part.isalpha() and not is_light(part):
                found.append(Concept(at, at + len(part), concept_of(part), is_weak(part)))
            at += len(part) + 1
        return found
    if is_light(lemma(token.text)):
        return []
    return [Concept(token.start, token.end, concept_of(token.text), is_weak(token.text))]
