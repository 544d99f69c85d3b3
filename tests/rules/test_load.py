from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import CheckError, RuleError
from checker.read.yaml import load_yaml
from checker.rules.load import load_rules, parse_rule

GOOD = """\
id: probe
kind: same-value
level: error
summary: A probe.
message: "{{ left.source }} and {{ right.source }}"
"""


@pytest.fixture(autouse=True)
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHECK_CACHE_DIR", "off")


def wrong(text: str) -> RuleError:
    with pytest.raises(CheckError) as caught:
        parse_rule(load_yaml(text, "<probe>"))
    assert isinstance(caught.value, RuleError)
    return caught.value


def put(folder: Path, name: str, text: str = GOOD) -> Path:
    file = folder / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text.replace("id: probe", f"id: {file.stem}"), encoding="utf-8")
    return file


def test_a_rule_is_read() -> None:
    rule = parse_rule(load_yaml(GOOD, "<probe>"))
    assert (rule.id, rule.level, rule.aliases) == ("probe", "error", True)


def test_an_unknown_key_is_shown_with_the_one_that_was_meant() -> None:
    error = wrong(GOOD + "tolerence: {absolute: 1}\n")
    assert str(error) == (
        "<probe>:6:1: unknown key 'tolerence'\n\n"
        "    6 | tolerence: {absolute: 1}\n"
        "      | ^^^^^^^^^\n\n"
        "Did you mean 'tolerance'?"
    )


@pytest.mark.parametrize(
    ("lines", "problem", "advice", "place"),
    [
        ("tolerance: {relativ: 0.1}", "unknown key 'relativ' in tolerance", "'relative'", "6:13"),
        ("where: {predikate: x}", "unknown key 'predikate' in where", "'predicate'", "6:9"),
        ("where: {value: quantty}", "unknown value type 'quantty'", "'quantity'", "6:16"),
        ("where: {role: [source, drft]}", "unknown role 'drft'", "'draft'", "6:24"),
        ("where: {not: {modality: sure}}", "unknown modality 'sure'", "asserted", "6:25"),
        ("same: [subjekt]", "unknown column 'subjekt'", "'subject'", "6:8"),
        ("granularity: dey", "unknown granularity 'dey'", "'day'", "6:14"),
        ("where: {unit: true}", "unit is not text but true", "quotes", "6:15"),
        ("where: {predicate: 2001}", "predicate is not text but 2001", "quotes", "6:20"),
        ("where: {predicate: null}", "predicate is not text but empty", "quotes", "6:20"),
        ("within: -1", "within: input should be greater than or equal to 0", "", "6:9"),
        (
            "tolerance: {relative: 2}",
            "relative: input should be less than or equal to 1",
            "",
            "6:23",
        ),
        ("pack: mine", "unknown key 'pack'", "remove", "6:1"),
        (
            "tests: [{name: x, given: [{valu: 1, source: a}], expect: []}]",
            "unknown key 'valu' in tests.given",
            "'value'",
            "6:28",
        ),
        (
            "tests: [{name: x, given: [{source: a}]}]",
            "the key 'expect' is missing in tests",
            "expect",
            "6:9",
        ),
    ],
)
def test_the_error_points_at_the_word(lines: str, problem: str, advice: str, place: str) -> None:
    error = wrong(GOOD + lines + "\n")
    assert error.problem.startswith(problem)
    assert advice in error.advice
    assert str(error).startswith(f"<probe>:{place}:")


def test_no_is_a_word_and_no_boolean() -> None:
    rule = parse_rule(load_yaml(GOOD + "where: {subject: NO, unit: no}\n", "<probe>"))
    assert rule.where.subject == ("NO",)
    assert rule.where.unit == ("no",)


def test_an_unknown_level_lists_the_levels() -> None:
    error = wrong(GOOD.replace("error", "fatal"))
    assert str(error) == (
        "<probe>:3:8: unknown level 'fatal'\n\n"
        "    3 | level: fatal\n"
        "      |        ^^^^^\n\n"
        "Use one of: error, note, warning."
    )


def test_an_unknown_kind_names_the_nearest() -> None:
    error = wrong(GOOD.replace("same-value", "same-vale"))
    assert (error.problem, error.advice) == (
        "unknown kind 'same-vale'",
        "Did you mean 'same-value'?",
    )


def test_the_kind_decides_which_keys_there_are() -> None:
    error = wrong(GOOD.replace("same-value", "calendar") + "tolerance: {absolute: 1}\n")
    assert error.problem == "unknown key 'tolerance'"


def test_a_missing_kind_lists_the_kinds() -> None:
    assert "same-members" in wrong(GOOD.replace("kind: same-value\n", "")).advice


def test_a_missing_summary_is_named() -> None:
    assert wrong(GOOD.replace("summary: A probe.\n", "")).problem == "the key 'summary' is missing"


def test_a_list_is_no_rule() -> None:
    assert wrong("- id: probe\n").problem == "a rule is a map of keys"


def test_parameters_that_exclude_each_other_are_explained() -> None:
    text = GOOD.replace("same-value", "exclusive") + "polarity: true\ntruth: true\n"
    assert wrong(text).problem == "give one of values, polarity and truth"


