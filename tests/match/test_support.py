from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

CARRIED = """
    SELECT DISTINCT c.quote, r.quote AS source_quote FROM claims AS c
    LEFT JOIN matches AS m ON m.left_id = c.claim_id
    LEFT JOIN claims AS r ON r.claim_id = m.right_id
    WHERE c.predicate = 'reports' ORDER BY 1, 2
"""
SOURCE = (
    "The guild of Vellby sold 14 old barges in spring. The choir of the lighthouse sang at the"
    " weir in May.\n\nOdo Lind mended the sluice with rope makers from Solvik."
)
DRAFT = """The guild of Vellby sold 14 old barges.

Marta Quindt bought 600 lanterns for the theatre.

At dawn Lind mended the sluice.

The weather was grey.
"""


@pytest.fixture(scope="module")
def carried(asked: Callable[..., list[dict[str, Any]]]) -> dict[str, list[str]]:
    """Return each statement of a draft with the source statements that carry it."""
    found: dict[str, list[str]] = {}
    for row in asked(CARRIED, {"a": SOURCE, "draft": DRAFT}, draft="draft"):
        found.setdefault(row["quote"], [])
        found[row["quote"]] += [row["source_quote"]] if row["source_quote"] else []
    return found


def test_a_draft_statement_is_carried_by_the_source_statement_that_says_it(
    carried: dict[str, list[str]],
) -> None:
    assert carried["The guild of Vellby sold 14 old barges."] == [
        "The guild of Vellby sold 14 old barges in spring."
    ]


def test_a_statement_that_names_and_counts_what_no_source_does_is_not_carried(
    carried: dict[str, list[str]],
) -> None:
    assert carried["Marta Quindt bought 600 lanterns for the theatre."] == []


def test_a_family_name_alone_is_carried_where_the_whole_name_is(
    carried: dict[str, list[str]],
) -> None:
    assert carried["At dawn Lind mended the sluice."] != []


def test_a_statement_that_names_and_counts_nothing_is_not_looked_for(
    carried: dict[str, list[str]],
) -> None:
    assert "The weather was grey." not in carried


def test_each_draft_statement_has_one_best_counterpart_in_a_source(
    carried: dict[str, list[str]],
) -> None:
    assert all(len(sources) <= 1 for sources in carried.values())
    assert len(carried) == 3


def test_sources_are_not_held_to_be_carried_by_each_other(
    asked: Callable[..., list[dict[str, Any]]],
) -> None:
    assert asked(CARRIED, {"a": SOURCE, "b": DRAFT}) == []
