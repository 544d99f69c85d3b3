"""A passage in, the lists in it out: who or what is enumerated, and whether the list is closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from checker.extract.announcement import announced, announced_after, announced_far, head_of
from checker.extract.capitals import title_words
from checker.extract.casing import is_ordinary, profile, words_of
from checker.extract.enumeration import enumerations
from checker.extract.goods import codes
from checker.extract.name import NameMention, names
from checker.extract.series import pairs, series
from checker.extract.token import tokens

_GAP = re.compile(
    r"\s{0,3}(?:[,;]\s{0,3})?(?P<last>and|or|as well as|along with|plus|&)?\s{0,3}(?:the\s+)?\Z"
)
_OPENERS = re.compile(
    r"(including|includes?|included|such as|among them|among others|like|for example|for instance"
    r"|e\.g\.|notably|especially|particularly|namely|of which|of whom|led by|as diverse as)"
    r"[,:]?\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_NAMING = frozenset(
    {"including", "such as", "among them", "like", "namely", "notably", "for example"}
)
"""Openers that stand right behind the noun that names the members."""
_CLOSED_OPENERS = frozenset({"", "namely"})
_OPEN_AFTER = re.compile(
    r",?\s+(?:among others|and others\b|and (?:\w+ ){0,3}others?\b|etc\b|and so on"
    r"|and more\b|and elsewhere|and the like|to name)",
    re.IGNORECASE,
)
_PAIR = re.compile(r"\b(?:between|both)\s+(?:the\s+)?\Z", re.IGNORECASE)
_COORDINATOR = re.compile(r"\b(?:and|or|as|plus|along)\b|&")
_QUOTED = 3000
"""How far back an opening quotation mark is looked for, in characters."""
_BEFORE = 120
"""How far back an opener or an announcing count is looked for, in characters."""
_FRONT = 5
"""A preposition among so many first words opens the sentence: "In Oslo, Kenya and Peru …"."""
_PREPOSITIONS = frozenset({"in", "at", "to", "for", "from", "with", "by", "near", "after", "before",
                           "on", "outside", "under", "since", "like", "unlike"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListMention:
    """A list as it stands in a text."""

    start: int
    end: int
    items: tuple[tuple[int, int], ...]
    open: bool = False
    """Whether the words say that there may be more members."""
    opener: str = ""
    announced: int | None = None
    """The count that announces the list: "five villages: …"."""
    head: str = ""
    """Lemma of the noun that names the members, "" if none."""
    capitalised: bool = True
    """Whether the items are names."""
    bare: bool = False
    """Whether it is a row of single words, of which a text may give some only."""


def member_lists(text: str, start: int, end: int) -> list[ListMention]:
    """Return the lists in text[start:end], in order, none inside another."""
    found = [
        _described(text, (start, end), items, capitalised=False)
        for items in codes(text, start, end)
    ]
    found += [
        mention
        for chain in _chains(text, names(text, start, end))
        if (mention := _named(text, start, end, chain)) is not None
        and not any(mention.start < m.end and m.start < mention.end for m in found)
    ]
    taken = [(m.start, m.end) for m in found]
    for items in enumerations(text, start, end):
        first, last = items[0][0], items[-1][1]
        if all(last <= a or b <= first for a, b in taken) and not _is_quoted(text, start, first):
            found.append(_described(text, (start, end), items, capitalised=False))
    taken = [(m.start, m.end) for m in found]
    for items in (*series(text, start, end), *pairs(text, start, end)):
        first, last = items[0][0], items[-1][1]
        if all(last <= a or b <= first for a, b in taken) and not _is_quoted(text, start, first):
            described = _described(text, (start, end), items, capitalised=False)
            found.append(replace(described, bare=True))
    return sorted(found, key=lambda m: m.start)


def _chains(text: str, mentions: list[NameMention]) -> Iterator[list[NameMention]]:
    """Yield the names that only commas and "and" part, two or more."""
    chain: list[NameMention] = []
    closed = False
    for mention in mentions:
        if chain:
            gap = text[chain[-1].end : mention.title_start]
            match = (
                _GAP.match(gap) if 0 < len(gap) < 24 and gap.strip() not in {"", "the"} else None
            )
            coordinated = match is not None and bool(match["last"])
            if match is None or (closed and not coordinated):
                if closed or len(chain) > 2:
                    yield chain
                chain, closed = [], False
            else:
                closed = closed or coordinated
        chain.append(mention)
    if closed or len(chain) > 2:
        yield chain


def _named(text: str, start: int, end: int, chain: list[NameMention]) -> ListMention | None:
    chain = _without_front(text, start, end, chain)
    if len(chain) < 2 or _is_quoted(text, start, chain[0].start) or _is_other(text, end, chain):
        return None
    before = text[max(start, chain[0].title_start - _BEFORE) : chain[0].title_start]
    if len(chain) == 2 and _PAIR.search(before):
        return None
    coordinated = any(_COORDINATOR.search(text, a.end, b.title_start) for a, b in pairwise(chain))
    introduced = before.rstrip().endswith((":", "-", "–", "—", "(")) or _OPENERS.search(before)
    if not coordinated and not introduced:
        return None
    spans = [(m.start, m.end) for m in chain]
    if missed := _missed_first(text, start, spans[0][0]):
        spans.insert(0, missed)
    described = _described(text, (start, end), spans, capitalised=True)
    if not described.head and {m.kind for m in chain} == {"country"}:
        return replace(described, head="country")
    return described


def _is_other(text: str, end: int, chain: list[NameMention]) -> bool:
    """Whether commas and "and" part something else than members."""
    if any(m.kind == "demonym" for m in chain) or len({m.key for m in chain}) < len(chain):
        return True
    if _is_rank(text, chain[0].title_start):
        return True
    return _is_address(text, chain) or _is_modifier(text, chain[-1].end, end)


def _without_front(text: str, start: int, end: int, chain: list[NameMention]) -> list[NameMention]:
    """Drop a first name that only opens the sentence: "In Oslo, Kenya and Peru agreed"."""
    if chain[0].title_start - start > _BEFORE:
        return chain
    words = tokens(text, start, chain[0].title_start)
    if words and words[-1].lower == "the":
        words.pop()
    if not words or len(words) > _FRONT or words[-1].lower not in _PREPOSITIONS:
        return chain
    if words[0].lower not in _PREPOSITIONS | {"according"}:  # "Ministers from Oslo, …"
        return chain
    gap = text[chain[0].end : chain[1].title_start].strip() if len(chain) > 1 else ""
    after = text[chain[-1].end : min(end, chain[-1].end + 2)].strip()
    if not gap.startswith(",") or after[:1] in {",", ";", ".", ")", ""}:
        return chain
    rest = {m.kind for m in chain[1:]}
    if rest == {"country"} and chain[0].kind != "country":
        return chain[1:]
    # One cannot tell whether the first is a member; say nothing.
    return []


def _is_rank(text: str, first: int) -> bool:
    """Whether the first name belongs to the one before: "the Duke of York and Ada Holm"."""
    words = [t for t in tokens(text, max(0, first - 40), first) if t.lower != "the"]
    if len(words) < 2 or words[-1].lower != "of":
        return False
    return words[-2].lower in title_words() or (len(words) > 2 and words[-2].is_capital)


def _is_modifier(text: str, last: int, end: int) -> bool:
    """Whether the last name belongs to the next one: "Quint and Board member Ivo Stahl"."""
    words = tokens(text, last, min(end, last + 60))[:4]
    if not words or words[0].start - last > 2 or not words[0].text.islower():
        return False
    for token, follower in pairwise(words):
        if not token.text.islower() or token.lower in words_of("function"):
            return False
        if follower.is_word and follower.is_capital:
            return token.lower in title_words() or token.lower == "member"
    return False


def _is_address(text: str, chain: list[NameMention]) -> bool:
    """Whether a country stands behind its town: "Graz, Austria, and Bern, Switzerland"."""
    return any(
        a.kind in {"unknown", "place"}
        and b.kind == "country"
        and text[a.end : b.start].strip() == ","
        for a, b in pairwise(chain)
    )


def _missed_first(text: str, start: int, first: int) -> tuple[int, int] | None:
    """Return the word behind a colon or at the head of the sentence that is the first item."""
    words = tokens(text, start, first) if first - start < _BEFORE else []
    if len(words) < 2 or words[-1].text != "," or not words[-2].is_capital:
        return None
    word = words[-2]
    if len(words) > 2:  # "three towns: Osby, Vellby and Karne"
        return (word.start, word.end) if words[-3].text == ":" else None
    if is_ordinary(word.lower, profile(text)) or word.lower.endswith("ly"):
        return None
    if word.lower in words_of("calendar"):
        return None
    return word.start, word.end


def _is_quoted(text: str, start: int, at: int) -> bool:
    before = text[max(start, at - _QUOTED) : at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _described(
    text: str, passage: tuple[int, int], spans: list[tuple[int, int]], *, capitalised: bool
) -> ListMention:
    """Return the list with what the words around it say of it."""
    start, end = passage
    first, last = spans[0][0], spans[-1][1]
    before = text[max(start, first - _BEFORE) : first]
    opened = _OPENERS.search(before)
    opener = opened.group(1).lower() if opened else ""
    front = tokens(before[: opened.start()] if opened else before)
    count, head = announced(front, marked=opener in _NAMING)
    if count is None and not opener and first - start < _BEFORE:
        count, head = announced_far(front, head)
    head = head or head_of(front)
    if count is None and text[last : last + 1] == ":":
        count, noun = announced_after(text, last + 1, end)
        head = head or noun
    more = _OPEN_AFTER.match(text, last, end)
    closing = more.group().strip(" ,").lower() if more else ""
    is_open = opener not in _CLOSED_OPENERS or more is not None
    return ListMention(
        first, last, tuple(spans), is_open, opener or closing, count, head, capitalised
    )
