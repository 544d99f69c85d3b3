"""Findings and matched claims of one statement in, what each source says of it out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from checker.decide.evidence import located
from checker.model.document import Document
from checker.model.finding import Evidence, Finding
from checker.model.report import Counterpart, Stance

AGAINST: Final = frozenset({"contradiction", "omission", "inconsistent", "misquote", "superseded"})
"""Verdicts under which a statement cannot stand as it is."""

_MOST_SHOWN: Final = 12


def counterparts(
    draft: str,
    findings: Sequence[Finding],
    agreeing: Sequence[Mapping[str, Any]],
    beside: Sequence[Mapping[str, Any]],
    documents: Mapping[str, Document],
) -> tuple[Counterpart, ...]:
    """Return what the sources say: those that contradict first, each passage once."""
    told: dict[tuple[str, int, int], Counterpart] = {}
    for finding in findings:
        own = [piece.value for piece in finding.evidence if piece.source == draft]
        for piece in finding.evidence:
            if piece.source != draft and finding.verdict != "undecided":
                known = _from_evidence(piece, _stance(finding, piece, own))
                told.setdefault((known.source, known.start, known.end), known)
    paired: list[tuple[Stance, Sequence[Mapping[str, Any]]]] = [
        ("agrees", agreeing),
        ("differs", beside),
    ]
    for stance, pairs in paired:
        for pair in pairs:
            known = _from_pair(pair, stance, documents.get(pair["other"]))
            told.setdefault((known.source, known.start, known.end), known)
    against = [c for c in told.values() if c.stance != "agrees"]
    told = {
        place: known
        for place, known in told.items()
        # A clause that agrees but for one figure in it is no second voice.
        if known.stance != "agrees" or not any(_around(known, other) for other in against)
    }
    order = {"contradicts": 0, "differs": 1, "agrees": 2}
    shown = sorted(told.values(), key=lambda c: (order[c.stance], c.source, c.start))
    return tuple(shown[:_MOST_SHOWN])


def _around(known: Counterpart, other: Counterpart) -> bool:
    same = (known.source, known.path) == (other.source, other.path)
    return same and known.start <= other.start and other.end <= known.end


def _stance(finding: Finding, piece: Evidence, own: Sequence[Any]) -> Stance:
    if piece.value in own and finding.verdict not in {"certainty", "unsupported"}:
        return "agrees"
    return "contradicts" if finding.verdict in AGAINST else "differs"


def _from_evidence(piece: Evidence, stance: Stance) -> Counterpart:
    return Counterpart(
        source=piece.source,
        stance=stance,
        path=piece.path,
        start=piece.start,
        end=piece.end,
        line=piece.line,
        locator=piece.locator,
        text=piece.text,
    )


def _from_pair(pair: Mapping[str, Any], stance: Stance, document: Document | None) -> Counterpart:
    start, end = pair["other_start"] or 0, pair["other_end"] or 0
    shift, locator = located(document, start, end) if document else (0, "")
    path = pair["path"] or (document.path if document else "")
    return Counterpart(
        source=pair["other"],
        stance=stance,
        path=path,
        start=start + shift,
        end=end + shift,
        line=0 if document and document.places else pair["line"] or 0,
        locator=locator,
        text=pair["other_quote"],
    )
