"""A statement in; out, what a slot of each type could hold at each of its tokens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from checker.extract.automaton import Holding
from checker.extract.date import DateMention
from checker.extract.name import NameMention, names
from checker.extract.office import ACTING, ARTICLES, FORMER, Scene, role_beginning
from checker.extract.part import split
from checker.extract.phrase import phrase_after
from checker.extract.quantity import QuantityMention
from checker.extract.quotation import QuotationMention
from checker.extract.token import Token
from checker.extract.wordclass import DETERMINERS, PREPOSITIONS, PRONOUNS
from checker.model.value import DateValue, QuantityValue

_KINDS: Mapping[str, frozenset[str]] = {
    "person": frozenset({"person", "unknown"}),
    "organisation": frozenset({"organisation", "unknown"}),
    "place": frozenset({"place", "country", "unknown"}),
    "country": frozenset({"country"}),
    "name": frozenset({"person", "organisation", "place", "country", "unknown"}),
}
"""The kinds of name that each type takes; an unknown one may be any but a country."""
_WORDS = 6
_ROLE_WORDS = 4
_CURRENCY_LETTERS = 3
_DIGITS = 15


class Slots:
    """The tokens of one statement, and the mentions that begin at them."""

    def __init__(
        self,
        text: str,
        words: Sequence[Token],
        quantities: Sequence[QuantityMention],
        dates: Sequence[DateMention],
        quotations: Sequence[QuotationMention],
    ) -> None:
        self.text = text
        self.words = split(list(words))
        self._begins = {token.start: at for at, token in enumerate(self.words)}
        self._ends = {token.end: at + 1 for at, token in enumerate(self.words)}
        self._quantities, self._dates, self._quotations = quantities, dates, quotations
        self._found: dict[tuple[str, int], tuple[Holding, ...]] = {}

    def holders(self, kind: str, at: int) -> tuple[Holding, ...]:
        """Return what a slot of type *kind* could hold from the token *at* on, longest first."""
        if (kind, at) not in self._found:
            self._found[kind, at] = tuple(self._read(kind, at))
        return self._found[kind, at]

    def name_at(self, at: int) -> NameMention | None:
        """Return the name that begins, with its title, at the token *at*."""
        return self._names.get(at)

    def _read(self, kind: str, at: int) -> Iterator[Holding]:
        if at >= len(self.words):
            return
        if kind in _KINDS:
            yield from self._named(kind, at)
        elif kind == "role":
            yield from self._role(at)
        elif kind == "words":
            yield from self._phrase(at)
        elif kind == "quote":
            yield from self._quoted(at)
        elif kind in {"date", "time"}:
            yield from self._dated(kind, at)
        else:
            yield from self._counted(kind, at)

    @cached_property
    def _names(self) -> dict[int, NameMention]:
        if not self.words:
            return {}
        found: dict[int, NameMention] = {}
        for mention in names(self.text, self.words[0].start, self.words[-1].end):
            for start in (mention.start, mention.title_start):
                if start in self._begins:
                    found.setdefault(self._begins[start], mention)
        return found

    def _named(self, kind: str, at: int) -> Iterator[Holding]:
        if kind != "person" and self.words[at].lower == "the":
            at += 1
        mention = self._names.get(at)
        if mention and mention.kind in _KINDS[kind]:
            yield from self._held(mention.start, mention.end)

    def _held(
        self, start: int, end: int, value: QuantityValue | DateValue | None = None
    ) -> Iterator[Holding]:
        """Yield text[start:end] if a token ends there."""
        if end in self._ends:
            yield Holding(start, end, self._ends[end], value)

    def _role(self, at: int) -> Iterator[Holding]:
        """Yield the office that begins at a token, the words of its field included."""
        while at < len(self.words) and self.words[at].lower in ARTICLES:
            at += 1
        if at >= len(self.words) or self.words[at].lower in FORMER | ACTING:
            return
        stop = role_beginning(self._scene, at)
        if stop is not None:
            yield Holding(self.words[at].start, self.words[stop - 1].end, stop)
            return
        end = at
        while end < min(len(self.words), at + _ROLE_WORDS) and self._is_plain(self.words[end]):
            end += 1
        # A phrase that goes on is no office: "was appointed last autumn by the board as chair".
        if at < end and (end == len(self.words) or not self._is_plain(self.words[end])):
            yield Holding(self.words[at].start, self.words[end - 1].end, end)

    def _is_plain(self, token: Token) -> bool:
        low = token.lower
        return (
            token.text.replace("-", "").isalpha()
            and token.text.islower()
            and low not in DETERMINERS | PRONOUNS | PREPOSITIONS
            and low not in {"and", "or", "but", "last", "next", "while", "when", "because"}
        )

    @cached_property
    def _scene(self) -> Scene:
        begins = {token.start: at for at, token in enumerate(self.words)}
        return Scene(self.text, self.words, begins, {m.start: m for m in self._names.values()})

    def _phrase(self, at: int) -> Iterator[Holding]:
        """Yield a short noun phrase, and every shorter beginning of it."""
        stop = min(phrase_after(self.words, at), at + _WORDS)
        for end in range(stop, at, -1):
            yield Holding(self.words[at].start, self.words[end - 1].end, end)

    def _quoted(self, at: int) -> Iterator[Holding]:
        for mention in self._quotations:
            if mention.start == self.words[at].end and mention.start < mention.end:
                behind = next(
                    (n for n in range(at, len(self.words)) if self.words[n].start >= mention.end),
                    None,
                )
                if behind is not None:
                    yield Holding(mention.start, mention.end, behind + 1)

    def _dated(self, kind: str, at: int) -> Iterator[Holding]:
        start = self.words[at].start
        for mention in self._dates:
            if mention.start == start and mention.value is not None:
                clock = isinstance(mention.value, QuantityValue)
                if clock == (kind == "time"):
                    yield from self._held(mention.start, mention.end, mention.value)

    def _counted(self, kind: str, at: int) -> Iterator[Holding]:
        start = self.words[at].start
        for mention in self._quantities:
            if mention.start != start or mention.ordinal or not _fits(kind, mention.value.unit):
                continue
            if kind == "quantity" and mention.head_end > mention.end:
                yield from self._held(mention.start, mention.head_end, mention.value)
            yield from self._held(mention.start, mention.end, mention.value)
        token = self.words[at].text
        if kind == "number" and token.isascii() and token.isdigit() and len(token) <= _DIGITS:
            number = float(token)
            value = QuantityValue(low=number, high=number, nominal=number, precision=1)
            yield Holding(start, self.words[at].end, at + 1, value)


def _fits(kind: str, unit: str) -> bool:
    if kind == "money":
        return len(unit) == _CURRENCY_LETTERS and unit.isupper()
    if kind == "percent":
        return unit == "percent"
    return kind == "quantity" or unit == ""
