"""Files of phrase patterns: what is read, what is wrong with a broken one, and their tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from checker.cli.app import app
from checker.config import Config
from checker.errors import RuleError
from checker.extract.part import SLOT_TYPES
from checker.pipeline.given import phrased
from checker.read.shipped import shipped
from checker.rules.pack import shipped_packs
from checker.rules.phrases import WrittenPattern, examined, load_patterns, pattern_files
from checker.rules.phrasing import lint_pattern, run_pattern_tests, uncovered_pattern

SHIPPED = load_patterns([shipped("rules")])

GOOD = """\
summary: Who keeps a lighthouse.
patterns:
  - '{who:person} keeps the light at {where:place}'
claim: {subject: '{who}', predicate: keeper-at, value: '{where}', keyed: true}
limits: One phrase only.
tests:
  - name: a keeper
    given: Nora Vell keeps the light at Port Kell.
    expect: [{subject: Nora Vell, value: Port Kell}]
  - name: nobody
    given: Somebody keeps the light.
    expect: []
"""


def read(text: str) -> tuple[WrittenPattern | None, tuple[RuleError, ...]]:
    return examined(text, "<test>")


def wrong(phrase: str, claim: str = "{subject: x, predicate: is, value: y}") -> RuleError:
    quoted = phrase.replace("'", "''")
    _, problems = read(f"id: probe\nsummary: A probe.\npatterns:\n  - '{quoted}'\nclaim: {claim}\n")
    assert problems, f"nothing is wrong with {phrase}"
    return problems[0]


@pytest.mark.parametrize("one", SHIPPED.patterns, ids=lambda one: one.pattern.id)
def test_a_shipped_pattern_passes_its_own_tests(one: WrittenPattern) -> None:
    results = run_pattern_tests(one.prepared, phrased(Config()))
    assert [(r.name, r.problem) for r in results if not r.passed] == []
    assert uncovered_pattern(one.pattern) == []
    assert lint_pattern(one) == []


def test_every_shipped_pattern_loads_and_belongs_to_a_pack() -> None:
    assert [str(problem) for problem in SHIPPED.problems] == []
    assert {one.pattern.pack for one in SHIPPED.patterns} <= set(shipped_packs())
    assert "born-on" in {one.pattern.id for one in SHIPPED.patterns}


def test_patterns_are_chosen_with_their_pack() -> None:
    chosen = {one.pattern.id for one in load_patterns(packs=["core"]).patterns}
    assert "born-on" in chosen
    assert "headquarters-in" not in chosen


def test_a_pattern_beside_a_single_rule_is_found_with_it(tmp_path: Path) -> None:
    (tmp_path / "patterns").mkdir()
    file = tmp_path / "patterns" / "keeper.yaml"
    file.write_text(GOOD)
    (tmp_path / "keepers-differ.yaml").write_text("kind: same-value\n")
    for given in (tmp_path / "keepers-differ.yaml", file, tmp_path / "patterns", tmp_path):
        assert list(pattern_files([given])) == [file]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("word: hidden\n")
    folder = tmp_path / "rules" / "patterns"
    folder.mkdir(parents=True)
    (folder / "way-out.yaml").symlink_to(tmp_path / "secret.yaml")
    assert pattern_files([tmp_path / "rules"]) == {}


def test_a_wrong_file_does_not_stop_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "patterns"
    folder.mkdir()
    (folder / "keeper.yaml").write_text(GOOD)
    (folder / "broken.yaml").write_text(GOOD.replace("{where:place}'", "{where:plase}'"))
    loaded = load_patterns([tmp_path])
    assert [one.pattern.id for one in loaded.patterns] == ["keeper"]
    assert len(loaded.problems) == 1


def test_two_patterns_of_one_name_are_told(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name / "patterns").mkdir(parents=True)
        (tmp_path / name / "patterns" / "keeper.yaml").write_text(GOOD)
    loaded = load_patterns([tmp_path])
    assert "another pattern has the id 'keeper'" in str(loaded.problems[0])


@pytest.mark.parametrize(
    ("phrase", "problem", "advice"),
    [
        ("{who:persn} left", "unknown slot type 'persn'", "'person'"),
        ("{who} left", "has no type", "{who:type}"),
        ("{Who:person} left", "cannot be the name", "{who:person}"),
        ("{who:person left", "never closed", "{name:type}"),
        ("who:person} left", "without its {", "{name:type}"),
        ("{who:person} [left", "a [ that is never closed", "]"),
        ("{who:person} left)", "a ) without its (", "\\)"),
        ("{who:person} left|went", "outside brackets", "(appointed|named)"),
        ("{who:person} (left|)", "nothing stands between", "[ ]"),
        ("{who:person} {where:place} left", "two slots side by side", "between them"),
        ("{who:person} [gladly] {where:place} left", "two slots side by side", "between them"),
        ("{who:person} left {who:person}", "stands twice", "another name"),
        ("{who:person} left {who:place}", "a person before", "one type"),
        ("... left {who:person}", "edge of the phrase", "Leave it out"),
        ("left ... ... {who:person}", "two gaps", "between them"),
        ("{who:person} [left]", "nothing but slots", "outside square brackets"),
        ("", "empty", "words and slots"),
        ("   ", "empty", "words and slots"),
        ('{who:person} "left', "never closed", '"'),
        ("[[[[left]]]] {who:person}", "too many brackets", "two phrases"),
        (" ".join(["a"] * 61), "too long", "two phrases"),
        ("x" * 301, "at most 300", "Shorten"),
    ],
)
def test_a_broken_phrase_is_told_with_its_place(phrase: str, problem: str, advice: str) -> None:
    error = wrong(phrase)
    assert problem in error.problem
    assert advice in error.advice
    assert error.place
    assert error.place.line == 4


def test_the_place_is_that_of_the_wrong_word() -> None:
    error = wrong("{who:person} left {where:plase}")
    assert error.place
    line = error.source_line
    start = error.place.column - 1
    assert line[start : start + error.place.length] == "{where:plase}"
    assert "'place'" in error.advice


@pytest.mark.parametrize(
    ("claim", "problem", "advice"),
    [
        ("{subject: '{whom}', predicate: is, value: y}", "has a slot 'whom'", "'who'"),
        ("{subject: '{who:person}', predicate: is, value: y}", "a type has no place", "{who}"),
        ("{subject: '{who', predicate: is, value: y}", "without its other half", "{who}"),
        ("{subject: '{who}', predicate: is, value: '{when}'}", "without the slot 'when'", "every"),
        ("{subject: '{who}', predicate: Is it, value: y}", "not made of small letters", ""),
        ("{subject: '{who}', predicate: is, value: '{who}', type: date}", "cannot be", "entity"),
        ("{subject: '{who}', predicate: is, value: true, type: text}", "cannot be", "truth"),
        ("{subject: x, predicate: is, value: y, valid: '{who}'}", "holds no date", "date"),
        ("{subject: x, predicate: is, valu: y}", "unknown key 'valu'", "'value'"),
        ("{subject: x, predicate: is}", "'value' is missing", "value"),
    ],
)
def test_a_claim_that_cannot_be_made_is_told(claim: str, problem: str, advice: str) -> None:
    error = wrong("{who:person} left [in {when:date}]", claim)
    assert problem in error.problem
    assert advice in error.advice


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "empty"),
        ("- a\n- b\n", "a map of keys"),
        ("kind: same-value\n", "a rule among the patterns"),
        (GOOD + "pack: core\n", "unknown key 'pack'"),
        ("id: probe\n" + GOOD.replace("patterns:", "pattern:"), "unknown key 'pattern'"),
        (
            "id: probe\n"
            + GOOD.replace("  - '{who:person} keeps the light at {where:place}'", "  []"),
            "patterns",
        ),
    ],
)
def test_a_file_that_is_no_pattern_is_told(text: str, problem: str) -> None:
    written, problems = read(text)
    assert written is None or problems
    assert problem in problems[0].problem


def outcome(**changes: Any) -> str:
    text = GOOD
    for old, new in changes.values():
        text = text.replace(old, new)
    written, problems = read("id: keeper\n" + text)
    assert problems == ()
    assert written
    return run_pattern_tests(written.prepared, phrased(Config()))[0].problem


def test_a_test_fails_on_each_part_of_what_it_expects() -> None:
    assert outcome() == ""
    for part in ("subject: Otto Marl", "value: Varde", "type: text", "modality: planned"):
        key = part.split(":")[0]
        problem = outcome(a=("subject: Nora Vell, value: Port Kell", part))
        assert f"- expected: {key}" in problem
        assert "+ found: subject Nora Vell" in problem


def test_a_claim_that_no_test_expects_fails_it() -> None:
    problem = outcome(a=("[{subject: Nora Vell, value: Port Kell}]", "[]"))
    assert problem.startswith("- expected: nothing else\n+ found: subject Nora Vell")


def test_lint_asks_for_limits_and_tests() -> None:
    text = "id: probe\n" + GOOD.split("limits:", maxsplit=1)[0]
    written, _ = read(text)
    assert written
    told = [error.problem for error in lint_pattern(written)]
    assert len(told) == 3
    assert "limits" in told[0]


GUIDE = Path(__file__).parents[2] / "docs" / "patterns.md"


def test_the_examples_of_the_guide_pass_their_tests(tmp_path: Path) -> None:
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert [name for name, _ in blocks] == [
        "rules/patterns/keeper-at.yaml",
        "rules/keepers-differ.yaml",
    ]
    for name, text in blocks:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(app, ["rules", "test", str(tmp_path / "rules"), "--coverage"])
    assert result.exit_code == 0, result.output
    assert "1 rule, 1 pattern, 5 tests, 0 failed" in result.output
    linted = CliRunner().invoke(app, ["rules", "lint", str(tmp_path / "rules")])
    assert linted.exit_code == 0, linted.output


def test_the_guide_names_every_type_of_slot() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert [kind for kind in SLOT_TYPES if f"`{kind}`" not in text] == []


def test_a_broken_pattern_makes_a_run_wrong_and_the_rules_still_run(tmp_path: Path) -> None:
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "broken.yaml").write_text(
        GOOD.replace("{where:place}'", "{where:plase}'")
    )
    for name, year in (("a", 1951), ("b", 1952)):
        (tmp_path / f"{name}.txt").write_text(f"Nora Vell was born in Port Kell in {year}.\n")
    files = [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]
    result = CliRunner().invoke(
        app, ["run", *files, "--rules", str(tmp_path), "--format", "concise"]
    )
    assert result.exit_code == 2
    assert "dates-differ" in result.output
    assert "unknown slot type 'plase'" in result.output
