"""A verb in, the noun phrase that is its subject out, as token spans."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.phrase import phrase_before
from checker.extract.token import Token
from checker.extract.verb import (
    LONGEST_CHAIN,
    is_adverbial,
    is_auxiliary,
    is_helper,
    is_nounish,
    is_verb,
    short_lemma,
)
from checker.extract.wordclass import REPORTING, words

_PERSONAL = words("he she it they we i")
_SUBJECT_PRONOUNS = words("he she it they we i you who which that this there")


def subject_before(toks: Sequence[Token], i: int) -> int:
    """Return the index of the first token of the subject that stands before the verb at *i*.

    *i* itself where there is none for certain; adverbs between are passed over.
    """
    j = i
    while j > max(0, i - LONGEST_CHAIN) and toks[j - 1].is_word and is_adverbial(toks[j - 1]):
        j -= 1
    if j == 0:
        return i
    if toks[j - 1].lower in _SUBJECT_PRONOUNS:
        return j - 1
    first = phrase_before(toks, j)
    if first > 0 and is_verb(toks, first - 1) and not _reports(toks[first - 1]):
        # An object of the verb before it ("those who took part said").
        return i
    return first if first < j else i


def _reports(token: Token) -> bool:
    return is_auxiliary(token) or short_lemma(token.lower) in REPORTING


def subject_of(toks: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the token span of the noun phrase that is placed, left of the verb's helpers."""
    at = verb
    while at > max(0, verb - LONGEST_CHAIN) and is_helper(toks[at - 1]):
        at -= 1
    at = _over_infinitive(toks, at)
    if at == 0:
        return None
    if toks[at - 1].lower in {"which", "that"}:
        return antecedent(toks, at - 1)
    if toks[at - 1].lower in {"and", "but"}:
        return _shared(toks, at - 1)
    if toks[at - 1].text == ",":
        return antecedent(toks, at) if at == verb else None
    if toks[at - 1].lower in _PERSONAL:
        return None
    first = subject_before(toks, at)
    while at > first and is_adverbial(toks[at - 1]):
        at -= 1
    return (first, at) if first < at else None


def _shared(toks: Sequence[Token], conjunction: int) -> tuple[int, int] | None:
    """Return the subject of the verb before "and", which the verb behind it shares."""
    for j in range(conjunction - 1, max(0, conjunction - 20), -1):
        if toks[j].text in {",", ".", ";", ":", "!", "?"} or toks[j].lower in {"and", "but"}:
            return None
        if is_verb(toks, j) and toks[j].lower not in {"be", "been", "being"}:
            if is_auxiliary(toks[j - 1]):
                continue
            if toks[j - 1].lower in {"which", "that", "who"}:
                return antecedent(toks, j - 1)
            if toks[j - 1].lower in _PERSONAL:
                return None
            first = subject_before(toks, j)
            return (first, j) if first < j and not is_adverbial(toks[j - 1]) else None
    return None


def _over_infinitive(toks: Sequence[Token], at: int) -> int:
    """Step left over "is expected to", "is set to" before the placing verb."""
    if at < 2 or toks[at - 1].lower != "to":
        return at
    j = at - 2
    if toks[j].is_capital or not toks[j].is_word:
        return at
    while j > max(0, at - LONGEST_CHAIN) and is_helper(toks[j - 1]):
        j -= 1
    return j if j < at - 2 else at


def antecedent(toks: Sequence[Token], relative: int) -> tuple[int, int] | None:
    """Return the token span of the noun phrase that "which" or an aside at *relative* is about."""
    at = relative
    if at > 0 and toks[at - 1].text == ",":
        at -= 1
    if at == 0 or not is_nounish(toks[at - 1]):
        return None
    first = phrase_before(toks, at)
    return (first, at) if first < at else None
