"""A sentence in, its clauses out: spans, kinds, and verb and subject where they are certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checker.extract.phrase import phrase_before
from checker.extract.piece import (
    ClauseKind,
    Piece,
    ends_like_past,
    is_bare_verb,
    split_up,
    verb_lemma,
)
from checker.extract.present import present_verb
from checker.extract.subject import subject_before
from checker.extract.token import Token, tokens
from checker.extract.verb import (
    VerbGroup,
    is_adverbial,
    is_apposed,
    is_auxiliary,
    verb_group,
)
from checker.extract.wordclass import CONJUNCTIONS, DETERMINERS, PARTICIPLES, PREPOSITIONS, PRONOUNS


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence with one finite verb at most.

    A main clause that another interrupts is given in pieces; the piece with the verb names the
    subject, which may stand in an earlier piece.
    """

    start: int
    end: int
    kind: ClauseKind
    verb: str = ""
    """Lemma of the main verb, "" where unsure."""
    verb_start: int = 0
    verb_end: int = 0
    subject_start: int = 0
    subject_end: int = 0
    """Equal to `subject_start` where there is no subject for certain."""


def clauses(text: str, start: int, end: int) -> list[Clause]:
    """Return the clauses of the sentence text[start:end], in order and without overlap."""
    return list(_clauses(text, start, end))


@lru_cache(maxsize=2048)
def _clauses(text: str, start: int, end: int) -> tuple[Clause, ...]:
    # Each kind of claim asks anew for the clauses of a document's sentences.
    toks = tokens(text, start, end)
    pieces = split_up(text, start, end, toks)
    result: list[Clause] = []
    pending: tuple[int, int] | None = None
    for piece in pieces:
        clause = _described(toks, piece, pending if piece.kind == "main" else None)
        if clause is None:
            continue
        if piece.kind == "main":
            pending = None
            if not clause.verb:
                first = phrase_before(toks, _last_word(toks, piece) + 1)
                if piece.first <= first <= _last_word(toks, piece):
                    pending = (toks[first].start, toks[_last_word(toks, piece)].end)
        result.append(clause)
    return tuple(result)


def _last_word(toks: Sequence[Token], piece: Piece) -> int:
    last = piece.last - 1
    while last > piece.first and not toks[last].is_word:
        last -= 1
    return last


def _described(
    toks: Sequence[Token], piece: Piece, pending: tuple[int, int] | None
) -> Clause | None:
    first, last = piece.first, piece.last
    while first < last and toks[first].text in {",", ";", ".", "—", "–"}:
        first += 1
    while last > first and toks[last - 1].text in {",", ";", "—", "–"}:
        last -= 1
    if first >= last:
        return None
    span = (toks[first].start, toks[last - 1].end)
    if piece.kind in {"quote", "paren"}:
        return Clause(*span, piece.kind)
    at, group = _first_group(toks, first, last)
    if group is None:
        return Clause(*span, piece.kind)
    verb_span = (toks[group.first].start, toks[min(group.last, last - 1)].end)
    subject = (span[0], span[0])
    head = subject_before(toks, at)
    if first <= head < at:
        behind = at
        while behind > head + 1 and is_adverbial(toks[behind - 1]):
            behind -= 1
        subject = (toks[head].start, toks[behind - 1].end)
    elif first < at - 1 and toks[at - 1].text == "," and is_apposed(toks, at - 1):
        subject = _with_apposition(toks, first, at - 1)
    elif pending is not None and at <= first + 1:
        subject = pending
    return Clause(*span, piece.kind, group.verb, *verb_span, *subject)


def _with_apposition(toks: Sequence[Token], first: int, comma: int) -> tuple[int, int]:
    """Return the span of a subject with what is set beside it, up to the *comma* that ends that."""
    opening = max(i for i in range(first, comma) if toks[i].text == ",")
    head = max(first, phrase_before(toks, opening))
    return toks[head].start, toks[comma - 1].end


def _first_group(toks: Sequence[Token], first: int, last: int) -> tuple[int, VerbGroup | None]:
    for i in range(first, last):
        group = verb_group(toks, i)
        if group is not None:
            return _past_participle(toks, i, group, last)
        if i <= first + 1 and is_bare_verb(toks, i, first):
            return i, VerbGroup(i, i, verb_lemma(toks[i]))
    at = present_verb(toks, first, last)
    return (last, None) if at is None else (at, VerbGroup(at, at, verb_lemma(toks[at])))


def _past_participle(
    toks: Sequence[Token], i: int, group: VerbGroup, last: int
) -> tuple[int, VerbGroup | None]:
    """In "the cell housed in Bonn should close", the finite verb is the later one.

    So it is in "women held in camps had been freed".
    """
    low = toks[i].lower
    placed = low in PARTICIPLES and i + 1 < last and toks[i + 1].lower in PREPOSITIONS
    if group.first != group.last or not (ends_like_past(low) or placed):
        return i, group
    if i and toks[i - 1].lower in PRONOUNS and toks[i - 1].lower not in DETERMINERS:
        return i, group  # "it reported that the bridge has closed"
    for j in range(i + 1, last):
        if toks[j].lower in CONJUNCTIONS or not (toks[j].is_word or toks[j].text[0].isdigit()):
            break
        later = verb_group(toks, j)
        if later is not None and is_auxiliary(toks[j]):
            return i, replace(later, first=j)
    return i, group
