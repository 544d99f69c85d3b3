"""A document's statements in, claims that something holds, or does not, and how surely, out."""

from __future__ import annotations

import re

from checker.extract.chain import acts_of
from checker.extract.clause import Clause, clauses
from checker.extract.concept import Concept
from checker.extract.condition import conditioned
from checker.extract.context import Context, StatementContext
from checker.extract.doubt import decides, doubted, is_denied_before, marks
from checker.extract.modality import modality, weaker
from checker.extract.polarity import polarity
from checker.extract.undecided import is_undecided
from checker.model.claim import About, Claim, Qualifiers, Quote
from checker.model.document import Document
from checker.model.value import EntityValue, TextValue, TruthValue

_FEWEST_CONCEPTS = 2
"""A clause with fewer content words ("it was not") cannot be told from any other."""
_SENTENCE_CONCEPTS = 5
"""Content words that make a sentence recognizable when its subject is another."""
_ASKS = re.compile(
    r"\s*(?:and |or |but )?(?:whether|if|unless|how|why|when|where|what)\b", re.IGNORECASE
)
_HANDS_ON = re.compile(r"\s+(?:to\s|[a-z]+ing\b)")
_OPENING = 5
"""Characters ("that ", "The ") that may stand before the name that opens a clause."""
_LONGEST = 300
_SEVERAL = re.compile(
    r"[\w’']+\s+(?:and|or|nor|&)\s+(?:the\s|an?\s|its\s|their\s|his\s|her\s)?$", re.IGNORECASE
)
_JOINED = re.compile(r"\s+(?:and|or|nor|&)\s", re.IGNORECASE)


def statement_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each statement: that the document states it.

    These say how rare each word is in the run.  A statement of a draft that names or counts
    something is a claim `reports` too: it can be looked for in the sources.
    """
    claims = []
    for part in context.parts:
        span = part.statement.span
        text = document.text[span.start : span.end]
        words = dict.fromkeys(c.key for c in part.concepts)
        if not words and not part.names:
            continue
        claims.append(
            Claim(
                source=document.id,
                subject="statement",
                predicate="states",
                value=TextValue(text=text),
                quote=Quote(exact=text, start=span.start, end=span.end),
                about=About(
                    head="heading" if part.statement.heading else "",
                    words=tuple(words),
                    names=tuple(sorted({n.key for n in part.names})),
                    numbers=tuple(sorted({key for _, key in part.numbers})),
                    years=part.years,
                ),
                statement=part.statement.number,
            )
        )
        if (
            document.metadata.role == "draft"
            and not part.statement.heading
            and (part.names or part.numbers)
        ):
            claims.append(claims[-1].model_copy(update={"predicate": "reports"}))
    return claims


def clause_claims(document: Document, context: Context) -> list[Claim]:
    """Return one claim for each clause with enough content: whether it holds, and how surely."""
    claims = []
    for part in context.parts:
        span = part.statement.span
        if part.statement.heading:
            continue
        before: Clause | None = None
        for clause in clauses(document.text, span.start, span.end):
            claim = _claim(document, context, part, clause, before)
            before = clause
            if claim:
                claims.append(claim)
                claims += _subject(document, context, clause, claim)
    return claims


def _subject(document: Document, context: Context, clause: Clause, claim: Claim) -> list[Claim]:
    """Return the claim that a named subject is the subject of a clause with enough content."""
    low, high = clause.subject_start, clause.subject_end
    if low >= high:  # no subject for certain: a name that opens the clause is one
        first = context.first_name(clause.start, clause.end)
        if first is None or first.start - clause.start > _OPENING:
            return []
        low, high = first.start, first.end
    named = context.names_in(low, high)
    others = tuple(n for n in claim.about.names if n not in named)
    if len(named) != 1 or len(claim.about.words) < _SENTENCE_CONCEPTS:
        return []
    if _SEVERAL.search(document.text, clause.start, low) or _JOINED.match(document.text, high):
        return []  # "the maker and Holm" are two subjects, of which one has no name here
    value = EntityValue(name=document.text[low:high], entity=named[0])
    about = claim.about.model_copy(update={"names": others})
    return [claim.model_copy(update={"predicate": "subject-of", "value": value, "about": about})]


def _predicate(text: str, clause: Clause, inside: list[Concept]) -> str:
    """Return the concept of what a clause says of its subject: the verb, or what it "is".

    Of "refused to pay" that is the second verb.
    """
    if not clause.verb:
        return ""
    behind = [c.key for c in inside if c.end >= clause.verb_end]
    if (
        len(behind) > 1
        and clause.verb in acts_of("chain")
        and _HANDS_ON.match(text, clause.verb_end)
    ):
        return behind[1]
    return behind[0] if behind else ""


def _claim(
    document: Document,
    context: Context,
    part: StatementContext,
    clause: Clause,
    before: Clause | None,
) -> Claim | None:
    start, end = clause.start, clause.end
    inside = [c for c in part.concepts if start <= c.start and c.end <= end]
    names = sorted({n.key for n in part.names if start <= n.start < end})
    if len(inside) + len(names) <= _FEWEST_CONCEPTS or end - start > _LONGEST:
        return None
    asked = is_undecided(document.text, clause, before, part.statement.span.end)
    if _ASKS.match(document.text, start, end) and not (asked or decides(document.text, clause)):
        return None  # "whether the bridge is closed" does not say that it is
    if context.is_quoted(start, end):
        return None  # what is quoted is held against other quotations, word by word
    text = document.text[start:end]
    how, _, _ = modality(document.text, start, end)
    how = doubted(document.text, clause, before, how)
    sentence = part.statement.span
    how = conditioned(document.text, clause, sentence.start, sentence.end, how)
    how = weaker(how, "considered") if asked else how
    yes, _, _ = polarity(document.text, start, end)
    if is_denied_before(document.text, clause, before):
        yes = "affirmed" if yes == "denied" else "denied"
    words = tuple(dict.fromkeys(c.key for c in inside))
    return Claim(
        source=document.id,
        subject=names[0] if names else words[0],
        predicate="holds",
        value=TruthValue(truth=True),
        qualifiers=Qualifiers(
            modality=how, polarity=yes, speaker=context.speaker_at((start + end) // 2)
        ),
        quote=Quote(exact=text, start=start, end=end),
        about=About(
            verb=clause.verb,
            head=_predicate(document.text, clause, inside),
            words=words,
            wider=tuple(dict.fromkeys(c.key for c in part.concepts if c.key not in words)),
            names=tuple(names),
            numbers=tuple(sorted({k for o, k in part.numbers if start <= o < end})),
            years=part.years,
            modifiers=marks(document.text, clause, before, how),
        ),
        statement=part.statement.number,
    )
