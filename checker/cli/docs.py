"""`check rules docs`: a page on a rule or a kind, from the file alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from checker.cli.chosen import config_here, known_rules
from checker.cli.manual import COLOR, WIDTH
from checker.cli.output import When, put, save, style_of
from checker.cli.trace import rule_called
from checker.errors import ConfigError, Place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.rule import Common
    from checker.rules.page import Page
    from checker.rules.selftest import Pipeline

_ENDINGS = {"markdown": "md", "html": "html"}


def docs(
    name: str = typer.Argument(
        "",
        metavar="[RULE|KIND]",
        show_default=False,
        help="A rule's id or file, or a kind; else all.",
    ),
    format_: Literal["terminal", "markdown", "html"] = typer.Option(
        "terminal", "--format", help="How to write it."
    ),
    output: Path = typer.Option(
        None, "--output", "-o", metavar="FOLDER", show_default=False, help="One file a page, there."
    ),
    width: int = WIDTH,
    color: When = COLOR,
) -> None:
    """Show the page of a rule or a kind: what it finds, why, examples that are run, its settings.

    Examples:
      check rules docs numbers-differ
      check rules docs same-value --format markdown
      check rules docs --format html -o pages/
    """
    from checker.report.page import index, markdown, page_html, terminal
    from checker.rules.page import file_name

    if output is not None and format_ == "terminal":
        advice = "Add --format markdown or --format html."
        raise ConfigError("pages for a terminal are not written into files", advice=advice)
    pages = _pages(name)
    if output is None:
        style = style_of(width, color)
        for number, page in enumerate(pages):
            text = (
                terminal(page, style)
                if format_ == "terminal"
                else markdown(page)
                if format_ == "markdown"
                else page_html(page)
            )
            put(("\n" if number else "") + text)
        return
    made = list(pages)
    ending = _ENDINGS[format_]
    for page in made:
        _save(
            output / file_name(page, ending),
            page_html(page) if ending == "html" else markdown(page),
        )
    if not name:
        _save(output / f"index.{ending}", index(made, ending))
    put(f"Wrote {len(made)} {'page' if len(made) == 1 else 'pages'} to {output.as_posix()}.\n")


def _pages(name: str) -> Iterator[Page]:
    from checker.model.rule import KINDS
    from checker.pipeline.given import told
    from checker.rules.page import kind_page

    pipeline = told(config_here())
    if name in KINDS:
        yield kind_page(name, known_rules(()).rules, pipeline)
    elif name:
        yield _page(rule_called(name), name, pipeline)
    else:
        loaded = known_rules(())
        for problem in loaded.problems:
            raise problem
        for rule in loaded.rules:
            yield _page(rule, loaded.places[rule.id].path, pipeline)
        for kind in KINDS:
            yield kind_page(kind, loaded.rules, pipeline)


def _page(rule: Common, file: str, pipeline: Pipeline) -> Page:
    from checker.rules.load import read
    from checker.rules.page import rule_page

    path = file if file.endswith((".yaml", ".yml")) else known_rules(()).places[rule.id].path
    return rule_page(rule, read(Path(path)).data, pipeline)


def _save(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ConfigError(
            f"cannot make the folder: {error.strerror}", place=Place(path.parent.as_posix())
        ) from error
    save(path, text)
