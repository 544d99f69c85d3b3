"""Documents in, the claims that a model reads in them out; none without its words in the source."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from checker.extract.date import dates
from checker.extract.fold import fold
from checker.extract.quantity import quantities
from checker.extract.sentence import statements
from checker.judge.ground import folded, located
from checker.judge.screen import speaks_to_a_model
from checker.judge.session import Session
from checker.model.claim import Claim, Quote
from checker.model.document import Document, Statement
from checker.model.reading import ClaimsReply, ReadClaim
from checker.model.value import DateValue, EntityValue, QuantityValue, TextValue, Value

EXTRACTOR: Final = "model"
"""How claims that a model read are marked in the database."""
_MOST: Final = 8
"""Claims that are asked for in a passage."""
_KEPT: Final = 20
"""Claims that are taken from one answer."""
_OVERLAP: Final = 1
"""Statements that two passages share, so that what one begins and the other ends is read whole."""
_WORDS: Final = 6
"""A value of more words is a sentence, and two sentences are rarely the same."""
_RESERVED: Final = frozenset(
    ("calendar", "change", "count", "counted-list", "holds", "members", "part", "placed-in", "role",
     "said", "share", "states", "subject-of", "time-of-day", "total")
)  # fmt: skip
"""Predicates whose values have a form of their own, which only the patterns make."""
_PREDICATE: Final = re.compile(r"^[^\W\d_][\w' -]{1,39}$")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of statements of one document, as it is sent."""

    document: Document
    statements: tuple[Statement, ...]
    withheld: int = 0
    """Statements left out because they speak to a language model."""

    @property
    def text(self) -> str:
        """The statements, a paragraph apart where they are one in the document."""
        parts: list[str] = []
        for number, one in enumerate(self.statements):
            before = self.statements[number - 1] if number else one
            parts += [] if not number else [" " if before.paragraph == one.paragraph else "\n\n"]
            parts.append(self.document.text[one.span.start : one.span.end])
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Read:
    """What a model read in a passage."""

    claims: tuple[Claim, ...] = ()
    dropped: int = 0
    answered: bool = True
    problem: str = ""


def passages(document: Document, longest: int) -> list[Passage]:
    """Return the document in passages of at most *longest* characters, or one statement each."""
    all_ = statements(document)
    sent = [s for s in all_ if not speaks_to_a_model(document.text[s.span.start : s.span.end])]
    made: list[Passage] = []
    start = 0
    while start < len(sent):
        end, room = start, longest
        while end < len(sent):
            room -= sent[end].span.end - sent[end].span.start + 2
            if room < 0 and end > start:
                break
            end += 1
        withheld = len(all_) - len(sent) if not made else 0
        made.append(Passage(document, tuple(sent[start:end]), withheld))
        if end >= len(sent):
            break
        start = max(start + 1, end - _OVERLAP)
    return made


def read(session: Session, passage: Passage) -> Read:
    """Return the claims that the model reads in *passage*, those that the passage holds."""
    about = passage.document.metadata
    first = passage.statements[0].number
    inputs = {
        "source": " ".join(about.id.split()),
        "published": str(about.published or ""),
        "passage": passage.text,
        "most": _MOST,
    }
    # Front matter is not among the statements, and may speak to a model as well.
    if speaks_to_a_model(about.id):
        return Read(problem="not sent: the name of the source speaks to a language model")
    reply = session.ask("extract", inputs, about=f"{about.id}, from statement {first}")
    if not isinstance(reply.value, ClaimsReply):
        return Read(answered=reply.answered, problem=reply.problem)
    said = reply.value.claims[:_KEPT]
    claims = [claim for one in said if (claim := _claim(passage, one))]
    return Read(tuple(claims), len(said) - len(claims))


def merged(reads: Sequence[Read], key: Callable[[str], str]) -> list[Claim]:
    """Return all claims once; passages overlap, and models repeat themselves."""
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in (claim for one in reads for claim in one.claims):
        identity = (
            claim.source, claim.quote.start, claim.quote.end, key(claim.subject), claim.predicate
        )  # fmt: skip
        seen.setdefault(identity, claim)
    return list(seen.values())


def _claim(passage: Passage, said: ReadClaim) -> Claim | None:
    """Return what a model read as a claim, or None where the source does not hold it."""
    document = passage.document
    place = _place(passage, said.quote)
    predicate = fold(said.predicate)
    if place is None or predicate in _RESERVED or not _PREDICATE.match(predicate):
        return None
    start, end, statement = place
    inside = located(document.text[start:end], said.value)
    if inside is None or not _named(passage, said.subject):
        return None
    low, high = start + inside[0], start + inside[1]
    value = _value(document, low, high)
    if value is None or fold(said.subject) == fold(said.value):
        return None
    return Claim(
        source=document.id,
        subject=" ".join(said.subject.split()),
        predicate=predicate,
        value=value,
        quote=Quote(exact=document.text[low:high], start=low, end=high),
        statement=statement.number,
        keyed=True,
        extractor=EXTRACTOR,
    )


def _place(passage: Passage, quote: str) -> tuple[int, int, Statement] | None:
    """Return where *quote* stands in one of the statements that were sent."""
    for one in passage.statements:
        span = located(passage.document.text[one.span.start : one.span.end], quote)
        if span is not None:
            return one.span.start + span[0], one.span.start + span[1], one
    return None


def _named(passage: Passage, subject: str) -> bool:
    """Whether the passage names the subject, capitals aside."""
    return located(folded(passage.text).casefold(), subject.casefold()) is not None


def _value(document: Document, start: int, end: int) -> Value | None:
    """Return the words text[start:end] as a value, typed by the patterns and not by the model."""
    text = document.text
    words = text[start:end]
    numbers = [one.value for one in quantities(text, start, end)]
    times = [one.value for one in dates(text, start, end, document.metadata.published)]
    if len(numbers) + len(times) > 1 and not (len(times) == 1 and isinstance(times[0], DateValue)):
        return None
    for value in (*times, *numbers):
        if isinstance(value, DateValue | QuantityValue):
            return value
    if any(letter.isdigit() for letter in words) or len(words.split()) > _WORDS:
        return None
    if words[:1].isupper():
        return EntityValue(name=" ".join(words.split()))
    return TextValue(text=" ".join(words.split()))
