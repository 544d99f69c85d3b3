"""A passage in; out, who is said to be what: "Mara Quint, the captain of the Borealis"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from checker.extract.capitals import title_words
from checker.extract.casing import touch, words_of
from checker.extract.fold import fold
from checker.extract.lexicon import inverted
from checker.extract.name import NameMention, names
from checker.extract.token import Token, tokens

Tense = Literal["now", "former", "acting"]
_Span = tuple[int, int]

_FORMER = frozenset(
    {"former", "ex", "then", "retired", "late", "erstwhile", "outgoing", "previous"}
)
_ACTING = frozenset({"acting", "interim", "caretaker"})
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "my"})
_AT = frozenset({"of", "at", "for", "with"})
_VERBS = {
    "heads": "head", "leads": "head", "chairs": "chair", "runs": "head", "captains": "captain",
    "directs": "director", "founded": "founder", "co-founded": "co-founder", "owns": "owner",
    "edits": "editor", "coaches": "coach", "manages": "managing director",
}  # fmt: skip
_PERSON = frozenset({"person", "unknown"})
_WORDS = 5


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A person and a role, as a text joins them."""

    start: int
    end: int
    person: _Span
    role: _Span
    body: _Span | None = None
    """Whose role it is: the body, ship or place that is named with it."""
    tense: Tense = "now"


@dataclass(frozen=True)
class _Scene:
    text: str
    words: list[Token]
    at: dict[int, int]
    """Index of the token that begins at an offset."""
    names: dict[int, NameMention]
    """Names by where they (or their titles) begin."""


def roles(text: str, start: int, end: int) -> list[RoleMention]:
    """Return the roles in text[start:end], in order."""
    words = tokens(text, start, end)
    mentions = names(text, start, end)
    scene = _Scene(
        text,
        words,
        {token.start: i for i, token in enumerate(words)},
        {mention.start: mention for mention in mentions},
    )
    found: dict[tuple[_Span, _Span], RoleMention] = {}
    for i, mention in enumerate(mentions):
        if mention.kind not in _PERSON or mention.start not in scene.at:
            continue
        before = mentions[i - 1] if i else None
        for role in (*_in_front(scene, mention, before), *_behind(scene, mention)):
            found.setdefault((role.person, role.role), role)
    return sorted(found.values(), key=lambda r: (r.start, r.end))


def role_key(role: str) -> str:
    """Return one key for all names of a role.

    >>> role_key("Chief Executive Officer") == role_key("CEO"), role_key("Museum boss")
    (True, 'museum chief executive')
    """
    role = _VERBS.get(role.lower(), role)  # "who chairs the board"
    words = fold(role).replace("defense", "defence").split()
    while words and (words[0] in _FORMER or words[0] in _ACTING):
        words.pop(0)
    table = _keys()
    for first in range(len(words)):
        tail = " ".join(words[first:])
        if tail in table:
            return " ".join((*words[:first], table[tail]))
    return " ".join(words)


@lru_cache(maxsize=1)
def _keys() -> dict[str, str]:
    return {fold(name): key for name, key in inverted("titles").items()}


@lru_cache(maxsize=1)
def _last_words() -> frozenset[str]:
    return frozenset(title.split()[-1] for title in title_words())


def _tense(words: list[Token], i: int) -> tuple[Tense, int]:
    """Read "former" or "acting" before words[i]; return the tense and where it begins."""
    if i and words[i - 1].lower in _ACTING:
        return "acting", i - 1
    if i and words[i - 1].lower in _FORMER:
        return "former", i - 1
    if i > 1 and words[i - 1].text == "-" and words[i - 2].lower == "ex":
        return "former", i - 2
    return "now", i


def _role_ending(scene: _Scene, stop: int) -> int | None:
    """Return where the longest role that ends before token *stop* begins."""
    words = scene.words
    if stop == 0 or words[stop - 1].lower not in _last_words():
        return None
    for first in range(max(0, stop - _WORDS), stop):
        phrase = " ".join(t.lower for t in words[first:stop])
        if phrase not in title_words() or phrase in words_of("honorific"):
            continue
        if all(touch(scene.text, a, b) for a, b in pairwise(words[first:stop])):
            return first
    return None


def _role_beginning(scene: _Scene, first: int) -> int | None:
    """Return the end of the role that begins at token *first*, words of its field included."""
    words = scene.words
    limit = min(len(words), first + _WORDS)
    for stop in range(limit, first, -1):
        ending = _role_ending(scene, stop)
        if ending is None:
            continue
        if all(_is_field(t) for t in words[first:ending]):
            return stop
    return None


def _is_field(token: Token) -> bool:
    return token.lower in words_of("portfolio") or token.lower in _FORMER | _ACTING


