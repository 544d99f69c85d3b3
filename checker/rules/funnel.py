"""A rule and a database of claims in, how many are left after each step of the rule's SQL out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from checker.model.rule import Common, Sql
from checker.rules.clause import Chain, chain, clauses, conjuncts, joined
from checker.rules.compile import compile_rule
from checker.rules.evaluate import Database, kind_of
from checker.rules.label import label
from checker.rules.stand import takers
from checker.rules.template import kind_sql
from checker.rules.trace import PAIRED

_PARTS: Final = {
    "torn": "things of which anything differs",
    "voices": "claims of these, once for each that one source repeats",
    "sided": "of these with a side to take",
    "kin": "of these with what they are part of",
    "chosen": "of these, once for two values of a thing",
    "totals": "totals",
    "parts": "parts, or lists to count",
    "stated": "different parts beside a total",
    "sums": "sums, or lists, beside a total",
    "wrong": "totals that these do not come to",
    "drafted": "statements of the draft",
    "answers": "answers to them in sources, for and against",
    "counted": "statements that a source answers",
    "dated": "days and weekdays",
    "stale": "of these, with those that the draft still has",
    "ranked": "pairs in the order in which they are put to the model",
}
"""What the named queries of the kinds hold; those that only prepare are passed over."""


@dataclass(frozen=True, slots=True)
class Step:
    """How much is left at one step."""

    count: int
    words: str


def funnel(rule: Common, store: Database, others: Iterable[Common] = ()) -> list[Step]:
    """Return each step from every claim to the findings of *rule*, counted by its own SQL.

    The last one tells what is left where one of *others* is there instead of it.
    """
    every = int(_one(store, "SELECT count(*) AS n FROM claims"))
    steps = [Step(every, "claim" if every == 1 else "claims")]
    if not isinstance(rule, Sql):
        steps += _chosen(rule, store)
        steps += _compared(rule, store)
    rows = store.rows(compile_rule(rule).findings)
    pairs = [
        frozenset(one for one in (row["left_id"], row.get("right_id")) if one is not None)
        for row in rows
    ]
    steps.append(Step(len(rows), "finding" if len(rows) == 1 else "findings"))
    if taken := takers(rule, pairs, others, store):
        left = sum(not any(pair in some for some in taken.values()) for pair in pairs)
        steps.append(Step(left, f"where no rule is there instead of it ({', '.join(taken)})"))
    return steps


def _chosen(rule: Common, store: Database) -> Iterator[Step]:
    """Yield what each condition on a claim leaves, and how much is left to compare."""
    counts = chain(kind_sql("_counts", rule))
    single = "groups" not in counts
    body = counts.close if single else counts["groups"].body
    asked = conjuncts(clauses(body)["WHERE"])
    held: list[str] = []
    columns = []
    for number, one in enumerate(asked):
        held.append(f"({one})")
        columns.append(f"count(*) FILTER ({' AND '.join(held)}) AS c{number}")
    if columns:
        row = store.rows(f"SELECT {', '.join(columns)} FROM claims AS c")[0]  # noqa: S608 - pieces of our own templates
        last: Step | None = None
        for one, left in zip(asked, row.values(), strict=True):
            told = label(one, rule)
            words = told.words if told.key != "condition" else "it is a total, or one of its parts"
            if (step := Step(int(left), f"where {words}")) != last:
                yield step
            last = step
    if not single:
        name = " and ".join(column.replace("_", " ") for column in rule.columns)
        shared = "things" if rule.columns == ("thing",) else f"groups with one {name}"
        groups = _one(store, counts.until("", "SELECT count(*) AS n FROM groups WHERE n > 1"))
        yield Step(int(groups), f"{shared} that two or more of these are about")
        pairs = store.rows(compile_rule(rule).counts)[0]["comparisons"]
        yield Step(int(pairs), "comparisons to make")


def _compared(rule: Common, store: Database) -> Iterator[Step]:
    kind = kind_of(rule)
    parts = chain(kind_sql(kind, rule))
    paired = PAIRED.get(kind, ("judged",))
    for part in parts.parts:
        if part.name in paired:
            yield from _pairs(rule, store, parts, part.name)
        elif part.name in _PARTS:
            counted = parts.until(part.name, f"SELECT count(*) AS n FROM {part.name}")  # noqa: S608 - a name of our own
            yield Step(int(_one(store, counted)), _PARTS[part.name])


def _pairs(rule: Common, store: Database, parts: Chain, name: str) -> Iterator[Step]:
    """Yield how many pairs each condition on two claims leaves."""
    said = clauses(parts[name].body)
    tables, wanted = joined(said["FROM"])
    rest = conjuncts(said.get("WHERE", ""))
    source = said["FROM"]
    if len(tables) > 1:
        # What joins the two comes first: without it every claim would meet every other one.
        by_thing = [one for one in wanted if one == "l.thing = r.thing" or "seat" in one]
        rest = [one for one in wanted if one not in by_thing] + rest
        source = f"{tables[0][0]} AS l JOIN {tables[1][0]} AS r ON {' AND '.join(by_thing)}"
    held: list[str] = []
    words: list[str] = []
    for one in rest:
        told = label(one, rule)
        held.append(f"({one})")
        words.append("the values are incompatible" if one.startswith("CASE") else told.words)
    columns = ["count(*) AS c"] + [
        f"count(*) FILTER ({' AND '.join(held[: n + 1])}) AS c{n}" for n in range(len(held))
    ]
    row = store.rows(parts.until(name, f"SELECT {', '.join(columns)} FROM {source}", itself=False))  # noqa: S608 - pieces of our own templates
    counts = [int(count) for count in row[0].values()]
    if len(tables) > 1:
        yield Step(counts[0], "pairs about one thing")
    last: Step | None = None
    for count, told_words in zip(counts[1:], words, strict=True):
        step = Step(count, f"where {told_words}")
        if last and last.words == step.words:
            # One condition in two halves: the second says what both leave.
            last = step
            continue
        if last and last.words != "where it can be told":
            yield last
        last = step
    if last and last.words != "where it can be told":
        yield last


def _one(store: Database, sql: str) -> int:
    return int(store.rows(sql)[0]["n"])
