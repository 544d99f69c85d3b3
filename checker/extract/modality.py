"""A clause in, how sure it is out: asserted, decided, planned, expected and so on down."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from checker.extract.clause import clauses
from checker.extract.kernel import core_tokens
from checker.extract.lexicon import table
from checker.extract.token import Token
from checker.extract.verb import is_adverb, is_adverbial, is_negative_form, is_verb, short_lemma
from checker.extract.wordclass import DETERMINERS, PRONOUNS, words
from checker.model.claim import Modality

_ORDER: tuple[Modality, ...] = (
    "asserted", "decided", "planned", "expected", "considered", "possible", "alleged", "conditional"
)  # fmt: skip
"""From the surest to the weakest."""
_RANK = {name: n for n, name in enumerate(_ORDER)}
_FUTURE = words("will shall 'll ’ll would")
_CONDITIONS = words("if unless")
_CONDITION_PHRASES = (
    "provided that",
    "providing that",
    "on condition that",
    "in the event",
    "assuming that",
)
_NO_VERBS = words(
    "rain snow fog heat fire strike work lack flood ice wind smoke damage stress water power human"
    " technical high low bad poor heavy strong severe health safety weather traffic staff budget"
)
"""What is no verb behind "due to", or is more often a cause."""
_LONGEST_CUE = 4
_AHEAD = re.compile(
    r"\b(?:tomorrow|next (?:week|month|year|season|term|spring|summer|autumn|fall|winter"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"|in (?:the )?coming (?:days|weeks|months|years)|from next)\b"
)
_LOOKS_BACK = re.compile(r"\b(?:was|were|had|has|have|did|said|told|will|would|[a-z]{3,}ed)\b")
_ADVERBIAL = words("""
    allegedly reportedly apparently supposedly purportedly likely probably perhaps possibly
    maybe potentially
