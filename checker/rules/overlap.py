"""Rules in, those that find again what another one finds out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from checker.errors import RuleError
from checker.model.finding import LEVELS
from checker.model.rule import Common
from checker.model.selector import Exclusion, Selector
from checker.rules.mistake import mistake
from checker.rules.written import Written

_NOT_COMPARED = frozenset(
    {"id", "level", "summary", "where", "message", "why", "advice", "limits", "caution", "tests"}
    | {"replaces", "instead_of", "pack", "confirm", "draft_level"}
)


def overlaps(rules: Sequence[Written]) -> list[RuleError]:
    """Return an error for each rule whose findings another one of *rules* gives as well.

    A pack may say in its own words what another pack says; that is not looked at.
    """
    found = []
    told: set[frozenset[str]] = set()
    for one, other in permutations(rules, 2):
        pair = frozenset((one.rule.id, other.rule.id))
        if pair in told or not _concerned(one, other) or not _one_question(one.rule, other.rule):
            continue
        if error := _shadowed(one, other) or _crossed(one, other):
            told.add(pair)
            found.append(error)
    return found


def _concerned(one: Written, other: Written) -> bool:
    """Whether *one* stands alone, or both are of one pack; one that stands in says so itself."""
    if one.rule.id in other.rule.instead_of or other.rule.id in one.rule.instead_of:
        return False
    return one.home in ("", other.home)


def _one_question(one: Common, other: Common) -> bool:
    """Whether two rules ask the same, of whatever claims."""
    return type(one) is type(other) and one.model_dump(exclude=set(_NOT_COMPARED)) == (
        other.model_dump(exclude=set(_NOT_COMPARED))
    )


def _shadowed(one: Written, other: Written) -> RuleError | None:
    """Return the error where every finding of *one* is a finding of *other*, at no lower level."""
    if not _holds(other.rule.where, one.rule.where, one.rule):
        return None
    if LEVELS.index(one.rule.level) < LEVELS.index(other.rule.level):
        return None
    same = _holds(one.rule.where, other.rule.where, one.rule)
    problem = (
        f"asks the same as the rule {other.rule.id}"
        if same
        else f"every finding of this rule is one of {other.rule.id}, too"
    )
    stands = f"It stands in {other.node.path}."
    advice = (
        f"Keep one of them, or narrow `where`. {stands}"
        if other.own
        else f"Narrow `where`, or put `skip-rules: [{other.rule.id}]` into check.yaml."
    )
    keys = ("where",) if "where" in one.node.data else ("kind",)
    return mistake(one.node, keys, problem, advice)


def _crossed(one: Written, other: Written) -> RuleError | None:
    """Return the error where two rules name one predicate beside others."""
    shared = sorted(set(one.rule.where.predicate) & set(other.rule.where.predicate))
    if not shared or not _meet(one.rule, other.rule):
        return None
    if _holds(one.rule.where, other.rule.where, one.rule):
        return None
    number = one.rule.where.predicate.index(shared[0])
    listed = isinstance(one.node.data["where"]["predicate"], list)
    keys = ("where", "predicate", number) if listed else ("where", "predicate")
    problem = f"{shared[0]!r} is looked at by the rule {other.rule.id}, too"
    advice = f"Leave it to one of them; the other stands in {other.node.path}."
    return mistake(one.node, keys, problem, advice, value=True)


def _holds(wide: Selector, narrow: Selector, rule: Common) -> bool:
    """Whether *wide* selects every claim that *narrow* selects."""
    wanted = _conditions(wide, rule)
    has = _conditions(narrow, rule)
    if any(not (has.get(column) and has[column] <= values) for column, values in wanted.items()):
        return False
    left_out = _conditions(narrow.exclude, None)
    return all(
        values <= left_out.get(column, set())
        or (column in has and not has[column] & (values - left_out.get(column, set())))
        for column, values in _conditions(wide.exclude, None).items()
    )


def _meet(one: Common, other: Common) -> bool:
    """Whether a claim can be selected by both rules."""
    first, second = _conditions(one.where, one), _conditions(other.where, other)
    if any(column in second and not values & second[column] for column, values in first.items()):
        return False
    pairs: Iterator[tuple[dict[str, set[object]], Exclusion]] = iter(
        ((first, other.where.exclude), (second, one.where.exclude))
    )
    return not any(
        column in has and has[column] <= values
        for has, exclude in pairs
        for column, values in _conditions(exclude, None).items()
    )


def _conditions(where: Exclusion, rule: Common | None) -> dict[str, set[object]]:
    """Return what each column may be; the types that the kind compares are always asked for."""
    found: dict[str, set[object]] = {column: set(values) for column, values in where.conditions}
    if where.subject:
        found["subject"] = set(where.subject)
    if rule is not None:
        found["value_type"] = set(found.get("value_type", rule.types)) & set(rule.types)
    return found
