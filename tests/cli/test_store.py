"""The example projects, looked at without a run."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from checker.cli.app import main

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


@pytest.mark.parametrize("name", ["intelligence-cell", "intelligence-cell-claims"])
def test_an_example_can_be_listed_and_asked(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    kept = shutil.ignore_patterns(".check")
    shutil.copytree(EXAMPLES / name, folder / name, ignore=kept)
    before = sorted(folder.rglob("*"))
    query = "SELECT source, count(*) AS n FROM claims GROUP BY source ORDER BY source"
    assert main(["sql", query, name, "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["source"] for row in rows] == [
        "canal-courier",
        "meridian-daily",
        "old-town-gazette",
    ]
    assert main(["sources", "ls", name]) == 0
    listed = capsys.readouterr().out
    assert all(row["source"] in listed for row in rows)
    assert "The Meridian Daily" in listed
    assert main(["claims", "ls", name]) == 0
    assert capsys.readouterr().out.endswith(f"\n{sum(row['n'] for row in rows)} claims\n")
    assert sorted(folder.rglob("*")) == before
