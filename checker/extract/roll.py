"""The names of a statement in, rolls of persons out: "Ada Lind (Norvik) and the pilot Jo Birk"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.extract.casing import words_of
from checker.extract.context import Named

_FEWEST = 3
_GAP = re.compile(
    r"\s*(?:\([^()]{1,40}\)|,? (?:aged )?\d{1,2}(?=,))?"
    r"\s*(?:[,;]|,? and\b|,? &)\s*((?:[\w’'.-]+\s+){0,5})\Z"
)
_OPENER = re.compile(r"\b(?:including|includes?|such as|among them|among others,?)[^.;]{0,30}\Z")
_ARTICLES = frozenset({"the", "a", "an", "and"})


def rolls(text: str, start: int, names: Sequence[Named]) -> list[tuple[list[Named], bool]]:
    """Return each run of at least three persons of a statement, and whether it is an open list.

    What stands between two of them is a mark or "and", with no more than a note in brackets behind
    a name and an office or a nation before it.
    """
    found: list[tuple[list[Named], bool]] = []
    run: list[Named] = []
    for name in sorted(names, key=lambda n: n.start):
        if not _is_person(text, name):
            continue
        if run and not _joined(text[run[-1].end : name.start]):
            _close(text, start, run, found)
            run = []
        run.append(name)
    _close(text, start, run, found)
    return found


def _close(text: str, start: int, run: list[Named], found: list[tuple[list[Named], bool]]) -> None:
    if sum(" " in text[name.start : name.end] for name in run) >= _FEWEST:
        found.append((run, bool(_OPENER.search(text, start, run[0].start))))


def _is_person(text: str, name: Named) -> bool:
    # What is in brackets behind a name tells of it.
    return name.kind in {"person", "unknown"} and text[name.start - 1 : name.start] != "("


def _joined(gap: str) -> bool:
    hit = _GAP.match(gap)
    if hit is None:
        return False
    between = [word.strip(".,").lower() for word in hit.group(1).split()]
    return all(
        word in _ARTICLES or word not in words_of("function") for word in between
    ) and not any(word.endswith(("ed", "ing")) for word in between)
