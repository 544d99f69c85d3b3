"""`check rules trace`: why a rule finds something, or does not, step by step."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from checker.cli.chosen import chosen_rules, known_rules, only
from checker.cli.manual import COLOR, WIDTH
from checker.cli.output import When, put, style_of
from checker.cli.store import claims_of
from checker.errors import ConfigError

if TYPE_CHECKING:
    from checker.model.rule import Common
    from checker.report.style import Style
    from checker.rules.funnel import Step
    from checker.rules.trace import Condition, Trace
    from checker.store.engine import Store

_PLACE = re.compile(r"^(.+):(\d+)$")


def trace(
    rule: str = typer.Argument(metavar="RULE", help="A rule's id, or its file."),
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="What to read; else the project."
    ),
    claim: list[str] = typer.Option(
        None,
        metavar="CLAIM",
        show_default=False,
        help="An id of `check claims ls`, or source:line. Twice, for a rule that compares two.",
    ),
    width: int = WIDTH,
    color: When = COLOR,
) -> None:
    """Show how many claims a rule is left with after each step, or why it does not find two.

    Examples:
      check rules trace numbers-differ sources/
      check rules trace numbers-differ sources/ --claim 12 --claim 31
      check rules trace rules/toll-differs.yaml --claim observer:4 --claim gazette:9
    """
    style = style_of(width, color)
    wanted = rule_called(rule)
    others = known_rules([]).rules
    with claims_of(paths) as store:
        if claim:
            from checker.rules.trace import trace as traced

            ids = claims_called(store, claim, wanted)
            put(_traced(wanted, traced(wanted, store, ids, others), style))
        else:
            from checker.rules.funnel import funnel

            put(_funnel(wanted, funnel(wanted, store, others), style))


def rule_called(name: str) -> Common:
    """Return the rule with the id *name*, or that of the file *name*.

    Raises:
        CheckError: There is none, or it is wrong.
    """
    from pathlib import Path

    is_file = name.endswith((".yaml", ".yml"))
    loaded = chosen_rules([name] if is_file else None)
    if is_file and loaded.problems:
        raise loaded.problems[0]
    wanted = Path(name).stem if is_file else name
    broken = [one for one in loaded.problems if one.place and Path(one.place.path).stem == wanted]
    if broken:
        raise broken[0]
    return only(loaded, [wanted])[0]


def claims_called(store: Store, names: Sequence[str], rule: Common | None = None) -> list[int]:
    """Return the ids of the claims *names*, each an id or source:line.

    Raises:
        ConfigError: There is no such claim, or several stand there that *rule* looks at.
    """
    return [int(one) if one.isdigit() else _at(store, one, rule) for one in names]


def _at(store: Store, name: str, rule: Common | None) -> int:
    match = _PLACE.match(name)
    if not match:
        advice = "Give an id of `check claims ls`, or a source and a line: observer:4"
        raise ConfigError(f"{name!r} is no claim", advice=advice)
    sql = "SELECT claim_id, predicate, value, value_type FROM claims WHERE source = ? AND line = ?"
    rows = store.rows(f"{sql} ORDER BY claim_id", [match[1], int(match[2])])
    if not rows:
        advice = "`check claims ls` shows the lines that have claims."
        raise ConfigError(f"no claim at {name}", advice=advice)
    fit = [
        row
        for row in rows
        if rule is None
        or (
            row["value_type"] in rule.compared
            and (not rule.where.predicate or row["predicate"] in rule.where.predicate)
        )
    ] or rows
    if len(fit) > 1:
        listed = "; ".join(
            f"{row['claim_id']} ({row['predicate']}: {row['value']:.40})" for row in fit[:8]
        )
        raise ConfigError(
            f"{len(fit)} claims stand at {name}", advice=f"Name one by its id: {listed}"
        )
    return int(fit[0]["claim_id"])


def _funnel(rule: Common, steps: Sequence[Step], style: Style) -> str:
    from checker.report.style import safe
    from checker.rules.evaluate import kind_of

    width = max(len(f"{one.count:,}") for one in steps)
    lines = [f"{style.paint(rule.id, 'strong')}  {kind_of(rule)}", ""]
    empty = next((n for n, one in enumerate(steps) if not one.count), None)
    for number, one in enumerate(steps):
        line = f"  {one.count:>{width},}  {safe(one.words)}"
        lines.append(style.paint(line, "warning") if number == empty else line)
    lines.append("")
    if empty:
        asked = steps[empty].words.startswith("where")
        said = "Nothing is left where " if asked else "There are no "
        words = steps[empty].words.removeprefix("where ")
        told = asked or empty < len(steps) - 1
        lines.append(safe(f"{said}{words}." if told else "It finds nothing."))
        lines.append(
            "Name two claims that it should find: check rules trace RULE --claim A --claim B"
        )
    return "\n".join(lines).rstrip() + "\n"


def _traced(rule: Common, told: Trace, style: Style) -> str:
    from checker.report.style import safe
    from checker.rules.evaluate import kind_of

    lines = [f"{style.paint(rule.id, 'strong')}  {kind_of(rule)}", ""]
    for claim in told.claims:
        place = f"{claim['source']}:{claim['line']}" if claim["line"] else claim["source"]
        head = f"{claim['claim_id']}  {place}  {claim['predicate']}"
        lines += ["  " + safe(head), "      " + safe(claim["quote"])]
    lines.append("")
    for one in told.conditions:
        lines += _line(one, first=one is told.failed, pair=len(told.claims) > 1, style=style)
    return "\n".join([*lines, "", *_closing(rule, told)]) + "\n"


def _line(one: Condition, *, first: bool, pair: bool, style: Style) -> list[str]:
    from checker.report.style import safe

    mark = ("✓" if one.met else "✗") if style.unicode else ("yes" if one.met else "no ")
    head = f"  {mark} {safe(one.words)} ({safe(one.key)})"
    if first:
        head = style.paint(f"{head}  <- the first that fails", "warning")
    if not (one.left or one.right):
        return [head]
    sides = [safe(one.left) or "-", safe(one.right) or "-"] if pair else [safe(one.left)]
    line = "      " + " | ".join(sides)
    if len(line) <= style.width or not pair:
        return [head, line]
    return [head, f"      {sides[0]}", f"    | {sides[1]}"]


def _closing(rule: Common, told: Trace) -> list[str]:
    from checker.model.rule import Sql

    if told.failed:
        return [
            f"{rule.id} does not find this: {told.failed.words} ({told.failed.key}) does not hold."
        ]
    if told.takers:
        names = " and ".join(told.takers)
        looks = "look" if len(told.takers) > 1 else "looks"
        return [
            f"{rule.id} would find this; {names} {looks} at it in its stead (`instead_of`).",
            f"Go on there: check rules trace {told.takers[0]} …",
        ]
    ids = {one["claim_id"] for one in told.claims}
    if told.reported and ids <= set(told.reported):
        return [f"{rule.id} finds this."]
    if told.reported:
        names = " and ".join(str(one) for one in told.reported)
        return [
            f"{rule.id} finds this, and tells it once: the finding is that of the claims {names},",
            "and these are further evidence in it.",
        ]
    if isinstance(rule, Sql):
        return [f"The query of {rule.id} does not give this. Try it with `check sql`."]
    return [
        "Every condition holds, but another claim of the same source stands for one of the two, or",
        f"another pair was chosen first: {rule.id} tells one finding for two values.",
    ]
