"""Where the shipped rules, prompts and vocabulary are: a name in, a folder or file out."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: str) -> Path:
    """Return where the shipped "rules", "prompts", "vocabulary" or "action.yml" is."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.exists() else _PACKAGE.parent / name
