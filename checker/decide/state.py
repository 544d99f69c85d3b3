"""Findings and matched claims in, what the sources make of each statement of a draft out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from checker.decide.counterpart import AGAINST, counterparts
from checker.decide.evidence import located
from checker.extract.concept import concepts
from checker.extract.lexicon import table
from checker.extract.sentence import statements
from checker.extract.token import tokens
from checker.match.agreement import counterpart_sql, drafted_sql
from checker.model.document import Document, Statement
from checker.model.finding import Evidence, Finding
from checker.model.report import State, StatementLine
from checker.store.engine import Store

_BESIDE: Final = frozenset({"certainty", "naming", "disputed"})
"""Both can hold: another wording, another speaker, another degree of certainty."""
_WHOLE: Final = frozenset({"truth", "text"})
"""A clause or a quotation that agrees is the statement; a figure is only a part of one."""
_FEWEST_WORDS: Final = 6
_MOST_LONGER: Final = 1.6
"""A clause that goes on much longer than another with the same words says something more."""


@dataclass(slots=True)
class _Part:
    """What is known of one statement before its state is told."""

    document: Document
    statement: Statement
    findings: list[Finding] = field(default_factory=list)
    claims: list[Mapping[str, Any]] = field(default_factory=list)
    pairs: list[Mapping[str, Any]] = field(default_factory=list)


def statement_lines(
    store: Store, documents: Mapping[str, Document], found: Iterable[Finding]
) -> tuple[StatementLine, ...]:
    """Return every statement of every draft with its state, in order."""
    drafts = [document for document in documents.values() if document.metadata.role == "draft"]
    if not drafts:
        return ()
    parts = {
        (document.id, statement.number): _Part(document, statement)
        for document in sorted(drafts, key=lambda document: document.id)
        for statement in statements(document)
    }
    for row in store.rows(drafted_sql()):
        if part := parts.get((row["draft"], row["statement"])):
            part.claims.append(row)
    for row in store.rows(counterpart_sql()):
        if part := parts.get((row["draft"], row["statement"])):
            part.pairs.append(row)
    _tell(parts, found)
    sourced = any(document.metadata.role == "source" for document in documents.values())
    given = _given(parts.values())
    return tuple(_line(part, documents, given, sourced=sourced) for part in parts.values())


def _given(parts: Iterable[_Part]) -> frozenset[tuple[str, str]]:
    """Return draft and value of each claim of a draft that a source gives too."""
    return frozenset(
        (pair["draft"], pair["figure_key"]) for part in parts for pair in part.pairs if pair["same"]
    )


def _tell(parts: Mapping[tuple[str, int], _Part], found: Iterable[Finding]) -> None:
    """Tell each statement the findings that its words are evidence of."""
    by_draft: dict[str, list[_Part]] = defaultdict(list)
    for (draft, _), part in parts.items():
        by_draft[draft].append(part)
    for finding in found:
        for piece in finding.evidence:
            holder = _at(by_draft.get(piece.source, ()), piece)
            if holder is not None and finding not in holder.findings:
                holder.findings.append(finding)


def _at(parts: Sequence[_Part], piece: Evidence) -> _Part | None:
    """Return the statement that holds the words of *piece*."""
    if not parts:
        return None
    start = _in_text(parts[0].document, piece)
    at = bisect_right(parts, start, key=lambda part: part.statement.span.start) - 1
    inside = at >= 0 and start < parts[at].statement.span.end
    return parts[at] if inside else None


def _in_text(document: Document, piece: Evidence) -> int:
    """Return where in the document's text the words of *piece* begin."""
    if document.runs is None or piece.locator:
        return piece.start
    number = bisect_right(document.runs, piece.start, key=lambda run: run[1]) - 1
    if number < 0:
        return piece.start
    text, raw, _ = document.runs[number]
    return text + piece.start - raw


def _line(
    part: _Part,
    documents: Mapping[str, Document],
    given: frozenset[tuple[str, str]],
    *,
    sourced: bool,
) -> StatementLine:
    agreeing = [pair for pair in part.pairs if _agrees(pair)]
    beside = [
        pair
        for pair in part.pairs
        # Two clauses are of one matter or not; what is unlike in them is for rules to say.
        if pair["compatible"] and pair["value_type"] != "truth" and pair not in agreeing
    ]
    open_ = _missing(part, given)
    missing = tuple(dict.fromkeys(row["quote"] for row in open_ if not row["elsewhere"]))
    document, span = part.document, part.statement.span
    shift, locator = located(document, span.start, span.end)
    return StatementLine(
        source=document.id,
        path=document.path,
        number=part.statement.number,
        start=span.start + shift,
        end=span.end + shift,
        line=0 if document.places else document.line_of(span.start),
        locator=locator,
        text=document.text[span.start : span.end],
        state=_state(part, agreeing, beside, open_ if sourced else (), sourced=sourced),
        findings=tuple(finding.id for finding in part.findings),
        sources=counterparts(document.id, part.findings, agreeing, beside, documents),
        missing=missing if sourced else (),
    )


