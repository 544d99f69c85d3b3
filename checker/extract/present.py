"""Tokens of a stretch without a sure verb in; out, the verb in the present tense that it has.

"The strike ends on Thursday" and "the pool faces closure": of words that are nouns as well the
place alone tells, and that there is no other verb.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checker.extract.lemma import is_word
from checker.extract.lexicon import table
from checker.extract.subject import subject_before
from checker.extract.token import Token
from checker.extract.verb import is_adverbial, is_function, is_nounish, short_lemma
from checker.extract.wordclass import DETERMINERS, PREPOSITIONS, PRONOUNS, words

_FEWEST = 3
"""A stretch of fewer tokens is a label or a list item."""
_BESIDE = words("""
    two three four five six seven eight nine ten eleven twelve dozen hundred thousand million
    both all several many few some more most other such own new old special main first last next
""")
"""Words behind which a plural stands: "the two sides want it"."""
_ONE = words("he she it who which nothing nobody everything everyone something someone anyone")
_ENDS = frozenset(".!?")


def present_verb(toks: Sequence[Token], first: int, last: int) -> int | None:
    """Return the index of the present-tense verb among toks[first:last], None where unsure."""
    if last - first < _FEWEST:
        return None
    for i in range(first + 1, last):
        token = toks[i]
        if token.text in {":", ";"}:
            return None
        if not token.is_word or token.is_capital or short_lemma(token.lower) not in _either():
            continue
        single = token.lower.endswith("s") and short_lemma(token.lower) != token.lower
        before = i - 1
        while before > first and is_adverbial(toks[before]):
            before -= 1
        if not _agrees(toks[before], single=single):
            continue
        head = subject_before(toks, i)
        if first <= head < i and _goes_on(toks, i, last, single=single, sure=_led(toks[head])):
            ends = i + 1 >= last or toks[i + 1].text in _ENDS
            if not (ends and head > first):
                return i
    return None


def _led(head: Token) -> bool:
    """Whether a phrase begins as subjects do: "the strike", "he", "Reitmeier's contract"."""
    low = head.lower
    return low in DETERMINERS | PRONOUNS | _ONE or (head.is_capital and not is_word(low))


def _agrees(previous: Token, *, single: bool) -> bool:
    """Whether what stands before can be the subject's last word, in number as well."""
    low = previous.lower
    if low in _ONE:
        return single
    if low in PRONOUNS and low not in DETERMINERS:
        return not single
    if not previous.is_word or is_function(low) or low in _BESIDE or not is_nounish(previous):
        return False
    many = low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))
    if single:
        return previous.is_capital or not many
    return many and short_lemma(low) != low and not previous.is_capital


def _goes_on(toks: Sequence[Token], i: int, last: int, *, single: bool, sure: bool) -> bool:
    """Whether what follows can follow a verb: an object, a place or time, an adverb or the end."""
    following = toks[i + 1] if i + 1 < last else None
    if following is None or following.text in _ENDS:
        return single and sure and i > 1
    if not (following.is_word or following.text[0].isalnum()):
        return False
    low = following.lower
    if low in DETERMINERS or low in {"to", "that", "not"} or is_adverbial(following):
        return True
    if low[0].isdigit() or following.is_capital or (low in PRONOUNS):
        return True
    if low in PREPOSITIONS:
        return low != "of" and sure
    return single and sure and following.is_word and not (low.endswith("s") and low in _either())


@lru_cache(maxsize=1)
def _either() -> frozenset[str]:
    return frozenset(table("verbs")["either"])
