from __future__ import annotations

from collections.abc import Callable
from typing import Any

from checker.match.statement import match_sqls

Asked = Callable[..., list[dict[str, Any]]]
Matched = Callable[..., list[dict[str, Any]]]
SOLD = "The guild of Vellby sold {} barges."


def test_a_source_that_contains_the_other_s_sentence_is_no_contradiction(matched: Matched) -> None:
    own, other = SOLD.format(14), SOLD.format(17)
    assert [r["left_quote"] for r in matched(own, other) if r["predicate"] == "barge"] == [
        "14 barges"
    ]
    both = matched(own, f"{other} {own}")
    differing = [
        r for r in both if r["predicate"] == "barge" and r["left_quote"] != r["right_quote"]
    ]
    assert differing == []


def test_both_claims_of_a_match_share_its_thing(asked: Asked) -> None:
    texts = {"a": SOLD.format(14), "b": SOLD.format(17)}
    rows = asked(
        "SELECT thing, count(*) AS claims, count(DISTINCT weight) AS weights FROM things"
        " WHERE thing IN (SELECT thing FROM matches) GROUP BY thing",
        texts,
    )
    assert rows
    assert all((row["claims"], row["weights"]) == (2, 1) for row in rows)


def test_claims_of_one_document_are_never_matched(matched: Matched) -> None:
    assert matched(f"{SOLD.format(14)} {SOLD.format(17)}") == []
    rows = matched(SOLD.format(14), SOLD.format(17))
    assert all(row["left_source"] != row["right_source"] for row in rows)


def test_documents_about_other_things_share_nothing(matched: Matched) -> None:
    assert matched(SOLD.format(14), "Nine herons nest beside a chapel in Karne.") == []


def test_no_documents_match_nothing(matched: Matched) -> None:
    assert matched() == []
    assert matched("", "🛶 ...") == []


def test_the_statements_are_the_same_every_time() -> None:
    assert match_sqls() == match_sqls()
