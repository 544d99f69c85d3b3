"""Pairs of texts in, what the product's own pipeline finds between the two of each pair out.

A run costs a quarter of a second whatever it reads, so many pairs share one, and what is found
between texts of different pairs does not count.  The texts of one run are told apart by `key`:
no two pairs of a run share theirs.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from checker import pipeline
from checker.config import Config
from checker.rules.evaluate import evaluate
from checker.rules.load import LoadedRules

LOUD = frozenset({"warning", "error"})
_DRAFT = "---\nrole: draft\n---\n"
_CLAIMS = "SELECT claim_id, source, value, quote FROM claims"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts to lay side by side."""

    identity: str
    left: str
    right: str
    key: str
    draft: bool = False
    """Whether the right one is a draft, whose figures the left one should carry."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One row that a rule found."""

    rule: str
    level: str
    across: bool
    """Whether it lies between the two texts; else within one of them."""
    left: str
    right: str
    message: str

    @property
    def loud(self) -> bool:
        """Whether it is a warning or an error."""
        return self.level in LOUD


def compared(pairs: Sequence[Pair], together: int) -> dict[str, list[Hit]]:
    """Return what is found in each pair, by its identity; *together* pairs share a run."""
    rules = pipeline.load(Config())
    found: dict[str, list[Hit]] = {pair.identity: [] for pair in pairs}
    for batch in _batches(pairs, together):
        for identity, hit in _run(batch, rules):
            found[identity].append(hit)
    return found


def _batches(pairs: Sequence[Pair], together: int) -> Iterator[list[Pair]]:
    """Yield batches in which every key stands once."""
    waiting = list(pairs)
    while waiting:
        batch: list[Pair] = []
        later: list[Pair] = []
        keys: set[str] = set()
        for pair in waiting:
            if len(batch) < together and pair.key not in keys:
                keys.add(pair.key)
                batch.append(pair)
            else:
                later.append(pair)
        yield batch
        waiting = later


def _run(batch: Sequence[Pair], rules: LoadedRules) -> Iterator[tuple[str, Hit]]:
    with tempfile.TemporaryDirectory() as folder:
        config = Config(paths=tuple(_written(batch, Path(folder))))
        loaded = pipeline.read(config)
        with pipeline.opened(config, loaded) as store:
            results = evaluate(rules.rules, store)
            claims = {row["claim_id"]: row for row in store.rows(_CLAIMS)}
    for result in results:
        for row in result.rows:
            left = claims[row.left_id]
            right = claims[row.right_id] if row.right_id is not None else left
            place = _place(left["source"]), _place(right["source"])
            if place[0] == place[1]:
                across = left["source"] != right["source"]
                hit = Hit(
                    result.rule.id, row.level, across, left["quote"], right["quote"], row.message
                )
                yield batch[place[0]].identity, hit


def _written(batch: Sequence[Pair], folder: Path) -> Iterator[str]:
    for number, pair in enumerate(batch):
        for side, text in (("a", pair.left), ("b", pair.right)):
            path = folder / f"{number}{side}.txt"
            front = _DRAFT if pair.draft and side == "b" else ""
            path.write_text(front + text, encoding="utf-8")
            yield path.as_posix()


def _place(source: str) -> int:
    return int(source[:-1])
