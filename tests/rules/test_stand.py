from __future__ import annotations

from pathlib import Path

from checker import pipeline
from checker.config import load_config

ONE = "Deputy governor Tom Okell spoke.\n"
OTHER = "Central bank governor Tom Okell spoke.\n"


def _told(folder: Path) -> list[str]:
    for name, text in (("one.txt", ONE), ("other.txt", OTHER)):
        (folder / name).write_text(text, encoding="utf-8")
    config = load_config((str(folder / "one.txt"), str(folder / "other.txt")))
    return [found.rule for found in pipeline.run(config).findings]


def test_what_a_narrower_rule_tells_of_the_same_words_is_told_once(tmp_path: Path) -> None:
    assert _told(tmp_path) == ["roles-differ"]
