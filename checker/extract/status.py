"""Statements in, claims `state` out: how a thing stands ("provisional", "binding", "unanimous")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.clause import Clause, clauses
from checker.extract.concept import concept_of
from checker.extract.context import Context, StatementContext
from checker.extract.lexicon import table
from checker.extract.modality import modality
from checker.extract.polarity import polarity
from checker.extract.token import Token, tokens
from checker.extract.verb import is_adverbial, short_lemma
from checker.extract.wordclass import PREPOSITIONS
from checker.model.claim import Claim, Polarity, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TruthValue

_COPULAS = frozenset({"be", "remain", "stay", "become"})
_SETTLED = frozenset({"asserted", "decided"})
_NOTHING = frozenset({"nothing", "none"})
_LONGEST = 300
_NOT = re.compile(r"n['’]t\Z")
_COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_DIVIDED = re.compile(
    rf"\b(?:vote[ds]?|voting|split|decision|ruled|decided|majority|ruling)\b[^.;:]{{0,30}}?"
    rf"\b{_COUNT}(?: votes)?(?: to |-|–){_COUNT}\b|\bcasting vote\b",
    re.IGNORECASE,
)
_AS_ONE = re.compile(r"\bunanimously\b", re.IGNORECASE)
_NOUNS = 3
"""How far behind its adjective a noun may stand: "a conditional marketing authorisation"."""


@dataclass(frozen=True, slots=True)
class Status:
    """A thing and how it stands, as one side of an axis."""

    thing: str
    axis: str
    first: bool


def status_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each thing that is said to be final, binding and the like, or not."""
    return [
        _claim(document, context, part, clause, status)
        for part in context.parts
        if not part.statement.heading
        for clause in clauses(document.text, part.statement.span.start, part.statement.span.end)
        if clause.end - clause.start <= _LONGEST
        for status in statuses(document.text, clause)
    ]


def statuses(text: str, clause: Clause) -> Iterator[Status]:
    """Yield how the clause says that a thing stands, as a fact."""
    if _DIVIDED.search(text, clause.start, clause.end):
        yield Status("unanimous", "unanimous", first=False)
        return
    words = [t for t in tokens(text, clause.start, clause.end) if t.is_word]
    hits = [(i, *sides) for i, t in enumerate(words) for sides in _sides().get(t.lower, ())]
    said = _AS_ONE.search(text, clause.start, clause.end)
    if not (hits or said) or modality(text, clause.start, clause.end)[0] not in _SETTLED:
        return
    yes, _, _ = polarity(text, clause.start, clause.end)
    if said and clause.verb:
        yield Status("unanimous", "unanimous", first=yes == "affirmed")
        return
    for at, axis, first in hits:
        thing = _predicated(clause, words, at, axis)
        if thing:
            yield Status(thing, axis, first == (yes == "affirmed"))
        elif yes == "affirmed" and axis in table("status")["plain"]:
            for noun in words[at + 1 : at + 1 + _NOUNS]:
                if noun.lower in PREPOSITIONS or is_adverbial(noun):
                    break
                if _group(noun.lower, axis) == axis:
                    yield Status(axis, axis, first)
                    break


def _predicated(clause: Clause, words: list[Token], at: int, axis: str) -> str:
    """Return the thing of which the word at *at* is said with a form of "be", "" for none."""
    before = at - 1
    while before >= 0 and (is_adverbial(words[before]) or words[before].lower in {"not", "yet"}):
        before -= 1
    if before < 0 or short_lemma(_NOT.sub("", words[before].lower)) not in _COPULAS:
        return ""
    behind = words[at + 1] if at + 1 < len(words) else None
    if (
        behind is not None
        and behind.start == words[at].end + 1
        and behind.lower not in PREPOSITIONS | {"and", "but", "until", "right", "yet", "as"}
    ):
        return ""  # "it is a final offer", "the jury was split three to two" aside
    subject = [t for t in words[:before] if t.start >= clause.subject_start] or words[:before]
    if subject and subject[0].lower in _NOTHING:
        subject = subject[2:]  # "nothing in the text"
    end = next((i for i, t in enumerate(subject) if i and t.lower in PREPOSITIONS), len(subject))
    head = subject[end - 1] if subject and end else None
    if head is None or (head.is_capital and head.start != clause.start and axis != "binding"):
        return ""
    return _group(head.lower, axis)


def _group(noun: str, axis: str) -> str:
    """Return what *noun* is compared as: the axis for nouns that share it, else its concept."""
    base = short_lemma(noun)
    of = table("status").get(f"{axis} of", ())
    if noun in of or base in of or noun.removesuffix("s") in of:
        return axis
    return "" if axis in table("status")["plain"] else concept_of(noun)


@lru_cache(maxsize=1)
def _sides() -> dict[str, list[tuple[str, bool]]]:
    found: dict[str, list[tuple[str, bool]]] = {}
    for name, words in table("status").items():
        axis, _, side = name.partition(" ")
        if side in {"+", "-"}:
            for word in words:
                found.setdefault(word, []).append((axis, side == "+"))
    return found


def _claim(
    document: Document, context: Context, part: StatementContext, clause: Clause, status: Status
) -> Claim:
    start, end = clause.start, clause.end
    text = document.text[start:end]
    yes: Polarity = "affirmed" if status.first else "denied"
    about = part.about(start, end, f"{status.thing} {status.axis} status")
    if status.axis in table("status")["plain"]:  # whose it is, stands elsewhere in the clause
        about = about.model_copy(update={"names": (), "years": (), "months": ()})
    return Claim(
        source=document.id,
        subject=status.thing,
        predicate="state",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(polarity=yes, speaker=context.speaker_at((start + end) // 2)),
        quote=Quote(exact=text, start=start, end=end),
        about=about.model_copy(update={"modifiers": ("alone",), "verb": clause.verb}),
        statement=part.statement.number,
    )
