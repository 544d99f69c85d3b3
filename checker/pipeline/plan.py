"""A configuration in, every question that a run of it would ask a language model out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.config import Config
from checker.pipeline.beside import beside
from checker.pipeline.claims import fill
from checker.pipeline.judge import judge_of
from checker.pipeline.opinion import opinions
from checker.pipeline.rules import evaluated, load
from checker.pipeline.sources import read
from checker.pipeline.stage import Progress, silent

if TYPE_CHECKING:
    from checker.judge.session import Session


def planned(config: Config, progress: Progress = silent) -> Session:
    """Return the session of a run that was answered by the ledger alone; nothing is kept or sent.

    Raises:
        CheckError: The request is wrong.
    """
    from checker.store.engine import Limits, Store

    replayed = config.llm.model_copy(update={"mode": "replay"})
    config = config.model_copy(update={"llm": replayed})
    rules = load(config)
    loaded = read(config, progress)
    with judge_of(config, progress) as judge, Store.memory(Limits(memory=config.memory)) as store:
        assert judge is not None  # noqa: S101 - replay has one
        fill(store, config, loaded, progress)
        documents = {document.id: document for document in loaded.documents}
        results = evaluated(config, rules.rules, store, progress)
        opinions(judge, results, store, documents, progress)
        beside(judge, config, rules.rules, loaded, (), progress)
        return judge.session
