from __future__ import annotations

from pathlib import Path

import pytest

from checker import pipeline
from checker.config import Config
from checker.model.report import Report
from checker.pipeline.kept import keeping, kept

FIVE = "Five boats left Sandholt on 3 May 2031, said Ida Holm.\n"
SIX = "Six boats left Sandholt on 3 May 2031, said Holm.\n"


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """Give two texts that speak of the same boats."""
    (tmp_path / "harbour.txt").write_text(FIVE)
    (tmp_path / "quay.txt").write_text(SIX)
    return Config(paths=(str(tmp_path / "harbour.txt"), str(tmp_path / "quay.txt")))


def told(report: Report) -> list[tuple[str, str]]:
    return [(one.id, one.message) for one in report.findings]


def test_a_text_that_did_not_change_is_not_read_again(config: Config, tmp_path: Path) -> None:
    with keeping() as before:
        first = pipeline.run(config)
        assert before.reused == 0
        again = pipeline.run(config)
        assert before.reused == 2
        assert told(again) == told(first) != []
        (tmp_path / "quay.txt").write_text(SIX.replace("Six", "Seven"))
        changed = pipeline.run(config)
        assert before.reused == 1
    assert told(changed) == told(pipeline.run(config)) != told(first)


def test_a_text_is_read_again_where_its_names_turn_out_to_mean_another(
    config: Config, tmp_path: Path
) -> None:
    with keeping() as before:
        pipeline.run(config)
        (tmp_path / "harbour.txt").write_text("Nora Holm is the harbour master.\n")
        changed = pipeline.run(config)
        assert before.reused == 0
    assert told(changed) == told(pipeline.run(config))


def test_a_text_is_read_again_where_a_pattern_was_written(config: Config, tmp_path: Path) -> None:
    folder = tmp_path / "rules" / "patterns"
    folder.mkdir(parents=True)
    config = config.model_copy(update={"rules": (str(tmp_path / "rules"),)})
    with keeping() as before:
        pipeline.run(config)
        (folder / "left-port.yaml").write_text(
            "summary: What left.\npatterns: ['{n:quantity} left {where:place}']\n"
            "claim: {subject: '{where}', predicate: left, value: '{n}'}\n"
        )
        pipeline.run(config)
        assert before.reused == 0


def test_what_runs_once_keeps_nothing(config: Config) -> None:
    pipeline.run(config)
    assert kept() is None
    with keeping() as before:
        pipeline.run(config)
        assert before.reused == 0
