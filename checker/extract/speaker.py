"""Tokens around an attribution verb in, the speaker and the addressee out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.lexicon import table
from checker.extract.phrase import phrase_after, phrase_before
from checker.extract.token import Token
from checker.extract.verb import (
    LONGEST_CHAIN,
    is_adverbial,
    is_auxiliary,
    is_function,
    is_helper,
    is_verb,
    short_lemma,
)
from checker.extract.wordclass import DETERMINERS, PRONOUNS, QUOTES, words

PERSONAL = words("he she they i we")
_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«„(\[]?[^\W\d_a-z]|[\"“«„‘]|\d)|\n\s*\n")
_SHORTENED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|sgt|gen|lt|col|capt|gov|sen|rep|rev|no|vs|jr|sr|hon|jan|feb|mar|apr"
    r"|jun|jul|aug|sep|sept|oct|nov|dec)|\b[^\W\d_])\.$",
    re.IGNORECASE,
)
_BODY = words("""
    commission committee council ministry department office agency authority union party
    court bank group company corporation university institute police army navy government
    parliament service times post news guardian reuters board bureau federation association
    states kingdom house senate congress republic city county centre center hospital school
    church club airport airlines street road river bridge park island north south east west
    fund foundation inc ltd
""")
_JUDGMENTS = words("""
    judgment judgement verdict view assessment conclusion finding opinion words message answer
    response reply promise warning advice description summary motto comment
""")
_APPOSITION = 14
"""How many tokens an aside between speaker and verb may hold."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks, by which verb, to whom; token spans are given as text offsets."""

    start: int
    end: int
    verb: str
    verb_start: int
    verb_end: int
    cited_start: int = 0
    cited_end: int = 0
    behind: int = 0
    """Offset behind verb and addressee, where a report may begin."""


@lru_cache(maxsize=1)
def _verbs() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in table("attribution-verbs").items()}


def is_attribution(toks: Sequence[Token], i: int, *, beside: bool) -> bool:
    """Whether token *i* is an attribution verb; *beside* also admits "sighed" and such."""
    token = toks[i]
    if not token.is_word or token.is_capital or len(token.text) > 20 or is_function(token.lower):
        return False
    if i and toks[i - 1].lower in DETERMINERS - {"this", "that", "all", "both", "each", "some"}:
        return False
    low = short_lemma(token.lower)
    verbs = _verbs()
    if (
        low not in verbs["plain"]
        and low not in verbs["told"]
        and not (beside and low in verbs["beside"])
    ):
        return False
    if (
        low in verbs["noun"]
        and not low.endswith("d")
        and (low == token.lower or token.lower.endswith("s"))
    ):
        return _is_no_noun(toks, i)
    # A base form only after a pronoun, a plural or a helper.
    if low != token.lower:
        return not (
            token.lower.endswith("s") and i and toks[i - 1].lower in {"of", "for", "in", "about"}
        )
    return bool(i) and (
        toks[i - 1].lower in PERSONAL or toks[i - 1].lower.endswith("s") or _helped(toks, i)
    )


def _is_no_noun(toks: Sequence[Token], i: int) -> bool:
    """Tell "Marr claims that" from "the claims"."""
    before = toks[i - 1] if i else None
    after = toks[i + 1].lower if i + 1 < len(toks) else ""
    if before is None or before.lower in PERSONAL or _helped(toks, i):
        return before is not None
    if after in {"him", "her", "it", "them", "that"}:
        return True
    follows = (after in DETERMINERS and after != "no") or after in PRONOUNS or after in {",", ":"}
    return before.is_capital and follows


def _helped(toks: Sequence[Token], i: int) -> bool:
    j = i - 1
    while j >= 0 and j > i - 4 and is_adverbial(toks[j]):
        j -= 1
    return j >= 0 and is_auxiliary(toks[j])


def is_passive(toks: Sequence[Token], i: int) -> bool:
    """Whether "be" helps the verb at *i*: then its subject does not speak."""
    j = i - 1
    while j >= 0 and j > i - 5 and (is_adverbial(toks[j]) or is_auxiliary(toks[j])):
        if toks[j].lower in {"is", "are", "was", "were", "be", "been", "being"}:
            return not toks[i].lower.endswith("ing")
        j -= 1
    return False


def group_start(toks: Sequence[Token], i: int) -> int:
    """Return where the helpers of the verb at *i* begin ("has since said")."""
    j = i
    while j > max(0, i - LONGEST_CHAIN) and is_helper(toks[j - 1]):
        j -= 1
    return j


def speaker_before(toks: Sequence[Token], verb: int, floor: int = 0) -> tuple[int, int] | None:
    """Return the token span of the speaker left of the verb: "Marr, the captain, said"."""
    at = group_start(toks, verb)
    if at <= floor:
        return None
    if toks[at - 1].text == ",":
        return _aside(toks, at - 1, floor)
    if toks[at - 1].lower in PERSONAL:
        return at - 1, at
    first = phrase_before(toks, at)
    if first > 0 and (toks[first - 1].text == "/" or is_verb(toks, first - 1)):
        return None
    if first < at and first >= floor:
        return _name_of_two(toks, first, at, floor)
    return None