def _state(
    part: _Part,
    agreeing: Sequence[Mapping[str, Any]],
    beside: Sequence[Mapping[str, Any]],
    missing: Sequence[Mapping[str, Any]],
    *,
    sourced: bool,
) -> State:
    """Tell the state: what a finding says comes first, then what was matched, then what was not."""
    if part.findings:
        return _by_findings(part.findings)
    exact = {pair["claim_id"] for pair in agreeing}
    if any(pair["claim_id"] not in exact for pair in beside):
        return "slightly-off"
    if any(pair["claim_id"] not in exact for pair in part.pairs if _is_figure(part, pair)):
        return "not-comparable"
    if missing:
        # A figure that some source has of another thing, or of this one in other words.
        gone = any(not row["elsewhere"] for row in missing)
        return "no-source" if gone else "not-comparable"
    if agreeing:
        return "agrees" if _is_borne_out(part, agreeing) else "not-comparable"
    return _without_counterpart(part, sourced=sourced)


def _is_borne_out(part: _Part, agreeing: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether what agrees is what the statement says, not a name or a year in passing."""
    if any(pair["value_type"] in _WHOLE for pair in agreeing):
        return True
    reported = [row for row in part.claims if row["predicate"] == "reports"]
    return any(_is_figure(part, pair) for pair in agreeing) and all(
        row["carried"] for row in reported
    )


def _by_findings(findings: Sequence[Finding]) -> State:
    active = {finding.verdict for finding in findings if finding.status == "new"}
    if not active:
        return "accepted"
    if active & AGAINST:
        return "contradicted"
    if "unsupported" in active:
        return "no-source"
    return "slightly-off" if active & _BESIDE else "not-comparable"


def _without_counterpart(part: _Part, *, sourced: bool) -> State:
    text = part.document.text[part.statement.span.start : part.statement.span.end]
    figures = any(row["figure"] for row in part.claims)
    facts = [row for row in part.claims if row["predicate"] != "states"]
    facts += [row for row in part.claims if part.statement.heading and row["names"]]
    if text.rstrip("\"'”’)").endswith("?") or (not figures and (not facts or _is_view(text))):
        return "not-factual"
    reported = [row for row in part.claims if row["predicate"] == "reports"]
    return "no-source" if sourced and reported and not reported[0]["linked"] else "not-comparable"


def _agrees(pair: Mapping[str, Any]) -> bool:
    """Tell whether both claims give one value; two clauses must say it in the same order too."""
    if not pair["same"]:
        return False
    if pair["value_type"] != "truth":
        return True
    said, other = _content(pair["quote"]), iter(heard := _content(pair["other_quote"]))
    # "A beat B" has the words of "B beat A", and "A nearly beat B" has more.
    in_order = all(word in other for word in said)
    return in_order and len(heard) <= len(said) * _MOST_LONGER


def _content(text: str) -> list[str]:
    return [concept.key for concept in concepts(list(tokens(text)))]


def _is_figure(part: _Part, pair: Mapping[str, Any]) -> bool:
    return any(row["claim_id"] == pair["claim_id"] and row["figure"] for row in part.claims)


def _missing(part: _Part, given: frozenset[tuple[str, str]]) -> list[Mapping[str, Any]]:
    """Return the figures of the statement that no source was seen to give of this matter.

    A headline repeats the figures of the text below it, and a cell of a table has its meaning from
    the others: both are too few words to be looked for.
    """
    if _is_cell(part):
        return []
    heading = part.statement.heading
    return [
        row
        for row in _unmatched(part)
        if not row["known"] and not (heading and (row["draft"], row["figure_key"]) in given)
    ]


def _is_cell(part: _Part) -> bool:
    text = part.document.text[part.statement.span.start : part.statement.span.end]
    clause = any(row["predicate"] == "holds" for row in part.claims)
    return not clause and len(text.split()) <= _FEWEST_WORDS and text[-1] not in ".!?"


def _unmatched(part: _Part) -> list[Mapping[str, Any]]:
    """Return the figures of the statement whose words no source was held against."""
    matched = [(pair["quote_start"], pair["quote_end"]) for pair in part.pairs]
    matched += [
        (piece.start, piece.end)
        for finding in part.findings
        for piece in finding.evidence
        if piece.source == part.document.id and finding.verdict != "unsupported"
    ]
    return [
        row
        for row in part.claims
        if row["figure"]
        and not any(row["quote_start"] < end and start < row["quote_end"] for start, end in matched)
    ]


def _is_view(text: str) -> bool:
    return bool(_views().search(text))


@lru_cache(maxsize=1)
def _views() -> re.Pattern[str]:
    words = [word for names in table("opinion").values() for word in names]
    told = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return re.compile(rf"\b(?:{told})\b", re.IGNORECASE)
