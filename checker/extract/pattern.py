"""Phrase patterns and a document in, the claims that the phrases make out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol, TypeVar

from checker.extract.automaton import Automaton, Match
from checker.extract.context import Context, StatementContext
from checker.extract.figures import Figures
from checker.extract.made import NAMED, Reading, claim_of
from checker.extract.part import Phrase, SlotType, anchors, base, slots_of
from checker.extract.quotation import QuotationMention
from checker.extract.slot import Slots
from checker.extract.token import Token
from checker.extract.wordclass import CONJUNCTIONS, PREPOSITIONS, SUBORDINATORS
from checker.model.claim import Claim
from checker.model.document import Document, Span
from checker.model.pattern import Pattern

_BEFORE_NAMES: Final = (PREPOSITIONS - SUBORDINATORS) | CONJUNCTIONS - {"but", "so", "yet"}
"""Behind these a name is not what the sentence speaks of: "the mother of Ada Lind was born …"."""
_OWNING: Final = frozenset({"'s", "’s", "'", "’", "-", "/"})


@dataclass(frozen=True)
class Prepared:
    """A pattern with its phrases compiled."""

    pattern: Pattern
    phrases: tuple[Phrase, ...]

    @cached_property
    def automata(self) -> tuple[Automaton, ...]:
        """One for each phrase; made when a text first has its words."""
        return tuple(Automaton(phrase) for phrase in self.phrases)

    @cached_property
    def types(self) -> dict[str, SlotType]:
        """The type of each slot."""
        return {slot.name: slot.type for phrase in self.phrases for slot in slots_of(phrase)}


class Patterns:
    """All patterns of a run, found by the words that a text must have for them."""

    def __init__(self, prepared: Sequence[Prepared] = ()) -> None:
        self.prepared = tuple(prepared)
        """The patterns, in their order."""
        self._index: dict[str, list[tuple[int, int]]] = {}
        for number, one in enumerate(self.prepared):
            for at, phrase in enumerate(one.phrases):
                for word in sorted(anchors(phrase)):
                    self._index.setdefault(word, []).append((number, at))

    @property
    def keyed(self) -> frozenset[str]:
        """The predicates of the keyed claims that they make."""
        made = (one.pattern.claim for one in self.prepared)
        return frozenset(claim.predicate for claim in made if claim.keyed)

    def __bool__(self) -> bool:
        return bool(self.prepared)

    def near(self, words: Sequence[Token]) -> list[tuple[Prepared, list[int]]]:
        """Return the patterns that may stand in *words*, each with the numbers of its phrases."""
        index = self._index
        found = {spot for t in words for spot in index.get(base(t.text), ())}
        found |= {s for t in words if t.text[-2:] in {"'s", "’s"} for s in index.get("'s", ())}
        chosen: dict[int, list[int]] = {}
        for number, at in sorted(found):
            chosen.setdefault(number, []).append(at)
        return [(self.prepared[number], phrases) for number, phrases in chosen.items()]


def pattern_claims(
    document: Document,
    context: Context,
    patterns: Patterns,
    found: Figures,
    quoted: Sequence[QuotationMention],
) -> list[Claim]:
    """Return a claim for each place where a phrase of *patterns* stands.

    *found* and *quoted* are the figures and the quotations of the document.
    """
    if not patterns:
        return []
    return [one.claim for one in readings(document, context, patterns, found, quoted)]


def readings(
    document: Document,
    context: Context,
    patterns: Patterns,
    found: Figures,
    quoted: Sequence[QuotationMention],
) -> Iterator[Reading]:
    """Yield each claim of *patterns* with the words that it was read from."""
    scene = _Scene(document, context, found, quoted)
    for part in context.parts:
        near = patterns.near(part.tokens)
        if near and document.text[part.statement.span.end - 1] != "?":
            slots = scene.slots(part)
            for prepared, numbers in near:
                yield from _claims(scene, prepared, numbers, slots)


def joined(claims: Sequence[Claim], made: Sequence[Claim]) -> list[Claim]:
    """Return *claims* with those that phrases *made*.

    A figure that a phrase names and does not key stays one claim, and goes by the phrase's words:
    matching would take two claims of one figure for two figures.
    """
    loose = [one for one in made if not one.keyed and one.value.type in {"quantity", "date"}]
    result = list(claims)
    named: set[int] = set()
    places: dict[int, list[int]] = {}
    for number, claim in enumerate(claims if loose else ()):
        if not claim.keyed and claim.value.type in {"quantity", "date"}:
            places.setdefault(claim.statement, []).append(number)
    for one in loose:
        for number in places.get(one.statement, ()):
            claim = claims[number]
            inside = one.quote.start <= claim.quote.start and claim.quote.end <= one.quote.end
            if inside and claim.value == one.value and number not in named:
                named.add(number)
                words = {"subject": one.subject, "predicate": one.predicate}
                said = {"qualifiers": one.qualifiers}
                result[number] = claim.model_copy(update=words | said)
                break
    return [*result, *(one for one in made if one not in loose)]


class _Scene:
    """A document, its context, and what is to be found in it, in the order of the text."""

    def __init__(
        self,
        document: Document,
        context: Context,
        found: Figures,
        quoted: Sequence[QuotationMention],
    ) -> None:
        self.document, self.context = document, context
        self._quantities = sorted(found.quantities, key=lambda one: one.start)
        self._dates = sorted(found.dates, key=lambda one: one.start)
        self._quoted = sorted(quoted, key=lambda one: one.start)

    def slots(self, part: StatementContext) -> Slots:
        """Return what slots can hold in the statement of *part*."""
        span = part.statement.span
        return Slots(
            self.document.text,
            part.tokens,
            _within(self._quantities, span),
            _within(self._dates, span),
            _within(self._quoted, span),
        )


class _Mention(Protocol):
    """What stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""


