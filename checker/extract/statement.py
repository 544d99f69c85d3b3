"""A document and the names in it in, every claim that patterns can see out."""

from __future__ import annotations

from checker.extract.act import act_claims
from checker.extract.agent import agent_claims
from checker.extract.apart import apart_claims
from checker.extract.belonging import belonging_claims
from checker.extract.consent import consent_claims
from checker.extract.context import Context, Named
from checker.extract.direction import direction_claims
from checker.extract.duty import duty_claims
from checker.extract.figures import date_claims, figures, quantity_claims
from checker.extract.hearsay import hearsay_claims
from checker.extract.inclusion import inclusion_claims
from checker.extract.made import Reading
from checker.extract.name import NameMention, names
from checker.extract.outcome import outcome_claims
from checker.extract.pattern import Patterns, joined, pattern_claims, readings
from checker.extract.proposition import clause_claims, statement_claims
from checker.extract.running import running_claims
from checker.extract.scene import scene_claims
from checker.extract.share import share_claims
from checker.extract.site import site_claims
from checker.extract.state import state_claims
from checker.extract.status import status_claims
from checker.extract.structure import list_claims, placement_claims, role_claims
from checker.extract.sums import sum_claims
from checker.extract.toll import toll_claims
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
    document: Document,
    statements: tuple[Statement, ...],
    named: list[Named],
    patterns: Patterns | None = None,
) -> list[Claim]:
    """Return the claims of *document*, in the order of the text.

    *named* are the names in the text with the keys that they share with other documents;
    *patterns* are phrases that editors have written.
    """
    context = Context(document, statements, named)
    quoted = spoken(document, context)
    found = figures(document, context)
    counted = quantity_claims(document, context, found)
    claims = [
        *statement_claims(document, context),
        *clause_claims(document, context),
        *act_claims(document, context),
        *consent_claims(document, context),
        *hearsay_claims(document, context),
        *state_claims(document, context),
        *status_claims(document, context),
        *agent_claims(document, context),
        *inclusion_claims(document, context),
        *toll_claims(document, context),
        *counted,
        *running_claims(counted),
        *date_claims(document, context, found),
        *apart_claims(document, context),
        *sum_claims(document, context, found),
        *share_claims(document, context, found),
        *list_claims(document, context),
        *placement_claims(document, context),
        *scene_claims(document, context),
        *site_claims(document, context),
        *outcome_claims(document, context),
        *duty_claims(document, context),
        *belonging_claims(document, context),
        *direction_claims(document, context),
        *role_claims(document, context),
        *wording_claims(document, context, quoted),
    ]
    if patterns:
        claims = joined(claims, pattern_claims(document, context, patterns, found, quoted))
    return sorted(claims, key=lambda c: (c.quote.start, c.predicate, c.quote.end))


def read_by(
    document: Document,
    statements: tuple[Statement, ...],
    named: list[Named],
    patterns: Patterns,
) -> list[Reading]:
    """Return what *patterns* alone read in *document*, as `claims_in` would."""
    context = Context(document, statements, named)
    quoted = spoken(document, context)
    return list(readings(document, context, patterns, figures(document, context), quoted))
