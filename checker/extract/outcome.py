"""Statements in, claims `outcome` out: on which side of an axis something came out.

"The jury cleared him" stands on the axis of verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from checker.extract.axis import CUE, Hit, axes, hits, surety
from checker.extract.clause import Clause, clauses
from checker.extract.context import Context, StatementContext
from checker.extract.modality import modality, weaker
from checker.extract.token import Token
from checker.extract.verb import is_negative_form, short_lemma
from checker.extract.wordclass import words
from checker.model.claim import Claim, Modality, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TextValue

_NEGATIONS = words("not never no nobody none neither nor without cannot nothing hardly barely")
_NEGATIVE_VERBS = words("fail refuse decline deny avoid unable unwilling prevent avert")
_NO_NEGATION = words("only just doubt least merely matter less fewer longer sooner wonder")
_CONDITIONS = words("if unless")
_CHARGES = 2
_OF = words("of with")
_NEGATIVE_PAIRS = frozenset({("no", "longer"), ("yet", "to")})
_RULED_OUT = re.compile(
    r"(?P<open>(?:\b(?:not|cannot|never|neither|nor|refus\w+|declin\w+|unable|yet)\b|n['’]t\b)"
    r"[^.;:]{0,30})?\brul(?:e|es|ed|ing) out\b",
    re.IGNORECASE,
)
"""What is ruled out is not so; what is not ruled out may be so."""
_MERIT = words("deserve merit worthy unworthy undeserved deserving deservedly unlucky")
_WISH = words("""
    chance opportunity bid battle fight attempt try seek struggle vie enough ambition desire wish
    want hope aim need way pressure motivation incentive prove yearn long
""")
"""Before "to win": nothing has been won."""
_NEAR = 3
_REACH = 7
"""So many words before a phrase a negation is looked for."""
_CUE_REACH = 9
_LONGEST = 400
_BREAKS = frozenset(',;:—–()"“”')


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where something stands on an axis."""

    axis: str
    side: str
    start: int
    end: int
    """The words that say so."""
    clause: Clause
    modality: Modality


