"""Texts of a rule's tests in, databases with their claims out, kept where a command goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.config import Config
from checker.errors import RuleError
from checker.model.case import GivenText
from checker.pipeline.given import Shelf, read_with, told
from checker.rules.evaluate import Database

PATTERN = """\
summary: Who keeps a lighthouse.
patterns:
  - '{who:person} keeps the light at {where:place}'
claim: {subject: '{where} light', predicate: PREDICATE, value: '{who}', keyed: true}
"""


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    one = Shelf()
    yield one
    one.close()


def text(words: str) -> list[GivenText]:
    return [GivenText(text=words, source="a")]


def predicates(database: Database) -> set[str]:
    rows = database.rows("SELECT DISTINCT predicate FROM claims")
    return {row["predicate"] for row in rows}


def test_a_text_is_read_once_for_a_command_that_goes_on(shelf: Shelf) -> None:
    words = "Nine boats left Sandholt on 3 May 2031."
    asked = "SELECT claim_id, predicate, value FROM claims ORDER BY claim_id"
    with told(Config(), shelf)(text(words)) as first:
        claims = first.rows(asked)
    with told(Config(), shelf)(text(words)) as second:
        assert second is first
        assert second.rows(asked) == claims
    with told(Config(), shelf)(text(words.replace("Nine", "Six"))) as other:
        assert other is not first
    with told(Config())(text(words)) as alone:
        assert alone is not first


def test_a_text_that_two_tests_share_is_read_for_both(shelf: Shelf) -> None:
    read = told(Config(), shelf)
    with read(text("Nine boats left.")) as first, read(text("Nine boats left.")) as second:
        assert first is not second
    with read(text("Nine boats left.")) as third:
        assert third.rows("SELECT 1 AS n") == [{"n": 1}]


def test_more_texts_than_are_kept_are_read_again(shelf: Shelf) -> None:
    read = told(Config(), shelf)
    for number in range(26):
        with read(text(f"{number + 2} boats left Sandholt.")):
            pass
    assert len(shelf) == 24


def test_a_pattern_that_is_saved_reads_the_text_anew(shelf: Shelf, tmp_path: Path) -> None:
    file = tmp_path / "patterns" / "keeper.yaml"
    file.parent.mkdir()
    config = Config(rules=(tmp_path.as_posix(),))
    words = "Nora Vell keeps the light at Port Kell."
    for predicate in ("keeper", "warden"):
        file.write_text(PATTERN.replace("PREDICATE", predicate))
        with told(config, shelf)(text(words)) as database:
            assert predicate in predicates(database)


def test_what_decides_how_a_text_is_read_changes_with_vocabulary_and_settings(
    tmp_path: Path,
) -> None:
    own = tmp_path / "own.yaml"
    own.write_text("- {id: port-kell, name: Port Kell, kind: place}\n")
    config = Config(vocabulary=(own.as_posix(),))
    before = read_with(config)
    assert read_with(config) == before
    own.write_text("- {id: port-kell, name: Port Kell, kind: place, names: [PK]}\n")
    assert read_with(config) != before
    assert read_with(Config()) != before


def test_a_day_that_is_none_is_told_and_nothing_is_kept(shelf: Shelf) -> None:
    wrong = [GivenText(text="Nine boats left.", source="a", published="soon")]
    with pytest.raises(RuleError, match="not a day"), told(Config(), shelf)(wrong):
        pass
    assert not len(shelf)
