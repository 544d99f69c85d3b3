"""Tokens in, verbs and verb groups out: closed word classes and endings, no parser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.token import Token
from checker.extract.wordclass import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    MAYBE_PAST,
    MODALS,
    NEVER_PAST,
    NON_FINITE,
    NOT_ADVERBS,
    PAST,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    words,
)

# Where the dictionary keeps the form as a noun.
_LEMMAS = {"shot": "shoot", "left": "leave", "rose": "rise", "felt": "feel", "bound": "bind",
           "wound": "wind", "lay": "lie", "saw": "see", "fell": "fall"}  # fmt: skip


_HELPS, _IS_PAST, _ENDS_ED, _ENDS_S = "helper", "past", "ed", "s"
_PLAIN_S, _PLAIN, _MAYBE = "plain s", "plain", "maybe"
_APPOSED = 14
"""How long either part of "our mayor, Ada Lind, resigned" may be, in tokens."""
_MANY = words("they we you i who people police both all others some")
_PLACED = words("lies stands sits")
_OBJECTS = words("him her them it us me two three four five six dozens hundreds off out up aside")
LONGEST_CHAIN = 8
"""No verb has more helpers and adverbs than this."""


def is_negative_form(word: str) -> bool:
    """Whether *word* is a verb with a clipped "not" ("didn't", "can’t")."""
    return word.endswith(("n't", "n’t"))


def is_auxiliary(token: Token) -> bool:
    """Whether the word can only help another verb, or is "be", "have" or "do"."""
    low = token.lower
    return low in AUXILIARIES or is_negative_form(low)


def is_helper(token: Token) -> bool:
    """Whether the word may stand between a subject and its main verb."""
    return is_auxiliary(token) or is_adverbial(token)


@lru_cache(maxsize=65536)
def is_adverb(word: str) -> bool:
    """Whether the lower-case *word* is an adverb by list or by ending."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in NOT_ADVERBS)


def is_adverbial(token: Token) -> bool:
    """Whether the token is an adverb; a capital in "Tully" or "Emily" makes a name of it."""
    return is_adverb(token.lower) and (not token.is_capital or token.lower in ADVERBS)


@lru_cache(maxsize=65536)
def is_function(word: str) -> bool:
    """Whether the lower-case *word* belongs to a closed class, so that it names nothing."""
    return (
        word in DETERMINERS
        or word in PRONOUNS
        or word in PREPOSITIONS
        or word in CONJUNCTIONS
        or word in SUBORDINATORS
        or word in AUXILIARIES
        or is_adverb(word)
        or is_negative_form(word)
        or (len(word) < 8 and word.replace("’", "'").split("'")[0] in PRONOUNS)
    )


def short_lemma(word: str) -> str:
    """Return the lemma, but leave words of absurd length alone (a page of one letter)."""
    if len(word) > 40:
        return word.lower()
    return _LEMMAS.get(word) or lemma(word)


def is_nounish(token: Token) -> bool:
    """Whether the token may be the last word of a noun phrase."""
    if token.is_word:
        return token.is_capital or not is_function(token.lower)
    return token.text[0].isdigit() or token.text == "%"


def _before(toks: Sequence[Token], i: int) -> int:
    """Return the index of the token left of *i*, a few adverbs skipped, or -1."""
    j = i - 1
    while j >= max(0, i - 4) and toks[j].is_word and is_adverbial(toks[j]):
        j -= 1
    return j


@lru_cache(maxsize=65536)
def _form(low: str) -> str:
    """Return in which form a word in lower case may be a verb, "" where in none."""
    if low in AUXILIARIES or is_negative_form(low):
        return _HELPS
    if low in PAST or low in MAYBE_PAST:
        return _IS_PAST if low in PAST else _MAYBE
    if low.endswith("ed"):
        changes = len(low) > 3 and low not in NEVER_PAST and short_lemma(low) != low
        return _ENDS_ED if changes else ""
    if low in _plain():
        return _PLAIN
    if not low.endswith("s") or low.endswith(("ss", "'s", "’s")) or short_lemma(low) == low:
        return ""
    sure = short_lemma(low) in _plain() and low not in table("verbs")["not plain"]
    return _PLAIN_S if sure else _ENDS_S


def is_verb(toks: Sequence[Token], i: int) -> bool:
    """Whether token *i* is surely a verb form that ends the noun phrase before it.

    Past forms and participles look alike here ("the cell housed", "the court ruled").
    """
    token = toks[i]
    form = _form(token.lower)
    if not form or form == _HELPS:
        named = token.text in {"May", "Will"} and _is_name_or_month(toks, i)
        return bool(form) and not named
    j = -1 if token.is_capital and i > 0 else _before(toks, i)
    if j < 0 or not token.is_word:
        return False
    previous = toks[j]
    if previous.text == "," and form != _IS_PAST:
        sure = form in {_ENDS_ED, _PLAIN_S} or (form != _PLAIN and _goes_on(toks, i))
        return sure and is_apposed(toks, j)
    subject = previous.lower in PRONOUNS and previous.lower not in DETERMINERS
    after_noun = subject or is_nounish(previous)
    if form == _IS_PAST:
        opens = previous.lower in SUBORDINATORS or previous.text in {",", ")", "—", "–", "”"}
        return after_noun or opens
    single = form == _PLAIN_S and (previous.is_capital or not _is_many(previous))
    if form == _ENDS_ED or single:
        return after_noun
    fits = {_PLAIN: _is_plural_subject(toks, j), _MAYBE: after_noun and has_object(toks, i)}
    return fits[form] if form in fits else _is_third_person(toks, i, previous)


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    """Return the lemmas of verbs that are hardly ever nouns."""
    return frozenset(table("verbs")["plain"])


