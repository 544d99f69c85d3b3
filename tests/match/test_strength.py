from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Rows = list[dict[str, Any]]
STRONGER = "SELECT claim_id FROM claims WHERE predicate = 'strength'"


@pytest.fixture(scope="module")
def beyond(asked: Callable[..., Rows]) -> Callable[[str, str], bool]:
    """Return whether a draft says more than its source."""

    def compare(source: str, draft: str) -> bool:
        return asked(STRONGER, {"source": source, "draft": draft}, draft="draft") != []

    return compare


BEYOND = [
    (
        "Inspectors found rust on several barges in the harbour of Karne.",
        "Inspectors found rust on every barge in the harbour of Karne.",
    ),
    (
        "The yard of Karne launched a large barge for the river guild.",
        "The yard of Karne launched the largest barge in Europe for the river guild.",
    ),
    (
        "The miller reportedly sold the guild's barges to a bank.",
        "The miller sold the guild's barges to a bank.",
    ),
    (
        "The cause of the fire at the mill is not known. The mill stood empty.",
        "The fire at the mill stood at the pier. Sparks from a lantern were responsible.",
    ),
    (
        "Many pilgrims slept on the benches of the ferry terminal in Karne.",
        "About 700 pilgrims slept on the benches of the ferry terminal in Karne.",
    ),
]
WITHIN = [
    (
        "Inspectors found rust on every barge in the harbour of Karne.",
        "Inspectors found rust on all the barges in the harbour of Karne.",
    ),
    (
        "The yard of Karne launched Europe's biggest barge for the river guild.",
        "The yard of Karne launched the largest barge in Europe for the river guild.",
    ),
    (
        "The miller reportedly sold the guild's barges to a bank.",
        "The miller is said to have sold the guild's barges to a bank.",
    ),
    (
        "The miller sold the guild's barges to a bank, which may open a museum.",
        "The miller sold the guild's barges to a bank.",
    ),
    (
        "The cause of the fire at the mill was a lantern.",
        "The fire at the mill was caused by a lantern.",
    ),
    (
        "Some 710 pilgrims slept on the benches of the ferry terminal in Karne.",
        "About 700 pilgrims slept on the benches of the ferry terminal in Karne.",
    ),
]


@pytest.mark.parametrize(("source", "draft"), BEYOND)
def test_a_draft_that_says_more_than_its_source_is_held_against_it(
    beyond: Callable[[str, str], bool], source: str, draft: str
) -> None:
    assert beyond(source, draft)


@pytest.mark.parametrize(("source", "draft"), WITHIN)
def test_a_draft_that_says_as_much_is_not(
    beyond: Callable[[str, str], bool], source: str, draft: str
) -> None:
    assert not beyond(source, draft)