def _in_front(
    scene: _Scene, mention: NameMention, before: NameMention | None
) -> Iterator[RoleMention]:
    """Read "Defence Commissioner Mara Quint", "finance chief Bo Li", "the mayor, Al Roe,"."""
    words = scene.words
    i = scene.at[mention.start]
    stop = i
    comma = i > 0 and words[i - 1].text == ","
    if comma:
        after = scene.text[mention.end : mention.end + 1]
        if after not in {",", ".", ";", ""}:
            return
        stop = i - 1
    elif i == 0 or not touch(scene.text, words[i - 1], words[i]):
        return
    first = (
        _role_ending(scene, stop)
        if not mention.title or comma
        else scene.at.get(mention.title_start)
    )
    if first is None or (mention.title and not comma and not _has_role(mention.title)):
        return
    while (
        first
        and touch(scene.text, words[first - 1], words[first])
        and (
            words[first - 1].lower in words_of("portfolio")
            and words[first - 1].lower not in _FORMER | _ACTING
        )
    ):
        first -= 1
    tense, begin = _tense(words, first)
    if words[first].lower in _FORMER | _ACTING and not comma:
        tense = "former" if words[first].lower in _FORMER else "acting"
    owner = begin > 0 and words[begin - 1].lower in _ARTICLES
    body = _owner(scene, begin, before)
    if comma and not owner and body is None:
        return
    role = (words[first].start, words[stop - 1].end)
    start = body[0] if body else role[0]
    yield RoleMention(start, mention.end, (mention.start, mention.end), role, body, tense)


def _has_role(title: str) -> bool:
    """Whether a title is more than an honorific."""
    words = fold(title).split()
    return any(" ".join(words[i:]) in _keys() for i in range(len(words)))


def _owner(scene: _Scene, begin: int, before: NameMention | None) -> _Span | None:
    """Return the name that stands right before a role: "Tillman president", "Oslo's mayor"."""
    if before is None or begin == 0 or before.kind == "demonym":
        return None
    gap = scene.text[before.end : scene.words[begin].start]
    return (
        (before.start, before.end) if gap.strip(" \u00a0") in {"", "'s", "’s", "'", "’"} else None
    )


def _behind(scene: _Scene, mention: NameMention) -> Iterator[RoleMention]:
    """Read "Mara Quint, the captain of the Borealis" and "Quint, who heads the agency"."""
    words = scene.words
    i = scene.at[mention.start]
    while i < len(words) and words[i].start < mention.end:
        i += 1
    if i < len(words) and words[i].text in {"'s", "’s"}:
        return
    if i + 1 >= len(words):
        return
    if words[i].text == "," and words[i + 1].lower == "who" and i + 2 < len(words):
        verb = words[i + 2]
        if verb.lower in _VERBS:
            body = _body(scene, i + 3)
            end = body[1] if body else verb.end
            yield RoleMention(
                mention.start, end, (mention.start, mention.end), (verb.start, verb.end), body
            )
        return
    if words[i].text == "," or (words[i].lower in {"is", "becomes", "became", "remains"}):
        yield from _apposed(scene, mention, i + 1, verb=words[i].text != ",")


def _apposed(scene: _Scene, mention: NameMention, i: int, *, verb: bool) -> Iterator[RoleMention]:
    words = scene.words
    while i < len(words):
        article = words[i].lower in _ARTICLES
        if article:
            i += 1
        tense: Tense = "now"
        if i < len(words) and words[i].lower in _FORMER | _ACTING:
            tense = "former" if words[i].lower in _FORMER else "acting"
            i += 1
        stop = _role_beginning(scene, i) if i < len(words) else None
        if stop is None or (verb and not article and stop >= len(words)):
            return
        body = _body(scene, stop + 1) if stop < len(words) and words[stop].lower in _AT else None
        follower = words[stop].text if stop < len(words) else ""
        coordinated = follower == "and"
        if not (
            body
            or coordinated
            or follower in {",", ".", ";", ":", ")", "", "who"}
            or (follower.lower() in _AT)
        ):
            return
        end = body[1] if body else words[stop - 1].end
        role = (words[i].start, words[stop - 1].end)
        if stop < len(words) and scene.names.get(words[stop].start) is not None:
            return  # "Quint, captain Roe and …": the role belongs to the next name
        yield RoleMention(mention.start, end, (mention.start, mention.end), role, body, tense)
        if not coordinated:
            return
        i = stop + 1


def _body(scene: _Scene, i: int) -> _Span | None:
    """Return the name, or the short noun phrase with an article, that begins at token *i*."""
    words = scene.words
    if i >= len(words):
        return None
    article = words[i].lower in _ARTICLES
    j = i + 1 if article else i
    if j >= len(words):
        return None
    name = scene.names.get(words[j].start)
    if name is not None and name.kind != "demonym":
        return name.start, name.end
    if not article:
        return None
    stop = j
    while (
        stop < len(words)
        and stop - j < 4
        and words[stop].is_word
        and (words[stop].lower not in words_of("function"))
    ):
        stop += 1
    if stop == j or (stop < len(words) and words[stop].is_word and stop - j >= 4):
        return None
    return words[j].start, words[stop - 1].end
