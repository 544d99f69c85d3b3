from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]


def test_a_select_is_answered_as_a_table_and_as_json(demo: Path, capsys: Capture) -> None:
    assert demo.is_dir()
    query = "SELECT source FROM sources ORDER BY source"
    assert main(["sql", query, "demo"]) == 0
    assert capsys.readouterr().out.split()[:3] == ["source", "harbour-post", "island-courier"]
    assert main(["sql", query, "demo", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0] == {"source": "harbour-post"}


@pytest.mark.parametrize(
    "query",
    [
        "DROP TABLE claims",
        "SELECT 1; SELECT 2",
        "SELECT * FROM read_csv('/etc/passwd')",
        "COPY claims TO 'x.csv'",
        "ATTACH 'x.db'",
        "SELEKT",
        "",
    ],
)
def test_anything_but_one_reading_statement_is_refused(
    demo: Path, capsys: Capture, query: str
) -> None:
    assert main(["sql", query, "demo"]) == 2
    assert capsys.readouterr().out == ""
    assert sorted(path.name for path in demo.iterdir()) == ["demo"]
