"""Statements in, claims `act` out: whose approval has been given, and whose is still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from checker.extract.clause import Clause, clauses
from checker.extract.context import Context, StatementContext
from checker.extract.modality import modality, weaker
from checker.extract.polarity import polarity
from checker.model.claim import About, Claim, Modality, Polarity, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import TruthValue

KEY = "approve"
BODY = "body"
"""The modifier of a claim whose names and words are those of who approves, and nothing else."""
_LONGEST = 300
_NOUN = (
    r"(?:approval|green light|go-ahead|nod|blessing|consent|clearance|permission|assent"
    r"|authori[sz]ation|ratification|endorsement|sign-off)"
)
_VERB = r"(?:approve|ratif(?:y|ie)|authori[sz]e|endorse|clear|sign off on|rubber-stamp)"
_NOUN_OF = re.compile(rf"\b{_NOUN}\b(?P<of> (?:of|from|by) )?", re.IGNORECASE)
_PENDING = re.compile(
    r"\b(?:subject to|pending|await(?:s|ing)?|needs?|requires?|depend(?:s|ent|ing)? on|once|until"
    rf"|conditional (?:up)?on|hinges? on|seek(?:s|ing)?)\b[^.;:]{{0,60}}?\b{_NOUN}\b"
    rf"|\b{_NOUN}\b[^.;:]{{0,40}}? (?:is|are|remains?) (?:still )?"
    r"(?:pending|outstanding|awaited|needed|required)\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:still ha(?:s|ve) to|ha(?:s|ve) yet to|ha(?:s|ve) still to|must still|still needs? to"
    rf"|(?:is|are) yet to)\b[^.;:]{{0,30}}?\b(?:{_NOUN}|{_VERB}s?)\b",
    re.IGNORECASE,
)
_VOTES = re.compile(r"\b(?:will|is to|are to|is due to|must) (?:still )?(?:vote|decide|rule) on\b")
_GIVEN = re.compile(
    rf"\b(?:g[ai]ves?|given|grant(?:s|ed)?)\b[^.;:]{{0,40}}?\b{_NOUN}\b|\b{_VERB}d\b"
    r"|\b(?:said|says|voted|votes) (?:yes|in favou?r)\b|\b(?:waved|nodded)\b[^.;:]{0,40}? through\b"
    r"|\bgreen-?(?:lit|lighted)\b"
    r"|\b(?:adopted|backed) the (?:bill|deal|plan|offer|budget|motion|law|accord)\b",
    re.IGNORECASE,
)
_WON = re.compile(
    rf"\b(?:won|wins?|receive[sd]?|secure[sd]|obtain(?:s|ed)|got|gained)\b[^.;:]{{0,40}}?\b{_NOUN}\b",
    re.IGNORECASE,
)
_BY = re.compile(r"\bby (?=\w)")


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody approves, and how far it has come."""

    start: int
    end: int
    """The words that name who approves."""
    modality: Modality
    polarity: Polarity


def consent_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each clause that says whose approval is given or wanted."""
    return [
        _claim(document, context, part, clause, consent)
        for part in context.parts
        if not part.statement.heading
        for clause in clauses(document.text, part.statement.span.start, part.statement.span.end)
        if clause.end - clause.start <= _LONGEST
        for consent in consents(document.text, clause)
    ]


def consents(text: str, clause: Clause) -> Iterator[Consent]:
    """Yield whose approval the clause says is given, or is still to come."""
    start, end = clause.start, clause.end
    subject = (clause.subject_start, clause.subject_end)
    pending = _PENDING.search(text, start, end)
    if pending:
        yield from _told(_behind(text, pending.start(), end), "considered", "affirmed")
    elif _STILL.search(text, start, end) or _VOTES.search(text, start, end):
        yield from _told(subject, "considered", "affirmed")
    elif (given := _GIVEN.search(text, start, end)) or (given := _WON.search(text, start, end)):
        how, _, _ = modality(text, start, end)
        yes, _, _ = polarity(text, start, end)
        body = _behind(text, given.start(), end)
        by = _BY.search(text, given.end(), end)
        if body[0] == body[1] and by:
            body = (by.end(), min(end, by.end() + 60))
        won = _WON.search(text, start, end) is not None
        if body[0] == body[1] and not won:
            body = subject
        yield from _told(body, weaker(how, "asserted"), yes)


def _told(body: tuple[int, int], how: Modality, yes: Polarity) -> Iterator[Consent]:
    if body[0] < body[1]:
        yield Consent(*body, how, yes)


def _behind(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the words behind "the approval of", none where there is no "of"."""
    found = _NOUN_OF.search(text, start, end)
    if found is None or found["of"] is None:
        return start, start
    return found.end(), min(end, found.end() + 60)


def _claim(
    document: Document, context: Context, part: StatementContext, clause: Clause, consent: Consent
) -> Claim:
    start, end = clause.start, clause.end
    body = part.about(consent.start, consent.end, KEY)
    return Claim(
        source=document.id,
        subject=KEY,
        predicate="act",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(
            modality=consent.modality,
            polarity=consent.polarity,
            speaker=context.speaker_at((start + end) // 2),
        ),
        quote=Quote(exact=document.text[start:end], start=start, end=end),
        about=About(
            head=KEY, modifiers=(BODY,), verb=clause.verb, words=body.words, names=body.names
        ),
        statement=part.statement.number,
    )
