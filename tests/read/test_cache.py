from __future__ import annotations

from pathlib import Path

import pytest

from checker.read.cache import idle, keep, recall


@pytest.mark.parametrize("text", ["ferry", "ferry " * 100], ids=["short", "long"])
def test_what_is_kept_is_given_back_as_a_copy(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECK_CACHE_DIR", str(tmp_path))
    assert recall("boats-1", text) is None
    keep("boats-1", text, {"crew": [5]})
    recall("boats-1", text)["crew"].append(6)
    assert recall("boats-1", text) == {"crew": [5]}
    assert recall("boats-2", text) is None
    assert len(list(tmp_path.iterdir())) == (len(text) > 200)


@pytest.mark.parametrize("text", ["barge", "barge " * 100], ids=["short", "long"])
def test_nothing_is_kept_where_that_is_switched_off(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CHECK_CACHE_DIR", "off")
    keep("boats-1", text, 5)
    monkeypatch.setenv("CHECK_CACHE_DIR", str(tmp_path))
    assert recall("boats-1", text) is None
    with idle():
        keep("boats-1", text, 5)
    assert recall("boats-1", text) is None


def test_many_short_texts_do_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.read import cache

    monkeypatch.setenv("CHECK_CACHE_DIR", str(tmp_path))
    for number in range(600):
        keep("boats-1", f"boat {number}", number)
    assert len(cache._SMALL) <= 256  # noqa: SLF001 - memory has no other sign
    assert recall("boats-1", "boat 599") == 599
