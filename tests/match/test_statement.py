from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker.config import Config
from checker.match.statement import match_sqls
from checker.pipeline import opened, read

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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SOLD.format(14), SOLD.format(17)),
        ("The quay was opened on 4 May 2031.", "The quay was opened on Sunday, 4 June 2031."),
        ("The court let the mill close.", "The mill will not close, the court ruled."),
        ('"We lost it all," said Ida Holm.', '"We never lost it all," said Ida Holm.'),
        ("Ore, tin, salt and wool are sold at Karne.", "Wool, salt and tin are sold at Karne."),
        ("Herons nest.", "Nine barges sank at Vellby on Monday."),
    ],
)
def test_what_is_left_out_because_no_two_sources_have_it_would_find_nothing(
    tmp_path: Path, one: str, other: str
) -> None:
    for name, text in (("a", one), ("b", other)):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    config = Config(paths=(str(tmp_path / "a.txt"), str(tmp_path / "b.txt")))
    with opened(config, read(config)) as store:
        made = store.rows("FROM matches ORDER BY ALL")
        store.script("DELETE FROM matches; DELETE FROM things")
        for sql in match_sqls():
            store.execute(sql)
        assert store.rows("FROM matches ORDER BY ALL") == made


def test_a_kind_that_one_source_has_alone_is_not_paired() -> None:
    every, none, few = (len(match_sqls(shared=shared)) for shared in (None, (), ("agent",)))
    assert none < few < every
