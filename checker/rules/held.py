"""A database of claims in, what its claims are like out, and rules narrowed to what there is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from checker.model.rule import Common, Sql

if TYPE_CHECKING:
    from checker.rules.evaluate import Database

_HELD: Final = """\
SELECT predicate, list(DISTINCT value_type ORDER BY value_type) AS types
FROM claims GROUP BY predicate ORDER BY predicate"""


@dataclass(frozen=True, slots=True)
class Held:
    """The types of value that the claims of each predicate have."""

    types: Mapping[str, tuple[str, ...]]

    def narrowed(self, rule: Common) -> Common | None:
        """Return *rule* asking only for the types of value that there are; None where none is.

        It finds the same: a rule over every type takes several times as long to plan as to run.
        """
        if isinstance(rule, Sql):
            return rule
        wanted = rule.where.predicate or tuple(self.types)
        held = {one for name in wanted for one in self.types.get(name, ())}
        types = tuple(one for one in rule.compared if one in held)
        if not types:
            return None
        where = rule.where.model_copy(update={"value": types})
        return rule.model_copy(update={"where": where})


def held_in(store: Database) -> Held:
    """Return what the claims of *store* are like."""
    return Held({row["predicate"]: tuple(row["types"]) for row in store.rows(_HELD)})
