"""A passage in, the names in it out: exact spans, a folded key and a guess at the kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from checker.extract.capitals import PARTICLES, Piece, Scene, known, runs, title_words
from checker.extract.casing import (
    begins_sentence,
    is_acronym,
    is_ordinary,
    is_strange,
    is_title_case,
    profile,
    words_of,
)
from checker.extract.fold import fold
from checker.extract.lemma import lemma
from checker.extract.title import title_in
from checker.extract.token import tokens

_MONTH_NAMES = frozenset({"may", "april", "june", "august", "march"})
_SAYS = frozenset({"said", "says", "told", "tells", "who", "whose", "added", "wrote"})
_IN = frozenset({"in", "near", "outside", "around", "across", "towards", "toward", "throughout"})
_CURRENCY = frozenset("$€£¥₹")
_PERIOD = re.compile(r"[QH][1-4]\Z")


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name as it stands in a text; a title in front is kept apart."""

    start: int
    end: int
    text: str
    key: str
    kind: str = "unknown"
    """ "person", "organisation", "place", "country", "demonym" or "unknown"."""
    title: str = ""
    """The title before the name, as written: "Prime Minister", "Dr"."""
    title_start: int = 0
    """Where the title begins; equal to `start` when there is none."""
    sentence_initial: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A run, or the part of it that is one name, and the title before it."""

    title: tuple[Piece, ...]
    name: tuple[Piece, ...]


def names(text: str, start: int, end: int) -> list[NameMention]:
    """Return the names in text[start:end], in order, none inside another."""
    return list(_names(text, start, end))


@lru_cache(maxsize=1024)
def _names(text: str, start: int, end: int) -> tuple[NameMention, ...]:
    # Lists, roles and claims ask for the names of the same sentence one after another.
    words = tokens(text, start, end)
    scene = Scene(text, words, profile(text), is_title_case(words))
    found: list[NameMention] = []
    for run in runs(scene):
        for part in _parts(scene, run):
            found.extend(_mentions(scene, part))
    return tuple(found)


def _parts(scene: Scene, run: list[Piece]) -> Iterator[_Part]:
    """Yield the names of a run: split at dates and function words, titles taken off."""
    part: list[Piece] = []
    for i, piece in enumerate(run):
        if _is_break(scene, run, i):
            yield from _titled(part)
            part = []
        else:
            part.append(piece)
    yield from _titled(part)


def _is_break(scene: Scene, run: list[Piece], i: int) -> bool:
    piece = run[i]
    written = scene.text[piece.start : piece.end]
    if piece.known or written.islower():
        return False
    if scene.heading and not scene.shown.is_name_word(piece.lower):
        return True
    if piece.lower in words_of("calendar"):
        first = i == 0 and piece.lower in {"jan", "jun"} and len(run) > 1  # "Jun Ito"
        surname = (first and run[1].lower not in words_of("calendar")) or (
            piece.lower in _MONTH_NAMES
            and 0 < i == len(run) - 1
            and run[i - 1].lower not in words_of("function") | words_of("calendar")
        )
        follower = scene.words[piece.last + 1].text[:1] if piece.last + 1 < len(scene.words) else ""
        return not surname or follower.isdigit()
    if piece.lower not in words_of("function"):
        return False
    if i + 1 < len(run) and piece.lower in words_of("given-too"):
        return run[i + 1].known != ""
    # "Anna Will": behind a first name such a word is a surname.
    return i == 0 or piece.lower not in words_of("given-too") or i + 1 < len(run)


def _titled(whole: list[Piece]) -> Iterator[_Part]:
    """Yield the name before the title and the name with its title."""
    pieces = list(whole)
    while pieces and not pieces[0].known and pieces[0].lower in {"of", "for", "and", "&", "the"}:
        pieces.pop(0)
    found = title_in(pieces)
    if found is None:
        if pieces:
            yield _Part((), tuple(pieces))
        return
    first, last = found
    if first:
        yield _Part((), tuple(pieces[:first]))
    title = tuple(pieces[first:last])
    for i, part in enumerate(_titled(pieces[last:])):
        near = (*part.title, *part.name)[0] is pieces[last]
        yield _Part(title + part.title, part.name) if i == 0 and near else part


def _mentions(scene: Scene, part: _Part) -> Iterator[NameMention]:
    name = list(part.name)
    small = {"of", "for", "and", "&", "the"}
    while name and not name[-1].known and name[-1].lower in small:
        name.pop()
    initial = bool(name) and begins_sentence(scene.words, (*part.title, *name)[0].first)
    if initial and not part.title and _drops_first(scene, name):
        name.pop(0)
        initial = False
        while name and not name[0].known and name[0].lower in small:
            name.pop(0)
    if not name or not _is_name(scene, part, name, initial=initial):
        return
    start, end = name[0].start, name[-1].end
    text = scene.text[start:end]
    title = scene.text[part.title[0].start : part.title[-1].end] if part.title else ""
    yield NameMention(
        start,
        end,
        text,
        fold(text),
        _kind(scene, part, name),
        title,
        part.title[0].start if part.title else start,
        initial,
    )


def _drops_first(scene: Scene, name: list[Piece]) -> bool:
    """Whether the first word of a sentence is an ordinary word before a name."""
    first = name[0]
    written = scene.text[first.start : first.end]
    if first.known or len(name) < 2 or name[1].lower in {"of", "for", "and", "&"}:
        return False
    if is_acronym(written) and first.lower not in scene.shown.lower:
        return False
    if first.lower in PARTICLES:
        return False
    return is_ordinary(first.lower, scene.shown)


def _is_name(scene: Scene, part: _Part, name: list[Piece], *, initial: bool) -> bool:
    """Whether the capitals stand for a name and not for the head of a sentence or a heading."""
    text = scene.text[name[0].start : name[-1].end]
    money = scene.text[name[-1].end : name[-1].end + 1] in _CURRENCY
    if money or len(text) < 2 or _PERIOD.match(text) or not fold(text):
        return False
    known_alone = len(name) == 1 and name[0].known != ""
    if known_alone or scene.heading:
        return known_alone or _is_shown(scene, name)
    if part.title:
        return True
    if len(name) == 1:
        return _is_single_name(scene, name[0], text, initial=initial)
    portfolio = words_of("portfolio")
    return not initial or any(p.known or p.lower not in portfolio for p in name)


def _is_shown(scene: Scene, name: list[Piece]) -> bool:
    """Whether the body of the text has the words of a heading as a name."""
    return all(p.known or scene.shown.is_name_word(p.lower) for p in name)


def _is_single_name(scene: Scene, piece: Piece, text: str, *, initial: bool) -> bool:
    if re.split("['’]", piece.lower)[0] in words_of("function") and not is_acronym(text):
        return False
    if is_acronym(text):
        # "A DARING gang": shouting at the head of a story.
        return piece.lower not in scene.shown.lower and (len(text) <= 6 or piece.first > 2)
    if not initial or scene.shown.is_name_word(piece.lower):
        return True
    # "Tillman's shares fell", "Tillman, who …": no ordinary word, and it owns or does something.
    after = scene.words[piece.last + 1].lower if piece.last + 1 < len(scene.words) else ""
    acts = piece.closes or after in {",", "is", "was", "has", "had", "will", "said", "says"}
    return acts and piece.lower not in scene.shown.lower and is_strange(piece.lower)


def _kind(scene: Scene, part: _Part, name: list[Piece]) -> str:
    if part.title:
        return "person"
    key = fold(scene.text[name[0].start : name[-1].end])
    if key in known() and (len(name) > 1 or name[0].known):
        return known()[key]
    heads = {name[-1].lower, *(a.lower for a, b in pairwise(name) if b.lower in {"of", "for"})}
    if heads & words_of("organisation"):
        return "organisation"
    if len(name) > 1 and (heads | {name[0].lower}) & words_of("place"):
        return "place"
    if name[0].lower in {"ministry", "university", "bank", "fc", "afc"} and len(name) > 1:
        return "organisation"
    return _kind_by_neighbours(scene, name)


def _kind_by_neighbours(scene: Scene, name: list[Piece]) -> str:
    """Guess from the words around: "said Anna Bell", "Anna Bell, 41,", "in Oka"."""
    words = scene.words
    after = [t.text for t in words[name[-1].last + 1 : name[-1].last + 4]]
    before = words[name[0].first - 1].text if name[0].first else ""
    full = 2 <= len(name) <= 5 and not is_acronym(scene.text[name[0].start : name[0].end])
    if full and not name[0].known:
        if len(after) > 1 and after[0] == "," and (after[1].lower() in _SAYS - {"said", "says"}):
            return "person"
        if len(after) > 2 and after[0] == after[2] == "," and after[1].isdigit():
            return "person"
        if (after and after[0] in _SAYS) or before in {"said", "says"}:
            return "person"
        if before and before.islower() and lemma(before) in title_words():
            return "person"
    if before.lower() in _IN and not is_acronym(scene.text[name[0].start : name[0].end]):
        return "place"
    return "unknown"
