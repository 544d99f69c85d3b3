"""A run over short articles, from files to a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from checker import pipeline
from checker.config import load_config
from checker.model.report import Report

RULES = ("numbers-differ", "weekday-mismatch", "certainty-differs")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Report]:
    """Give what checks articles, each a file `<name>.txt` in a folder of this test.

    Only the rules that these stories are about, unless a test names others: each costs time.
    """
    monkeypatch.chdir(tmp_path)

    def run(articles: dict[str, str], **flags: Any) -> Report:
        for name, text in articles.items():
            Path(f"{name}.txt").write_text(text, encoding="utf-8")
        # The draft and what it is held against are named by their flags.
        named = [f"{name}.txt" for name in articles if f"{name}.txt" != flags.get("draft")]
        return pipeline.run(load_config(tuple(named), **{"only_rules": RULES, **flags}))

    return run