def outcome_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each outcome that a sentence tells."""
    return [
        _claim(document, context, part, outcome)
        for part in context.parts
        if not part.statement.heading
        and part.statement.span.end - part.statement.span.start <= _LONGEST
        for outcome in outcomes(document.text, part.tokens)
    ]


def outcomes(text: str, told: Sequence[Token]) -> Iterator[Outcome]:
    """Yield the outcomes of the sentence that *told* are the tokens of."""
    found = hits(told)
    named = [hit for hit in found if hit.side.axis != CUE]
    if not named or told[-1].text == "?":
        return
    cues = [hit for hit in found if hit.side.axis == CUE]
    parts = [c for c in clauses(text, told[0].start, told[-1].end) if c.kind != "paren"]
    conditional = any(t.lower in _CONDITIONS for t in told[:1]) or any(
        a.lower in _CONDITIONS and b.text != "," for a, b in pairwise(told[1:])
    )
    for hit in named:
        clause = _clause(parts, told[hit.first].start)
        side = hit.side.name
        if clause is None or _is_wish(told, hit):
            continue
        ruled = _RULED_OUT.search(text, clause.start, clause.end)
        if _denied(told, hit, clause) if ruled is None else not ruled["open"]:
            others = [other for other in axes().sides[hit.side.axis] if other != side]
            if len(others) != 1:
                continue
            side = others[0]
        flat, cue, cue_end = modality(text, clause.start, clause.end)
        if told[hit.first].start <= cue < cue_end <= told[hit.last].end:
            flat = "asserted"  # "could pass": the phrase says so itself
        how = _beside(told, hit, cues, "possible" if is_left_open(text, clause) else flat)
        yield Outcome(
            hit.side.axis,
            side,
            told[hit.first].start,
            told[hit.last].end,
            clause,
            weaker(how, "conditional") if conditional else how,
        )


def _charges(part: StatementContext, outcome: Outcome) -> tuple[str, ...]:
    """Return of what: "guilty *of theft*", "cleared her *of murder*"."""
    behind = [t for t in part.tokens if outcome.start < t.start < outcome.clause.end]
    of = next((t for t in behind[:_REACH] if t.lower in _OF), None)
    if of is None:
        return ()
    keys = [c.key for c in part.concepts if of.end <= c.start < outcome.clause.end]
    return tuple("of " + key for key in keys[:_CHARGES])


def _clause(parts: Sequence[Clause], at: int) -> Clause | None:
    return next((c for c in parts if c.start <= at < c.end), None)


def _denied(told: Sequence[Token], hit: Hit, clause: Clause) -> bool:
    """Whether an odd number of negations reaches the phrase, from before it or inside it."""
    count = 0
    for i in range(max(0, hit.first - _REACH), hit.first):
        token = told[i]
        if token.start < clause.start:
            continue
        low = token.lower
        behind = told[i + 1].lower if i + 1 < len(told) else ""
        if low in _NEGATIONS and behind not in _NO_NEGATION:
            count += low != "without" or hit.first - i <= _NEAR
        else:
            count += (
                is_negative_form(low)
                or (token.is_word and short_lemma(low) in _NEGATIVE_VERBS)
                or (low, behind) in _NEGATIVE_PAIRS
            )
    return count % 2 == 1


def is_left_open(text: str, clause: Clause) -> bool:
    """Whether the clause says that something is not ruled out."""
    ruled = _RULED_OUT.search(text, clause.start, clause.end)
    return ruled is not None and bool(ruled["open"])


def _is_wish(told: Sequence[Token], hit: Hit) -> bool:
    """Whether the phrase tells of no outcome: "deserved a win", "had chances to win"."""
    before = told[max(0, hit.first - _NEAR) : hit.first]
    lemmas = [short_lemma(t.lower) if t.is_word else t.text for t in before]
    if _BREAKS & set(lemmas):
        return False
    return bool(_MERIT & set(lemmas)) or (lemmas[-1:] == ["to"] and bool(_WISH & set(lemmas)))


def _beside(told: Sequence[Token], hit: Hit, cues: Sequence[Hit], how: Modality) -> Modality:
    """Return how sure the outcome is where its clause is *how*: cues beside it count, too."""
    for cue in cues:
        if cue.last < hit.first:
            between = told[cue.last + 1 : hit.first]
        elif cue.first > hit.last:
            between = told[hit.last + 1 : cue.first]
        elif hit.first <= cue.first and cue.last <= hit.last:
            continue  # "could pass": the phrase says so itself
        else:
            between = told[:0]
        if len(between) <= _CUE_REACH and not any(t.text in _BREAKS for t in between):
            how = weaker(how, surety(cue.side))
    return how


def _claim(document: Document, context: Context, part: StatementContext, outcome: Outcome) -> Claim:
    span = part.statement.span
    clause = outcome.clause
    start, end = min(clause.start, outcome.start), max(clause.end, outcome.end)
    about = part.about(span.start, span.end, outcome.axis, (outcome.start, outcome.end))
    charges = _charges(part, outcome) if outcome.axis in axes().charged else ()
    before = context.parts[part.statement.number - 1] if part.statement.number else None
    wider: dict[str, None] = {}
    if before is not None and not before.statement.heading:
        wider.update(dict.fromkeys(c.key for c in before.concepts))
        wider.update(dict.fromkeys(n.key for n in before.names))
    known = {*about.words, *about.names}
    return Claim(
        source=document.id,
        subject=outcome.axis,
        predicate="outcome",
        value=TextValue(text=outcome.side),
        qualifiers=Qualifiers(modality=outcome.modality, speaker=context.speaker_at(outcome.start)),
        quote=Quote(exact=document.text[start:end], start=start, end=end),
        about=about.model_copy(
            update={
                "wider": tuple(key for key in wider if key not in known),
                "modifiers": charges,
            }
        ),
        statement=part.statement.number,
    )
