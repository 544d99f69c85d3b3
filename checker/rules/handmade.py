"""A rule that is SQL by hand in, what the engine and its patterns would trip over out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from checker.errors import CheckError, RuleError
from checker.model.rule import Sql
from checker.rules.pattern import unsafe
from checker.rules.written import Written

_CALL: Final = re.compile(r"\bregexp_\w+\s*\(|\bSIMILAR\s+TO\b", re.IGNORECASE)
_TEXT: Final = re.compile(r"'((?:[^']|'')*)'")
_TRIED_SECONDS = 2.0
"""For a query over no claims at all."""


def in_sql(one: Written) -> Iterator[RuleError]:
    """Find patterns that could run for ever, and a query that cannot be run at all."""
    if not isinstance(one.rule, Sql):
        return
    unsafe_ones = list(_patterns(one, one.rule.query))
    yield from unsafe_ones
    if not unsafe_ones and (error := _tried(one.rule)):
        place = one.node.place("query")
        advice = "Try the query with `check sql`; docs/store.md names the tables and columns."
        problem = error.problem.splitlines()[0].partition("evaluated: ")[2]
        yield RuleError(
            f"the query cannot be run: {problem}",
            place=place,
            advice=advice,
            source_line=one.node.line(place.line),
        )


def _patterns(one: Written, query: str) -> Iterator[RuleError]:
    for call in _CALL.finditer(query):
        for match in _TEXT.finditer(query, call.end(), _end(query, call.end())):
            if problem := unsafe(match[1].replace("''", "'")):
                yield _at(one, match[0], f"an unsafe regular expression: {problem}")


def _end(query: str, start: int) -> int:
    """Return where the call that begins before *start* ends: its bracket, else the line."""
    depth = 1
    for match in re.finditer(r"'(?:[^']|'')*'|[()]", query[start:]):
        depth += {"(": 1, ")": -1}.get(match[0], 0)
        if depth == 0:
            return start + match.start()
    line = query.find("\n", start)
    return len(query) if line < 0 else line


def _at(one: Written, written: str, problem: str) -> RuleError:
    """Return the error at the line of the file that holds the words *written*."""
    place = one.node.value_place("query")
    for number in range(place.line, one.node.text.count("\n") + 2):
        column = one.node.line(number).find(written)
        if column >= 0:
            place = replace(place, line=number, column=column + 1, length=len(written))
            break
    advice = "Write it without a repetition inside a repetition, and with counts below 1,000."
    return RuleError(problem, place=place, advice=advice, source_line=one.node.line(place.line))


def _tried(rule: Sql) -> CheckError | None:
    """Return why the query of *rule* does not run over no claims at all."""
    from checker.rules.evaluate import evaluate
    from checker.rules.given import given_store

    with given_store(()) as store, store.limited(_TRIED_SECONDS):
        return evaluate([rule], store)[0].problem
