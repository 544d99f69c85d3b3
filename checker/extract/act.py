"""Statements in, claims `act` out: that something is done or not, and how surely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.chain import HOPED, acts_of, is_passive, last_verb, step_of, wished
from checker.extract.clause import Clause, clauses
from checker.extract.concept import concept_of, concepts, is_light, is_weak
from checker.extract.condition import conditioned
from checker.extract.context import Context, StatementContext
from checker.extract.doubt import doubted, is_denied_before, is_missed, ought
from checker.extract.fate import people
from checker.extract.modality import modality, weaker
from checker.extract.outcome import is_left_open
from checker.extract.phrase import phrase_after
from checker.extract.polarity import polarity
from checker.extract.token import Token, tokens
from checker.extract.undecided import asks, undecided_at
from checker.extract.verb import short_lemma, verb_group
from checker.extract.wordclass import PREPOSITIONS, REPORTING, TITLES
from checker.model.claim import Claim, Modality, Polarity, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TruthValue

_AGENTLESS = frozenset({"be", "have", "do", "seem", "appear", "become", "remain"})
_PERSONAL = frozenset({"he", "she", "they", "who"})
_LONGEST = 300
_NONE = re.compile(
    r"\bthere (?:is|was|are|were|will be|would be|has been|have been|had been) (?:no|not any)"
    r" (?!(?:need|grounds?|reasons?|case|cause|doubt|sign|indication|evidence|way|chance)\b)"
    r"|\bno (?:need|grounds?|reasons?|case|cause|justification|call|necessity) for"
    r" (?:an? |the |any )?",
    re.IGNORECASE,
)
"""Before the act that does not come about: "there will be no recount"."""


@dataclass(frozen=True, slots=True)
class Act:
    """An act that a clause speaks of."""

    key: str
    start: int
    end: int
    """The words that name the act: they are no words around it."""
    modality: Modality
    polarity: Polarity


def act_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each act that a clause speaks of."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading:
            continue
        claims += [
            _claim(document, context, part, clause, act)
            for clause, act in _found(document.text, span.start, span.end)
        ]
    return claims


def acts(text: str, start: int, end: int) -> list[Act]:
    """Return the acts of the sentence text[start:end], in order."""
    return [act for _, act in _found(text, start, end)]


def _found(text: str, start: int, end: int) -> Iterator[tuple[Clause, Act]]:
    before: Clause | None = None
    for clause in clauses(text, start, end):
        if clause.verb and clause.end - clause.start <= _LONGEST:
            opened = undecided_at(text, clause.start, clause.end, end)
            found: Iterator[Act]
            if opened is not None:
                found = _undecided(tokens(text, opened, end))
            elif is_missed(text, clause):
                found = iter(())
            else:
                found = _acts(text, clause, before, (start, end))
            for act in found:
                yield clause, act
        before = clause


def _claim(
    document: Document, context: Context, part: StatementContext, clause: Clause, act: Act
) -> Claim:
    start, end = clause.start, clause.end
    text = document.text[start:end]
    about = part.about(start, end, act.key, (act.start, act.end))
    return Claim(
        source=document.id,
        subject=act.key,
        predicate="act",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(
            modality=act.modality,
            polarity=act.polarity,
            speaker=context.speaker_at((start + end) // 2),
        ),
        quote=Quote(exact=text, start=start, end=end),
        about=about.model_copy(
            update={
                "wider": tuple(sorted({n.key for n in part.names} - set(about.names))),
                "modifiers": ("alone",) if act.key in acts_of("alone") else (),
                "verb": clause.verb,
            }
        ),
        statement=part.statement.number,
    )


def _step(text: str, clause: Clause, words: list[Token], at: int) -> tuple[str, int]:
    """Return how far the verb at *at* says that an act has come, and where its words end."""
    step, behind = step_of(words, at)
    if step == "denied" and is_left_open(text, clause):
        step = "done"  # "arson cannot be ruled out": it may be
    return step, behind


def _acts(
    text: str, clause: Clause, before: Clause | None, sentence: tuple[int, int]
) -> Iterator[Act]:
    """Yield the act of a clause: its last verb ("decided to close"), or the noun it handles."""
    how = _modality(text, clause, before, *sentence)
    yes, cue, cue_end = polarity(text, clause.start, clause.end)
    said_no = (cue, cue_end) if yes == "denied" else (0, 0)
    if is_denied_before(text, clause, before):
        yes = "affirmed" if yes == "denied" else "denied"
    words = tokens(text, clause.verb_start, clause.end)
    at = next((i for i, t in enumerate(words) if t.end == clause.verb_end), None)
    none = _NONE.search(text, clause.start, clause.end)
    if none:
        lacking = tokens(text, none.end(), clause.end)
        yield from _of_noun(lacking, phrase_after(lacking, 0), "", how, "denied")
    if none or at is None:
        return
    if clause.verb in REPORTING and not is_passive(words, at):
        # "said they are weighing an appeal": modality and polarity are of what is said already.
        later = (verb_group(words, j) for j in range(at + 2, len(words)))
        group = next((g for g in later if g is not None), None)
        if group is None:
            return
        at = group.last
    at = wished(words, at)
    last = last_verb(words, at)
    step, behind = ("", at + 1) if last > at else _step(text, clause, words, at)
    own = said_no[0] <= words[at].start < said_no[1]
    subject = tokens(text, clause.subject_start, clause.subject_end)
    handled = _handled(subject, words, (at, behind, step), how, _turned(yes, step, own=own))
    if handled is not None:
        yield from handled
        return
    at = last
    found = concepts(words[at : at + 4])
    first = next((c for c in found if c.start == words[at].start), None)
    verb = short_lemma(words[at].lower)
    if (
        verb in _AGENTLESS
        or (verb in REPORTING and not is_passive(words, at))
        or (is_light(verb) and first is None)
    ):
        return
    key = first.key if first else concept_of(verb)
    if is_weak(key) or is_light(key) or key in acts_of("often"):
        return
    yield Act(key, words[at].start, first.end if first else words[at].end, how, yes)


def _turned(yes: Polarity, step: str, *, own: bool) -> Polarity:
    """Return the polarity without the "no" that a verb is by itself: "ruled out a recount"."""
    if step != "denied" or not own:
        return yes
    return "affirmed" if yes == "denied" else "denied"


def _handled(
    subject: list[Token],
    words: list[Token],
    verb: tuple[int, int, str],
    how: Modality,
    yes: Polarity,
) -> Iterator[Act] | None:
    """Return the act of the noun that a verb handles, None where the verb is the act itself."""
    at, behind, step = verb
    passive = is_passive(words, at)
    if step == "denied" and passive and _is_somebody(subject):
        return None  # "the officer was suspended": no act of his is called off
    if step == "happens" or (step and passive):
        return _of_noun(subject, len(subject), step, how, yes)
    stop = phrase_after(words, behind) if step else behind
    if stop > behind:
        return _of_noun(words[behind:stop], stop - behind, step, how, yes)
    return None


def _is_somebody(subject: list[Token]) -> bool:
    """Whether a subject is a person: "the officer", "she", "Ms Lind"."""
    end = next((i for i, t in enumerate(subject) if i and t.lower in PREPOSITIONS), len(subject))
    head = next((t for t in reversed(subject[:end]) if t.is_word), None)
    if head is None:
        return False
    titled = any(t.lower in TITLES for t in subject[:end])
    return titled or head.lower in _PERSONAL or concept_of(head.lower) in people()


def _undecided(words: list[Token]) -> Iterator[Act]:
    """Yield the act that is not decided on: "whether to appeal", "about an appeal"."""
    at = next((i for i, t in enumerate(words[:-1]) if t.lower == "to"), None)
    if at is not None and at <= 1:
        verb = words[at + 1]
        key = concept_of(short_lemma(verb.lower))
        if not is_weak(key) and not is_light(key):
            yield Act(key, verb.start, verb.end, "considered", "affirmed")
        return
    yield from _of_noun(words, phrase_after(words, 0), "considered", "considered", "affirmed")


def _of_noun(
    words: list[Token], stop: int, step: str, how: Modality, yes: Polarity
) -> Iterator[Act]:
    """Yield the act that the head of a noun phrase names, as far as *step* says it has come."""
    end = next(
        (
            i
            for i, t in enumerate(words[:stop])
            if i and (t.lower == "," or t.lower in PREPOSITIONS)
        ),
        stop,
    )
    head = next((t for t in reversed(words[:end]) if t.is_word), None)
    if head is None or head.is_capital or is_light(head.lower):
        return
    key = concept_of(head.lower)
    if is_weak(key) or is_light(key):
        return
    if step == "denied":
        yes = "affirmed" if yes == "denied" else "denied"
    elif step in {"considered", "planned"}:
        how = weaker(how, "considered" if step == "considered" else "planned")
    yield Act(key, head.start, head.end, how, yes)


def _modality(
    text: str, clause: Clause, before: Clause | None, sentence_start: int, sentence_end: int
) -> Modality:
    """Return how sure the clause is: hopes in front of it, and conditions behind it, count too."""
    how, _, _ = modality(text, clause.start, clause.end)
    how = ought(text, clause, doubted(text, clause, before, how))
    if asks(text, clause.start, clause.end):
        how = weaker(how, "considered")
    if before is not None and clause.kind == "sub" and before.verb in HOPED:
        how = weaker(how, "planned")
    return conditioned(text, clause, sentence_start, sentence_end, how)
