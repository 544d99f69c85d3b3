"""What stands behind an "and" or a "but" in, whether it is a statement of its own out.

"… and the fire at the mill has claimed six lives", "… and on Saturday they will be counted": the
subject may carry places with it, and a time may stand before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.extract.phrase import phrase_after
from checker.extract.token import Token
from checker.extract.verb import is_adverbial, is_auxiliary, verb_group
from checker.extract.wordclass import DETERMINERS, PREPOSITIONS, PRONOUNS, words

_SUBJECTS = words("he she it they we i you who which this there")
_OPENERS = 2
"""So many times and places may stand before the subject."""
_PLACES = 3
_ADVERBS_MOST = 26
_SHIFTS = words("later earlier before after afterwards ago")
_ONLY_FINITE = words("""
    took gave went came saw knew began became wrote grew drew rose fell broke chose drove ate flew
    forgot froze hid rode rang sang sank shook stole swore threw wore tore woke ran arose bore blew
    fled withdrew undertook overtook foresaw swam sprang strode spat wrung drank forgave shrank
    slew strove trod wove overran overthrew mistook befell said told
""")
"""Past forms that are no participles (or hardly ever are, without a "by")."""


def opens_statement(toks: Sequence[Token], j: int) -> bool:
    """Whether a subject with a finite verb begins at token *j*, perhaps behind a time or place."""
    for opener in range(_OPENERS + 1):
        if j >= len(toks):
            return False
        behind = _over_adverbs(toks, _subject(toks, j))
        if behind > j and _has_verb(toks, behind):
            return True
        if opener and verb_group(toks, j) is not None:
            return True
        far = _over_adverbs(toks, _over_places(toks, behind)) if behind > j else j
        if far > behind and _is_finite(toks, far):
            return True
        j = _behind_opener(toks, j)
        if j < 0:
            return False
    return False


def _subject(toks: Sequence[Token], j: int) -> int:
    return j + 1 if toks[j].lower in _SUBJECTS & PRONOUNS else phrase_after(toks, j)


def _over_adverbs(toks: Sequence[Token], j: int) -> int:
    stop = min(len(toks), j + _ADVERBS_MOST)
    while j < stop and is_adverbial(toks[j]):
        j += 1
    return j


def _over_places(toks: Sequence[Token], j: int) -> int:
    """Step over "at the mill" and "in the north of Spain" behind a noun."""
    for _ in range(_PLACES):
        if j >= len(toks) or toks[j].lower not in PREPOSITIONS:
            break
        behind = phrase_after(toks, j + 1)
        if behind == j + 1:
            break
        j = behind
    return j


def _has_verb(toks: Sequence[Token], j: int) -> bool:
    """Whether a verb group begins at *j* that is none of "a town destroyed by the flood"."""
    group = verb_group(toks, j) if j < len(toks) else None
    if group is None:
        return False
    passive = group.first == group.last and toks[j].lower.endswith("ed")
    return not (passive and j + 1 < len(toks) and toks[j + 1].lower == "by")


def _is_finite(toks: Sequence[Token], j: int) -> bool:
    """Whether the verb at *j* can be no participle: it helps another, or takes an object."""
    if j >= len(toks) or verb_group(toks, j) is None:
        return False
    if is_auxiliary(toks[j]) or toks[j].lower in _ONLY_FINITE:
        return True
    following = toks[j + 1] if j + 1 < len(toks) else None
    return following is not None and (
        following.lower in DETERMINERS or following.text[0].isdigit() or following.lower == "that"
    )


def _behind_opener(toks: Sequence[Token], j: int) -> int:
    """Return the index behind "on Saturday" or "an hour later" at *j*, -1 where there is none."""
    if toks[j].lower in PREPOSITIONS:
        behind = phrase_after(toks, j + 1)
        found = behind > j + 1
    else:
        behind = phrase_after(toks, j)
        found = behind > j and behind < len(toks) and toks[behind].lower in _SHIFTS
    if not found:
        return -1
    behind = _over_adverbs(toks, behind)
    if behind < len(toks) and toks[behind].text == ",":
        behind += 1
    return behind if behind < len(toks) else -1
