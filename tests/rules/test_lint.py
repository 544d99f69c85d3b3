"""What lint finds beyond single words: overlaps, claims that are not there, what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from checker.errors import CheckError
from checker.model.case import GivenClaim
from checker.read.yaml import load_yaml
from checker.rules.given import given_store
from checker.rules.leftover import leftovers
from checker.rules.lint import lint, written
from checker.rules.overlap import overlaps
from checker.rules.reach import Claims, unreachable
from checker.rules.spelling import Known

EXPLAINED = 'summary: Two.\nmessage: "{{ left.value }}"\nwhy: x\nadvice: x\nlimits: x\n'


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rule(name: str, lines: str, kind: str = "same-value") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(f"{name}.yaml").write_text(f"kind: {kind}\n{EXPLAINED}{lines}\n", encoding="utf-8")


def told(problems: Sequence[CheckError]) -> list[str]:
    return [f"{one.place}: {one.problem}" for one in problems]


def linted(packs: Sequence[str] = ()) -> list[str]:
    rules, problems = written([Path()], packs)
    known = Known.of(rules)
    found = [error for one in rules if one.own for error in lint(one, known)]
    return told([*problems, *found])


def crossed(packs: Sequence[str] = ()) -> list[str]:
    return told(overlaps(written([Path()], packs)[0]))


def missed(given: list[dict[str, Any]]) -> list[CheckError]:
    with given_store([GivenClaim.model_validate(one) for one in given]) as store:
        return [*unreachable(written([Path()])[0], Claims(store))]


def test_a_rule_that_explains_itself_is_clean() -> None:
    rule("deaths-differ", "where: {predicate: deaths, unit: EUR}")
    assert linted() == []


def test_a_predicate_of_ones_own_tests_is_known() -> None:
    rule("places-differ", "where: {predicate: placed-inn}")
    assert linted(["core"]) == ["places-differ.yaml:7:20: no claim has the predicate 'placed-inn'"]
    claim = "{source: a, predicate: placed-inn, value: 1}"
    tests = f"tests:\n  - name: x\n    given: [{claim}]\n    expect: []"
    rule("places-differ", f"where: {{predicate: placed-inn}}\n{tests}")
    assert linted(["core"]) == []


def test_what_is_left_out_by_a_misspelt_name_is_found_too() -> None:
    rule("places-differ", "where: {not: {predicate: [deaths, placed-inn]}}")
    assert linted(["core"]) == ["places-differ.yaml:7:35: no claim has the predicate 'placed-inn'"]


@pytest.mark.parametrize("name", ["numbers-differ", "names-differ", "address-wrong", "used-twice"])
def test_an_id_that_names_what_is_found_is_clean(name: str) -> None:
    rule(name, f"where: {{predicate: own-{name}}}")
    assert linted() == []


def test_a_rule_of_the_same_name_in_two_folders_is_told() -> None:
    rule("a/deaths-differ", "where: {predicate: deaths}")
    rule("b/deaths-differ", "where: {predicate: hurt}")
    assert linted() == ["b/deaths-differ.yaml:1:1: another rule has the id 'deaths-differ'"]


def test_every_mistake_of_a_file_is_told_and_the_other_files_are_read() -> None:
    rule("deaths-differ", "level: eror\nwithn: 7\ntolerance: {absolute: -1}")
    rule("use-words", "where: {unit: furlng}")
    assert [line.partition(" ")[0] for line in linted()] == [
        "deaths-differ.yaml:8:1:", "deaths-differ.yaml:7:8:", "deaths-differ.yaml:9:23:",
        "use-words.yaml:1:1:", "use-words.yaml:7:15:",
    ]  # fmt: skip


def test_two_rules_that_ask_the_same_are_told_once() -> None:
    rule("a", "where: {predicate: deaths}")
    rule("b", "where: {predicate: deaths}")
    assert crossed() == ["a.yaml:7:1: asks the same as the rule b"]


def test_a_rule_within_another_one_is_told() -> None:
    rule("all", "where: {value: quantity}")
    rule("some", "where: {value: quantity, predicate: deaths}")
    assert crossed() == ["some.yaml:7:1: every finding of this rule is one of all, too"]


def test_a_rule_within_another_one_may_raise_the_level() -> None:
    rule("all", "where: {value: quantity}")
    rule("some", "level: error\nwhere: {value: quantity, predicate: deaths}")
    assert crossed() == []


def test_what_the_wider_rule_leaves_out_is_not_within_it() -> None:
    rule("all", "where: {value: quantity, not: {predicate: deaths}}")
    rule("some", "where: {value: quantity, predicate: deaths}")
    assert crossed() == []


def test_what_the_wider_rule_leaves_out_is_no_matter_where_it_cannot_be() -> None:
    rule("all", "where: {value: quantity, not: {predicate: hurt}}")
    rule("some", "where: {value: quantity, predicate: deaths}")
    assert len(crossed()) == 1


def test_two_rules_that_share_a_predicate_are_told_at_that_word() -> None:
    rule("a", "where: {predicate: [deaths, hurt]}")
    rule("b", "where: {predicate: [missing, hurt]}")
    assert crossed() == ["a.yaml:7:29: 'hurt' is looked at by the rule b, too"]


def test_rules_of_other_types_units_or_parameters_do_not_overlap() -> None:
    rule("a", "where: {predicate: deaths, value: quantity}")
    rule("b", "where: {predicate: deaths, value: date}")
    rule("c", "where: {predicate: deaths}\ntolerance: {absolute: 5}")
    rule("d", "where: {predicate: deaths}", kind="certainty")
    assert crossed() == []


def test_packs_may_say_the_same_in_their_own_words() -> None:
    for pack in ("one", "two"):
        rule(f"{pack}/{pack}-differ", "where: {predicate: deaths}")
        Path(pack, "pack.yaml").write_text(f"name: {pack}\nsummary: x\n", encoding="utf-8")
    assert crossed() == []
    rule("one/deaths-differ", "where: {predicate: deaths}")
    assert len(crossed()) == 1


def test_a_copy_of_a_shipped_rule_is_told_how_to_leave_that_out() -> None:
    rule("bodies-placed-twice", "where: {predicate: placed-in}", kind="one-parent")
    (problem,) = overlaps(written([Path()], ["core"])[0])
    assert "skip-rules: [placement-differs]" in problem.advice


def test_a_predicate_that_no_source_has_is_told_the_nearest() -> None:
    rule("deaths-differ", "where: {predicate: death_toll}")
    (problem,) = missed([{"source": "a", "predicate": "deaths", "value": 3}])
    assert problem.problem == "no source has a predicate 'death_toll'"
    assert problem.advice == "Did you mean 'deaths'?"
    assert str(problem.place) == "deaths-differ.yaml:7:20"


def test_a_list_of_which_one_entry_is_there_can_be_met() -> None:
    rule("deaths-differ", "where: {predicate: [death_toll, deaths]}")
    assert missed([{"source": "a", "predicate": "deaths", "value": 3}]) == []


@pytest.mark.parametrize(
    ("where", "problem"),
    [
        ("unit: EUR", "no claim has the unit 'EUR'"),
        ("source: [b, c]", "no source has the id 'b'"),
        ("head: nurse", "no claim has the head 'nurse'"),
        ("value: date", "no claim of the project fits this rule"),
        ("predicate: deaths, unit: metre", "no claim of the project fits this rule"),
    ],
)
def test_what_no_claim_has_is_told(where: str, problem: str) -> None:
    rule("deaths-differ", f"where: {{{where}}}")
    given = [
        {"source": "a", "predicate": "deaths", "value": 3},
        {"source": "a", "predicate": "length", "value": 3, "unit": "metre", "head": "pier"},
    ]
    assert missed(given)[0].problem == problem


def test_what_a_rule_leaves_out_need_not_be_there() -> None:
    rule("deaths-differ", "where: {not: {predicate: hurt}}")
    assert missed([{"source": "a", "predicate": "deaths", "value": 3}]) == []


def test_the_order_of_predicates_that_nobody_has_is_told() -> None:
    rule("ends-before", "before: start\nafter: end", kind="order")
    given = [{"source": "a", "predicate": "start", "date": "1911"}]
    assert [one.problem for one in missed(given)] == ["no source has a predicate 'end'"]


def test_a_project_without_claims_says_nothing_of_its_rules() -> None:
    rule("deaths-differ", "where: {predicate: deaths}")
    assert missed([]) == []


def test_a_decision_on_a_rule_that_is_gone_is_told() -> None:
    text = "- finding: F-1\n  rule: deaths-difer\n- finding: F-2\n  rule: deaths-differ\n"
    (problem,) = leftovers(load_yaml(text, "check.decisions.yaml"), ["deaths-differ"])
    assert str(problem.place) == "check.decisions.yaml:2:9"
    assert problem.problem == "a decision on a rule that is gone: 'deaths-difer'"
    assert problem.advice == "Did you mean 'deaths-differ'?"


def test_a_decision_on_a_rule_nobody_remembers_is_told_how_to_go() -> None:
    text = "- finding: F-1\n  rule: zebra\n"
    (problem,) = leftovers(load_yaml(text, "check.decisions.yaml"), ["deaths-differ"])
    assert "prune" in problem.advice
