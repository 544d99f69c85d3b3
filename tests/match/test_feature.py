"""Tokens that claims are compared by: a word, and the field of related words that it belongs to."""

from __future__ import annotations

from pathlib import Path

from checker import pipeline
from checker.config import load_config
from checker.extract.lexicon import table

_LEFT = "---\nid: a\n---\nThe cottage stood in Kolm.\n"
_RIGHT = "---\nid: b\n---\nThe chalet stood in Kolm. A cottage is a cottage.\n"


def _features(tmp_path: Path) -> dict[tuple[str, str, int], set[tuple[float, int]]]:
    (tmp_path / "a.md").write_text(_LEFT)
    (tmp_path / "b.md").write_text(_RIGHT)
    config = load_config((str(tmp_path / "a.md"), str(tmp_path / "b.md")))
    found: dict[tuple[str, str, int], set[tuple[float, int]]] = {}
    with pipeline.opened(config, pipeline.read(config)) as store:
        for row in store.rows(
            "SELECT f.source, c.statement, f.token, f.bits, f.one"
            " FROM feature AS f JOIN claims AS c USING (claim_id)"
            " WHERE f.place = 'word' AND c.predicate = 'states'"
        ):
            key = (str(row["source"]), str(row["token"]), int(row["statement"]))
            found.setdefault(key, set()).add((round(float(row["bits"]), 6), int(row["one"])))
    return found


def test_a_word_shares_its_bits_with_its_field_and_counts_once(tmp_path: Path) -> None:
    found = _features(tmp_path)
    cottage = {key[1]: values for key, values in found.items() if key[0] == "a"}
    assert cottage["cottage"] != cottage["~hut"]
    ((own, counted),) = cottage["cottage"]
    ((shared, once),) = cottage["~hut"]
    assert (counted, once) == (0, 1)
    assert 0 < own < shared + own


def test_a_field_has_the_same_bits_wherever_it_stands(tmp_path: Path) -> None:
    values = {v for key, values in _features(tmp_path).items() if key[1] == "~hut" for v in values}
    assert len(values) == 1


def test_a_word_stands_in_one_field_only() -> None:
    words = [word for name, others in table("related").items() for word in {name, *others}]
    assert sorted(words) == sorted(set(words))
