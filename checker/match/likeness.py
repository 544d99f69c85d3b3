"""Two persons as two documents know them in; out, how much speaks for one person under two names."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

from checker.extract.fold import fold
from checker.extract.name import NameMention
from checker.extract.occupation import go_together, group
from checker.extract.post import Post
from checker.match.post import shared_post
from checker.match.station import fit

ENOUGH = 5.0
"""Weight from which two names are held to be given to one person."""
_SURNAME = 3.0
_GIVEN = 1.5
_ALIKE = 1.0
_BEGINS_ALIKE = 0.5
_SAME_AGE = 3.0
_OTHER_AGE = -4.0
_SAME_POST = 3.0
_SAME_WORD = 1.5
_OTHER_POST = -3.0
_SAME_PART = 2.0
_WORD = 0.5
_MOST_WORDS = 3.0
_FIRST_WORDS = 1
"""The first shared words say nothing: two texts on one matter share some everywhere."""
_KIN = -3.0
_CLOSE = 0.5
"""Share of letters from which two names look alike."""
KIN = frozenset(
    {"widow", "widower", "wife", "husband", "brother", "sister", "daughter", "son", "father",
     "mother", "parents", "cousin", "uncle", "aunt", "nephew", "niece", "grandson", "twin",
     "granddaughter", "grandfather", "grandmother", "family", "brothers", "sisters", "siblings",
     "heir", "clan", "couple", "relative", "relatives", "stepfather", "stepmother", "namesake",
     "in-law", "daughters", "sons", "née", "married"}
)  # fmt: skip


@dataclass(slots=True)
class Person:
    """A person as one document names and describes him."""

    mention: NameMention
    ages: set[str] = field(default_factory=set)
    posts: list[Post] = field(default_factory=list)
    parts: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    """Concepts of the sentences that name the person, the name left out."""
    near: set[str] = field(default_factory=set)
    """The words around the name, as written."""


def likeness(one: Person, other: Person) -> float:
    """Return the weight of what speaks for one person, what speaks against it taken off."""
    evidence = _described(one, other)
    return evidence + _named(one.mention, other.mention) if evidence > 0 else 0.0


def _named(one: NameMention, other: NameMention) -> float:
    """Return what the names themselves have in common."""
    a, b = (fold(m.text).split() for m in (one, other))
    if a[-1] == b[-1]:
        return _SURNAME + _alike(a[0], b[0])
    return (_GIVEN + _alike(a[-1], b[-1])) if a[0] == b[0] else 0.0


def _alike(a: str, b: str) -> float:
    looks = OSA.normalized_similarity(a, b) >= _CLOSE
    return _ALIKE * looks + _BEGINS_ALIKE * (a[:1] == b[:1])


def _described(one: Person, other: Person) -> float:
    weight = _aged(one.ages, other.ages) + _employed(one.posts, other.posts)
    weight += _SAME_PART if one.parts & other.parts else 0.0
    shared = one.words & other.words
    weight += min(_MOST_WORDS, _WORD * max(0, len(shared) - _FIRST_WORDS))
    return weight + (_KIN if KIN & (one.near | other.near) else 0.0)


def _aged(one: Collection[str], other: Collection[str]) -> float:
    if not one or not other:
        return 0.0
    return _SAME_AGE if set(one) & set(other) else _OTHER_AGE


def _employed(one: Sequence[Post], other: Sequence[Post]) -> float:
    if shared_post(one, other):
        return _SAME_POST
    pairs = [(a, b) for a in one for b in other]
    if any(a.head == b.head or _same_trade(a, b) for a, b in pairs):
        return _SAME_WORD
    return _OTHER_POST if pairs and not any(fit(a, b) for a, b in pairs) else 0.0


def _same_trade(a: Post, b: Post) -> bool:
    return go_together(a.head, b.head) and not {a.head, b.head} & group("relation")