def _aside(toks: Sequence[Token], comma: int, floor: int) -> tuple[int, int] | None:
    """Return the speaker in front of ", the captain," that ends at the comma."""
    for j in range(comma - 1, max(floor, comma - _APPOSITION) - 1, -1):
        if toks[j].text in {".", "!", "?", ";", ":"}:
            return None
        if toks[j].text == ",":
            first = phrase_before(toks, j)
            if not floor <= first < j:
                return None
            named = any(t.is_capital for t in toks[first + 1 : j]) or (
                toks[first].is_capital and toks[first].lower not in DETERMINERS
            )
            inner = toks[j + 1]
            if not named and inner.is_capital:
                behind = phrase_after(toks, j + 1)
                return (j + 1, behind) if behind == comma else None
            sure = named or toks[first].lower in DETERMINERS
            return (first, j) if sure else None
    return None


def _name_of_two(toks: Sequence[Token], first: int, at: int, floor: int) -> tuple[int, int] | None:
    """Two subjects ("Marr and Oldal said") are both the speaker."""
    if first - 2 >= floor and toks[first - 1].lower == "and":
        other = phrase_before(toks, first - 1)
        if floor <= other < first - 1 and toks[other].is_capital:
            return other, at
    return first, at


def speaker_after(toks: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the token span of the speaker right of the verb: "said the captain"."""
    first = verb + 1
    if first >= len(toks):
        return None
    if toks[first].lower in PERSONAL and not toks[first].lower.startswith("i"):
        return first, first + 1
    if is_function(toks[first].lower) and toks[first].lower not in DETERMINERS:
        return None
    behind = phrase_after(toks, first) if toks[first].text not in QUOTES else first
    if behind == first:
        return None
    return _named(toks, behind) or (first, behind)


def _named(toks: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """Return the name in "the captain, Ivo Marr," whose first comma is at *comma*."""
    if comma + 2 >= len(toks) or toks[comma].text != "," or toks[comma - 1].is_capital:
        return None
    behind = phrase_after(toks, comma + 1)
    capitals = all(t.is_capital for t in toks[comma + 1 : behind])
    closed = behind >= len(toks) or toks[behind].text in {",", ".", ";"}
    return (comma + 1, behind) if capitals and closed and behind > comma + 1 else None


def addressee(toks: Sequence[Token], verb: int) -> tuple[int, int] | None:
    """Return the token span of whom it was told: "told Reuters", "said in an interview with X"."""
    low = short_lemma(toks[verb].lower)
    if low in _verbs()["told"]:
        first = verb + 1
        behind = phrase_after(toks, first)
        return (first, behind) if behind > first else None
    for j in range(verb + 1, min(len(toks) - 1, verb + 7)):
        if not toks[j].is_word:
            return None
        if toks[j].lower in {"to", "with"} and (
            (toks[j].lower == "to" and j == verb + 1)
            or toks[j - 1].lower in {"interview", "speaking"}
        ):
            behind = phrase_after(toks, j + 1)
            return (j + 1, behind) if behind > j + 1 else None
    return None


def described(toks: Sequence[Token], span: tuple[int, int], verb: int) -> Speaker:
    """Return the speaker at *span* (token indices) with the verb at token *verb*."""
    told = addressee(toks, verb)
    behind = max(toks[verb].end, toks[told[1] - 1].end if told else 0)
    return Speaker(
        toks[span[0]].start, toks[span[1] - 1].end, short_lemma(toks[verb].lower),
        toks[verb].start, toks[verb].end,
        toks[told[0]].start if told else 0, toks[told[1] - 1].end if told else 0, behind,
    )  # fmt: skip


def according(toks: Sequence[Token], i: int) -> Speaker | None:
    """Return the speaker of "according to X" at token *i*."""
    if toks[i].lower != "according" or i + 2 >= len(toks) or toks[i + 1].lower != "to":
        return None
    behind = phrase_after(toks, i + 2)
    if behind == i + 2:
        return None
    return Speaker(
        toks[i + 2].start, toks[behind - 1].end, "accord", toks[i].start, toks[i + 1].end,
        behind=toks[behind - 1].end,
    )  # fmt: skip


def judging(toks: Sequence[Token], i: int) -> Speaker | None:
    """Return the speaker of "that is the verdict of X" or "in the words of X" at token *i*."""
    if toks[i].lower not in _JUDGMENTS or i + 2 >= len(toks):
        return None
    if toks[i + 1].lower not in {"of", "from", "by"}:
        return None
    if not any(t.lower in {"is", "was", "in", "the", "such"} for t in toks[max(0, i - 3) : i]):
        return None
    behind = phrase_after(toks, i + 2)
    if behind == i + 2:
        return None
    return Speaker(
        toks[i + 2].start, toks[behind - 1].end, "judge", toks[i].start, toks[i + 1].end,
        behind=toks[behind - 1].end,
    )  # fmt: skip


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a paragraph; shortened titles do not end one."""
    spans: list[tuple[int, int]] = []
    at = start
    for stop in _SENTENCE.finditer(text, start, end):
        if _SHORTENED.search(text[max(at, stop.start() - 6) : stop.start() + 1]):
            continue
        if text[at : stop.end()].strip():
            spans.append((at, stop.start() + len(stop.group().rstrip())))
        at = stop.end()
    if text[at:end].strip():
        spans.append((at, end))
    return spans


def is_person(written: str) -> bool:
    """Whether the words hold two capitalised names in a row and no word for a body."""
    words = written.split()
    if not words or any(w.strip(",.").lower() in _BODY for w in words[-2:]):
        return False
    names = [w for w in words if w[0].isupper() and w.lower() not in DETERMINERS]
    return bool(names) and words[-1][0].isupper() and (len(names) >= 2 or len(words) == 1)
