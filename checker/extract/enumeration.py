"""A passage in; out, the items of its lists of common nouns: "a box, two plates and a knife"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.casing import words_of
from checker.extract.lemma import lemma
from checker.extract.token import Token, tokens

_DETERMINERS = frozenset({"a", "an", "the", "one", "two", "three", "four", "five", "six", "seven",
                          "eight", "nine", "ten", "eleven", "twelve", "some", "several", "his",
                          "her", "its", "their", "another"})  # fmt: skip
_INSIDE = frozenset({"of", "from", "in", "with", "for"})
_THEM = frozenset({"them", "him", "it", "us", "me", "themselves", "himself", "herself"})
_COORDINATORS = frozenset({"and", "or"})
_OPENERS = frozenset({"including", "include", "includes", "included"})
_MAKING = frozenset({
    "make", "manufacture", "produce", "build", "sell", "export", "import", "grow", "supply",
    "treat",
    "carry", "contain", "comprise", "offer", "deliver", "stock", "teach", "stole", "steal", "seize",
    "find", "found", "donate", "serve", "demand", "cover", "exempt", "affect", "ban", "tax", "ship",
    "collect", "recycle", "repair", "process", "breed", "plant", "farm", "keep", "use", "need",
})  # fmt: skip
_HOLDING = _MAKING | {"consist", "include", "be", "hold", "list", "show", "take", "get", "have"}
"""Verbs behind which things are listed: "it makes kettles, toasters and irons"."""
_LONGEST = 7
"""Words in one item."""
_ITEMS = 3
"""Fewer items are a pair, and a pair of noun phrases is often no list."""
_MOST = 60
"""Longer lists are tables."""
_VERB = re.compile(r".{3,}(?:ed|ing)\Z")

_Span = tuple[int, int]


def enumerations(text: str, start: int, end: int) -> Iterator[list[_Span]]:
    """Yield the item spans of each list of at least three noun phrases in text[start:end]."""
    words = tokens(text, start, end)
    i = 0
    while i < len(words):
        found = _determined(words, i) or _bare(words, i)
        if found is None:
            i += 1
            continue
        items, stop = found
        if items:
            yield _without_front(words, items)
        i = stop if items else i + 1  # "the farm grows oats, …": the list begins further on


def _without_front(words: list[Token], items: list[_Span]) -> list[_Span]:
    """Leave out what stands before the first member: "the group consists of a throne, …"."""
    first, last = items[0]
    inside = [t for t in words if first <= t.start < last]
    verbs = [n for n, t in enumerate(inside) if n and _is_holding(t)]
    verb = verbs[-1] if verbs else None
    behind = inside[verb + 1 :] if verb is not None else []
    begin = next((t for t in behind if t.lower not in _INSIDE), None)
    return [(begin.start, last), *items[1:]] if begin else items


def _is_holding(token: Token) -> bool:
    return lemma(token.text) in _HOLDING and not token.lower.endswith("ed")


def _determined(words: list[Token], i: int) -> tuple[list[_Span], int] | None:
    """Read "a gilded box, two plates and a knife" from *i*; each item has its determiner."""
    return _items(words, i, determined=True) if _is_determiner(words[i]) else None


def _bare(words: list[Token], i: int) -> tuple[list[_Span], int] | None:
    """Read "tractors, harvesters and milking machines" behind a word that opens a list."""
    if i == 0:
        return None
    before = words[i - 1].lower
    such = before == "as" and i > 1 and words[i - 2].lower == "such"
    made = words[i].is_word and not words[i].is_capital and lemma(before) in _MAKING
    listed = such or made or before in _OPENERS
    return _items(words, i, determined=False) if listed else None


def _items(words: list[Token], i: int, *, determined: bool) -> tuple[list[_Span], int] | None:
    items: list[_Span] = []
    coordinated = False
    while True:
        stop = _item_end(words, i, determined=determined)
        if stop == i:
            break
        items.append((words[i].start, words[stop - 1].end))
        i = stop
        if coordinated or len(items) > _MOST:
            break
        follows, coordinated = _separator(words, i)
        if follows == i:
            break
        if determined and not (follows < len(words) and _is_determiner(words[follows])):
            return [], i
        i = follows
    # Three phrases in a row without "and" are a list only where a colon sums them up.
    summed = i < len(words) and words[i].text == ":"
    if len(items) < _ITEMS or not (coordinated or summed):
        # What failed here fails from each of its items, too.
        return ([], i) if items else None
    return items, i


def _separator(words: list[Token], i: int) -> tuple[int, bool]:
    """Return where the next item begins and whether "and" stands before it."""
    j = i
    if j < len(words) and words[j].text in {",", ";"}:
        j += 1
    if j < len(words) and words[j].lower in _COORDINATORS:
        return j + 1, True
    return j, False


def _is_determiner(token: Token) -> bool:
    return token.lower in _DETERMINERS or (token.text.isdigit() and len(token.text) < 4)


def _is_owner(words: list[Token], j: int) -> bool:
    """Whether an apostrophe makes the plural before it the owner of what follows."""
    return (
        0 < j < len(words) - 1
        and words[j].text in {"'", "’"}
        and words[j - 1].lower.endswith("s")
        and words[j - 1].end == words[j].start
        and words[j + 1].is_word
        and words[j + 1].start == words[j].end + 1
    )


def _item_end(words: list[Token], i: int, *, determined: bool) -> int:
    """Return the end of the noun phrase that begins at *i*; *i* itself if there is none."""
    j = i + 1 if determined else i
    while j < len(words) and j - i < _LONGEST:
        token = words[j]
        if token.lower in _INSIDE and j > i + 1 and j + 1 < len(words):
            j += 2 if words[j + 1].lower in {"the", "a", "an"} else 1
            continue
        if _is_owner(words, j):
            j += 1  # "two guards' jackets"
            continue
        if not token.is_word or token.lower in words_of("function") or token.lower in _THEM:
            break
        if not determined and token.is_capital and j == i:
            return i
        j += 1
    j = min(j, len(words))
    while j > i + 1 and (words[j - 1].lower in _INSIDE or words[j - 1].lower in {"the", "a", "an"}):
        j -= 1
    shortest = i + 2 if determined else i + 1
    if j > shortest and _VERB.match(words[j - 1].lower) and determined:
        j -= 1  # "… and a knife vanished"
    return j if j >= shortest else i
