"""The stages in order, from files to a report; the only module that knows them all."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from checker.config import Config, wrong_entry
from checker.errors import CheckError, ConfigError
from checker.match.vocabulary import Vocabulary, builtin, demonyms, load_vocabulary
from checker.model.document import Document
from checker.model.report import Report
from checker.read.metadata import unique_ids
from checker.read.reader import find_sources, read_source, read_standard_input
from checker.read.table import CLAIM_SUFFIXES, ClaimFile

if TYPE_CHECKING:
    from checker.model.claim import Claim
    from checker.model.finding import Finding
    from checker.model.rule import Common
    from checker.rules.evaluate import RuleResult
    from checker.rules.load import LoadedRules
    from checker.store.engine import Store

_KIND_SECONDS = 60.0
"""For a query of ours, which grows with the claims as it must."""
_RULE_SECONDS = {"sql": 10.0}
"""For one written by hand, which may never end."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and of how many."""


def _silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Loaded:
    """What a run has read so far, and what it could not."""

    documents: list[Document] = field(default_factory=list)
    claim_files: list[str] = field(default_factory=list)
    statements: dict[str, int] = field(default_factory=dict)
    """How many statements each document holds."""
    problems: list[CheckError] = field(default_factory=list)
    """What could not be read, each with its place."""


def run(config: Config, progress: Progress = _silent) -> Report:
    """Check what *config* asks for and return the report.

    Raises:
        CheckError: The request is wrong; nothing was checked.
    """
    rules = load(config)
    loaded = read(config, progress)
    with _store_of(config) as (store, keep):
        _fill(store, config, loaded, progress)
        from checker.decide.evidence import findings
        from checker.decide.summary import report

        results = _evaluated(config, rules.rules, store, progress)
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


def load(config: Config) -> LoadedRules:
    """Return the rules that *config* chooses; wrong rule files are its problems.

    Raises:
        ConfigError: A rule is asked for that there is not.
    """
    import difflib

    from checker.rules.load import load_rules

    loaded = load_rules([Path(path) for path in config.rules], config.packs)
    known = {rule.id for rule in loaded.rules}
    for wanted in (*config.only_rules, *config.skip_rules):
        if wanted not in known and not loaded.problems:
            near = difflib.get_close_matches(wanted, sorted(known), n=1)
            raise ConfigError(
                f"unknown rule {wanted!r}",
                advice=f"Did you mean {near[0]!r}?" if near else "`check rules ls` names them all.",
            )
    chosen = tuple(
        rule
        for rule in loaded.rules
        if (not config.only_rules or rule.id in config.only_rules)
        and rule.id not in config.skip_rules
    )
    return replace(loaded, rules=chosen)


def read(config: Config, progress: Progress = _silent) -> Loaded:
    """Read every document that *config* names; one that cannot be read does not stop the others.

    Raises:
        CheckError: A path does not exist.
    """
    loaded = Loaded()
    wanted = [*config.paths, *config.against, *([config.draft] if config.draft else [])]
    tables = [p for p in wanted if _is_table(p)]
    paths = find_sources([p for p in wanted if p != "-" and p not in tables])
    loaded.claim_files = sorted(find_sources(tables))
    documents: list[Document] = []
    for number, path in enumerate(paths):
        progress("read", number, len(paths))
        try:
            documents.append(read_source(path))
        except CheckError as error:
            loaded.problems.append(error)
    if "-" in wanted:
        documents.append(read_standard_input(sys.stdin.buffer.read()))
    # In an order of their own, so that it makes no difference which was named first.
    documents.sort(key=lambda document: (document.id, document.path))
    loaded.documents = [_with_role(d, config.draft) for d in unique_ids(documents)]
    return loaded


def _is_table(path: str) -> bool:
    return PurePosixPath(path).suffix.lower() in CLAIM_SUFFIXES and not Path(path).is_dir()


def _with_role(document: Document, draft: str | None) -> Document:
    if draft is None or os.path.realpath(document.path) != os.path.realpath(draft):
        return document
    metadata = document.metadata.model_copy(update={"role": "draft"})
    return document.model_copy(update={"metadata": metadata})


@contextmanager
def opened(config: Config, loaded: Loaded, progress: Progress = _silent) -> Iterator[Store]:
    """Give a store in memory with all sources and claims, matched, closed to the outside."""
    from checker.store.engine import Limits, Store

    with Store.memory(Limits(memory=config.memory)) as store:
        _fill(store, config, loaded, progress)
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


def _fill(store: Store, config: Config, loaded: Loaded, progress: Progress) -> None:
    """Load sources, entities and claims, decide which claims are about one thing, and lock down."""
    from checker.match.statement import match_sqls
    from checker.store.load import load_claims, load_documents, load_entities

    vocabulary = _vocabulary(config)
    load_documents(store, loaded.documents)
    claims = _extract(loaded, vocabulary, progress)
    load_entities(store, vocabulary.entities.values())
    load_claims(store, claims, loaded.documents, vocabulary.key)
    _load_files(store, config, loaded)
    progress("match", 0, 1)
    drafts = any(d.metadata.role == "draft" for d in loaded.documents)
    for sql in match_sqls(drafts=drafts):
        store.execute(sql)
    store.lock_down()


def _vocabulary(config: Config) -> Vocabulary:
    own = [entity for path in config.vocabulary for entity in load_vocabulary(Path(path))]
    return builtin().extended(own) if own else builtin()


def _extract(loaded: Loaded, vocabulary: Vocabulary, progress: Progress) -> list[Claim]:
    """Return the claims of all documents, names resolved across them."""
    from checker.extract.context import Named
    from checker.extract.sentence import statements
    from checker.extract.statement import claims_in, names_in
    from checker.match.acronym import acronyms
    from checker.match.aligned import aligned_claims
    from checker.match.entity import cluster_names
    from checker.match.naming import naming_claims

    split = {d.id: statements(d) for d in loaded.documents}
    mentions = {d.id: names_in(d, split[d.id]) for d in loaded.documents}
    learned = {d.id: acronyms(d.text) for d in loaded.documents}
    clusters = cluster_names(mentions, vocabulary, learned)
    peoples = demonyms()
    claims: list[Claim] = []
    for number, document in enumerate(loaded.documents):
        progress("extract", number, len(loaded.documents))
        loaded.statements[document.id] = len(split[document.id])
        named = [
            Named(m.start, m.end, peoples.get(m.key) or clusters.key(document.id, m.text), m.kind)
            for m in mentions[document.id]
        ]
        claims += claims_in(document, split[document.id], named)
    claims += naming_claims(loaded.documents, mentions, clusters)
    return claims + list(aligned_claims(loaded.documents, split))


def _load_files(store: Store, config: Config, loaded: Loaded) -> None:
    """Load the claim files; one that cannot be read does not stop the others."""
    if not config.claims and not loaded.claim_files:
        return
    from checker.store.table import load_entry, load_table

    for number, entry in enumerate(config.claims):
        project = config.project or Path()
        try:
            load_entry(store, project, entry)
        except ConfigError as error:
            raise wrong_entry(
                project, ("claims", number, "file"), error.problem, error.advice
            ) from None
        except CheckError as error:
            loaded.problems.append(error)
    for path in loaded.claim_files:
        try:
            load_table(store, Path(path), path, ClaimFile(file=path))
        except CheckError as error:
            loaded.problems.append(error)


def _evaluated(
    config: Config, rules: Sequence[Common], store: Store, progress: Progress
) -> list[RuleResult]:
    """Return what each rule finds, none of them for longer than it may take."""
    from checker.rules.evaluate import evaluate, kind_of

    results: list[RuleResult] = []
    for number, rule in enumerate(rules):
        progress("rules", number, len(rules))
        seconds = _RULE_SECONDS.get(kind_of(rule), _KIND_SECONDS)
        with store.limited(seconds if config.rule_seconds is None else config.rule_seconds):
            results += evaluate([rule], store)
    return results


def _marked(config: Config, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    if not config.baseline:
        return found
    from checker.decide.baseline import marked, read_baseline

    return marked(found, read_baseline(Path(config.baseline)))
