"""Statements in, claims `state` out: how a thing is or which way it goes, one of two opposites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker.extract.chain import is_passive
from checker.extract.clause import Clause, clauses
from checker.extract.concept import concept_of, concepts, is_light
from checker.extract.context import Context, StatementContext
from checker.extract.lemma import is_word
from checker.extract.lexicon import table
from checker.extract.modality import modality
from checker.extract.phrase import phrase_after
from checker.extract.polarity import polarity
from checker.extract.token import Token, tokens
from checker.extract.verb import is_adverbial, short_lemma
from checker.extract.wordclass import PREPOSITIONS, words
from checker.model.claim import Claim, Polarity, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TruthValue

_COPULAS = frozenset({"be", "stay", "remain", "become", "prove", "turn", "go", "get"})
_LONGEST = 240
_SHORT = 4
_UNDONE = ("ed", "able", "ible", "aid", "afe")
_OF = frozenset({"of", "for", "in", "at", "on", "to", "with", "from", ","})
_TURNS = words("first second third fourth fifth last next other another final q1 q2 q3 q4")
"""Words that tell one quarter, match or reading from the next."""


@dataclass(frozen=True, slots=True)
class State:
    """A thing, and one of two opposites that it is or does."""

    thing: str
    axis: str
    """Both opposites, in an order of their own: `fall|rise`."""
    first: bool
    """Whether it is the first of the two."""


def state_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each thing that is said to be, or do, what has an opposite."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading:
            continue
        for clause in clauses(document.text, span.start, span.end):
            if not clause.verb or clause.end - clause.start > _LONGEST:
                continue
            claims += [
                _claim(document, context, part, clause, state)
                for state in states(document.text, clause)
            ]
    return claims


def _claim(
    document: Document, context: Context, part: StatementContext, clause: Clause, state: State
) -> Claim:
    start, end = clause.start, clause.end
    how, _, _ = modality(document.text, start, end)
    known = set(state.axis.split("|"))
    about = part.about(start, end, f"{state.thing} {state.axis}")
    text = document.text[start:end]
    turns = sorted({t.lower for t in tokens(text) if t.lower in _TURNS})
    yes: Polarity = "affirmed" if state.first else "denied"
    return Claim(
        source=document.id,
        subject=state.thing,
        predicate="state",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(
            modality=how, polarity=yes, speaker=context.speaker_at((start + end) // 2)
        ),
        quote=Quote(exact=text, start=start, end=end),
        about=about.model_copy(
            update={
                "modifiers": tuple(turns),
                "verb": clause.verb,
                "words": tuple(key for key in about.words if key not in known),
            }
        ),
        statement=part.statement.number,
    )


def states(text: str, clause: Clause) -> Iterator[State]:
    """Yield what a clause says that has an opposite: "prices fell", "it cut prices"."""
    heard = tokens(text, clause.verb_start, clause.end)
    at = next((i for i, t in enumerate(heard) if t.end == clause.verb_end), None)
    if at is None:
        return
    verb = short_lemma(heard[at].lower)
    whole = concepts(heard[at : at + 3])
    phrase = whole[0].key if whole and whole[0].start < heard[at].end < whole[0].end else ""
    thing = _head(tokens(text, clause.subject_start, clause.subject_end), clause.start)
    if verb in _COPULAS and not phrase and not is_passive(heard, at):
        i = at + 1
        while (
            i < len(heard)
            and heard[i].is_word
            and (is_adverbial(heard[i]) or heard[i].lower in {"not", "very", "so", "too"})
        ):
            i += 1
        if i >= len(heard) or (
            i + 1 < len(heard)
            and heard[i + 1].is_word
            and heard[i + 1].lower not in PREPOSITIONS | {"and", "but", "when", "as", "that"}
        ):
            return
        word = heard[i].lower
    else:
        word = heard[at].lower
        after = at + 1
        while phrase and after < len(heard) and heard[after].start < whole[0].end:
            after += 1  # "turned down the offer" is about the offer
        stop = phrase_after(heard, after)
        if stop > after and not is_passive(heard, at) and not heard[after].text[0].isdigit():
            thing = _head(heard[after:stop], clause.start)
    if not thing:
        return
    yes, cue, cue_end = polarity(text, clause.start, clause.end)
    # "The motion was rejected": the verb is what has an opposite, and no denial of it.
    denied = yes == "denied" and not cue <= heard[at].start < cue_end
    key = phrase or concept_of(short_lemma(word))
    for other in sorted(_opposites().get(key, frozenset()) | _without(word)):
        first, second = sorted((key, other))
        yield State(thing, f"{first}|{second}", (key == first) != denied)


def _head(words: list[Token], opening: int) -> str:
    """Return the concept of the noun that a phrase is about, "" where it is a name."""
    end = next((i for i, t in enumerate(words) if i and t.lower in _OF), len(words))
    head = next((t for t in reversed(words[:end]) if t.is_word), None)
    if head is None or (head.is_capital and head.start != opening) or is_light(head.lower):
        return ""
    return concept_of(head.lower)


def _without(word: str) -> frozenset[str]:
    """Return what "un-" makes the opposite of a word: "unsigned" of "signed", and the reverse."""
    plain = word.removeprefix("un")
    if len(plain) > _SHORT and plain != word and is_word(plain):
        return frozenset({concept_of(short_lemma(plain))})
    if word.endswith(_UNDONE) and is_word(f"un{word}"):
        return frozenset({concept_of(short_lemma(f"un{word}"))})
    return frozenset()


@lru_cache(maxsize=1)
def _opposites() -> dict[str, frozenset[str]]:
    """Return the opposites of each concept."""
    both: dict[str, set[str]] = {}
    for key, others in table("antonyms").items():
        for other in others:
            one, two = concept_of(key), concept_of(other)
            if one != two:
                both.setdefault(one, set()).add(two)
                both.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in both.items()}
