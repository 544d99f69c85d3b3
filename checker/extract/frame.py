"""Statements and their names in; out, who plays which part: "built by Lind", "the driver, Lind"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.extract.name import NameMention
from checker.extract.office import ARTICLES
from checker.extract.player import Players
from checker.extract.relation import Phrase, fits, kinds, phrases
from checker.extract.token import Token, tokens
from checker.model.document import Statement

_OTHER = frozenset(
    {"former", "ex", "deputy", "vice", "second", "third", "another", "other", "assistant", "rival",
     "co", "previous", "fellow", "first", "last"}
)  # fmt: skip
"""Words before a noun that make it another part."""


_OPEN = frozenset(
    {"new", "old", "current", "veteran", "long-serving", "main", "chief", "lead", "local", "young"}
)
"""Words before a noun that make it no other part."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A part in the story, and the words that give it to somebody."""

    relation: str
    start: int
    end: int
    filler: tuple[int, int]
    name: NameMention | None
    """None where the filler is a common noun."""
    narrow: str = ""
    """The word before the noun of the part: "lorry" of "lorry driver"."""
    statement: int = 0
    thing: tuple[int, int] = (0, 0)
    """The noun phrase of what the part is in: "the jury prize"."""


def frames(text: str, split: Sequence[Statement], mentions: Sequence[NameMention]) -> list[Frame]:
    """Return the parts that a text gives to names and to things, in order."""
    found: dict[tuple[str, int], Frame] = {}
    at = 0
    for statement in split:
        here: list[NameMention] = []
        while at < len(mentions) and mentions[at].start < statement.span.end:
            if mentions[at].start >= statement.span.start:
                here.append(mentions[at])
            at += 1
        if statement.heading:
            continue
        words = tokens(text, statement.span.start, statement.span.end)
        for frame in _Reader(text, words, here, statement.number).frames():
            found.setdefault((frame.relation, frame.filler[0]), frame)
    return sorted(found.values(), key=lambda f: (f.start, f.end, f.relation))


class _Reader:
    """Reads one statement."""

    def __init__(
        self, text: str, words: Sequence[Token], mentions: Sequence[NameMention], number: int
    ) -> None:
        self.text, self.words, self.number = text, words, number
        self.players = Players(text, words, mentions)
        self.inside = self.players.inside

    def frames(self) -> Iterator[Frame]:
        lower = [token.lower for token in self.words]
        behind = 0
        for i, word in enumerate(lower):
            longest = 0
            for phrase in phrases().get(word, ()):
                if len(phrase.words) < longest or i in self.inside:
                    break
                stop = phrase.behind(lower, i)
                if stop > behind:
                    longest = len(phrase.words)
                    yield from self._read(phrase, i, stop)
            behind = max(behind, i + longest)

    def _read(self, phrase: Phrase, low: int, high: int) -> Iterator[Frame]:
        narrow = ""
        if phrase.form == "did":
            place = self.players.subject(low)
        elif phrase.form == "by":
            place = self.players.object(high, common="common" in kinds(phrase.relation))
        elif phrase.form == "of":
            place = self.players.owner(low)
        else:
            if low and self.words[low - 1].lower.rstrip("-") in _OTHER:
                return
            place = self.players.holder(low, high)
            before = self.words[low - 1] if low else None
            if before and before.is_word and before.lower not in ARTICLES | _OPEN:
                narrow = before.lower
        if place is None:
            return
        first, last, mention = place
        allowed = kinds(phrase.relation)
        if mention is None and not {"common", "person"} & allowed:
            return
        if mention is not None and not fits(mention.kind, allowed, single=" " not in mention.text):
            return
        start, end = self.words[min(first, low)].start, self.words[max(last, high) - 1].end
        span = (self.words[first].start, self.words[last - 1].end)
        if mention is not None:
            span = (mention.start, mention.end)
        thing = self.players.thing(phrase.form, low, high)
        yield Frame(phrase.relation, start, end, span, mention, narrow, self.number, thing)
