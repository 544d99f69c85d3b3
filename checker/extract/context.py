"""Statements in; out, what each place in them is about: concepts, names, figures and years."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from checker.extract.concept import Concept, concept_of, concepts, is_light
from checker.extract.fold import fold
from checker.extract.token import Token, tokens
from checker.extract.wordclass import words
from checker.model.claim import About
from checker.model.document import Document, Statement

NEAR = 9
"""Content words on either side that count as near a value."""

_YEAR = re.compile(r"(?<![\d.,/-])(?:1[5-9]|20)\d\d(?![\d%]|[.,/-]\d)")
_ASIDE = 22
_OPENS = words(
    "and but or that because if when while where as so yet then since although though"
    " is are was were be says said"
)
"""Words before a "there" that points at nothing ("that there are")."""
_STOP = frozenset(";:()[]–—")
_PREFERRED = {"person": 0, "place": 2, "country": 2, "demonym": 3}
"""Which of several names in a noun phrase it is about; 1 for all others."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, with the key of the entity that it stands for."""

    start: int
    end: int
    key: str
    kind: str = "unknown"


@dataclass(slots=True)
class StatementContext:
    """The tokens and concepts of one statement."""

    statement: Statement
    tokens: list[Token]
    concepts: list[Concept]
    names: list[Named]
    numbers: list[tuple[int, str]] = field(default_factory=list)
    """Offset and key of each figure."""
    months: list[tuple[int, str]] = field(default_factory=list)
    """Offset and month of each date that is exact to the month."""
    years: tuple[int, ...] = ()
    behind: tuple[str, ...] = ()
    """Words of the long names behind acronyms."""
    clauses: list[tuple[int, int]] | None = None
    """Filled when first asked for."""

    def about(self, start: int, end: int, head: str, act: tuple[int, int] = (0, 0)) -> About:
        """Return what text[start:end] is about; the words that name its *act* say nothing more."""
        words = (
            c.key
            for c in self.concepts
            if start <= c.start and c.end <= end and (c.end <= act[0] or c.start >= act[1])
        )
        return About(
            head=head,
            words=tuple(dict.fromkeys(words)),
            names=tuple(sorted({n.key for n in self.names if start <= n.start < end})),
            numbers=tuple(sorted({key for at, key in self.numbers if start <= at < end})),
            years=self.years,
            months=tuple(sorted({month for at, month in self.months if start <= at < end})),
        )


@dataclass(frozen=True, slots=True)
class Spoken:
    """A passage in somebody's words, with the key of who says them, "" where unsure."""

    start: int
    end: int
    speaker: str


def _spelled_out(text: str, name: Named) -> list[str]:
    """Return the words of the long name behind an acronym: "WHO" speaks of health."""
    short = text[name.start : name.end]
    if name.kind in _PREFERRED and name.kind != "person":
        return []  # "US" says nothing of unions or states
    if not short.isupper() or " " in short or len(name.key) <= len(short) + 2:
        return []
    words = re.split(r"[- ]", name.key)
    return [concept_of(word) for word in words if len(word) > 3 and not is_light(word)]


