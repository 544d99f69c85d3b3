"""The opinion of a language model on what rules found: it goes beside that, never over it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from checker.model.finding import Level, Verdict
from checker.model.reading import AGREEING, VERDICTS
from checker.model.rule import Judge as JudgeRule
from checker.pipeline.judge import Judge, capped, counter, note
from checker.pipeline.stage import Progress

if TYPE_CHECKING:
    from checker.judge.pair import Half, Judged
    from checker.judge.session import Session
    from checker.model.document import Document
    from checker.rules.evaluate import Row, RuleResult
    from checker.store.engine import Store

_CLAIMS = """
    SELECT claim_id, source, published, speaker, quote, quote_start, subject, predicate, value
    FROM claims WHERE claim_id IN (SELECT unnest(?::BIGINT[]))
"""

_DRAFTED = (
    "SELECT claim_id FROM claims WHERE role = 'draft' AND claim_id IN (SELECT unnest(?::BIGINT[]))"
)


def opinions(
    judge: Judge | None,
    results: Sequence[RuleResult],
    store: Store,
    documents: Mapping[str, Document],
    progress: Progress,
) -> list[RuleResult]:
    """Return *results* with the model's readings, or without what only a model can tell."""
    asked = [r for r in results if isinstance(r.rule, JudgeRule) or r.rule.confirm]
    if not asked:
        return list(results)
    if judge is None:
        return [_unasked(result) for result in results]
    todo = [(r, row) for r in asked for row in _leading(r, store)]
    halves = _halves(store, documents, [row for _, row in todo])
    told = counter(progress, "model judges", len(todo))

    def one(item: tuple[RuleResult, Row]) -> Judged:
        made = _judged(judge.session, *item, halves)
        told()
        return made

    made = judge.session.each(one, todo)
    by_row = {id(row): answer for (_, row), answer in zip(todo, made, strict=True)}
    return [_with_readings(judge, result, by_row) for result in results]


def _unasked(result: RuleResult) -> RuleResult:
    """Return a result of kind judge as one that had nothing to look at."""
    if not isinstance(result.rule, JudgeRule):
        return result
    return replace(result, rows=(), claims=0, comparisons=0)


def _leading(result: RuleResult, store: Store) -> list[Row]:
    """Return the rows that are shown: the one that stands for each finding."""
    if isinstance(result.rule, JudgeRule):
        return list(result.rows)
    from checker.decide.merge import merged

    sides = [i for row in result.rows for i in (row.left_id, row.right_id) if i]
    drafted = {row["claim_id"] for row in store.rows(_DRAFTED, [sides])}
    rows = [group.row for group in merged(result, drafted)]
    return [row for row in rows if row.right_id is not None]


def _halves(
    store: Store, documents: Mapping[str, Document], rows: Sequence[Row]
) -> dict[int, Half]:
    ids = sorted({i for row in rows for i in (row.left_id, row.right_id) if i is not None})
    claims = store.rows(_CLAIMS, [ids]) if ids else []
    return {row["claim_id"]: _half(row, documents.get(row["source"])) for row in claims}


def _half(claim: Mapping[str, Any], document: Document | None) -> Half:
    from checker.judge.pair import Half

    words = claim["quote"]
    passage, at = words, 0
    start = claim["quote_start"]
    if document is not None and start is not None:
        passage, at = around(document, start, start + len(words))
    elif claim["value"] not in words:
        passage = f"{claim['subject']}, {claim['predicate']}: {words}"
        at = len(passage) - len(words)
    published = claim["published"]
    return Half(
        source=claim["source"],
        published=str(published) if published else "",
        speaker=claim["speaker"] or "",
        words=words,
        passage=passage,
        at=at,
    )


_BEFORE = 300
"""Characters that the statement before may have; a longer one says too much else."""


def around(document: Document, start: int, end: int) -> tuple[str, int]:
    """Return the statement around text[start:end], a short one before it, and where it begins."""
    from checker.extract.sentence import statements

    spans = [(one.span.start, one.span.end, one.heading) for one in statements(document)]
    inside = [(low, high) for low, high, _ in spans if low < end and start < high]
    low = min([start, *(low for low, _ in inside)])
    high = max([end, *(high for _, high in inside)])
    before = [(first, heading) for first, last, heading in spans if last <= low]
    if before and not before[-1][1] and low - before[-1][0] <= _BEFORE:
        low = before[-1][0]
    return document.text[low:high], start - low


def _judged(session: Session, result: RuleResult, row: Row, halves: Mapping[int, Half]) -> Judged:
    from checker.judge.pair import Pair, judged

    rule = result.rule
    left, right = halves[row.left_id], halves[row.right_id or row.left_id]
    candidate = isinstance(rule, JudgeRule)
    question = rule.question if isinstance(rule, JudgeRule) else _asked_of(rule.summary)
    about = f"{rule.id}: {left.source} {left.words[:40]!r}, {right.source} {right.words[:40]!r}"
    return judged(session, Pair(question, about, left, right, candidate))


def _asked_of(summary: str) -> str:
    return f"A rule looks for this: {summary} Does it hold here, or is there a dull reason?"


def _with_readings(judge: Judge, result: RuleResult, by_row: Mapping[int, Judged]) -> RuleResult:
    rows: list[Row] = []
    for row in result.rows:
        answer = by_row.get(id(row))
        if answer is None:
            rows.append(row)
            continue
        _count(judge, answer)
        if not isinstance(result.rule, JudgeRule):
            rows.append(replace(row, reading=answer.reading))
        elif answer.reading.verdict not in AGREEING:
            rows.append(_added(judge, result.rule, row, answer))
    if isinstance(result.rule, JudgeRule) and result.rows:
        candidates = int(result.rows[0].detail.get("candidates", len(result.rows)))
        judge.counts["capped"] += candidates - len(result.rows)
        return replace(result, rows=tuple(rows), comparisons=len(result.rows))
    return replace(result, rows=tuple(rows))


def _added(judge: Judge, rule: JudgeRule, row: Row, answer: Judged) -> Row:
    """Return the finding that a reading makes; its level is no higher than the settings allow."""
    said = answer.reading.verdict
    verdict: Verdict = next((one for one in VERDICTS if one == said), "undecided")
    level: Level = "note" if verdict == "undecided" else capped(rule.level, judge)
    if rule.verdict and verdict != "undecided":
        verdict = rule.verdict
    return replace(row, verdict=verdict, level=level, reading=answer.reading)


def _count(judge: Judge, answer: Judged) -> None:
    standing = answer.reading.standing
    judge.counts["pairs"] += 1
    judge.counts["compatible" if standing == "probably compatible" else standing] += 1
    judge.counts["withheld"] += answer.withheld
    judge.counts["ungrounded"] += answer.ungrounded
    if answer.unusable:
        problem = answer.reading.reason if standing == "undecided" else "one of several votes"
        note(judge, problem, answered=True)
