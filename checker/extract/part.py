"""The parts of a phrase: words, slots, gaps and groups; out, what can be told of a whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, get_args

from checker.extract.lemma import lemma
from checker.extract.token import Token

SlotType = Literal[
    "person", "organisation", "place", "country", "name", "role", "quantity", "money", "percent",
    "date", "time", "number", "quote", "words",
]  # fmt: skip
SLOT_TYPES: Final[tuple[SlotType, ...]] = get_args(SlotType)


_EVERYWHERE: Final = frozenset({",", "."})


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of the phrase."""

    text: str
    """In lower case."""
    exact: bool = False
    """Whether no other form of the word will do."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place that takes what it is typed for."""

    name: str
    type: SlotType
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    """A few words that do not matter."""


@dataclass(frozen=True, slots=True)
class Group:
    """Alternatives, or a part that may be left out."""

    branches: tuple[Phrase, ...]
    optional: bool


Part = Word | Slot | Gap | Group
Phrase = tuple[Part, ...]


def split(words: list[Token]) -> list[Token]:
    """Return *words* with a possessive 's as a token of its own."""
    found: list[Token] = []
    for token in words:
        if token.text[-2:] in {"'s", "’s"} and len(token.text) > 2:
            found.append(Token(token.text[:-2], token.start, token.end - 2))
            found.append(Token(token.text[-2:], token.end - 2, token.end))
        else:
            found.append(token)
    return found


def plain(token: str) -> str:
    """Return a token as it is compared: lower case, straight apostrophes and hyphens.

    >>> plain("O’Clock")
    "o'clock"
    """
    return token.lower().replace("’", "'").replace("‑", "-").replace("‐", "-")


def base(token: str) -> str:
    """Return the form under which all forms of a word, or a mark, are one.

    >>> base("Opened"), base("’s")
    ('open', "'s")
    """
    return lemma(token) if token[:1].isalpha() else plain(token)


def slots_of(phrase: Phrase) -> Iterator[Slot]:
    """Yield every slot of *phrase*, those of options and alternatives too."""
    for part in phrase:
        if isinstance(part, Slot):
            yield part
        elif isinstance(part, Group):
            for branch in part.branches:
                yield from slots_of(branch)


def certain(phrase: Phrase) -> frozenset[str]:
    """Return the names of the slots that every reading of *phrase* fills."""
    found: set[str] = set()
    for part in phrase:
        if isinstance(part, Slot):
            found.add(part.name)
        elif isinstance(part, Group) and not part.optional:
            found |= frozenset.intersection(*(certain(branch) for branch in part.branches))
    return frozenset(found)


def anchors(phrase: Phrase) -> frozenset[str]:
    """Return lemmas of which every text that the phrase fits has one; none where there are none.

    The longest word that must be there is the rarest, as a rule; where there is none, a mark is.
    """
    options: list[frozenset[str]] = []
    for part in phrase:
        if isinstance(part, Word) and part.text not in _EVERYWHERE:
            options.append(frozenset({base(part.text)}))
        elif isinstance(part, Group) and not part.optional:
            inner = [anchors(branch) for branch in part.branches]
            if all(inner):
                options.append(frozenset.union(*inner))
    return max(options, key=_rareness, default=frozenset())


def _rareness(words: frozenset[str]) -> tuple[bool, int, list[str]]:
    return all(word[0].isalpha() for word in words), min(map(len, words)), sorted(words)


def size(phrase: Phrase) -> int:
    """Return how many words, slots and gaps *phrase* has, every alternative counted."""
    return sum(sum(map(size, part.branches)) if isinstance(part, Group) else 1 for part in phrase)


def neighbours(phrase: Phrase) -> Iterator[tuple[Part, Part]]:
    """Yield what may stand side by side in a reading of *phrase*."""
    for part in phrase:
        if isinstance(part, Group):
            for branch in part.branches:
                yield from neighbours(branch)
    for first in range(len(phrase)):
        for second in range(first + 1, len(phrase)):
            for left in _edges(phrase[first], last=True):
                yield from ((left, right) for right in _edges(phrase[second], last=False))
            if not _omissible(phrase[second]):
                break


def _edges(part: Part, *, last: bool) -> Iterator[Part]:
    if not isinstance(part, Group):
        yield part
        return
    for branch in part.branches:
        for one in reversed(branch) if last else branch:
            yield from _edges(one, last=last)
            if not _omissible(one):
                break


def _omissible(part: Part) -> bool:
    """Whether *part* may be left out."""
    if not isinstance(part, Group):
        return False
    return part.optional or any(all(map(_omissible, branch)) for branch in part.branches)