class Context:
    """The contexts of all statements of a document, and what a claim at some place is about."""

    def __init__(
        self, document: Document, statements: tuple[Statement, ...], names: list[Named]
    ) -> None:
        self.document = document
        self.parts = [self._read(statement, names) for statement in statements]
        self._starts = [part.statement.span.start for part in self.parts]
        self._spoken: list[Spoken] = []
        self._quoted: list[tuple[int, int]] = []
        self._names = sorted(names, key=lambda n: n.start)
        self._name_starts = [n.start for n in self._names]
        self._keys = {fold(document.text[n.start : n.end]): n.key for n in names}

    def key_of(self, start: int, end: int, name: str) -> str:
        """Return the key of the entity that is named in text[start:end], else *name* folded."""
        part = self.at(start)
        inside = [n for n in part.names if start <= n.start < end] if part and end > start else []
        if inside:  # "Kenya's minister, Ada Lind": the person, not the country
            return min(inside, key=lambda n: (_PREFERRED.get(n.kind, 1), -n.start)).key
        folded = fold(name)
        return self._keys.get(folded, folded)

    def named_in(self, start: int, end: int) -> list[Named]:
        """Return the names that begin in text[start:end]."""
        part = self.at(start)
        return [n for n in part.names if start <= n.start < end] if part else []

    def sentences_in(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the sentences, or the parts of them, that text[start:end] holds."""
        found = []
        first = max(0, bisect_right(self._starts, start) - 1)
        for part in self.parts[first:]:
            span = part.statement.span
            if span.start >= end:
                break
            low, high = max(span.start, start), min(span.end, end)
            if low < high:
                found.append((low, high))
        return found

    def names_in(self, start: int, end: int) -> tuple[str, ...]:
        """Return the keys of the entities named in text[start:end]."""
        low, high = bisect_left(self._name_starts, start), bisect_left(self._name_starts, end)
        return tuple(sorted({n.key for n in self._names[low:high]}))

    def first_name(self, start: int, end: int) -> Named | None:
        """Return the first name in text[start:end]."""
        at = bisect_left(self._name_starts, start)
        found = self._names[at] if at < len(self._names) else None
        return found if found and found.start < end else None

    def elsewhere(self, offset: int) -> tuple[str, ...]:
        """Return "there: " with each name of the sentence before, where "there" points back at it.

        "The tower in Aldby fell as well. The damage there is put at 3 million": not where the rest
        of the story is set.
        """
        part = self.at(offset)
        number = part.statement.number if part else 0
        if part is None or not number:
            return ()
        heard = [t for t in part.tokens if t.is_word]
        if not any(_points_back(one, other) for one, other in pairwise(heard)):
            return ()
        before = self.parts[number - 1]
        if before.statement.paragraph != part.statement.paragraph:
            return ()
        return tuple(sorted({f"there: {n.key}" for n in before.names}))

    def add_spoken(self, passages: list[Spoken]) -> None:
        """Record who says which passages; later ones win."""
        self._spoken += passages

    def add_quoted(self, spans: list[tuple[int, int]]) -> None:
        """Record which passages stand in quotation marks."""
        self._quoted = sorted(spans)

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether most of text[start:end] stands in quotation marks."""
        shared = sum(max(0, min(end, b) - max(start, a)) for a, b in self._quoted)
        return shared > (end - start) / 2

    def speaker_at(self, offset: int) -> str | None:
        """Return the key of who speaks at *offset*; None for the source's own words."""
        for passage in reversed(self._spoken):
            if passage.start <= offset < passage.end and passage.speaker:
                return passage.speaker
        return None

    def _read(self, statement: Statement, names: list[Named]) -> StatementContext:
        text, span = self.document.text, statement.span
        inside = [n for n in names if span.start <= n.start < span.end]
        taken = {at for n in inside for at in range(n.start, n.end)}
        words = tokens(text, span.start, span.end)
        found = [c for c in concepts(words) if c.start not in taken]
        behind = dict.fromkeys(word for n in inside for word in _spelled_out(text, n))
        years = sorted({int(m.group()) for m in _YEAR.finditer(text, span.start, span.end)})
        return StatementContext(
            statement, words, found, inside, years=tuple(years), behind=tuple(behind)
        )

    def at(self, offset: int) -> StatementContext | None:
        """Return the statement that holds the character at *offset*."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or offset >= self.parts[index].statement.span.end:
            return None
        return self.parts[index]

    def leave_out(self, spans: list[tuple[int, int]]) -> None:
        """Take the words of figures ("gallons", "hours") out of what their neighbours are about."""
        for start, end in spans:
            part = self.at(start)
            if part:
                part.concepts = [c for c in part.concepts if c.end <= start or c.start >= end]

    def add_months(self, months: list[tuple[int, str]]) -> None:
        """Record the months that the document speaks of: offset and `2024-03`."""
        for offset, month in months:
            part = self.at(offset)
            if part:
                part.months.append((offset, month))

    def add_numbers(self, keys: Mapping[int, str]) -> None:
        """Record the figures of the document: the offset and the key of each."""
        for offset, key in sorted(keys.items()):
            part = self.at(offset)
            if part:
                part.numbers.append((offset, key))

    def about(
        self, start: int, end: int, *, head: str = "", modifiers: tuple[str, ...] = ()
    ) -> About:
        """Return what the value at text[start:end] is about."""
        part = self.at(start)
        if part is None:
            return About(head=head, modifiers=modifiers)
        low, high = self._clause(part, start, end)
        outside = [c for c in part.concepts if c.end <= start or c.start >= end]
        before = [c for c in outside if c.end <= start]
        after = [c for c in outside if c.start >= end]
        near = [c for c in (*before[-NEAR:], *after[:NEAR]) if low <= c.start < high]
        near_keys = tuple(dict.fromkeys(c.key for c in near))
        wider = dict.fromkeys((*(c.key for c in outside if c.key not in near_keys), *part.behind))
        if part.statement.number and not part.statement.heading:
            previous = self.parts[part.statement.number - 1]
            if previous.statement.paragraph == part.statement.paragraph:
                wider.update(dict.fromkeys(c.key for c in previous.concepts))
        return About(
            head=head,
            modifiers=modifiers,
            words=near_keys,
            wider=tuple(key for key in wider if key not in near_keys),
            names=tuple(sorted({n.key for n in part.names})),
            numbers=tuple(sorted({k for o, k in part.numbers if not start <= o < end})),
            years=part.years,
            months=tuple(sorted({m for o, m in part.months if not start <= o < end})),
        )

    def _is_aside(self, mark: Token) -> bool:
        """Whether *mark* is a bracket around a word or a figure: "nine miles (14 km) off"."""
        text = self.document.text
        if mark.text == "(":
            return text.find(")", mark.start, mark.start + _ASIDE) > 0
        return mark.text == ")" and text.rfind("(", max(0, mark.start - _ASIDE), mark.start) >= 0

    def _clause(self, part: StatementContext, start: int, end: int) -> tuple[int, int]:
        """Return the span around text[start:end] that ends at the nearest strong marks."""
        marks = [t.start for t in part.tokens if t.text in _STOP and not self._is_aside(t)]
        left = marks[bisect_left(marks, start) - 1] if bisect_left(marks, start) else None
        right = next((m for m in marks if m >= end), None)
        span = part.statement.span
        return (
            span.start if left is None else left + 1,
            span.end if right is None else right,
        )


def _points_back(before: Token, word: Token) -> bool:
    """Whether *word* is a "there" that points at a place, as in "the damage there"."""
    return word.lower == "there" and before.end + 1 == word.start and before.lower not in _OPENS
