"""A text in, its claims or its context out, as a run makes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

import pytest

from checker.extract.context import Context, Named
from checker.extract.sentence import statements
from checker.extract.statement import claims_in, names_in
from checker.model.claim import Claim
from checker.model.document import Document, Metadata, Role, Span

_PARAGRAPH = re.compile(r"[^\n]+")
PUBLISHED = dt.date(2024, 5, 14)


@pytest.fixture
def document_of() -> Callable[..., Document]:
    def make(text: str, role: Role = "source") -> Document:
        return Document(
            metadata=Metadata(id="d", published=PUBLISHED, role=role),
            path="d.txt",
            text=text,
            body=tuple(Span(start=m.start(), end=m.end()) for m in _PARAGRAPH.finditer(text)),
        )

    return make


@pytest.fixture
def named_in() -> Callable[[Document], list[Named]]:
    def make(document: Document) -> list[Named]:
        found = names_in(document, statements(document))
        return [Named(n.start, n.end, n.key, n.kind) for n in found]

    return make


@pytest.fixture
def context_of(
    document_of: Callable[..., Document], named_in: Callable[[Document], list[Named]]
) -> Callable[[str], Context]:
    def make(text: str) -> Context:
        document = document_of(text)
        return Context(document, statements(document), named_in(document))

    return make


@pytest.fixture
def claims_of(
    document_of: Callable[..., Document], named_in: Callable[[Document], list[Named]]
) -> Callable[..., list[Claim]]:
    def make(text: str, role: Role = "source") -> list[Claim]:
        document = document_of(text, role)
        return claims_in(document, statements(document), named_in(document))

    return make
