"""What rules found and looked at in, the report with its denominators and its exit code out."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checker.decide.level import Gate, outcome
from checker.decide.merge import merged
from checker.decide.state import statement_lines
from checker.errors import CheckError
from checker.model.decision import Decision
from checker.model.document import Document
from checker.model.finding import LEVELS, Finding
from checker.model.report import ExceptionLine, Report, RuleLine, SourceLine, Summary
from checker.rules.evaluate import RuleResult
from checker.store.engine import Store


def report(  # noqa: PLR0913 - everything a run has to show for itself
    store: Store,
    documents: Mapping[str, Document],
    statements: Mapping[str, int],
    results: Sequence[RuleResult],
    found: tuple[Finding, ...],
    *,
    wrong: Sequence[CheckError],
    unread: Sequence[CheckError],
    gate: Gate,
    decisions: Sequence[Decision] = (),
    scope: str = "",
    unanswered: Sequence[str] = (),
) -> Report:
    """Return the report of a run.

    *wrong* is what was wrong with the request (rules), *unread* what could not be read: the first
    makes exit 2, the second exit 3, as does what a language model left *unanswered*.
    """
    failed = [result.problem for result in results if result.problem]
    claims = int(store.scalar("SELECT count(*) FROM claims"))
    lines = tuple(_rule_line(result, found) for result in results)
    incomplete = (
        *(f"{error.place or 'a source'} could not be read" for error in unread),
        *_bad_rows(store),
        *_nothing(documents, statements, claims, lines),
        *unanswered,
    )
    problems = [str(error) for error in (*wrong, *failed)]
    code, reason = outcome(
        found,
        problems,
        incomplete,
        fail_on=gate.limit,
        exit_zero=gate.exit_zero,
        allow_incomplete=gate.allow_incomplete,
        model=gate.model,
    )
    active = [finding for finding in found if finding.status == "new"]
    return Report(
        summary=Summary(
            documents=len(documents),
            statements=sum(statements.values()),
            claims=claims,
            comparisons=sum(line.comparisons for line in lines),
            rules=len(lines),
            rules_idle=sum(line.idle for line in lines),
            findings={level: sum(f.level == level for f in active) for level in LEVELS},
            baseline=sum(f.status == "baseline" for f in found),
            waived=sum(f.status == "waived" for f in found),
            fail_on="never" if gate.exit_zero else gate.limit,
            fail_on_model=gate.model,
            exit_code=code,
            reason=reason,
        ),
        findings=tuple(f for f in found if f.status != "baseline") if gate.new_only else found,
        sources=tuple(_source_lines(store, documents, statements)),
        rules=lines,
        statements=statement_lines(store, documents, found),
        exceptions=tuple(_exception_lines(results)),
        decisions=tuple(decisions),
        scope=scope,
        problems=(*problems, *(str(error) for error in unread), *_bad_row_lines(store)),
        incomplete=incomplete,
    )


def _rule_line(result: RuleResult, found: Sequence[Finding]) -> RuleLine:
    rule = result.rule
    return RuleLine(
        id=rule.id,
        kind=result.kind,
        level=rule.level,
        pack=rule.pack,
        claims=result.claims,
        comparisons=result.comparisons,
        findings=sum(finding.rule == rule.id for finding in found),
        summary=rule.summary.strip(),
        why=rule.why.strip(),
        advice=rule.advice.strip(),
        limits=rule.limits.strip(),
    )


def _exception_lines(results: Sequence[RuleResult]) -> Iterator[ExceptionLine]:
    for result in results:
        for one, rows in result.hidden:
            yield ExceptionLine(
                rule=result.rule.id,
                entity=one.entity,
                source=one.source,
                reason=" ".join(one.reason.split()),
                hidden=len(merged(replace(result, rows=rows))),
            )


_SHOWN_ROWS = 20


def _bad_rows(store: Store) -> Iterator[str]:
    for row in store.rows("SELECT path, count(*) AS n FROM bad_rows GROUP BY path ORDER BY path"):
        several = "rows" if row["n"] > 1 else "row"
        yield f"{row['n']} {several} of {row['path']} could not be read"


def _bad_row_lines(store: Store) -> Iterator[str]:
    rows = store.rows("SELECT * FROM bad_rows ORDER BY path, line, problem")
    for row in rows[:_SHOWN_ROWS]:
        place = f"{row['path']}:{row['line']}" if row["line"] else row["path"]
        excerpt = f"\n\n    {row['excerpt']}" if row["excerpt"] else ""
        yield f"{place}: {row['problem']}{excerpt}"
    if len(rows) > _SHOWN_ROWS:
        more = len(rows) - _SHOWN_ROWS
        yield f"and {more} more: they stand in the table bad_rows of the project's database"


def _nothing(
    documents: Mapping[str, Document],
    statements: Mapping[str, int],
    claims: int,
    rules: Sequence[RuleLine],
) -> Iterator[str]:
    """Say what was missing where there was nothing to check."""
    if not documents and not claims:
        yield "there are no documents and no claims to check"
    for document in documents.values():
        if not statements.get(document.id):
            yield f"{document.path} holds no statements"
    if documents and not claims and any(statements.values()):
        yield "no statement holds anything that can be compared"
    if claims and not rules:
        yield "there are no rules to apply"
    elif claims and not any(rule.comparisons for rule in rules):
        yield "nothing was compared: no two claims are about the same thing"


def _source_lines(
    store: Store, documents: Mapping[str, Document], statements: Mapping[str, int]
) -> Iterator[SourceLine]:
    counted = {
        row["source"]: row["n"]
        for row in store.rows("SELECT source, count(*) AS n FROM claims GROUP BY source")
    }
    for row in store.rows("SELECT * FROM sources ORDER BY source LIMIT 1000"):
        document = documents.get(row["source"])
        furniture = Counter(f.kind for f in document.furniture) if document else Counter()
        yield SourceLine(
            id=row["source"],
            title=row["title"] or "",
            publisher=row["publisher"] or "",
            published=str(row["published"] or ""),
            url=row["url"] or "",
            role=row["role"],
            origin=row["origin"],
            path=row["path"] or "",
            statements=statements.get(row["source"], 0),
            claims=counted.get(row["source"], 0),
            furniture=tuple(sorted(furniture.items())),
            inferred=tuple(row["inferred"] or ()),
            digest=_digest(document) if document else "",
        )


def _digest(document: Document) -> str:
    return hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()
