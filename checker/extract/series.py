"""A passage in; out, the items of its lists of single words: "milk, soya and sesame"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extract.casing import words_of
from checker.extract.concept import is_light
from checker.extract.wordclass import PRONOUNS, words

_WORD = r"[^\W\d_][\w’'-]+"
_ITEM = rf"(?:{_WORD} ){{0,1}}{_WORD}"
_SERIES = re.compile(
    rf"(?P<first>{_WORD})(?P<rest>(?:, {_ITEM}){{1,7}}),? and (?P<last>{_WORD})(?P<more> {_WORD})?"
)
CLOSED = (
    r",? (?:(?:and|but|with) (?:nobody|no one|no-one|nothing|none|no (?:others?|more|further"
    r"|third|additional))\b"
    r"|(?:and |but )?(?:these|those|they|the|only)(?: these| those)? (?:two|pair|both)?(?: \w+)? "
    r"?(?:alone|only)\b|alone\b|only\b|exclusively\b)"
)
"""What closes a list: "Holt and Fairweather, and nobody else"."""
_TWO = re.compile(rf"(?P<first>{_WORD}) and (?P<last>{_WORD})(?={CLOSED})")
_VERB = re.compile(r".{3,}(?:ed|[^aeiou]ing)\Z")
_FRONT = 40
_FEWEST = 3
_OPENING = words(
    "in on at after before during with by for from since under while when as among despite "
    "following"
    " according outside inside near until last this to if though although however meanwhile"
)

_Span = tuple[int, int]


def series(text: str, start: int, end: int) -> Iterator[list[_Span]]:
    """Yield the item spans of each list of at least three words or pairs of words."""
    if " and " not in text[start:end] or ", " not in text[start:end]:
        return
    for found in _SERIES.finditer(text, start, end):
        items = [found.span("first")]
        at = found.start("rest")
        for part in found["rest"].split(",")[1:]:
            low = at + 1 + len(part) - len(part.lstrip())
            items.append((low, at + 1 + len(part)))
            at += 1 + len(part)
        behind = found["more"]
        items.append(
            (
                found.start("last"),
                found.end("more")
                if behind and _goes_on(found["last"], behind.strip())
                else found.end("last"),
            )
        )
        items = _trimmed(text, items)
        plain = any(text[a].islower() for a, _ in items)
        if plain and len(items) >= _FEWEST and not _is_aside(text, start, items[0][0]):
            yield items


def pairs(text: str, start: int, end: int) -> Iterator[list[_Span]]:
    """Yield the two items of each pair of words that is said to be all: "milk and soya alone"."""
    for found in _TWO.finditer(text, start, end):
        items = [found.span("first"), found.span("last")]
        if all(_is_item(text[a:b]) for a, b in items):
            yield items


def _trimmed(text: str, items: list[_Span]) -> list[_Span]:
    """Leave out what stands before the first member: "the subjects, she added, are latin, …"."""
    for number in range(len(items) - _FEWEST, -1, -1):
        low, high = items[number]
        written = text[low:high]
        front, _, word = written.rpartition(" ")
        if front and front.lower() in words_of("function"):
            rest = [(high - len(word), high), *items[number + 1 :]]
            return rest if all(_is_item(text[a:b]) for a, b in rest) else []
        if not _is_item(written):
            rest = items[number + 1 :]
            return rest if all(_is_item(text[a:b]) for a, b in rest) else []
    return items if all(_is_item(text[a:b]) for a, b in items) else []


def _goes_on(word: str, behind: str) -> bool:
    """Whether "laundering" belongs to "money": no verb, no word of grammar."""
    return (
        behind.islower()
        and behind not in words_of("function")
        and (behind.endswith("ing") or not is_light(behind))
        and not behind.endswith("ed")
        and not word.endswith("s")
    )


def _is_item(written: str) -> bool:
    inside = written.lower().split()
    if any(word in words_of("function") or word in words_of("calendar") for word in inside):
        return False
    return len(written) > 2 and not _VERB.match(inside[0]) and not inside[-1].endswith(("ed", "ly"))


def _is_aside(text: str, start: int, first: int) -> bool:
    """Whether a comma only closes what opens the sentence: "In the storm, trees and roofs …"."""
    front = text[start:first].split()
    if not front or front[-1].lower() in PRONOUNS:
        return True
    return len(text[start:first]) < _FRONT and front[0].lower() in _OPENING
