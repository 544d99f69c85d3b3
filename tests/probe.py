"""A kind and its parameters in, a rule out that has nothing else to say."""

from __future__ import annotations

from typing import Any

from checker.model.rule import KINDS, Common


def rule(kind: str, **keys: Any) -> Common:
    """Return a rule of *kind*."""
    known = {"id": "probe", "level": "error", "summary": "A probe.", "message": "x"}
    return KINDS[kind].model_validate(known | keys)
