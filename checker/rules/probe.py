"""The SQL of a kind in, the same SQL that lets chosen claims through to its last condition out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from checker.model.rule import Common
from checker.rules.clause import Chain, branch, chain, clauses, conjuncts, without
from checker.rules.evaluate import Database

Claim = Mapping[str, Any]

_THINGS: Final = """\
    SELECT thing, claim_id, weight FROM main.things WHERE claim_id NOT IN ({a}, {b})
    UNION ALL SELECT coalesce(
        (SELECT min(x.thing) FROM main.things AS x JOIN main.things AS y USING (thing)
            WHERE x.claim_id = {a} AND y.claim_id = {b}),
        (SELECT min(thing) FROM main.things WHERE claim_id = one.id),
        'alone ' || one.id), one.id, NULL
    FROM (VALUES ({a}), ({b})) AS one (id)
"""
"""Of the things of two claims the one that they share, else one of its own for each."""

_JOINED_SETS: Final = "EXISTS (SELECT 1 FROM sets WHERE {})"


@dataclass(frozen=True, slots=True)
class Probe:
    """A rule, and the claims that its conditions are tried on."""

    rule: Common
    store: Database

    def asked(
        self, conditions: Sequence[str], source: str, before: str = ""
    ) -> list[tuple[str, bool]]:
        """Return whether each of *conditions* holds over *source*; over nothing, none does."""
        if not conditions:
            return []
        columns = ", ".join(f"({one}) AS c{number}" for number, one in enumerate(conditions))
        rows = self.store.rows(f"{before}SELECT {columns} FROM {source}")  # noqa: S608 - pieces of our own templates
        answers = [[bool(value) for value in row.values()] for row in rows]
        best = max(answers, default=[False] * len(conditions))
        return list(zip(conditions, best, strict=True))


def through(parts: Chain, both: Sequence[Claim]) -> Chain:
    """Return the chain in which two claims get to where claims are compared, come what may."""
    a, b = (int(one["claim_id"]) for one in both)
    picked = clauses(parts["picked"].body)["WHERE"]
    # What groups by several columns asks here, too, whether anything differs in the group.
    eligible = picked.partition(" AND concat_ws(")[0] if "FROM torn" in picked else picked
    opened = f"(({eligible}) OR c.claim_id IN ({a}, {b}))"
    new = [chain(f"WITH things AS ({_THINGS.format(a=a, b=b)}) SELECT 1").parts[0]]
    for one in parts.parts:
        body = one.body.replace(eligible, opened)
        if one.name == "torn":
            body = without(body, "HAVING")
        elif one.name == "voices":
            body = without(body, "QUALIFY")
        new.append(replace(one, body=body))
    return Chain(tuple(new), parts.close)


def only_claim(parts: Chain, name: str, claim: Claim) -> Chain:
    """Return the chain in which the part *name* holds one claim, come what may."""
    body = f"{without(parts[name].body, 'WHERE')} WHERE c.claim_id = {claim['claim_id']}"
    return parts.changed(name, body)


def every_side(parts: Chain) -> Chain:
    """Return the chain in which a value that stands in no set is compared as well."""
    body = without(parts["sided"].body, "WHERE").replace(" JOIN sets ON", " LEFT JOIN sets ON")
    return parts.changed("sided", body)


def of_claim(conditions: Sequence[str]) -> list[str]:
    """Return conditions on the sets that are joined to a claim as conditions on the claim."""
    return [_in_set(one) if one.startswith("sets.") else one for one in conditions]


def _in_set(condition: str) -> str:
    return _JOINED_SETS.format(condition.replace("voices.", "c."))


def as_written(condition: str) -> str:
    """Return a condition of `of_claim` as the template has it."""
    return condition.removeprefix(_JOINED_SETS.partition("{")[0])


def branched(conditions: Sequence[str], left: Claim) -> list[str]:
    """Return conditions that depend on the type of the value as they are for that of *left*."""
    found: list[str] = []
    for one in conditions:
        is_case = one.startswith("CASE l.value_type")
        found += conjuncts(branch(one, left["value_type"])) if is_case else [one]
    return found
