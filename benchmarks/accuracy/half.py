"""A row's identity in, dev or test out: rules are made by dev and reported on test."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

Half = Literal["dev", "test", "all"]
SEED = 20_110_503

T = TypeVar("T")


def half_of(identity: str) -> Literal["dev", "test"]:
    """Return the half of the row with this id (or with this line, where it has no id)."""
    return "dev" if hashlib.sha256(identity.encode()).hexdigest()[-1] in "01234567" else "test"


def chosen(rows: Iterable[T], half: Half, identity: Callable[[T], str]) -> list[T]:
    """Return the *rows* of one half."""
    return [row for row in rows if half in {"all", half_of(identity(row))}]


def sampled(rows: Sequence[T], most: int) -> list[T]:
    """Return at most *most* of the *rows* (0: all), always the same ones, in their order."""
    if not most or len(rows) <= most:
        return list(rows)
    picked = random.Random(SEED).sample(range(len(rows)), most)  # noqa: S311 - a sample, no secret
    return [rows[i] for i in sorted(picked)]
