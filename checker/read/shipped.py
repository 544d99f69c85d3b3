"""Where the shipped rules, prompts and vocabulary are: a name in, a folder out."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """Return the folder of the shipped "rules", "prompts" or "vocabulary"."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name
