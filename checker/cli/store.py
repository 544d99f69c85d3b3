"""From paths on the command line to a database of their claims."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from checker.store.engine import Store


@contextmanager
def claims_of(paths: list[str] | None) -> Iterator[Store]:
    """Give the claims of *paths*, or of the project; it can be read and nothing else.

    What could not be read is said on standard error: a short table must not look complete.

    Raises:
        CheckError: A path does not exist, or check.yaml is wrong.
    """
    from checker import pipeline
    from checker.config import load_config
    from checker.report.style import safe_lines

    config = load_config(tuple(paths or ()))
    loaded = pipeline.read(config)
    with pipeline.opened(config, loaded) as store:
        for problem in loaded.problems:
            typer.echo(safe_lines(f"{problem}\n"), err=True)
        yield store
