"""A place in a text in, its qualifiers out: how sure, yes or no, said by whom."""

from __future__ import annotations

from checker.extract.clause import clauses
from checker.extract.context import Context, StatementContext
from checker.extract.modality import modality
from checker.extract.polarity import polarity
from checker.model.claim import Qualifiers
from checker.model.document import Document


def qualifiers_at(document: Document, context: Context, offset: int) -> Qualifiers:
    """Return the qualifiers of the clause that holds the character at *offset*."""
    part = context.at(offset)
    if part is None:
        return Qualifiers()
    start, end = clause_at(document, part, offset)
    how, _, _ = modality(document.text, start, end)
    yes, _, _ = polarity(document.text, start, end)
    return Qualifiers(modality=how, polarity=yes, speaker=context.speaker_at(offset))


def clause_at(document: Document, part: StatementContext, offset: int) -> tuple[int, int]:
    """Return the span of the innermost clause of the statement that holds *offset*."""
    if part.clauses is None:
        span = part.statement.span
        part.clauses = [(c.start, c.end) for c in clauses(document.text, span.start, span.end)]
    holding = [c for c in part.clauses if c[0] <= offset < c[1]]
    if not holding:
        return part.statement.span.start, part.statement.span.end
    return min(holding, key=lambda c: (c[1] - c[0], c[0]))
