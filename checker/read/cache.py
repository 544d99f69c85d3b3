"""What was worked out before, kept on disk: text in, plain JSON data out, or nothing.

A cache is never a reason to fail: one that cannot be read, written or trusted is not used.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Final

_SMALLEST: Final = 200
"""Shorter texts are worked out faster than a file is opened: they are kept in the process."""
_MOST_SMALL: Final = 256
_SMALL: Final[dict[str, str]] = {}


_IDLE: ContextVar[bool] = ContextVar("idle", default=False)


@contextlib.contextmanager
def idle() -> Iterator[None]:
    """Keep nothing inside: what is worked out there is not asked for again."""
    before = _IDLE.set(True)
    try:
        yield
    finally:
        _IDLE.reset(before)


def recall(kind: str, text: str) -> Any:
    """Return what was kept for *text* under *kind* (a name with a format number), or None."""
    if len(text) < _SMALLEST:
        known = _SMALL.get(f"{kind}\n{text}") if folder() else None
        return json.loads(known) if known else None
    file = _file(kind, text)
    if file is None:
        return None
    try:
        digest, _, body = file.read_text(encoding="ascii").partition("\n")
        # A file cut short or edited by hand does not match its own first line.
        return json.loads(body) if digest == _hash(body) else None
    except (OSError, ValueError, RecursionError):
        return None


def keep(kind: str, text: str, data: Any) -> None:
    """Keep *data*, which must be plain JSON data, for *text*."""
    if len(text) < _SMALLEST and folder():
        if len(_SMALL) >= _MOST_SMALL:
            _SMALL.clear()
        _SMALL[f"{kind}\n{text}"] = json.dumps(data)
        return
    file = _file(kind, text)
    if file is None:
        return
    with contextlib.suppress(OSError, ValueError, RecursionError):
        body = json.dumps(data, separators=(",", ":"), allow_nan=False)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(f"{_hash(body)}\n{body}")
            # Several runs may write at once: a reader sees the old file or the whole new one.
            Path(name).replace(file)
        except OSError:
            Path(name).unlink(missing_ok=True)


def _file(kind: str, text: str) -> Path | None:
    home = folder()
    if home is None or len(text) < _SMALLEST:
        return None
    return home / f"{_hash(kind + chr(10) + text)}.json"


def folder() -> Path | None:
    """Return where things are kept, None where nothing is to be kept."""
    chosen = os.environ.get("CHECK_CACHE_DIR", "")
    if _IDLE.get() or chosen.lower() == "off":
        return None
    if chosen:
        return Path(chosen)
    if home := os.environ.get("XDG_CACHE_HOME", ""):
        return Path(home) / "check-facts"
    try:
        return Path.home() / ".cache" / "check-facts"
    except RuntimeError:
        return None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
