"""Rules and the claims of a project in, what no claim can meet out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.errors import CheckError, RuleError
from checker.rules.compile import compile_rule
from checker.rules.evaluate import Database
from checker.rules.mistake import mistake
from checker.rules.spelling import nearly
from checker.rules.written import Keys, Written, entries, predicates, selectors

_COLUMNS: Final = {
    "unit": "no claim has the unit {}",
    "source": "no source has the id {}",
    "head": "no claim has the head {}",
}
_ALIKE: Final = 0.6
"""Lower than for a slip: that nothing has the word is known already."""
_SHOWN: Final = 8


class Claims:
    """What the claims of a project have to offer, column by column."""

    def __init__(self, store: Database) -> None:
        self.store = store
        self.values: dict[str, frozenset[str]] = {
            column: frozenset(
                str(row["word"])
                for row in store.rows(
                    f"SELECT DISTINCT {column} AS word FROM claims WHERE {column} IS NOT NULL"  # noqa: S608 - names are our own
                )
            )
            for column in ("predicate", *_COLUMNS)
        }

    @property
    def any(self) -> bool:
        """Whether there is a claim at all."""
        return bool(self.values["predicate"])


def unreachable(rules: Sequence[Written], claims: Claims) -> list[RuleError]:
    """Return an error for each of an editor's *rules* that none of *claims* can make fire."""
    found: list[RuleError] = []
    for one in rules if claims.any else ():
        if one.own:
            own = list(_unmet(one, claims))
            found += own or _nothing(one, claims)
    return found


def _unmet(one: Written, claims: Claims) -> Iterator[RuleError]:
    """Find lists of which no entry is known."""
    for keys, words in predicates(one.rule):
        yield from _none(
            one, keys, words, claims.values["predicate"], "no source has a predicate {}"
        )
    for keys, selector in selectors(one.rule):
        for column, problem in _COLUMNS.items():
            words = getattr(selector, column)
            yield from _none(one, (*keys, column), words, claims.values[column], problem)


def _none(
    one: Written, keys: Keys, words: Sequence[str], known: frozenset[str], problem: str
) -> Iterator[RuleError]:
    if not words or "not" in keys or set(words) & known:
        return
    for where, word in entries(one.node, keys, words):
        near = nearly(word, known, _ALIKE)
        listed = ", ".join(sorted(known)[:_SHOWN]) + (" …" if len(known) > _SHOWN else "")
        advice = f"Did you mean {near!r}?" if near else f"There are: {listed}."
        yield mistake(one.node, where, problem.format(repr(word)), advice, value=True)


def _nothing(one: Written, claims: Claims) -> list[RuleError]:
    """Return the error where every word is known, and no claim has all of them together."""
    try:
        counts = compile_rule(one.rule).counts
        rows = claims.store.rows(counts) if counts else [{"claims": 1}]
    except CheckError:
        return []
    if rows[0]["claims"]:
        return []
    keys = ("where",) if "where" in one.node.data else ("kind",)
    problem = "no claim of the project fits this rule"
    advice = "`check claims ls` shows what there is; loosen `where`, or remove the rule."
    return [mistake(one.node, keys, problem, advice)]
