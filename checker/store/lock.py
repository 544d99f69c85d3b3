"""One writer at a time: a file that the operating system unlocks when its process ends, however."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checker.errors import StoreError


@contextmanager
def locked(path: Path, name: str) -> Iterator[None]:
    """Hold the lock file *path*; *name* is what errors call the thing that it guards.

    Raises:
        StoreError: Another process holds it.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _lock(handle)
        except OSError:
            raise StoreError(
                f"another `check` is writing to {name}; try again when it has ended"
            ) from None
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
