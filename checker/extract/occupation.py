"""A noun in; out, whether it says what a person is or does, and which such nouns go together."""

from __future__ import annotations

from functools import lru_cache

from checker.extract.capitals import title_words
from checker.extract.lemma import is_word
from checker.extract.lexicon import inverted, table

_ENDINGS = (
    "man", "woman", "person", "ist", "ician", "logist", "grapher", "master", "mistress", "keeper",
    "maker", "smith", "wright", "monger", "teer",
)  # fmt: skip
"""Endings that few words have that name no person."""
_LOOSE = ("er", "or", "ian", "ee", "ant", "ent")
"""Endings that many such words have; the word must stand in the dictionary."""
_LONGEST = 24
_SHORTEST = 4
_NO_CLASS = frozenset({"agent", "thing", "relation", "first-name", "rank", "office", "bare"})
_ENT = frozenset({"president", "superintendent", "agent", "correspondent", "student", "resident"})


@lru_cache(maxsize=16)
def group(name: str) -> frozenset[str]:
    """Return the words of one line of the vocabulary, in lower case."""
    return frozenset(word.lower() for word in table("occupations")[name])


@lru_cache(maxsize=8192)
def is_occupation(word: str) -> bool:
    """Return whether *word* (lower case, one person's) names an office, a trade or the like.

    >>> [w for w in ("comptroller", "beekeeper", "river", "astrologist") if is_occupation(w)]
    ['comptroller', 'beekeeper', 'astrologist']
    """
    last = word.rpartition("-")[2] if word not in group("agent") else word
    if word in group("thing") or last in group("thing") or len(word) > _LONGEST:
        return False
    if last in group("agent") or last in group("relation"):
        return True
    if len(last) < _SHORTEST or not last.isalpha():
        return False
    if last.endswith(_ENDINGS):
        return last not in group("first-name")
    if last.endswith("ent"):
        return last in _ENT
    return last.endswith(_LOOSE) and (last in title_words() or is_word(last))


def is_title_in_front(word: str) -> bool:
    """Return whether *word* (lower case) before a name is what its bearer is, and no first name."""
    return is_occupation(word) and word not in group("first-name")


def is_vague(head: str, *, bare: bool) -> bool:
    """Return whether *head* says little of an office: "official", "expert", "resident".

    A *bare* one has no word that narrows it: "the driver" may have been so for an hour.
    """
    if head in group("relation") or head in group("rank"):
        return True
    return bare and head in group("bare")


def is_side_line(head: str) -> bool:
    """Return whether *head* is what many do beside another trade: "poet", "singer", "investor"."""
    return any(head in group(name) for name in ("writing", "stage", "trade"))


def go_together(one: str, other: str) -> bool:
    """Return whether two writers may call one person by these heads: "chief", "director"."""
    titles = inverted("titles")
    if one == other or one.endswith(other) or other.endswith(one):
        return True
    if titles.get(one, one) == titles.get(other, other):
        return True
    return any(one in words and other in words for words in _classes()) or (
        # "geologist" and "scientist", "cardiologist" and "doctor"
        any(
            (a.endswith(("logist", "icist", "nomist", "chemist")) and b in group("science"))
            or (
                a.endswith(("logist", "trist", "iatrician", "surgeon", "thetist"))
                and b in group("medicine")
            )
            for a, b in ((one, other), (other, one))
        )
    )


@lru_cache(maxsize=1)
def _classes() -> tuple[frozenset[str], ...]:
    return tuple(group(name) for name in table("occupations") if name not in _NO_CLASS)
