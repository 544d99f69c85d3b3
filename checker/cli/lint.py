"""`check rules lint`: what is wrong with rule files, before a run depends on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import typer

from checker.cli.chosen import chosen_patterns, config_here, seen
from checker.cli.output import put
from checker.errors import CheckError

if TYPE_CHECKING:
    from checker.config import Config
    from checker.rules.phrases import LoadedPatterns
    from checker.rules.written import Written


def lint(
    paths: list[str] = typer.Argument(
        None, metavar="PATH", show_default=False, help="Rule files or folders; else the project's."
    ),
    format_: Literal["text", "json"] = typer.Option("text", "--format", help="How to tell it."),
) -> None:
    """Look for mistakes in rule files: unknown words, what is missing, what can never fire.

    In a project the rules are held against its claims as well.

    Exit codes: 0 nothing is wrong, 2 something is.

    Examples:
      check rules lint
      check rules lint rules/toll-differs.yaml --format json
    """
    from checker.rules.lint import written

    config = config_here()
    chosen = paths or config.rules
    rules, problems = written([Path(path) for path in chosen], config.packs)
    linted = [one for one in rules if one.own or not chosen]
    problems += _mistakes(rules, linted, config)
    phrases = chosen_patterns(paths)
    problems += (*phrases.problems, *_patterns(phrases, config, given=bool(paths)))
    if not paths:
        problems += _left_over(rules, problems, config)
    told = _once(problems)
    number = len(linted), len(phrases.patterns)
    put(_json(*number, told) if format_ == "json" else _text(*number, told))
    if told:
        raise typer.Exit(2)


def _mistakes(rules: list[Written], linted: list[Written], config: Config) -> list[CheckError]:
    from checker.rules.lint import lint as inspected
    from checker.rules.overlap import overlaps
    from checker.rules.spelling import Known

    # What no claim has is said before what is spelt strangely: it is the surer of the two.
    words, problems = _unmet(linted, config)
    known = Known.of(rules, words.get("predicate", ()), words.get("unit", ()))
    problems += [error for one in linted for error in inspected(one, known)]
    mine = {one.node.path for one in linted}
    problems += [one for one in overlaps(rules) if one.place and one.place.path in mine]
    return problems


def _patterns(phrases: LoadedPatterns, config: Config, *, given: bool) -> list[CheckError]:
    """Return what is missing in the patterns that are the editor's own."""
    from checker.rules.phrases import pattern_files
    from checker.rules.phrasing import lint_pattern

    # Shipped ones are looked at where they are given, or where there is nothing else.
    own = {file.as_posix() for file in pattern_files([Path(path) for path in config.rules])}
    linted = [one for one in phrases.patterns if given or not own or one.node.path in own]
    return [error for one in linted for error in lint_pattern(one)]


def _unmet(
    linted: list[Written], config: Config
) -> tuple[Mapping[str, frozenset[str]], list[CheckError]]:
    """Return the words of the project's claims, and the rules that none of these can meet."""
    if config.project is None:
        return {}, []
    from checker import pipeline
    from checker.report.style import safe_lines
    from checker.rules.reach import Claims, unreachable

    loaded = pipeline.read(config)
    with pipeline.opened(config, loaded, matched=False) as store:
        claims = Claims(store)
        problems: list[CheckError] = [*unreachable(linted, claims)]
    for unread in loaded.problems:
        typer.echo(safe_lines(f"{unread}\n"), err=True)
    return claims.values, problems


def _left_over(
    rules: Sequence[Written], problems: Sequence[CheckError], config: Config
) -> list[CheckError]:
    """Return the decisions of the project on rules that are gone; a broken one is still there."""
    if not config.decisions:
        return []
    from checker.rules.leftover import leftovers
    from checker.rules.load import read

    known = {name for one in rules for name in (one.rule.id, *one.rule.replaces)}
    known |= {Path(one.place.path).stem for one in problems if one.place}
    return [*leftovers(read(Path(config.decisions)), known)]


def _once(problems: list[CheckError]) -> list[CheckError]:
    """Return *problems* as seen from here, in the order of their places; one for one word."""
    found: dict[tuple[str, int, int, str], CheckError] = {}
    for one in problems:
        place = one.place and seen(one.place)
        key = (place.path, place.line, place.column) if place else ("", 0, 0)
        missing = one.problem if "has no `" in one.problem else ""
        found.setdefault(
            (*key, missing),
            type(one)(one.problem, place=place, advice=one.advice, source_line=one.source_line),
        )
    return [found[key] for key in sorted(found)]


def _text(rules: int, patterns: int, problems: Sequence[CheckError]) -> str:
    from checker.report.style import safe_lines

    parts = [safe_lines(str(one)) for one in problems]
    number = len(problems)
    wrong = f"{number} problem{'' if number == 1 else 's'}" if number else "nothing is wrong"
    files = f"{rules} rule{'' if rules == 1 else 's'}"
    if patterns:
        files += f" and {patterns} pattern{'' if patterns == 1 else 's'}"
    parts.append(f"{files} read, {wrong}")
    return "\n\n".join(parts) + "\n"


def _json(rules: int, patterns: int, problems: Sequence[CheckError]) -> str:
    import json

    told: dict[str, Any] = {
        "schema_version": 1,
        "rules": rules,
        "patterns": patterns,
        "problems": [
            {
                "path": one.place.path if one.place else "",
                "line": one.place.line if one.place else 0,
                "column": one.place.column if one.place else 0,
                "length": one.place.length if one.place else 0,
                "problem": one.problem,
                "advice": one.advice,
                "excerpt": one.source_line,
            }
            for one in problems
        ],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"
