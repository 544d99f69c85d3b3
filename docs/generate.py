"""The program's own words in, the generated parts of docs/ and README.md out.

Run `python docs/generate.py` after a change of settings, rules, commands, schema or example; the
tests say when that was forgotten.
"""
# ruff: noqa: INP001 - a script beside the pages that it fills, not a package

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import typer.main
from pydantic import BaseModel

from checker.cli.app import app
from checker.config import ProjectFile
from checker.judge.setting import Settings
from checker.model.case import Expectation, GivenClaim, GivenText, RuleTest
from checker.model.decision import Decision
from checker.model.finding import Evidence, Finding
from checker.model.pattern import ExpectedClaim, MadeClaim, Pattern, PatternTest
from checker.model.report import Report, Summary
from checker.model.rule import KINDS, Common, Comparing, Pairwise
from checker.model.selector import Selector
from checker.read.table import ClaimFile
from checker.rules import meaning
from checker.rules.keys import key_rows
from checker.rules.message import DETAILS, NAMES, Side

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "docs"))

from guide import SESSIONS, session  # noqa: E402 path set above

WIDTH = 92


def main() -> int:
    """Write every page that is not current; return 0."""
    for path, text in pages().items():
        if path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT).as_posix()} written\n")
    return 0


def pages() -> dict[Path, str]:
    """Return each page with its generated parts as they should be."""
    parts: dict[str, Callable[[], str]] = {
        "output": example_output,
        "common": lambda: table(Common, skip=("kind", "pack")),
        "selector": lambda: table(Selector),
        "kinds": kinds,
        "message": message_names,
        "tests": lambda: "\n\n".join(
            f"{title}:\n\n{table(model)}"
            for title, model in (
                ("A test", RuleTest),
                ("A text in `given`, where more matters than its sentences", GivenText),
                ("A claim in `given`", GivenClaim),
                ("A finding in `expect`", Expectation),
            )
        ),
        "pattern": lambda: table(Pattern, skip=("pack",)),
        "pattern-claim": lambda: table(MadeClaim),
        "pattern-tests": lambda: "\n\n".join(
            f"{title}:\n\n{table(model)}"
            for title, model in (("A test", PatternTest), ("A claim in `expect`", ExpectedClaim))
        ),
        "settings": lambda: table(ProjectFile),
        "model-settings": lambda: table(Settings),
        "claim-files": lambda: table(ClaimFile),
        "commands": commands,
        "report": report,
        "schema": schema,
        **{name: partial(session, name) for name in SESSIONS},
    }
    files = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
    return {file: _filled(file.read_text(encoding="utf-8"), parts) for file in files}


def _filled(text: str, parts: dict[str, Callable[[], str]]) -> str:
    def fill(match: re.Match[str]) -> str:
        name = match[1]
        return f"<!-- generated: {name} -->\n\n{parts[name]().strip()}\n\n<!-- end -->"

    return re.sub(r"<!-- generated: ([\w-]+) -->.*?<!-- end -->", fill, text, flags=re.DOTALL)


def table(model: type[BaseModel], skip: tuple[str, ...] = ()) -> str:
    """Return the keys of *model* as a table: key, what it may be, default, meaning."""
    rows = [row for row in key_rows(model) if row[0] not in skip]
    lines = ["| key | is | default | meaning |", "|---|---|---|---|"]
    return "\n".join([*lines, *(f"| `{k}` | {t} | {d} | {m} |" for k, t, d, m in rows)])


def kinds() -> str:
    """Return a section for each kind of rule, with the keys that it adds."""
    common = _keys(Common) | {"kind"}
    pairs = table(Pairwise, skip=tuple(common))
    values = table(Comparing, skip=tuple(common | _keys(Pairwise)))
    parts = [
        "Kinds that lay two claims side by side (*pairs*) have these keys:",
        pairs,
        "Kinds that ask whether two values are compatible (*values*) have these as well:",
        values,
    ]
    for name, model in KINDS.items():
        shared, group = common, ""
        for above, word in ((Pairwise, "*pairs*"), (Comparing, "*pairs*, *values*")):
            if issubclass(model, above):
                shared, group = shared | _keys(above), word
        told = (
            inspect.getdoc(model) or "",
            meaning.about(model),
            group and f"({group})",
        )
        lines = [f"### {name}", " ".join(one for one in told if one)]
        if _keys(model) - shared:
            lines.append(table(model, skip=tuple(shared)))
        parts.append("\n\n".join(lines))
    return "\n\n".join(parts)


