from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.match.enough import (
    PLACED_BITS,
)
from checker.match.placement import CAUTION

Matched = Callable[..., list[dict[str, Any]]]
TEAM = "The diving rescue {} is part of the {}."


def placed(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["predicate"] == "placed-in"]


def test_one_body_in_two_places_is_paired_without_caution(matched: Matched) -> None:
    one = TEAM.format("team", "Harbour Ministry")
    (row,) = placed(matched(one, TEAM.format("team", "Transport Ministry")))
    assert row["caution"] is None
    assert {"the same name"} <= {r["reason"] for r in row["reasons"] if r["weight"]}


def test_bodies_of_other_names_in_one_story_are_paired_with_caution(matched: Matched) -> None:
    story = "Divers raised the bell of the ferry Aster off Karne. "
    (row,) = placed(
        matched(
            f"{story}The rescue team is based in the Harbour Ministry.",
            f"{story}The rescue squad is based in the Transport Ministry.",
        )
    )
    assert row["caution"] == CAUTION
    assert row["weight"] >= PLACED_BITS


def test_bodies_with_nothing_in_common_but_their_kind_are_not_paired(matched: Matched) -> None:
    one = TEAM.format("team", "Harbour Ministry")
    assert placed(matched(one, "The milk school is part of the Transport Ministry.")) == []


def test_two_placements_in_one_document_are_not_paired(matched: Matched) -> None:
    both = f"{TEAM.format('team', 'Harbour Ministry')} {TEAM.format('team', 'Transport Ministry')}"
    assert placed(matched(both)) == []
