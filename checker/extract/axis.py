"""Tokens of a sentence in; out, the words that put something on one side of an axis of outcome.

An axis has two or more sides of which a thing can only be on one: convicted or acquitted, locked or
left open, licensed or not.  The phrases of each side stand in vocabulary/axes.yaml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.token import Token
from checker.extract.verb import short_lemma
from checker.model.claim import Modality

GAP = "~"
CUE = "sure"
"""The axis of phrases that say how sure a sentence is, whatever it is about."""
_LONGEST_GAP = 5
_SHORT = 4
_NEGATIONS = frozenset({"not", "never", "no", "nobody", "none"})
"""Words that a gap does not cross: "found not guilty" is no "found … guilty"."""
_STOPS = frozenset('.;:!?()—–,"“”')

_Step = frozenset[str] | None
"""Forms of which a word must have one; None for a gap."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an axis."""

    axis: str
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that put something on one side of an axis: tokens first to last, both included."""

    side: Side
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    side: Side
    steps: tuple[_Step, ...]


@dataclass(frozen=True, slots=True)
class Axes:
    """What vocabulary/axes.yaml says of its axes."""

    sides: dict[str, tuple[str, ...]]
    """The sides of each axis."""
    charged: frozenset[str]
    """Axes on which a thing may be on both sides for two reasons: guilty of theft only."""


def hits(words: Sequence[Token]) -> list[Hit]:
    """Return the outcomes and the cues that *words* tell of, the longest where some overlap."""
    phrases = _phrases()
    forms = [_forms(token.lower) if token.is_word else (token.text,) for token in words]
    found: list[Hit] = []
    for at, own in enumerate(forms):
        for form in own:
            for phrase in phrases.get(form, ()):
                last = _end(phrase.steps, forms, at)
                if last >= 0:
                    found.append(Hit(phrase.side, at, last))
    return list(_merged(sorted(_longest(found), key=lambda hit: (hit.first, hit.last))))


def _merged(found: Iterable[Hit]) -> Iterable[Hit]:
    """Return the hits, those of one side that overlap as one."""
    result: dict[Side, list[Hit]] = {}
    for hit in found:
        of_side = result.setdefault(hit.side, [])
        if of_side and hit.first <= of_side[-1].last:
            of_side[-1] = Hit(hit.side, of_side[-1].first, max(hit.last, of_side[-1].last))
        else:
            of_side.append(hit)
    return [hit for of_side in result.values() for hit in of_side]


def _longest(found: list[Hit]) -> Iterator[Hit]:
    """Yield the hits that lie in no longer one of their own axis."""
    of_axis: dict[str, list[Hit]] = {}
    for hit in dict.fromkeys(found):
        of_axis.setdefault(hit.side.axis, []).append(hit)
    for several in of_axis.values():
        for hit in several:
            span = (hit.first, hit.last)
            if not any(
                other.first <= hit.first
                and hit.last <= other.last
                and (other.first, other.last) != span
                for other in several
            ):
                yield hit


def _end(steps: tuple[_Step, ...], forms: list[tuple[str, ...]], at: int) -> int:
    """Return the last word of a phrase that begins at *at*, -1 where it does not fit."""
    gap = 0
    for step in steps:
        if step is None:
            gap = _LONGEST_GAP
            continue
        stop = min(len(forms), at + gap + 1)
        while at < stop and step.isdisjoint(forms[at]):
            if forms[at][0] in _STOPS or forms[at][0] in _NEGATIONS:
                return -1
            at += 1
        if at >= stop:
            return -1
        at, gap = at + 1, 0
    return at - 1


@lru_cache(maxsize=32768)
def _forms(word: str) -> tuple[str, ...]:
    """Return the forms by which a phrase may know *word*; "=word" is the word as it stands."""
    if len(word) > 40:
        return (word,)
    return tuple(dict.fromkeys((word, lemma(word), short_lemma(word), *_stems(word), "=" + word)))


def _stems(word: str) -> Iterator[str]:
    """Yield the verb behind a form that the dictionary keeps as a noun ("remains", "bidding")."""
    if word.endswith("s") and not word.endswith("ss") and len(word) > _SHORT:
        yield word[:-1]
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORT - 1:
            yield from (stem, stem + "e")
            if stem[-1] == stem[-2]:
                yield stem[:-1]


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[_Phrase]]:
    """Return the phrases of all axes by each form that their first word may have."""
    found: dict[str, list[_Phrase]] = {}
    for key, written in table("axes").items():
        axis, _, name = key.partition(" ")
        if not name:
            continue
        for phrase in written:
            steps = tuple(_step(word) for word in phrase.lower().split())
            for form in steps[0] or ():
                found.setdefault(form, []).append(_Phrase(Side(axis, name), steps))
    return found


def _step(word: str) -> _Step:
    if word == GAP:
        return None
    if word.startswith("="):
        return frozenset("=" + part for part in word[1:].split("/"))
    return frozenset(form for part in word.split("/") for form in (part, lemma(part)))


@lru_cache(maxsize=1)
def axes() -> Axes:
    """Return the axes, their sides and what is said of them."""
    sides: dict[str, tuple[str, ...]] = {}
    listed = table("axes")
    for key in listed:
        axis, _, name = key.partition(" ")
        if name and axis != CUE:
            sides[axis] = (*sides.get(axis, ()), name)
    return Axes(sides, frozenset(listed.get("charged", ())))


def surety(side: Side) -> Modality:
    """Return how sure the cue *side* makes a sentence."""
    return cast("Modality", side.name)
