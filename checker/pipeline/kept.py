"""What was read of each document in the run before, for a command that runs again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.extract.context import Named
    from checker.extract.pattern import Prepared
    from checker.model.claim import Claim
    from checker.model.document import Document

    Key = tuple[Document, Sequence[Named], tuple[Prepared, ...]]


class Kept:
    """The claims of the documents of one run, each with all that they were read from."""

    def __init__(self) -> None:
        self._now: dict[str, tuple[Key, list[Claim]]] = {}
        self._before: dict[str, tuple[Key, list[Claim]]] = {}
        self.reused = 0
        """Documents of this run that were not read again."""

    def turn(self) -> None:
        """Begin a run: what the one before the last had read is forgotten."""
        self._before, self._now, self.reused = self._now, {}, 0

    def claims(self, key: Key, read: Callable[[], list[Claim]]) -> list[Claim]:
        """Return what *read* gives, or gave for an equal *key* in the run before."""
        name = key[0].id
        known = self._before.get(name)
        if known is not None and known[0] == key:
            made = known[1]
            self.reused += 1
        else:
            made = read()
        self._now[name] = (key, made)
        return made


_KEPT: ContextVar[Kept | None] = ContextVar("kept", default=None)


def kept() -> Kept | None:
    """Return what is kept here, or None in a command that runs once."""
    return _KEPT.get()


@contextmanager
def keeping() -> Iterator[Kept]:
    """Keep inside what is read of a document until it, or a name in it, changes."""
    made = Kept()
    before = _KEPT.set(made)
    try:
        yield made
    finally:
        _KEPT.reset(before)
