from __future__ import annotations

from collections.abc import Callable

Pairs = Callable[..., list[tuple[str, str]]]


def test_one_deed_with_two_doers_is_paired(pairs: Pairs) -> None:
    one, two = "Best novel: Ada Lind", "The prize for best novel went to Jo Birk."
    assert len(pairs("agent", one, two)) == 1


def test_deeds_on_two_things_are_not_paired(pairs: Pairs) -> None:
    one = "The lighthouse at Karne was built by Holm Yards."
    two = "The Solvik tram depot was built by Varde Marine."
    assert pairs("agent", one, two) == []


def test_a_document_with_both_doers_is_paired_with_none(pairs: Pairs) -> None:
    both = "Best novel: Ada Lind. The prize for best novel went to Jo Birk."
    assert pairs("agent", both, "The prize for best novel went to Jo Birk.") == []