""")

Cue = tuple[Modality, int, int]


def weaker(one: Modality, other: Modality) -> Modality:
    """Return the less sure of the two.

    >>> weaker("planned", "asserted")
    'planned'
    """
    return max(one, other, key=_RANK.__getitem__)


@lru_cache(maxsize=2048)
def modality(text: str, start: int, end: int) -> Cue:
    """Return how sure the clause text[start:end] is, and the span of the words that say so.

    The weakest cue over the main verb decides; without one the clause is asserted and the span is
    empty, at *start*. Cues in relative, subordinate, quoted and bracketed clauses do not count;
    of "X said that …" the reported clause counts.

    >>> modality("The unit will be built.", 0, 23)
    ('planned', 9, 13)
    """
    best: Cue = ("asserted", start, start)
    toks = core_tokens(text, start, end)
    for cue in (*_cues(toks), *_conditions(text, start, end), *_scheduled(text, start, end)):
        if _RANK[cue[0]] > _RANK[best[0]]:
            best = cue
    return best


def _cues(toks: Sequence[Token]) -> list[Cue]:
    first = next((i for i in range(len(toks)) if _is_verb(toks, i)), None)
    if first is None:
        return _adverbs(toks)
    found = _adverbs(toks)
    reach = _reach(toks, first)
    i = first
    while i < reach:
        # "It is to close in May" says when.
        hit = _phrase(toks, i, reach) if i == first or not toks[i].is_capital else None
        if hit is not None:
            name, behind = hit
            found.append((name, toks[i].start, toks[behind - 1].end))
        elif toks[i].lower in _FUTURE:
            found.append(("planned", toks[i].start, toks[i].end))
        i += 1
    return found


def _scheduled(text: str, start: int, end: int) -> list[Cue]:
    """Return the words behind a present tense that make it a plan: "talks start next week"."""
    found = _AHEAD.search(text, start, end)
    if found is None or _LOOKS_BACK.search(text, start, end):
        return []
    return [("planned", found.start(), found.end())]


def _is_verb(toks: Sequence[Token], i: int) -> bool:
    """A verb, or a listed cue in a form that only its place tells from a noun ("plans to")."""
    if is_verb(toks, i):
        return True
    before = toks[i - 1].lower if i else ""
    plural = before.endswith("s") or before in PRONOUNS
    hit = _phrase(toks, i, len(toks)) if plural and toks[i].text.islower() else None
    return hit is not None and toks[hit[1] - 1].lower == "to"


def _reach(toks: Sequence[Token], first: int) -> int:
    """Return where the verb group that begins at *first* ends, infinitives included."""
    i = first
    plain = 0
    while i < len(toks) and plain < 2:
        token = toks[i]
        if not token.is_word or token.is_capital:
            break
        low = token.lower
        helper = (
            is_verb(toks, i) or is_adverb(low) or is_negative_form(low) or low in {"to", "under"}
        )
        if not helper:
            plain += 1
        i += 1
    return min(len(toks), i + 1)


def _adverbs(toks: Sequence[Token]) -> list[Cue]:
    found: list[Cue] = []
    cues = _phrases()
    for n, token in enumerate(toks):
        if token.lower in _ADVERBIAL and not (n and toks[n - 1].lower in {"the", "a", "most"}):
            found.append((cues[(token.lower,)], token.start, token.end))
    return found


@lru_cache(maxsize=1)
def _phrases() -> dict[tuple[str, ...], Modality]:
    result: dict[tuple[str, ...], Modality] = {}
    for name in _ORDER:
        for phrase in table("modality").get(name, ()):
            result[tuple(phrase.lower().split())] = name
    return result


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(phrase[0] for phrase in _phrases())


def _phrase(toks: Sequence[Token], i: int, reach: int) -> tuple[Modality, int] | None:
    """Return the step of the longest phrase that begins at token *i*, and the index behind it."""
    low = toks[i].lower
    if low not in _first_words() and short_lemma(low) not in _first_words():
        return None
    phrases = _phrases()
    ways: list[tuple[tuple[str, ...], int]] = [((), i)]
    best: tuple[Modality, int] | None = None
    for _ in range(_LONGEST_CUE):
        longer: list[tuple[tuple[str, ...], int]] = []
        for cue, at in ways:
            j = _skipped(toks, at, reach) if cue else at
            if j < reach:
                low = toks[j].lower
                longer += [((*cue, form), j + 1) for form in sorted({low, short_lemma(low)})]
        for cue, at in sorted(longer):
            if cue in phrases and (best is None or at >= best[1]) and not _causes(toks, cue, at):
                best = (phrases[cue], at)
        ways = longer
    return best


def _causes(toks: Sequence[Token], cue: tuple[str, ...], at: int) -> bool:
    """Whether "due to" names a cause ("was due to rain") and no plan ("was due to open")."""
    if cue[-2:] != ("due", "to") or at >= len(toks):
        return False
    low = toks[at].lower
    return low in _NO_VERBS or short_lemma(low) != low or low in DETERMINERS


def _skipped(toks: Sequence[Token], at: int, reach: int) -> int:
    """Pass over what may stand inside a cue: "is *now* *being* considered"."""
    j = at
    while j < min(reach, at + 4) and (is_adverbial(toks[j]) or toks[j].lower == "been"):
        j += 1
    return j


def _conditions(text: str, start: int, end: int) -> list[Cue]:
    found: list[Cue] = []
    for clause in clauses(text, start, end):
        if clause.kind not in {"sub", "main"}:
            continue
        low = text[clause.start : clause.end].lower()
        word = low.split(maxsplit=1)[0].strip(",") if low.strip() else ""
        if word in _CONDITIONS and not low.startswith(("if not ", "if anything", "if so")):
            before = text[max(start, clause.start - 6) : clause.start].lower().split()
            if not before or before[-1] not in {"as", "even", "what", "only"}:
                found.append(("conditional", clause.start, clause.start + len(word)))
        for phrase in _CONDITION_PHRASES:
            at = low.find(phrase)
            if at >= 0:
                found.append(("conditional", clause.start + at, clause.start + at + len(phrase)))
    return found
