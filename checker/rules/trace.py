"""A rule and two claims in, each condition of the rule's own SQL with both values out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from checker.errors import RuleError
from checker.model.rule import AddsUp, Common, Order, Sql, Superseded
from checker.rules.clause import Chain, chain, clauses, conjuncts, joined
from checker.rules.compile import compile_rule
from checker.rules.evaluate import Database, kind_of
from checker.rules.label import label
from checker.rules.probe import (
    Claim,
    Probe,
    as_written,
    branched,
    every_side,
    of_claim,
    only_claim,
    through,
)
from checker.rules.stand import takers
from checker.rules.template import kind_sql

PAIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "same-members": ("compared", "judged"),
    "superseded": ("replaced",),
    "judge": ("laid",),
}
"""The parts of a kind's SQL that lay two claims side by side; `judged` in the other kinds."""

_ORDER_ONLY: Final = "l.seat < r.seat"
"""Says which of the two stands on the left, and leaves no pair out."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that a rule asks of two claims, or of one."""

    key: str
    words: str
    met: bool
    left: str = ""
    right: str = ""


@dataclass(frozen=True, slots=True)
class Trace:
    """Why a rule finds something in two claims, or does not."""

    claims: tuple[Claim, ...]
    """In the order in which the rule lays them side by side."""
    conditions: tuple[Condition, ...]
    reported: tuple[int, ...] = ()
    """The claims of the finding that tells of them; empty where there is none."""
    takers: tuple[str, ...] = ()
    """The rules that are there instead of this one, and look at that finding's claims."""

    @property
    def failed(self) -> Condition | None:
        """The first condition that is not met."""
        return next((one for one in self.conditions if not one.met), None)


def trace(
    rule: Common, store: Database, ids: Sequence[int], others: Iterable[Common] = ()
) -> Trace:
    """Return what *rule* asks of the claims *ids*, and how they meet it.

    *others* are the rules beside it, of which one may be there instead of it.

    Raises:
        RuleError: There is no such claim, or the rule looks at another number of claims at once.
    """
    _right_number(rule, ids)
    claims = _claims(store, ids)
    probe = Probe(rule, store)
    conditions: list[Condition] = []
    if rule.single:
        conditions = _alone(probe, claims[0])
    elif not isinstance(rule, Sql):
        orders = [claims]
        if isinstance(rule, AddsUp | Order | Superseded):
            orders.append(claims[::-1])
        told = [(_together(probe, *one), one) for one in orders]
        conditions, claims = max(told, key=lambda one: _met(one[0]))
    met = all(one.met for one in conditions)
    reported = _reported(rule, store, ids) if met or isinstance(rule, Superseded) else ()
    if reported and not met:
        # What is compared is the report that the draft follows; the finding names the draft.
        words = "the draft has a value that a later report replaced"
        left, right = (_shown(one, ("value", "published")) for one in claims)
        conditions = [Condition("draft", words, met=True, left=left, right=right)]
    pairs = [frozenset(reported)] if reported else []
    taken = tuple(takers(rule, pairs, others, store))
    return Trace(tuple(claims), tuple(conditions), reported, taken)


def _right_number(rule: Common, ids: Sequence[int]) -> None:
    wanted = 1 if rule.single else 2
    if not isinstance(rule, Sql) and len(set(ids)) != wanted:
        words = "one claim" if wanted == 1 else "two different claims"
        advice = f"A rule of kind {kind_of(rule)} looks at {words} at a time."
        given = len(set(ids))
        raise RuleError(
            f"{rule.id} cannot be traced with {given} claim{'' if given == 1 else 's'}",
            advice=advice,
        )


def _claims(store: Database, ids: Sequence[int]) -> list[Claim]:
    """Return the claims *ids*, the draft's first."""
    sql = "SELECT * FROM claims WHERE claim_id IN (SELECT unnest(?::BIGINT[])) ORDER BY claim_id"
    found = store.rows(sql, [list(ids)])
    known = {row["claim_id"] for row in found}
    for one in ids:
        if one not in known:
            raise RuleError(f"no claim {one}", advice="`check claims ls` lists the claims.")
    return sorted(found, key=lambda one: (one["role"] != "draft", one["claim_id"]))


def _met(conditions: Sequence[Condition]) -> int:
    """Return how many conditions are met before the first that is not."""
    return next((n for n, one in enumerate(conditions) if not one.met), len(conditions))


def _alone(probe: Probe, claim: Claim) -> list[Condition]:
    """Return the conditions of a kind that looks at one claim at a time."""
    parts = chain(kind_sql(kind_of(probe.rule), probe.rule))
    first = parts.parts[0]
    at = f"claim_id = {claim['claim_id']}"
    asked = conjuncts(clauses(first.body)["WHERE"])
    found = probe.asked(asked, f"claims AS c WHERE c.{at}")
    close = clauses(parts.close)
    name = "d" if f"{first.name} AS d" in close["FROM"] else first.name
    loose = only_claim(parts, first.name, claim).until("", "")
    found += probe.asked(conjuncts(close["WHERE"]), f"{close['FROM']} WHERE {name}.{at}", loose)
    return _merged([_condition(probe.rule, one, met, claim) for one, met in found])