def _keys(model: type[BaseModel]) -> set[str]:
    return {key for key, *_ in key_rows(model)}


def message_names() -> str:
    """Return what a message may speak of."""
    side = ", ".join(f"`{name}`" for name in Side.__slots__)
    lines = [f"- names: {', '.join(f'`{name}`' for name in NAMES)}", f"- of a side: {side}"]
    for kind, detail in DETAILS.items():
        if detail:
            lines.append(f"- `detail` of {kind}: {', '.join(f'`{one}`' for one in detail)}")
    return "\n".join(lines)


def commands() -> str:
    """Return the help of every command."""
    return "\n\n".join(
        f"### {name}\n\n```text\n{help_}\n```" for name, help_ in sorted(command_help().items())
    )


def command_help() -> dict[str, str]:
    """Return each command that does something, by its full name, with its help."""
    found: dict[str, str] = {}

    def walk(command: Any, name: str, parent: Any) -> None:
        settings = {**command.context_settings, "max_content_width": WIDTH, "terminal_width": WIDTH}
        context = command.context_class(command, info_name=name, parent=parent, **settings)
        for below, one in getattr(command, "commands", {}).items():
            walk(one, below, context)
        if not getattr(command, "commands", {}):
            page = command.get_help(context)
            found[context.command_path] = "\n".join(line.rstrip() for line in page.splitlines())

    walk(typer.main.get_command(app), "check", None)
    return found


def report() -> str:
    """Return the fields of the JSON report."""
    titles = (
        ("The report", Report),
        ("summary", Summary),
        ("A finding", Finding),
        ("A piece of evidence", Evidence),
        ("A decision", Decision),
    )
    return "\n\n".join(f"{title}:\n\n{_plain(model)}" for title, model in titles)


def _plain(model: type[BaseModel]) -> str:
    lines = []
    for key, kind, _, said in key_rows(model):
        lines.append(f"- `{key}` ({kind})" + (f": {said}" if said else ""))
    return "\n".join(lines)


def schema() -> str:
    """Return a section for each table, from the comments of schema.sql."""
    text = (ROOT / "checker/store/schema.sql").read_text(encoding="utf-8")
    found = re.finditer(
        r"((?:^--[^\n]*\n)*)^CREATE TABLE (\w+) \(\n(.*?)^\);", text, re.MULTILINE | re.DOTALL
    )
    return "\n\n".join(_table_section(*match.groups()) for match in found)


def _table_section(comment: str, name: str, columns: str) -> str:
    about = " ".join(line.removeprefix("--").strip() for line in comment.splitlines())
    lines = ["| column | type | |", "|---|---|---|"]
    for line in columns.splitlines():
        column, _, told = line.partition("--")
        word, _, kind = column.strip().rstrip(",").partition(" ")
        if word:
            lines.append(f"| `{word}` | {kind.strip().rstrip(',').lower()} | {told.strip()} |")
    return f"## {name}\n\n" + (f"{about}\n\n" if about else "") + "\n".join(lines)


def example_output() -> str:
    """Return two findings of the example and what the run closes with, as README shows them."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "100", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "checker", "run", "examples/intelligence-cell"]
    # A copy: a run keeps its database in the project, and another may be going on there.
    with tempfile.TemporaryDirectory() as place:
        kept = shutil.ignore_patterns(".check")
        shutil.copytree(ROOT / "examples", Path(place) / "examples", ignore=kept)
        # The command is our own.
        run = subprocess.run(  # noqa: S603
            command, cwd=place, env=environment, capture_output=True, encoding="utf-8", check=False
        )
    findings, _, close = run.stdout.partition("── what was checked")
    every = re.split(r"\n\n(?=(?:error|warning|note)\[)", findings.strip())
    shown = [one for one in every if re.match(r"\w+\[(country-left-out|body-in-two-places)\]", one)]
    rest = f"… {len(every) - len(shown)} more findings …"
    return (
        "```text\n" + "\n\n".join([*shown, rest, f"── what was checked{close}"]).strip() + "\n```"
    )


if __name__ == "__main__":
    sys.exit(main())
