"""A rule as it is written in, every rule that differs from it by one small mistake out."""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from checker.errors import CheckError
from checker.model.rule import AddsUp, Common, Supported
from checker.model.selector import Selector, ValueType
from checker.read.cache import idle
from checker.rules.compile import compile_rule
from checker.rules.selftest import Prepared, run_case

_NOT_PARAMETERS: Final = frozenset(
    (
        "id", "kind", "summary", "message", "why", "advice", "limits", "caution", "tests",
        "replaces", "instead_of",
    )
)  # fmt: skip
"""What names and explains a rule; everything else decides what it finds."""
_IN_SQL: Final = re.compile(r"--[^\n]*|'(?:[^']|'')*'|\b\d+(?:\.\d+)?\b")

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule that differs from another in one word."""

    keys: Keys
    """Where in the file it differs."""
    change: str
    """What was done to it."""
    rule: Common
    words: tuple[str, ...] = ()
    """What stood there."""


def mutants(rule: Common, data: Mapping[str, Any]) -> list[Mutant]:
    """Return the mutants of *rule*, whose file holds *data*.

    Each entry of each list and each condition is left out once, and each number, word and truth is
    changed.  What is no rule any more, and what means the same, is none.
    """
    found = []
    with idle():
        original = _meaning(rule)
        for keys, change, value in _changes(data):
            other = _rule(rule, _changed(data, keys, value))
            if other is not None and _meaning(other) not in (original, None):
                words = re.findall(r"'([^']+)'", change) + list(_words(_held(data, keys)))
                found.append(Mutant(keys, change, other, tuple(dict.fromkeys(words))))
    return found


def survivors(mutated: Iterable[Mutant], cases: Sequence[Prepared]) -> list[Mutant]:
    """Return the mutants with which every one of *cases* passes as it does without them."""
    texts = [one.test.model_dump_json().casefold() for one in cases]
    with idle():
        return [
            one
            for one in mutated
            if not any(_noticed(one, case) for case in _likely(one, cases, texts))
        ]


def _noticed(mutant: Mutant, case: Prepared) -> bool:
    return not case.skipped and not run_case(mutant.rule, case).passed


def _likely(mutant: Mutant, cases: Sequence[Prepared], texts: Sequence[str]) -> list[Prepared]:
    """Return *cases*, first those that hold most of the words which were changed, and find any."""
    words = [word.casefold() for word in mutant.words]
    held = [sum(word in text for word in words) for text in texts]
    order = sorted(range(len(cases)), key=lambda at: (-held[at], not cases[at].test.expect))
    return [cases[at] for at in order]


def _held(data: Any, keys: Keys) -> Any:
    """Return what stands at *keys*; SQL by hand is known by its change alone."""
    for key in keys:
        data = data[key]
    return None if keys == ("query",) else data


def _words(value: Any) -> Iterator[str]:
    """Yield the words of a value, however deep they stand."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)


class _Gone:
    """Stands for a value that is left out."""


_GONE: Final = _Gone()


def _changes(data: Mapping[str, Any]) -> Iterator[tuple[Keys, str, object]]:
    """Yield where to change *data*, in words, and what to put there."""
    for key, value in data.items():
        if key == "query":
            yield from _changes_of_sql(value)
        elif key not in _NOT_PARAMETERS:
            yield from _changes_of(value, (key,))