def _together(probe: Probe, left: Claim, right: Claim) -> list[Condition]:
    """Return the conditions of a kind that lays two claims side by side."""
    rule, both = probe.rule, (left, right)
    if isinstance(rule, AddsUp):
        return _summed(probe, rule, left, right)
    kind = kind_of(rule)
    parts = chain(kind_sql(kind, rule))
    asked = conjuncts(clauses(parts["picked"].body)["WHERE"])
    asked = [one for one in asked if "FROM torn" not in one]
    conditions = _of_each(probe, asked, both, "claims AS c")
    parts = through(parts, both)
    if "sided" in parts:
        said = clauses(parts["sided"].body)
        asked = of_claim(joined(said["FROM"])[1] + conjuncts(said.get("WHERE", "")))
        before = parts.until("sided", "", itself=False)
        conditions += _of_each(probe, asked, both, "voices AS c", before)
        parts = every_side(parts)
    for name in PAIRED.get(kind, ("judged",)):
        said = clauses(parts[name].body)
        tables, asked = joined(said["FROM"])
        source = said["FROM"]
        if len(tables) > 1:
            source = ", ".join(f"{table} AS {alias}" for table, alias in tables)
            source += f" WHERE l.claim_id = {left['claim_id']} AND r.claim_id = {right['claim_id']}"
        asked = branched([*asked, *conjuncts(said["WHERE"])], left)
        asked = [one for one in asked if one != _ORDER_ONLY]
        # All of it are pieces of our own templates, and ids.
        found = probe.asked(asked, source, parts.until(name, "", itself=False))
        conditions += [_condition(rule, one, met, left, right) for one, met in found]
        parts = parts.changed(name, f"SELECT {said['SELECT']} FROM {source}")  # noqa: S608 - as above
    return _merged(conditions)


def _of_each(
    probe: Probe, asked: Sequence[str], both: Sequence[Claim], table: str, before: str = ""
) -> list[Condition]:
    """Return the conditions that either claim has to meet by itself."""
    sides = [
        dict(probe.asked(asked, f"{table} WHERE c.claim_id = {one['claim_id']}", before))
        for one in both
    ]
    return [
        _condition(probe.rule, as_written(one), all(side[one] for side in sides), *both)
        for one in dict.fromkeys(asked)
    ]


def _summed(probe: Probe, rule: AddsUp, total: Claim, part: Claim) -> list[Condition]:
    """Return the conditions that a total and one of its parts have to meet."""
    parts = chain(kind_sql(kind_of(rule), rule))
    found = _shares(probe, parts, total, part)
    loose = only_claim(only_claim(parts, "totals", total), "parts", part)
    asked = probe.asked(["l.thing = r.thing"], "totals AS l, parts AS r", loose.until("parts", ""))
    sums, wrong = clauses(parts["sums"].body), clauses(parts["wrong"].body)
    if "HAVING" in sums:
        thing = f"(SELECT min(thing) FROM totals WHERE claim_id = {total['claim_id']})"  # noqa: S608 - an id
        source = f"{sums['FROM']} WHERE thing = {thing}"
        before = parts.until("sums", "", itself=False)
        asked += probe.asked(conjuncts(sums["HAVING"]), source, before)
    source = f"{wrong['FROM']} WHERE t.claim_id = {total['claim_id']}"
    source += "" if rule.parts else f" AND s.first = {part['claim_id']}"
    before = parts.until("wrong", "", itself=False)
    asked += probe.asked(conjuncts(wrong["WHERE"]), source, before)
    return _merged([*found, *(_condition(rule, one, met, total, part) for one, met in asked)])


def _shares(probe: Probe, parts: Chain, total: Claim, part: Claim) -> list[Condition]:
    """Return what makes one claim a total, and the other one of its parts or its list."""
    conditions = []
    for name, noun, claim in (("totals", "total", total), ("parts", "part", part)):
        asked = conjuncts(clauses(parts[name].body)["WHERE"])
        for one, met in probe.asked(asked, f"claims AS c WHERE c.claim_id = {claim['claim_id']}"):
            told = _condition(probe.rule, one, met, claim)
            told = replace(told, key=told.key.replace("where", noun), words=f"{noun}: {told.words}")
            conditions.append(replace(told, left="", right=told.left) if noun == "part" else told)
    return conditions


def _condition(
    rule: Common,
    text: str,
    met: bool,
    left: Claim,
    right: Claim | None = None,
) -> Condition:
    told = label(text, rule)
    other = _shown(right, told.columns) if right else ""
    return Condition(told.key, told.words, met, _shown(left, told.columns), other)


def _shown(claim: Claim, columns: Sequence[str]) -> str:
    """Return what *claim* holds in *columns*, as people write it."""
    parts = []
    for column in columns:
        value = claim.get(column)
        if value in (None, ""):
            continue
        if column == "is_open":
            parts.append("open" if value else "")
        elif column == "value" or len(columns) == 1:
            parts.append(_plain(value))
        else:
            parts.append(f"{column.replace('_', ' ')} {_plain(value)}")
    return ", ".join(filter(None, parts))


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)


def _merged(conditions: Sequence[Condition]) -> list[Condition]:
    """Return conditions of which one name stands for one line; what always holds is left out."""
    found: dict[tuple[str, str], Condition] = {}
    for one in conditions:
        if one.key == "sure" and one.met:
            continue
        before = found.get((one.key, one.words))
        found[one.key, one.words] = replace(one, met=one.met and (before is None or before.met))
    return list(found.values())


def _reported(rule: Common, store: Database, ids: Sequence[int]) -> tuple[int, ...]:
    """Return the claims of the finding that holds *ids*, the two of its own."""
    wanted = set(ids)
    for row in store.rows(compile_rule(rule).findings):
        own = [one for one in (row["left_id"], row.get("right_id")) if one is not None]
        if wanted <= {*own, *(row.get("more") or ())}:
            return tuple(own)
    return ()
