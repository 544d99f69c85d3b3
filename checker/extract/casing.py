"""A text in; out, what its own use of capital letters says about a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.lemma import lemma
from checker.extract.lexicon import table
from checker.extract.token import Token, tokens

_ENDS = frozenset(".!?:;…“‘•*#|")
_STOPS = frozenset(".!?…")
_DASHES = frozenset({"-", "–", "—"})
_BLANK = re.compile(r"[ \t\u00a0\u202f]*\n?[ \t\u00a0\u202f]*\Z")
_LINE = re.compile(r"[^\n]+")
_ALL_CAPITALS = 2
"""So few letters, all capital, make an acronym."""


@dataclass(frozen=True)
class Profile:
    """Which words a text writes in lower case, and which with a capital inside a sentence."""

    lower: frozenset[str]
    capital: frozenset[str]
    repeated: frozenset[str] = frozenset()
    """Words that begin several sentences and never stand in lower case."""

    def is_name_word(self, word: str) -> bool:
        """Whether the text itself shows that *word*, in lower case, is part of a name."""
        if word in self.lower:
            return False
        return word in self.capital or word in self.repeated


@lru_cache(maxsize=8)
def profile(text: str) -> Profile:
    """Return what *text* shows about its words."""
    lower: set[str] = set()
    capital: set[str] = set()
    first: dict[str, int] = {}
    for line in _LINE.finditer(text):
        words = tokens(text, line.start(), line.end())
        if is_title_case(words):
            continue
        for i, token in enumerate(words):
            if not token.is_word:
                continue
            if token.text.islower():
                lower.add(token.text)
            elif token.is_capital and not begins_sentence(words, i):
                capital.add(bare(token).lower())
            elif token.is_capital:
                word = bare(token).lower()
                first[word] = first.get(word, 0) + 1
    repeated = {w for w, n in first.items() if n > 1 and w not in lower and is_strange(w)}
    return Profile(frozenset(lower), frozenset(capital), frozenset(repeated))


@lru_cache(maxsize=64)
def words_of(key: str) -> frozenset[str]:
    """Return the words of one line of the names vocabulary, in lower case."""
    return frozenset(word.lower() for word in table("names").get(key, ()))


def bare(token: Token) -> str:
    """Return the token without its possessive ending."""
    return token.text[:-2] if token.text.endswith(("'s", "’s")) else token.text


_BEFORE_SPEECH = frozenset(
    [
        "said",
        "says",
        "say",
        "saying",
        "added",
        "adds",
        "asked",
        "asks",
        "told",
        "tells",
        "wrote",
        "writes",
        "replied",
        "replies",
        "shouted",
        "warned",
        "insisted",
        "explained",
        "declared",
        "announced",
        "that",
        "and",
        "but",
    ]
)


def begins_sentence(words: list[Token], i: int) -> bool:
    """Whether words[i] stands where any word would have a capital."""
    if i == 0:
        return True
    before = words[i - 1]
    if before.text in {'"', "'"}:
        # An opening mark touches the word; a closing one stands behind its comma.  Marks around a
        # name stand in the middle of a sentence: 'a new "Harbour Board"'.
        opens = before.end == words[i].start
        inside = i > 1 and words[i - 2].is_word and words[i - 2].lower not in _BEFORE_SPEECH
        return opens and not inside
    if before.text in _DASHES and i > 1:
        # The place and the agency at the head of a story: "OSLO (Nordpress) - Thieves …".
        return words[i - 2].text == ")" or is_acronym(words[i - 2].text)
    return before.text in _ENDS


def is_acronym(word: str) -> bool:
    """Whether *word* is written in capitals, dots and digits left aside."""
    letters = word.replace(".", "")
    return len(letters) >= _ALL_CAPITALS and letters.isupper()


def touch(text: str, left: Token, right: Token) -> bool:
    """Whether nothing but blanks (and at most one line end) stands between two tokens."""
    gap = text[left.end : right.start] if right.start - left.end < 8 else "…"
    return _BLANK.match(gap) is not None


def is_title_case(words: list[Token]) -> bool:
    """Whether a heading writes its ordinary words with capitals, too."""
    if not words or words[-1].text in _STOPS:
        return False
    small = words_of("function")
    content = [t for t in words if t.is_word and t.lower not in small]
    if len(content) < 4:
        return False
    raised = [t for t in content if t.is_capital]
    if len(raised) < 0.8 * len(content):
        return False
    if all(t.text.isupper() for t in raised):
        return True
    # A list of names is no heading: ordinary words show in inflected forms.
    return sum(1 for t in raised if is_inflected(t.lower)) * 5 >= len(content)


def is_inflected(word: str) -> bool:
    """Whether *word* is a form of another word: "thieves", "masked"."""
    return lemma(word) != word


def is_strange(word: str) -> bool:
    """Whether the dictionary knows no forms of *word*: it is hardly an ordinary word."""
    if word in words_of("function") or word.endswith("ly"):
        return False
    return len(word) > 2 and not any(
        is_inflected(word + ending) for ending in ("", "s", "er", "ing")
    )


def is_ordinary(word: str, shown: Profile) -> bool:
    """Whether a word with a capital at the head of a sentence is an ordinary word.

    *word* is in lower case.
    """
    if word in words_of("function"):
        return True
    if word in shown.capital or word in words_of("given-too"):
        return False
    return word in shown.lower or is_inflected(word)
