"""A passage in; out, who is said to be what: "Mara Quint, the captain of the Borealis"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.apposition import behind
from checker.extract.casing import touch, words_of
from checker.extract.name import NameMention, names
from checker.extract.office import (
    ACTING,
    ARTICLES,
    FORMER,
    RoleMention,
    Scene,
    Span,
    Tense,
    has_role,
    role_ending,
    role_key,
)
from checker.extract.token import Token, tokens

__all__ = ["RoleMention", "role_key", "roles"]

_BODY_WORDS = 9
"""So many words a body has at most that stands between an office and its holder."""
_PERSON = frozenset({"person", "unknown"})


def roles(text: str, start: int, end: int) -> list[RoleMention]:
    """Return the roles in text[start:end], in order."""
    words = tokens(text, start, end)
    mentions = names(text, start, end)
    scene = Scene(
        text,
        words,
        {token.start: i for i, token in enumerate(words)},
        {mention.start: mention for mention in mentions},
    )
    found: dict[tuple[Span, Span], RoleMention] = {}
    for i, mention in enumerate(mentions):
        if mention.kind not in _PERSON or mention.start not in scene.at:
            continue
        before = mentions[i - 1] if i else None
        for role in (*_in_front(scene, mention, before), *behind(scene, mention)):
            found.setdefault((role.person, role.role), role)
    return sorted(found.values(), key=lambda r: (r.start, r.end))


def _in_front(
    scene: Scene, mention: NameMention, before: NameMention | None
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
    behind: Span | None = None
    if not mention.title or comma:
        first = role_ending(scene, stop)
        if first is None and comma:
            first, stop, behind = _with_body(scene, stop)
    else:
        first = scene.at.get(mention.title_start)
    if first is None or (mention.title and not comma and not has_role(mention.title)):
        return
    while (
        first
        and touch(scene.text, words[first - 1], words[first])
        and (
            words[first - 1].lower in words_of("portfolio")
            and words[first - 1].lower not in FORMER | ACTING
        )
    ):
        first -= 1
    tense, begin = _tense(words, first)
    if words[first].lower in FORMER | ACTING and not comma:
        tense = "former" if words[first].lower in FORMER else "acting"
    owner = begin > 0 and words[begin - 1].lower in ARTICLES
    body = behind or _owner(scene, begin, before)
    if comma and not owner and body is None:
        return
    role = (words[first].start, words[stop - 1].end)
    start = min(body[0], role[0]) if body else role[0]
    yield RoleMention(start, mention.end, (mention.start, mention.end), role, body, tense)


def _with_body(scene: Scene, stop: int) -> tuple[int | None, int, Span | None]:
    """Read "the deputy head of Holm School" before the comma at token *stop*.

    Returns where the role begins and ends, and whose it is.
    """
    words = scene.words
    for k in range(stop - 2, max(0, stop - _BODY_WORDS), -1):
        if not words[k].is_word:
            break
        if words[k].lower in {"of", "at", "for"}:
            first = role_ending(scene, k)
            if first is not None and _stands_free(words, first):
                return first, k, (words[k + 1].start, words[stop - 1].end)
    return None, stop, None


def _stands_free(words: list[Token], first: int) -> bool:
    return first == 0 or words[first - 1].lower in ARTICLES | words_of("portfolio")


def _owner(scene: Scene, begin: int, before: NameMention | None) -> Span | None:
    """Return the name that stands right before a role: "Tillman president", "Oslo's mayor"."""
    if before is None or begin == 0 or before.kind == "demonym":
        return None
    gap = scene.text[before.end : scene.words[begin].start]
    return (
        (before.start, before.end) if gap.strip(" \u00a0") in {"", "'s", "’s", "'", "’"} else None
    )


def _tense(words: list[Token], i: int) -> tuple[Tense, int]:
    """Read "former" or "acting" before words[i]; return the tense and where it begins."""
    if i and words[i - 1].lower in ACTING:
        return "acting", i - 1
    if i and words[i - 1].lower in FORMER:
        return "former", i - 1
    if i > 1 and words[i - 1].text == "-" and words[i - 2].lower == "ex":
        return "former", i - 2
    return "now", i
