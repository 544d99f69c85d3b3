from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match

from checker.config import ONE_OR_MANY, ProjectFile
from checker.errors import CheckError
from checker.model.rule import KINDS
from checker.read.shipped import shipped
from checker.read.yaml import Node
from checker.rules.load import examined, read
from checker.rules.schema import file_schema, pattern_schema, rule_schema

SCHEMA = rule_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
PROJECT = file_schema(ProjectFile, "check.yaml", ONE_OR_MANY)
SHIPPED = sorted(
    file
    for file in shipped("rules").rglob("*.yaml")
    if file.name != "pack.yaml" and file.parent.name != "patterns"
)
PATTERN = pattern_schema()
PATTERN_VALIDATOR = Draft202012Validator(PATTERN)
PATTERNS = sorted(
    file for file in shipped("rules").rglob("*.yaml") if file.parent.name == "patterns"
)
BROKEN = Path(__file__).parent / "broken"

_NOT_THE_SCHEMAS = re.compile("the id|the message|a message|a finding of|give one of|give parts")
"""What a schema cannot know: names of files, templates, keys that exclude each other."""


def error_in(data: Any) -> ValidationError | None:
    return best_match(VALIDATOR.iter_errors(data))


def wrong_files() -> list[Any]:
    """Return the broken files that are YAML, with the first mistake that loading finds in each."""
    found = []
    for file in sorted(BROKEN.glob("*.yaml")):
        try:
            node = read(file)
        except CheckError:
            continue
        _, mistakes = examined(Node(node.data, file.name, node.text, node.tree))
        if mistakes and not _NOT_THE_SCHEMAS.search(mistakes[0].problem):
            found.append(pytest.param(node, mistakes, id=file.stem))
    return found


def test_all_are_schemas_of_the_draft_they_name() -> None:
    for schema in (SCHEMA, PROJECT, PATTERN):
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_a_shipped_rule_fits(file: Path) -> None:
    assert error_in(read(file).data) is None


@pytest.mark.parametrize(("node", "mistakes"), wrong_files())
def test_the_error_of_a_broken_rule_is_about_the_key_that_is_wrong(
    node: Node, mistakes: list[CheckError]
) -> None:
    error = error_in(node.data)
    assert error is not None
    places = [node.place(*error.absolute_path), node.value_place(*error.absolute_path)]
    if error.validator == "additionalProperties":
        names = set(error.instance) - set(error.schema["properties"])
        places = [node.place(*error.absolute_path, name) for name in names]
    lines = {place.line for place in places}
    assert lines & {one.place.line for one in mistakes if one.place}, error.message


def test_a_key_of_another_kind_is_wrong_for_this_kind_only() -> None:
    data = {"kind": "same-members", "summary": "x", "message": "x", "tolerance": {"absolute": 1}}
    errors = list(VALIDATOR.iter_errors(data))
    assert [one.message for one in errors] == [
        "Additional properties are not allowed ('tolerance' was unexpected)"
    ]
    assert error_in({**data, "kind": "same-value"}) is None


def test_an_unknown_kind_is_told_the_kinds_and_nothing_else() -> None:
    (error,) = VALIDATOR.iter_errors({"kind": "same-vale", "summary": "x", "message": "x"})
    assert list(error.absolute_path) == ["kind"]
    assert all(kind in error.message for kind in KINDS)


def test_a_wrong_claim_in_a_test_is_not_taken_for_a_sentence() -> None:
    given = [{"source": "a", "valu": 1}]
    tests = [{"name": "x", "given": given, "expect": []}]
    data = {"kind": "same-value", "summary": "x", "message": "x", "tests": tests}
    (error,) = VALIDATOR.iter_errors(data)
    assert list(error.absolute_path) == ["tests", 0, "given", 0]
    assert "'valu'" in error.message


def test_one_word_may_stand_for_a_list() -> None:
    data = {"kind": "same-value", "summary": "x", "message": "x"}
    assert error_in({**data, "where": {"predicate": "deaths"}}) is None
    assert error_in({**data, "where": {"predicate": ["deaths", "hurt"]}}) is None
    assert error_in({**data, "where": {"predicate": 7}}) is not None


def test_every_key_says_what_it_means() -> None:
    files = {"rule": SCHEMA, "project": PROJECT, "pattern": PATTERN}
    for name, part in {**SCHEMA["$defs"], **PATTERN["$defs"], **files}.items():
        for key, about in part.get("properties", {}).items():
            told = about.get("description", "")
            assert told, f"{name}.{key}"
            assert told != key.replace("_", " "), f"{name}.{key}"


def test_the_pack_of_a_rule_is_nothing_to_write() -> None:
    assert not any("pack" in SCHEMA["$defs"][kind]["properties"] for kind in KINDS)


def test_a_project_file_may_name_one_pack_or_several() -> None:
    validator = Draft202012Validator(PROJECT)
    assert validator.is_valid({"packs": "core", "sources": ["a", "b"]})
    assert not validator.is_valid({"packs": 7})
    (error,) = validator.iter_errors({"packz": "core"})
    assert "'packz'" in error.message


@pytest.mark.parametrize("file", PATTERNS, ids=lambda file: file.stem)
def test_a_shipped_pattern_fits(file: Path) -> None:
    assert best_match(PATTERN_VALIDATOR.iter_errors(read(file).data)) is None


PHRASED = {
    "summary": "Who keeps a lighthouse.",
    "patterns": ["{who:person} keeps the light at {where:place}"],
    "claim": {"subject": "{where} light", "predicate": "keeper", "value": "{who}"},
    "tests": [{"name": "a keeper", "given": "Nora Vell keeps it.", "expect": [{"value": True}]}],
}


def test_a_pattern_needs_no_id_as_its_file_has_a_name() -> None:
    assert PATTERN_VALIDATOR.is_valid(PHRASED)
    assert PATTERN_VALIDATOR.is_valid({"id": "keeper-at", **PHRASED})
    assert not PATTERN_VALIDATOR.is_valid({"id": "Keeper at", **PHRASED})


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"pattern": []}, [], "'pattern'"),
        ({"pack": "core"}, [], "'pack'"),
        ({"kind": "same-value"}, [], "'kind'"),
        ({"patterns": []}, ["patterns"], "non-empty"),
        ({"patterns": ["x" * 301]}, ["patterns", 0], "too long"),
        ({"patterns": "{who:person} left"}, ["patterns"], "'array'"),
        ({"claim": {"subject": "x", "predicate": "is"}}, ["claim"], "'value'"),
        ({"claim": {**PHRASED["claim"], "valu": 1}}, ["claim"], "'valu'"),
        ({"claim": {**PHRASED["claim"], "predicate": "Is it"}}, ["claim", "predicate"], "Is it"),
        ({"claim": {**PHRASED["claim"], "keyed": "yes"}}, ["claim", "keyed"], "'boolean'"),
        ({"claim": {**PHRASED["claim"], "type": "number"}}, ["claim", "type"], "number"),
        ({"tests": [{"name": "x", "given": "x"}]}, ["tests", 0], "'expect'"),
    ],
)
def test_a_broken_pattern_is_told_its_place(
    change: dict[str, Any], place: list[str | int], words: str
) -> None:
    error = best_match(PATTERN_VALIDATOR.iter_errors({**PHRASED, **change}))
    assert error is not None
    assert list(error.absolute_path) == place
    assert words in error.message
