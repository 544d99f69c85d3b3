"""How long a statement may take in, its interruption out when it takes longer."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Final

_GLANCE: Final = 0.02
"""Seconds between two looks at the clock."""
_PATIENCE: Final = 25
"""Looks without a statement after which nobody looks any more, until the next one."""


class Deadline:
    """Interrupts the statements of one connection, one at a time, that take too long.

    One thread looks at the clock for a whole series of statements: to start one for each costs
    more than most of them.
    """

    def __init__(self, interrupt: Callable[[], None]) -> None:
        self._interrupt = interrupt
        self._guard = threading.Lock()
        self._end: float | None = None
        self._watched = False
        self._statements = 0
        self.passed = False
        """Whether the last statement was interrupted."""

    def set(self, seconds: float) -> None:
        """Begin a statement that may take *seconds*; 0 lets it take as long as it likes."""
        with self._guard:
            self.passed = False
            self._statements += 1
            self._end = time.monotonic() + seconds if seconds else None
            if seconds and not self._watched:
                threading.Thread(target=self._watch, name="deadline", daemon=True).start()
                self._watched = True

    def lift(self) -> None:
        """End the statement; it is not interrupted any more."""
        with self._guard:
            self._end = None

    def close(self) -> None:
        """Let go of the connection, which must not outlive its store."""
        with self._guard:
            self._end, self._interrupt = None, _nothing

    def _watch(self) -> None:
        seen, idle = 0, 0
        while True:
            time.sleep(_GLANCE)
            with self._guard:
                if self._end is not None and time.monotonic() >= self._end:
                    self._end, self.passed = None, True
                    self._interrupt()
                idle = idle + 1 if self._end is None and self._statements == seen else 0
                seen = self._statements
                if idle == _PATIENCE:
                    self._watched = False
                    return


def _nothing() -> None:
    """Interrupt nobody."""
