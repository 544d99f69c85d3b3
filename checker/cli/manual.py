"""Commands with their help, and the flags that several of them share."""

from __future__ import annotations

import inspect
from collections.abc import Callable

import typer

PATHS = typer.Argument(
    None, metavar="PATH", show_default=False, help="What to read; else the project."
)
WIDTH = typer.Option(
    None,
    min=40,
    max=400,
    metavar="COLUMNS",
    show_default=False,
    help="How wide to print; else the terminal's width, at most 100.",
)
COLOR = typer.Option("auto", help="NO_COLOR in the environment is honoured.")

LEDGER_FILE = typer.Option(
    None,
    "--ledger",
    metavar="FILE",
    show_default=False,
    help="The model's kept answers; else check.ledger.jsonl.",
)

_KEEP_LINES = "\b\n"
"""Before a paragraph, this tells typer to leave its lines as they are."""


def group(help_: str, name: str | None = None) -> typer.Typer:
    """Return a command that holds others; alone, it shows its help."""
    return typer.Typer(
        name=name,
        help=_page(help_),
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        callback=None if name else _group,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )


def add(app: typer.Typer, function: Callable[..., None], name: str = "") -> None:
    """Add *function* as a command of its name, or of *name*; its docstring is the help."""
    app.command(name=name or function.__name__, help=_page(inspect.getdoc(function) or ""))(
        function
    )


def _group() -> None:
    """Keep the only command of a group a command of its own."""


def _page(text: str) -> str:
    """Return help whose indented paragraphs keep their lines."""
    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(
        _KEEP_LINES + paragraph if "\n  " in paragraph else paragraph for paragraph in paragraphs
    )
