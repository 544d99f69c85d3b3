"""A rule together with its file: what it selects, and where each word of that stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from checker.model.case import GivenClaim
from checker.model.rule import AddsUp, Common, Order
from checker.model.selector import Exclusion, Selector
from checker.read.yaml import Node

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A rule, and the file in which it is written."""

    rule: Common
    node: Node
    own: bool = True
    """Whether it is the editor's, and not of a shipped pack."""
    home: str = ""
    """The folder of the pack that it stands in; empty for a rule on its own."""


def selectors(rule: Common) -> Iterator[tuple[Keys, Exclusion]]:
    """Yield each selector of *rule*, with the keys that lead to it."""
    roots: list[tuple[str, Selector | None]] = [("where", rule.where)]
    if isinstance(rule, AddsUp):
        roots += [("total", rule.total), ("parts", rule.parts), ("members", rule.members)]
    for key, selector in roots:
        if selector is not None:
            yield (key,), selector
            yield (key, "not"), selector.exclude


def entries(node: Node, keys: Keys, values: Sequence[str]) -> Iterator[tuple[Keys, str]]:
    """Yield each of *values* with the keys of its place: one word may stand for a list."""
    if not values:
        return
    data = node.data
    for key in keys:
        data = data[key]
    for number, value in enumerate(values):
        yield ((*keys, number) if isinstance(data, list) else keys), value


def predicates(rule: Common) -> Iterator[tuple[Keys, tuple[str, ...]]]:
    """Yield the predicates that *rule* names, with the keys that lead to them."""
    for keys, selector in selectors(rule):
        yield (*keys, "predicate"), selector.predicate
    if isinstance(rule, Order):
        yield ("before",), rule.before
        yield ("after",), rule.after


def tried(rule: Common) -> list[GivenClaim]:
    """Return the claims of all tests of *rule*."""
    return [one for test in rule.tests for one in test.given if isinstance(one, GivenClaim)]
