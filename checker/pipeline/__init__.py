"""The stages in order, from files to a report; the only room that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.config import Config
from checker.pipeline.beside import beside, enter
from checker.pipeline.claims import fill, fill_unmatched
from checker.pipeline.judge import judge_of
from checker.pipeline.opinion import opinions
from checker.pipeline.rules import evaluated, load
from checker.pipeline.sources import read
from checker.pipeline.stage import Loaded, Progress, silent
from checker.pipeline.standing import standing

if TYPE_CHECKING:
    from checker.model.report import Report
    from checker.store.engine import Store

__all__ = ["Loaded", "Progress", "load", "opened", "read", "run"]


def run(
    config: Config,
    progress: Progress = silent,
    *,
    agreement: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> Report:
    """Check what *config* asks for and return the report.

    *agreement* adds what the sources agree on, which only some formats show; *say* is told what a
    language model was sent.

    Raises:
        CheckError: The request is wrong; nothing was checked.
    """
    rules = load(config)
    loaded = read(config, progress)
    with judge_of(config, progress) as judge, _store_of(config) as (store, keep):
        fill(store, config, loaded, progress)
        from checker.decide.evidence import findings
        from checker.decide.summary import report

        results = evaluated(config, rules.rules, store, progress)
        documents = {d.id: d for d in loaded.documents}
        results = opinions(judge, results, store, documents, progress)
        every = findings(results, store, documents)
        if judge:
            every = beside(judge, config, rules.rules, loaded, every, progress)
        found, decisions, scope = standing(config, every, loaded)
        made = report(
            store,
            documents,
            loaded.statements,
            results,
            found,
            wrong=rules.problems,
            unread=loaded.problems,
            gate=config.gate,
            decisions=decisions,
            scope=scope,
            unanswered=judge.incomplete() if judge else (),
        )
        if judge:
            made = made.model_copy(update={"readings": judge.readings()})
            if judge.session.model:
                say(judge.spent())
        keep(made)
        if agreement:
            from checker.decide.agreement import with_agreement

            made = with_agreement(made, store)
        if judge:
            enter(judge, config, loaded, store)
    return made


@contextmanager
def opened(
    config: Config, loaded: Loaded, progress: Progress = silent, *, matched: bool = True
) -> Iterator[Store]:
    """Give a store in memory with all sources and claims, closed to the outside.

    *matched* tells whether it is to say which claims are about one thing.
    """
    from checker.store.engine import Limits, Store

    with Store.memory(Limits(memory=config.memory)) as store:
        enter_all = fill if matched else fill_unmatched
        enter_all(store, config, loaded, progress)
        yield store


@contextmanager
def _store_of(config: Config) -> Iterator[tuple[Store, Callable[[Report], None]]]:
    """Give the store of a run, and what keeps its report: a project keeps its runs."""
    from checker.store.engine import Limits, Store

    limits = Limits(memory=config.memory)
    if config.project is None:
        with Store.memory(limits) as store:
            yield store, lambda _: None
        return
    from checker.store.project import writing

    with writing(config.project, limits) as session:
        yield session.store, session.keep