_M = TypeVar("_M", bound=_Mention)


def _within(mentions: Sequence[_M], span: Span) -> Sequence[_M]:
    low = bisect_left(mentions, span.start, key=lambda one: one.start)
    return mentions[low : bisect_left(mentions, span.end, key=lambda one: one.start)]


def _claims(
    scene: _Scene,
    prepared: Prepared,
    numbers: Sequence[int],
    slots: Slots,
) -> Iterator[Reading]:
    """Yield the claims of one pattern in one statement; two phrases do not say one thing twice."""
    seen: set[tuple[str, str]] = set()
    for number in numbers:
        for match in matches(prepared, number, slots):
            one = claim_of(scene.document, scene.context, prepared.pattern, prepared.types, match)
            if one is not None:
                key = (one.claim.subject, one.claim.value.model_dump_json())
                if key not in seen:
                    seen.add(key)
                    yield one


def matches(prepared: Prepared, number: int, slots: Slots) -> Iterator[Match]:
    """Yield where the phrase of that *number* stands, from left to right, without overlap."""
    automaton = prepared.automata[number]
    at = 0
    while at < len(slots.words):
        match = automaton.match(slots.words, at, slots.holders)
        if match and _is_whole(prepared, match, slots):
            yield match
            at = match.behind
        else:
            at += 1


def _is_whole(prepared: Prepared, match: Match, slots: Slots) -> bool:
    """Whether the names at both ends are what the sentence speaks of, and not parts of more."""
    words = slots.words
    for name, holding in match.held.items():
        if prepared.types[name] not in NAMED:
            continue
        if name == match.leading and match.first:
            at = match.first - 1
            before = words[at - 1] if at and words[at].lower == "the" else words[at]
            if before.lower in _BEFORE_NAMES or before.text in _OWNING:
                return False
        if holding.behind == match.behind < len(words) and words[match.behind].text in _OWNING:
            return False
    return True
