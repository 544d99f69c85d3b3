"""The stages in order, from files to a report; the only room that knows them all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import Config
from checker.pipeline.claims import fill
from checker.pipeline.rules import evaluated, load
from checker.pipeline.sources import read
from checker.pipeline.stage import Loaded, Progress, silent

if TYPE_CHECKING:
    from checker.model.finding import Finding
    from checker.model.report import Report
    from checker.store.engine import Store

__all__ = ["Loaded", "Progress", "load", "opened", "read", "run"]


def run(config: Config, progress: Progress = silent) -> Report:
    """Check what *config* asks for and return the report.

    Raises:
        CheckError: The request is wrong; nothing was checked.
    """
    rules = load(config)
    loaded = read(config, progress)
    with _store_of(config) as (store, keep):
        fill(store, config, loaded, progress)
        from checker.decide.evidence import findings
        from checker.decide.summary import report

        results = evaluated(config, rules.rules, store, progress)
        documents = {d.id: d for d in loaded.documents}
        found = _marked(config, findings(results, store, documents))
        made = report(
            store,
            documents,
            loaded.statements,
            results,
            found,
            wrong=rules.problems,
            unread=loaded.problems,
            gate=config.gate,
        )
        keep(made)
    return made


@contextmanager
def opened(config: Config, loaded: Loaded, progress: Progress = silent) -> Iterator[Store]:
    """Give a store in memory with all sources and claims, matched, closed to the outside."""
    from checker.store.engine import Limits, Store

    with Store.memory(Limits(memory=config.memory)) as store:
        fill(store, config, loaded, progress)
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


def _marked(config: Config, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if not config.baseline:
        return found
    from checker.decide.baseline import marked, read_baseline

    return marked(found, read_baseline(Path(config.baseline)))
