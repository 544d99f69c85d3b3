"""From what was read to a store that holds every claim, matched, closed to the outside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import Config, wrong_entry
from checker.errors import CheckError, ConfigError
from checker.match.vocabulary import Vocabulary, builtin, demonyms, load_vocabulary
from checker.pipeline.stage import Loaded, Progress
from checker.read.table import ClaimFile

if TYPE_CHECKING:
    from checker.model.claim import Claim
    from checker.store.engine import Store


def fill(store: Store, config: Config, loaded: Loaded, progress: Progress) -> None:
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
