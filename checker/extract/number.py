"""Text in, bare numerals out: digits and number words with exact offsets and their step.

A numeral is only the number: "about 4.2 million people" gives "4.2 million".  Units, hedges, ranges
and what is counted are read around it by `quantity`.  What cannot be read for sure is no numeral,
or is one of kind "bad", which nothing may be made of ("1.200", "192.168.0.1", "007").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from checker.extract.digit import Atom, atoms
from checker.extract.tally import Tally, add

Kind = Literal["cardinal", "ordinal", "fraction", "vague", "bad"]

_GAP = re.compile(r"[ \u00a0]?[-‐‑]?(?:(?:and[ \u00a0-])?(?:an?[ \u00a0-])?)?")
_ZERO = Fraction(0)
_SEVERAL = re.compile(r"\b(?:several|a few|(?P<two>a couple(?: of)?)) $", re.IGNORECASE)
_ARTICLE = "article"  # the "a" of "a hundred", which is the number one
_ARTICLE_BEFORE = re.compile(r"\b(an?)[ \u00a0-]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as written."""

    start: int
    end: int
    kind: Kind
    value: Fraction
    step: Fraction
    """The step of its last digit: 4.2 million has 100,000."""
    words: bool = False
    """Whether it begins with a word, not a digit."""
    scaled: bool = False
    """Whether a word such as "million" stands in it."""
    suffix: str = ""
    """A letter stuck to the digits that may be a scale or a unit: "900m"."""
    top: Fraction = field(default=Fraction(0))
    """For vague plurals the largest number that they name."""


def numerals(text: str, start: int, end: int) -> list[Numeral]:
    """Return the numerals of text[start:end] in order, not overlapping."""
    return list(_numerals(text, start, end))


@lru_cache(maxsize=1024)
def _numerals(text: str, start: int, end: int) -> tuple[Numeral, ...]:
    # Quantities, and what two statements differ in, ask for those of the same sentence.
    found: list[Numeral] = []
    group: list[Atom] = []
    for atom in atoms(text, start, end):
        if group and not _joins(text, group[-1], atom):
            found += spell(text, group, start)
            group = []
        group.append(atom)
    found += spell(text, group, start) if group else []
    return tuple(_join(text, found))


def _join(text: str, found: list[Numeral]) -> list[Numeral]:
    """Make one numeral of "hundreds of thousands", "a quarter of a million"."""
    joined: list[Numeral] = []
    for item in found:
        last = joined[-1] if joined else None
        if (
            last
            and last.kind == "fraction"
            and item.scaled
            and text[last.end : item.start + 2].lower() == " of a "
        ):
            value = last.value * item.value  # "a quarter of a million"
            joined[-1] = replace(item, start=last.start, value=value, step=last.step * item.value)
            continue
        if last is None or not last.kind == item.kind == "vague":
            joined.append(item)
            continue
        gap = text[last.end : item.start].lower()
        if gap == " of " and last.value < item.value * 1000:
            low, top = last.value * item.step, (last.top + 1) * item.step - 1
            joined[-1] = replace(last, end=item.end, value=low, step=last.step * item.step, top=top)
        elif gap in {" upon ", " and ", " on "} and last.value == item.value:
            joined[-1] = replace(last, end=item.end)
        else:
            joined.append(item)
    return joined


def _joins(text: str, left: Atom, right: Atom) -> bool:
    gap = text[left.end : right.start]
    return len(gap) < 8 and (_GAP.fullmatch(gap.lower()) is not None)


def spell(text: str, group: list[Atom], floor: int) -> list[Numeral]:
    """Return the numerals that the atoms of *group*, which stand side by side, spell.

    *floor* is where the passage begins: an article before it is not looked for.
    """
    found: list[Numeral] = []
    at = 0
    while at < len(group):
        numeral, used = _one(text, group, at, floor)
        if numeral is not None:
            found.append(numeral)
        at += max(1, used)
    return found