def test_sums_need_parts_or_members() -> None:
    text = GOOD.replace("same-value", "adds-up") + "total: {predicate: total}\n"
    assert wrong(text).problem.startswith("give parts")


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        ("{{ lft.source }}", "unknown name 'lft'"),
        ("{{ left.sauce }}", "sauce"),
        ("{{ detail.sum }}", "sum"),
        ("{{ left.source | upcase }}", "unknown filter 'upcase'"),
        ("{{ left.source", "not a template"),
        ("{{ ''.__class__ }}", "__class__"),
        ("{{ ''.__class__.__mro__ }}", "__class__"),
        ("{{ left['source'] }}", "getitem"),
        ("{% for x in left.only %}{{ x }}{% endfor %}", "for"),
        ("{{ 'a' * 1000000000 }}", "mul"),
        ("{{ left.source.upper() }}", "call"),
        ("{% include 'x' %}", "include"),
        ("{% set x = 1 %}", "assign"),
    ],
)
def test_a_message_that_cannot_be_filled_in_is_refused(message: str, problem: str) -> None:
    error = wrong(GOOD.replace('"{{ left.source }} and {{ right.source }}"', f'"{message}"'))
    assert problem in error.problem
    assert error.place is not None
    assert error.place.line == 5


def test_a_message_of_a_single_claim_has_no_right_side() -> None:
    error = wrong(GOOD.replace("same-value", "calendar"))
    assert error.place is not None
    assert error.place.line == 5


def test_columns_are_a_closed_set() -> None:
    error = wrong(GOOD + 'same: ["subject; DROP TABLE claims"]\n')
    assert error.problem == "unknown column 'subject; DROP TABLE claims'"


def test_the_id_is_the_name_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    file.write_text(GOOD, encoding="utf-8")
    (problem,) = load_rules([file]).problems
    assert "the id 'probe' is not the file's name" in str(problem)


def test_the_id_may_be_left_out(tmp_path: Path) -> None:
    file = tmp_path / "other.yaml"
    file.write_text(GOOD.replace("id: probe\n", ""), encoding="utf-8")
    assert [rule.id for rule in load_rules([file]).rules] == ["other"]


def test_a_wrong_rule_does_not_stop_the_others(tmp_path: Path) -> None:
    put(tmp_path, "a-wrong", GOOD + "wrong: 1\n")
    put(tmp_path, "b-good")
    loaded = load_rules([tmp_path])
    assert [rule.id for rule in loaded.rules] == ["b-good"]
    assert len(loaded.problems) == 1


def test_two_rules_with_one_id_are_an_error(tmp_path: Path) -> None:
    put(tmp_path, "a/probe")
    put(tmp_path, "b/probe")
    loaded = load_rules([tmp_path])
    assert [rule.id for rule in loaded.rules] == ["probe"]
    assert "another rule has the id 'probe'" in str(loaded.problems[0])
    assert "a/probe.yaml:1" in str(loaded.problems[0])


def test_a_file_given_twice_is_one_rule(tmp_path: Path) -> None:
    file = put(tmp_path, "probe")
    loaded = load_rules([file, tmp_path])
    assert (len(loaded.rules), loaded.problems) == (1, ())


def test_patterns_packs_and_hidden_files_are_no_rules(tmp_path: Path) -> None:
    put(tmp_path, "patterns/probe")
    put(tmp_path, ".hidden/probe")
    (tmp_path / "pack.yaml").write_text("name: mine\nsummary: Mine.\n", encoding="utf-8")
    put(tmp_path, "mine")
    loaded = load_rules([tmp_path])
    assert [(rule.id, rule.pack) for rule in loaded.rules] == [("mine", "mine")]
    assert loaded.problems == ()


def test_a_tab_is_explained(tmp_path: Path) -> None:
    put(tmp_path, "probe", GOOD + "where:\n\tpredicate: x\n")
    (problem,) = load_rules([tmp_path]).problems
    assert "tab" in str(problem)


def test_a_key_that_stands_twice_is_an_error(tmp_path: Path) -> None:
    put(tmp_path, "probe", GOOD + "level: note\n")
    (problem,) = load_rules([tmp_path]).problems
    assert "'level' stands twice" in str(problem)


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "probe.yaml").write_bytes(b"\xff\xfe\x00")
    assert "not UTF-8" in str(load_rules([tmp_path]).problems[0])


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    assert "no such rule file" in str(load_rules([tmp_path / "nothing"]).problems[0])


def test_an_unknown_pack_names_the_nearest() -> None:
    (problem,) = load_rules(packs=["cor"]).problems
    assert str(problem) == "unknown rule pack 'cor'\n\nDid you mean 'core'?"


def test_rules_come_in_the_order_of_their_ids(tmp_path: Path) -> None:
    put(tmp_path, "b")
    put(tmp_path, "a/c")
    put(tmp_path, "a/a")
    assert [rule.id for rule in load_rules([tmp_path]).rules] == ["a", "b", "c"]
