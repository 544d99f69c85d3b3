"""Rules and a database of claims in, what each rule found and looked at out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol, get_args

from checker.errors import CheckError, RuleError
from checker.model.finding import LEVELS, Level, Verdict
from checker.model.override import Exemption
from checker.model.reading import Reading
from checker.model.rule import Common, Sql, Superseded
from checker.rules.compile import MOST, compile_rule
from checker.rules.held import Held
from checker.rules.message import Side, composer

VERDICTS: Final[tuple[Verdict, ...]] = get_args(Verdict)

_CLAIMS: Final = """\
SELECT c.claim_id, c.source, c.role, c.published, c.subject, c.predicate, c.value, c.quote,
    c.speaker, c.modality, c.polarity, c.unit, c.path, c.line, s.title, s.publisher
FROM claims AS c LEFT JOIN sources AS s ON s.source = c.source
WHERE c.claim_id IN (SELECT unnest(?::BIGINT[]))"""


class Database(Protocol):
    """What evaluation needs of a store."""

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[dict[str, Any]]:
        """Return the rows of a query."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """One finding of a rule, by the ids of its claims."""

    thing: str
    left_id: int
    right_id: int | None
    verdict: Verdict
    level: Level
    message: str
    more: tuple[int, ...] = ()
    """Further claims that carry one of the two values."""
    detail: Mapping[str, Any] = field(default_factory=dict)
    caution: str = ""
    reading: Reading | None = None
    """What a language model makes of it, where one was asked."""


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What one rule found, and what it looked at."""

    rule: Common
    kind: str
    rows: tuple[Row, ...] = ()
    claims: int = 0
    comparisons: int = 0
    problem: CheckError | None = None
    """Why the rule could not be evaluated to its end; the other rules are not touched by it."""
    hidden: tuple[tuple[Exemption, tuple[Row, ...]], ...] = ()
    """What the project exempts from the rule, and what would have been found there."""


def evaluate(
    rules: Iterable[Common], store: Database, held: Held | None = None
) -> list[RuleResult]:
    """Return what each rule finds in *store*, in the order of *rules*.

    *held* is what the claims there are like, where that is known: it makes no difference but time.
    """
    return [_evaluated(rule, store, held) for rule in rules]


def _evaluated(rule: Common, store: Database, held: Held | None) -> RuleResult:
    kind = kind_of(rule)
    try:
        narrow = held.narrowed(rule) if held else rule
        # Compiled even where there is nothing to ask: what is wrong with the rule is said.
        query = compile_rule(narrow or rule)
        if narrow is None:
            return RuleResult(rule=rule, kind=kind)
        counts = store.rows(query.counts)[0] if query.counts else {}
        # Planning costs more than counting: most rules of a small run have nothing to compare, or
        # nothing in what they compare that differs.
        worth = counts.get("comparisons", 1) and counts.get("torn", 1)
        found = store.rows(query.findings) if worth else []
        rows = _rows(rule, found, store)
    except CheckError as error:
        problem = RuleError(
            f"rule {rule.id} could not be evaluated: {error.problem}",
            place=error.place,
            advice=error.advice,
            source_line=error.source_line,
        )
        return RuleResult(rule=rule, kind=kind, problem=problem)
    looked_at = len({row.left_id for row in rows} | {row.right_id for row in rows if row.right_id})
    return RuleResult(
        rule=rule,
        kind=kind,
        rows=rows,
        claims=int(counts.get("claims", looked_at)),
        comparisons=int(counts.get("comparisons", len(rows))),
    )


def kind_of(rule: Common) -> str:
    """Return the kind that *rule* is of."""
    return str(type(rule).model_fields["kind"].default)


def _rows(rule: Common, found: list[dict[str, Any]], store: Database) -> tuple[Row, ...]:
    if not found:
        return ()
    if isinstance(rule, Sql) and len(found) > MOST:
        raise RuleError(f"its query gives more than {MOST:,} findings", advice="Select less.")
    if "left_id" not in found[0]:
        raise RuleError("its query has no column left_id", advice="Name the claim that is wrong.")
    ids = {row.get(side) for row in found for side in ("left_id", "right_id")}
    wanted = sorted(one for one in ids if isinstance(one, int))
    claims = {row["claim_id"]: row for row in store.rows(_CLAIMS, [wanted])}
    compose = composer(rule)
    rows = []
    for row in found:
        left, right = row["left_id"], row.get("right_id")
        if left not in claims or (right is not None and right not in claims):
            raise RuleError(f"its query gives a claim that is not there: {left}, {right}")
        verdict = _verdict(rule, row)
        detail = _detail(row)
        more = tuple(row.get("more") or ())
        sides = (
            Side.of(claims[left], detail.get("left_only", ())),
            None if right is None else Side.of(claims[right], detail.get("right_only", ())),
        )
        rows.append(
            Row(
                thing=str(row.get("thing") or ""),
                left_id=left,
                right_id=right,
                verdict=verdict,
                level=level_of(rule, verdict, detail),
                message=compose(verdict, *sides, detail, len(more)),
                more=more,
                detail=detail,
                caution=" ".join(
                    dict.fromkeys(filter(None, (rule.caution.strip(), row.get("caution"))))
                ),
            )
        )
    return tuple(rows)


def _verdict(rule: Common, row: Mapping[str, Any]) -> Verdict:
    verdict = row.get("verdict") or rule.verdict or "contradiction"
    for known in VERDICTS:
        if known == verdict:
            return known
    raise RuleError(
        f"its query gives the verdict {verdict!r}", advice=f"Use one of: {', '.join(VERDICTS)}."
    )


def _detail(row: Mapping[str, Any]) -> dict[str, Any]:
    detail = row.get("detail")
    if isinstance(detail, str):
        try:
            detail = json.loads(detail)
        except ValueError:
            detail = {"text": detail}
    return dict(detail) if isinstance(detail, Mapping) else {}


def level_of(rule: Common, verdict: Verdict, detail: Mapping[str, Any]) -> Level:
    """Return the level of a finding: what cannot be told is a note, a dispute no error."""
    if isinstance(rule, Superseded):
        return rule.draft_level if detail.get("draft") else rule.level
    if verdict == "undecided":
        return "note"
    if verdict in ("disputed", "superseded") and not rule.verdict:
        return max(rule.level, "warning", key=LEVELS.index)
    return rule.level
