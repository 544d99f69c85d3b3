"""From what was read to a store that holds every claim, matched, closed to the outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from checker.config import Config, wrong_entry
from checker.errors import CheckError, ConfigError
from checker.match.vocabulary import Vocabulary, builtin, demonyms, load_vocabulary
from checker.pipeline.kept import kept
from checker.pipeline.rules import patterns
from checker.pipeline.stage import Loaded, Progress
from checker.read.table import ClaimFile

if TYPE_CHECKING:
    from checker.extract.context import Named
    from checker.extract.name import NameMention
    from checker.extract.pattern import Patterns
    from checker.match.entity import Clusters
    from checker.model.claim import Claim
    from checker.model.document import Document, Statement
    from checker.model.entity import Entity
    from checker.store.engine import Store


def fill(
    store: Store,
    config: Config,
    loaded: Loaded,
    progress: Progress,
    *,
    more: Sequence[Claim] = (),
) -> None:
    """Load sources, entities and claims, decide which claims are about one thing, and lock down.

    *more* are claims that no pattern read; they come after the others.
    """
    from checker.match.statement import SHARED, match_sqls

    keyed = _enter(store, config, loaded, progress, more)
    progress("match", 0, 1)
    drafts = any(d.metadata.role == "draft" for d in loaded.documents)
    shared = frozenset(row["kind"] for row in store.rows(SHARED))
    for sql in match_sqls(drafts=drafts, named=keyed, shared=shared):
        store.execute(sql)
    store.lock_down()


def fill_unmatched(store: Store, config: Config, loaded: Loaded, progress: Progress) -> None:
    """Load sources, entities and claims, and lock down; claims from text are about nothing yet.

    Whoever asks for claims alone need not wait until it is known which go together.
    """
    _enter(store, config, loaded, progress, ())
    store.lock_down()


def _enter(
    store: Store, config: Config, loaded: Loaded, progress: Progress, more: Sequence[Claim]
) -> Iterable[str]:
    """Load sources, entities and claims, and return the predicates of the patterns that key."""
    from checker.extract.pattern import Patterns
    from checker.store.load import load_claims, load_documents, load_entities

    vocabulary = vocabulary_of(config)
    load_documents(store, loaded.documents)
    phrases = Patterns(patterns(config).prepared)
    claims = extracted(loaded, vocabulary, progress, phrases)
    load_entities(store, vocabulary.entities.values())
    load_claims(store, claims, loaded.documents, vocabulary.key)
    if more:
        load_claims(store, more, loaded.documents, vocabulary.key)
    _load_files(store, config, loaded)
    return phrases.keyed


def vocabulary_of(config: Config) -> Vocabulary:
    """Return the built-in vocabulary, with the entities of the project."""
    own = tuple(entity for path in config.vocabulary for entity in load_vocabulary(Path(path)))
    return _with(own) if own else builtin()


@lru_cache(maxsize=1)
def _with(own: tuple[Entity, ...]) -> Vocabulary:
    return builtin().extended(own)


def extracted(
    loaded: Loaded, vocabulary: Vocabulary, progress: Progress, phrases: Patterns
) -> list[Claim]:
    """Return the claims of all documents, names resolved across them."""
    from checker.extract.frame import Frame, frames
    from checker.extract.post import Post, posts_in
    from checker.extract.rank import Rank, ranks
    from checker.extract.statement import claims_in
    from checker.match.aligned import aligned_claims
    from checker.match.frame import frame_claims, read_story
    from checker.match.namesake import namesake_claims
    from checker.match.naming import naming_claims
    from checker.match.novelty import added_claims
    from checker.match.post import post_claims
    from checker.match.rank import rank_claims
    from checker.match.strength import strength_claims
    from checker.match.topic import topic_claims

    names = named(loaded.documents, vocabulary)
    before = kept()
    if before is not None:
        before.turn()
    claims: list[Claim] = []
    held: dict[str, list[Post]] = {}
    parts: dict[str, list[Frame]] = {}
    placed: dict[str, list[Rank]] = {}
    for number, document in enumerate(loaded.documents):
        progress("extract", number, len(loaded.documents))
        loaded.statements[document.id] = len(names.split[document.id])
        split = names.split[document.id]
        those = names.of(document.id)
        read = partial(claims_in, document, split, those, phrases)
        # Its statements follow from its text.
        claims += before.claims((document, those, phrases.prepared), read) if before else read()
        held[document.id] = posts_in(document.text, split)
        placed[document.id] = ranks(document.text, split)
        parts[document.id] = frames(document.text, split, names.mentions[document.id])
    claims += naming_claims(loaded.documents, names.mentions, names.clusters)
    claims += namesake_claims(
        loaded.documents, names.split, names.mentions, names.clusters, held, parts
    )
    claims += post_claims(loaded.documents, held, names.clusters)
    stories = {
        d.id: read_story(d, names.split[d.id], names.mentions[d.id], parts[d.id])
        for d in loaded.documents
    }
    claims += frame_claims(list(stories.values()), names.clusters)
    claims += rank_claims(loaded.documents, placed, stories)
    claims += topic_claims(loaded.documents, names.split, names.mentions, names.clusters)
    claims += aligned_claims(loaded.documents, names.split)
    return [
        *claims,
        *added_claims(loaded.documents, claims),
        *strength_claims(loaded.documents, claims),
    ]


@dataclass(frozen=True)
class Names:
    """The statements of documents, and the names in them with the keys that they share."""

    split: dict[str, tuple[Statement, ...]]
    mentions: dict[str, list[NameMention]]
    clusters: Clusters

    def of(self, document: str) -> list[Named]:
        """Return the names of a document."""
        from checker.extract.context import Named

        peoples = demonyms()
        return [
            Named(m.start, m.end, peoples.get(m.key) or self.clusters.key(document, m.text), m.kind)
            for m in self.mentions[document]
        ]


def named(documents: Sequence[Document], vocabulary: Vocabulary) -> Names:
    """Return the statements of *documents*, and which names in them mean one entity."""
    from checker.extract.sentence import statements
    from checker.extract.statement import names_in
    from checker.match.acronym import acronyms
    from checker.match.entity import cluster_names

    split = {d.id: statements(d) for d in documents}
    mentions = {d.id: names_in(d, split[d.id]) for d in documents}
    learned = {d.id: acronyms(d.text) for d in documents}
    return Names(split, mentions, cluster_names(mentions, vocabulary, learned))


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
