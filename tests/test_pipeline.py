from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from checker import pipeline
from checker.config import load_config
from checker.errors import CheckError, ConfigError
from checker.model.report import Exit
from checker.report.json import json_report

FIVE = "Five boats left Sandholt on 3 May 2031 for the outer bank.\n"
SIX = FIVE.replace("Five", "Six")


@pytest.fixture(autouse=True)
def coast(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with two articles that disagree, and be in it."""
    (tmp_path / "coast").mkdir()
    (tmp_path / "coast/gull.txt").write_text(FIVE)
    (tmp_path / "coast/tern.txt").write_text(SIX)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def say(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def read(*paths: str, draft: str | None = None) -> list[tuple[str, str]]:
    """Return id and role of each document that is read."""
    loaded = pipeline.read(load_config(paths, draft=draft))
    return [(document.id, document.metadata.role) for document in loaded.documents]


def test_two_runs_give_the_same_bytes_whichever_file_is_named_first() -> None:
    first, again, turned = (
        json_report(pipeline.run(load_config(paths)))
        for paths in (
            ("coast/gull.txt", "coast/tern.txt"),
            ("coast/gull.txt", "coast/tern.txt"),
            ("coast/tern.txt", "coast/gull.txt"),
        )
    )
    assert first == again == turned
    assert '"numbers-differ"' in first


def test_a_draft_is_held_against_the_sources_and_stands_on_the_left() -> None:
    config = load_config(draft="coast/tern.txt", against=("coast/gull.txt",))
    report = pipeline.run(config)
    assert {source.id: source.role for source in report.sources} == {
        "gull": "source",
        "tern": "draft",
    }
    (finding,) = report.findings
    assert [(piece.side, piece.text) for piece in finding.evidence] == [
        ("left", "Six boats"),
        ("right", "Five boats"),
    ]


@pytest.mark.parametrize("name", ["coast/tern.txt", "./coast/tern.txt", "coast/../coast/tern.txt"])
def test_a_draft_among_the_sources_is_read_once_by_whatever_name(coast: Path, name: str) -> None:
    wanted = [("gull", "source"), ("tern", "draft")]
    assert read("coast", draft=name) == wanted
    assert read("coast", draft=str(coast / name)) == wanted


def test_a_draft_does_not_carry_its_own_statements(coast: Path) -> None:
    (coast / "coast/gull.txt").write_text("Rain fell on the quay all night.\n")
    only = ("unsupported-in-draft",)
    named = load_config(("coast",), draft="coast/tern.txt", only_rules=only)
    absolute = load_config(("coast",), draft=str(coast / "coast/tern.txt"), only_rules=only)
    found = [pipeline.run(config).findings for config in (named, absolute)]
    assert [one.fingerprint for one in found[0]] == [one.fingerprint for one in found[1]]
    assert found[0]


def test_a_file_that_is_named_twice_is_one_source(coast: Path) -> None:
    (coast / "again.txt").symlink_to(coast / "coast/gull.txt")
    again = ("coast", "coast/gull.txt", str(coast / "coast/gull.txt"), "again.txt")
    assert read(*again) == [("gull", "source"), ("tern", "source")]


def test_standard_input_is_read_where_a_dash_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, FIVE.encode())
    report = pipeline.run(load_config(("-", "coast/tern.txt")))
    (finding,) = report.findings
    piece = next(one for one in finding.evidence if one.path == "-")
    assert (piece.source, piece.text) == ("standard-input", "Five boats")
    assert FIVE[piece.start : piece.end] == piece.text


def test_the_draft_may_come_from_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, FIVE.encode())
    assert read("coast/tern.txt", draft="-") == [("standard-input", "draft"), ("tern", "source")]


def test_empty_standard_input_is_not_a_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, b"")
    assert pipeline.run(load_config(("-",))).summary.exit_code == Exit.NOT_CHECKED


def test_a_path_that_is_not_there_stops_the_run_with_the_one_that_was_meant() -> None:
    with pytest.raises(CheckError, match=r"no such file: coast/gul\.txt") as caught:
        pipeline.run(load_config(("coast/gul.txt",)))
    assert caught.value.advice == "Did you mean coast/gull.txt?"


def test_a_source_that_cannot_be_read_does_not_stop_the_others(coast: Path) -> None:
    (coast / "coast/scan.txt").write_bytes(b"\x00\xff\x00")
    loaded = pipeline.read(load_config(("coast",)))
    assert [document.id for document in loaded.documents] == ["gull", "tern"]
    assert [str(problem.place) for problem in loaded.problems] == ["coast/scan.txt"]


def test_claim_files_are_not_read_as_articles(coast: Path) -> None:
    (coast / "depths.csv").write_text("source,subject,predicate,value\n")
    loaded = pipeline.read(load_config(("coast", "depths.csv")))
    assert (len(loaded.documents), loaded.claim_files) == (2, ["depths.csv"])


def test_only_and_skipped_rules_are_chosen_by_name() -> None:
    paths = ("coast",)
    only = pipeline.load(load_config(paths, only_rules=("lists-differ", "dates-differ"))).rules
    assert [rule.id for rule in only] == ["dates-differ", "lists-differ"]
    every = {rule.id for rule in pipeline.load(load_config(paths)).rules}
    fewer = pipeline.load(load_config(paths, skip_rules=("dates-differ",))).rules
    assert every - {rule.id for rule in fewer} == {"dates-differ"}
    for flag in ("only_rules", "skip_rules"):
        with pytest.raises(ConfigError, match="unknown rule 'list-differs'") as caught:
            pipeline.load(load_config(paths, **{flag: ("list-differs",)}))
        assert caught.value.advice == "Did you mean 'lists-differ'?"


def test_each_stage_tells_how_far_it_is() -> None:
    heard: list[tuple[str, int, int]] = []
    config = load_config(("coast",), only_rules=("numbers-differ",))
    pipeline.run(config, lambda *step: heard.append(step))
    assert heard == [
        ("read", 0, 2),
        ("read", 1, 2),
        ("extract", 0, 2),
        ("extract", 1, 2),
        ("match", 0, 1),
        ("rules", 0, 1),
    ]
