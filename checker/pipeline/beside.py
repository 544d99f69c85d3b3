"""The claims that a language model reads, and the findings that rest on them: beside the others.

Rules look at them in a database of their own, so that nothing which the patterns and rules find
without a model can be touched by what a model reads.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.config import Config
from checker.model.rule import Judge as JudgeRule
from checker.pipeline.claims import fill, vocabulary_of
from checker.pipeline.judge import Judge, capped, counter, note
from checker.pipeline.rules import evaluated
from checker.pipeline.stage import Loaded, Progress

if TYPE_CHECKING:
    from checker.judge.passage import Passage, Read
    from checker.model.claim import Claim
    from checker.model.finding import Finding
    from checker.model.rule import Common
    from checker.rules.evaluate import RuleResult
    from checker.store.engine import Store


def beside(  # noqa: PLR0913, PLR0917 - a run of its own, with all that a run needs
    judge: Judge,
    config: Config,
    rules: Sequence[Common],
    loaded: Loaded,
    found: tuple[Finding, ...],
    progress: Progress,
) -> tuple[Finding, ...]:
    """Return *found*, and after it what rules find in claims that the model read."""
    vocabulary = vocabulary_of(config)
    judge.claims = _read(judge, loaded, vocabulary.key, progress)
    if not judge.claims:
        return found
    from checker.decide.evidence import findings
    from checker.decide.fingerprint import short_ids
    from checker.store.engine import Limits, Store

    copy = Loaded(documents=loaded.documents, claim_files=loaded.claim_files)
    with Store.memory(Limits(memory=config.memory)) as store:
        fill(store, config, copy, progress, more=judge.claims)
        results = _resting(evaluated(config, rules, store, progress), store, judge)
        made = findings(results, store, {d.id: d for d in loaded.documents})
    known = {finding.fingerprint for finding in found}
    more = [one for one in made if one.fingerprint not in known and not _told(one, found)]
    ids = short_ids([*known, *(one.fingerprint for one in more)])
    judge.counts["added"] += len(more)
    more = [one.model_copy(update={"model_only": True}) for one in more]
    return tuple(one.model_copy(update={"id": ids[one.fingerprint]}) for one in (*found, *more))


def enter(judge: Judge, config: Config, loaded: Loaded, store: Store) -> None:
    """Enter what the model read into the database of the run, marked as such."""
    if judge.claims:
        from checker.store.load import load_claims

        load_claims(store, judge.claims, loaded.documents, vocabulary_of(config).key)


def _read(
    judge: Judge, loaded: Loaded, key: Callable[[str], str], progress: Progress
) -> list[Claim]:
    """Return what the model reads in the documents; claims of the patterns are not touched."""
    from checker.judge.passage import merged, passages, read

    settings = judge.session.settings
    if not settings.extract:
        return []
    whole = [one for d in loaded.documents for one in passages(d, settings.passage)]
    told = counter(progress, "model reads", len(whole))

    def one(passage: Passage) -> Read:
        made = read(judge.session, passage)
        told()
        return made

    reads = judge.session.each(one, whole)
    claims = merged(reads, key)
    judge.counts["passages"] += len(whole)
    judge.counts["withheld"] += sum(passage.withheld for passage in whole)
    judge.counts["dropped"] += sum(read.dropped for read in reads)
    judge.counts["claims"] += len(claims)
    for one_read in reads:
        note(judge, one_read.problem, answered=one_read.answered)
    return claims


def _resting(results: Sequence[RuleResult], store: Store, judge: Judge) -> list[RuleResult]:
    """Return of *results* what rests on a claim that the model read, at a level it may have."""
    from checker.judge.passage import EXTRACTOR

    read = {
        row["claim_id"]
        for row in store.rows("SELECT claim_id FROM claims WHERE extractor = ?", [EXTRACTOR])
    }
    made = []
    for result in results:
        rows = [
            replace(row, level=capped(row.level, judge))
            for row in result.rows
            if row.left_id in read or row.right_id in read
        ]
        if rows and result.problem is None and not isinstance(result.rule, JudgeRule):
            made.append(replace(result, rows=tuple(rows)))
    return made


def _told(finding: Finding, found: Sequence[Finding]) -> bool:
    """Whether a finding without a model shows the same two places already."""
    return any(_places(finding) <= _places(one, wide=True) for one in found)


def _places(finding: Finding, *, wide: bool = False) -> set[tuple[str, int]]:
    """Return the statements that a finding rests on; its two sides, or *wide* all of them."""
    return {
        (one.source, one.context_start) for one in finding.evidence if wide or one.side != "more"
    }
