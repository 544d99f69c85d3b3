"""Rows of rules and findings in, what is one disagreement as one out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from checker.model.finding import Finding
from checker.rules.evaluate import Row, RuleResult

_BOTH = 2


@dataclass(frozen=True, slots=True)
class Merged:
    """One disagreement: a row that stands for it, and all the claims on either side."""

    result: RuleResult
    row: Row
    lefts: tuple[int, ...]
    rights: tuple[int, ...]
    more: tuple[int, ...]


def merged(result: RuleResult, drafts: AbstractSet[int] = frozenset()) -> list[Merged]:
    """Return the rows of *result*, those that share a claim and a verdict as one.

    Three papers with three figures for one thing are one disagreement, not three.  A row with one
    of *drafts*, the claims of the draft, stands for the others: its writer looks for those words.
    """
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(key: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for row in result.rows:
        first = root((row.verdict, row.left_id))
        if row.right_id is not None:
            parent[root((row.verdict, row.right_id))] = first
    groups: dict[tuple[str, int], list[Row]] = {}
    for row in result.rows:
        groups.setdefault(root((row.verdict, row.left_id)), []).append(row)
    return [_group(result, _leading(rows, drafts)) for rows in groups.values()]


def _leading(rows: list[Row], drafts: AbstractSet[int]) -> list[Row]:
    """Return *rows*, those with a claim of the draft first; their order is kept otherwise."""
    return sorted(rows, key=lambda row: (row.left_id not in drafts, row.right_id not in drafts))


def _group(result: RuleResult, rows: list[Row]) -> Merged:
    first = rows[0]
    seen = {first.left_id, first.right_id}
    lefts, rights, more = [first.left_id], [], []
    if first.right_id is not None:
        rights.append(first.right_id)
    for row in rows[1:]:
        for claim in (row.left_id, row.right_id):
            if claim is not None and claim not in seen:
                seen.add(claim)
                more.append(claim)
    for row in rows:
        for claim in row.more:
            if claim not in seen:
                seen.add(claim)
                more.append(claim)
    return Merged(result, first, tuple(lefts), tuple(rights), tuple(more))


def told_once(found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield of the findings that lay the same words of two documents side by side the first.

    One pair of sentences can be at odds as acts, as clauses and as states: to whoever reads them it
    is one disagreement.
    """
    seen: set[frozenset[tuple[str, int, int]]] = set()
    for finding in found:
        sides = [one for one in finding.evidence if one.side != "more"]
        if len(sides) == _BOTH and all(one.context for one in sides):
            places = frozenset((one.source, one.start, one.end) for one in sides)
            if places in seen:
                continue
            seen.add(places)
        yield finding