def _is_many(token: Token) -> bool:
    """Whether the token looks like a plural noun, or stands for several."""
    low = token.lower
    many = low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s")) and len(low) > 3
    return low in _MANY or (many and short_lemma(low) != low)


def _is_plural_subject(toks: Sequence[Token], j: int) -> bool:
    """Whether the word at *j* is the plural that "expire" needs before it: "the tablets expire"."""
    return _is_many(toks[j]) and not (
        j and toks[j - 1].lower in {"to", "let", "makes", "make", "made"}
    )


def has_object(toks: Sequence[Token], i: int) -> bool:
    """Whether what follows "left", "hit" or "set" makes a verb of it: "left 12 dead", "left on"."""
    following = toks[i + 1] if i + 1 < len(toks) else None
    if following is None:
        return False
    low = following.lower
    named = following.is_capital or low[0].isdigit() or low in DETERMINERS or low in _OBJECTS
    return named or (toks[i].lower == "left" and low in PREPOSITIONS)


def _goes_on(toks: Sequence[Token], i: int) -> bool:
    """Whether the word at *i* has an object or a place behind it: "acts in", "holds the"."""
    following = toks[i + 1].lower if i + 1 < len(toks) else ""
    return following in DETERMINERS or following in PREPOSITIONS


def is_apposed(toks: Sequence[Token], comma: int) -> bool:
    """Whether the comma at *comma* is the second in "our mayor, Ada Lind, resigned".

    Before it stand two phrases without a verb, between which there is a comma.
    """
    at = comma - 1
    low = max(0, comma - _APPOSED)
    while at >= low and toks[at].text != ",":
        at -= 1
    if at < low or at in {0, comma - 1} or not is_nounish(toks[at - 1]):
        return False
    for k in range(max(0, at - _APPOSED), comma):
        word = toks[k].lower
        if toks[k].text in {";", ":", "(", "”", '"'} or word in {"and", "or", "but"}:
            return False
        if (
            word in SUBORDINATORS
            or word in AUXILIARIES
            or word in PAST
            or word.endswith(("ed", "ing"))
        ):
            return False
    return toks[max(0, at - _APPOSED)].lower not in PREPOSITIONS


def _is_third_person(toks: Sequence[Token], i: int, previous: Token) -> bool:
    """Tell "the office reports to" from "the office reports" (papers)."""
    return previous.lower in {"he", "she", "it", "who", "which"} or (
        is_nounish(previous)
        and previous.lower not in PAST
        and not previous.lower.endswith("s")
        and _takes_object(toks, i)
    )


def _is_name_or_month(toks: Sequence[Token], i: int) -> bool:
    """Tell "May 2024" and "Will Hartley" from the verbs."""
    following = toks[i + 1] if i + 1 < len(toks) else None
    previous = toks[i - 1] if i else None
    if following is not None and (following.text[0].isdigit() or following.is_capital):
        return True
    return previous is not None and previous.lower in PREPOSITIONS


def _takes_object(toks: Sequence[Token], i: int) -> bool:
    if i + 1 >= len(toks):
        return False
    following = toks[i + 1].lower
    if toks[i].lower in _PLACED and (following in PREPOSITIONS or following[0].isdigit()):
        return True
    return following in {"to", "that", "not", "him", "them", "it", "her"} or (
        following in DETERMINERS and following not in {"both", "all", "that"}
    )


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A finite verb with its helpers: token indices, and the lemma of the main verb."""

    first: int
    last: int
    """Index of the main verb's token, inclusive."""
    verb: str
    finite: bool = True


def verb_group(toks: Sequence[Token], i: int) -> VerbGroup | None:
    """Return the verb group that begins at token *i*, or None where there is none for certain."""
    if not is_verb(toks, i) or toks[i].lower in NON_FINITE:
        return None
    last = i
    j = i
    while j < min(len(toks), i + LONGEST_CHAIN) and is_helper(toks[j]):
        if is_auxiliary(toks[j]):
            last = j
        j += 1
    if j == i:
        return VerbGroup(i, i, short_lemma(toks[i].lower))
    helper = toks[last].lower
    if j < len(toks) and _completes(toks[j], helper):
        return VerbGroup(i, j, short_lemma(toks[j].lower))
    return VerbGroup(i, last, _helper_lemma(helper))


def _helper_lemma(helper: str) -> str:
    bare = helper.removesuffix("n't").removesuffix("n’t")
    return short_lemma(bare) if bare not in MODALS else ""


def _completes(token: Token, helper: str) -> bool:
    low = token.lower
    if not token.is_word or token.is_capital or is_function(low):
        return False
    if helper in BE or helper[0] in "'’":
        return low.endswith("ing") or _is_past(low)
    if helper in {"has", "have", "had", "having"}:
        return _is_past(low)
    return True


def _is_past(low: str) -> bool:
    return (low.endswith(("ed", "en", "wn")) and short_lemma(low) != low) or low in PAST or low in {
        "done", "gone", "set", "put", "cut", "hit", "left", "let", "shut", "split", "run", "become",
        "come", "sunk", "begun", "sung", "rung", "hurt", "cast", "spread", "born", "torn", "worn",
        "sworn", "slain", "lain",
    }  # fmt: skip
