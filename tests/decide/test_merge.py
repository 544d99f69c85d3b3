from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.decide.merge import merged
from checker.model.rule import KINDS
from checker.rules.evaluate import Row, RuleResult

RULE = KINDS["same-value"].model_validate(
    {"id": "probe", "level": "error", "summary": "A probe.", "message": "x"}
)


def row(left: int, right: int | None, verdict: Any = "contradiction", more: Any = ()) -> Row:
    return Row(
        thing="boats",
        left_id=left,
        right_id=right,
        verdict=verdict,
        level="error",
        message=f"{left} against {right}",
        more=tuple(more),
    )


def groups(*rows: Row, drafts: Any = ()) -> list[tuple[Any, ...]]:
    """Return message, left, right and further claims of each disagreement."""
    found = merged(RuleResult(rule=RULE, kind="same-value", rows=rows), frozenset(drafts))
    return [(one.row.message, one.lefts, one.rights, one.more) for one in found]


def test_nothing_found_is_no_disagreement() -> None:
    assert groups() == []


def test_three_sources_with_three_values_are_one_disagreement() -> None:
    assert groups(row(1, 2), row(1, 3), row(2, 3)) == [("1 against 2", (1,), (2,), (3,))]


def test_rows_that_meet_only_through_a_third_are_one_disagreement() -> None:
    assert groups(row(1, 2), row(4, 3), row(3, 2)) == [("1 against 2", (1,), (2,), (4, 3))]


def test_rows_without_a_claim_in_common_stay_apart_and_in_their_order() -> None:
    assert [one[0] for one in groups(row(5, 6), row(1, 2))] == ["5 against 6", "1 against 2"]


def test_a_contradiction_and_an_omission_of_one_claim_stay_apart() -> None:
    assert len(groups(row(1, 2), row(1, 3, "omission"))) == 2


def test_a_finding_of_one_claim_has_no_other_side() -> None:
    assert groups(row(7, None, more=[8])) == [("7 against None", (7,), (), (8,))]


def test_a_claim_is_named_once() -> None:
    assert groups(row(1, 2, more=[3]), row(1, 3, more=[2, 4])) == [
        ("1 against 2", (1,), (2,), (3, 4))
    ]


def test_the_row_with_the_draft_stands_for_the_others() -> None:
    rows = (row(1, 2), row(9, 1), row(9, 2))
    assert groups(*rows, drafts={9}) == [("9 against 1", (9,), (1,), (2,))]
    assert groups(row(1, 2), row(2, 9), drafts={9})[0][0] == "2 against 9"


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(13, 24)), max_size=12))
def test_each_claim_of_one_rule_is_in_one_disagreement(pairs: list[tuple[int, int]]) -> None:
    found = groups(*(row(*pair) for pair in pairs))
    named = [claim for _, *sides in found for side in sides for claim in side]
    assert len(named) == len(set(named))
    assert set(named) == {claim for pair in pairs for claim in pair}
