from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import duckdb
import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


def test_claims_are_listed_and_counted(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["claims", "ls", "demo"]) == 0
    out = capsys.readouterr().out
    assert "harbour-post" in out
    assert out.strip().endswith("claims")


def test_claims_can_be_filtered_by_source(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["claims", "ls", "demo", "--source", "island-courier"]) == 0
    out = capsys.readouterr().out
    assert "island-courier" in out
    assert "harbour-post" not in out


def test_one_claim_is_shown_with_its_quote(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["claims", "show", "1", "demo"]) == 0
    assert "quote" in capsys.readouterr().out
    assert main(["claims", "show", "99999", "demo"]) == 2


def test_every_format_holds_the_same_claims(demo: Path, capsys: Capture) -> None:
    main(["claims", "export", "demo"])
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert main(["claims", "export", "demo", "--output", "claims.jsonl"]) == 0
    lines = (demo / "claims.jsonl").read_text(encoding="utf-8").splitlines()
    assert main(["claims", "export", "demo", "-o", "claims.parquet"]) == 0
    with duckdb.connect() as connection:
        name = str(demo / "claims.parquet")
        table = connection.read_parquet(name).order("claim_id").fetchall()
    assert [row["quote"] for row in rows] == [json.loads(line)["quote"] for line in lines]
    assert [int(row["claim_id"]) for row in rows] == [row[0] for row in table]


def test_parquet_needs_a_file(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    assert main(["claims", "export", "demo", "--format", "parquet"]) == 2
    assert "--output" in capsys.readouterr().err
