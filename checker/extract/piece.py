"""A sentence as tokens in; out, the stretches of it that hold one statement each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from checker.extract.joined import opens_statement
from checker.extract.mark import pairs
from checker.extract.phrase import phrase_before
from checker.extract.subject import subject_before
from checker.extract.token import Token
from checker.extract.verb import (
    has_object,
    is_adverbial,
    is_auxiliary,
    is_nounish,
    is_verb,
    short_lemma,
    verb_group,
)
from checker.extract.wordclass import (
    CONJUNCTIONS,
    DETERMINERS,
    HAVE_DO,
    MAYBE_PAST,
    PAST,
    REPORTING,
    words,
)

ClauseKind = Literal["main", "relative", "sub", "quote", "paren"]

_RELATIVE = words("which who whom whose")
# These always begin a clause; the others do only where a verb follows soon.
_FIRM = words("because although though if unless whereas whether while when whenever")
_LOOSE = words("after before since until once as where why how")
_SUBJECT_PRONOUNS = words("he she it they we i you who which that this there")
_HOLDING = words("say think believe insist argue claim warn add stress hope fear admit")
"""Verbs behind which a statement may begin without a "that"; what one finds or shows is a thing."""
_OPENING = {"(": ")", "[": "]"}
_DASHES = frozenset("—–")
_LOOK_AHEAD = 14


@dataclass(slots=True)
class Piece:
    """A stretch of a sentence, as indices of its tokens: first, and one behind the last."""

    kind: ClauseKind
    first: int
    last: int
    opener: int = -1
    """Index of the subordinator or mark that opened it, -1 for none."""
    has_verb: bool = False


def verb_lemma(token: Token) -> str:
    """Return the lemma of a token known to be a verb."""
    return short_lemma(token.lower)


def is_bare_verb(toks: Sequence[Token], i: int, first: int) -> bool:
    """A verb right behind "and" or a relative pronoun, whose subject stands elsewhere."""
    if i == first and not (i and toks[i - 1].lower in {",", ")", "—", "–", "”", '"'}):
        return False
    if i > first and toks[first].lower not in CONJUNCTIONS | _RELATIVE | {"that"}:
        return False
    token = toks[i]
    if not token.is_word or token.is_capital:
        return False
    low = token.lower
    return ends_like_past(low) or low in PAST or (low.endswith("s") and _takes(toks, i))


def ends_like_past(low: str) -> bool:
    """Whether the lower-case word ends as regular past forms do."""
    return low.endswith("ed") and len(low) > 4


def _takes(toks: Sequence[Token], i: int) -> bool:
    if i + 1 >= len(toks) or verb_lemma(toks[i]) == toks[i].lower:
        return False
    return toks[i + 1].lower in {"to", "the", "a", "an", "that", "its", "his", "her", "their"}


def split_up(text: str, start: int, end: int, toks: Sequence[Token]) -> list[Piece]:
    """Return the pieces of the sentence text[start:end], whose tokens are *toks*, in order."""
    closing = _marked(text, start, end, toks)
    pieces = [Piece("main", 0, 0)]
    i = 0
    while i < len(toks):
        current = pieces[-1]
        if i in closing:
            kind, behind = closing[i]
            current.last = i
            pieces += [Piece(kind, i, behind), Piece("main", behind, behind)]
            i = behind
            continue
        kind_here = _opens(toks, i, current)
        if kind_here is not None and (i > current.first or current.kind != kind_here):
            current.last = i
            pieces.append(Piece(kind_here, i, i, i if kind_here != "main" else -1))
        elif _ends(toks, i, current):
            current.last = i
            pieces.append(Piece("main", i, i))
        current = pieces[-1]
        current.has_verb |= is_verb(toks, i) or is_bare_verb(toks, i, current.first)
        i += 1
    pieces[-1].last = len(toks)
    return [p for p in pieces if p.last > p.first]


def _marked(
    text: str, start: int, end: int, toks: Sequence[Token]
) -> dict[int, tuple[ClauseKind, int]]:
    """Return where quotations, brackets and dash asides begin, as token indices with their ends."""
    result: dict[int, tuple[ClauseKind, int]] = {}
    index = {t.start: n for n, t in enumerate(toks)}
    for pair in pairs(text, start, end):
        low, high = pair.outer
        # Marks around a word or two are a name or a turn of phrase inside the clause.
        if low in index and pair.closed and high - low > 20 and high - 1 in index:
            result[index[low]] = ("quote", index[high - 1] + 1)
    waiting: dict[str, int] = {}
    for n, token in enumerate(toks):
        if token.text in _OPENING:
            waiting.setdefault(_OPENING[token.text], n)
        elif token.text in waiting:
            result.setdefault(waiting.pop(token.text), ("paren", n + 1))
    dashes = [n for n, t in enumerate(toks) if t.text in _DASHES]
    for left, right in zip(dashes[::2], dashes[1::2], strict=False):
        result.setdefault(left, ("paren", right + 1))
    return result


def _opens(toks: Sequence[Token], i: int, current: Piece) -> ClauseKind | None:
    """Return the kind of clause that begins at token *i*, None where none does."""
    low = toks[i].lower
    if low == ";" or (low in _DASHES and i > 0) or _turns(toks, i):
        return "main"
    if low in _RELATIVE:
        return "relative"
    if _is_reported(toks, i):
        return "sub"
    if low == "that" or low in _FIRM or (low in _LOOSE and _verb_soon(toks, i)):
        return _that(toks, i) if low == "that" else "sub"
    joins = low in {"and", "but", "or", "nor"} and current.has_verb
    if joins and _new_verb(toks, i):
        return current.kind if current.kind in {"relative", "sub"} else "main"
    return None


def _is_reported(toks: Sequence[Token], i: int) -> bool:
    """Whether what somebody says begins at *i* without a "that": "police said the bridge fell"."""
    return (
        i > 1
        and toks[i - 1].is_word
        and short_lemma(toks[i - 1].lower) in _HOLDING
        and is_verb(toks, i - 1)
        and (toks[i].is_capital or toks[i].lower in DETERMINERS | _SUBJECT_PRONOUNS - {"that"})
        and _verb_soon(toks, i - 1)
    )


def _turns(toks: Sequence[Token], i: int) -> bool:
    """Whether a new statement begins behind a comma: "…, however they do nothing"."""
    turn = toks[i].lower in {"however", "yet", "instead"}
    return turn and i > 0 and toks[i - 1].text == "," and _verb_soon(toks, i)


def _that(toks: Sequence[Token], i: int) -> ClauseKind | None:
    if i == 0 or i + 1 >= len(toks) or toks[i + 1].text in {",", "."}:
        return None
    if toks[i - 1].lower in {"provided", "providing"}:
        return None  # a condition belongs to what hangs on it
    if is_verb(toks, i + 1):
        return "relative" if is_nounish(toks[i - 1]) and not is_verb(toks, i - 1) else None
    return "sub" if _verb_soon(toks, i) else None


def _verb_soon(toks: Sequence[Token], i: int) -> bool:
    """Whether a subject and a finite verb follow before the next comma."""
    for j in range(i + 1, min(len(toks), i + _LOOK_AHEAD)):
        if not toks[j].is_word and toks[j].text in {",", ".", ";", ":", "(", "—"}:
            return False
        if j > i + 1 and is_verb(toks, j):
            behind = [t for t in toks[i + 1 : j] if t.lower not in {"no", "longer"}] + [toks[j]]
            return subject_before(behind, len(behind) - 1) == 0
    return False


def _new_verb(toks: Sequence[Token], i: int) -> bool:
    """Whether a verb follows the conjunction at *i*, perhaps with a subject: it joins clauses."""
    j = i + 1
    while j < len(toks) and j < i + 4 and toks[j].is_word and is_adverbial(toks[j]):
        j += 1
    if j >= len(toks):
        return False
    low = toks[j].lower
    if is_auxiliary(toks[j]) and low not in HAVE_DO | {"being", "been", "be"}:
        return True
    if low in {"has", "had", "have", "did", "does"} or ends_like_past(low) or _takes(toks, j):
        return True
    if (low in PAST or (low in MAYBE_PAST and has_object(toks, j))) and not toks[j].is_capital:
        return True
    return not _shares_verb(toks, i) and opens_statement(toks, j)


def _shares_verb(toks: Sequence[Token], i: int) -> bool:
    """Whether the "and" at *i* joins two subjects: "she said sales and profits had fallen"."""
    first = phrase_before(toks, i)
    return 0 < first < i and is_verb(toks, first - 1) and verb_lemma(toks[first - 1]) in REPORTING


def _ends(toks: Sequence[Token], i: int, current: Piece) -> bool:
    """Whether a clause that hangs on another is over at token *i*."""
    if current.kind not in {"relative", "sub"} or i <= current.first + 1:
        return False
    low = toks[i].lower
    if low == ",":
        return current.has_verb or (current.first == 0 and i > 2)
    if current.kind == "relative" and i > current.first + 2:
        return (
            verb_group(toks, i) is not None
            and current.has_verb
            and not (is_auxiliary(toks[i - 1]) or is_adverbial(toks[i - 1]))
        )
    return False
