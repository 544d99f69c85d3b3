"""The texts of a rule's tests in, a store with their claims out, as a run would make it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.config import Config
from checker.errors import RuleError
from checker.model.case import GivenText
from checker.model.document import Document, Metadata
from checker.pipeline.claims import fill, named, vocabulary_of
from checker.pipeline.stage import Loaded, silent
from checker.read.text import paragraphs
from checker.rules.selftest import Pipeline

if TYPE_CHECKING:
    from checker.extract.made import Reading
    from checker.extract.pattern import Prepared
    from checker.model.pattern import PatternTest
    from checker.rules.phrasing import PatternReader
    from checker.store.engine import Store


def told(config: Config) -> Pipeline:
    """Return what reads the texts of tests, with the vocabulary of *config*."""
    # What belongs to the project's own sources is none of the tests' business.
    bare = config.model_copy(update={"paths": (), "claims": (), "draft": None, "against": ()})

    @contextmanager
    def read(texts: Sequence[GivenText]) -> Iterator[Store]:
        from checker.store.engine import Limits, Store

        loaded = Loaded(documents=[_document(one) for one in texts])
        with Store.memory(Limits(memory=config.memory)) as store:
            fill(store, bare, loaded, silent)
            yield store

    return read


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
