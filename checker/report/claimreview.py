"""From a report to schema.org's ClaimReview: what each finding says of the words it is about.

A verdict here is about two statements, not about the world: there is no rating of truth in it,
only the kind of disagreement in words, and what the other sources say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.model.finding import Evidence, Finding
from checker.model.report import Report, SourceLine
from checker.report.json import dumped
from checker.report.place import drafts_of, outcome_of, pieces_of
from checker.report.style import safe

_AUTHOR = {"@type": "Organization", "name": "check"}


def claimreview_report(report: Report) -> str:
    """Return the new findings as JSON-LD."""
    sources = {source.id: source for source in report.sources}
    drafts = drafts_of(report)
    data = {
        "@context": "https://schema.org",
        "description": outcome_of(report),
        "@graph": [
            _review(finding, pieces_of(finding, drafts), sources)
            for finding in report.findings
            if finding.status == "new" and finding.evidence
        ],
    }
    return dumped(data, indent=1) + "\n"


def _review(
    finding: Finding, pieces: list[Evidence], sources: Mapping[str, SourceLine]
) -> dict[str, Any]:
    first, *others = pieces
    return {
        "@type": "ClaimReview",
        "identifier": finding.fingerprint,
        "name": safe(finding.message),
        "claimReviewed": safe(first.context or first.text),
        "author": _AUTHOR,
        "reviewBody": safe(" ".join(part for part in (finding.why, finding.advice) if part)),
        "reviewRating": {"@type": "Rating", "alternateName": finding.verdict},
        "itemReviewed": {
            "@type": "Claim",
            "author": _who(first, sources),
            "appearance": _work(first, sources),
            **({"datePublished": first.published} if first.published else {}),
        },
        "citation": [{**_work(piece, sources), "text": safe(piece.text)} for piece in others],
    }


def _who(piece: Evidence, sources: Mapping[str, SourceLine]) -> dict[str, str]:
    if piece.speaker:
        return {"@type": "Person", "name": safe(piece.speaker)}
    source = sources.get(piece.source)
    name = source.publisher if source and source.publisher else piece.origin
    return {"@type": "Organization", "name": safe(name)}


def _work(piece: Evidence, sources: Mapping[str, SourceLine]) -> dict[str, Any]:
    source = sources.get(piece.source)
    work: dict[str, Any] = {"@type": "CreativeWork", "identifier": safe(piece.source)}
    if source and source.title:
        work["name"] = safe(source.title)
    # Only an address of the web: a source may hold any text where its address should be.
    if source and source.url.lower().startswith(("https://", "http://")):
        work["url"] = safe(source.url).replace(" ", "%20")
    if piece.published:
        work["datePublished"] = piece.published
    return work
