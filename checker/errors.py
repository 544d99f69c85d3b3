"""Errors a person can act on.

    CheckError              the request or its input is wrong; exit 2
    ├── ConfigError         a setting or a flag is wrong
    ├── RuleError           a rule file is wrong
    ├── SourceError         a source cannot be read; exit 3 when it was to be checked
    ├── StoreError          the database is locked, too old or refused the query
    └── IncompleteError     nothing could be checked; exit 3

A message says where, what is wrong, and what to do next, in that order.
Any other exception is a bug in check (exit 4).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """Where in a file: line and column count from 1; 0 means that they are not known."""

    path: str
    line: int = 0
    column: int = 0
    length: int = 1
    """How many characters of the line the marker underlines."""

    def __str__(self) -> str:
        """Return `path:line:column`, as compilers print it."""
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class CheckError(Exception):
    """Base class for every error that is the input's fault, not ours."""

    def __init__(
        self, problem: str, *, place: Place | None = None, advice: str = "", source_line: str = ""
    ) -> None:
        super().__init__(problem)
        self.problem = problem
        self.place = place
        self.advice = advice
        self.source_line = source_line
        """The line of the file at `place`, shown with a marker under the wrong words."""

    def __str__(self) -> str:
        """Return place and problem, the excerpt with its marker, and the advice."""
        head = f"{self.place}: {self.problem}" if self.place else self.problem
        return "\n\n".join(part for part in (head, self._excerpt(), self.advice) if part)

    def _excerpt(self) -> str:
        if not self.place or not self.place.line or not self.source_line:
            return ""
        number = str(self.place.line)
        line = self.source_line.replace("\t", " ")
        gutter = " " * len(number)
        excerpt = f"    {number} | {line}"
        if self.place.column:
            marker = " " * (self.place.column - 1) + "^" * max(1, self.place.length)
            excerpt += f"\n    {gutter} | {marker}"
        return excerpt


class ConfigError(CheckError):
    """A setting or a flag is wrong."""


class RuleError(CheckError):
    """A rule file is wrong."""


class SourceError(CheckError):
    """A source cannot be read."""


class StoreError(CheckError):
    """The database is locked, from another version, or refused a query."""


class IncompleteError(CheckError):
    """What was asked for could not be checked."""
