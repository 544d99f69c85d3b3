"""Tokens in, noun phrases out: closed word classes and endings, no parser."""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.token import Token
from checker.extract.verb import is_function, is_nounish, is_verb
from checker.extract.wordclass import (
    ADVERBS,
    CONJUNCTIONS,
    DETERMINERS,
    JOINING,
    PARTICLES,
    PREPOSITIONS,
    PRONOUNS,
    QUOTES,
    REFLEXIVE,
    SUBORDINATORS,
    TITLES,
)


def phrase_after(toks: Sequence[Token], i: int, limit: int = 24) -> int:
    """Return the index behind the noun phrase that begins at token *i*, *i* where there is none.

    "of" and "for" carry on; verbs, other prepositions, clauses and marks end it.
    """
    j = i
    last = i
    stop = min(len(toks), i + limit)
    while j < stop:
        token = toks[j]
        low = token.lower
        if not token.is_word:
            if token.text[0].isdigit() or token.text in "%$€£#'’&":
                j += 1
                last = j
                continue
            if is_title_dot(toks, j) or (token.text in QUOTES and _opens_name(toks, j, i)):
                j += 1
                continue
            break
        if (
            low in DETERMINERS
            and j > i
            and toks[j - 1].lower not in JOINING | {"all", "both", "and"}
        ):
            break
        if j > i and low in {"and", "&"} and _joins_names(toks, j):
            j += 1
            continue
        if low in JOINING and j > i:
            j += 1
            continue
        if low in DETERMINERS and (low not in {"that", "this"} or j + 1 < stop):
            j += 1
            continue
        if is_verb(toks, j) or _closes(token):
            break
        j += 1
        last = j
    return last


def is_title_dot(toks: Sequence[Token], j: int) -> bool:
    """Whether the full stop at *j* belongs to a title or an initial ("Dr. Lund", "J. Ek")."""
    if toks[j].text != "." or j == 0 or j + 1 >= len(toks) or not toks[j + 1].is_capital:
        return False
    before = toks[j - 1]
    return before.lower in TITLES or (len(before.text) == 1 and before.is_capital)


def _opens_name(toks: Sequence[Token], j: int, first: int) -> bool:
    """Whether a mark inside the phrase only wraps a name ("the “Lorne cell” unit")."""
    if toks[j].text in "”»":
        return j > first and any(t.text in QUOTES for t in toks[first:j])
    return j == first or toks[j - 1].lower in DETERMINERS


def _closes(token: Token) -> bool:
    low = token.lower
    if token.is_capital and low in PREPOSITIONS:
        return False
    return (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in SUBORDINATORS
        or low in PRONOUNS
        or low in REFLEXIVE
        or (low in ADVERBS and not token.is_capital)
    )


def _joins_names(toks: Sequence[Token], j: int) -> bool:
    """Tell "Health and Welfare" from "the ministry and the court"."""
    if j + 1 >= len(toks) or j == 0:
        return False
    return toks[j - 1].is_capital and toks[j + 1].is_capital and not is_function(toks[j + 1].lower)


def phrase_before(toks: Sequence[Token], i: int, limit: int = 24) -> int:
    """Return the index of the first token of the noun phrase that ends before token *i*.

    *i* itself when there is none, or when the phrase hangs on a preposition that has no noun
    before it ("In the town …"), since then it is not the subject.
    """
    j = i
    stop = max(0, i - limit)
    while j > stop:
        low = toks[j - 1].lower
        if low in DETERMINERS:
            j -= 1
            if low == "the" and j > stop and toks[j - 1].lower in {"all", "both"}:
                j -= 1
            return _over_preposition(toks, j, i, limit)
        if not _belongs(toks, j - 1, i):
            break
        j -= 1
    while j < i and (toks[j].lower in JOINING | {"and"} or toks[j].text in QUOTES):
        j += 1
    if 0 < j < i - 1 and toks[j - 1].lower == "to" and not toks[j].is_capital:
        j += 1
    return _over_preposition(toks, j, i, limit) if j < i else i


def _belongs(toks: Sequence[Token], k: int, end: int) -> bool:
    """Whether token *k* may stand inside a noun phrase that ends before token *end*."""
    token = toks[k]
    low = token.lower
    if not token.is_word:
        return (
            token.text[0].isdigit()
            or token.text in "%$€£’'"
            or token.text in QUOTES
            or is_title_dot(toks, k)
        )
    if k + 1 < end and (low in JOINING or (low == "and" and _joins_names(toks, k))):
        return True
    return is_nounish(token) and not is_verb(toks, k)


def _over_preposition(toks: Sequence[Token], j: int, i: int, limit: int) -> int:
    """Carry on to the head noun: in "the school in Bonn", "Bonn" is not the subject."""
    if j == 0 or toks[j - 1].lower not in PREPOSITIONS or toks[j - 1].lower in {"as", "than"}:
        return j
    if toks[j - 1].lower in PARTICLES:
        return j
    if toks[j - 1].lower == "by":
        return i
    if j - 1 == 0 or not is_nounish(toks[j - 2]) or is_verb(toks, j - 2):
        return i
    left = limit - (i - j) - 1
    if left <= 1:
        return i
    first = phrase_before(toks, j - 1, left)
    return first if first < j - 1 else i
