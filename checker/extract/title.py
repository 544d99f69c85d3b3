"""A run of capitalised words in; out, which of them are a title in front of a name."""

from __future__ import annotations

from checker.extract.capitals import PARTICLES, Piece, title_words
from checker.extract.casing import words_of
from checker.extract.lemma import is_word
from checker.extract.occupation import is_title_in_front

_TITLE_WORDS = 4
"""The longest title has so many words."""


def title_in(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return where the first title of the pieces begins and ends."""
    for last in range(len(pieces)):
        for first in range(max(0, last - _TITLE_WORDS + 1), last + 1):
            phrase = " ".join(p.lower for p in pieces[first : last + 1])
            if phrase in title_words():
                longest = _longest(pieces, first, last)
                if _is_title(pieces, first, longest):
                    return _widened(pieces, first, longest + 1)
    return _occupation(pieces)


def _occupation(pieces: list[Piece]) -> tuple[int, int] | None:
    """Return where what somebody is begins and ends: "City Comptroller" before "Renata Osei".

    That holds of no name of a thing ("Carter Center") and of no first name ("Hunter Bo").
    """
    for last, piece in enumerate(pieces[:-1]):
        plain = not piece.known and (is_word(piece.lower) or is_title_in_front(piece.lower))
        if not plain:
            return None
        if not is_title_in_front(piece.lower) or piece.lower in words_of("surname-too"):
            continue
        rest = [p.lower for p in pieces[last + 1 :] if p.lower not in PARTICLES]
        cues = words_of("organisation") | words_of("place") | words_of("matter")
        named = any(not is_word(word) for word in rest) and not any(w in cues for w in rest)
        if named and not pieces[last + 1].known and rest[0] not in {"of", "for", "and", "&"}:
            return (0, last + 1) if not is_title_in_front(rest[0]) else None
    return None


def _longest(pieces: list[Piece], first: int, last: int) -> int:
    """Return where the longest title from *first* on ends: "Chief" goes on "Executive Officer"."""
    for end in range(min(len(pieces), first + _TITLE_WORDS) - 1, last, -1):
        if " ".join(p.lower for p in pieces[first : end + 1]) in title_words():
            return end
    return last


def _is_title(pieces: list[Piece], first: int, last: int) -> bool:
    """Whether the title is none of: a surname ("Stephen King"), part of a body?"""
    before = pieces[first - 1] if first else None
    word = pieces[last].lower
    if (
        before is not None
        and first == last
        and word in words_of("surname-too")
        and not before.known
        and before.lower not in words_of("portfolio")
    ):
        return False
    rest = pieces[last + 1 :]
    if not rest:
        return word not in words_of("organisation")
    cues = words_of("organisation") | words_of("place") | words_of("matter")
    return not (
        first == last and rest[0].lower not in {"of", "for"} and any(p.lower in cues for p in rest)
    )


def _widened(pieces: list[Piece], first: int, last: int) -> tuple[int, int]:
    """Return the title with its field: "Defence Commissioner", "Minister for Trade"."""
    portfolio = words_of("portfolio")
    longer = last
    while longer < len(pieces) - 1 or (longer < len(pieces) and longer > last):
        if pieces[longer].lower not in portfolio | {"of", "for", "and", "the", "&"}:
            break
        longer += 1
    if longer > last and pieces[last].lower in {"of", "for"}:
        last = longer
    while first and not pieces[first - 1].known and pieces[first - 1].lower in portfolio | {"and"}:
        first -= 1
    # A title that follows a title is one with it: "Deputy Prime Minister", "Professor Sir".
    for end in range(min(len(pieces), last + _TITLE_WORDS), last, -1):
        if " ".join(p.lower for p in pieces[last:end]) in title_words() and end < len(pieces):
            return first, end
    return first, last
