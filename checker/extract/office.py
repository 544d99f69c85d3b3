"""Words of an office in; out, where a role begins and ends, and one key for all its names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from checker.extract.capitals import title_words
from checker.extract.casing import touch, words_of
from checker.extract.fold import fold
from checker.extract.lemma import lemma
from checker.extract.lexicon import inverted
from checker.extract.name import NameMention
from checker.extract.token import Token
from checker.extract.wordclass import words

Tense = Literal["now", "former", "acting"]
Span = tuple[int, int]

FORMER = frozenset({"former", "ex", "then", "retired", "late", "erstwhile", "outgoing", "previous"})
ACTING = frozenset({"acting", "interim", "caretaker"})
VERBS = {
    "heads": "head", "leads": "head", "chairs": "chair", "runs": "head", "captains": "captain",
    "directs": "director", "founded": "founder", "co-founded": "co-founder", "owns": "owner",
    "edits": "editor", "coaches": "coach", "manages": "managing director",
    "headed": "head", "led": "head", "chaired": "chair", "captained": "captain",
    "directed": "director", "owned": "owner", "edited": "editor", "coached": "coach",
}  # fmt: skip
PAST = frozenset(verb for verb in VERBS if verb.endswith("ed") or verb == "led")
BOARDS = frozenset({"board", "council", "committee", "commission", "panel", "inquiry", "jury"})
"""Whoever heads one of these is its chair."""
DEPARTMENTS = frozenset(
    {"department", "unit", "division", "section", "team", "desk", "branch", "wing", "programme"}
)
_PART = "department head"
_WHOLE = words("""
    state government mission delegation school college church household family company firm bank
    group agency authority organisation organization institute service board party union police
    army navy staff
""")
"""What one is the head of as a whole: "the head of the company" is no head of a department."""
_JUNIOR = ("state secretary", "parliamentary secretary", "deputy minister")
LONGEST = 5
"""So many words a role has at most."""
ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "my"})


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A person and a role, as a text joins them."""

    start: int
    end: int
    person: Span
    role: Span
    body: Span | None = None
    """Whose role it is: the body, ship or place that is named with it."""
    tense: Tense = "now"


@dataclass(frozen=True)
class Scene:
    """A passage, its words and the names in it."""

    text: str
    words: list[Token]
    at: dict[int, int]
    """Index of the token that begins at an offset."""
    names: dict[int, NameMention]
    """Names by where they (or their titles) begin."""


def role_key(role: str) -> str:
    """Return one key for all names of a role.

    >>> role_key("Chief Executive Officer") == role_key("CEO"), role_key("Museum boss")
    (True, 'museum chief executive')
    """
    verb, _, what = role.lower().partition(" ")
    if verb in VERBS and what.split()[-1:] and what.split()[-1] in BOARDS:
        return "chair"  # "who heads the board"
    if verb in VERBS and what.split()[-1:] and what.split()[-1] in DEPARTMENTS:
        return _PART
    role = VERBS.get(role.lower(), role)
    words = fold(role).replace("defense", "defence").split()
    while len(words) > 1 and (words[0] in FORMER or words[0] in ACTING):
        words.pop(0)
    if found := _of_a_field(words, role):
        return found
    if len(words) == 3 and words[1] in {"of", "for"}:
        words = [words[2], words[0]]  # the director of finance is the finance director
    table = _keys()
    for first in range(len(words)):
        tail = " ".join(words[first:])
        if tail in table:
            return " ".join((*words[:first], table[tail]))
    return " ".join(words)


def _of_a_field(words: list[str], role: str) -> str:
    """Return the key of an office that is one of many: "head of research" of a house."""
    for junior in _JUNIOR:
        if " ".join(words).startswith(junior) and words[2:3] in (["for"], ["of"]):
            return junior
    field = role.split()[2:]
    if words[:2] == ["head", "of"] and field and field[-1].islower() and words[-1] not in _WHOLE:
        return _keys().get(" ".join(words), _PART)
    return ""


def head_of(role: str) -> tuple[str, tuple[str, ...]]:
    """Return the noun of a role and what narrows it; other names of an office are that office."""
    key = fold(role)
    key = _keys().get(key, key)
    before, _, field = key.partition(" of ")
    first = before.split()
    if len(first) > 1 and (first[-1] == "general" or first[-2:] == ["chief", "executive"]):
        first = [*first[:-2], " ".join(first[-2:])]  # "director general"
    narrow = [lemma(word) for word in (*first[:-1], *field.split())]
    return first[-1], tuple(dict.fromkeys(narrow))


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    return {fold(name): key for name, key in inverted("titles").items()}


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(title.split()[-1] for title in title_words())


def role_ending(scene: Scene, stop: int) -> int | None:
    """Return where the longest role that ends before token *stop* begins."""
    words = scene.words
    if stop == 0 or words[stop - 1].lower not in _last_words():
        return None
    for first in range(max(0, stop - LONGEST), stop):
        phrase = " ".join(t.lower for t in words[first:stop])
        if phrase not in title_words() or phrase in words_of("honorific"):
            continue
        if all(touch(scene.text, a, b) for a, b in pairwise(words[first:stop])):
            return first
    return None


def role_beginning(scene: Scene, first: int) -> int | None:
    """Return the end of the role that begins at token *first*, words of its field included."""
    words = scene.words
    limit = min(len(words), first + LONGEST)
    for stop in range(limit, first, -1):
        ending = role_ending(scene, stop)
        if ending is None:
            continue
        if all(_is_field(t) for t in words[first:ending]):
            return stop
    return None


def _is_field(token: Token) -> bool:
    return token.lower in words_of("portfolio") or token.lower in FORMER | ACTING


def has_role(title: str) -> bool:
    """Return whether a title is more than an honorific."""
    words = fold(title).split()
    return any(" ".join(words[i:]) in _keys() for i in range(len(words)))
