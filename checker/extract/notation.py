r"""A phrase as an editor writes it in, its parts out: words, slots, gaps, options and alternatives.

{who:person} was [re]appointed     a slot with its type, and words
[, {age:number},]                  what may be left out
(appointed|named)                  one of these
"was"                              exactly this word; without marks any form of it
...                                up to eight words, none of them a name or a strong mark
\(  \)  \[  \]                     brackets in the text itself
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Final

from checker.extract.part import (
    SLOT_TYPES,
    Gap,
    Group,
    Part,
    Phrase,
    Slot,
    Word,
    anchors,
    neighbours,
    plain,
    size,
    split,
)
from checker.extract.token import tokens

MOST_PARTS: Final = 60
MOST_SLOTS: Final = 8
MOST_GROUPS: Final = 12
MOST_BRANCHES: Final = 20
DEEPEST: Final = 3
_NAME: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")
_MARKS: Final = {'"': '"', "“": "”", "„": "“"}


class NotationError(ValueError):
    """A phrase is wrong; `offset` and `length` say where in it."""

    def __init__(self, problem: str, offset: int, length: int, advice: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.offset = offset
        self.length = max(1, length)
        self.advice = advice


def parsed(text: str) -> Phrase:
    """Return the parts of a phrase.

    Raises:
        NotationError: It is wrong; the error says where.

    >>> parsed("{who:person} left")
    (Slot(name='who', type='person', offset=0), Word(text='left', exact=False))
    """
    reader = _Reader(text)
    phrase = reader.sequence(0, "")
    if not phrase:
        advice = "Write words and slots: {who:person} was elected."
        raise NotationError("the phrase is empty", 0, len(text), advice)
    _checked(phrase, text, reader.slots)
    return phrase


class _Reader:
    """One pass over the characters of a phrase."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.groups = 0
        self.slots: dict[str, Slot] = {}

    def sequence(self, depth: int, close: str) -> Phrase:
        """Return the parts up to *close* or "|", which are left to be read."""
        parts: list[Part] = []
        while self.at < len(self.text):
            char = self.text[self.at]
            if char in "|)]":
                if close and char in {close, "|"}:
                    break
                self._stray(char)
            if char in "[(":
                parts.append(self._group(char, depth + 1))
            elif char == "{":
                parts.append(self._slot())
            elif char in _MARKS:
                parts += self._exact(_MARKS[char])
            elif self.text.startswith(("...", "…"), self.at):
                self.at += 3 if char == "." else 1
                parts.append(Gap())
            elif char == "}":
                self._fail("a } without its {", 1, "Write a slot as {name:type}.")
            else:
                parts += self._words()
        return tuple(parts)

    def _stray(self, char: str) -> None:
        if char == "|":
            self._fail(
                "a | outside brackets",
                1,
                "Put the alternatives in brackets: (appointed|named).",
            )
        opener = {")": "(", "]": "["}[char]
        self._fail(
            f"a {char} without its {opener}",
            1,
            f"Open it with {opener}, or write \\{char} for the mark itself.",
        )

    def _group(self, opener: str, depth: int) -> Group:
        start, close = self.at, {"[": "]", "(": ")"}[opener]
        self.groups += 1
        if depth > DEEPEST or self.groups > MOST_GROUPS:
            self._fail(
                "too many brackets",
                1,
                f"At most {MOST_GROUPS}, {DEEPEST} within each other; write two phrases.",
            )
        branches: list[Phrase] = []
        while True:
            self.at += 1
            branch_at = self.at
            branches.append(self.sequence(depth, close))
            if not branches[-1]:
                self.at = branch_at
                advice = "Write words between the marks; what may be left out stands in [ ]."
                self._fail("nothing stands between these marks", 1, advice)
            if self.at >= len(self.text):
                self.at = start
                self._fail(f"a {opener} that is never closed", 1, f"Close it with {close}.")
            if self.text[self.at] == close:
                break
        self.at += 1
        if len(branches) > MOST_BRANCHES:
            self.at = start
            self._fail("too many alternatives", 1, f"At most {MOST_BRANCHES}; write two phrases.")
        return Group(tuple(branches), optional=opener == "[")

    def _slot(self) -> Slot:
        start = self.at
        end = self.text.find("}", start)
        if end < 0:
            self._fail("a { that is never closed", 1, "Write a slot as {name:type}.")
        inside = self.text[start + 1 : end]
        name, colon, kind = (part.strip() for part in inside.partition(":"))
        length = end + 1 - start
        if not colon:
            self._fail(
                f"the slot {{{inside}}} has no type",
                length,
                f"Write {{{name or 'name'}:type}}; the types are: {', '.join(SLOT_TYPES)}.",
            )
        if not name or set(name) - _NAME:
            self._fail(
                f"{name!r} cannot be the name of a slot",
                length,
                "Use small letters, figures and hyphens, as in {who:person}.",
            )
        if kind not in SLOT_TYPES:
            self._fail(f"unknown slot type {kind!r}", length, _nearest(kind))
        self.at = end + 1
        slot = Slot(name, next(one for one in SLOT_TYPES if one == kind), start)
        known = self.slots.setdefault(name, slot)
        if known.type != slot.type:
            self.at = start
            self._fail(
                f"the slot {name!r} is a {known.type} before, and a {kind} here",
                length,
                "Give it one type, or two names.",
            )
        return slot

    def _exact(self, close: str) -> list[Word]:
        start = self.at
        end = self.text.find(close, start + 1)
        if end < 0:
            self._fail("a quotation mark that is never closed", 1, f"Close it with {close}.")
        self.at = end + 1
        found = [Word(plain(t.text), exact=True) for t in split(tokens(self.text, start + 1, end))]
        if not found:
            self.at = start
            self._fail(
                "nothing stands between the quotation marks", 2, "Write the exact word there."
            )
        return found

    def _words(self) -> list[Word]:
        start = self.at
        while self.at < len(self.text):
            char = self.text[self.at]
            if (
                char == "\\"
                or char in "[](){}|…"
                or char in _MARKS
                or self.text.startswith("...", self.at)
            ):
                break
            self.at += 1
        if self.at == start:  # a backslash: the mark behind it stands for itself
            self.at += 2
            mark = self.text[start + 1 : self.at]
            if not mark.strip():
                self.at = start
                self._fail("a backslash with nothing behind it", 1, "Write \\( for a bracket.")
            return [Word(plain(mark), exact=True)]
        found = [plain(t.text) for t in split(tokens(self.text, start, self.at))]
        # Behind a slot or a space, 's is two tokens.
        written = plain(self.text[start : self.at])
        if found[:2] == ["'", "s"] and written.lstrip().startswith("'s"):
            found[:2] = ["'s"]
        return [Word(text) for text in found]

    def _fail(self, problem: str, length: int, advice: str) -> None:
        raise NotationError(problem, self.at, length, advice)


