from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import CheckError
from checker.read.yaml import load_yaml


def problem(text: str) -> CheckError:
    with pytest.raises(CheckError) as caught:
        load_yaml(text, "rules/x.yaml")
    return caught.value


def test_norway_clocks_and_dates_stay_text() -> None:
    node = load_yaml("country: NO\nstart: 12:30\nday: 2026-02-10\nkilos: 1_000\n", "x.yaml")
    assert node.data == {"country": "NO", "start": "12:30", "day": "2026-02-10", "kilos": "1_000"}


def test_numbers_truth_and_nothing_are_read_as_such() -> None:
    node = load_yaml("[1, -2, 2.5, 1e3, 0x1f, true, null, ~, '7']", "x.yaml")
    assert node.data == [1, -2, 2.5, 1000.0, 31, True, None, None, "7"]


def test_numbers_too_large_to_count_with_stay_text() -> None:
    assert load_yaml("a: " + "9" * 5000, "x.yaml").data == {"a": "9" * 5000}
    assert load_yaml("a: 1e999", "x.yaml").data == {"a": "1e999"}


def test_a_place_is_that_of_the_key_or_of_the_item() -> None:
    node = load_yaml("\ufeffa: 1\nlist:\n  - one\n  - name: two\n", "x.yaml")
    assert str(node.place("a")) == "x.yaml:1:1"
    assert str(node.place("list", 0)) == "x.yaml:3:5"
    assert str(node.place("list", 1, "name")) == "x.yaml:4:5"
    assert str(node.value_place("list", 1, "name")) == "x.yaml:4:11"
    assert node.place("list", 1, "name").length == 4
    assert node.line(4) == "  - name: two"
    assert node.line(99) == ""


def test_the_place_of_a_missing_key_is_that_of_what_lacks_it() -> None:
    node = load_yaml("rule:\n  id: x\n", "x.yaml")
    assert node.place("rule", "kind", 3) == node.place("rule")


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("a: 1\nb: 2\na: 3\n", "stands twice", "3:1"),
        ("a: b\n\tc: d", "a tab", "2:1"),
        ("a:\n  b: 1\n c: 2", "indented unlike", "3:2"),
        ("a: [1, 2\nb: 3", "bracket", "1:4"),
        ("a: 'x\nb: c", "quotation mark", "1:4"),
        ("title: Tax: up", "a colon", "1:11"),
        ("a: @x", "cannot begin", "1:4"),
        ("a: !!python/object x", "a tag", "1:4"),
        ("1: a", "not text", "1:1"),
        ("true: a", "not text", "1:1"),
        ("? [a]\n: b", "not plain text", "1:3"),
        ("b: 1\n<<: {a: 1}", "merge key", "2:1"),
        ("a: *b", "marked &b", "1:4"),
        ("&a [*a]", "marked &a", "1:5"),
        ("a: 1\n---\nb: 2", "second document", "2:1"),
        ("a: \x07", "does not allow", "1:4"),
        ('a: "\\ud800"', "surrogate", "1:4"),
        ("[" * 200, "nested too deeply", "1:41"),
    ],
)
def test_an_error_says_where_what_and_what_to_do(text: str, words: str, place: str) -> None:
    error = problem(text)
    assert words in error.problem
    assert str(error.place) == f"rules/x.yaml:{place}"
    assert error.advice
    assert error.source_line == text.split("\n")[int(place.split(":", maxsplit=1)[0]) - 1]


def test_the_advice_on_a_duplicate_key_names_the_first_line() -> None:
    assert "line 1" in problem("a: 1\nb: 2\na: 3\n").advice


def test_aliases_that_multiply_are_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    assert "too many values" in problem("\n".join(lines)).problem
    assert "too many aliases" in problem("a: &a 1\nb: [" + "*a, " * 101 + "1]").problem


def test_a_file_over_the_limit_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(CheckError, match="too large"):
        load_yaml("a: b\n" * 10, "x.yaml", max_characters=20)


def test_what_was_parsed_is_kept_and_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECK_CACHE_DIR", str(tmp_path))
    text = "".join(f"key{n}: hurt | wounded\n" for n in range(20))
    fresh = load_yaml(text, "x.yaml")
    (file,) = tmp_path.iterdir()
    kept = load_yaml(text, "y.yaml")
    assert (kept.data, kept.tree) == (fresh.data, fresh.tree)
    assert str(kept.place("key3")) == "y.yaml:4:1"
    file.write_text(file.read_text().replace("hurt", "dead"))
    assert load_yaml(text, "x.yaml").data == fresh.data


def test_a_cache_that_cannot_be_used_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    text = "a: " + "b" * 300
    for folder in (str(blocked), "off", "OFF"):
        monkeypatch.setenv("CHECK_CACHE_DIR", folder)
        assert load_yaml(text, "x.yaml").data == {"a": "b" * 300}
    assert [p.name for p in tmp_path.iterdir()] == ["file"]


@given(
    st.text(alphabet=st.sampled_from(list("ab:-?[]{}&*!|>'\"#%@`,~<. \n\t\\1é\ufeff")), max_size=60)
)
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        node = load_yaml(text, "x.yaml")
    except CheckError:
        return
    assert node.place("a", 0).line >= 1
