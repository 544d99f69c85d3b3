"""An editor's wish in, a rule that a model drafted out: only one that passes its own tests."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.errors import CheckError, RuleError
from checker.extract.fold import fold
from checker.judge.screen import speaks_to_a_model
from checker.judge.session import Session
from checker.model.reading import DraftReply, DraftTest
from checker.rules.coverage import uncovered
from checker.rules.selftest import run_tests
from checker.rules.starter import checked, starter, text_of

_TESTS = 6
_TEXT = 300
_PREDICATE = 60
_DIGITS = re.compile(r"-?\d{1,15}(?:\.\d{1,6})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Draft:
    """A rule as its file would hold it, or why there is none."""

    data: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""


def draft_rule(session: Session, name: str, wish: str, predicates: Sequence[str] = ()) -> Draft:
    """Return the rule *name* that the model drafts for *wish*.

    The model fills in a closed form: no template, no SQL and no key of a file is of its making.
    What it made is read as a rule file is read, and shown only if all its tests pass.
    """
    if speaks_to_a_model("\n".join((wish, *predicates))):
        return Draft(problem="not sent: the words speak to a language model")
    inputs = {"wish": wish, "predicates": list(predicates)}
    reply = session.ask("draft-rule", inputs, about=f"draft of {name}")
    if not isinstance(reply.value, DraftReply):
        return Draft(problem=reply.problem)
    try:
        data = _data(name, reply.value)
        problem = wrong(data, name)
    except CheckError as error:
        problem = f"is none: {error.problem}"
    return Draft(problem=f"the rule that the model drafted {problem}") if problem else Draft(data)


def wrong(data: Mapping[str, Any], name: str) -> str:
    """Return what keeps a drafted rule from being shown; empty if it passes its own tests.

    Raises:
        CheckError: It is no rule.
    """
    rule = checked(text_of(data), name)
    results = run_tests(rule)
    failed = next((one for one in results if not one.passed), None)
    if failed is not None:
        return f"does not pass its own test {failed.name!r}"
    lacking = uncovered(rule, results)
    return f"is not tested enough: {lacking[0]}" if lacking else ""


def _data(name: str, said: DraftReply) -> dict[str, Any]:
    """Return what the model said as a rule file holds it."""
    kind = "same-members" if said.value_type == "members" else said.kind
    predicate = fold(said.predicate)[:_PREDICATE] or "is"
    made = {
        **starter(kind),
        "id": name,
        "summary": _line(said.summary),
        "where": {"predicate": predicate},
        "why": _line(said.why),
        "advice": _line(said.advice),
    }
    made["limits"] = f"Only claims with the predicate {predicate}, of two sources."
    made["tests"] = [_test(one, predicate, said.value_type) for one in said.tests[:_TESTS]]
    return made


def _test(said: DraftTest, predicate: str, value_type: str) -> dict[str, Any]:
    given = [
        {
            "source": source,
            "subject": _line(said.subject) or "it",
            "predicate": predicate,
            **_value(written, value_type),
        }
        for source, written in (("a", said.left), ("b", said.right))
    ]
    name = _line(said.name) or "a test"
    return {"name": name, "given": given, "expect": [{}] if said.differ else []}


def _value(written: str, value_type: str) -> dict[str, Any]:
    text = _line(written)
    if value_type == "members":
        return {"members": [name for one in text.split("|") if (name := one.strip())]}
    if value_type == "quantity":
        return {"value": _number(text)}
    if value_type == "date":
        return {"date": text, "value": text}
    return {"value": text, "type": value_type}


def _number(text: str) -> float:
    written = text.replace(",", "").replace(" ", "")
    if not _DIGITS.fullmatch(written):
        raise RuleError(f"a test holds a value that is no number: {text!r}")
    number = float(written)
    return int(number) if number.is_integer() else number


def _line(words: str) -> str:
    return " ".join(words.split())[:_TEXT]