def _one(text: str, group: list[Atom], at: int, floor: int) -> tuple[Numeral | None, int]:
    """Read one numeral from *at*; return it with the number of atoms used."""
    atom = group[at]
    article = _ARTICLE_BEFORE.search(text, max(floor, atom.start - 4), atom.start)
    begin = article.start(1) if article else atom.start
    if atom.role == "half":
        return _half(text, group, at, begin)
    if atom.role in {"hundred", "times", "dozen"}:
        if not article:  # "million" alone counts nothing
            return _several(text, group, at, floor), 1
        total = Tally(current=Fraction(1), last=_ARTICLE)
        used = _extend(text, group, at, total)
        return _make(begin, group[at + used - 1].end, "cardinal", total, words=True), used
    if atom.role in {"bad", "vague", "rank", "part"}:
        return _alone(text, atom, begin if article else None), 1
    total = Tally(current=atom.value, step=atom.step, last=atom.role, scaled=atom.role == "scaled")
    used = 1 + _extend(text, group, at + 1, total)
    last = group[at + used - 1]
    kind: Kind = "cardinal"
    if total.last == "rank" or (last.role == "rank" and used > 1):
        kind = "ordinal"
    elif total.last == "part" or (atom.role == "vulgar" and used == 1):
        kind = "fraction"
    words = atom.role not in {"digits", "scaled", "vulgar"}
    return _make(atom.start, last.end, kind, total, words=words, suffix=atom.suffix), used


def _make(  # noqa: PLR0913 -- one argument for each field that varies
    start: int, end: int, kind: Kind, total: Tally, *, words: bool, suffix: str = ""
) -> Numeral:
    return Numeral(start, end, kind, total.value, total.step, words, total.scaled, suffix)


def _alone(text: str, atom: Atom, article: int | None) -> Numeral | None:
    """Return what an atom makes that begins no longer number; *article* is where an "a" stands."""
    if atom.role == "vague":  # `numerals` joins "hundreds of thousands"
        half = atom.value / 2
        return Numeral(atom.start, atom.end, "vague", atom.value, half, words=True, top=atom.top)
    if atom.role == "part":
        return _part(text, atom, article)
    kind: Kind = "bad" if atom.role == "bad" else "ordinal"
    return _make(atom.start, atom.end, kind, Tally(current=atom.value), words=kind == "ordinal")


def _several(text: str, group: list[Atom], at: int, floor: int) -> Numeral | None:
    """Read "several hundred", "a few thousand", "a couple of million"; else return None."""
    atom = group[at]
    before = _SEVERAL.search(text, max(floor, atom.start - 16), atom.start)
    if not before:
        return None
    low, top = (2, 3) if before["two"] else (2, 9)
    return Numeral(
        before.start(), atom.end, "vague", atom.value * low, atom.value,
        words=True, scaled=atom.role == "times", top=atom.value * (top + 1) - 1,
    )  # fmt: skip


def _part(text: str, atom: Atom, begin: int | None) -> Numeral | None:
    """Read "a third", "a quarter"; without an article "third" is a rank, "quarter" nothing."""
    word = text[atom.start : atom.end].lower()
    if begin is not None and not word.endswith("s"):
        total = Tally(current=1 / atom.value, step=Fraction(1, 20))
        return _make(begin, atom.end, "fraction", total, words=True)
    if word.endswith("s") or word == "quarter":
        return None
    return _make(atom.start, atom.end, "ordinal", Tally(current=atom.value), words=True)


def _half(text: str, group: list[Atom], at: int, begin: int) -> tuple[Numeral | None, int]:
    """Read "half", "half a million", "half a dozen"."""
    atom = group[at]
    total = Tally(current=Fraction(1, 2), step=Fraction(1, 10), last="half")
    if at + 1 < len(group) and group[at + 1].role in {"times", "dozen", "hundred"}:
        used = 1 + _extend(text, group, at + 1, total)
        return _make(begin, group[at + used - 1].end, "cardinal", total, words=True), used
    total.step = Fraction(1, 20)
    return _make(begin, atom.end, "fraction", total, words=True), 1


def _extend(text: str, group: list[Atom], at: int, total: Tally) -> int:
    """Add the atoms from *at* on to *total* while they go on with the number; return how many."""
    used = 0
    while at + used < len(group):
        atom = group[at + used]
        goes_on = used or total.last != _ARTICLE
        gap = text[group[at + used - 1].end : atom.start].lower() if goes_on else ""
        if _counted_part(text, group, at + used, total):
            used += 2
            continue
        if not add(atom, gap, total):
            break
        used += 1
        if atom.role in {"rank", "part"}:
            break
    return used


def _counted_part(text: str, group: list[Atom], at: int, total: Tally) -> bool:
    """Add the "three-quarters" of "three and three-quarters"; return whether it stands there."""
    if at + 1 >= len(group) or at == 0 or total.last not in {"unit", "ten", "digits"}:
        return False
    count, part = group[at], group[at + 1]
    joined = text[group[at - 1].end : count.start].strip(" -") == "and"
    if not joined or count.role != "unit" or part.role != "part" or count.value >= part.value:
        return False
    if text[count.end : part.start] not in {" ", "-", "‐", "‑"}:
        return False
    total.current = (total.current or _ZERO) + count.value / part.value
    total.step, total.last = Fraction(1, 20), "mixed"
    return True
