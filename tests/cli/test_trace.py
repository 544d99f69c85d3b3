from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.cli.app import main

Capture = pytest.CaptureFixture[str]

CLAIMS = """\
source,subject,predicate,type,value
alder,ferry,crew,quantity,12
birch,ferry,crew,quantity,13
cedar,tug,crew,quantity,19
birch,ferry,berths,quantity,40
"""
RULE = """\
kind: same-value
summary: Two crews.
message: two crews
where: {predicate: crew}
tolerance: {absolute: 2}
"""


@pytest.fixture
def crews(folder: Path) -> Path:
    (folder / "claims.csv").write_text(CLAIMS)
    (folder / "crews-differ.yaml").write_text(RULE)
    return folder


def test_the_funnel_shows_where_nothing_is_left(crews: Path, check: Any) -> None:
    assert crews.is_dir()
    ended = check("rules", "trace", "crews-differ.yaml", "claims.csv")
    assert ended.code == 0
    assert "  4  claims\n" in ended.out
    assert "  3  where its predicate is crew\n" in ended.out
    assert "  1  pairs about one thing\n" in ended.out
    assert "  0  where the values are incompatible\n" in ended.out
    assert "Nothing is left where the values are incompatible." in ended.out


def test_two_claims_show_the_first_condition_that_fails(crews: Path, check: Any) -> None:
    assert crews.is_dir()
    told = ("rules", "trace", "crews-differ.yaml", "claims.csv", "--claim")
    ended = check(*told, "1", "--claim", "2")
    assert ended.code == 0
    (line,) = [one for one in ended.out.splitlines() if "<- the first that fails" in one]
    assert (
        "✗ the numbers, or their upper bounds, are further apart than the tolerance (tolerance)"
        in line
    )
    assert "12, num low 12, num high 12 | 13, num low 13, num high 13" in ended.out
    other = check(*told, "1", "--claim", "3")
    assert "does not find this: both are about one thing (thing)" in other.out


def test_a_claim_goes_by_its_source_and_line(crews: Path, capsys: Capture) -> None:
    (crews / "crews-differ.yaml").write_text(RULE.replace("{absolute: 2}", "{absolute: 0}"))
    told = ["rules", "trace", "crews-differ.yaml", "claims.csv", "--claim", "alder:2", "--claim"]
    assert main([*told, "birch:3"]) == 0
    assert "crews-differ finds this." in capsys.readouterr().out
    assert main([*told, "birch:99"]) == 2
    assert "no claim at birch:99" in capsys.readouterr().err
    assert main([*told, "birch"]) == 2
    assert "'birch' is no claim" in capsys.readouterr().err


def test_several_claims_of_one_line_are_told_apart(folder: Path, capsys: Capture) -> None:
    (folder / "a.txt").write_text(
        "Nine boats left Sandholt on 3 May 2031 with 40 tonnes of coal.\n"
    )
    told = ["rules", "trace", "numbers-differ", "a.txt", "--claim", "a:1", "--claim", "a:1"]
    assert main(told) == 2
    said = capsys.readouterr().err
    assert "claims stand at a:1" in said
    assert "Name one by its id" in said


def test_an_unknown_rule_or_a_broken_one_is_named(crews: Path, capsys: Capture) -> None:
    assert main(["rules", "trace", "numbers-difer", "claims.csv"]) == 2
    assert "Did you mean 'numbers-differ'?" in capsys.readouterr().err
    (crews / "broken.yaml").write_text("kind: same-valeu\nsummary: x\nmessage: x\n")
    assert main(["rules", "trace", "broken.yaml", "claims.csv"]) == 2
    assert "same-valeu" in capsys.readouterr().err


def test_what_a_source_says_cannot_steer_the_terminal(folder: Path, capsys: Capture) -> None:
    (folder / "claims.csv").write_text(
        "source,subject,predicate,value\na,x,y,\x1b[2Jred\nb,x,y,blue\n"
    )
    (folder / "colours.yaml").write_text("kind: same-value\nsummary: x\nmessage: x\n")
    assert (
        main(["rules", "trace", "colours.yaml", "claims.csv", "--claim", "1", "--claim", "2"]) == 0
    )
    assert "\x1b" not in capsys.readouterr().out


def test_the_rule_that_is_there_instead_of_it_is_named(crews: Path, check: Any) -> None:
    (crews / "check.yaml").write_text("schema: 1\nrules: rules\npacks: []\n")
    (crews / "rules").mkdir()
    (crews / "rules" / "any-differs.yaml").write_text(RULE.split("where:", maxsplit=1)[0])
    narrow = RULE + "instead_of: any-differs\n"
    (crews / "rules" / "crews-differ.yaml").write_text(narrow)
    told = check("rules", "trace", "any-differs", "claims.csv", "--claim", "1", "--claim", "2")
    assert "any-differs would find this; crews-differ looks at it in its stead" in told.out
    assert "check rules trace crews-differ" in told.out
    counted = check("rules", "trace", "any-differs", "claims.csv")
    assert "  1  finding\n" in counted.out
    assert "  0  where no rule is there instead of it (crews-differ)\n" in counted.out
    assert "Nothing is left where no rule is there instead of it (crews-differ)." in counted.out
    (crews / "rules" / "crews-differ.yaml").write_text(RULE)
    told = check("rules", "trace", "any-differs", "claims.csv", "--claim", "1", "--claim", "2")
    assert "any-differs finds this." in told.out
