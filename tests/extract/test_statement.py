from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extract.sentence import statements
from checker.extract.statement import claims_in, names_in
from checker.model.claim import Claim
from checker.model.document import Document, Metadata, Span

Claims = Callable[..., list[Claim]]
TEXT = """The ferry Aster sank off Vellby on Tuesday, 14 May 2024, and 14 passengers were injured.

“We heard a loud bang under the engine room,” said Odo Lind, the captain of the ferry.

The owner spent 62 dollars on paint and 18 dollars on nails, 95 dollars in all. The villages of
Ostrum, Vellby and Karne lost power. The rescue team is part of the Harbour Ministry.
"""


def test_one_text_gives_claims_of_every_kind(claims_of: Claims) -> None:
    assert {c.predicate for c in claims_of(TEXT)} >= {
        "states", "holds", "injured", "date", "said", "speaker-of", "role", "part", "total",
        "members", "placed-in",
    }  # fmt: skip


def test_claims_stand_in_the_order_of_the_text(claims_of: Claims) -> None:
    starts = [c.quote.start for c in claims_of(TEXT)]
    assert starts == sorted(starts)


def test_every_quote_is_verbatim_and_lies_in_its_statement(
    claims_of: Claims, document_of: Callable[..., Document]
) -> None:
    spans = [s.span for s in statements(document_of(TEXT))]
    for claim in claims_of(TEXT):
        assert TEXT[claim.quote.start : claim.quote.end] == claim.quote.exact
        span = spans[claim.statement]
        assert span.start <= claim.quote.start < span.end


def test_names_are_found_in_the_statements_only(document_of: Callable[..., Document]) -> None:
    document = document_of(TEXT)
    assert {"Odo Lind", "Vellby", "Karne"} <= {
        n.text for n in names_in(document, statements(document))
    }
    assert names_in(document, ()) == []


def test_the_same_text_gives_the_same_claims(claims_of: Claims) -> None:
    assert claims_of(TEXT) == claims_of(TEXT)


@pytest.mark.parametrize(
    "text", ["\x00", "🛶" * 50, "מעבורת 14", '"' * 99, "1" * 400, ", and " * 40]
)
def test_hostile_text_gives_no_error(claims_of: Claims, text: str) -> None:
    assert all(text[c.quote.start : c.quote.end] == c.quote.exact for c in claims_of(text))


_WORDS = st.sampled_from(
    [
        "the",
        "Ada",
        "Brandt",
        "said",
        "14",
        "2.4",
        "million",
        "euros",
        "not",
        "may",
        "of",
        ",",
        ".",
        ";",
        "“",
        "”",
        "(",
        ")",
        "and",
        "in",
        "all",
        "Vellby",
        "3",
        "May",
        "2024",
        "doubled",
        "from",
        "to",
        "percent",
        "its",
        "barges",
    ]
)


@settings(deadline=None)
@given(st.lists(_WORDS, max_size=30).map(" ".join))
def test_any_run_of_words_gives_claims_that_quote_it_exactly(text: str) -> None:
    body = (Span(start=0, end=len(text)),) if text else ()
    document = Document(metadata=Metadata(id="d"), path="d.txt", text=text, body=body)
    for claim in claims_in(document, statements(document), []):
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact
