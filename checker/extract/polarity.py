"""A clause in, yes or no out; and which words are each other's opposite."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.extract.kernel import core_tokens
from checker.extract.lexicon import table
from checker.extract.token import Token
from checker.extract.verb import is_adverbial, is_negative_form, is_verb, short_lemma
from checker.extract.wordclass import PREPOSITIONS, words
from checker.model.claim import Polarity

_QUANTIFYING = words("no none nobody neither nothing")


@lru_cache(maxsize=2048)
def polarity(text: str, start: int, end: int) -> tuple[Polarity, int, int]:
    """Return whether the clause text[start:end] affirms or denies, and the span of the cue.

    Two negations cancel. Cues in relative, subordinate, quoted and bracketed clauses do not
    count; of "X said that …" the reported clause counts. Without a cue the span is empty.

    >>> polarity("The unit was not built.", 0, 23)
    ('denied', 13, 16)
    """
    toks = core_tokens(text, start, end)
    cues = _cues(toks)
    if not cues:
        return "affirmed", start, start
    first = cues[0]
    return ("denied" if len(cues) % 2 else "affirmed"), first[0], first[1]


def antonym(a: str, b: str) -> bool:
    """Whether the lemmas *a* and *b* are listed as opposites.

    >>> antonym("fall", "rise"), antonym("fall", "drop")
    (True, False)
    """
    first, second = short_lemma(a), short_lemma(b)
    opposites = _opposites()
    return any(
        y in opposites.get(x, frozenset())
        for x in (a.lower(), first)
        for y in (b.lower(), second)
        if x != y
    )


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    both: dict[str, set[str]] = {}
    for key, others in table("antonyms").items():
        for other in others:
            both.setdefault(key, set()).add(other)
            both.setdefault(other, set()).add(key)
    return {word: frozenset(others) for word, others in both.items()}


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], str]:
    result: dict[tuple[str, ...], str] = {}
    for kind in ("word", "verb", "phrase", "none"):
        for phrase in table("polarity").get(kind, ()):
            result[tuple(phrase.lower().split())] = kind
    return result


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def _cues(toks: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the spans of the negations that reach the main verb, in order."""
    verb = next((i for i in range(len(toks)) if is_verb(toks, i)), None)
    found: list[tuple[int, int]] = []
    i = 0
    governed = False
    while i < len(toks):
        low = toks[i].lower
        if is_negative_form(low):
            found.append((toks[i].start, toks[i].end))
            i += 1
            continue
        kind, behind = _phrase(toks, i)
        if kind == "none" or not kind:
            i = behind
            continue
        if _reaches(toks, i, kind, verb) and not (governed and low in {"nor", "neither"}):
            found.append((toks[i].start, toks[behind - 1].end))
            governed = governed or low in {"neither", "not", "no"}
        i = behind
    return found


def _phrase(toks: Sequence[Token], i: int) -> tuple[str, int]:
    """Return the kind of the longest phrase at token *i* ("" for none) and the index behind it."""
    low = toks[i].lower
    if low not in _first_words() and short_lemma(low) not in _first_words():
        return "", i + 1
    phrases = _phrases()
    words: list[set[str]] = []
    best = ("", i + 1)
    for j in range(i, min(len(toks), i + 4)):
        low = toks[j].lower
        words.append({low, short_lemma(low)})
        for way in _ways(words):
            if way in phrases:
                best = (phrases[way], j + 1)
    return best


def _ways(words: Sequence[set[str]]) -> list[tuple[str, ...]]:
    ways: list[tuple[str, ...]] = [()]
    for forms in words:
        ways = [(*way, form) for way in ways for form in sorted(forms)]
    return ways


def _reaches(toks: Sequence[Token], i: int, kind: str, verb: int | None) -> bool:
    """Whether the cue at token *i* negates the main verb rather than a phrase beside it."""
    low = toks[i].lower
    if kind == "verb":
        return verb is None or i <= verb or _in_group(toks, verb, i)
    if low == "without" or (low == "not" and _is_aside(toks, i)):
        return False
    if verb is None:
        return low not in PREPOSITIONS
    if low in _QUANTIFYING and i > verb:
        return _in_group(toks, verb, i - 1) or is_verb(toks, i - 1)
    if low in _QUANTIFYING:
        # "No ship sailed", but not "in no time the ship sailed".
        return i == 0 or toks[i - 1].lower not in PREPOSITIONS
    return i <= verb or _in_group(toks, verb, i)


def _is_aside(toks: Sequence[Token], i: int) -> bool:
    """Tell "vowed not to resign" and "the mayor, not the council" from a negated verb."""
    following = toks[i + 1].lower if i + 1 < len(toks) else ""
    return following == "to" or (i > 0 and toks[i - 1].text == ",")


def _in_group(toks: Sequence[Token], verb: int, i: int) -> bool:
    """Whether token *i* belongs to the verb group that begins at *verb*."""
    return (
        i >= verb
        and all(
            is_verb(toks, j) or is_adverbial(toks[j]) or j == i
            for j in range(verb, min(i, verb + 8) + 1)
        )
        and i - verb <= 8
    )