def _changes_of(value: Any, keys: Keys) -> Iterator[tuple[Keys, str, object]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*keys, key), f"without '{key}'", _GONE
            yield from _changes_of(inner, (*keys, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            nested = isinstance(inner, dict | list)
            yield (*keys, number), f"without {'entry' if nested else _quoted(inner)}", _GONE
            # A free word that is another word finds what the list without it finds.
            if nested or len(value) == 1:
                yield from _changes_of(inner, (*keys, number))
    else:
        for other in _others(value, keys):
            yield keys, f"{_quoted(value)} becomes {_quoted(other)}", other


def _others(value: Any, keys: Keys) -> list[object]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1, value - 1] if keys[0] != "tolerance" else [value * 1.25, value * 0.8]
    if isinstance(value, float):
        # A share cannot be larger than one; whatever else is too large is no rule.
        larger = value * 1.25
        return [min(1.0, larger) if value < 1 else larger, value * 0.8]
    if isinstance(value, str):
        return [_Other(value)]
    return []


@dataclass(frozen=True, slots=True)
class _Other:
    """Any other word that may stand where *word* stands."""

    word: str


def _quoted(value: object) -> str:
    if isinstance(value, _Other):
        return "another word"
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}'" if isinstance(value, str) else f"{value:g}" if _finite(value) else "it"


def _finite(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def _changes_of_sql(query: str) -> Iterator[tuple[Keys, str, object]]:
    """Yield the query with each number and each word in it changed; comments are left alone."""
    for match in _IN_SQL.finditer(query):
        written = match[0]
        if written.startswith("--"):
            continue
        other = f"{written[:-1]}-x'" if written.startswith("'") else f"{float(written) + 1:g}"
        changed = query[: match.start()] + other + query[match.end() :]
        yield ("query",), f"{written} becomes {other}", changed


def _changed(data: Mapping[str, Any], keys: Keys, value: object) -> dict[str, Any]:
    changed = copy.deepcopy(dict(data))
    target: Any = changed
    for key in keys[:-1]:
        target = target[key]
    if isinstance(value, _Gone):
        del target[keys[-1]]
    else:
        target[keys[-1]] = value
    return changed


def _rule(rule: Common, data: dict[str, Any]) -> Common | None:
    """Return the rule that *data* is; where another word is asked for, one that is allowed."""
    try:
        return _made(rule, _spelt(data, "-x"))
    except ValidationError as error:
        first = error.errors()[0]
        if first["type"] != "literal_error":
            return None
        known = [word.strip("' ") for word in re.findall(r"'[^']+'", first["ctx"]["expected"])]
    for word in known:
        try:
            other = _made(rule, _spelt(data, word, whole=True))
        except ValidationError:
            continue
        if _meaning(other) != _meaning(rule):
            return other
    return None


def _made(rule: Common, data: Mapping[str, Any]) -> Common:
    return type(rule).model_validate({"id": rule.id, **data, "pack": rule.pack})


def _spelt(value: Any, word: str, *, whole: bool = False) -> Any:
    """Return *value* with `_Other` written out: by a word of its own, or with *word* behind it."""
    if isinstance(value, dict):
        return {key: _spelt(inner, word, whole=whole) for key, inner in value.items()}
    if isinstance(value, list):
        return [_spelt(inner, word, whole=whole) for inner in value]
    if isinstance(value, _Other):
        return word if whole else value.word + word
    return value


def _meaning(rule: Common) -> tuple[object, ...] | None:
    """Return what decides what *rule* finds: two rules that share it cannot be told apart.

    None stands for a rule that cannot be evaluated at all.
    """
    plain = rule.model_copy(update={"where": _typed(rule.where, rule.compared)})
    if isinstance(rule, AddsUp):
        parts, members = rule.parts, rule.members
        plain = plain.model_copy(
            update={
                "parts": parts and _typed(parts, ("quantity",)),
                "members": members and _typed(members, ("members",)),
            }
        )
    if isinstance(rule, Supported) and rule.origins == 1:
        # A source that matches and does not carry the value disputes it; neither is a finding.
        plain = plain.model_copy(update={"carries": "match"})
    try:
        query = compile_rule(plain)
    except CheckError:
        return None
    return (query, rule.level, getattr(rule, "draft_level", None), rule.verdict)


def _typed(where: Selector, types: tuple[ValueType, ...]) -> Selector:
    """Return *where* with the types that the kind leaves of them: it would choose these anyway."""
    return where.model_copy(update={"value": tuple(sorted(types))})