def _nearest(kind: str) -> str:
    near = difflib.get_close_matches(kind.lower(), SLOT_TYPES, n=1, cutoff=0.6)
    return f"Did you mean {near[0]!r}?" if near else f"The types are: {', '.join(SLOT_TYPES)}."


def _checked(phrase: Phrase, text: str, slots: Mapping[str, Slot]) -> None:
    """Refuse what is too long, has no word to be found by, or cannot be told apart."""
    whole = len(text)
    if size(phrase) > MOST_PARTS or len(slots) > MOST_SLOTS:
        advice = f"At most {MOST_PARTS} words and marks, {MOST_SLOTS} slots; write two phrases."
        raise NotationError("the phrase is too long", 0, whole, advice)
    _no_repeats(phrase, frozenset())
    for left, right in neighbours(phrase):
        kinds = {type(left), type(right)}
        if kinds in ({Slot}, {Gap}):
            offset = right.offset if isinstance(right, Slot) else max(0, text.rfind("..."))
            length = text.find("}", offset) + 1 - offset if kinds == {Slot} else 3
            problem = "two slots side by side" if kinds == {Slot} else "two gaps side by side"
            advice = "Put a word or a mark between them: nothing says where one ends."
            raise NotationError(problem, offset, length, advice)
    if isinstance(phrase[0], Gap) or isinstance(phrase[-1], Gap):
        advice = "Leave it out: a phrase may stand anywhere in a sentence."
        raise NotationError("a gap at the edge of the phrase", 0, whole, advice)
    if not anchors(phrase):
        advice = "Add a word or a mark that is always there, outside square brackets."
        raise NotationError("nothing but slots must be there", 0, whole, advice)


def _no_repeats(phrase: Phrase, before: frozenset[str]) -> frozenset[str]:
    """Refuse a slot that one reading of the phrase would fill twice; return the slots so far."""
    seen = before
    for part in phrase:
        if isinstance(part, Group):
            seen = frozenset.union(*(_no_repeats(branch, seen) for branch in part.branches))
        elif isinstance(part, Slot):
            if part.name in seen:
                advice = "Give one of them another name."
                raise NotationError(
                    f"the slot {part.name!r} stands twice", part.offset, len(part.name) + 2, advice
                )
            seen |= {part.name}
    return seen
