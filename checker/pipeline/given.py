"""The texts of a rule's tests in, a store with their claims out, as a run would make it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from checker.config import Config
from checker.errors import RuleError
from checker.model.case import GivenText
from checker.model.document import Document, Metadata
from checker.pipeline.claims import fill, named, vocabulary_of
from checker.pipeline.rules import patterns
from checker.pipeline.stage import Loaded, silent
from checker.read.text import paragraphs
from checker.rules.selftest import Pipeline

if TYPE_CHECKING:
    from checker.extract.made import Reading
    from checker.extract.pattern import Prepared
    from checker.model.pattern import PatternTest
    from checker.rules.phrasing import PatternReader
    from checker.store.engine import Store

_MOST_KEPT: Final = 24
"""Databases on a shelf."""


class Shelf:
    """Databases of texts that were read, for a command that goes on and asks for them again.

    The texts of a test are seldom what is changed between two saves of a rule.
    """

    def __init__(self) -> None:
        self._stores: dict[str, Store] = {}

    def __len__(self) -> int:
        """Return how many are kept."""
        return len(self._stores)

    def taken(self, key: str) -> Store | None:
        """Return the database of that key, which is another's to close now."""
        return self._stores.pop(key, None)

    def put(self, key: str, store: Store) -> None:
        """Keep a database that nobody writes to any more, in place of the oldest of many."""
        if (same := self._stores.pop(key, None)) is not None:
            same.close()  # two tests with one text
        self._stores[key] = store
        if len(self._stores) > _MOST_KEPT:
            self._stores.pop(next(iter(self._stores))).close()

    def close(self) -> None:
        """Close every database that is kept."""
        while self._stores:
            self._stores.popitem()[1].close()


def told(config: Config, shelf: Shelf | None = None) -> Pipeline:
    """Return what reads the texts of tests, with the vocabulary of *config*."""
    # What belongs to the project's own sources is none of the tests' business.
    bare = config.model_copy(update={"paths": (), "claims": (), "draft": None, "against": ()})
    state = read_with(bare) if shelf is not None else ""

    @contextmanager
    def read(texts: Sequence[GivenText]) -> Iterator[Store]:
        from checker.store.engine import Limits, Store

        key = "\n".join([state, *(one.model_dump_json() for one in texts)])
        store = shelf.taken(key) if shelf is not None else None
        if store is None:
            loaded = Loaded(documents=[_document(one) for one in texts])
            store = Store.memory(Limits(memory=config.memory))
            with _closed_by_an_error(store):
                fill(store, bare, loaded, silent)
        with _closed_by_an_error(store):
            yield store
        if shelf is not None:
            shelf.put(key, store)
        else:
            store.close()

    return read


@contextmanager
def _closed_by_an_error(store: Store) -> Iterator[None]:
    """Close *store* where something goes wrong, and leave it open where nothing does."""
    try:
        yield
    except BaseException:
        store.close()
        raise


def read_with(config: Config) -> str:
    """Return what decides how a text is read: settings, vocabulary and patterns, as they are."""
    written = [one.text for one in patterns(config).patterns]
    own = [Path(path).read_text(encoding="utf-8") for path in config.vocabulary]
    return "\n".join([config.model_dump_json(), *written, *own])


def phrased(config: Config) -> PatternReader:
    """Return what reads the texts of the tests of patterns, with the vocabulary of *config*."""
    vocabulary = vocabulary_of(config)

    def read(prepared: Prepared, test: PatternTest) -> list[Reading]:
        from checker.extract.pattern import Patterns
        from checker.extract.statement import read_by

        given = GivenText(text=test.given, source="a", published=test.published)
        document = _document(given)
        names = named([document], vocabulary)
        return read_by(document, names.split["a"], names.of("a"), Patterns([prepared]))

    return read


def _document(given: GivenText) -> Document:
    metadata = Metadata(
        id=given.source,
        title=given.source,
        publisher=given.publisher,
        published=_day(given.published),
        role=given.role,
        derived_from=given.origin,
    )
    return Document(
        metadata=metadata,
        path=f"{given.source}.txt",
        text=given.text,
        body=tuple(paragraphs(given.text)),
    )


def _day(written: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        raise RuleError(f"{written!r} is not a day", advice="Write 2001-09-11.") from None
