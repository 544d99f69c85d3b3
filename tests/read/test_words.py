from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.read.words import Words, kept_words, packed

WORDS = st.text(st.characters(exclude_characters="\t\n", exclude_categories=["Cs"]))


@given(st.dictionaries(WORDS, WORDS, max_size=60), WORDS)
def test_a_packed_table_answers_as_the_table_itself(table: dict[str, str], word: str) -> None:
    words = Words(packed(table))
    assert dict(words.items()) == table
    assert len(words) == len(table)
    assert words.get(word) == table.get(word)
    assert words.get(word + "\ud800") is None


@pytest.mark.parametrize("word", ["a\tb", "a\nb", "\n"])
def test_what_would_break_a_line_is_not_kept(word: str) -> None:
    with pytest.raises(ValueError, match="cannot be kept"):
        packed({word: "x"})
    with pytest.raises(ValueError, match="cannot be kept"):
        packed({"x": word})


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CHECK_CACHE_DIR", str(tmp_path))
    return tmp_path


def broken() -> dict[str, str]:
    raise AssertionError("made a second time")


def test_a_kept_table_is_not_made_again(cache: Path) -> None:
    assert kept_words("en", lambda: {"oars": "oar"})["oars"] == "oar"
    assert [file.name for file in cache.iterdir()] == ["en.words"]
    words = kept_words("en", broken)
    assert (words["oars"], "oar" in words) == ("oar", False)


@pytest.mark.parametrize("harm", ["short", "edited", "empty", "other"])
def test_a_damaged_file_is_made_again(cache: Path, harm: str) -> None:
    kept_words("en", lambda: {"oars": "oar"})
    file = cache / "en.words"
    data = file.read_bytes()
    harmed = {
        "short": data[:-3],
        "edited": data.replace(b"oar\n", b"ear\n"),
        "empty": b"",
        "other": b"{}",
    }
    file.write_bytes(harmed[harm])
    assert kept_words("en", lambda: {"oars": "oar"})["oars"] == "oar"
    assert kept_words("en", broken)["oars"] == "oar"


def test_without_a_cache_the_table_is_made_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECK_CACHE_DIR", "off")
    assert kept_words("en", lambda: {"oars": "oar"}) == {"oars": "oar"}
