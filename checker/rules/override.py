"""Rules and what a project changes about them in, the rules as they are applied out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.model.override import NO_PARAMETERS, Exemption, Override
from checker.model.rule import Common, Sql
from checker.rules.evaluate import Database, Row, RuleResult, evaluate, kind_of
from checker.rules.held import Held
from checker.rules.template import nearest

_NAMED = """\
SELECT DISTINCT entity FROM entity_names WHERE name_key IN (SELECT unnest(?::VARCHAR[]))"""

_SIDES = """\
SELECT claim_id, source, subject_key, value_key, entity FROM claims
WHERE claim_id IN (SELECT unnest(?::BIGINT[]))"""

_Side = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Misfit:
    """A key of an override that its rule does not have."""

    key: str
    problem: str
    advice: str


def misfits(rule: Common, override: Override) -> Iterator[Misfit]:
    """Yield each change that cannot be made to *rule*, because its kind knows no such key."""
    known = type(rule).model_fields
    allowed = [key for key in (*Override.model_fields,) if key in known or key in NO_PARAMETERS]
    for key in override.changes:
        if key not in known:
            problem = f"{rule.id} has no {key!r}: it is of the kind {kind_of(rule)}"
            yield Misfit(key, problem, nearest(key, allowed))


def overridden(rule: Common, override: Override) -> Common:
    """Return *rule* with the changes of *override*, which fit it."""
    return rule.model_copy(update=override.changes) if override.changes else rule


def excepted(
    rule: Common, exemptions: Sequence[Exemption], store: Database, held: Held | None = None
) -> RuleResult:
    """Return what *rule* finds when *exemptions* are left alone, and what they hide."""
    full = evaluate([rule], store, held)[0]
    if full.problem or not exemptions:
        return full
    if not full.rows:
        return replace(full, hidden=tuple((one, ()) for one in exemptions))
    result = evaluate([_narrowed(rule, exemptions)], store, held)[0]
    if result.problem:
        return result
    ids = [i for row in (*full.rows, *result.rows) for i in (row.left_id, row.right_id) if i]
    sides = {int(str(row["claim_id"])): row for row in store.rows(_SIDES, [ids])}
    tests = [(one, _keys(one, store)) for one in exemptions]
    kept = tuple(row for row in result.rows if not any(_meets(row, sides, *test) for test in tests))
    left = {_disagreement(row, sides) for row in kept}
    gone = [row for row in full.rows if _disagreement(row, sides) not in left]
    hidden: list[list[Row]] = [[] for _ in exemptions]
    for row in gone:
        number = next((n for n, test in enumerate(tests) if _meets(row, sides, *test)), 0)
        hidden[number].append(row)
    shown = zip(exemptions, (tuple(rows) for rows in hidden), strict=True)
    return replace(result, rule=rule, rows=kept, hidden=tuple(shown))


def _narrowed(rule: Common, exemptions: Sequence[Exemption]) -> Common:
    """Return *rule* without the claims that are exempt: a pair of them may stand for others."""
    if isinstance(rule, Sql):
        return rule
    without = rule.where.exclude
    more = {
        "subject": (*without.subject, *(name for one in exemptions for name in one.entity)),
        "source": (*without.source, *(name for one in exemptions for name in one.source)),
    }
    where = rule.where.model_copy(update={"exclude": without.model_copy(update=more)})
    return rule.model_copy(update={"where": where})


def _keys(one: Exemption, store: Database) -> frozenset[str]:
    """Return the keys under which the store keeps the entities of an exemption."""
    from checker.extract.fold import fold

    folds = [fold(name) for name in one.entity]
    known = store.rows(_NAMED, [folds]) if folds else []
    return frozenset((*one.entity, *folds, *(str(row["entity"]) for row in known)))


def _meets(row: Row, sides: Mapping[int, _Side], one: Exemption, keys: frozenset[str]) -> bool:
    """Whether an exemption is about a difference: about one of its sides, or its only member."""
    from checker.extract.fold import fold

    both = [sides[i] for i in (row.left_id, row.right_id) if i is not None]
    if any(side["source"] in one.source for side in both):
        return True
    if any(side[column] in keys for side in both for column in ("subject_key", "value_key")):
        return True
    names = [*row.detail.get("left_only", ()), *row.detail.get("right_only", ())]
    return bool(names) and all(fold(str(name)) in keys for name in names)


def _disagreement(row: Row, sides: Mapping[int, _Side]) -> tuple[object, ...]:
    """Return what a row is about, whichever of several sources stands for each value."""
    values = sorted(
        str(sides[i]["value_key"]) for i in (row.left_id, row.right_id) if i is not None
    )
    return (row.thing, row.verdict, *values)
