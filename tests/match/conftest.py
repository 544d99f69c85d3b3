"""Small texts in, what a run holds to be about one thing out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from checker.config import Config
from checker.extract.name import NameMention
from checker.extract.sentence import statements
from checker.extract.statement import names_in
from checker.match.entity import Clusters, cluster_names
from checker.match.vocabulary import builtin
from checker.model.document import Document, Metadata, Span, Statement
from checker.pipeline import opened, read

Rows = list[dict[str, Any]]
MATCHES = """
    SELECT m.thing, l.predicate, l.source AS left_source, r.source AS right_source,
           l.quote AS left_quote, r.quote AS right_quote, m.weight, m.reasons, m.caution
    FROM matches AS m
    JOIN claims AS l ON l.claim_id = m.left_id
    JOIN claims AS r ON r.claim_id = m.right_id
    ORDER BY m.left_id, m.right_id
"""


@dataclass(frozen=True, slots=True)
class Texts:
    """Short texts as documents `d0`, `d1` ..., with their statements and the names in them."""

    documents: list[Document]
    split: dict[str, tuple[Statement, ...]]
    mentions: dict[str, list[NameMention]]
    clusters: Clusters


def split_texts(*texts: str) -> Texts:
    """Return *texts* as documents of which nothing but statements and names is read."""
    documents = [
        Document(
            metadata=Metadata(id=f"d{number}"),
            path=f"d{number}.txt",
            text=text,
            body=(Span(start=0, end=len(text)),),
        )
        for number, text in enumerate(texts)
    ]
    split = {d.id: statements(d) for d in documents}
    mentions = {d.id: names_in(d, split[d.id]) for d in documents}
    return Texts(documents, split, mentions, cluster_names(mentions, builtin(), {}))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Rows]:
    """Return what a query gives in the store of a run over texts, one document each."""

    def ask(sql: str, texts: dict[str, str], draft: str | None = None) -> Rows:
        folder: Path = tmp_path_factory.mktemp("articles")
        paths = {name: folder / f"{name}.txt" for name in texts}
        for name, path in paths.items():
            path.write_text(texts[name], encoding="utf-8")
        config = Config(
            paths=tuple(str(path) for name, path in paths.items() if name != draft),
            draft=str(paths[draft]) if draft else None,
        )
        with opened(config, read(config)) as store:
            return store.rows(sql)

    return ask


@pytest.fixture(scope="module")
def matched(asked: Callable[..., Rows]) -> Callable[..., Rows]:
    """Return the matches of a run over texts, one document each."""

    def match(*texts: str) -> Rows:
        return asked(MATCHES, {f"d{number}": text for number, text in enumerate(texts)})

    return match


@pytest.fixture(scope="module")
def pairs(matched: Callable[..., Rows]) -> Callable[..., list[tuple[str, str]]]:
    """Return the words of the matched claims of one predicate."""

    def pair(predicate: str, *texts: str) -> list[tuple[str, str]]:
        return [
            (row["left_quote"], row["right_quote"])
            for row in matched(*texts)
            if row["predicate"] == predicate
        ]

    return pair
