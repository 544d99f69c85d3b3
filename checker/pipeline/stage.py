"""What a stage tells while it works, and what reading leaves behind for the stages after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from checker.errors import CheckError
from checker.model.document import Document

Progress = Callable[[str, int, int], None]
"""Told the stage, how many are done, and of how many."""


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Loaded:
    """What a run has read so far, and what it could not."""

    documents: list[Document] = field(default_factory=list)
    claim_files: list[str] = field(default_factory=list)
    statements: dict[str, int] = field(default_factory=dict)
    """How many statements each document holds."""
    problems: list[CheckError] = field(default_factory=list)
    """What could not be read, each with its place."""
