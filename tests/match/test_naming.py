from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.match.naming import naming_claims
from checker.model.claim import Claim
from tests.match.conftest import split_texts

Naming = Callable[..., list[Claim]]


@pytest.fixture(scope="module")
def naming() -> Naming:
    def claim(*texts: str) -> list[Claim]:
        t = split_texts(*texts)
        return naming_claims(t.documents, t.mentions, t.clusters)

    return claim


def told(claims: list[Claim]) -> list[tuple[str, str, str]]:
    return [(c.source, c.predicate, c.quote.exact) for c in claims]


def test_a_name_in_two_near_spellings_is_one_thing_in_doubt(naming: Naming) -> None:
    claims = naming("The diver Marta Quindt sang.", "The diver Marta Quint sang.")
    assert sorted(told(claims)) == [("d0", "name", "Marta Quindt"), ("d1", "name", "Marta Quint")]
    assert len({c.subject for c in claims}) == 1
    assert all(c.keyed for c in claims)


def test_a_body_under_two_names_is_one_thing_in_doubt(naming: Naming) -> None:
    claims = naming(
        "It was sold by the Varde Harbour Council.", "It was sold by the Varde Harbour Board."
    )
    assert sorted(told(claims)) == [
        ("d0", "name-of-body", "Varde Harbour Council"),
        ("d1", "name-of-body", "Varde Harbour Board"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two people
        ("The diver Marta Quindt sang.", "The diver Marta Brandt sang."),
        # kinds of body that are no synonyms
        ("It was sold by the Varde Harbour Council.", "It was sold by the Varde Harbour Court."),
        # words of the dictionary
        ("They met at Varde Harbour Gate.", "They met at Varde Harbour Date."),
        # the same name
        ("The diver Marta Quindt sang.", "Then Marta Quindt left."),
    ],
)
def test_names_of_two_things_are_left_alone(naming: Naming, one: str, other: str) -> None:
    assert told(naming(one, other)) == []


def test_a_document_that_uses_both_names_knows_that_they_are_two(naming: Naming) -> None:
    both = "The diver Marta Quindt met the cook Marta Quint."
    assert told(naming(both, "The cook Marta Quint sang.")) == []
    assert told(naming(both)) == []


def test_the_quote_of_a_name_stands_where_it_says(naming: Naming) -> None:
    texts = ("At dawn the diver Marta Quindt sang.", "The diver Marta Quint sang.")
    for claim in naming(*texts):
        text = texts[int(claim.source[1])]
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_documents_that_share_no_other_name_tell_of_two_people(naming: Naming) -> None:
    one = "The diver Marta Quindt met Odo Lind, Ada Brandt, Jora Velde and Ivo Kestrel in Ostrum."
    other = "The judge Marta Quint heard Una Holm, Bo Sandvik, Pia Lund and Tor Aske in Lerwick."
    assert naming(one, other) == []
    assert naming(one, other.replace("Bo Sandvik", "Jora Velde")) != []
