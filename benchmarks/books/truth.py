"""Author lists of one book in, the last names in each of them out, as a careful reader sees them.

Independent of the product: it knows every author of the book (from the gold list and from lists
that leave no doubt) and looks for those in each list, where the product must read lists blind.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

_MINOR = r"foreword|frw|afterword|preface|introduction|intro|illustrat\w*|ilt|translat\w*|trn"
_NOT_AN_AUTHOR = re.compile(
    rf"(?:(?!\band\b)[^;/()])*\((?:{_MINOR})[^)]*\)|\b(?:foreword|preface)\s+by\b[^;/]*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?")
_PLACE_OF_WORK = re.compile(
    r"\b(?:universit|department|dept|institut|college|school|corporation|laborator|press|inc|usa)",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    re.findall(
        r"\w+",
        "by author authors au edited editor editors edt ed eds et al and others with written the of"
        " jr sr ii iii iv phd dr prof professor mr mrs ms joint contributor",
    )
)
_STRONG = re.compile(r"[;/|~&]|\b(?:and|by|with|et al)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019`-][^\W\d_]+)*")


@dataclass
class Book:
    """The people that some list of the book names beyond doubt."""

    surnames: set[str] = field(default_factory=set)
    given: set[str] = field(default_factory=set)

    def learn(self, people: Iterable[tuple[str, str]]) -> None:
        """Add people as (last name, given names)."""
        for last, first in people:
            surname = _joined(last)
            if len(surname) > 1:
                self.surnames.add(surname)
            self.given |= {word for word in _words(first) if len(word) > 1}


def plain_people(text: str) -> list[tuple[str, str]]:
    """Return (last name, given names) of a list "Last, First; Last, First", else nothing."""
    people = []
    for item in filter(str.strip, _cleaned(text).split(";")):
        parts = item.strip(" ,").split(",")
        first = parts[1] if len(parts) > 1 else ""
        if (
            len(parts) != 2
            or "/" in item
            or len(_words(parts[0])) != 1
            or not 1 <= len(_words(first)) <= 2
        ):
            return []
        people.append((parts[0], first))
    return people


def gold_people(text: str) -> list[tuple[str, str]]:
    """Return (last name, given names) of a gold list."""
    items = (item.partition(",") for item in _cleaned(text).split(";"))
    return [(last, first) for last, _, first in items if last.strip()]


def last_names(text: str, book: Book) -> frozenset[str]:
    """Return the last names in *text*, those of *book* in its spelling."""
    cleaned = _cleaned(text)
    found: set[str] = set()
    strangers: list[list[str]] = []
    every = _words(cleaned)
    for segment in _STRONG.split(cleaned):
        for part in segment.split(","):
            if _PLACE_OF_WORK.search(part):
                continue
            words = _words(part)
            names, strange = _named(words, book, cut=bool(words) and words == every[-len(words) :])
            found |= names
            if not names and strange:
                strangers.append(strange)
    if strangers and not found:
        words = strangers[0]
        found.add("?" + (words[0] if "," in cleaned else words[-1]))
    elif strangers:
        # Somebody the book's plain lists do not know; a lone word may be a second given name.
        found |= {"?" + words[-1] for words in strangers if len(words) > 1}
    return frozenset(found)


def is_open(text: str) -> bool:
    """Return whether the list says of itself that it leaves people out."""
    return bool(re.search(r"et\.? al\.?\s*$|\band others\b", text, re.IGNORECASE))


def _named(words: list[str], book: Book, *, cut: bool) -> tuple[set[str], list[str]]:
    names: set[str] = set()
    strange: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            joined = "".join(words[at : at + length])
            if at + length <= len(words) and joined in book.surnames:
                break
        else:
            length, joined = 1, words[at]
        last = cut and at + length == len(words)
        known = _surnames_in(
            joined, book, last=last, alone=len(words) == 1, end=at + length == len(words)
        )
        names |= known
        if not known and joined not in book.given and len(joined) > 1:
            strange.append(joined)
        at += length
    return names, strange


def _surnames_in(word: str, book: Book, *, last: bool, alone: bool, end: bool) -> set[str]:
    if word in book.surnames:
        return {word} if word not in book.given or alone or end else set()
    if word in book.given or len(word) < 2:
        return set()
    taken_apart = _taken_apart(word, book.surnames | book.given)
    if taken_apart:
        return {part for part in taken_apart if part in book.surnames}
    if last:
        begun = {name for name in book.surnames if name.startswith(word)}
        if begun and not any(name.startswith(word) for name in book.given):
            return {min(begun)}
    near = [name for name in sorted(book.surnames) if _near(word, name)]
    return set(near[:1])


def _taken_apart(word: str, known: set[str]) -> list[str]:
    for part in sorted(known, key=len, reverse=True):
        if len(part) > 1 and word.startswith(part):
            rest = word[len(part) :]
            if rest in known:
                return [part, rest]
            more = _taken_apart(rest, known) if len(rest) > 2 else []
            if more:
                return [part, *more]
    return []


def _near(one: str, other: str) -> bool:
    allowed = (min(len(one), len(other)) >= 5) + (min(len(one), len(other)) >= 8)
    return allowed > 0 and _distance(one, other) <= allowed


def _distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def _cleaned(text: str) -> str:
    text = html.unescape(html.unescape(text.replace("andapos;", "'")))
    text = re.sub(r"([a-z.])(?:BR)?([A-Z][a-z])", _parted, text)
    text = re.sub(r"(?i)et\.? al\.?\s*$", " et al", text)
    return _ASIDE.sub(" ; ", _NOT_AN_AUTHOR.sub(" ; ", text))


def _parted(match: re.Match[str]) -> str:
    """Part "AdaHolt", leave "McHolt" and "DeHolt" to the list of surnames."""
    before = match.string[: match.start() + 1]
    head = re.search(r"[A-Za-z]*$", before)
    if head and head.group().lower() in {
        "mc",
        "mac",
        "de",
        "la",
        "le",
        "di",
        "du",
        "van",
        "von",
        "fitz",
    }:
        return match.group()
    return f"{match[1]} {match[2]}"


def _words(text: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    words = (re.sub(r"['\u2019`-]", "", word).lower() for word in _WORD.findall(plain))
    return [word for word in words if word not in _NO_NAME]


def _joined(text: str) -> str:
    return "".join(_words(text))
