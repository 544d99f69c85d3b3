from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from checker.cli.app import main
from checker.model.rule import KINDS

Capture = pytest.CaptureFixture[str]
CELL = Path(__file__).parent.parent.parent / "examples" / "intelligence-cell"


@pytest.fixture
def cell(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the example as the working directory."""
    home = folder / "cell"
    shutil.copytree(CELL, home, ignore=shutil.ignore_patterns(".check"))
    monkeypatch.chdir(home)
    return home


def spain(capsys: Capture, *words: str) -> list[dict[str, Any]]:
    capsys.readouterr()
    main(["run", "--format", "json", *words])
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)["findings"]
    return [one for one in found if "Spain" in one["message"]]


def test_a_rule_made_from_a_finding_finds_it_again_and_not_its_near_miss(
    cell: Path, capsys: Capture
) -> None:
    (finding,) = spain(capsys, "--rule", "country-left-out")[:1]
    assert main(["rules", "new", "spain-left-out", "--from", finding["id"]]) == 0
    said = capsys.readouterr().out
    assert "Wrote rules/spain-left-out.yaml: 5 tests, all passed." in said
    file = cell / "rules" / "spain-left-out.yaml"
    assert file.read_text().startswith(
        "# yaml-language-server: $schema=../.check/schema/rule.json\n"
    )
    schema = json.loads((cell / ".check" / "schema" / "rule.json").read_text())
    assert schema["$schema"].endswith("2020-12/schema")
    assert main(["rules", "test", "rules/spain-left-out.yaml", "--coverage"]) == 0
    own = ("--rules", "rules/spain-left-out.yaml", "--rule", "spain-left-out")
    (again, *_) = spain(capsys, *own)
    assert again["message"] == finding["message"]
    # The near miss: every source names Spain.
    for one in (cell / "sources").glob("*.md"):
        text = one.read_text()
        one.write_text(text.replace("the Netherlands, Sweden", "the Netherlands, Spain, Sweden"))
    assert spain(capsys, *own) == []


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_rule_of_each_kind_is_covered_and_noticed_by_its_tests(
    kind: str, folder: Path, capsys: Capture
) -> None:
    assert main(["rules", "new", f"my-{kind}", "--kind", kind, "-o", f"my-{kind}.yaml"]) == 0
    assert (folder / f"my-{kind}.yaml").is_file()
    assert main(["rules", "test", f"my-{kind}.yaml", "--coverage", "--mutate"]) == 0
    assert "0 that no test notices" in capsys.readouterr().out


def test_a_rule_is_made_from_two_sentences(folder: Path, check: Any) -> None:
    said = ("Ada Lind, 41, runs the mill.", "Ada Lind, 43, runs the mill.")
    ended = check("rules", "new", "ages-differ", "--sentences", *said)
    assert ended.code == 0, ended.err
    text = (folder / "rules" / "ages-differ.yaml").read_text()
    assert "Ada Lind, 43, runs the mill." in text
    assert "expect: [{verdict: contradiction, level: error}]" in text
    assert check("rules", "test", "rules", "--coverage").code == 0


def test_sentences_that_have_nothing_in_common_make_no_rule(folder: Path, capsys: Capture) -> None:
    words = ["rules", "new", "x", "--sentences", "Rain fell.", "Ada Lind runs the mill."]
    assert main(words) == 2
    assert "about one thing and differ" in capsys.readouterr().err
    assert not (folder / "rules").exists()


def test_a_rule_is_made_from_two_claims(folder: Path, capsys: Capture) -> None:
    rows = "source,subject,predicate,value\nalder,ferry,colour,red\nbirch,ferry,colour,blue\n"
    (folder / "claims.csv").write_text(rows)
    words = ["rules", "new", "colours", "claims.csv", "--claims", "1", "birch:3"]
    assert main([*words, "--kind", "same-value"]) == 0
    assert "for claims with the predicate colour" in capsys.readouterr().out
    assert main(["run", "claims.csv", "--rules", "rules/colours.yaml", "--rule", "colours"]) in {
        0,
        1,
    }
    assert "red" in capsys.readouterr().out


def test_two_claims_that_do_not_differ_make_no_rule(folder: Path, capsys: Capture) -> None:
    rows = "source,subject,predicate,value\nalder,ferry,colour,red\nbirch,ferry,colour,red\n"
    (folder / "claims.csv").write_text(rows)
    assert main(["rules", "new", "colours", "claims.csv", "--claims", "1", "2"]) == 2
    assert "was not written" in capsys.readouterr().err
    assert not (folder / "rules").exists()


def test_a_pattern_to_start_from_passes_its_tests_and_names_its_schema(
    folder: Path, check: Any
) -> None:
    ended = check("rules", "new", "tends-light", "--pattern")
    assert ended.code == 0, ended.err
    assert "Wrote rules/patterns/tends-light.yaml: 3 tests, all passed." in ended.out
    first, second, *_ = (folder / "rules/patterns/tends-light.yaml").read_text().splitlines()
    assert first == "# yaml-language-server: $schema=../.check/schema/pattern.json"
    assert second == "id: tends-light"
    schema = json.loads((folder / "rules/.check/schema/pattern.json").read_text())
    assert schema == json.loads(check("rules", "schema", "--patterns").out)
    assert check("rules", "test", "rules", "--coverage").code == 0


def test_a_pattern_in_a_project_is_read_in_its_next_run(cell: Path, check: Any) -> None:
    ended = check("rules", "new", "keeper-at", "--pattern")
    assert ended.code == 0, ended.err
    text = (cell / "rules" / "patterns" / "keeper-at.yaml").read_text()
    assert text.startswith(
        "# yaml-language-server: $schema=../../.check/schema/pattern.json\nid: keeper-at\n"
    )
    assert (cell / ".check" / "schema" / "pattern.json").is_file()
    with (cell / "check.yaml").open("a") as settings:
        settings.write("rules: rules\n")
    (cell / "sources" / "light.md").write_text("Nora Vell, 51, tends the light at Port Kell.\n")
    assert "port kell light" in check("claims", "ls").out
    again = check("rules", "new", "keeper-at", "--pattern")
    assert again.code == 2
    assert "overwrites nothing" in again.err


def test_nothing_is_overwritten(folder: Path, capsys: Capture) -> None:
    (folder / "tolls.yaml").write_text("mine")
    words = ["rules", "new", "tolls", "--kind", "same-value", "--output", "tolls.yaml"]
    assert main(words) == 2
    assert "overwrites nothing" in capsys.readouterr().err
    assert (folder / "tolls.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["x"], "made from one thing"),
        (["x", "--kind", "same-value", "--from", "F-0000"], "made from one thing"),
        (["x", "--pattern", "--kind", "same-value"], "made from one thing"),
        (["x", "--pattern", "-o", "y.yaml"], "Call it x.yaml"),
        (["X y", "--pattern"], "id"),
        (["x", "--kind", "same-valeu"], "Did you mean 'same-value'?"),
        (["x", "--kind", "same-value", "-o", "y.yaml"], "Call it x.yaml"),
        (["X y", "--kind", "same-value"], "id"),
        (["x", "--from", "F-0000"], "no run is kept"),
    ],
)
def test_a_wrong_request_is_explained(
    words: list[str], said: str, folder: Path, capsys: Capture
) -> None:
    assert main(["rules", "new", *words]) == 2
    assert said in capsys.readouterr().err
    assert list(folder.rglob("*.yaml")) == []
