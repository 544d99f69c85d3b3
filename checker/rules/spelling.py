"""The names in a rule's selectors in, those that are nearly one that somebody knows out."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker.errors import RuleError
from checker.rules.mistake import mistake
from checker.rules.written import Keys, Written, entries, predicates, selectors, tried

_ALIKE = 0.82
"""How alike two words must be for one to be a slip of the other: "memebers", not "numbers"."""


@dataclass(frozen=True, slots=True)
class Known:
    """Words that rules may speak of."""

    predicates: frozenset[str]
    units: frozenset[str]

    @classmethod
    def of(
        cls, rules: Sequence[Written], own: Iterable[str] = (), units: Iterable[str] = ()
    ) -> Known:
        """Return the words of the shipped rules and of all tests, and those of a project."""
        from checker.extract.unit import canonical_units

        shipped = {
            word for one in rules if not one.own for _, words in predicates(one.rule)
            for word in words
        }  # fmt: skip
        claims = [claim for one in rules for claim in tried(one.rule)]
        return cls(
            frozenset((*shipped, *(claim.predicate for claim in claims), *own)),
            canonical_units() | {claim.unit for claim in claims} | frozenset(units),
        )


def misspelt(one: Written, known: Known) -> Iterator[RuleError]:
    """Find predicates, units and subjects that nobody knows."""
    for keys, words in predicates(one.rule):
        for where, word in entries(one.node, keys, words):
            near = nearly(word, known.predicates)
            if near and word not in known.predicates:
                yield _unknown(one, where, f"no claim has the predicate {word!r}", near)
    for keys, selector in selectors(one.rule):
        for where, word in entries(one.node, (*keys, "unit"), selector.unit):
            if word not in known.units:
                near = nearly(word, known.units, 0.6)
                yield _unknown(one, where, f"no unit is called {word!r}", near)
        for where, word in entries(one.node, (*keys, "subject"), selector.subject):
            if near := _entity(word):
                yield _unknown(one, where, f"the vocabulary does not know {word!r}", near)


def nearly(word: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    """Return the one of *known* that *word* was meant to be; empty where there is none."""
    close = difflib.get_close_matches(word, sorted(known), n=1, cutoff=alike)
    return close[0] if close else ""


def _entity(word: str) -> str:
    """Return the name in the vocabulary that *word* nearly is; empty where it is one, or none."""
    from checker.extract.fold import fold
    from checker.match.vocabulary import builtin

    vocabulary = builtin()
    if vocabulary.resolve(word):
        return ""
    names = {
        fold(name): name
        for entity in vocabulary.entities.values()
        for name in (entity.name, *entity.aliases)
    }
    near = nearly(fold(word), names)
    return names.get(near, "")


def _unknown(one: Written, keys: Keys, problem: str, near: str) -> RuleError:
    advice = f"Did you mean {near!r}?" if near else (
        "Units are those of vocabulary/units.yaml (metre, percent) and ISO 4217 codes (EUR)."
    )  # fmt: skip
    return mistake(one.node, keys, problem, advice, value=True)
