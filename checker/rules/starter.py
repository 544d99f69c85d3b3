"""A kind, or a rule and two claims, in; a whole rule file of one's own, with its tests, out."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from checker.errors import RuleError
from checker.model.rule import KINDS, AddsUp, Common
from checker.read.yaml import load_yaml
from checker.rules.coverage import uncovered
from checker.rules.evaluate import evaluate, kind_of
from checker.rules.load import parse_rule, read
from checker.rules.selftest import Pipeline, prepared, run_case
from checker.rules.template import nearest

Data = dict[str, Any]

_FOLDER: Final = Path(__file__).parent / "starter"
_TEXTS: Final = ("message", "why", "advice", "limits", "caution")
_NOT_ITS_OWN: Final = ("tests", "replaces", "instead_of")
"""What a rule that is made like another one does not take over."""
_FIRST: Final = ("id", "kind", "level", "summary")
_PLAIN: Final = re.compile(r"[A-Za-z][\w./-]*(?: [\w./-]+)*")
_OTHER_MEANING: Final = frozenset(("true", "false", "null", "yes", "no", "on", "off", "y", "n"))
_WIDTH: Final = 110
_ANOTHER: Final = "something-else"
_SHIFTED: Final = {"certainty": "modality", "superseded": "published"}
"""What two claims of a kind have to differ in for it to fire, where it is not the value."""


def starter(kind: str) -> Data:
    """Return the example of a rule of *kind*, as its file holds it.

    Raises:
        RuleError: There is no such kind.
    """
    if kind not in KINDS:
        raise RuleError(f"unknown kind {kind!r}", advice=nearest(kind, KINDS))
    return dict(read(_FOLDER / f"{kind}.yaml").data)


def pattern_starter(name: str) -> str:
    """Return the example of a phrase pattern, called *name*, as its file holds it."""
    text = (_FOLDER / "pattern.yaml").read_text(encoding="utf-8")
    return re.sub(r"\Aid: .*", lambda _: f"id: {name}", text)


def from_kind(name: str, kind: str) -> Data:
    """Return a rule *name* that is the example of its kind."""
    return {**starter(kind), "id": name}


def from_rule(name: str, rule: Common, data: Mapping[str, Any]) -> Data:
    """Return a rule *name* that asks what *rule* asks, whose file holds *data*."""
    kept = {key: value for key, value in data.items() if key not in _NOT_ITS_OWN[1:]}
    return {**kept, "id": name, "kind": kind_of(rule)}


def from_claims(name: str, base: Mapping[str, Any], pair: Sequence[Mapping[str, Any]]) -> Data:
    """Return a rule *name* like *base* for the predicate of two claims, which are its first test.

    *pair* are two entries of `given`.  The near misses are two sources that say the same, and the
    two claims under another predicate.
    """
    left, right = ({key: value for key, value in one.items() if key != "id"} for one in pair)
    kind = str(base["kind"])
    rule: Data = {key: value for key, value in base.items() if key not in _NOT_ITS_OWN}
    rule["id"] = name
    if kind == "order":
        rule |= {"before": [left["predicate"]], "after": [right["predicate"]]}
    else:
        predicates = sorted({str(left["predicate"]), str(right["predicate"])})
        # One predicate is asked for, so that none has to be left out.
        where = {**(base.get("where") or {})}
        left_out = {k: v for k, v in (where.pop("not", None) or {}).items() if k != "predicate"}
        where["predicate"] = predicates if len(predicates) > 1 else predicates[0]
        rule["where"] = where | ({"not": left_out} if left_out else {})
    rule["tests"] = [
        {"name": "the two claims that it was made from", "given": [left, right], "expect": [{}]},
        {"name": _same_name(kind), "given": [left, _same(kind, left, right)], "expect": []},
    ]
    if kind != "order":
        given = [{**one, "predicate": _ANOTHER} for one in (left, right)]
        rule["tests"].append({"name": "another predicate", "given": given, "expect": []})
    return rule


def with_sentences(rule: Mapping[str, Any], texts: Sequence[Mapping[str, Any]]) -> Data:
    """Return *rule* with a test of two texts, and one in which both say the same."""
    left, right = texts
    same = {**right, "text": left["text"]}
    tests = [
        {"name": "the two passages that it was made from", "given": [left, right], "expect": [{}]},
        {"name": "one passage in both sources", "given": [left, same], "expect": []},
    ]
    return {**rule, "tests": [*tests, *rule["tests"]]}


def based_on(rule: Common) -> bool:
    """Whether a rule of the same kind can be made from two claims alone."""
    return not (rule.single or isinstance(rule, AddsUp) or kind_of(rule) in ("sql", "judge"))


def _same(kind: str, left: Mapping[str, Any], right: Mapping[str, Any]) -> Data:
    """Return the claim of the right source with what the left one says, so that nothing differs."""
    if kind == "order":
        return {**right, **{key: left[key] for key in ("value", "date") if key in left}}
    if column := _SHIFTED.get(kind):
        shifted = {**right, column: left.get(column)}
        return {key: value for key, value in shifted.items() if value is not None}
    own = ("source", "role", "published", "publisher", "origin", "speaker", "thing")
    return {**left, **{key: right[key] for key in own if key in right}}


def _same_name(kind: str) -> str:
    if kind == "order":
        return "both on one day"
    column = _SHIFTED.get(kind)
    return f"the same {column}" if column else "one value in both sources"


def text_of(rule: Mapping[str, Any]) -> str:
    """Return the rule file of *rule*."""
    lines = [f"{key}: {flow(rule[key])}" for key in _FIRST if key in rule]
    lines.append("")
    for key, value in rule.items():
        if key not in {*_FIRST, *_TEXTS, "tests"}:
            lines += _block(key, value) if key == "query" else [f"{key}: {flow(value)}"]
    lines.append("")
    for key in _TEXTS:
        if rule.get(key):
            lines += _folded(key, str(rule[key]))
    lines += ["", "tests:"]
    for test in rule["tests"]:
        lines += _test(test)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def checked(text: str, name: str) -> Common:
    """Return the rule in *text*, read as it will be read from its file.

    Raises:
        CheckError: It is no rule.
    """
    return parse_rule(load_yaml(text, f"{name}.yaml"))


def proved(data: Mapping[str, Any], rule: Common, pipeline: Pipeline) -> tuple[Data, str]:
    """Return *data* with verdict and level where a test only says that there is a finding.

    The second is what is wrong with its tests; nothing, where all pass and cover the rule.
    """
    tests = []
    with prepared(rule, pipeline) as cases:
        results = [run_case(rule, case) for case in cases]
        wrong = [f"{one.name}\n{one.problem}" for one in results if not one.passed]
        for case, test in zip(cases, data["tests"], strict=True):
            if case.store is not None and test["expect"] == [{}]:
                rows = evaluate([rule], case.store)[0].rows
                found = [{"verdict": row.verdict, "level": row.level} for row in rows]
                tests.append({**test, "expect": found})
            else:
                tests.append(test)
    wrong = wrong or uncovered(rule, results)
    return {**data, "tests": tests}, wrong[0] if wrong else ""


def _test(test: Mapping[str, Any]) -> list[str]:
    lines = [f"  - name: {flow(test['name'])}"]
    lines += [f"    {key}: {flow(test[key])}" for key in ("parents",) if test.get(key)]
    lines.append("    given:")
    lines += [f"      - {flow(one)}" for one in test["given"]]
    return [*lines, f"    expect: {flow(test['expect'])}"]


def _folded(key: str, text: str) -> list[str]:
    words = " ".join(text.split())
    if key != "message" and len(words) < _WIDTH - 10 and flow(words) == words:
        return [f"{key}: {words}"]
    # What stands in braces stays on one line, so that it can be read.
    held = re.sub(r"\{[{%].*?[}%]\}", lambda match: match[0].replace(" ", "\0"), words)
    wrapped = textwrap.wrap(held, _WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"{key}: >-", *(f"  {line}".replace("\0", " ") for line in wrapped)]


def _block(key: str, text: str) -> list[str]:
    return [f"{key}: |", *(f"  {line}" for line in text.rstrip().splitlines())]


def flow(value: Any) -> str:
    """Return *value* as YAML on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(flow(one) for one in value) + "]"
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and value.lower() not in _OTHER_MEANING
        return value if plain else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)
