"""A document and the names in it in, every claim that patterns can see out."""

from __future__ import annotations

from checker.extract.context import Context, Named
from checker.extract.figures import date_claims, figures, quantity_claims
from checker.extract.name import NameMention, names
from checker.extract.proposition import clause_claims, statement_claims
from checker.extract.structure import list_claims, placement_claims, role_claims
from checker.extract.sums import sum_claims
from checker.extract.wording import spoken, wording_claims
from checker.model.claim import Claim
from checker.model.document import Document, Statement


def names_in(document: Document, statements: tuple[Statement, ...]) -> list[NameMention]:
    """Return the names in the statements of *document*."""
    return [
        name
        for statement in statements
        for name in names(document.text, statement.span.start, statement.span.end)
    ]


def claims_in(
    document: Document, statements: tuple[Statement, ...], named: list[Named]
) -> list[Claim]:
    """Return the claims of *document*, in the order of the text.

    *named* are the names in the text with the keys that they share with other documents.
    """
    context = Context(document, statements, named)
    quoted = spoken(document, context)
    found = figures(document, context)
    claims = [
        *statement_claims(document, context),
        *clause_claims(document, context),
        *quantity_claims(document, context, found),
        *date_claims(document, context, found),
        *sum_claims(document, context, found),
        *list_claims(document, context),
        *placement_claims(document, context),
        *role_claims(document, context),
        *wording_claims(document, context, quoted),
    ]
    return sorted(claims, key=lambda c: (c.quote.start, c.predicate, c.quote.end))
