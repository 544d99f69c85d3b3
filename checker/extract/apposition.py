"""A name in; out, the offices that a text sets behind it: "Quint, the captain of the Borealis"."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extract.casing import words_of
from checker.extract.name import NameMention
from checker.extract.office import (
    ACTING,
    ARTICLES,
    BOARDS,
    DEPARTMENTS,
    FORMER,
    LONGEST,
    PAST,
    VERBS,
    RoleMention,
    Scene,
    Span,
    Tense,
    role_beginning,
)

_AT = frozenset({"of", "at", "for", "with"})
_PASSED = frozenset({"until", "till", "before", "then", "once", "previously", "formerly", "from"})
_OWNER_WORDS = 4
_WITH_FIELD = frozenset(
    {"director", "head", "minister", "secretary", "commissioner", "vice-president"}
)
"""Roles that are many until their field is named."""


def behind(scene: Scene, mention: NameMention) -> Iterator[RoleMention]:
    """Read "Mara Quint, the captain of the Borealis" and "Quint, who heads the agency"."""
    words = scene.words
    i = scene.at[mention.start]
    while i < len(words) and words[i].start < mention.end:
        i += 1
    if i < len(words) and words[i].text in {"'s", "’s"}:
        return
    if (
        i + 3 < len(words)
        and words[i + 1].text.isdigit()
        and words[i].text == words[i + 2].text == ","
    ):
        i += 2  # an age
    if i + 1 >= len(words):
        return
    if words[i].text == "," and words[i + 1].lower == "who" and i + 2 < len(words):
        yield from _who(scene, mention, i + 2)
        return
    if words[i].text == "," or (words[i].lower in {"is", "becomes", "became", "remains"}):
        yield from _apposed(scene, mention, i + 1, verb=words[i].text != ",")


def _who(scene: Scene, mention: NameMention, i: int) -> Iterator[RoleMention]:
    """Read "Mara Quint, who heads the agency": the verb is token *i*."""
    words = scene.words
    if words[i].lower in {"currently", "now", "also"} and i + 1 < len(words):
        i += 1
    verb = words[i]
    if verb.lower not in VERBS:
        return
    body = _body(scene, i + 1)
    end = body[1] if body else verb.end
    tense: Tense = "now"
    if verb.lower in PAST:
        for token in words[i + 1 : i + 16]:
            if token.lower in _PASSED or (token.text.isdigit() and len(token.text) == 4):
                tense = "former"
            if token.text in {",", ".", ";"}:
                break
    of_part = body and scene.text[slice(*body)].split()[-1].lower() in BOARDS | DEPARTMENTS
    role = (verb.start, end if of_part else verb.end)
    yield RoleMention(mention.start, end, (mention.start, mention.end), role, body, tense)


def _apposed(scene: Scene, mention: NameMention, i: int, *, verb: bool) -> Iterator[RoleMention]:
    words = scene.words
    while i < len(words):
        article = words[i].lower in ARTICLES
        if article:
            i += 1
        owned = _behind_owner(scene, i)
        article, i = article or owned > i, owned
        tense: Tense = "now"
        if i < len(words) and words[i].lower in FORMER | ACTING:
            tense = "former" if words[i].lower in FORMER else "acting"
            i += 1
        stop = role_beginning(scene, i) if i < len(words) else None
        if stop is None or (verb and not article and stop >= len(words)):
            return
        field = _field_end(scene, i, stop)
        stop = field
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


def _behind_owner(scene: Scene, i: int) -> int:
    """Return the token behind an owner that begins at *i*: "the university's director"."""
    words = scene.words
    for j in range(i, min(len(words) - 1, i + _OWNER_WORDS)):
        if not words[j].is_word or words[j].lower in words_of("function"):
            return i
        if words[j].lower.endswith(("'s", "’s", "s'", "s’")):
            return j + 1
    return i


def _field_end(scene: Scene, first: int, stop: int) -> int:
    """Return the end of a role whose field follows it: "director of planning"."""
    words = scene.words
    if words[stop - 1].lower not in _WITH_FIELD or stop + 1 >= len(words):
        return stop
    if words[stop].lower not in {"of", "for"} or not words[stop + 1].text.islower():
        return stop
    end = stop + 1
    while (
        end < len(words)
        and end - first < LONGEST
        and words[end].text.isalpha()
        and words[end].text.islower()
        and words[end].lower not in words_of("function")
    ):
        end += 1
    return end if end > stop + 1 else stop


def _body(scene: Scene, i: int) -> Span | None:
    """Return the name, or the short noun phrase with an article, that begins at token *i*."""
    words = scene.words
    if i >= len(words):
        return None
    article = words[i].lower in ARTICLES
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
